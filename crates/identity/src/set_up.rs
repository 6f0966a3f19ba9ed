//! The first firm: a one-time code from the console guards the set-up page; [`open_firm`] is also what `init` calls.
use crate::model::{NewFirm, NewPerson};
use crate::{password, store};
use base::ids::{MemberId, WorkspaceId};
use base::{Actor, Db, Error, Event, Firm, Role, Roles, Site, Who};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Letters and digits that are not mistaken for each other.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code that lets one person set up the first firm; printed on the console, kept in memory only.
#[derive(Debug, Clone)]
pub struct SetupCode {
    code: String,
    /// The end of its time, as a moment.
    pub valid_until: jiff::Timestamp,
}

/// What the program remembers of the code.
pub(crate) struct Expected {
    hash: Vec<u8>,
    pub(crate) valid_until: jiff::Timestamp,
    used: AtomicBool,
}

impl SetupCode {
    /// Makes the code when there is no firm yet; it works for one hour, or until the program ends.
    pub async fn make(site: &Site) -> Result<Option<Self>, Error> {
        if store::has_firm(&site.db).await? {
            return Ok(None);
        }
        let mut code = String::new();
        while code.len() < 8 {
            let mut byte = [0_u8];
            getrandom::fill(&mut byte).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
            // 240 is the largest multiple of 30: the rest would make some letters likelier.
            if byte[0] < 240 {
                code.push(char::from(ALPHABET[usize::from(byte[0] % 30)]));
            }
        }
        let valid_until = site.now() + jiff::SignedDuration::from_hours(1);
        let expected = Expected { hash: digest(&code), valid_until, used: AtomicBool::new(false) };
        site.memo.keep(WorkspaceId(uuid::Uuid::nil()), 0, Arc::new(expected));
        Ok(Some(Self { code, valid_until }))
    }
}

/// As printed: `K7QF-2M9X`.
impl fmt::Display for SetupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.code[..4], &self.code[4..])
    }
}

fn digest(code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    Sha256::digest(plain).to_vec()
}

impl Expected {
    /// The code of this program, if one was made.
    pub(crate) fn of(site: &Site) -> Option<Arc<Self>> {
        site.memo.get(WorkspaceId(uuid::Uuid::nil()), 0)
    }
    /// Whether `typed` is the code and still good.
    pub(crate) fn fits(&self, typed: &str, now: jiff::Timestamp) -> bool {
        now <= self.valid_until && !self.used.load(Ordering::Acquire) && digest(typed) == self.hash
    }
    /// Takes the code; `false` when somebody else was quicker.
    pub(crate) fn take(&self) -> bool {
        !self.used.swap(true, Ordering::AcqRel)
    }
    /// Gives it back after a failure.
    pub(crate) fn give_back(&self) {
        self.used.store(false, Ordering::Release);
    }
}

/// Opens a firm with its first person, who becomes administrator and has the `further` roles.
pub async fn open_firm(
    db: &Db,
    now: jiff::Timestamp,
    firm: &NewFirm,
    person: &NewPerson,
    further: &[Role],
) -> Result<Actor, Error> {
    let workspace = WorkspaceId::new();
    let roles: Vec<Role> = std::iter::once(Role::Administrator).chain(further.iter().copied()).collect();
    let shared =
        Arc::new(Firm { name: firm.name.clone(), currency: firm.currency, fiscal_year_start: firm.fiscal_year_start });
    let member = MemberId::new();
    let first = Actor {
        workspace,
        who: Who::Member(member),
        name: person.name.clone(),
        roles: Roles::of(&roles),
        lang: person.lang,
        firm: shared.clone(),
        session: None,
    };
    let hash = password::hash(&person.password).await?;
    let by = firm.console.as_deref().map_or_else(|| first.clone(), |user| Actor::console(workspace, shared, user));
    let mut tx = db.begin(&by, now).await?;
    store::insert_firm(&mut tx, firm).await?;
    let new = crate::NewMember {
        name: person.name.clone(),
        email: person.email.clone(),
        roles: first.roles,
        lang: person.lang,
        password: Some(hash),
    };
    store::insert_member(&mut tx, member, &new).await?;
    let after = json!({
        "firm": firm.name,
        "currency": firm.currency.code(),
        "fiscal_year_start": firm.fiscal_year_start,
        "name": person.name,
        "email": person.email.text,
        "roles": first.roles.to_string(),
    });
    tx.commit(Event::new("firm.opened", "workspace", workspace.0).after(after).plain()).await?;
    Ok(first)
}
