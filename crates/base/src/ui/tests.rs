use super::bars::{LadderBar, LadderRow, Nps, Strip, ladder, strip};
use super::{Scale, Spark, Twin};

fn tarvik() -> Twin {
    Twin {
        profit: Scale::profit(23.66, 17.8, 29.5, 20.0, "23,7 %").named("Profit"),
        satisfaction: Scale::satisfaction(67.7, 52.4, 83.0, 70.0, "68").named("Zufriedenheit").ranged("52 bis 83"),
    }
}

#[test]
fn the_twin_scale_stands_where_the_mock_up_shows_it() {
    let t = tarvik();
    assert_eq!(t.profit.goal_x(78.0, 162.0), "172.5");
    assert_eq!(t.profit.dot_x(78.0, 162.0), "184.9");
    assert_eq!(t.satisfaction.dot_x(78.0, 162.0), "165.2");
    assert_eq!(t.label(), "Profit 23,7 %, Zufriedenheit 68 (52 bis 83)");
}

#[test]
fn a_value_beyond_the_ruler_stays_on_it() {
    let s = Scale::profit(-60.0, -90.0, 70.0, 20.0, "−60,0 %");
    assert_eq!((s.dot_x(4.0, 100.0), s.band_x(4.0, 100.0), s.band_w(100.0)), ("4".into(), "4".into(), "100".into()));
}

#[test]
fn an_unknown_quarter_is_left_out_of_the_line() {
    let s = Spark {
        values: vec![Some(10.0), None, Some(20.0)],
        goal: Some(15.0),
        goal_text: "15 %".into(),
        ..Spark::default()
    };
    assert_eq!(s.points(0.0, 100.0, 0.0, 10.0), "0,10 100,0");
    assert_eq!(s.goal_y(0.0, 10.0), "5");
    assert!(!s.has_band());
}

