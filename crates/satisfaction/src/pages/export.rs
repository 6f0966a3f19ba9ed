//! `GET /accounts/{key}/satisfaction.csv`: the waves, and for those who see names each person's counting answers.
use super::tab;
use crate::texts;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use base::{Desk, PageResult};

fn cell(text: &str) -> String {
    // A leading = + - @ would be a formula in a spreadsheet.
    let safe = if text.starts_with(['=', '+', '-', '@', '\t']) && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

fn line(out: &mut String, cells: &[&str]) {
    out.push_str(&cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(";"));
    out.push_str("\r\n");
}

/// Semicolons, UTF-8 with a byte order mark: opens in a spreadsheet by a double click.
pub(super) async fn csv(desk: Desk, Path(key): Path<String>) -> PageResult {
    let access = accounts::open(desk.db(), &desk.actor, &key).await?;
    let sight = tab::read(&desk, &access, "").await?;
    let t = texts(desk.lang());
    let number = |v: f64| {
        let text = format!("{v:.2}");
        if desk.lang() == base::Lang::De { text.replace('.', ",") } else { text }
    };
    let mut out = String::from("\u{feff}");
    line(&mut out, &[&t.wave(), &t.csv_day(), &t.csv_index(), &t.csv_sd(), &t.csv_answered(), &t.csv_invited()]);
    for w in &sight.history.waves {
        let (index, sd) = w.index.map(|i| (number(i.s), number(i.sd))).unwrap_or_default();
        let invited = w.invited.map(|n| n.to_string()).unwrap_or_default();
        line(&mut out, &[&w.name, &w.day.to_string(), &index, &sd, &w.answered.to_string(), &invited]);
    }
    if sight.names {
        out.push_str("\r\n");
        line(&mut out, &[&t.person(), &t.role(), &t.weight(), &t.csv_question(), &t.csv_answer(), &t.csv_day()]);
        for p in &sight.score().persons {
            let role = sight.people.iter().find(|x| x.id == p.respondent).and_then(|x| x.role);
            let role = role.map(|r| r.name(desk.lang())).unwrap_or_default();
            for i in &p.items {
                let (weight, value) = (number(p.weight), (i.thousandths / 1000).to_string());
                line(
                    &mut out,
                    &[&sight.name(p.respondent), &role, &weight, &sight.label(&i.code), &value, &i.day.to_string()],
                );
            }
        }
    }
    let name = base::fold::fold(&access.account.key).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let disposition = format!("attachment; filename=\"satisfaction-{name}.csv\"");
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        out,
    )
        .into_response())
}
