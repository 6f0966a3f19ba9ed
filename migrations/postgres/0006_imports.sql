-- A file on its way into the books, from the upload to undo. The file itself lies in the data folder under import_id.
CREATE TABLE import (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    file_size BIGINT NOT NULL,
    has_file BOOLEAN NOT NULL,
    mapping_text TEXT NOT NULL,
    mapping_name TEXT NOT NULL,
    mapping_version INTEGER,
    good_rows BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    counts JSONB NOT NULL,
    totals JSONB NOT NULL,
    reading JSONB NOT NULL,
    problem_count BIGINT NOT NULL,
    inverse JSONB,
    rows_done BIGINT NOT NULL,
    bytes_done BIGINT NOT NULL,
    cancel_asked BOOLEAN NOT NULL,
    failure TEXT NOT NULL,
    by_member UUID,
    by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    booked_at TIMESTAMPTZ,
    event BIGINT,
    version BIGINT NOT NULL,
    CONSTRAINT import_pk PRIMARY KEY (workspace_id, import_id),
    CONSTRAINT import_kind CHECK (kind IN ('accounts', 'ledger', 'rates', 'costs', 'targets', 'answers')),
    CONSTRAINT import_state CHECK (state IN ('uploaded', 'checking', 'checked', 'booking', 'booked', 'undone', 'cancelled', 'failed')),
    CONSTRAINT import_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX import_by_time ON import (workspace_id, created_at);
CREATE INDEX import_by_hash ON import (workspace_id, file_hash);

-- What is wrong with a row; all problems of a line stand beside each other. The cells are kept as they stand in the file.
CREATE TABLE import_problem (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    line BIGINT NOT NULL,
    number INTEGER NOT NULL,
    column_no INTEGER,
    column_name TEXT NOT NULL,
    value TEXT NOT NULL,
    code TEXT NOT NULL,
    text_de TEXT NOT NULL,
    text_en TEXT NOT NULL,
    fix TEXT,
    fix_value TEXT NOT NULL,
    cells TEXT NOT NULL,
    CONSTRAINT import_problem_pk PRIMARY KEY (workspace_id, import_id, line, number),
    CONSTRAINT import_problem_fix CHECK (fix IS NULL OR fix IN ('use', 'open_month', 'link', 'leave_out')),
    CONSTRAINT import_problem_import FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, import_id)
);

-- What a person decided in the preview: column_no -1 leaves the line out, -2 books it in the first open month.
CREATE TABLE import_correction (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    line BIGINT NOT NULL,
    column_no INTEGER NOT NULL,
    value TEXT NOT NULL,
    cells TEXT NOT NULL,
    by_name TEXT NOT NULL,
    -- Rows decided in one go share a number; 0: decided alone.
    together BIGINT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT import_correction_pk PRIMARY KEY (workspace_id, import_id, line, column_no),
    CONSTRAINT import_correction_import FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, import_id)
);

-- Numbers without account that a file brought, for the preview: how many rows, how much.
CREATE TABLE import_number (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    lines BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    CONSTRAINT import_number_pk PRIMARY KEY (workspace_id, import_id, number),
    CONSTRAINT import_number_import FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, import_id)
);

-- Ways to read files, saved under a name; every version stays readable.
CREATE TABLE mapping (
    workspace_id UUID NOT NULL,
    mapping_id UUID NOT NULL,
    version INTEGER NOT NULL,
    latest BOOLEAN NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    kind TEXT NOT NULL,
    headers JSONB NOT NULL,
    fingerprint TEXT NOT NULL,
    mapping_text TEXT NOT NULL,
    used BIGINT NOT NULL,
    saved_by_name TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT mapping_pk PRIMARY KEY (workspace_id, mapping_id, version),
    CONSTRAINT mapping_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE UNIQUE INDEX mapping_by_name ON mapping (workspace_id, name_fold) WHERE latest;
