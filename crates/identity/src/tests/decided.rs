//! What is decided without a database: passwords, addresses, tokens, drafts.
use super::WORDS;
use crate::model::Purpose;
use crate::rules::{self, Token, Weak};
use crate::{Email, FirmDraft, PersonDraft};
use base::ids::WorkspaceId;
use base::{FormErrors, Lang};

#[test]
fn weak_passwords_are_refused_and_strange_ones_welcome() {
    let own = ["Jana Ohlendiek", "jana.ohlendiek@birkhorst.example"];
    for (given, expected) in [
        ("", Some(Weak::Short)),
        ("kurz&knapp1", Some(Weak::Short)),
        ("Passwort2026!", Some(Weak::Common)),
        ("hallohallohallo", Some(Weak::Common)),
        ("!!Qwertzuiop!!", Some(Weak::Common)),
        ("Jana.Ohlendiek1", Some(Weak::Own)),
        ("aaaaaaaaaaaaaa", Some(Weak::Plain)),
        ("123456789012345", Some(Weak::Plain)),
        ("abcdefghijklmnop", Some(Weak::Plain)),
        (WORDS, None),
        ("Frühlingsrolle um halb", None),
        ("正しい馬電池ホチキスの夜明けだ", None),
        ("Jana mag keine Zahlen", None),
    ] {
        assert_eq!(rules::weakness(given, &own), expected, "{given}");
    }
    assert_eq!(rules::weakness(&"x y".repeat(100), &[]), Some(Weak::Long));
}

#[test]
fn only_paths_of_our_own_are_followed() {
    for (to, fine) in [
        ("/accounts?q=1", true),
        ("/", true),
        ("//elsewhere.example", false),
        ("/\\elsewhere.example", false),
        ("https://elsewhere.example", false),
        ("accounts", false),
        ("/a\r\nx: y", false),
        ("", false),
    ] {
        assert_eq!(rules::local(to).is_some(), fine, "{to}");
    }
    assert_eq!(rules::after_sign_in("/sign-in?to=/x"), None);
    assert_eq!(rules::after_sign_in("/set-up"), None);
}

#[test]
fn a_token_survives_printing_and_nothing_else_is_one() {
    let t = Token::new(WorkspaceId::new()).unwrap();
    assert_eq!(Token::parse(&t.to_string()), Some(t.clone()));
    let text = t.to_string();
    for bad in ["", ".", &text[1..], &format!("{text}0"), &text.replace('.', "-"), &text.replace('.', ".g")[..97]] {
        assert_eq!(Token::parse(bad), None, "{bad}");
    }
    assert!(!format!("{t:?}").contains(&text[40..]));
}

#[test]
fn devices_are_named_after_browser_and_system() {
    let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0";
    assert_eq!(rules::device(edge), "Edge, Windows");
    assert_eq!(rules::device("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1"), "Safari, iPhone");
    assert_eq!(rules::device("something"), "");
}

#[test]
fn addresses_are_checked_for_their_shape_only() {
    assert_eq!(Email::parse(" Jana.O@Birkhorst.Example ").unwrap().fold, "jana.o@birkhorst.example");
    for bad in ["", "jana", "@x", "a@", "a@b@c", "a b@c.de", "a@.de", "a@de.", "<a@b.de>"] {
        assert!(Email::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn drafts_tell_all_faults_at_once_in_both_languages() {
    for lang in [Lang::De, Lang::En] {
        let mut errors = FormErrors::new();
        let firm = FirmDraft { firm: " ".into(), currency: "EURO".into(), fiscal_year_start: "13".into() };
        assert!(firm.parse(lang, &mut errors).is_none());
        assert!(PersonDraft::default().parse(lang, &mut errors).is_none());
        let fields: Vec<_> = errors.iter().map(|(f, _)| f).collect();
        assert_eq!(fields, ["currency", "email", "firm", "fiscal_year_start", "name", "password"]);
    }
}

#[test]
fn links_live_as_long_as_their_purpose() {
    assert_eq!(Purpose::Invitation.good_for().as_hours(), 168);
    assert_eq!(Purpose::Reset.good_for().as_hours(), 24);
}
