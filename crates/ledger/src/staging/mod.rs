//! Staging: an import's lines are written in changes of a few thousand lines, compared on the way with what is booked.
//! They are no facts, whatever happens to the program, until [`crate::commit`].
mod compare;
mod documents;
mod met;

pub use compare::{Comparer, Replaced};
pub use met::forget_met;

use crate::model::{Identity, NewLine, Standing, Sums, invoiced};
use crate::rules::costing::CostList;
use crate::rules::identity::LineKey;
use crate::store::{self, DriverRow, LineRow};
use base::ids::{ImportId, OfferingId, UnitId};
use base::{Actor, Db, Error, Month, Quiet, Tx};
use compare::{Line, Old};
use documents::Documents;
use engine_value::contribution::Source;
use met::Met;
use std::collections::HashMap;
use uuid::Uuid;

/// Lines of one change: well below 0.2 s.
const PORTION: usize = 4_000;
/// Sums kept in memory before they are written.
const KEPT_SUMS: usize = 20_000;
/// Documents kept in memory before their orders are counted.
const KEPT_DOCUMENTS: usize = 200_000;

/// What staging found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Staged {
    pub new: i64,
    pub changed: i64,
    pub already: i64,
    /// Named twice in the file; the second one is left out.
    pub twice: i64,
    /// Booked lines that are missing in a document of the file.
    pub gone: i64,
}

/// Writes the lines of one import. Drop it, and [`crate::sweep_step`] clears what was written.
#[derive(Debug)]
pub struct Stager {
    db: Db,
    actor: Actor,
    now: jiff::Timestamp,
    no: i32,
    next_line: i32,
    comparer: Comparer,
    offerings: HashMap<String, Known>,
    drivers: HashMap<String, Uuid>,
    costs: CostList,
    sums: HashMap<(UnitId, Month), Sums>,
    counts: HashMap<(UnitId, Month, Uuid), i64>,
    documents: Documents,
    staged: Staged,
}

#[derive(Debug)]
struct Known {
    id: OfferingId,
    named: bool,
}

impl Stager {
    /// Opens an import of lines from a source system.
    pub async fn open(
        db: &Db,
        actor: &Actor,
        now: jiff::Timestamp,
        import: ImportId,
        source_system: &str,
        identity: Identity,
    ) -> Result<Self, Error> {
        let ws = actor.workspace;
        let mut tx = db.begin(actor, now).await?;
        let no = store::open_import(&mut tx, import, source_system).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        let offerings = store::offerings(db, ws).await?;
        let drivers = store::drivers(db, ws).await?;
        Ok(Self {
            db: db.clone(),
            actor: actor.clone(),
            now,
            no,
            next_line: 1,
            comparer: Comparer::of(Met::new(db, actor, now, import, true), (db, ws), no, source_system, identity),
            offerings: offerings
                .into_iter()
                .map(|o| (o.code, Known { id: o.offering_id, named: !o.name.is_empty() }))
                .collect(),
            drivers: drivers.into_iter().map(|d| (d.code, d.driver_id)).collect(),
            costs: store::cost_list(db, ws, store::exponent(actor)).await?,
            sums: HashMap::new(),
            counts: HashMap::new(),
            documents: Documents::new(KEPT_DOCUMENTS),
            staged: Staged::default(),
        })
    }

    /// Keeps fewer documents in memory: orders are counted and documents settled early and often.
    #[cfg(test)]
    pub(crate) fn keeping(self, most: usize) -> Self {
        Self { documents: Documents::new(most), comparer: self.comparer.keeping(most), ..self }
    }

    /// How much of what is booked is kept in memory.
    #[cfg(test)]
    pub(crate) fn kept(&self) -> usize {
        self.comparer.kept()
    }

    /// Writes what of these lines is new or changed; says for each line what it is.
    pub async fn push(&mut self, lines: &[NewLine]) -> Result<Vec<Standing>, Error> {
        let mut standings = Vec::with_capacity(lines.len());
        for portion in lines.chunks(PORTION) {
            let compared = self.comparer.compare(portion).await?;
            self.write(portion, &compared).await?;
            let gone = self.comparer.settle().await?;
            self.lose(&gone).await?;
            standings.extend(compared.iter().map(|l| l.standing));
        }
        Ok(standings)
    }

