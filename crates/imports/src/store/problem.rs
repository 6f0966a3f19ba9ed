//! Problems, corrections and numbers without account of an import.

use super::Sql;
use crate::model::{NumberSeen, Problem, Remedy};
use crate::row::Corrections;
use base::ids::{ImportId, WorkspaceId};
use base::{Db, Tx, change, read, sql};
use sqlx::FromRow;

sql!(
    PROBLEM_ADD = "INSERT INTO import_problem (workspace_id, import_id, line, number, column_no, column_name, value, code, \
     text_de, text_en, fix, fix_value, cells) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
     ON CONFLICT (workspace_id, import_id, line, number) DO NOTHING"
);
sql!(PROBLEMS_GO = "DELETE FROM import_problem WHERE workspace_id = $1 AND import_id = $2");
sql!(PROBLEMS_OF_LINE_GO = "DELETE FROM import_problem WHERE workspace_id = $1 AND import_id = $2 AND line = $3");
sql!(
    PROBLEMS = "SELECT line, number, column_no, column_name, value, code, text_de, text_en, fix, fix_value, cells \
     FROM import_problem WHERE workspace_id = $1 AND import_id = $2 AND (line > $3 OR (line = $3 AND number > $4)) \
     AND ($6 = '' OR LOWER(column_name || ' ' || text_de || ' ' || text_en || ' ' || cells) LIKE $6 ESCAPE '\\') \
     ORDER BY line, number LIMIT $5"
);
sql!(
    PROBLEMS_FOUND = "SELECT COUNT(*) FROM import_problem WHERE workspace_id = $1 AND import_id = $2 \
     AND LOWER(column_name || ' ' || text_de || ' ' || text_en || ' ' || cells) LIKE $3 ESCAPE '\\'"
);
sql!(
    PROBLEMS_OF_LINE = "SELECT line, number, column_no, column_name, value, code, text_de, text_en, fix, fix_value, cells \
     FROM import_problem WHERE workspace_id = $1 AND import_id = $2 AND line = $3 ORDER BY number"
);
sql!(
    CORRECT = "INSERT INTO import_correction (workspace_id, import_id, line, column_no, value, cells, by_name, \
     together, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
     ON CONFLICT (workspace_id, import_id, line, column_no) DO UPDATE SET value = excluded.value, \
     by_name = excluded.by_name, together = excluded.together, made_at = excluded.made_at"
);
sql!(
    CORRECTIONS = "SELECT line, column_no, value, cells FROM import_correction WHERE workspace_id = $1 AND import_id = $2 \
     ORDER BY line, column_no"
);
sql!(
    CORRECTION_GO = "DELETE FROM import_correction WHERE workspace_id = $1 AND import_id = $2 AND line = $3 \
     AND column_no = $4"
);
sql!(CORRECTIONS_GO = "DELETE FROM import_correction WHERE workspace_id = $1 AND import_id = $2");
sql!(
    NUMBER_ADD = "INSERT INTO import_number (workspace_id, import_id, number, name, lines, amount_minor) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace_id, import_id, number) DO NOTHING"
);
sql!(NUMBERS_GO = "DELETE FROM import_number WHERE workspace_id = $1 AND import_id = $2");
sql!(NUMBER_GONE = "DELETE FROM import_number WHERE workspace_id = $1 AND import_id = $2 AND number = $3");
sql!(
    NUMBERS = "SELECT number, name, lines, amount_minor FROM import_number WHERE workspace_id = $1 AND import_id = $2 \
     ORDER BY amount_minor DESC, number LIMIT $3"
);

/// Leaves the line out.
pub(crate) const LEFT_OUT: i32 = -1;
/// Books the line in the first open month.
pub(crate) const OPEN_MONTH: i32 = -2;

#[derive(FromRow)]
struct Row {
    line: i64,
    number: i32,
    column_no: Option<i32>,
    column_name: String,
    value: String,
    code: String,
    text_de: String,
    text_en: String,
    fix: Option<String>,
    fix_value: String,
    cells: String,
}

/// A stored problem and its number within the line.
fn problem(r: Row) -> (Problem, i32) {
    let remedy = r.fix.as_deref().and_then(|f| Remedy::read(f, &r.fix_value));
    let p = Problem {
        line: r.line.unsigned_abs(),
        column: r.column_no.and_then(|c| usize::try_from(c).ok()),
        column_name: r.column_name,
        value: r.value,
        code: r.code,
        text_de: r.text_de,
        text_en: r.text_en,
        remedy,
        cells: r.cells,
    };
    (p, r.number)
}

/// Keeps problems; those of one line stand together in `problems`.
pub(crate) async fn add_problems(tx: &mut Tx, id: ImportId, problems: &[Problem]) -> Sql<()> {
    let ws = tx.workspace();
    let (mut line, mut number) = (u64::MAX, 0);
    for p in problems {
        number = if p.line == line { number + 1 } else { 0 };
        line = p.line;
        let stored = p.remedy.as_ref().map(Remedy::stored);
        let (fix, value) = stored.map_or((None, String::new()), |(f, v)| (Some(f), v));
        let column = p.column.and_then(|c| i32::try_from(c).ok());
        let at = super::small(p.line);
        change!(tx, c => sqlx::query(PROBLEM_ADD).bind(ws).bind(id).bind(at).bind(number).bind(column)
            .bind(&p.column_name).bind(&p.value).bind(&p.code).bind(&p.text_de).bind(&p.text_en).bind(fix).bind(value)
            .bind(&p.cells).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// Forgets what an earlier check has found.
pub(crate) async fn forget_found(tx: &mut Tx, id: ImportId) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => {
        for sql in [PROBLEMS_GO, NUMBERS_GO] {
            sqlx::query(sql).bind(ws).bind(id).execute(&mut *c).await?;
        }
    });
    Ok(())
}

pub(crate) async fn forget_problems_of_line(tx: &mut Tx, id: ImportId, line: u64) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(PROBLEMS_OF_LINE_GO).bind(ws).bind(id).bind(super::small(line)).execute(c).await.map(|_| ()))
}

