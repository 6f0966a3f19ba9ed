-- What every slice stands on: the firm, its audit chain, its jobs.
CREATE TABLE workspace (
    workspace_id UUID NOT NULL,
    firm_name TEXT NOT NULL,
    currency TEXT NOT NULL,
    fiscal_year_start INTEGER NOT NULL,
    settings JSONB NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT workspace_pk PRIMARY KEY (workspace_id),
    CONSTRAINT workspace_fiscal_year_start CHECK (fiscal_year_start BETWEEN 1 AND 12)
);

CREATE TABLE audit_head (
    workspace_id UUID NOT NULL,
    number BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (workspace_id),
    CONSTRAINT audit_head_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE audit_event (
    workspace_id UUID NOT NULL,
    number BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    who TEXT NOT NULL,
    member_id UUID,
    actor_name TEXT NOT NULL,
    name TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    account_id UUID,
    business BOOLEAN NOT NULL,
    before_json JSONB NOT NULL,
    after_json JSONB NOT NULL,
    inverse_json JSONB,
    undoes BIGINT,
    undone_by BIGINT,
    hash BYTEA NOT NULL,
    CONSTRAINT audit_event_pk PRIMARY KEY (workspace_id, number),
    CONSTRAINT audit_event_who CHECK (who IN ('member', 'console', 'system')),
    CONSTRAINT audit_event_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX audit_event_account ON audit_event (workspace_id, account_id, number);
CREATE INDEX audit_event_subject ON audit_event (workspace_id, subject_id, number);
CREATE INDEX audit_event_member ON audit_event (workspace_id, member_id, number);

-- Accounts beside the first on whose timelines an event stands too: one decision for several accounts.
CREATE TABLE audit_event_about (
    workspace_id UUID NOT NULL,
    account_id UUID NOT NULL,
    number BIGINT NOT NULL,
    CONSTRAINT audit_event_about_pk PRIMARY KEY (workspace_id, account_id, number),
    CONSTRAINT audit_event_about_event FOREIGN KEY (workspace_id, number) REFERENCES audit_event (workspace_id, number)
);

CREATE TABLE job (
    workspace_id UUID NOT NULL,
    job_id UUID NOT NULL,
    kind TEXT NOT NULL,
    payload JSONB NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    tries BIGINT NOT NULL,
    leased_until TIMESTAMPTZ,
    failure TEXT,
    done_at TIMESTAMPTZ,
    CONSTRAINT job_pk PRIMARY KEY (workspace_id, job_id),
    CONSTRAINT job_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX job_due ON job (workspace_id, due_at) WHERE done_at IS NULL;
