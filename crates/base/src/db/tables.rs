//! Every table and how it is kept when the schema is spread over a cluster (`scale.md`). A test compares this list
//! with the schema; a table that is missing here fails it.

/// How a table is kept on a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// By `workspace_id`, with all others of that workspace on one node.
    ByWorkspace,
    /// A copy on every node: read before the workspace is known.
    Reference,
}

/// All tables in the order of their foreign keys.
pub const TABLES: &[(&str, Spread)] = &[
    ("sign_in", Spread::Reference),
    ("workspace", Spread::ByWorkspace),
    ("audit_head", Spread::ByWorkspace),
    ("audit_event", Spread::ByWorkspace),
    ("job", Spread::ByWorkspace),
    ("member", Spread::ByWorkspace),
    ("session", Spread::ByWorkspace),
    ("one_time_link", Spread::ByWorkspace),
    ("account", Spread::ByWorkspace),
    ("account_key", Spread::ByWorkspace),
    ("account_tier", Spread::ByWorkspace),
    ("account_team", Spread::ByWorkspace),
    ("account_fact", Spread::ByWorkspace),
    ("unit", Spread::ByWorkspace),
    ("unit_number", Spread::ByWorkspace),
    ("site", Spread::ByWorkspace),
    ("saved_view", Spread::ByWorkspace),
    ("structure_version", Spread::ByWorkspace),
    ("account_word", Spread::ByWorkspace),
];