/// Words as `LIKE` looks for them; empty for none.
fn pattern(words: &str) -> String {
    let words = words.trim().to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    if words.is_empty() { words } else { format!("%{words}%") }
}

/// Problems after a place (line and number within it), in the order of the file; with words, those that have them.
pub(crate) async fn problems(
    db: &Db,
    ws: WorkspaceId,
    id: ImportId,
    after: (i64, i32),
    limit: i64,
    words: &str,
) -> Sql<Vec<(Problem, i32)>> {
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(PROBLEMS).bind(ws).bind(id).bind(after.0).bind(after.1).bind(limit)
        .bind(pattern(words)).fetch_all(p).await)?;
    Ok(rows.into_iter().map(problem).collect())
}

/// How many problems have these words.
pub(crate) async fn problems_found(db: &Db, ws: WorkspaceId, id: ImportId, words: &str) -> Sql<i64> {
    read!(db, p => sqlx::query_scalar(PROBLEMS_FOUND).bind(ws).bind(id).bind(pattern(words)).fetch_one(p).await)
}

pub(crate) async fn problems_of_line(db: &Db, ws: WorkspaceId, id: ImportId, line: u64) -> Sql<Vec<Problem>> {
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(PROBLEMS_OF_LINE).bind(ws).bind(id).bind(super::small(line))
        .fetch_all(p).await)?;
    Ok(rows.into_iter().map(|r| problem(r).0).collect())
}

/// Keeps a decision about a cell of a line; `together` is its number where it was made for several rows, else 0.
pub(crate) async fn correct(
    tx: &mut Tx,
    id: ImportId,
    line: u64,
    (column, value): (i32, &str),
    (cells, together): (&str, i64),
) -> Sql<()> {
    let (ws, now, by) = (tx.workspace(), tx.now(), tx.actor().name.clone());
    change!(tx, c => sqlx::query(CORRECT).bind(ws).bind(id).bind(super::small(line)).bind(column).bind(value).bind(cells)
        .bind(by).bind(together).bind(now).execute(c).await.map(|_| ()))
}

pub(crate) async fn uncorrect(tx: &mut Tx, id: ImportId, line: u64, column: i32) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CORRECTION_GO).bind(ws).bind(id).bind(super::small(line)).bind(column)
        .execute(c).await.map(|_| ()))
}

pub(crate) async fn forget_corrections(tx: &mut Tx, id: ImportId) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(CORRECTIONS_GO).bind(ws).bind(id).execute(c).await.map(|_| ()))
}

/// A decision of a person about a line.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct Correction {
    pub line: i64,
    pub column_no: i32,
    pub value: String,
    pub cells: String,
}

pub(crate) async fn corrections(db: &Db, ws: WorkspaceId, id: ImportId) -> Sql<Vec<Correction>> {
    read!(db, p => sqlx::query_as(CORRECTIONS).bind(ws).bind(id).fetch_all(p).await)
}

/// What the reader needs of them.
pub(crate) fn as_corrections(rows: &[Correction]) -> Corrections {
    let mut out = Corrections::default();
    for r in rows {
        let line = r.line.unsigned_abs();
        match r.column_no {
            LEFT_OUT => drop(out.left_out.insert(line)),
            OPEN_MONTH => drop(out.open_month.insert(line)),
            c => out.cells.entry(line).or_default().extend(usize::try_from(c).ok().map(|c| (c, r.value.clone()))),
        }
    }
    out
}

pub(crate) async fn add_numbers(tx: &mut Tx, id: ImportId, numbers: &[NumberSeen]) -> Sql<()> {
    let ws = tx.workspace();
    for n in numbers {
        change!(tx, c => sqlx::query(NUMBER_ADD).bind(ws).bind(id).bind(&n.number).bind(&n.name).bind(n.lines)
            .bind(n.amount_minor).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

pub(crate) async fn forget_number(tx: &mut Tx, id: ImportId, number: &str) -> Sql<()> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(NUMBER_GONE).bind(ws).bind(id).bind(number).execute(c).await.map(|_| ()))
}

/// The numbers without account, largest sales first.
pub(crate) async fn numbers(db: &Db, ws: WorkspaceId, id: ImportId, limit: i64) -> Sql<Vec<NumberSeen>> {
    let rows: Vec<(String, String, i64, i64)> =
        read!(db, p => sqlx::query_as(NUMBERS).bind(ws).bind(id).bind(limit).fetch_all(p).await)?;
    Ok(rows
        .into_iter()
        .map(|(number, name, lines, amount_minor)| NumberSeen { number, name, lines, amount_minor })
        .collect())
}
