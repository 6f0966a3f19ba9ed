//! `spagat import`, `undo`, `portfolio`, `account`: the books without a browser.
use super::progress::Line;
use super::{Common, Stop, clock};
use crate::house::{Access, House};
use base::{Actor, Day, Period, Site};
use clap::Args;
use engine_value::contribution::Level;
use imports::{ImportKind, Options, Report};
use serde::Serialize;
use std::path::PathBuf;

/// Flags of `import`.
#[derive(Debug, Clone, Args)]
pub(super) struct Import {
    /// What the file holds: accounts, ledger, rates, costs, targets or answers.
    #[arg(value_parser = kind)]
    kind: ImportKind,
    /// CSV, TSV or XLSX.
    file: PathBuf,
    /// How the file is read.
    #[arg(long, value_name = "MAPPING.toml")]
    mapping: PathBuf,
    /// Say what would happen, book nothing.
    #[arg(long)]
    dry_run: bool,
    /// Book the good rows and leave the faulty ones.
    #[arg(long)]
    good_rows: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

fn kind(word: &str) -> Result<ImportKind, String> {
    ImportKind::parse(word).ok_or_else(|| "use accounts, ledger, rates, costs, targets or answers".to_owned())
}

/// The site and the console's actor of the one firm.
async fn desk(common: &Common, access: Access) -> Result<(House, Site, Actor), Stop> {
    let house = House::open(common, access).await?;
    let actor = identity::console_actor(&house.db, &common.user()).await?;
    let site = Site::new(house.db.clone(), clock(), house.folder.clone(), "http://127.0.0.1");
    Ok((house, site, actor))
}

/// Reads a file and books it.
pub(super) async fn import(common: &Common, flags: Import) -> Result<(), Stop> {
    let mapping = std::fs::read_to_string(&flags.mapping)
        .map_err(|e| Stop::Refused(format!("{} cannot be read: {e}.", flags.mapping.display())))?;
    let (house, site, actor) = desk(common, Access::Write).await?;
    imports::sweep(&site).await?;
    let options = Options { dry_run: flags.dry_run, good_rows: flags.good_rows };
    let line = Line::new(flags.json);
    let tell = move |p| line.tell(p);
    let done = imports::import_file(&site, &actor, flags.kind, &flags.file, &mapping, options, &tell).await;
    line.clear();
    let report = done?;
    house.db.close().await;
    finish(&report, flags.json)
}

/// Flags of `undo`.
#[derive(Debug, Clone, Args)]
pub(super) struct Undo {
    /// As `import --json` printed it.
    import_id: base::ids::ImportId,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// Takes an import back.
pub(super) async fn undo(common: &Common, flags: Undo) -> Result<(), Stop> {
    let (house, site, actor) = desk(common, Access::Write).await?;
    let report = imports::undo(&site, &actor, flags.import_id).await?;
    house.db.close().await;
    finish(&report, flags.json)
}

fn finish(report: &Report, as_json: bool) -> Result<(), Stop> {
    if as_json {
        print_json(report)?;
    } else {
        say(report);
    }
    if report.is_fine() {
        return Ok(());
    }
    let faulty = format!("{} problems.", report.problem_count);
    Err(Stop::Refused(report.refusal.clone().unwrap_or(faulty)))
}

/// The report in lines: problems first, as far as they fit on a screen.
fn say(report: &Report) {
    const SHOWN: usize = 40;
    for p in report.problems.iter().take(SHOWN) {
        let fix = p.fix.as_ref().map(|f| format!(" → {f}")).unwrap_or_default();
        println!("row {}, {}: {} {}{fix}", p.row, p.column, p.value, p.text);
    }
    if report.problems.len() > SHOWN {
        println!("… and {} more; --json prints the first thousand.", report.problem_count - SHOWN as u64);
    }
    let r = &report.rows;
    println!(
        "import {}: {}. {} rows read: {} new, {} changed, {} already booked, {} to assign, {} faulty, {} left out.",
        report.import_id,
        report.state.word(),
        r.read,
        r.new,
        r.changed,
        r.already,
        r.to_assign,
        r.faulty,
        r.left_out
    );
    for t in &report.totals {
        println!("  {:<24} {:>18} {} (minor units)", t.kind, t.amount_minor, t.currency);
    }
}

/// A free period: both days or none.
#[derive(Debug, Clone, Copy, Args)]
struct Span {
    /// First day, such as 2025-11-01.
    #[arg(long, value_name = "DAY", requires = "to")]
    from: Option<Day>,
    /// Last day, inclusive.
    #[arg(long, value_name = "DAY", requires = "from")]
    to: Option<Day>,
}

impl Span {
    fn period(self) -> Result<Option<Period>, Stop> {
        let (Some(from), Some(to)) = (self.from, self.to) else { return Ok(None) };
        let period = Period::new(from, to);
        period.map(Some).ok_or_else(|| Stop::Wrong(format!("--from {from} lies after --to {to}.")))
    }
}

/// Flags of `portfolio`.
#[derive(Debug, Clone, Args)]
pub(super) struct Portfolio {
    #[command(flatten)]
    span: Span,
    /// What the whale curve is drawn on.
    #[arg(long, value_parser = level)]
    level: Option<Level>,
    /// Print one JSON object (the only form there is).
    #[arg(long, required = true)]
    json: bool,
}

fn level(word: &str) -> Result<Level, String> {
    match word {
        "db1" => Ok(Level::Db1),
        "db2" => Ok(Level::Db2),
        "db3" => Ok(Level::Db3),
        _ => Err("use db1, db2 or db3".to_owned()),
    }
}

/// Prints the firm's accounts between profit and satisfaction.
pub(super) async fn portfolio(common: &Common, flags: Portfolio) -> Result<(), Stop> {
    let period = flags.span.period()?;
    let (house, site, actor) = desk(common, Access::Read).await?;
    let document = balance::portfolio(&site, &actor, period, flags.level).await?;
    house.db.close().await;
    print_json(&document)
}

/// Flags of `account`.
#[derive(Debug, Clone, Args)]
pub(super) struct Account {
    /// The account's key, also an old one.
    key: String,
    #[command(flatten)]
    span: Span,
    /// Print one JSON object (the only form there is).
    #[arg(long, required = true)]
    json: bool,
}

/// What `account` prints.
#[derive(Debug, Serialize)]
struct AccountDocument<A: Serialize> {
    period: SpanJson,
    currency: String,
    account: A,
    ladder: Vec<LadderLine>,
}

/// A line of the contribution ladder, in the period and in the one of equal length just before.
#[derive(Debug, Serialize)]
struct LadderLine {
    line: &'static str,
    /// `null` is unknown.
    amount_minor: Option<i64>,
    /// Share of net revenue, a fraction.
    of_net_revenue: Option<f64>,
    /// Share of estimates in what flows into the line, a fraction.
    estimated: Option<f64>,
    before_minor: Option<i64>,
}

/// The fourteen lines of one account, without its sub-accounts.
async fn ladder(site: &Site, actor: &Actor, key: &str, period: Period) -> Result<Vec<LadderLine>, Stop> {
    let id = accounts::find(&site.db, actor, key).await?.account_id;
    let figures = ledger::figures(site, actor, period, period.before()).await?;
    let Some(figure) = figures.account(id) else { return Ok(Vec::new()) };
    let (now, before) = (figures.ladder(&figure.now), figures.ladder_before(&figure.before));
    let lines = now.lines().iter().map(|l| LadderLine {
        line: l.line.code(),
        amount_minor: l.amount,
        of_net_revenue: now.of_net(l.line),
        estimated: l.estimate_share,
        before_minor: before.amount(l.line),
    });
    Ok(lines.collect())
}

#[derive(Debug, Serialize)]
struct SpanJson {
    from: Day,
    to: Day,
}

/// Prints one account.
pub(super) async fn account(common: &Common, flags: Account) -> Result<(), Stop> {
    let period = flags.span.period()?;
    let (house, site, actor) = desk(common, Access::Read).await?;
    let (period, account) = balance::account(&site, &actor, &flags.key, period).await?;
    let ladder = ladder(&site, &actor, &flags.key, period).await?;
    house.db.close().await;
    let period = SpanJson { from: period.from(), to: period.to() };
    print_json(&AccountDocument { period, currency: actor.firm.currency.code().to_owned(), account, ladder })
}

fn print_json(value: &impl Serialize) -> Result<(), Stop> {
    println!("{}", serde_json::to_string(value)?);
    Ok(())
}