#[derive(askama::Template)]
#[template(path = "parts.html", blocks = ["explain"])]
struct Parts {
    page: crate::Page,
    zones: Vec<(&'static str, String)>,
    errors: crate::FormErrors,
    twin: Twin,
    spark: Spark,
    whale: String,
    ladder: Vec<(&'static str, LadderBar)>,
    strip: Strip,
    nps: Nps,
    driver: Scale,
    explain: Option<crate::explain::Explain>,
}

fn page() -> crate::Page {
    crate::Page {
        lang: "de",
        l: crate::Lang::De,
        theme: String::new(),
        firm: "Birkhorst Packmittel".into(),
        title: "Bausteine".into(),
        here: "accounts",
        path: vec![
            crate::page::Crumb { label: "Kunden".into(), href: Some("/accounts".into()) },
            crate::page::Crumb { label: "Bausteine".into(), href: None },
        ],
        signed_in: true,
        person: "Henrik Vollbrandt".into(),
        initials: "HV".into(),
        role: "Leitung".into(),
        works: true,
        imports: true,
        mine: vec![crate::page::MyAccount {
            key: "40711".into(),
            name: "Tarvik Getränke".into(),
            href: "/accounts/40711".into(),
            zone: "squeezed",
            sure: "tentative",
        }],
        assets: &crate::assets::ASSETS,
        toast: Some(crate::page::Toast { text: "Stufe gesetzt.".into(), undo_href: Some("/undo/7".into()) }),
        t: crate::texts(crate::Lang::De),
        address: "/parts?tab=1&explain=db2".into(),
    }
}

fn tarviks_ladder() -> Vec<(&'static str, LadderBar)> {
    let rows = [
        ("Bruttoerlös", 5012.0, true, false),
        ("− Rabatte", 503.0, false, false),
        ("= Nettoerlös", 4239.0, true, false),
        ("− Herstellkosten", 2736.0, false, false),
        ("= DB I", 1503.0, true, true),
        ("− Prozesskosten", 251.0, false, false),
        ("= DB II", 1252.0, true, true),
    ];
    let bars = ladder(&rows.map(|(_, amount, level, strong)| LadderRow {
        amount: Some(amount),
        level,
        strong,
        text: format!("{amount} T€"),
    }));
    rows.iter().map(|r| r.0).zip(bars).collect()
}

#[test]
fn the_ladder_hangs_each_deduction_under_its_sum() {
    let bars = tarviks_ladder();
    assert_eq!((bars[0].1.x.as_str(), bars[0].1.w.as_str(), bars[0].1.text_x.as_str()), ("12", "148", "167"));
    assert_eq!(bars[1].1.kind, "cut");
    assert_eq!(bars[1].1.above, bars[0].1.below);
    assert_eq!((bars[4].1.kind, bars[6].1.below.as_str()), ("strong", ""));
}

#[test]
fn an_unknown_block_draws_no_bar_and_a_loss_is_hollow() {
    let row = |amount, level| LadderRow { amount, level, strong: level, text: String::new() };
    let rows = [row(Some(100.0), true), row(None, false), row(None, true), row(Some(-20.0), true)];
    let bars = ladder(&rows);
    assert_eq!((bars[1].kind, bars[2].kind, bars[3].kind), ("", "", "loss"));
    assert!(!bars[0].zero.is_empty(), "something lies below zero, so zero is drawn");
    assert_eq!(strip(&[0.5, 0.3], &[0.8]).rest_w, "200.00");
}

fn parts() -> Parts {
    let mut errors = crate::FormErrors::new();
    errors.add("due", "Der November hat 30 Tage.");
    let input = crate::explain::Input::new("DB I", "1.503.368,67").link("/accounts/40711/profit");
    let sum = crate::explain::Input::new("DB II", "1.251.993,77").total();
    Parts {
        page: page(),
        zones: ["balanced", "squeezed", "bought", "lose_lose"].map(|z| (z, format!("Zone {z}"))).to_vec(),
        errors,
        twin: tarvik(),
        spark: Spark {
            values: [70.0, 71.0, 72.0, 74.0, 73.0, 73.0, 74.0, 67.7].map(Some).to_vec(),
            goal: Some(70.0),
            goal_text: "70".into(),
            ..Spark::default()
        },
        whale: "{\"results\":[3,2,-1]}".into(),
        ladder: tarviks_ladder(),
        strip: strip(&[0.094, 0.08, 0.065, 0.055], &[0.8, 0.95]),
        nps: Nps {
            value: 0.0,
            silence: Some((-20.0, 20.0)),
            interval: Some((-52.0, 52.0)),
            text: "−20 bis +20".into(),
            label: "NPS 0".into(),
        },
        driver: Scale { value: 55.0, low: 39.0, high: 72.0, goal: 66.0, from: 0.0, to: 100.0, ..Scale::default() },
        explain: Some(crate::explain::Explain {
            code: "db2".into(),
            name: "DB II".into(),
            value: "1.251.993,77 €".into(),
            scale: "profit",
            inputs: vec![input, sum],
            parts: vec![crate::explain::Part::new("Was fehlt", "Nichts.").link("Buchungen ansehen", "/lines")],
            rule: "DB-2, Fassung 3".into(),
            ..crate::explain::Explain::default()
        }),
    }
}

#[test]
fn every_part_renders_without_inline_style_script_or_handler() {
    let html = askama::Template::render(&parts()).unwrap();
    for bad in ["style=", "<style", "hx-on", " onclick", "javascript:"] {
        assert!(!html.contains(bad), "{bad} is forbidden by the content security policy");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains("aria-current=\"page\" data-go=\"k\""), "the navigation says where one is");
    assert!(html.contains("action=\"/undo/7\""), "the sentence after a change offers its undo");
}

#[test]
fn the_explain_panel_is_a_fragment_and_closes_to_the_same_page() {
    let html = askama::Template::render(&parts().as_explain()).unwrap();
    assert!(html.starts_with("<div class=\"explain"), "{html}");
    assert!(html.contains("href=\"/parts?tab=1\""), "{html}");
    assert!(html.contains("So entsteht DB II"));
}

#[test]
fn an_address_takes_and_loses_a_query_field() {
    let p = page();
    assert_eq!(p.without("tab"), "/parts?explain=db2");
    assert_eq!(p.with("explain", "HHI 1"), "/parts?tab=1&explain=HHI%201");
}

#[test]
fn a_chart_writes_what_the_islands_read() {
    use super::chart::{Before, MapAccount, MapChart, MapData, MapWords, Zones};
    let account = MapAccount {
        id: "40711".into(),
        name: "Tarvik </script> Getränke".into(),
        revenue_k: 4239.0,
        margin: 23.66,
        margin_se: 3.0,
        satisfaction: 67.7,
        satisfaction_sd: 7.8,
        before: Some(Before { margin: 22.1, satisfaction: 74.0 }),
        sureness: "tentative",
        tilt: 16.0,
        href: "/accounts/40711".into(),
        card: "/portfolio?account=40711".into(),
        dim: false,
    };
    let data = MapData {
        accounts: vec![account],
        selected: Some("40711".into()),
        goal_margin: 20.0,
        goal_satisfaction: 70.0,
        x: [-10.0, 46.0],
        y: [40.0, 100.0],
        counts: Zones::default(),
    };
    let json = MapChart { data, words: MapWords::default(), target: None }.json().unwrap();
    for part in
        ["\"revenueK\":4239.0", "\"marginSe\"", "\"goalMargin\"", "\"loseLose\"", "\"xName\"", "\\u003c/script>"]
    {
        assert!(json.contains(part), "{part} is missing in {json}");
    }
    assert!(!json.contains('<'));
}
