-- What the customer's people say: who is asked, when, what they answered. Nothing here is derived.
CREATE TABLE survey_version (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT survey_version_pk PRIMARY KEY (workspace_id),
    CONSTRAINT survey_version_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE wave (
    workspace_id UUID NOT NULL,
    wave_id UUID NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE,
    version BIGINT NOT NULL,
    CONSTRAINT wave_pk PRIMARY KEY (workspace_id, wave_id),
    CONSTRAINT wave_name UNIQUE (workspace_id, name_fold),
    CONSTRAINT wave_order CHECK (ends_on IS NULL OR ends_on >= starts_on),
    CONSTRAINT wave_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- The firm's own questions beside the built-in ones, and built-in ones it has renamed or retired.
CREATE TABLE question (
    workspace_id UUID NOT NULL,
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    low BIGINT NOT NULL,
    high BIGINT NOT NULL,
    position BIGINT NOT NULL,
    retired_on DATE,
    version BIGINT NOT NULL,
    CONSTRAINT question_pk PRIMARY KEY (workspace_id, code),
    CONSTRAINT question_kind CHECK (kind IN ('recommend', 'overall', 'driver', 'effort', 'own', 'open')),
    CONSTRAINT question_scale CHECK (low < high),
    CONSTRAINT question_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE respondent (
    workspace_id UUID NOT NULL,
    respondent_id UUID NOT NULL,
    account_id UUID NOT NULL,
    unit_id UUID,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    duty TEXT NOT NULL,
    role TEXT,
    weight_thousandths BIGINT,
    external_key TEXT,
    valid_from DATE,
    valid_to DATE,
    source TEXT NOT NULL,
    source_day DATE NOT NULL,
    erased_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    CONSTRAINT respondent_pk PRIMARY KEY (workspace_id, respondent_id),
    CONSTRAINT respondent_external UNIQUE (workspace_id, account_id, external_key),
    CONSTRAINT respondent_weight CHECK (weight_thousandths IS NULL OR weight_thousandths > 0),
    CONSTRAINT respondent_validity CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from),
    CONSTRAINT respondent_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id),
    CONSTRAINT respondent_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);
CREATE INDEX respondent_of_unit ON respondent (workspace_id, unit_id);
CREATE INDEX respondent_name ON respondent (workspace_id, account_id, name_fold);

CREATE TABLE invitation (
    workspace_id UUID NOT NULL,
    wave_id UUID NOT NULL,
    respondent_id UUID NOT NULL,
    invited_on DATE NOT NULL,
    reminded_on DATE,
    declined_on DATE,
    version BIGINT NOT NULL,
    CONSTRAINT invitation_pk PRIMARY KEY (workspace_id, wave_id, respondent_id),
    CONSTRAINT invitation_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES wave (workspace_id, wave_id),
    CONSTRAINT invitation_respondent FOREIGN KEY (workspace_id, respondent_id)
        REFERENCES respondent (workspace_id, respondent_id)
);
CREATE INDEX invitation_of_respondent ON invitation (workspace_id, respondent_id);

CREATE TABLE answer (
    workspace_id UUID NOT NULL,
    answer_id UUID NOT NULL,
    respondent_id UUID NOT NULL,
    question_code TEXT NOT NULL,
    day DATE NOT NULL,
    source TEXT NOT NULL,
    channel TEXT NOT NULL,
    wave_id UUID,
    value_thousandths BIGINT,
    words TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT answer_pk PRIMARY KEY (workspace_id, answer_id),
    CONSTRAINT answer_identity UNIQUE (workspace_id, respondent_id, question_code, day, source),
    CONSTRAINT answer_source CHECK (source IN ('customer', 'estimate')),
    CONSTRAINT answer_said CHECK (value_thousandths IS NOT NULL OR words IS NOT NULL),
    CONSTRAINT answer_respondent FOREIGN KEY (workspace_id, respondent_id)
        REFERENCES respondent (workspace_id, respondent_id),
    CONSTRAINT answer_wave FOREIGN KEY (workspace_id, wave_id) REFERENCES wave (workspace_id, wave_id)
);
CREATE INDEX answer_wave_of ON answer (workspace_id, wave_id);

-- What an import made or changed, so that its undo takes back exactly that. before_json is null for what was made.
CREATE TABLE survey_import (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    row_id UUID NOT NULL,
    second_id UUID,
    code TEXT,
    version_after BIGINT NOT NULL,
    before_json JSONB,
    CONSTRAINT survey_import_pk PRIMARY KEY (workspace_id, import_id, position),
    CONSTRAINT survey_import_kind CHECK (kind IN ('wave', 'question', 'respondent', 'invitation', 'answer')),
    CONSTRAINT survey_import_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
