//! The fourteen lines and what is known of them.

use super::{Amounts, Block, Kind, Scheme};
use crate::money::round_half_away;

/// A line of the ladder, numbered 1 to 14.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    GrossSales,
    InvoiceDiscount,
    InvoicedSales,
    CashDiscount,
    Bonus,
    Allowance,
    CreditNotes,
    NetRevenue,
    ProductCost,
    Db1,
    CostToServe,
    Db2,
    FixedCost,
    Db3,
}

impl Line {
    /// All lines from gross sales to DB III.
    pub const ALL: [Self; 14] = [
        Self::GrossSales,
        Self::InvoiceDiscount,
        Self::InvoicedSales,
        Self::CashDiscount,
        Self::Bonus,
        Self::Allowance,
        Self::CreditNotes,
        Self::NetRevenue,
        Self::ProductCost,
        Self::Db1,
        Self::CostToServe,
        Self::Db2,
        Self::FixedCost,
        Self::Db3,
    ];

    /// 1 to 14.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// A result (sales, net revenue, DB), not something subtracted.
    pub fn is_level(self) -> bool {
        matches!(self, Self::GrossSales | Self::InvoicedSales | Self::NetRevenue | Self::Db1 | Self::Db2 | Self::Db3)
    }

    /// The word in addresses and messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::GrossSales => "gross_sales",
            Self::InvoiceDiscount => "invoice_discount",
            Self::InvoicedSales => "invoiced_sales",
            Self::CashDiscount => "cash_discount",
            Self::Bonus => "bonus",
            Self::Allowance => "allowance",
            Self::CreditNotes => "credit_note",
            Self::NetRevenue => "net_revenue",
            Self::ProductCost => "product_cost",
            Self::Db1 => "db1",
            Self::CostToServe => "cost_to_serve",
            Self::Db2 => "db2",
            Self::FixedCost => "account_fixed_cost",
            Self::Db3 => "db3",
        }
    }
}

/// A contribution level. Deeper is later: `Db1 < Db2 < Db3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Db1,
    Db2,
    Db3,
}

impl Level {
    /// All levels, shallowest first.
    pub const ALL: [Self; 3] = [Self::Db1, Self::Db2, Self::Db3];

    /// `db1`, `db2` or `db3`.
    pub fn code(self) -> &'static str {
        self.line().code()
    }

    /// The level of a code; `None` for an unknown word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// The ladder line of the level.
    pub fn line(self) -> Line {
        match self {
            Self::Db1 => Line::Db1,
            Self::Db2 => Line::Db2,
            Self::Db3 => Line::Db3,
        }
    }
}

/// Which cost blocks the firm keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    pub product_cost: bool,
    pub cost_to_serve: bool,
    pub fixed_cost: bool,
}

impl Kept {
    /// All three blocks.
    pub const ALL: Self = Self { product_cost: true, cost_to_serve: true, fixed_cost: true };

    /// The deepest level these blocks can lead to: the level the firm's map shows. `None` without product cost.
    pub fn deepest(self) -> Option<Level> {
        match (self.product_cost, self.cost_to_serve, self.fixed_cost) {
            (true, true, true) => Some(Level::Db3),
            (true, true, false) => Some(Level::Db2),
            (true, false, _) => Some(Level::Db1),
            (false, _, _) => None,
        }
    }
}

/// How a firm reads its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub kept: Kept,
    pub scheme: Scheme,
    /// Smallest share of invoiced sales with a cost for product cost to be known. Default 950.
    pub coverage_permille: u16,
}

impl Default for Rules {
    fn default() -> Self {
        Self { kept: Kept::ALL, scheme: Scheme::default(), coverage_permille: 950 }
    }
}

/// One computed line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineOf {
    pub line: Line,
    /// Minor units; `None` is unknown.
    pub amount: Option<i64>,
    /// Share of estimates in all that flows into this line (sums of absolute amounts), 0 to 1; `None` when the line is
    /// unknown or nothing flows into it.
    pub estimate_share: Option<f64>,
}

