//! The proof that no event was changed, removed or slipped in.
use crate::{store, texts};
use base::db::Sealed;
use base::ids::WorkspaceId;
use base::{Db, Lang};

/// More than this many faults tell nothing new.
const ENOUGH: usize = 20;

/// Recomputes the chain of a firm, some hundred events at a time; each fault is a sentence. Empty: the chain holds.
/// Events written meanwhile are no fault: the head is read first, and the walk ends there.
pub async fn verify(db: &Db, workspace: WorkspaceId) -> Result<Vec<String>, sqlx::Error> {
    let t = texts(Lang::En);
    let Some((last, head)) = store::head(db, workspace).await? else { return Ok(vec![t.chain_no_head()]) };
    let (mut faults, mut number, mut hash) = (Vec::new(), 0_i64, vec![0_u8; 32]);
    'walk: while number < last && faults.len() < ENOUGH {
        let links = store::chain(db, workspace, number).await?;
        if links.is_empty() {
            break;
        }
        for link in links {
            if link.number > last {
                break 'walk;
            }
            if link.number != number + 1 {
                faults.push(t.chain_gap(number + 1, link.number - 1));
            }
            let sealed = Sealed {
                number: link.number,
                at: link.at,
                actor_name: &link.actor_name,
                name: &link.name,
                subject_kind: &link.subject_kind,
                subject_id: link.subject_id,
                before: &link.before_json.0,
                after: &link.after_json.0,
            };
            // After a gap the seal cannot fit; the gap was said.
            if link.number == number + 1 && sealed.hash(&hash) != link.hash {
                faults.push(t.chain_changed(link.number, link.name.as_str()));
            }
            (number, hash) = (link.number, link.hash);
        }
    }
    if faults.is_empty() && number != last {
        faults.push(t.chain_gap(number + 1, last));
    } else if faults.is_empty() && hash != head {
        faults.push(t.chain_head(last));
    }
    faults.truncate(ENOUGH);
    Ok(faults)
}
