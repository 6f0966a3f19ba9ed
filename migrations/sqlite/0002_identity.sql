-- Who may sign in. sign_in is read before the workspace is known: address, firm, person, nothing else.
CREATE TABLE sign_in (
    workspace_id BLOB NOT NULL,
    email_fold TEXT NOT NULL,
    member_id BLOB NOT NULL,
    CONSTRAINT sign_in_pk PRIMARY KEY (workspace_id, email_fold)
);
CREATE INDEX sign_in_email ON sign_in (email_fold);

CREATE TABLE member (
    workspace_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_fold TEXT NOT NULL,
    roles TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    theme TEXT NOT NULL,
    created_at TEXT NOT NULL,
    closed_at TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT member_pk PRIMARY KEY (workspace_id, member_id),
    CONSTRAINT member_email UNIQUE (workspace_id, email_fold),
    CONSTRAINT member_language CHECK (language IN ('de', 'en')),
    CONSTRAINT member_theme CHECK (theme IN ('', 'light', 'night')),
    CONSTRAINT member_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE session (
    workspace_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    token_hash BLOB NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    agent TEXT NOT NULL,
    address TEXT NOT NULL,
    revoked_at TEXT,
    CONSTRAINT session_pk PRIMARY KEY (workspace_id, session_id),
    CONSTRAINT session_token UNIQUE (workspace_id, token_hash),
    CONSTRAINT session_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, member_id)
);
CREATE INDEX session_of_member ON session (workspace_id, member_id, created_at);

CREATE TABLE one_time_link (
    workspace_id BLOB NOT NULL,
    link_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    purpose TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    CONSTRAINT one_time_link_pk PRIMARY KEY (workspace_id, link_id),
    CONSTRAINT one_time_link_token UNIQUE (workspace_id, token_hash),
    CONSTRAINT one_time_link_purpose CHECK (purpose IN ('invitation', 'reset', 'choice')),
    CONSTRAINT one_time_link_member FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, member_id)
);
