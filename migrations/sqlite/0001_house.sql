-- What every slice stands on: the firm, its audit chain, its jobs.
CREATE TABLE workspace (
    workspace_id BLOB NOT NULL,
    firm_name TEXT NOT NULL,
    currency TEXT NOT NULL,
    fiscal_year_start INTEGER NOT NULL,
    settings TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT workspace_pk PRIMARY KEY (workspace_id),
    CONSTRAINT workspace_fiscal_year_start CHECK (fiscal_year_start BETWEEN 1 AND 12)
);

CREATE TABLE audit_head (
    workspace_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (workspace_id),
    CONSTRAINT audit_head_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE audit_event (
    workspace_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    member_id BLOB,
    actor_name TEXT NOT NULL,
    name TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    account_id BLOB,
    business BOOLEAN NOT NULL,
    before_json TEXT NOT NULL,
    after_json TEXT NOT NULL,
    inverse_json TEXT,
    undoes INTEGER,
    undone_by INTEGER,
    hash BLOB NOT NULL,
    CONSTRAINT audit_event_pk PRIMARY KEY (workspace_id, number),
    CONSTRAINT audit_event_who CHECK (who IN ('member', 'console', 'system')),
    CONSTRAINT audit_event_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX audit_event_account ON audit_event (workspace_id, account_id, number);
CREATE INDEX audit_event_subject ON audit_event (workspace_id, subject_id, number);
CREATE INDEX audit_event_member ON audit_event (workspace_id, member_id, number);

-- Accounts beside the first on whose timelines an event stands too: one decision for several accounts.
CREATE TABLE audit_event_about (
    workspace_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    CONSTRAINT audit_event_about_pk PRIMARY KEY (workspace_id, account_id, number),
    CONSTRAINT audit_event_about_event FOREIGN KEY (workspace_id, number) REFERENCES audit_event (workspace_id, number)
);

CREATE TABLE job (
    workspace_id BLOB NOT NULL,
    job_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    due_at TEXT NOT NULL,
    tries INTEGER NOT NULL,
    leased_until TEXT,
    failure TEXT,
    done_at TEXT,
    CONSTRAINT job_pk PRIMARY KEY (workspace_id, job_id),
    CONSTRAINT job_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX job_due ON job (workspace_id, due_at) WHERE done_at IS NULL;
