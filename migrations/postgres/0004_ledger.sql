-- What was sold, what it cost and what was wanted: lines of files, their monthly sums, costs and rates, closing, targets.

-- One row per firm: the version of the figures, the last import's number, the last closed month, settings.
CREATE TABLE ledger_head (
    workspace_id UUID NOT NULL,
    version BIGINT NOT NULL,
    bookings BIGINT NOT NULL,
    costs_version BIGINT NOT NULL,
    last_import INTEGER NOT NULL,
    closed_through INTEGER,
    settings JSONB NOT NULL,
    CONSTRAINT ledger_head_pk PRIMARY KEY (workspace_id),
    CONSTRAINT ledger_head_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- One file's lines. They are facts while the state is 'booked'.
CREATE TABLE ledger_import (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    import_id UUID NOT NULL,
    state TEXT NOT NULL,
    source_system TEXT NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    booked_at TIMESTAMPTZ,
    booked_as BIGINT,
    seen_bookings BIGINT NOT NULL,
    seen_costs BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    replaced BIGINT NOT NULL,
    again BOOLEAN NOT NULL,
    CONSTRAINT ledger_import_pk PRIMARY KEY (workspace_id, import_no),
    CONSTRAINT ledger_import_once UNIQUE (workspace_id, import_id),
    CONSTRAINT ledger_import_state CHECK (state IN ('staging', 'booked', 'undone', 'swept')),
    CONSTRAINT ledger_import_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE offering (
    workspace_id UUID NOT NULL,
    offering_id UUID NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    offering_group TEXT NOT NULL,
    CONSTRAINT offering_pk PRIMARY KEY (workspace_id, offering_id),
    CONSTRAINT offering_code UNIQUE (workspace_id, code),
    CONSTRAINT offering_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- A row of a file. Amounts in minor units of the firm's currency, quantity in thousandths. day is empty where it is the
-- posting day. identity finds the row again in the next file, row_hash tells whether it changed; replaced_by is the
-- import whose row stands in its place while that import is booked.
CREATE TABLE ledger_line (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    unit_id UUID NOT NULL,
    posting_day DATE NOT NULL,
    day DATE,
    identity BYTEA NOT NULL,
    row_hash BIGINT NOT NULL,
    replaced_by INTEGER,
    document TEXT,
    line TEXT,
    offering_id UUID,
    unit_of_measure TEXT,
    quantity BIGINT,
    estimate BOOLEAN NOT NULL,
    stands_from INTEGER,
    stands_to INTEGER,
    foreign_json JSONB,
    gross_sales BIGINT,
    invoice_discount BIGINT,
    invoiced_sales BIGINT,
    cash_discount BIGINT,
    bonus BIGINT,
    allowance BIGINT,
    credit_note BIGINT,
    product_cost BIGINT,
    freight BIGINT,
    order_handling BIGINT,
    complaints BIGINT,
    service BIGINT,
    returns BIGINT,
    receivables_financing BIGINT,
    other_cost_to_serve BIGINT,
    account_fixed_cost BIGINT,
    CONSTRAINT ledger_line_pk PRIMARY KEY (workspace_id, import_no, line_no),
    CONSTRAINT ledger_line_import FOREIGN KEY (workspace_id, import_no) REFERENCES ledger_import (workspace_id, import_no),
    CONSTRAINT ledger_line_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id),
    CONSTRAINT ledger_line_offering FOREIGN KEY (workspace_id, offering_id) REFERENCES offering (workspace_id, offering_id)
);
CREATE INDEX ledger_line_by_unit ON ledger_line (workspace_id, unit_id, posting_day);
CREATE INDEX ledger_line_by_identity ON ledger_line (workspace_id, identity);
CREATE INDEX ledger_line_replaced ON ledger_line (workspace_id, replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX ledger_line_stands_for ON ledger_line (workspace_id, stands_from) WHERE stands_from IS NOT NULL;

-- What is counted: complaints, service hours, receivables at month end. cost_kind is the ladder kind it feeds.
CREATE TABLE driver (
    workspace_id UUID NOT NULL,
    driver_id UUID NOT NULL,
    code TEXT NOT NULL,
    name_de TEXT NOT NULL,
    name_en TEXT NOT NULL,
    cost_kind TEXT NOT NULL,
    basis TEXT NOT NULL,
    gone_permille INTEGER,
    version BIGINT NOT NULL,
    CONSTRAINT driver_pk PRIMARY KEY (workspace_id, driver_id),
    CONSTRAINT driver_code UNIQUE (workspace_id, code),
    CONSTRAINT driver_basis CHECK (basis IN ('orders', 'lines', 'count', 'balance')),
    CONSTRAINT driver_gone CHECK (gone_permille BETWEEN 0 AND 1000),
    CONSTRAINT driver_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE ledger_driver (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    line_no INTEGER NOT NULL,
    driver_id UUID NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT ledger_driver_pk PRIMARY KEY (workspace_id, import_no, line_no, driver_id),
    CONSTRAINT ledger_driver_line FOREIGN KEY (workspace_id, import_no, line_no) REFERENCES ledger_line (workspace_id, import_no, line_no),
    CONSTRAINT ledger_driver_driver FOREIGN KEY (workspace_id, driver_id) REFERENCES driver (workspace_id, driver_id)
);

-- What a long file has shown of the books while it is compared, as hashes: memory does not grow with the file. Gone when
-- the run is over. side tells what is staged (1) from what is only looked at (0).
CREATE TABLE ledger_met (
    workspace_id UUID NOT NULL,
    import_id UUID NOT NULL,
    side SMALLINT NOT NULL,
    name BIGINT NOT NULL,
    times INTEGER NOT NULL,
    CONSTRAINT ledger_met_pk PRIMARY KEY (workspace_id, import_id, side, name),
    CONSTRAINT ledger_met_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- What an import adds to the months (and takes away for the rows it replaces), collected while it is staged.
CREATE TABLE ledger_import_month (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    unit_id UUID NOT NULL,
    month INTEGER NOT NULL,
    gross_sales BIGINT NOT NULL,
    invoice_discount BIGINT NOT NULL,
    invoiced_sales BIGINT NOT NULL,
    cash_discount BIGINT NOT NULL,
    bonus BIGINT NOT NULL,
    allowance BIGINT NOT NULL,
    credit_note BIGINT NOT NULL,
    product_cost BIGINT NOT NULL,
    freight BIGINT NOT NULL,
    order_handling BIGINT NOT NULL,
    complaints BIGINT NOT NULL,
    service BIGINT NOT NULL,
    returns BIGINT NOT NULL,
    receivables_financing BIGINT NOT NULL,
    other_cost_to_serve BIGINT NOT NULL,
    account_fixed_cost BIGINT NOT NULL,
    gross_sales_estimate BIGINT NOT NULL,
    invoice_discount_estimate BIGINT NOT NULL,
    invoiced_sales_estimate BIGINT NOT NULL,
    cash_discount_estimate BIGINT NOT NULL,
    bonus_estimate BIGINT NOT NULL,
    allowance_estimate BIGINT NOT NULL,
    credit_note_estimate BIGINT NOT NULL,
    product_cost_estimate BIGINT NOT NULL,
    freight_estimate BIGINT NOT NULL,
    order_handling_estimate BIGINT NOT NULL,
    complaints_estimate BIGINT NOT NULL,
    service_estimate BIGINT NOT NULL,
    returns_estimate BIGINT NOT NULL,
    receivables_financing_estimate BIGINT NOT NULL,
    other_cost_to_serve_estimate BIGINT NOT NULL,
    account_fixed_cost_estimate BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    invoiced_entries BIGINT NOT NULL,
    costed_sales BIGINT NOT NULL,
    computed_cost BIGINT NOT NULL,
    computed_cost_estimate BIGINT NOT NULL,
    computed_sales BIGINT NOT NULL,
    CONSTRAINT ledger_import_month_pk PRIMARY KEY (workspace_id, import_no, unit_id, month),
    CONSTRAINT ledger_import_month_import FOREIGN KEY (workspace_id, import_no) REFERENCES ledger_import (workspace_id, import_no)
);

CREATE TABLE driver_import_month (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    unit_id UUID NOT NULL,
    month INTEGER NOT NULL,
    driver_id UUID NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT driver_import_month_pk PRIMARY KEY (workspace_id, import_no, unit_id, month, driver_id),
    CONSTRAINT driver_import_month_import FOREIGN KEY (workspace_id, import_no) REFERENCES ledger_import (workspace_id, import_no)
);

-- The monthly roll-up: a cache of ledger_fact, written in the change that makes lines facts.
CREATE TABLE ledger_month (
    workspace_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    month INTEGER NOT NULL,
    gross_sales BIGINT NOT NULL,
    invoice_discount BIGINT NOT NULL,
    invoiced_sales BIGINT NOT NULL,
    cash_discount BIGINT NOT NULL,
    bonus BIGINT NOT NULL,
    allowance BIGINT NOT NULL,
    credit_note BIGINT NOT NULL,
    product_cost BIGINT NOT NULL,
    freight BIGINT NOT NULL,
    order_handling BIGINT NOT NULL,
    complaints BIGINT NOT NULL,
    service BIGINT NOT NULL,
    returns BIGINT NOT NULL,
    receivables_financing BIGINT NOT NULL,
    other_cost_to_serve BIGINT NOT NULL,
    account_fixed_cost BIGINT NOT NULL,
    gross_sales_estimate BIGINT NOT NULL,
    invoice_discount_estimate BIGINT NOT NULL,
    invoiced_sales_estimate BIGINT NOT NULL,
    cash_discount_estimate BIGINT NOT NULL,
    bonus_estimate BIGINT NOT NULL,
    allowance_estimate BIGINT NOT NULL,
    credit_note_estimate BIGINT NOT NULL,
    product_cost_estimate BIGINT NOT NULL,
    freight_estimate BIGINT NOT NULL,
    order_handling_estimate BIGINT NOT NULL,
    complaints_estimate BIGINT NOT NULL,
    service_estimate BIGINT NOT NULL,
    returns_estimate BIGINT NOT NULL,
    receivables_financing_estimate BIGINT NOT NULL,
    other_cost_to_serve_estimate BIGINT NOT NULL,
    account_fixed_cost_estimate BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    orders BIGINT NOT NULL,
    invoiced_entries BIGINT NOT NULL,
    costed_sales BIGINT NOT NULL,
    computed_cost BIGINT NOT NULL,
    computed_cost_estimate BIGINT NOT NULL,
    computed_sales BIGINT NOT NULL,
    CONSTRAINT ledger_month_pk PRIMARY KEY (workspace_id, unit_id, month),
    CONSTRAINT ledger_month_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);

CREATE TABLE driver_month (
    workspace_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    month INTEGER NOT NULL,
    driver_id UUID NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT driver_month_pk PRIMARY KEY (workspace_id, unit_id, month, driver_id),
    CONSTRAINT driver_month_driver FOREIGN KEY (workspace_id, driver_id) REFERENCES driver (workspace_id, driver_id)
);

-- The same months unit by unit in one packed piece, with the first and last day booked: what pages read. Written in the
-- change that writes ledger_month.
CREATE TABLE ledger_book (
    workspace_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    first_day DATE,
    last_day DATE,
    months BYTEA NOT NULL,
    CONSTRAINT ledger_book_pk PRIMARY KEY (workspace_id, unit_id),
    CONSTRAINT ledger_book_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);

-- Why the portfolio's net revenue changed between two periods: asked for, and computed by a job for one version.
CREATE TABLE ledger_bridge (
    workspace_id UUID NOT NULL,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    before_from DATE NOT NULL,
    before_to DATE NOT NULL,
    version BIGINT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    steps_json JSONB,
    CONSTRAINT ledger_bridge_pk PRIMARY KEY (workspace_id, from_day, to_day, before_from, before_to)
);

-- Documents with lines of more than one import: their orders cannot be added up import by import.
CREATE TABLE shared_document (
    workspace_id UUID NOT NULL,
    import_no INTEGER NOT NULL,
    document_key BYTEA NOT NULL,
    CONSTRAINT shared_document_pk PRIMARY KEY (workspace_id, import_no, document_key),
    CONSTRAINT shared_document_import FOREIGN KEY (workspace_id, import_no) REFERENCES ledger_import (workspace_id, import_no)
);

-- Cost of one unit of an offering (millionths of the currency), or per cent of sales of a group (estimate).
CREATE TABLE product_cost (
    workspace_id UUID NOT NULL,
    product_cost_id UUID NOT NULL,
    offering_id UUID,
    offering_group TEXT,
    cost_millionths BIGINT,
    cost_permille INTEGER,
    from_day DATE NOT NULL,
    to_day DATE,
    set_by_name TEXT NOT NULL,
    made_by_import UUID,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT product_cost_pk PRIMARY KEY (workspace_id, product_cost_id),
    CONSTRAINT product_cost_one CHECK ((offering_id IS NOT NULL AND cost_millionths IS NOT NULL) OR (offering_group IS NOT NULL AND cost_permille IS NOT NULL)),
    CONSTRAINT product_cost_days CHECK (to_day IS NULL OR to_day >= from_day),
    CONSTRAINT product_cost_offering FOREIGN KEY (workspace_id, offering_id) REFERENCES offering (workspace_id, offering_id)
);
CREATE INDEX product_cost_of_import ON product_cost (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

-- What one count of a driver costs (millionths of the currency; for balances: fraction of a year's balance).
CREATE TABLE cost_rate (
    workspace_id UUID NOT NULL,
    cost_rate_id UUID NOT NULL,
    driver_id UUID NOT NULL,
    rate_millionths BIGINT NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER,
    set_by_name TEXT NOT NULL,
    made_by_import UUID,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT cost_rate_pk PRIMARY KEY (workspace_id, cost_rate_id),
    CONSTRAINT cost_rate_months CHECK (to_month IS NULL OR to_month >= from_month),
    CONSTRAINT cost_rate_driver FOREIGN KEY (workspace_id, driver_id) REFERENCES driver (workspace_id, driver_id)
);
CREATE INDEX cost_rate_of_import ON cost_rate (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

-- A fixed cost caused by one account, for a span of months: the whole of it, or so much a year.
CREATE TABLE fixed_cost (
    workspace_id UUID NOT NULL,
    fixed_cost_id UUID NOT NULL,
    account_id UUID NOT NULL,
    name TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    per TEXT NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER,
    gone_permille INTEGER NOT NULL,
    estimate BOOLEAN NOT NULL,
    set_by_name TEXT NOT NULL,
    made_by_import UUID,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT fixed_cost_pk PRIMARY KEY (workspace_id, fixed_cost_id),
    CONSTRAINT fixed_cost_per CHECK (per IN ('year', 'total')),
    CONSTRAINT fixed_cost_months CHECK ((to_month IS NULL AND per = 'year') OR to_month >= from_month),
    CONSTRAINT fixed_cost_gone CHECK (gone_permille BETWEEN 0 AND 1000),
    CONSTRAINT fixed_cost_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX fixed_cost_of_account ON fixed_cost (workspace_id, account_id);
CREATE INDEX fixed_cost_of_import ON fixed_cost (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

-- A person or tool that several accounts share; split by a key.
CREATE TABLE shared_cost (
    workspace_id UUID NOT NULL,
    shared_cost_id UUID NOT NULL,
    name TEXT NOT NULL,
    amount_minor BIGINT NOT NULL,
    per TEXT NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER,
    split_key TEXT NOT NULL,
    driver_id UUID,
    gone_permille INTEGER NOT NULL,
    set_by_name TEXT NOT NULL,
    made_by_import UUID,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT shared_cost_pk PRIMARY KEY (workspace_id, shared_cost_id),
    CONSTRAINT shared_cost_per CHECK (per IN ('year', 'total')),
    CONSTRAINT shared_cost_months CHECK ((to_month IS NULL AND per = 'year') OR to_month >= from_month),
    CONSTRAINT shared_cost_key CHECK (split_key IN ('orders', 'lines', 'equal', 'driver') AND (split_key = 'driver') = (driver_id IS NOT NULL)),
    CONSTRAINT shared_cost_gone CHECK (gone_permille BETWEEN 0 AND 1000),
    CONSTRAINT shared_cost_driver FOREIGN KEY (workspace_id, driver_id) REFERENCES driver (workspace_id, driver_id)
);
CREATE INDEX shared_cost_of_import ON shared_cost (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

CREATE TABLE shared_cost_member (
    workspace_id UUID NOT NULL,
    shared_cost_id UUID NOT NULL,
    account_id UUID NOT NULL,
    CONSTRAINT shared_cost_member_pk PRIMARY KEY (workspace_id, shared_cost_id, account_id),
    CONSTRAINT shared_cost_member_cost FOREIGN KEY (workspace_id, shared_cost_id) REFERENCES shared_cost (workspace_id, shared_cost_id),
    CONSTRAINT shared_cost_member_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX shared_cost_member_of ON shared_cost_member (workspace_id, account_id);

-- Foreign units for one unit of the firm's currency, in millionths.
CREATE TABLE exchange_rate (
    workspace_id UUID NOT NULL,
    currency TEXT NOT NULL,
    day DATE NOT NULL,
    rate_millionths BIGINT NOT NULL,
    made_by_import UUID,
    CONSTRAINT exchange_rate_pk PRIMARY KEY (workspace_id, currency, day),
    CONSTRAINT exchange_rate_positive CHECK (rate_millionths > 0),
    CONSTRAINT exchange_rate_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);
CREATE INDEX exchange_rate_of_import ON exchange_rate (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

-- A person's word on whether a cost block is kept; without a row the first cost decides.
CREATE TABLE kept_block (
    workspace_id UUID NOT NULL,
    block TEXT NOT NULL,
    kept BOOLEAN NOT NULL,
    set_by_name TEXT NOT NULL,
    set_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT kept_block_pk PRIMARY KEY (workspace_id, block),
    CONSTRAINT kept_block_known CHECK (block IN ('product_cost', 'cost_to_serve', 'fixed_cost')),
    CONSTRAINT kept_block_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- Labels, hidden lines, order and moved kinds of the ladder, version by version.
CREATE TABLE ladder_version (
    workspace_id UUID NOT NULL,
    number INTEGER NOT NULL,
    wording JSONB NOT NULL,
    set_by_name TEXT NOT NULL,
    set_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT ladder_version_pk PRIMARY KEY (workspace_id, number),
    CONSTRAINT ladder_version_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- The ladder of a closed month per unit (or per account, where a fixed cost has no unit), as it was at closing.
CREATE TABLE closed_ladder (
    workspace_id UUID NOT NULL,
    month INTEGER NOT NULL,
    unit_id UUID NOT NULL,
    fixed_cost BIGINT NOT NULL,
    fixed_cost_estimate BIGINT NOT NULL,
    line_1 BIGINT,
    line_2 BIGINT,
    line_3 BIGINT,
    line_4 BIGINT,
    line_5 BIGINT,
    line_6 BIGINT,
    line_7 BIGINT,
    line_8 BIGINT,
    line_9 BIGINT,
    line_10 BIGINT,
    line_11 BIGINT,
    line_12 BIGINT,
    line_13 BIGINT,
    line_14 BIGINT,
    CONSTRAINT closed_ladder_pk PRIMARY KEY (workspace_id, month, unit_id),
    CONSTRAINT closed_ladder_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

-- What the controller gave up of an estimate that bookings did not replace.
CREATE TABLE released_estimate (
    workspace_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    kind TEXT NOT NULL,
    stands_from INTEGER NOT NULL,
    stands_to INTEGER NOT NULL,
    month INTEGER NOT NULL,
    released_by_name TEXT NOT NULL,
    released_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT released_estimate_pk PRIMARY KEY (workspace_id, unit_id, kind, stands_from, stands_to),
    CONSTRAINT released_estimate_unit FOREIGN KEY (workspace_id, unit_id) REFERENCES unit (workspace_id, unit_id)
);

-- The two lines of the map per fiscal year (named by the calendar year it begins in).
CREATE TABLE firm_target (
    workspace_id UUID NOT NULL,
    fiscal_year INTEGER NOT NULL,
    margin_permille INTEGER NOT NULL,
    satisfaction_permille INTEGER NOT NULL,
    set_by_name TEXT NOT NULL,
    set_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT firm_target_pk PRIMARY KEY (workspace_id, fiscal_year),
    CONSTRAINT firm_target_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE account_target (
    workspace_id UUID NOT NULL,
    target_id UUID NOT NULL,
    account_id UUID NOT NULL,
    fiscal_year INTEGER NOT NULL,
    net_revenue BIGINT,
    db2 BIGINT,
    db3 BIGINT,
    margin_permille INTEGER,
    set_by_name TEXT NOT NULL,
    made_by_import UUID,
    set_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT account_target_pk PRIMARY KEY (workspace_id, target_id),
    CONSTRAINT account_target_once UNIQUE (workspace_id, account_id, fiscal_year),
    CONSTRAINT account_target_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);
CREATE INDEX account_target_of_import ON account_target (workspace_id, made_by_import) WHERE made_by_import IS NOT NULL;

CREATE TABLE ebit (
    workspace_id UUID NOT NULL,
    fiscal_year INTEGER NOT NULL,
    amount_minor BIGINT NOT NULL,
    reason TEXT NOT NULL,
    day DATE NOT NULL,
    set_by_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT ebit_pk PRIMARY KEY (workspace_id, fiscal_year),
    CONSTRAINT ebit_workspace FOREIGN KEY (workspace_id) REFERENCES workspace (workspace_id)
);

CREATE TABLE loss_probability (
    workspace_id UUID NOT NULL,
    account_id UUID NOT NULL,
    permille INTEGER NOT NULL,
    reason TEXT NOT NULL,
    day DATE NOT NULL,
    set_by_name TEXT NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT loss_probability_pk PRIMARY KEY (workspace_id, account_id),
    CONSTRAINT loss_probability_range CHECK (permille BETWEEN 0 AND 1000),
    CONSTRAINT loss_probability_account FOREIGN KEY (workspace_id, account_id) REFERENCES account (workspace_id, account_id)
);

-- The facts: lines of booked imports that no booked import has replaced. Every query but the booking itself reads this.
CREATE VIEW ledger_fact AS
SELECT l.*, i.import_id, i.source_system
FROM ledger_line l
JOIN ledger_import i ON i.workspace_id = l.workspace_id AND i.import_no = l.import_no
LEFT JOIN ledger_import r ON r.workspace_id = l.workspace_id AND r.import_no = l.replaced_by
WHERE i.state = 'booked' AND (r.state IS NULL OR r.state <> 'booked');
