//! What is typed, true and stored: waves, questions, respondents, invitations, answers.
use crate::texts;
use base::form::clean;
use base::ids::{AccountId, AnswerId, RespondentId, UnitId, WaveId};
use base::{Day, FormErrors, Lang, Ts};
use serde::{Deserialize, Serialize};

/// Who says it. Never mixed: only [`Source::Customer`] counts anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A person of the customer said it.
    Customer,
    /// The manager's own guess: shown, never computed with.
    Estimate,
}

impl Source {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Estimate => "estimate",
        }
    }
    /// The source of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Customer, Self::Estimate].into_iter().find(|s| s.word() == word)
    }
}

/// What a question is for. Recommend, overall and drivers make up a person's score; effort and own ones are only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Would you recommend us? 0 to 10.
    Recommend,
    /// How satisfied are you overall? 1 to 5.
    Overall,
    /// One side of the relation, such as delivery.
    Driver,
    /// "They made it easy", 1 to 7 (customer effort score).
    Effort,
    /// A question of the firm's own; shown, not mixed in.
    Own,
    /// Answered in words.
    Open,
}

impl QuestionKind {
    const ALL: [Self; 6] = [Self::Recommend, Self::Overall, Self::Driver, Self::Effort, Self::Own, Self::Open];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Recommend => "recommend",
            Self::Overall => "overall",
            Self::Driver => "driver",
            Self::Effort => "effort",
            Self::Own => "own",
            Self::Open => "open",
        }
    }
    /// The kind of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
    /// Whether an answer is part of the person's score.
    pub fn counts(self) -> bool {
        matches!(self, Self::Recommend | Self::Overall | Self::Driver)
    }
    /// Answers must be whole steps of the scale.
    pub fn whole(self) -> bool {
        matches!(self, Self::Recommend | Self::Overall | Self::Effort)
    }
}

/// A question with its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Small letters, digits and `_`: the `item.<code>` of a mapping.
    pub code: String,
    pub kind: QuestionKind,
    /// As the firm words it; empty for a built-in one that nobody renamed.
    pub label: String,
    /// Lowest answer.
    pub low: i64,
    /// Highest answer.
    pub high: i64,
    pub position: i64,
    /// No longer asked since that day; old answers still count.
    pub retired_on: Option<Day>,
    /// 0: built in and untouched.
    pub version: i64,
}

impl Question {
    /// An answer in thousandths on 0 to 100; `None` off the scale and for questions answered in words.
    pub fn to_100(&self, thousandths: i64) -> Option<f64> {
        let (low, high) = (self.low * 1000, self.high * 1000);
        let inside = self.kind != QuestionKind::Open && (low..=high).contains(&thousandths);
        #[allow(clippy::cast_precision_loss, reason = "an answer on a scale, not money")]
        inside.then(|| (thousandths - low) as f64 / (high - low) as f64 * 100.0)
    }
    /// The steps of the scale, for a row of keys; empty when there would be more than eleven.
    pub fn steps(&self) -> Vec<i64> {
        if self.high - self.low > 10 { Vec::new() } else { (self.low..=self.high).collect() }
    }
}

/// A question to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    pub code: String,
    pub kind: QuestionKind,
    pub label: String,
    pub low: i64,
    pub high: i64,
}

/// A role in the customer's buying centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Initiator,
    User,
    Influencer,
    Buyer,
    Decider,
    Gatekeeper,
    EconomicBuyer,
    Champion,
    Blocker,
}

impl Role {
    /// In the order of the handbook.
    pub const ALL: [Self; 9] = [
        Self::Initiator,
        Self::User,
        Self::Influencer,
        Self::Buyer,
        Self::Decider,
        Self::Gatekeeper,
        Self::EconomicBuyer,
        Self::Champion,
        Self::Blocker,
    ];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Initiator => "initiator",
            Self::User => "user",
            Self::Influencer => "influencer",
            Self::Buyer => "buyer",
            Self::Decider => "decider",
            Self::Gatekeeper => "gatekeeper",
            Self::EconomicBuyer => "economic_buyer",
            Self::Champion => "champion",
            Self::Blocker => "blocker",
        }
    }
    /// The role of a stored word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.word() == word)
    }
    /// The role's name in a language.
    pub fn name(self, lang: Lang) -> String {
        let t = texts(lang);
        match self {
            Self::Initiator => t.role_initiator(),
            Self::User => t.role_user(),
            Self::Influencer => t.role_influencer(),
            Self::Buyer => t.role_buyer(),
            Self::Decider => t.role_decider(),
            Self::Gatekeeper => t.role_gatekeeper(),
            Self::EconomicBuyer => t.role_economic_buyer(),
            Self::Champion => t.role_champion(),
            Self::Blocker => t.role_blocker(),
        }
    }
}

/// One round of asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    pub id: WaveId,
    pub name: String,
    pub starts_on: Day,
    /// `None`: still open.
    pub ends_on: Option<Day>,
    pub version: i64,
}

/// A wave to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWave {
    pub name: String,
    pub starts_on: Day,
    pub ends_on: Option<Day>,
}

