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
    ("ledger_head", Spread::ByWorkspace),
    ("ledger_import", Spread::ByWorkspace),
    ("offering", Spread::ByWorkspace),
    ("ledger_line", Spread::ByWorkspace),
    ("driver", Spread::ByWorkspace),
    ("ledger_driver", Spread::ByWorkspace),
    ("ledger_import_month", Spread::ByWorkspace),
    ("driver_import_month", Spread::ByWorkspace),
    ("ledger_month", Spread::ByWorkspace),
    ("driver_month", Spread::ByWorkspace),
    ("shared_document", Spread::ByWorkspace),
    ("product_cost", Spread::ByWorkspace),
    ("cost_rate", Spread::ByWorkspace),
    ("fixed_cost", Spread::ByWorkspace),
    ("shared_cost", Spread::ByWorkspace),
    ("shared_cost_member", Spread::ByWorkspace),
    ("exchange_rate", Spread::ByWorkspace),
    ("kept_block", Spread::ByWorkspace),
    ("ladder_version", Spread::ByWorkspace),
    ("closed_ladder", Spread::ByWorkspace),
    ("released_estimate", Spread::ByWorkspace),
    ("firm_target", Spread::ByWorkspace),
    ("account_target", Spread::ByWorkspace),
    ("ebit", Spread::ByWorkspace),
    ("loss_probability", Spread::ByWorkspace),
    ("survey_version", Spread::ByWorkspace),
    ("wave", Spread::ByWorkspace),
    ("question", Spread::ByWorkspace),
    ("respondent", Spread::ByWorkspace),
    ("invitation", Spread::ByWorkspace),
    ("answer", Spread::ByWorkspace),
    ("survey_import", Spread::ByWorkspace),
];
