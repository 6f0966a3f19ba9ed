//! The closed list of ladder kinds and the blocks they stand in.

/// What an amount is. The order is the order of the default ladder; the codes are a contract of mapping files and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    GrossSales,
    InvoiceDiscount,
    InvoicedSales,
    CashDiscount,
    Bonus,
    Allowance,
    CreditNote,
    ProductCost,
    Freight,
    OrderHandling,
    Complaints,
    Service,
    Returns,
    ReceivablesFinancing,
    OtherCostToServe,
    AccountFixedCost,
}

/// The part of the ladder a kind is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Lines 1 and 3: sales at list price, or invoiced where no list price is known.
    Sales,
    /// Lines 2 and 4 to 7 (*Erlösschmälerungen*).
    Deduction,
    /// Line 9.
    ProductCost,
    /// Line 11 (*kundenbezogene Prozesskosten*).
    CostToServe,
    /// Line 13 (*kundenspezifische Fixkosten*).
    FixedCost,
}

impl Kind {
    /// All kinds in the order of the ladder.
    pub const ALL: [Self; 16] = [
        Self::GrossSales,
        Self::InvoiceDiscount,
        Self::InvoicedSales,
        Self::CashDiscount,
        Self::Bonus,
        Self::Allowance,
        Self::CreditNote,
        Self::ProductCost,
        Self::Freight,
        Self::OrderHandling,
        Self::Complaints,
        Self::Service,
        Self::Returns,
        Self::ReceivablesFinancing,
        Self::OtherCostToServe,
        Self::AccountFixedCost,
    ];

    /// How many kinds there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The word in files, tables and messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::GrossSales => "gross_sales",
            Self::InvoiceDiscount => "invoice_discount",
            Self::InvoicedSales => "invoiced_sales",
            Self::CashDiscount => "cash_discount",
            Self::Bonus => "bonus",
            Self::Allowance => "allowance",
            Self::CreditNote => "credit_note",
            Self::ProductCost => "product_cost",
            Self::Freight => "freight",
            Self::OrderHandling => "order_handling",
            Self::Complaints => "complaints",
            Self::Service => "service",
            Self::Returns => "returns",
            Self::ReceivablesFinancing => "receivables_financing",
            Self::OtherCostToServe => "other_cost_to_serve",
            Self::AccountFixedCost => "account_fixed_cost",
        }
    }

    /// The kind of a code; `None` for an unknown word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Position in [`Kind::ALL`], `0..16`.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The block in the default ladder.
    pub fn block(self) -> Block {
        match self {
            Self::GrossSales | Self::InvoicedSales => Block::Sales,
            Self::InvoiceDiscount | Self::CashDiscount | Self::Bonus | Self::Allowance | Self::CreditNote => {
                Block::Deduction
            }
            Self::ProductCost => Block::ProductCost,
            Self::Freight
            | Self::OrderHandling
            | Self::Complaints
            | Self::Service
            | Self::Returns
            | Self::ReceivablesFinancing
            | Self::OtherCostToServe => Block::CostToServe,
            Self::AccountFixedCost => Block::FixedCost,
        }
    }
}

/// In which block each kind is counted: the default ladder, with cost-to-serve and fixed kinds moved as the firm wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    blocks: [Block; Kind::COUNT],
}

/// Only kinds of cost-to-serve and fixed cost may be moved, and only between these two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotMovable {
    pub kind: Kind,
    pub block: Block,
}

impl Scheme {
    /// Counts `kind` in `block` from now on.
    pub fn move_to(&mut self, kind: Kind, block: Block) -> Result<(), NotMovable> {
        let movable = |block| matches!(block, Block::CostToServe | Block::FixedCost);
        if !movable(kind.block()) || !movable(block) {
            return Err(NotMovable { kind, block });
        }
        self.blocks[kind.index()] = block;
        Ok(())
    }

    /// The block `kind` is counted in.
    pub fn block(&self, kind: Kind) -> Block {
        self.blocks[kind.index()]
    }

    /// The kinds of a block in the order of the ladder.
    pub fn kinds(&self, block: Block) -> impl Iterator<Item = Kind> {
        Kind::ALL.into_iter().filter(move |kind| self.block(*kind) == block)
    }
}

impl Default for Scheme {
    fn default() -> Self {
        Self { blocks: Kind::ALL.map(Kind::block) }
    }
}