/// A person of the customer who is asked: personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondent {
    pub id: RespondentId,
    pub account: AccountId,
    pub unit: Option<UnitId>,
    /// Empty once erased.
    pub name: String,
    /// What the person does there.
    pub duty: String,
    pub role: Option<Role>,
    /// Own weight in thousandths; `None`: that of the role.
    pub weight_thousandths: Option<i64>,
    pub external_key: Option<String>,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    /// Where the name comes from, and when.
    pub source: String,
    pub source_day: Day,
    pub erased_at: Option<Ts>,
    pub version: i64,
}

impl Respondent {
    /// The name, or the words that stand for an erased one.
    pub fn shown(&self, lang: Lang) -> String {
        if self.erased_at.is_some() { texts(lang).erased_person() } else { self.name.clone() }
    }
    /// Weight of the person in means and shares.
    pub fn weight(&self) -> f64 {
        crate::rules::weight_of(self.role, self.weight_thousandths)
    }
}

/// A person to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRespondent {
    pub name: String,
    pub duty: String,
    pub role: Option<Role>,
    pub weight_thousandths: Option<i64>,
    pub external_key: Option<String>,
    pub unit: Option<UnitId>,
    pub valid_from: Option<Day>,
    pub valid_to: Option<Day>,
    pub source: String,
    pub source_day: Day,
}

/// A person as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RespondentDraft {
    pub name: String,
    pub duty: String,
    pub role: String,
    pub weight: String,
    pub source: String,
}

impl RespondentDraft {
    /// All faults at once, or the true thing.
    pub fn parse(&self, lang: Lang, today: Day) -> Result<NewRespondent, FormErrors> {
        let t = texts(lang);
        let mut faults = FormErrors::new();
        let text = |value: &str, most: usize| clean(value).filter(|v| v.chars().count() <= most);
        let name = text(&self.name, 200).filter(|n| !n.is_empty());
        if name.is_none() {
            faults.add("name", t.fault_name());
        }
        let role = if self.role.is_empty() { Some(None) } else { Role::parse(&self.role).map(Some) };
        if role.is_none() {
            faults.add("role", t.fault_role());
        }
        let weight = crate::rules::parse_weight(&self.weight).ok();
        if weight.is_none() {
            faults.add("weight", t.fault_weight());
        }
        let (duty, source) = (text(&self.duty, 120), text(&self.source, 200).filter(|s| !s.is_empty()));
        if duty.is_none() {
            faults.add("duty", t.fault_duty());
        }
        if source.is_none() {
            faults.add("source", t.fault_source());
        }
        let whole = name.zip(role).zip(weight).zip(duty).zip(source);
        faults.done(whole.map(|((((name, role), weight_thousandths), duty), source)| NewRespondent {
            name,
            duty,
            role,
            weight_thousandths,
            external_key: None,
            unit: None,
            valid_from: None,
            valid_to: None,
            source,
            source_day: today,
        }))
    }
}

/// One person was asked in one wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub wave: WaveId,
    pub respondent: RespondentId,
    pub invited_on: Day,
    pub reminded_on: Option<Day>,
    pub declined_on: Option<Day>,
    pub version: i64,
}

/// What one person says on one day, to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswers {
    pub respondent: RespondentId,
    pub wave: Option<WaveId>,
    pub day: Day,
    pub source: Source,
    /// How it came: talk, telephone, link, file.
    pub channel: String,
    /// Question code and answer in thousandths.
    pub values: Vec<(String, i64)>,
    /// Question code and words.
    pub words: Vec<(String, String)>,
}

/// One row of an answers file; the importer has found account and unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// Line of the file, for problems.
    pub line: u64,
    pub account: AccountId,
    pub unit: Option<UnitId>,
    pub day: Day,
    /// Name of the wave; one that is not there yet is made, beginning with its first day.
    pub wave: String,
    pub respondent_key: Option<String>,
    pub respondent_name: Option<String>,
    pub duty: Option<String>,
    /// Role as written in the file; a word nobody knows is no fault, the role stays unknown.
    pub role: Option<String>,
    pub weight_thousandths: Option<i64>,
    /// Question code and answer in thousandths; none is silence.
    pub values: Vec<(String, i64)>,
    pub comment: Option<String>,
    /// `None`: the file does not say. A row without answers is an invitation all the same.
    pub invited: Option<bool>,
}

/// A respondent without name: what figures need.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RespondentFact {
    pub id: RespondentId,
    pub account: AccountId,
    pub role: Option<Role>,
    pub weight: f64,
}

/// An answer with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFact {
    pub id: AnswerId,
    pub respondent: RespondentId,
    pub code: String,
    pub day: Day,
    pub source: Source,
    pub wave: Option<WaveId>,
    pub value_thousandths: i64,
}

/// Everything the firm's figures rest on, without a name.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub questions: Vec<Question>,
    /// By first day, then name.
    pub waves: Vec<Wave>,
    pub respondents: Vec<RespondentFact>,
    pub invitations: Vec<Invitation>,
    /// By day, then id.
    pub answers: Vec<AnswerFact>,
}
