//! Pure rules: built-in questions, weights of roles, words of files.
use crate::model::{Question, QuestionKind, Role};
use crate::texts;
use base::Lang;

/// Code of "would you recommend us", 0 to 10.
pub const RECOMMEND: &str = "recommend";
/// Code of "how satisfied are you overall", 1 to 5.
pub const OVERALL: &str = "overall";
/// Code of the effort question, 1 to 7.
pub const EFFORT: &str = "effort";
/// Code of the open question "what should we change first".
pub const CHANGE_FIRST: &str = "change_first";

/// The questions every firm begins with: recommend, overall, three drivers, effort, one open question. The drivers are
/// defaults and can be renamed or retired.
pub fn built_in() -> Vec<Question> {
    use QuestionKind::{Driver, Effort, Open, Overall, Recommend};
    [
        (RECOMMEND, Recommend, 0, 10),
        (OVERALL, Overall, 1, 5),
        ("delivery", Driver, 1, 5),
        ("offers", Driver, 1, 5),
        ("complaints", Driver, 1, 5),
        (EFFORT, Effort, 1, 7),
        (CHANGE_FIRST, Open, 0, 1),
    ]
    .into_iter()
    .zip(1..)
    .map(|((code, kind, low, high), position)| Question {
        code: code.to_owned(),
        kind,
        label: String::new(),
        low,
        high,
        position,
        retired_on: None,
        version: 0,
    })
    .collect()
}

/// What a question is called: the firm's words, or ours for a built-in one.
pub fn label(question: &Question, lang: Lang) -> String {
    if !question.label.is_empty() {
        return question.label.clone();
    }
    let t = texts(lang);
    match question.code.as_str() {
        RECOMMEND => t.question_recommend(),
        OVERALL => t.question_overall(),
        "delivery" => t.question_delivery(),
        "offers" => t.question_offers(),
        "complaints" => t.question_complaints(),
        EFFORT => t.question_effort(),
        CHANGE_FIRST => t.question_change_first(),
        code => code.to_owned(),
    }
}

/// Weight by role (methods 5, default): decider and economic buyer 5, buyer and influencer 3, user 2, gatekeeper 1;
/// any other or unknown role 1. A weight of one's own wins.
pub fn weight_of(role: Option<Role>, own_thousandths: Option<i64>) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a weight, not money")]
    if let Some(own) = own_thousandths {
        return own as f64 / 1000.0;
    }
    match role {
        Some(Role::Decider | Role::EconomicBuyer) => 5.0,
        Some(Role::Buyer | Role::Influencer) => 3.0,
        Some(Role::User) => 2.0,
        _ => 1.0,
    }
}

/// A typed weight is not a number from 0.001 to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoWeight;

/// A typed weight with up to three decimals, comma or point; empty is that of the role.
pub(crate) fn parse_weight(text: &str) -> Result<Option<i64>, NoWeight> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { weight_thousandths(text).map(Some).ok_or(NoWeight) }
}

fn weight_thousandths(text: &str) -> Option<i64> {
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    if part.len() > 3 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    let value = whole.checked_mul(1000)?.checked_add(part)?;
    (1..=1_000_000).contains(&value).then_some(value)
}

/// A weight as it is typed back into its field.
pub(crate) fn spoken_weight(lang: Lang, thousandths: i64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    if lang == Lang::De { text.replace('.', ",") } else { text }
}

/// The role of a word in a file: its code (`DEC`), its name in either language, or the stored word.
pub(crate) fn role_of_word(word: &str) -> Option<Role> {
    let folded = base::fold::fold(word).replace(['-', '_'], " ");
    let known: &[(&[&str], Role)] = &[
        (&["ini", "initiator", "initiatorin"], Role::Initiator),
        (&["usr", "user", "anwender", "anwenderin", "benutzer", "benutzerin", "nutzer"], Role::User),
        (&["inf", "influencer", "beeinflusser", "beeinflusserin"], Role::Influencer),
        (&["buy", "buyer", "einkaufer", "einkauferin", "einkauf", "purchasing"], Role::Buyer),
        (&["dec", "decider", "decision maker", "entscheider", "entscheiderin"], Role::Decider),
        (&["gat", "gatekeeper", "informationsselektierer"], Role::Gatekeeper),
        (&["eco", "economic buyer", "wirtschaftlicher entscheider", "budget owner"], Role::EconomicBuyer),
        (&["cha", "champion", "coach", "fursprecher", "fursprecherin"], Role::Champion),
        (&["blo", "blocker", "gegner", "gegnerin", "opponent"], Role::Blocker),
    ];
    known.iter().find(|(words, _)| words.contains(&folded.as_str())).map(|(_, role)| *role)
}

/// What a question brought by a file is before anybody says otherwise: a driver from 1 to 5.
pub(crate) fn question_of_file(code: &str, position: i64) -> Question {
    Question {
        code: code.to_owned(),
        kind: QuestionKind::Driver,
        label: spoken(code),
        low: 1,
        high: 5,
        position,
        retired_on: None,
        version: 1,
    }
}

fn spoken(code: &str) -> String {
    let words = code.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Why an answer does not fit its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    OffScale,
    NotWhole,
    InWords,
}

/// Whether an answer in thousandths fits its question.
pub(crate) fn fits(question: &Question, thousandths: i64) -> Result<(), Misfit> {
    if question.kind == QuestionKind::Open {
        Err(Misfit::InWords)
    } else if question.to_100(thousandths).is_none() {
        Err(Misfit::OffScale)
    } else if question.kind.whole() && thousandths % 1000 != 0 {
        Err(Misfit::NotWhole)
    } else {
        Ok(())
    }
}
