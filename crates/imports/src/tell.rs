//! What imports did, in words.
use crate::kind::ImportKind;
use crate::model::Counts;
use crate::pages::words;
use crate::texts;
use base::Lang;
use base::tell::{EventView, with};
use serde_json::Value;

base::teller!("import", |l| texts(l).events_import(), tell);
base::teller!("mapping", |l| texts(l).events_import(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    Some(match e.name {
        "import.booked" => booked(e, lang),
        "import.undone" => match (e.was("file"), rows(e.before)) {
            (Some(file), Some((n, _))) => t.event_undone_file(n, file, lang.count(n)),
            _ => t.event_undone(),
        },
        "mapping.saved" => match (e.is("name"), e.is("version")) {
            (Some(name), Some(version)) => t.event_mapping_saved(name, version),
            _ => t.event_some_mapping_saved(),
        },
        _ => return None,
    })
}

fn booked(e: &EventView<'_>, lang: Lang) -> String {
    let t = texts(lang);
    let kind = e.is("kind").map(|word| ImportKind::parse(&word).map_or(word, |k| words::kind(t, k)));
    let sentence = match (e.is("file").filter(|f| !f.is_empty()), kind) {
        (Some(file), Some(kind)) => t.event_booked_file(file, kind),
        (_, Some(kind)) => t.event_booked_kind(kind),
        _ => t.event_booked(),
    };
    let Some((n, faulty)) = rows(e.after) else { return sentence };
    let booked = t.event_rows(n, lang.count(n));
    if faulty == 0 {
        return with(sentence, &booked);
    }
    with(sentence, &t.event_rows_but(booked, lang.count(faulty)))
}

/// Rows that came into the books, and faulty ones that did not; a plain number stands for all.
fn rows(said: &Value) -> Option<(i64, i64)> {
    let rows = said.get("rows")?;
    if let Some(n) = rows.as_i64() {
        return Some((n, 0));
    }
    let c: Counts = serde_json::from_value(rows.clone()).ok()?;
    let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    Some((whole(c.new + c.changed + c.to_assign), whole(c.faulty)))
}
