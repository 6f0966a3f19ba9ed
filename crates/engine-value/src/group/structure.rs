//! Units, links and the groups they make.

use crate::money;

/// A holding of one unit in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub parent: usize,
    pub child: usize,
    /// Basis points, 0 to 10,000; `None` when unknown.
    pub ownership_bp: Option<u16>,
    /// Controls for another reason than the share (contract, board).
    pub control: bool,
}

impl Link {
    /// More than half, or the flag.
    pub fn controls(&self) -> bool {
        self.control || self.ownership_bp.is_some_and(|share| share > 5_000)
    }

    /// 20 to 50 % without control.
    fn associates(&self) -> bool {
        !self.controls() && self.ownership_bp.is_some_and(|share| (2_000..=5_000).contains(&share))
    }
}

/// Why a structure is refused. The numbers are units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A link names a unit that does not exist.
    UnknownUnit { unit: usize },
    /// A unit holds itself.
    HoldsItself { unit: usize },
    /// A share above 100 %, alone or together with others of the same unit.
    AboveWhole { child: usize },
    /// The same parent is named twice for a unit.
    NamedTwice { parent: usize, child: usize },
    /// Two parents both control a unit.
    TwoControllers { child: usize, parents: [usize; 2] },
    /// Control runs in a circle: each unit is controlled by the next, the last by the first. Starts at the lowest.
    Circle { units: Vec<usize> },
}

/// Links that were found to make sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    links: Vec<Link>,
    controller: Vec<Option<usize>>,
    ultimate: Vec<usize>,
}

/// A holding outside a group: shown, not summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Associated {
    pub unit: usize,
    /// The unit of the group that holds it.
    pub held_by: usize,
    pub ownership_bp: u16,
}

/// A group with the sum of its units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The ultimate controlling parent, or the unit itself when nobody controls it.
    pub top: usize,
    pub units: usize,
    pub value: i64,
}

impl Structure {
    /// Checks the links of `units` units. The first fault in the order of the links is given; circles last.
    pub fn new(units: usize, links: &[Link]) -> Result<Self, Fault> {
        let mut controller: Vec<Option<usize>> = vec![None; units];
        let mut owned: Vec<u32> = vec![0; units];
        let mut seen = std::collections::HashSet::with_capacity(links.len());
        for link in links {
            let &Link { parent, child, .. } = link;
            if let Some(unit) = [parent, child].into_iter().find(|unit| *unit >= units) {
                return Err(Fault::UnknownUnit { unit });
            }
            if parent == child {
                return Err(Fault::HoldsItself { unit: child });
            }
            if !seen.insert((parent, child)) {
                return Err(Fault::NamedTwice { parent, child });
            }
            owned[child] += u32::from(link.ownership_bp.unwrap_or(0));
            if owned[child] > 10_000 {
                return Err(Fault::AboveWhole { child });
            }
            if link.controls() {
                if let Some(other) = controller[child] {
                    return Err(Fault::TwoControllers { child, parents: [other, parent] });
                }
                controller[child] = Some(parent);
            }
        }
        let ultimate = ultimate_parents(&controller).map_err(|units| Fault::Circle { units })?;
        Ok(Self { links: links.to_vec(), controller, ultimate })
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.controller.len()
    }

    /// The unit that directly controls this one; `None` also for a unit that does not exist.
    pub fn controlling_parent(&self, unit: usize) -> Option<usize> {
        self.controller.get(unit).copied().flatten()
    }

    /// The ultimate controlling parent, the unit itself when nobody controls it; `None` for a unit that does not exist.
    pub fn ultimate_parent(&self, unit: usize) -> Option<usize> {
        self.ultimate.get(unit).copied()
    }

    /// Whether control runs from `parent` down to `unit`, directly or along a chain.
    pub fn controls(&self, parent: usize, unit: usize) -> bool {
        self.chain(unit).skip(1).any(|above| above == parent)
    }

