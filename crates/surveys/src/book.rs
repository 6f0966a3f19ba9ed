//! Answers of a file: what they would change, booking them, taking them back.
use crate::model::AnswerRow;
use crate::store::{self, Step};
use crate::texts;
use base::ids::ImportId;
use base::{Db, Error, Lang, Tx};

/// What a row is to the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenAs {
    New,
    Changed,
    Already,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowFault {
    /// The account gathers small customers and has no satisfaction of its own.
    Collective,
    /// Neither name nor key of the person.
    NoPerson,
    /// The weight is not between 0.001 and 1,000.
    Weight,
    /// The answer lies outside the question's scale.
    OffScale { code: String, value: i64, low: i64, high: i64 },
    /// The question asks for whole steps.
    NotWhole { code: String, value: i64 },
    /// The question is answered in words, not by a number.
    InWords { code: String },
}

impl RowFault {
    /// The word of `problems[].code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Collective => "collective_account",
            Self::NoPerson => "no_respondent",
            Self::Weight => "weight_out_of_range",
            Self::OffScale { .. } => "answer_off_scale",
            Self::NotWhole { .. } => "answer_not_whole",
            Self::InWords { .. } => "answer_in_words",
        }
    }
    /// The target of the mapping that the fault is about.
    pub fn target(&self) -> String {
        match self {
            Self::Collective => "key".to_owned(),
            Self::NoPerson => "respondent_name".to_owned(),
            Self::Weight => "weight".to_owned(),
            Self::OffScale { code, .. } | Self::NotWhole { code, .. } | Self::InWords { code } => {
                format!("item.{code}")
            }
        }
    }
    /// One sentence: what, and what works.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::Collective => t.row_collective(),
            Self::NoPerson => t.row_no_person(),
            Self::Weight => t.row_weight(),
            Self::OffScale { code, value, low, high } => {
                t.row_off_scale(spoken(lang, *value), code, lang.count(*low), lang.count(*high))
            }
            Self::NotWhole { code, value } => t.row_not_whole(code, spoken(lang, *value)),
            Self::InWords { code } => t.row_in_words(code),
        }
    }
}

fn spoken(lang: Lang, thousandths: i64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "an answer on a scale, printed")]
    let value = thousandths as f64 / 1000.0;
    let decimals = match thousandths {
        t if t % 1000 == 0 => 0,
        t if t % 100 == 0 => 1,
        t if t % 10 == 0 => 2,
        _ => 3,
    };
    lang.float(value, decimals)
}

/// One row, seen before booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub line: u64,
    pub as_what: Result<SeenAs, Vec<RowFault>>,
}

/// What a booking did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Booked {
    pub new: u64,
    pub changed: u64,
    pub already: u64,
}

/// What stands against taking an import back; a sentence in the actor's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept(pub String);

/// What each row would be, in the order of the rows; nothing is written.
pub async fn check_rows(db: &Db, actor: &base::Actor, rows: &[AnswerRow]) -> Result<Vec<Seen>, Error> {
    let mut book = store::book_now(db, actor.workspace).await?;
    let seen = |row: &AnswerRow| Seen { line: row.line, as_what: book.take(row).map(|(seen, _)| seen) };
    Ok(rows.iter().map(seen).collect())
}

/// Books rows inside an open change; the caller commits it with the import's event. Faulty rows give all their faults
/// and nothing is to be committed then: leave them out first if only the good rows are wanted.
pub async fn book_answers(
    tx: &mut Tx,
    import: ImportId,
    rows: &[AnswerRow],
) -> Result<Result<Booked, Vec<(u64, RowFault)>>, Error> {
    let mut book = store::book_in(tx).await?;
    let (mut booked, mut faults, mut position) = (Booked::default(), Vec::new(), store::steps_of(tx, import).await?);
    for row in rows {
        match book.take(row) {
            Err(found) => faults.extend(found.into_iter().map(|f| (row.line, f))),
            Ok((seen, changes)) => {
                for change in changes.iter().filter(|_| faults.is_empty()) {
                    let step = store::apply(tx, change).await?;
                    position += 1;
                    store::note_step(tx, import, position, &step).await?;
                }
                match seen {
                    SeenAs::New => booked.new += 1,
                    SeenAs::Changed => booked.changed += 1,
                    SeenAs::Already => booked.already += 1,
                }
            }
        }
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    store::raise(tx).await?;
    Ok(Ok(booked))
}

/// Takes back what an import made and changed, inside an open change. Refused when a person or a later import has gone
/// on from there: up to ten reasons, and nothing is to be committed.
pub async fn unbook(tx: &mut Tx, import: ImportId) -> Result<Result<(), Vec<Kept>>, Error> {
    let steps = store::steps(tx, import).await?;
    let kept = unwind(tx, &steps).await?;
    if !kept.is_empty() {
        return Ok(Err(kept));
    }
    store::forget_steps(tx, import).await?;
    store::raise(tx).await?;
    Ok(Ok(()))
}

/// Takes steps back, last first; the reasons against it, at most ten.
pub(crate) async fn unwind(tx: &mut Tx, steps: &[Step]) -> Result<Vec<Kept>, Error> {
    let lang = tx.actor().lang;
    let mut kept = Vec::new();
    for step in steps.iter().rev() {
        if let Some(held) = store::take_back(tx, step).await? {
            kept.push(Kept(held.sentence(lang)));
            if kept.len() == 10 {
                break;
            }
        }
    }
    Ok(kept)
}
