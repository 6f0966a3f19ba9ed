use super::*;
use crate::ids::WorkspaceId;
use crate::{Currency, Firm};
use axum::http::Request;
use std::sync::Arc;

#[derive(Template)]
#[template(
    source = r#"{% extends "shell.html" %}{% import "ui.html" as ui %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}{% block explain %}{{ ui::explain(e, page) }}{% endblock %}"#,
    ext = "html"
)]
struct Example {
    page: Page,
    e: crate::explain::Explain,
}

fn view(lang: Lang, headers: &[(&'static str, &str)]) -> View {
    let mut r = Request::get("/portfolio?x=1");
    for (k, v) in headers {
        r = r.header(*k, *v);
    }
    let (mut parts, ()) = r.body(()).unwrap().into_parts();
    let firm = Arc::new(Firm { name: "Birkhorst <Packmittel>".into(), currency: Currency::EUR, fiscal_year_start: 1 });
    parts.extensions.insert(Actor { lang, ..Actor::console(WorkspaceId::new(), firm, "t") });
    View::of(&parts)
}

#[test]
fn the_shell_prints_the_panel_in_the_language_of_the_person() {
    let e = crate::explain::Explain {
        name: "DB II".into(),
        value: "1.251.993,77 €".into(),
        formula: "DB I minus …".into(),
        inputs: vec![crate::explain::Input::new("DB I", "1.503.368,67").link("/lines")],
        ..Default::default()
    };
    let page = view(Lang::De, &[]).page("Portfolio");
    let html = Example { page, e }.render().unwrap();
    for part in ["lang=\"de\"", "So entsteht DB II", "href=\"/lines\"", "<h1>Portfolio</h1>", "Zum Inhalt"] {
        assert!(html.contains(part), "{part} is missing");
    }
    for forbidden in ["<style", " style=", " onclick=", "javascript:"] {
        assert!(!html.contains(forbidden), "{forbidden} is not allowed by the policy");
    }
}

#[test]
fn a_toast_survives_the_redirect() {
    let mut headers = HeaderMap::new();
    set_toast(&mut headers, "Stufe geändert – „T1“.", Some(42), false);
    let cookie = headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
    let toast = view(Lang::De, &[("cookie", &cookie)]).toast.unwrap();
    assert_eq!((toast.text.as_str(), toast.undo_href.as_deref()), ("Stufe geändert – „T1“.", Some("/undo/42")));
    assert!(read_toast("1.zz").is_none() && read_toast("").is_none());
}

#[test]
fn htmx_asks_by_tag_and_id() {
    assert!(view(Lang::En, &[("hx-target", "div#rows")]).wants("rows"));
    assert!(!view(Lang::En, &[]).wants("rows"));
    assert_eq!(initials("Jana Maria Ohlendiek"), "JO");
    assert_eq!(initials("console (root)"), "CR");
    assert_eq!(escape_query("/a b?ä"), "/a%20b%3F%C3%A4");
    assert_eq!(island_json(&"</script>").unwrap(), "\"\\u003c/script>\"");
}