    /// The unit and the controlling parents above it, upward.
    pub fn chain(&self, unit: usize) -> impl Iterator<Item = usize> {
        let start = (unit < self.units()).then_some(unit);
        std::iter::successors(start, |unit| self.controlling_parent(*unit))
    }

    /// The unit and all it controls, in the caller's order.
    pub fn closure(&self, top: usize) -> Vec<usize> {
        let mut inside: Vec<Option<bool>> = vec![None; self.units()];
        for unit in 0..self.units() {
            let mut path = Vec::new();
            let mut verdict = false;
            for above in self.chain(unit) {
                if let Some(known) = inside[above] {
                    verdict = known;
                    break;
                }
                path.push(above);
                if above == top {
                    verdict = true;
                    break;
                }
            }
            for walked in path {
                inside[walked] = Some(verdict);
            }
        }
        (0..self.units()).filter(|unit| inside[*unit] == Some(true)).collect()
    }

    /// Holdings of 20 to 50 % of the closure in units outside of it, in the order of the links.
    pub fn associated(&self, top: usize) -> Vec<Associated> {
        let closure = self.closure(top);
        let inside = |unit: usize| closure.binary_search(&unit).is_ok();
        let held = self.links.iter().filter(|link| link.associates() && inside(link.parent) && !inside(link.child));
        held.filter_map(|link| {
            let ownership_bp = link.ownership_bp?;
            Some(Associated { unit: link.child, held_by: link.parent, ownership_bp })
        })
        .collect()
    }

    /// Sums a value per unit to its ultimate parent; groups in the order of their tops. Units beyond `values` count as 0,
    /// values beyond the units are left out. `None` when a sum leaves `i64`.
    pub fn roll_up(&self, values: &[i64]) -> Option<Vec<Group>> {
        let mut sums: Vec<(usize, i128)> = vec![(0, 0); self.units()];
        for (unit, top) in self.ultimate.iter().enumerate() {
            let group = &mut sums[*top];
            *group = (group.0 + 1, group.1 + i128::from(values.get(unit).copied().unwrap_or(0)));
        }
        let groups = sums.into_iter().enumerate().filter(|(_, (units, _))| *units > 0);
        groups.map(|(top, (units, sum))| Some(Group { top, units, value: i64::try_from(sum).ok()? })).collect()
    }

    /// Sum of a value per unit over the closure of `top`; `None` beyond `i64`.
    pub fn value_of(&self, top: usize, values: &[i64]) -> Option<i64> {
        money::sum(self.closure(top).into_iter().map(|unit| values.get(unit).copied().unwrap_or(0)))
    }
}

/// Follows every unit upward, each step once. A circle is returned as its units.
pub(super) fn ultimate_parents(controller: &[Option<usize>]) -> Result<Vec<usize>, Vec<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; controller.len()];
    let mut walk_of: Vec<usize> = vec![usize::MAX; controller.len()];
    for start in 0..controller.len() {
        let mut path = Vec::new();
        let mut unit = start;
        let top = loop {
            if let Some(top) = found[unit] {
                break top;
            }
            if walk_of[unit] == start {
                return Err(circle(&path, unit));
            }
            walk_of[unit] = start;
            path.push(unit);
            match controller[unit] {
                Some(parent) => unit = parent,
                None => break unit,
            }
        };
        for walked in path {
            found[walked] = Some(top);
        }
    }
    Ok(found.into_iter().enumerate().map(|(unit, top)| top.unwrap_or(unit)).collect())
}

/// The part of the path that goes round, turned so that the lowest unit comes first.
fn circle(path: &[usize], again: usize) -> Vec<usize> {
    let mut round: Vec<usize> = path.iter().copied().skip_while(|unit| *unit != again).collect();
    let lowest = round.iter().enumerate().min_by_key(|(_, unit)| **unit).map_or(0, |(position, _)| position);
    round.rotate_left(lowest);
    round
}
