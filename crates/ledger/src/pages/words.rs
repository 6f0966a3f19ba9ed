//! Names of ladder lines and kinds, as the firm words them.
use crate::l10n::L10nLanguage;
use crate::settings::Wording;
use crate::texts;
use base::Lang;
use engine_value::contribution::{Block, Kind, Level, Line};

/// The firm's label of a code, or the program's.
fn own(lang: Lang, wording: &Wording, code: &str) -> Option<String> {
    let (de, en) = wording.json.labels.get(code)?;
    let label = if lang == Lang::De { de } else { en };
    (!label.is_empty()).then(|| label.clone())
}

/// The program's name of a line, in one language.
pub(crate) fn default_line(t: &L10nLanguage, line: Line) -> String {
    match line {
        Line::GrossSales => t.line_gross_sales(),
        Line::InvoiceDiscount => t.line_invoice_discount(),
        Line::InvoicedSales => t.line_invoiced_sales(),
        Line::CashDiscount => t.line_cash_discount(),
        Line::Bonus => t.line_bonus(),
        Line::Allowance => t.line_allowance(),
        Line::CreditNotes => t.line_credit_note(),
        Line::NetRevenue => t.line_net_revenue(),
        Line::ProductCost => t.line_product_cost(),
        Line::Db1 => t.line_db1(),
        Line::CostToServe => t.line_cost_to_serve(),
        Line::Db2 => t.line_db2(),
        Line::FixedCost => t.line_account_fixed_cost(),
        Line::Db3 => t.line_db3(),
    }
}

pub(crate) fn line(lang: Lang, wording: &Wording, line: Line) -> String {
    own(lang, wording, line.code()).unwrap_or_else(|| default_line(texts(lang), line))
}

/// The name of a contribution level, such as "DB II".
pub(crate) fn level(lang: Lang, wording: &Wording, level: Level) -> String {
    line(lang, wording, level.line())
}

/// The program's name of a kind within cost-to-serve and fixed cost.
pub(crate) fn default_kind(t: &L10nLanguage, kind: Kind) -> String {
    match kind {
        Kind::Freight => t.kind_freight(),
        Kind::OrderHandling => t.kind_order_handling(),
        Kind::Complaints => t.kind_complaints(),
        Kind::Service => t.kind_service(),
        Kind::Returns => t.kind_returns(),
        Kind::ReceivablesFinancing => t.kind_receivables_financing(),
        Kind::OtherCostToServe => t.kind_other_cost_to_serve(),
        Kind::AccountFixedCost => t.kind_account_fixed_cost(),
        Kind::GrossSales => t.line_gross_sales(),
        Kind::InvoiceDiscount => t.line_invoice_discount(),
        Kind::InvoicedSales => t.line_invoiced_sales(),
        Kind::CashDiscount => t.line_cash_discount(),
        Kind::Bonus => t.line_bonus(),
        Kind::Allowance => t.line_allowance(),
        Kind::CreditNote => t.line_credit_note(),
        Kind::ProductCost => t.line_product_cost(),
    }
}

pub(crate) fn kind(lang: Lang, wording: &Wording, kind: Kind) -> String {
    let code = if kind == Kind::AccountFixedCost { "account_fixed_costs" } else { kind.code() };
    own(lang, wording, code).unwrap_or_else(|| default_kind(texts(lang), kind))
}

pub(crate) fn block(t: &L10nLanguage, block: Block) -> String {
    match block {
        Block::Sales | Block::Deduction => t.block_sales(),
        Block::ProductCost => t.block_product_cost(),
        Block::CostToServe => t.block_cost_to_serve(),
        Block::FixedCost => t.block_fixed_cost(),
    }
}

/// Whether a ladder line is subtracted.
pub(crate) fn is_subtracted(line: Line) -> bool {
    !line.is_level()
}
