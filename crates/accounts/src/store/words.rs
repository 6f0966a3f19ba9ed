//! The search index: folded words per account, written by the program in the same change as what they come from. One
//! plain table serves both databases, its key begins with the workspace, and "begins with" is a range of it.
use crate::rules;
use base::db::{Tx, TxInner};
use base::ids::AccountId;
use base::{change, sql};
use sqlx::types::Json;

// CROSS JOIN: SQLite keeps that order. Left to itself and without statistics it reads every number of the firm.
sql!(
    TEXTS = "SELECT name FROM account WHERE workspace_id = $1 AND account_id = $2 \
     UNION ALL SELECT written FROM account_key WHERE workspace_id = $1 AND account_id = $2 \
     UNION ALL SELECT name FROM unit WHERE workspace_id = $1 AND account_id = $2 \
     UNION ALL SELECT n.number FROM unit u CROSS JOIN unit_number n \
     WHERE n.workspace_id = $1 AND n.unit_id = u.unit_id AND u.workspace_id = $1 AND u.account_id = $2 \
     UNION ALL SELECT s.city FROM unit v CROSS JOIN site s \
     WHERE s.workspace_id = $1 AND s.unit_id = v.unit_id AND v.workspace_id = $1 AND v.account_id = $2"
);
sql!(CLEAR = "DELETE FROM account_word WHERE workspace_id = $1 AND account_id = $2");
sql!(
    WRITE_SQLITE[Sqlite] =
        "INSERT INTO account_word (workspace_id, word, account_id) SELECT $1, value, $2 FROM json_each($3)"
);
sql!(
    WRITE_PG[Pg] =
        "INSERT INTO account_word (workspace_id, word, account_id) SELECT $1, w, $2 FROM unnest($3::text[]) AS w"
);

/// Writes the words of an account anew.
pub async fn write(tx: &mut Tx, account: AccountId) -> Result<(), sqlx::Error> {
    let ws = tx.workspace();
    let texts: Vec<String> = change!(tx, c => sqlx::query_scalar(TEXTS).bind(ws).bind(account).fetch_all(c).await)?;
    let words: Vec<String> = rules::search_words(texts.iter().map(String::as_str)).into_iter().collect();
    change!(tx, c => sqlx::query(CLEAR).bind(ws).bind(account).execute(c).await.map(|_| ()))?;
    match tx.inner() {
        TxInner::Sqlite(t) => {
            sqlx::query(WRITE_SQLITE).bind(ws).bind(account).bind(Json(words)).execute(&mut **t).await.map(|_| ())
        }
        TxInner::Pg(t) => sqlx::query(WRITE_PG).bind(ws).bind(account).bind(words).execute(&mut **t).await.map(|_| ()),
    }
}
