//! What the lines of one unit add up to in one month: the columns of the roll-up.
use base::Month;
use base::ids::UnitId;
use engine_value::contribution::{Amounts, Kind, OutOfRange, Source};

/// Number of columns: each kind booked and estimated, then the counts.
pub const CELLS: usize = 2 * Kind::COUNT + 8;

const ENTRIES: usize = 32;
const LINES: usize = 33;
const ORDERS: usize = 34;
const INVOICED_ENTRIES: usize = 35;
const COSTED_SALES: usize = 36;
const COMPUTED_COST: usize = 37;
const COMPUTED_COST_ESTIMATE: usize = 38;
const COMPUTED_SALES: usize = 39;

/// One unit in one month.
pub type Cell = (UnitId, Month);

/// Sums in the order of the roll-up's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums(pub [i64; CELLS]);

impl Default for Sums {
    fn default() -> Self {
        Self([0; CELLS])
    }
}

/// A product cost that was not booked with the line but follows from the firm's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Computed {
    pub cost: i64,
    pub estimate: bool,
}

impl Sums {
    pub fn booked(&self, kind: Kind) -> i64 {
        self.0[kind.index()]
    }
    pub fn estimate(&self, kind: Kind) -> i64 {
        self.0[Kind::COUNT + kind.index()]
    }
    /// Rows.
    pub fn entries(&self) -> i64 {
        self.0[ENTRIES]
    }
    /// Rows with sales: what the driver `lines` counts.
    pub fn lines(&self) -> i64 {
        self.0[LINES]
    }
    /// Documents with a positive invoiced amount.
    pub fn orders(&self) -> i64 {
        self.0[ORDERS]
    }
    /// Rows that know no list price.
    pub fn invoiced_entries(&self) -> i64 {
        self.0[INVOICED_ENTRIES]
    }
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|x| *x == 0)
    }
    pub fn add_orders(&mut self, n: i64) {
        self.0[ORDERS] += n;
    }
    /// Product cost by list, estimated shares of groups included.
    pub fn computed(&self) -> i64 {
        self.0[COMPUTED_COST].saturating_add(self.0[COMPUTED_COST_ESTIMATE])
    }
    /// Forgets computed costs: they are added anew from another list.
    pub fn clear_computed(&mut self) {
        self.0[COMPUTED_COST..].fill(0);
    }

    /// Any sales with a cost by list.
    pub fn has_computed_sales(&self) -> bool {
        self.0[COMPUTED_SALES] != 0
    }

    /// Takes computed costs from other sums of the same rows.
    pub fn set_computed(&mut self, from: &Self) {
        self.0[COMPUTED_COST..].copy_from_slice(&from.0[COMPUTED_COST..]);
    }

    /// Adds a row; `sign` −1 takes it away.
    pub fn add_line(
        &mut self,
        amounts: &[Option<i64>; Kind::COUNT],
        source: Source,
        computed: Option<Computed>,
        sign: i64,
    ) {
        let offset = if source == Source::Estimate { Kind::COUNT } else { 0 };
        for (i, amount) in amounts.iter().enumerate() {
            if let Some(a) = amount {
                self.0[offset + i] = self.0[offset + i].saturating_add(sign * a);
            }
        }
        self.0[ENTRIES] += sign;
        self.0[LINES] += if has_sales(amounts) { sign } else { 0 };
        self.0[INVOICED_ENTRIES] += if amounts[Kind::InvoicedSales.index()].is_some() { sign } else { 0 };
        if amounts[Kind::ProductCost.index()].is_some() {
            self.0[COSTED_SALES] = self.0[COSTED_SALES].saturating_add(sign * invoiced(amounts));
        }
        self.add_computed(amounts, computed, sign);
    }

    /// Adds the computed cost of a row.
    pub fn add_computed(&mut self, amounts: &[Option<i64>; Kind::COUNT], computed: Option<Computed>, sign: i64) {
        let Some(c) = computed else { return };
        let at = if c.estimate { COMPUTED_COST_ESTIMATE } else { COMPUTED_COST };
        self.0[at] = self.0[at].saturating_add(sign * c.cost);
        self.0[COMPUTED_SALES] = self.0[COMPUTED_SALES].saturating_add(sign * invoiced(amounts));
    }

    pub fn add(&mut self, other: &Self, sign: i64) {
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            *a = a.saturating_add(sign * b);
        }
    }

    /// The sums as amounts of the ladder. A kind of which nothing is left counts as not entered, but for invoiced sales:
    /// whether any row knew no list price is counted.
    pub fn amounts(&self) -> Result<Amounts, OutOfRange> {
        let mut a = Amounts::default();
        for kind in Kind::ALL {
            let (booked, estimate) = (self.booked(kind), self.estimate(kind));
            if booked != 0 || (kind == Kind::InvoicedSales && self.invoiced_entries() > 0) {
                a.add(kind, Source::Booked, booked)?;
            }
            if estimate != 0 {
                a.add(kind, Source::Estimate, estimate)?;
            }
        }
        for (at, source) in [(COMPUTED_COST, Source::Booked), (COMPUTED_COST_ESTIMATE, Source::Estimate)] {
            if self.0[at] != 0 {
                a.add(Kind::ProductCost, source, self.0[at])?;
            }
        }
        a.add_costed_sales(self.0[COSTED_SALES])?;
        a.add_costed_sales(self.0[COMPUTED_SALES])?;
        Ok(a)
    }
}

/// Ladder line 3 of a row.
pub fn invoiced(amounts: &[Option<i64>; Kind::COUNT]) -> i64 {
    let of = |k: Kind| amounts[k.index()].unwrap_or(0);
    of(Kind::GrossSales) - of(Kind::InvoiceDiscount) + of(Kind::InvoicedSales)
}

/// Whether a row sells something.
pub fn has_sales(amounts: &[Option<i64>; Kind::COUNT]) -> bool {
    amounts[Kind::GrossSales.index()].is_some() || amounts[Kind::InvoicedSales.index()].is_some()
}