    async fn write(&mut self, lines: &[NewLine], compared: &[Line]) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(lines.len());
        let mut counts = Vec::new();
        let mut replaced = Vec::new();
        let mut shared: Vec<(i32, &[u8])> = Vec::new();
        let mut tx = self.db.begin(&self.actor, self.now).await?;
        for (line, c) in lines.iter().zip(compared) {
            self.count(c.standing);
            if !matches!(c.standing, Standing::New | Standing::Changed) {
                continue;
            }
            let offering = self.offering(&mut tx, line).await?;
            let no = self.next_line;
            self.next_line += 1;
            if let Some(document) = c.key.document().filter(|_| c.staged_before) {
                self.documents.recall(&mut tx, self.no, document, &mut self.sums).await?;
            }
            rows.push(row(line, &c.key, no, offering));
            self.add(line, &c.key, offering);
            for (code, quantity) in &line.drivers {
                let driver = self.driver(&mut tx, code).await?;
                counts.push(DriverRow { line_no: no, driver, quantity: *quantity });
                *self.counts.entry((line.unit, line.posting_day.month(), driver)).or_default() += quantity;
            }
            replaced.extend(c.replaces);
            if let Some(document) = c.key.document() {
                shared.extend(c.shared_with.iter().map(|other| (*other, document)));
            }
        }
        shared.sort_unstable();
        shared.dedup();
        store::insert_lines(&mut tx, self.no, &rows).await?;
        store::insert_drivers(&mut tx, self.no, &counts).await?;
        for (other, document) in shared {
            store::share_document(&mut tx, other, document).await?;
            store::share_document(&mut tx, self.no, document).await?;
        }
        self.replace(&mut tx, &replaced).await?;
        let entries = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        store::count_staged(&mut tx, self.no, entries, i64::try_from(replaced.len()).unwrap_or(i64::MAX)).await?;
        self.documents.forget(&mut self.sums);
        if self.sums.len() + self.counts.len() > KEPT_SUMS {
            self.write_sums(&mut tx).await?;
        }
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(())
    }

    fn count(&mut self, standing: Standing) {
        let n = match standing {
            Standing::New => &mut self.staged.new,
            Standing::Changed => &mut self.staged.changed,
            Standing::Already => &mut self.staged.already,
            Standing::Twice => &mut self.staged.twice,
        };
        *n += 1;
    }

    async fn offering(&mut self, tx: &mut Tx, line: &NewLine) -> Result<Option<OfferingId>, Error> {
        let Some(o) = &line.offering else { return Ok(None) };
        if let Some(known) = self.offerings.get(&o.code)
            && (known.named || o.name.is_empty())
        {
            return Ok(Some(known.id));
        }
        let id = store::put_offering(tx, &o.code, &o.name, "").await?;
        self.offerings.insert(o.code.clone(), Known { id, named: !o.name.is_empty() });
        Ok(Some(id))
    }

    async fn driver(&mut self, tx: &mut Tx, code: &str) -> Result<Uuid, Error> {
        if let Some(id) = self.drivers.get(code) {
            return Ok(*id);
        }
        let kind = engine_value::contribution::Kind::OtherCostToServe;
        store::add_driver(tx, Uuid::now_v7(), code, (code, code), kind, "count").await?;
        self.drivers = store::drivers_in(tx).await?.into_iter().map(|d| (d.code, d.driver_id)).collect();
        self.drivers.get(code).copied().ok_or_else(|| anyhow::anyhow!("driver {code} was just added").into())
    }

    fn add(&mut self, line: &NewLine, key: &LineKey, offering: Option<OfferingId>) {
        let computed = self.costs.of(&line.amounts, offering, line.quantity, line.posting_day);
        let sums = self.sums.entry((line.unit, line.posting_day.month())).or_default();
        sums.add_line(&line.amounts, line.source, computed, 1);
        if let Some(document) = key.document() {
            self.documents.add(document, line.unit, line.posting_day, invoiced(&line.amounts));
        }
    }

    /// Booked lines make room for those of this import, from the day this import is booked.
    async fn replace(&mut self, tx: &mut Tx, old: &[Old]) -> Result<(), Error> {
        if old.is_empty() {
            return Ok(());
        }
        let lines: Vec<(i32, i32)> = old.iter().map(|o| (o.import_no, o.line_no)).collect();
        store::mark_replaced(tx, &lines, self.no).await?;
        let mut cells = HashMap::with_capacity(lines.len());
        for whole in store::wholes(tx, &lines).await? {
            let cell = (whole.unit, whole.posting_day.month());
            whole.add_to(self.sums.entry(cell).or_default(), &self.costs, -1);
            cells.insert((whole.import_no, whole.line_no), cell);
        }
        for (import_no, line_no, driver, n) in store::drivers_of_lines(tx, &lines).await? {
            if let Some((unit, month)) = cells.get(&(import_no, line_no)) {
                *self.counts.entry((*unit, *month, driver)).or_default() -= n;
            }
        }
        Ok(())
    }

    /// Documents of the file lose booked lines that it does not have.
    async fn lose(&mut self, gone: &[(Old, Vec<u8>)]) -> Result<(), Error> {
        for portion in gone.chunks(PORTION / 4) {
            let mut tx = self.db.begin(&self.actor, self.now).await?;
            let lines: Vec<Old> = portion.iter().map(|(old, _)| *old).collect();
            self.replace(&mut tx, &lines).await?;
            let mut shared: Vec<(i32, &[u8])> = portion.iter().map(|(o, d)| (o.import_no, d.as_slice())).collect();
            shared.extend(portion.iter().map(|(_, d)| (self.no, d.as_slice())));
            shared.sort_unstable();
            shared.dedup();
            for (no, document) in shared {
                store::share_document(&mut tx, no, document).await?;
            }
            store::count_staged(&mut tx, self.no, 0, i64::try_from(portion.len()).unwrap_or(0)).await?;
            tx.commit_quiet(Quiet::Staging).await?;
        }
        self.staged.gone += i64::try_from(gone.len()).unwrap_or(i64::MAX);
        Ok(())
    }

    async fn write_sums(&mut self, tx: &mut Tx) -> Result<(), Error> {
        let mut sums: Vec<_> = self.sums.drain().map(|((unit, month), s)| (unit, month, s)).collect();
        sums.sort_unstable_by_key(|r| (r.0, r.1));
        let mut counts: Vec<_> =
            self.counts.drain().map(|((unit, month, driver), n)| (unit, month, driver, n)).collect();
        counts.sort_unstable_by_key(|r| (r.0, r.1, r.2));
        store::add_import_months(tx, self.no, &sums).await?;
        store::add_import_drivers(tx, self.no, &counts).await?;
        Ok(())
    }

    /// Ends staging: documents that were replaced as a whole lose the lines the file does not have, orders are counted.
    pub async fn finish(mut self) -> Result<Staged, Error> {
        let gone = self.comparer.gone().await?;
        self.lose(&gone).await?;
        self.documents.end(&mut self.sums);
        let mut tx = self.db.begin(&self.actor, self.now).await?;
        self.write_sums(&mut tx).await?;
        tx.commit_quiet(Quiet::Staging).await?;
        Ok(self.staged)
    }
}

fn row(line: &NewLine, key: &LineKey, no: i32, offering: Option<OfferingId>) -> LineRow {
    LineRow {
        line_no: no,
        unit: line.unit,
        posting_day: line.posting_day,
        day: (line.day != line.posting_day).then_some(line.day),
        identity: key.identity.clone(),
        row_hash: key.row_hash,
        document: line.document.clone(),
        line: line.line.clone(),
        offering,
        unit_of_measure: line.unit_of_measure.clone(),
        quantity: line.quantity,
        estimate: line.source == Source::Estimate,
        stands_for: line.stands_for.map(|(a, b)| (a.0, b.0)),
        foreign: line.foreign.as_ref().map(|f| {
            let amounts: HashMap<_, _> = engine_value::contribution::Kind::ALL
                .iter()
                .filter_map(|k| Some((k.code(), f.amounts[k.index()]?)))
                .collect();
            serde_json::json!({ "currency": f.currency, "rate_millionths": f.rate_millionths, "amounts": amounts })
                .to_string()
        }),
        amounts: line.amounts,
    }
}
