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
    assert_eq!(t.profit.goal_x(&78.0, &162.0), "172.5");
    assert_eq!(t.profit.dot_x(&78.0, &162.0), "184.9");
    assert_eq!(t.satisfaction.dot_x(&78.0, &162.0), "165.2");
    assert_eq!(t.label(), "Profit 23,7 %, Zufriedenheit 68 (52 bis 83)");
}

#[test]
fn a_value_beyond_the_ruler_stays_on_it() {
    let s = Scale::profit(-60.0, -90.0, 70.0, 20.0, "−60,0 %");
    assert_eq!(
        (s.dot_x(&4.0, &100.0), s.band_x(&4.0, &100.0), s.band_w(&100.0)),
        ("4".into(), "4".into(), "100".into())
    );
}

#[test]
fn an_unknown_quarter_is_left_out_of_the_line() {
    let s = Spark {
        values: vec![Some(10.0), None, Some(20.0)],
        goal: Some(15.0),
        goal_text: "15 %".into(),
        ..Spark::default()
    };
    assert_eq!(s.points(&0.0, &100.0, &0.0, &10.0), "0,10 100,0");
    assert_eq!(s.goal_y(&0.0, &10.0), "5");
    assert!(!s.has_band());
}
