//! Column lists that many statements share, as literals for `concat!`. Their order is that of [`crate::model::Sums`] and
//! of `Kind::ALL`; a test holds it.

/// The amount columns of a line.
macro_rules! kinds {
    () => {
        "gross_sales, invoice_discount, invoiced_sales, cash_discount, bonus, allowance, credit_note, \
         product_cost, freight, order_handling, complaints, service, returns, receivables_financing, \
         other_cost_to_serve, account_fixed_cost"
    };
}
/// The amount columns of a line with the alias `l`.
macro_rules! l_kinds {
    () => {
        "l.gross_sales, l.invoice_discount, l.invoiced_sales, l.cash_discount, l.bonus, l.allowance, \
         l.credit_note, l.product_cost, l.freight, l.order_handling, l.complaints, l.service, l.returns, \
         l.receivables_financing, l.other_cost_to_serve, l.account_fixed_cost"
    };
}
/// The sum columns of a month.
macro_rules! cells {
    () => {
        "gross_sales, invoice_discount, invoiced_sales, cash_discount, bonus, allowance, credit_note, \
         product_cost, freight, order_handling, complaints, service, returns, receivables_financing, \
         other_cost_to_serve, account_fixed_cost, gross_sales_estimate, invoice_discount_estimate, \
         invoiced_sales_estimate, cash_discount_estimate, bonus_estimate, allowance_estimate, \
         credit_note_estimate, product_cost_estimate, freight_estimate, order_handling_estimate, \
         complaints_estimate, service_estimate, returns_estimate, receivables_financing_estimate, \
         other_cost_to_serve_estimate, account_fixed_cost_estimate, entries, lines, orders, \
         invoiced_entries, costed_sales, computed_cost, computed_cost_estimate, computed_sales"
    };
}
/// `$5` to `$44`: one parameter for each sum column.
macro_rules! cell_params {
    () => {
        "$5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, \
         $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44"
    };
}
/// Arrays `$5` to `$44` on PostgreSQL.
macro_rules! cell_arrays {
    () => {
        "$5::int8[], $6::int8[], $7::int8[], $8::int8[], $9::int8[], $10::int8[], $11::int8[], $12::int8[], \
         $13::int8[], $14::int8[], $15::int8[], $16::int8[], $17::int8[], $18::int8[], $19::int8[], \
         $20::int8[], $21::int8[], $22::int8[], $23::int8[], $24::int8[], $25::int8[], $26::int8[], \
         $27::int8[], $28::int8[], $29::int8[], $30::int8[], $31::int8[], $32::int8[], $33::int8[], \
         $34::int8[], $35::int8[], $36::int8[], $37::int8[], $38::int8[], $39::int8[], $40::int8[], \
         $41::int8[], $42::int8[], $43::int8[], $44::int8[]"
    };
}
/// `x = ledger_import_month.x + excluded.x` for each sum column.
macro_rules! import_cells_added {
    () => {
        "gross_sales = ledger_import_month.gross_sales + excluded.gross_sales, \
         invoice_discount = ledger_import_month.invoice_discount + excluded.invoice_discount, \
         invoiced_sales = ledger_import_month.invoiced_sales + excluded.invoiced_sales, \
         cash_discount = ledger_import_month.cash_discount + excluded.cash_discount, \
         bonus = ledger_import_month.bonus + excluded.bonus, \
         allowance = ledger_import_month.allowance + excluded.allowance, \
         credit_note = ledger_import_month.credit_note + excluded.credit_note, \
         product_cost = ledger_import_month.product_cost + excluded.product_cost, \
         freight = ledger_import_month.freight + excluded.freight, \
         order_handling = ledger_import_month.order_handling + excluded.order_handling, \
         complaints = ledger_import_month.complaints + excluded.complaints, \
         service = ledger_import_month.service + excluded.service, \
         returns = ledger_import_month.returns + excluded.returns, \
         receivables_financing = ledger_import_month.receivables_financing + excluded.receivables_financing, \
         other_cost_to_serve = ledger_import_month.other_cost_to_serve + excluded.other_cost_to_serve, \
         account_fixed_cost = ledger_import_month.account_fixed_cost + excluded.account_fixed_cost, \
         gross_sales_estimate = ledger_import_month.gross_sales_estimate + excluded.gross_sales_estimate, \
         invoice_discount_estimate = ledger_import_month.invoice_discount_estimate + excluded.invoice_discount_estimate, \
         invoiced_sales_estimate = ledger_import_month.invoiced_sales_estimate + excluded.invoiced_sales_estimate, \
         cash_discount_estimate = ledger_import_month.cash_discount_estimate + excluded.cash_discount_estimate, \
         bonus_estimate = ledger_import_month.bonus_estimate + excluded.bonus_estimate, \
         allowance_estimate = ledger_import_month.allowance_estimate + excluded.allowance_estimate, \
         credit_note_estimate = ledger_import_month.credit_note_estimate + excluded.credit_note_estimate, \
         product_cost_estimate = ledger_import_month.product_cost_estimate + excluded.product_cost_estimate, \
         freight_estimate = ledger_import_month.freight_estimate + excluded.freight_estimate, \
         order_handling_estimate = ledger_import_month.order_handling_estimate + excluded.order_handling_estimate, \
         complaints_estimate = ledger_import_month.complaints_estimate + excluded.complaints_estimate, \
         service_estimate = ledger_import_month.service_estimate + excluded.service_estimate, \
         returns_estimate = ledger_import_month.returns_estimate + excluded.returns_estimate, \
         receivables_financing_estimate = ledger_import_month.receivables_financing_estimate + excluded.receivables_financing_estimate, \
         other_cost_to_serve_estimate = ledger_import_month.other_cost_to_serve_estimate + excluded.other_cost_to_serve_estimate, \
         account_fixed_cost_estimate = ledger_import_month.account_fixed_cost_estimate + excluded.account_fixed_cost_estimate, \
         entries = ledger_import_month.entries + excluded.entries, \
         lines = ledger_import_month.lines + excluded.lines, \
         orders = ledger_import_month.orders + excluded.orders, \
         invoiced_entries = ledger_import_month.invoiced_entries + excluded.invoiced_entries, \
         costed_sales = ledger_import_month.costed_sales + excluded.costed_sales, \
         computed_cost = ledger_import_month.computed_cost + excluded.computed_cost, \
         computed_cost_estimate = ledger_import_month.computed_cost_estimate + excluded.computed_cost_estimate, \
         computed_sales = ledger_import_month.computed_sales + excluded.computed_sales"
    };
}
/// `x = ledger_month.x + excluded.x` for each sum column.
macro_rules! month_cells_added {
    () => {
        "gross_sales = ledger_month.gross_sales + excluded.gross_sales, \
         invoice_discount = ledger_month.invoice_discount + excluded.invoice_discount, \
         invoiced_sales = ledger_month.invoiced_sales + excluded.invoiced_sales, \
         cash_discount = ledger_month.cash_discount + excluded.cash_discount, \
         bonus = ledger_month.bonus + excluded.bonus, \
         allowance = ledger_month.allowance + excluded.allowance, \
         credit_note = ledger_month.credit_note + excluded.credit_note, \
         product_cost = ledger_month.product_cost + excluded.product_cost, \
         freight = ledger_month.freight + excluded.freight, \
         order_handling = ledger_month.order_handling + excluded.order_handling, \
         complaints = ledger_month.complaints + excluded.complaints, \
         service = ledger_month.service + excluded.service, \
         returns = ledger_month.returns + excluded.returns, \
         receivables_financing = ledger_month.receivables_financing + excluded.receivables_financing, \
         other_cost_to_serve = ledger_month.other_cost_to_serve + excluded.other_cost_to_serve, \
         account_fixed_cost = ledger_month.account_fixed_cost + excluded.account_fixed_cost, \
         gross_sales_estimate = ledger_month.gross_sales_estimate + excluded.gross_sales_estimate, \
         invoice_discount_estimate = ledger_month.invoice_discount_estimate + excluded.invoice_discount_estimate, \
         invoiced_sales_estimate = ledger_month.invoiced_sales_estimate + excluded.invoiced_sales_estimate, \
         cash_discount_estimate = ledger_month.cash_discount_estimate + excluded.cash_discount_estimate, \
         bonus_estimate = ledger_month.bonus_estimate + excluded.bonus_estimate, \
         allowance_estimate = ledger_month.allowance_estimate + excluded.allowance_estimate, \
         credit_note_estimate = ledger_month.credit_note_estimate + excluded.credit_note_estimate, \
         product_cost_estimate = ledger_month.product_cost_estimate + excluded.product_cost_estimate, \
         freight_estimate = ledger_month.freight_estimate + excluded.freight_estimate, \
         order_handling_estimate = ledger_month.order_handling_estimate + excluded.order_handling_estimate, \
         complaints_estimate = ledger_month.complaints_estimate + excluded.complaints_estimate, \
         service_estimate = ledger_month.service_estimate + excluded.service_estimate, \
         returns_estimate = ledger_month.returns_estimate + excluded.returns_estimate, \
         receivables_financing_estimate = ledger_month.receivables_financing_estimate + excluded.receivables_financing_estimate, \
         other_cost_to_serve_estimate = ledger_month.other_cost_to_serve_estimate + excluded.other_cost_to_serve_estimate, \
         account_fixed_cost_estimate = ledger_month.account_fixed_cost_estimate + excluded.account_fixed_cost_estimate, \
         entries = ledger_month.entries + excluded.entries, lines = ledger_month.lines + excluded.lines, \
         orders = ledger_month.orders + excluded.orders, \
         invoiced_entries = ledger_month.invoiced_entries + excluded.invoiced_entries, \
         costed_sales = ledger_month.costed_sales + excluded.costed_sales, \
         computed_cost = ledger_month.computed_cost + excluded.computed_cost, \
         computed_cost_estimate = ledger_month.computed_cost_estimate + excluded.computed_cost_estimate, \
         computed_sales = ledger_month.computed_sales + excluded.computed_sales"
    };
}
/// `-x` for each sum column.
macro_rules! cells_negated {
    () => {
        "-gross_sales, -invoice_discount, -invoiced_sales, -cash_discount, -bonus, -allowance, -credit_note, \
         -product_cost, -freight, -order_handling, -complaints, -service, -returns, -receivables_financing, \
         -other_cost_to_serve, -account_fixed_cost, -gross_sales_estimate, -invoice_discount_estimate, \
         -invoiced_sales_estimate, -cash_discount_estimate, -bonus_estimate, -allowance_estimate, \
         -credit_note_estimate, -product_cost_estimate, -freight_estimate, -order_handling_estimate, \
         -complaints_estimate, -service_estimate, -returns_estimate, -receivables_financing_estimate, \
         -other_cost_to_serve_estimate, -account_fixed_cost_estimate, -entries, -lines, -orders, \
         -invoiced_entries, -costed_sales, -computed_cost, -computed_cost_estimate, -computed_sales"
    };
}
pub(super) use {
    cell_arrays, cell_params, cells, cells_negated, import_cells_added, kinds, l_kinds, month_cells_added,
};