/// How a line changed between two ladders.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub line: Line,
    pub now: Option<i64>,
    pub before: Option<i64>,
    /// `now − before`; `None` unless both are known.
    pub change: Option<i64>,
    /// `change / |before|`; `None` also when there was nothing before.
    pub rate: Option<f64>,
}

/// The ladder of one period for one unit, account, group or the firm.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    lines: [LineOf; 14],
    /// Share of invoiced sales whose product cost is known, 0 to 1; `None` without invoiced sales.
    pub cost_coverage: Option<f64>,
    /// Product cost added for sales without cost, part of line 9 and its estimate.
    pub cost_filled: i64,
}

/// A line while it is computed: amount, and absolute amounts that flowed in, all and estimated ones.
#[derive(Debug, Clone, Copy, Default)]
struct Flow {
    amount: i128,
    all: i128,
    estimated: i128,
}

impl Flow {
    fn of(amounts: &Amounts, kinds: impl Iterator<Item = Kind>) -> Self {
        kinds.fold(Self::default(), |flow, kind| {
            let booked = amounts.both(kind) - amounts.estimated(kind);
            let estimated = amounts.estimated(kind).abs();
            Self {
                amount: flow.amount + amounts.both(kind),
                all: flow.all + booked.abs() + estimated,
                estimated: flow.estimated + estimated,
            }
        })
    }

    fn join(self, other: Self, sign: i128) -> Self {
        Self {
            amount: self.amount + sign * other.amount,
            all: self.all + other.all,
            estimated: self.estimated + other.estimated,
        }
    }

    fn less(self, other: Self) -> Self {
        self.join(other, -1)
    }
}

/// Product cost with its gap filled, or unknown.
struct ProductCost {
    flow: Option<Flow>,
    coverage: Option<f64>,
    filled: i64,
}

impl Ladder {
    /// Computes the fourteen lines.
    pub fn of(amounts: &Amounts, rules: &Rules) -> Self {
        let one = |kind: Kind| Flow::of(amounts, std::iter::once(kind));
        let gross = one(Kind::GrossSales);
        let discount = one(Kind::InvoiceDiscount);
        let invoiced = gross.less(discount).join(one(Kind::InvoicedSales), 1);
        let deductions = [Kind::CashDiscount, Kind::Bonus, Kind::Allowance, Kind::CreditNote].map(one);
        let net = deductions.iter().fold(invoiced, |left, deduction| left.less(*deduction));
        let product = product_cost(amounts, rules, invoiced.amount);
        let block = |kept: bool, block| kept.then(|| Flow::of(amounts, rules.scheme.kinds(block)));
        let cost_to_serve = block(rules.kept.cost_to_serve, Block::CostToServe);
        let fixed = block(rules.kept.fixed_cost, Block::FixedCost);
        let minus = |above: Option<Flow>, cost: Option<Flow>| Some(above?.less(cost?));
        let db1 = minus(Some(net), product.flow);
        let db2 = minus(db1, cost_to_serve);
        let db3 = minus(db2, fixed);
        let list_price_known = !amounts.has(Kind::InvoicedSales);
        let [cash, bonus, allowance, credit] = deductions.map(Some);
        let flows = [
            list_price_known.then_some(gross),
            list_price_known.then_some(discount),
            Some(invoiced),
            cash,
            bonus,
            allowance,
            credit,
            Some(net),
            product.flow,
            db1,
            cost_to_serve,
            db2,
            fixed,
            db3,
        ];
        let mut numbered = Line::ALL.into_iter().zip(flows);
        let lines = std::array::from_fn(|_| {
            let (line, flow) = numbered.next().unwrap_or((Line::Db3, None));
            let amount = flow.and_then(|flow| i64::try_from(flow.amount).ok());
            let estimate_share = flow
                .filter(|flow| amount.is_some() && flow.all > 0)
                .map(|flow| flow.estimated as f64 / flow.all as f64);
            LineOf { line, amount, estimate_share }
        });
        Self { lines, cost_coverage: product.coverage, cost_filled: product.filled }
    }

