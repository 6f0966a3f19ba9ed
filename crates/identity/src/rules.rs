//! Pure rules: tokens, passwords, local addresses, names of devices.
use base::ids::WorkspaceId;
use base::{Role, Roles};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// What is handed out: a workspace as signpost and a secret. Printed as two runs of hex digits with a dot between.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub workspace: WorkspaceId,
    secret: [u8; 32],
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}, …)", self.workspace)
    }
}

impl Token {
    /// A new secret from the system's randomness.
    pub(crate) fn new(workspace: WorkspaceId) -> Result<Self, getrandom::Error> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)?;
        Ok(Self { workspace, secret })
    }
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (workspace, secret) = text.split_once('.')?;
        if workspace.len() != 32 || secret.len() != 64 {
            return None;
        }
        let workspace = WorkspaceId(workspace.parse().ok()?);
        let digits: Option<Vec<u8>> =
            secret.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
        let bytes: Vec<u8> = digits?.chunks_exact(2).map(|d| d[0] * 16 + d[1]).collect();
        Some(Self { workspace, secret: bytes.try_into().ok()? })
    }
    /// What the table holds.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.secret).to_vec()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.workspace.0.simple())?;
        self.secret.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weak {
    Short,
    Long,
    Common,
    Own,
    /// The same few characters over and over, or a run such as 1234….
    Plain,
}

pub(crate) const SHORTEST: usize = 12;
/// Longer ones only keep the hash function busy.
const LONGEST: usize = 200;

/// Passwords of twelve and more characters that every guesser tries first, folded.
const COMMON: &[&str] = &[
    "passwort",
    "password",
    "passw0rd",
    "p@ssw0rd",
    "kennwort",
    "geheim",
    "willkommen",
    "welcome",
    "letmein",
    "changeme",
    "administrator",
    "admin",
    "qwertz",
    "qwertzuiop",
    "qwertzuiopu",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "iloveyou",
    "ichliebedich",
    "hallo",
    "spagat",
    "sommer",
    "winter",
    "fruhling",
    "herbst",
    "summer",
    "spring",
    "autumn",
    "fussball",
    "football",
    "schalke",
    "bayern",
    "dragon",
    "monkey",
    "superman",
    "starwars",
    "sunshine",
    "princess",
];

/// `None`: good enough. Common words are refused also with digits and signs around them and when doubled
/// ("Passwort2026!", "hallohallohallo"); so are the person's own name and address.
pub(crate) fn weakness(text: &str, own: &[&str]) -> Option<Weak> {
    let n = text.chars().count();
    if n < SHORTEST {
        return Some(Weak::Short);
    }
    if n > LONGEST || text.chars().any(char::is_control) {
        return Some(Weak::Long);
    }
    let folded: String = base::fold::fold(text).split(' ').collect();
    let core: &str = folded.trim_matches(|c: char| !c.is_alphabetic());
    let repeats = |word: &str| folded.contains(word) && !folded.replace(word, "").contains(char::is_alphabetic);
    if COMMON.iter().any(|w| core == *w || repeats(w)) {
        return Some(Weak::Common);
    }
    let parts: Vec<String> = own.iter().flat_map(|o| base::fold::words(o)).filter(|w| w.chars().count() > 2).collect();
    let mut rest = folded.clone();
    for p in &parts {
        rest = rest.replace(p.as_str(), "");
    }
    if rest.len() < folded.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4 {
        return Some(Weak::Own);
    }
    let codes: Vec<u32> = folded.chars().map(u32::from).collect();
    let steps = codes.windows(2).filter(|w| w[0].abs_diff(w[1]) <= 1).count();
    let mut different = codes.clone();
    different.sort_unstable();
    different.dedup();
    (different.len() < 5 || steps * 4 >= codes.len() * 3).then_some(Weak::Plain)
}

/// Only a path of our own: no other host, no scheme, no tricks with backslashes.
pub(crate) fn local(to: &str) -> Option<&str> {
    let rest = to.strip_prefix('/')?;
    let fine = !rest.starts_with('/') && to.len() <= 2000 && !to.contains('\\') && !to.chars().any(char::is_control);
    fine.then_some(to)
}

/// The same, without the pages that only make sense signed out.
pub(crate) fn after_sign_in(to: &str) -> Option<&str> {
    local(to).filter(|t| !t.starts_with("/sign-") && !t.starts_with("/set-up"))
}

/// Where somebody starts: those who only administer see no accounts, so they start at the members.
pub(crate) fn home(roles: Roles) -> &'static str {
    let only = roles.has(Role::Administrator) && roles.iter().count() == 1;
    if only { "/settings/members" } else { "/portfolio" }
}

/// "Firefox, Linux" out of a browser's long name; empty when nothing is recognised.
pub(crate) fn device(agent: &str) -> String {
    let first = |list: &[(&str, &'static str)]| list.iter().find(|(key, _)| agent.contains(key)).map(|(_, name)| *name);
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Whether the firm keeps an administrator when `roles` of the other open members and the changed one's new roles
/// (`None`: closed) are these.
pub(crate) fn keeps_administrator(others: &[Roles], changed: Option<Roles>) -> bool {
    others.iter().copied().chain(changed).any(|r| r.has(Role::Administrator))
}
