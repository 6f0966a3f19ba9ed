//! The loss test (*Verlusttest*): what would be missing twelve months after an account has left.
//!
//! `ΔEBIT = −(DB II) + avoidable account-specific fixed cost`. What of the fixed cost stays is *stranded* (remanent). A
//! cost-to-serve driver that does not vanish wholly within twelve months leaves its rest behind too: DB II has subtracted
//! it, the firm goes on paying it, so it lowers ΔEBIT further. `expected loss = p·|ΔEBIT|` where a probability was entered
//! and there is a loss. General overhead has no part in it: it would not vanish. Amounts in minor units, each rounded once
//! half away from zero; `None` beyond `i64`. The probability is a person's estimate. Source: methods 1.3, decisions 3.6.

use crate::money::{from_f64, mul_div};

/// A cost of the account and how much of it is gone within twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub amount: i64,
    avoidable_permille: u16,
}

impl Cost {
    /// `None` above 1000 permille. The default of a driver is 1000: all of it.
    pub fn new(amount: i64, avoidable_permille: u16) -> Option<Self> {
        (avoidable_permille <= 1_000).then_some(Self { amount, avoidable_permille })
    }

    fn avoidable(self) -> Option<i64> {
        mul_div(self.amount, i64::from(self.avoidable_permille), 1_000)
    }
}

/// The result for one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LossTest {
    pub db2: i64,
    /// Account-specific fixed cost that is gone within twelve months.
    pub avoidable: i64,
    /// Fixed cost that stays.
    pub stranded: i64,
    /// Cost-to-serve that stays.
    pub stranded_cost_to_serve: i64,
    /// Change of the EBIT; positive when the firm would earn more without the account.
    pub delta_ebit: i64,
}

impl LossTest {
    /// `db2` must be known; `cost_to_serve` names only drivers whose cost does not vanish wholly (others change nothing).
    pub fn of(db2: i64, cost_to_serve: &[Cost], fixed: &[Cost]) -> Option<Self> {
        let (avoidable, stranded) = split(fixed)?;
        let (_, stranded_cost_to_serve) = split(cost_to_serve)?;
        let delta_ebit = i128::from(avoidable) - i128::from(db2) - i128::from(stranded_cost_to_serve);
        let delta_ebit = i64::try_from(delta_ebit).ok()?;
        Some(Self { db2, avoidable, stranded, stranded_cost_to_serve, delta_ebit })
    }

    /// ΔEBIT as a fraction of the firm's EBIT; `None` unless that is known and positive.
    pub fn share_of_ebit(&self, ebit: Option<i64>) -> Option<f64> {
        let ebit = ebit.filter(|ebit| *ebit > 0)?;
        Some(self.delta_ebit as f64 / ebit as f64)
    }

    /// `p·|ΔEBIT|`, 0 when nothing would be lost; `None` for a probability outside 0 … 1.
    pub fn expected_loss(&self, probability: f64) -> Option<i64> {
        let loss = (-i128::from(self.delta_ebit)).max(0);
        (0.0..=1.0).contains(&probability).then(|| from_f64(loss as f64 * probability)).flatten()
    }
}

fn split(costs: &[Cost]) -> Option<(i64, i64)> {
    costs.iter().try_fold((0_i64, 0_i64), |(gone, left), cost| {
        let avoidable = cost.avoidable()?;
        Some((gone.checked_add(avoidable)?, left.checked_add(cost.amount.checked_sub(avoidable)?)?))
    })
}

#[cfg(test)]
mod tests;