    /// The lines in order.
    pub fn lines(&self) -> &[LineOf; 14] {
        &self.lines
    }

    /// One line with its share of estimates.
    pub fn line(&self, line: Line) -> &LineOf {
        &self.lines[line as usize]
    }

    /// The amount of a line; `None` is unknown.
    pub fn amount(&self, line: Line) -> Option<i64> {
        self.line(line).amount
    }

    /// Net revenue (line 8), known unless it leaves `i64`.
    pub fn net_revenue(&self) -> Option<i64> {
        self.amount(Line::NetRevenue)
    }

    /// The amount of a contribution level.
    pub fn db(&self, level: Level) -> Option<i64> {
        self.amount(level.line())
    }

    /// The deepest contribution level that is known here.
    pub fn deepest(&self) -> Option<Level> {
        Level::ALL.into_iter().rev().find(|level| self.db(*level).is_some())
    }

    /// Contribution margin, a fraction of net revenue; `None` when either is unknown or net revenue is not positive.
    pub fn margin(&self, level: Level) -> Option<f64> {
        self.of_net(level.line())
    }

    /// A line as a fraction of net revenue; `None` as for [`Ladder::margin`].
    pub fn of_net(&self, line: Line) -> Option<f64> {
        let net = self.net_revenue().filter(|net| *net > 0)?;
        Some(self.amount(line)? as f64 / net as f64)
    }

    /// Lines 4 to 7 together: what is deducted after the invoice.
    pub fn deductions_after_invoice(&self) -> Option<i64> {
        self.amount(Line::InvoicedSales)?.checked_sub(self.net_revenue()?)
    }

    /// Lines 2 and 4 to 7 together (*Erlösschmälerungen*); `None` where the list price is unknown.
    pub fn sales_deductions(&self) -> Option<i64> {
        self.amount(Line::GrossSales)?.checked_sub(self.net_revenue()?)
    }

    /// [`Ladder::sales_deductions`] as a fraction of gross sales; `None` unless those are positive.
    pub fn deduction_rate(&self) -> Option<f64> {
        let gross = self.amount(Line::GrossSales).filter(|gross| *gross > 0)?;
        Some(self.sales_deductions()? as f64 / gross as f64)
    }

    /// Line by line against another ladder.
    pub fn compare(&self, before: &Self) -> [Change; 14] {
        std::array::from_fn(|position| {
            let LineOf { line, amount: now, .. } = self.lines[position];
            let before = before.amount(line);
            let change = now.zip(before).and_then(|(now, before)| now.checked_sub(before));
            let base = before.filter(|before| *before != 0);
            let rate = change.zip(base).map(|(change, base)| change as f64 / (base as f64).abs());
            Change { line, now, before, change, rate }
        })
    }
}

/// Known when the covered share of line 3 reaches the line; then the rest is costed at the covered ratio. Where returns
/// make the uncovered part negative, its size counts against the coverage and its cost is negative too.
fn product_cost(amounts: &Amounts, rules: &Rules, invoiced: i128) -> ProductCost {
    let covered = i128::from(amounts.costed_sales());
    let open = invoiced - covered;
    let whole = covered.abs() + open.abs();
    let coverage = (whole > 0).then(|| covered.abs() as f64 / whole as f64);
    let enough = covered.abs() * 1_000 >= whole * i128::from(rules.coverage_permille.min(1_000));
    let entered = Flow::of(amounts, rules.scheme.kinds(Block::ProductCost));
    let filled = match (open, covered) {
        (0, _) => Some(0),
        (_, 0) => None,
        _ => entered.amount.checked_mul(open).and_then(|product| round_half_away(product, covered)),
    };
    let filled = filled.and_then(|filled| i64::try_from(filled).ok());
    match filled.filter(|_| rules.kept.product_cost && enough) {
        Some(filled) => {
            let size = i128::from(filled).abs();
            let fill = Flow { amount: i128::from(filled), all: size, estimated: size };
            ProductCost { flow: Some(entered.join(fill, 1)), coverage, filled }
        }
        None => ProductCost { flow: None, coverage, filled: 0 },
    }
}
