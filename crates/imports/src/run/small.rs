//! Files of every kind but ledger lines: small enough to be held, judged and booked in one change. A preview only reads:
//! nobody who writes waits for it.

use super::door::{self, Done};
use super::problems::{BookProblem, BookTrouble};
use super::reading::Opened;
use super::small_rows::{Costs, Drafts, drafts};
use super::walk::{GoodRow, Tally};
use super::{Mode, Run};
use crate::kind::ImportKind;
use crate::mapping::Field;
use accounts::book::LineState;
use base::ids::ImportId;
use base::{Error, Tx};
use ledger::entries::DriverSaid;
use ledger::model::{AccountTarget, Cost, FirmTarget, NewRate};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use surveys::SeenAs;

/// More rows than this are no list of accounts, rates, costs, targets or answers.
const MOST: usize = 300_000;

/// The rows of a small file.
#[derive(Default)]
pub(super) struct SmallRows {
    rows: Vec<GoodRow>,
    drafts: Option<Drafts>,
}

impl SmallRows {
    pub(super) fn feed(&mut self, run: &Run<'_>, rows: Vec<GoodRow>) -> Result<(), Error> {
        if self.rows.len() + rows.len() > MOST {
            let lang = run.actor.lang;
            return Err(Error::Refused(crate::texts(lang).refused_too_many_rows(lang.count(300_000_i64))));
        }
        self.rows.extend(rows);
        Ok(())
    }

    /// All rows are here: what they are to the books, and what is wrong with them.
    pub(super) async fn judge(
        &mut self,
        run: &Run<'_>,
        _mode: Mode,
        tally: &mut Tally,
        opened: &Opened,
    ) -> Result<(), Error> {
        let (mut made, faults) = drafts(run, &self.rows).await?;
        let mut by_line: BTreeMap<u64, Vec<BookProblem>> = BTreeMap::new();
        for f in faults {
            by_line.entry(f.line).or_default().push(f);
        }
        for f in self.compare(run, &mut made, tally).await? {
            by_line.entry(f.line).or_default().push(f);
        }
        made.leave_out(&by_line.keys().copied().collect());
        let cells: HashMap<u64, &str> = self.rows.iter().map(|r| (r.row.line_number(), &*r.cells)).collect();
        for (line, problems) in &by_line {
            let cells = cells.get(line).copied().unwrap_or_default();
            tally.fault(problems.iter().map(|p| p.stored(opened, cells)));
        }
        self.drafts = Some(made);
        self.rows = Vec::new();
        Ok(())
    }

    async fn compare(&self, run: &Run<'_>, made: &mut Drafts, tally: &mut Tally) -> Result<Vec<BookProblem>, Error> {
        let counts = &mut tally.found.counts;
        let db = &run.site.db;
        match made {
            Drafts::Answers(rows) => {
                let mut faults = Vec::new();
                for seen in surveys::check_rows(db, run.actor, rows).await? {
                    match seen.as_what {
                        Ok(SeenAs::New) => counts.new += 1,
                        Ok(SeenAs::Changed) => counts.changed += 1,
                        Ok(SeenAs::Already) => counts.already += 1,
                        Err(found) => faults.extend(found.into_iter().map(|f| of_answer(run, seen.line, &f))),
                    }
                }
                Ok(faults)
            }
            Drafts::Accounts(lines) => {
                let (system, today) = (run.mapping.source_system.as_str(), run.site.today());
                let booked = accounts::book::compare(db, run.actor, system, lines, today).await?;
                counts.new += booked.count(LineState::New) as u64;
                counts.changed += booked.count(LineState::Changed) as u64;
                counts.already += booked.count(LineState::Same) as u64;
                Ok(booked.faults.into_iter().map(of_account).collect())
            }
            other => {
                let done = other.see(run).await?;
                counts.new += done.new;
                counts.changed += done.changed;
                counts.already += done.already;
                Ok(Vec::new())
            }
        }
    }

