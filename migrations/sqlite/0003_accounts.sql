-- Whom the firm sells to: accounts, their keys, tiers and teams; legal units, their numbers and sites.
-- Folded columns are compared byte by byte, so both databases sort alike.
CREATE TABLE account (
    workspace_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    account_key TEXT NOT NULL,
    key_sort TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    kind TEXT NOT NULL,
    tier INTEGER NOT NULL,
    industry TEXT NOT NULL,
    industry_fold TEXT NOT NULL,
    structure_confirmed_on TEXT,
    made_by_import BLOB,
    merged_into BLOB,
    closed_on TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- The version whose content stands: an undo brings it back, while `version` only rises.
    content_version INTEGER NOT NULL,
    CONSTRAINT account_pk PRIMARY KEY (workspace_id, account_id),
    CONSTRAINT account_kind CHECK (kind IN ('customer', 'collective')),
    CONSTRAINT account_tier_known CHECK (tier IN (1, 2, 3, 9)),
    CONSTRAINT account_merged_into FOREIGN KEY (workspace_id, merged_into) REFERENCES account (workspace_id, account_id),
    CONSTRAINT account_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
-- The list's orders; one collective account at most.
CREATE INDEX account_by_name ON account (workspace_id, name_fold, account_id) WHERE closed_on IS NULL AND kind = 'customer';
CREATE INDEX account_by_key ON account (workspace_id, key_sort, account_id) WHERE closed_on IS NULL AND kind = 'customer';
CREATE INDEX account_by_tier ON account (workspace_id, tier, name_fold, account_id) WHERE closed_on IS NULL AND kind = 'customer';
CREATE INDEX account_by_industry ON account (workspace_id, industry_fold, name_fold, account_id) WHERE closed_on IS NULL AND kind = 'customer';
CREATE UNIQUE INDEX account_one_collective ON account (workspace_id) WHERE kind = 'collective' AND closed_on IS NULL;
CREATE INDEX account_merged ON account (workspace_id, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX account_of_import ON account (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

-- Every key an account has or had; old ones lead on.
CREATE TABLE account_key (
    workspace_id BLOB NOT NULL,
    key_fold TEXT NOT NULL,
    account_id BLOB NOT NULL,
    written TEXT NOT NULL,
    since TEXT NOT NULL,
    CONSTRAINT account_key_pk PRIMARY KEY (workspace_id, key_fold),
    CONSTRAINT account_key_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX account_key_of ON account_key (workspace_id, account_id);

CREATE TABLE account_tier (
    workspace_id BLOB NOT NULL,
    tier_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    tier INTEGER NOT NULL,
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    set_by BLOB,
    set_by_name TEXT NOT NULL,
    set_at TEXT NOT NULL,
    taken_back_at TEXT,
    CONSTRAINT account_tier_pk PRIMARY KEY (workspace_id, tier_id),
    CONSTRAINT account_tier_known_set CHECK (tier IN (1, 2, 3, 9)),
    CONSTRAINT account_tier_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX account_tier_of ON account_tier (workspace_id, account_id, set_at);

-- Who looks after whom, since when. Open rows decide who sees the account.
CREATE TABLE account_team (
    workspace_id BLOB NOT NULL,
    team_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    part TEXT NOT NULL,
    sees_money BOOLEAN NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    CONSTRAINT account_team_pk PRIMARY KEY (workspace_id, team_id),
    CONSTRAINT account_team_part CHECK (part IN ('lead', 'deputy', 'colleague')),
    CONSTRAINT account_team_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id),
    CONSTRAINT account_team_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, member_id)
);
CREATE UNIQUE INDEX account_team_one_lead ON account_team (workspace_id, account_id) WHERE part = 'lead' AND until_day IS NULL;
CREATE UNIQUE INDEX account_team_one_deputy ON account_team (workspace_id, account_id) WHERE part = 'deputy' AND until_day IS NULL;
CREATE UNIQUE INDEX account_team_once ON account_team (workspace_id, member_id, account_id) WHERE until_day IS NULL;
CREATE INDEX account_team_of ON account_team (workspace_id, account_id, from_day);

-- What is known about a customer, each value with its source and day; the old ones stay.
CREATE TABLE account_fact (
    workspace_id BLOB NOT NULL,
    fact_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of TEXT NOT NULL,
    said_by BLOB,
    said_by_name TEXT NOT NULL,
    said_at TEXT NOT NULL,
    ended_at TEXT,
    made_by_import BLOB,
    CONSTRAINT account_fact_pk PRIMARY KEY (workspace_id, fact_id),
    CONSTRAINT account_fact_source CHECK (source IN ('booked', 'customer', 'estimate')),
    CONSTRAINT account_fact_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX account_fact_of ON account_fact (workspace_id, account_id, field, said_at);
CREATE UNIQUE INDEX account_fact_now ON account_fact (workspace_id, account_id, field) WHERE ended_at IS NULL;

-- Legal units: what ledger lines hang on. Without account: to be assigned.
CREATE TABLE unit (
    workspace_id BLOB NOT NULL,
    unit_id BLOB NOT NULL,
    account_id BLOB,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    parent_unit_id BLOB,
    ownership_bp INTEGER,
    control BOOLEAN NOT NULL,
    made_by_import BLOB,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_version INTEGER NOT NULL,
    CONSTRAINT unit_pk PRIMARY KEY (workspace_id, unit_id),
    CONSTRAINT unit_kind CHECK (kind IN ('legal', 'without_customer')),
    CONSTRAINT unit_ownership CHECK (ownership_bp BETWEEN 0 AND 10000),
    CONSTRAINT unit_not_own_parent CHECK (parent_unit_id <> unit_id),
    CONSTRAINT unit_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id),
    CONSTRAINT unit_parent FOREIGN KEY (workspace_id, parent_unit_id) REFERENCES unit (workspace_id, unit_id),
    CONSTRAINT unit_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX unit_of_account ON unit (workspace_id, account_id);
CREATE INDEX unit_of_parent ON unit (workspace_id, parent_unit_id) WHERE parent_unit_id IS NOT NULL;
CREATE INDEX unit_of_import ON unit (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;
CREATE UNIQUE INDEX unit_one_without_customer ON unit (workspace_id) WHERE kind = 'without_customer';

CREATE TABLE unit_number (
    workspace_id BLOB NOT NULL,
    source_system TEXT NOT NULL,
    number TEXT NOT NULL,
    unit_id BLOB NOT NULL,
    since TEXT NOT NULL,
    made_by_import BLOB,
    CONSTRAINT unit_number_pk PRIMARY KEY (workspace_id, source_system, number),
    CONSTRAINT unit_number_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);
CREATE INDEX unit_number_of ON unit_number (workspace_id, unit_id);

CREATE TABLE site (
    workspace_id BLOB NOT NULL,
    site_id BLOB NOT NULL,
    unit_id BLOB NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    city TEXT NOT NULL,
    country TEXT NOT NULL,
    made_by_import BLOB,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT site_pk PRIMARY KEY (workspace_id, site_id),
    CONSTRAINT site_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);
CREATE INDEX site_of_unit ON site (workspace_id, unit_id);

CREATE TABLE saved_view (
    workspace_id BLOB NOT NULL,
    view_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT saved_view_pk PRIMARY KEY (workspace_id, view_id),
    CONSTRAINT saved_view_name UNIQUE (workspace_id, member_id, name_fold),
    CONSTRAINT saved_view_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, member_id)
);

-- Raised by every change of the tables above; what is kept in memory asks for it.
CREATE TABLE structure_version (
    workspace_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT structure_version_pk PRIMARY KEY (workspace_id),
    CONSTRAINT structure_version_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- The folded words an account is found by (name, key, numbers, city), written by the program in the same change.
CREATE TABLE account_word (
    workspace_id BLOB NOT NULL,
    word TEXT NOT NULL,
    account_id BLOB NOT NULL,
    CONSTRAINT account_word_pk PRIMARY KEY (workspace_id, word, account_id),
    CONSTRAINT account_word_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id) ON DELETE CASCADE
);
CREATE INDEX account_word_of ON account_word (workspace_id, account_id, word);
