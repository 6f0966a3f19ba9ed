//! What the firm has decided about its figures: thresholds, and how the ladder is worded.
use crate::store;
use base::ids::WorkspaceId;
use base::{Db, Error};
use engine_value::concentration::AbcLimits;
use engine_value::contribution::{Block, Kind, Scheme};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Thresholds, all with defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Smallest share of invoiced sales with a cost for product cost to be known.
    pub coverage_permille: u16,
    /// Where class A ends.
    pub abc_a_permille: u16,
    /// Where class B ends.
    pub abc_b_permille: u16,
    /// Classes by DB III instead of net revenue.
    pub abc_by_db3: bool,
    /// From this share on a customer is named in the sentence.
    pub large_permille: u16,
    /// Oldest exchange rate that may be used, in days.
    pub rate_days: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            coverage_permille: 950,
            abc_a_permille: 800,
            abc_b_permille: 950,
            abc_by_db3: false,
            large_permille: 100,
            rate_days: 35,
        }
    }
}

impl Settings {
    /// The firm's thresholds.
    pub async fn load(db: &Db, ws: WorkspaceId) -> Result<Self, Error> {
        Ok(store::settings(db, ws).await?.and_then(|v| serde_json::from_value(v).ok()).unwrap_or_default())
    }
    pub fn abc_limits(&self) -> AbcLimits {
        AbcLimits::new(self.abc_a_permille, self.abc_b_permille).unwrap_or_default()
    }
}

/// How the ladder reads: labels of kinds and lines in both languages, hidden kinds, moved kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WordingJson {
    /// Code of a kind or line to its German and English label.
    pub labels: BTreeMap<String, (String, String)>,
    /// Codes of kinds that are left out of the ladder while they are zero.
    pub hidden: BTreeSet<String>,
    /// Codes of kinds that are counted in the other of the two movable blocks.
    pub moved: BTreeSet<String>,
}

/// The wording in force.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// 1 is the program's own.
    pub number: i32,
    pub since: Option<base::Ts>,
    pub json: WordingJson,
    pub scheme: Scheme,
}

impl Wording {
    /// The firm's wording.
    pub async fn load(db: &Db, ws: WorkspaceId) -> Result<Self, Error> {
        let newest = store::wordings(db, ws).await?.into_iter().next();
        Ok(newest.map_or_else(
            || Self { number: 1, ..Self::default() },
            |row| Self::of(row.number, Some(row.set_at), serde_json::from_value(row.wording.0).unwrap_or_default()),
        ))
    }

    pub(crate) fn of(number: i32, since: Option<base::Ts>, json: WordingJson) -> Self {
        let mut scheme = Scheme::default();
        for kind in json.moved.iter().filter_map(|code| Kind::from_code(code)) {
            let to = if kind.block() == Block::FixedCost { Block::CostToServe } else { Block::FixedCost };
            // A kind that may not be moved stays where it is.
            let _ = scheme.move_to(kind, to);
        }
        Self { number, since, json, scheme }
    }
}