    /// Books what was judged good; returns what takes it back.
    pub(super) async fn book(self, run: &Run<'_>, tx: &mut Tx) -> Result<Value, Error> {
        let id = run.import.id;
        match self.drafts {
            None => Ok(Value::Null),
            Some(Drafts::Answers(rows)) => match surveys::book_answers(tx, id, &rows).await? {
                Ok(_) => Ok(Value::Null),
                Err(_) => Err(Error::Refused(crate::texts(run.actor.lang).refused_changed_meanwhile())),
            },
            Some(Drafts::Accounts(lines)) => {
                let (system, today) = (run.mapping.source_system.as_str(), run.site.today());
                let booked = accounts::book::book(tx, id, system, &lines, today).await?;
                if !booked.faults.is_empty() {
                    return Err(Error::Refused(crate::texts(run.actor.lang).refused_changed_meanwhile()));
                }
                Ok(booked.inverse)
            }
            Some(other) => Ok(other.book(tx, id).await?.inverse),
        }
    }
}

impl Drafts {
    async fn book(&self, tx: &mut Tx, id: ImportId) -> Result<Done, Error> {
        match self {
            Self::Rates(rates) => door::rates(tx, id, &plain_rates(rates)).await,
            Self::Costs(costs) => {
                let (costs, extra, drivers) = plain_costs(costs);
                door::costs(tx, id, &costs, &extra, &drivers).await
            }
            Self::Targets { firm, accounts } => {
                let (firm, accounts) = plain_targets(firm, accounts);
                door::targets(tx, id, &firm, &accounts).await
            }
            Self::Accounts(_) | Self::Answers(_) => Ok(Done::default()),
        }
    }

    /// What booking would do; nothing is written.
    async fn see(&self, run: &Run<'_>) -> Result<Done, Error> {
        match self {
            Self::Rates(rates) => door::see_rates(run, &plain_rates(rates)).await,
            Self::Costs(costs) => {
                let (costs, extra, drivers) = plain_costs(costs);
                door::see_costs(run, &costs, &extra, &drivers).await
            }
            Self::Targets { firm, accounts } => {
                let (firm, accounts) = plain_targets(firm, accounts);
                door::see_targets(run, &firm, &accounts).await
            }
            Self::Accounts(_) | Self::Answers(_) => Ok(Done::default()),
        }
    }
}

fn plain_rates(rates: &[(u64, NewRate)]) -> Vec<NewRate> {
    rates.iter().map(|(_, r)| *r).collect()
}

/// The costs, how many rows beyond the first make up each, and what is said of drivers.
fn plain_costs(costs: &Costs) -> (Vec<Cost>, Vec<(usize, u64)>, Vec<DriverSaid>) {
    let rows = costs.iter().enumerate().filter(|(_, c)| c.0.len() > 1);
    let extra = rows.map(|(i, c)| (i, c.0.len() as u64 - 1)).collect();
    let drivers = costs.iter().filter_map(|c| c.2.clone()).collect();
    (costs.iter().map(|c| c.1.clone()).collect(), extra, drivers)
}

fn plain_targets(
    firm: &[(u64, FirmTarget)],
    accounts: &[(u64, AccountTarget)],
) -> (Vec<FirmTarget>, Vec<AccountTarget>) {
    (firm.iter().map(|(_, t)| t.clone()).collect(), accounts.iter().map(|(_, t)| *t).collect())
}

fn of_answer(run: &Run<'_>, line: u64, fault: &surveys::RowFault) -> BookProblem {
    let target = fault.target();
    BookProblem {
        line,
        field: Field::ALL.iter().find(|f| f.as_str() == target).copied(),
        value: String::new(),
        trouble: BookTrouble::Said { code: fault.code(), text: fault.sentence(run.actor.lang) },
    }
}

fn of_account(fault: accounts::book::LineFault) -> BookProblem {
    BookProblem {
        line: fault.row,
        field: Field::ALL.iter().find(|f| f.as_str() == fault.field).copied(),
        value: fault.value,
        trouble: BookTrouble::Said { code: "account_refused", text: fault.text },
    }
}

/// Takes a small import back, whatever its kind.
pub(super) async fn unbook(tx: &mut Tx, id: ImportId, kind: ImportKind, inverse: Option<Value>) -> Result<(), Error> {
    match kind {
        ImportKind::Accounts => accounts::book::unbook(tx, inverse.unwrap_or_default()).await,
        ImportKind::Answers => match surveys::unbook(tx, id).await? {
            Ok(()) => Ok(()),
            Err(kept) => {
                let reasons: Vec<String> = kept.into_iter().map(|k| k.0).collect();
                Err(Error::Refused(crate::texts(tx.actor().lang).refused_undo(reasons.join(" "))))
            }
        },
        ImportKind::Ledger => Ok(()),
        kind => door::back(tx, kind, inverse.unwrap_or_default()).await,
    }
}
