//! Teams: who looks after whom, since when.
use crate::model::{Part, TeamRow};
use base::db::Tx;
use base::ids::{AccountId, MemberId, WorkspaceId};
use base::{Actor, Day, Db, change, read, sql};
use uuid::Uuid;

sql!(
    OWN = "SELECT account_id, sees_money FROM account_team \
     WHERE workspace_id = $1 AND member_id = $2 AND until_day IS NULL"
);
sql!(
    TEAM = "SELECT t.team_id, t.member_id, m.name, t.part, t.sees_money, t.from_day, t.until_day FROM account_team t \
     JOIN member m ON m.workspace_id = $1 AND m.member_id = t.member_id \
     WHERE t.workspace_id = $1 AND m.workspace_id = $1 AND t.account_id = $2 \
     ORDER BY CASE t.part WHEN 'lead' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END, t.from_day DESC, m.name, t.team_id"
);
sql!(
    INSERT = "INSERT INTO account_team (workspace_id, team_id, account_id, member_id, part, sees_money, from_day, \
     until_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
sql!(END = "UPDATE account_team SET until_day = $3 WHERE workspace_id = $1 AND team_id = $2");
sql!(DELETE = "DELETE FROM account_team WHERE workspace_id = $1 AND team_id = $2");
sql!(MOVE = "UPDATE account_team SET account_id = $3 WHERE workspace_id = $1 AND team_id = $2");
sql!(
    MEMBERS =
        "SELECT member_id, name FROM member WHERE workspace_id = $1 AND closed_at IS NULL ORDER BY name, member_id"
);

#[derive(Debug, sqlx::FromRow)]
struct Row {
    team_id: Uuid,
    member_id: MemberId,
    name: String,
    part: String,
    sees_money: bool,
    from_day: Day,
    until_day: Option<Day>,
}

impl From<Row> for TeamRow {
    fn from(r: Row) -> Self {
        Self {
            team_id: r.team_id,
            member_id: r.member_id,
            name: r.name,
            part: Part::parse(&r.part).unwrap_or(Part::Colleague),
            sees_money: r.sees_money,
            from_day: r.from_day,
            until_day: r.until_day,
        }
    }
}

/// The accounts of a member's teams, and whether the money is shown there.
pub async fn own(db: &Db, ws: WorkspaceId, member: MemberId) -> Result<Vec<(AccountId, bool)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(OWN).bind(ws).bind(member).fetch_all(p).await)
}

/// The team of an account, present and past: lead, deputy, colleagues, newest first. The account was found through
/// the person before.
pub async fn team(db: &Db, actor: &Actor, account: AccountId) -> Result<Vec<TeamRow>, sqlx::Error> {
    let rows: Vec<Row> = read!(db, p => sqlx::query_as(TEAM).bind(actor.workspace).bind(account).fetch_all(p).await)?;
    Ok(rows.into_iter().map(TeamRow::from).collect())
}

/// The same inside a change.
pub async fn in_change(tx: &mut Tx, account: AccountId) -> Result<Vec<TeamRow>, sqlx::Error> {
    let ws = tx.workspace();
    let rows: Vec<Row> = change!(tx, c => sqlx::query_as(TEAM).bind(ws).bind(account).fetch_all(c).await)?;
    Ok(rows.into_iter().map(TeamRow::from).collect())
}

/// Adds a time in a team.
pub async fn insert(tx: &mut Tx, account: AccountId, row: &TeamRow) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(INSERT).bind(ws).bind(row.team_id).bind(account).bind(row.member_id)
        .bind(row.part.word()).bind(row.sees_money).bind(row.from_day).bind(row.until_day).execute(c).await.map(|_| ()))
}

/// Ends a time in a team on that day, or opens it again.
pub async fn end(tx: &mut Tx, team_id: Uuid, until: Option<Day>) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(END).bind(ws).bind(team_id).bind(until).execute(c).await.map(|_| ()))
}

/// Takes a row away: only for undo.
pub async fn delete(tx: &mut Tx, team_id: Uuid) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(DELETE).bind(ws).bind(team_id).execute(c).await.map(|_| ()))
}

/// Moves a row to another account: only for merging and its undo.
pub async fn move_to(tx: &mut Tx, team_id: Uuid, account: AccountId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    change!(tx, c => sqlx::query(MOVE).bind(ws).bind(team_id).bind(account).execute(c).await.map(|_| ()))
}

/// Everybody who can be in a team.
pub async fn members(db: &Db, actor: &Actor) -> Result<Vec<(MemberId, String)>, sqlx::Error> {
    read!(db, p => sqlx::query_as(MEMBERS).bind(actor.workspace).fetch_all(p).await)
}
