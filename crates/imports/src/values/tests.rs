use super::currency;
use super::number::{self, proof};
use super::{DayFault, DayFormat, Dec, NumberFault, NumberFormat};
use jiff::civil::date;
use proptest::prelude::*;

fn check(text: &str, format: NumberFormat, expected: i128) {
    let found = number::parse(text, format).map(|(d, _)| d.exact(3));
    assert_eq!(found, Ok(Some(expected)), "{text}");
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let (comma, point) = (NumberFormat::COMMA, NumberFormat::POINT);
    check("1.234,56", comma, 1_234_560);
    check("1234,56", comma, 1_234_560);
    check("1.234,56-", comma, -1_234_560);
    check("- 7", comma, -7_000);
    check("−7,5", comma, -7_500);
    check("(12,00)", comma, -12_000);
    check("€ 7", comma, 7_000);
    check("7,00 €", comma, 7_000);
    check("EUR 1.000", comma, 1_000_000);
    check("1 000 000,5", comma, 1_000_000_500);
    check("1'234.50", point, 1_234_500);
    check("1,234,567.8", point, 1_234_567_800);
    check("+3", point, 3_000);
    check(".5", point, 500);
    check("$1,000.00", point, 1_000_000);
}

#[test]
fn what_is_no_number_says_why_and_offers_a_fix() {
    let fault = |text: &str, format| number::parse(text, format).unwrap_err();
    let fix = |f: &str, c| NumberFault::NotANumber { fix: Some((f.to_owned(), c)) };
    assert_eq!(fault("11.234,5O", NumberFormat::COMMA), fix("11.234,50", 'O'));
    assert_eq!(fault("l2,00", NumberFormat::COMMA), fix("12,00", 'l'));
    assert_eq!(fault("1,234.56", NumberFormat::COMMA), NumberFault::OtherDecimal { fix: "1.234,56".to_owned() });
    assert_eq!(fault("1.234,56-", NumberFormat::POINT), NumberFault::OtherDecimal { fix: "-1,234.56".to_owned() });
    for text in ["", "-", ".", "abc", "1.2.3", "12,34,56", "1 23", "1-2", "--", "€", "1e5", "NaN", "0x10"] {
        assert!(
            matches!(
                fault(text, NumberFormat::COMMA),
                NumberFault::NotANumber { fix: None } | NumberFault::OtherDecimal { .. }
            ),
            "{text}"
        );
    }
    assert_eq!(fault(&"9".repeat(31), NumberFormat::COMMA), NumberFault::TooLarge);
}

#[test]
fn amounts_have_a_range_and_no_more_decimals_than_their_unit() {
    let amount =
        |text: &str, places| number::parse(text, NumberFormat::POINT).unwrap().0.amount(places, NumberFormat::POINT);
    assert_eq!(amount("9000000000.00", 2), Ok(900_000_000_000));
    assert_eq!(amount("9000000000.01", 2), Err(NumberFault::TooLarge));
    assert_eq!(amount("1.500", 2), Ok(150));
    assert_eq!(amount("1.505", 2), Err(NumberFault::TooManyDecimals { places: 2, fix: "1.51".to_owned() }));
    assert_eq!(amount("1.5", 0), Err(NumberFault::TooManyDecimals { places: 0, fix: "2".to_owned() }));
}

#[test]
fn products_are_rounded_once_half_away_from_zero() {
    let times = |a: i128, b: i128| Dec::new(a, 0).times(Dec::new(b, 3)).and_then(|d| d.rounded(2));
    assert_eq!(times(3, 1_005), Some(302));
    assert_eq!(times(-3, 1_005), Some(-302));
    assert_eq!(times(1, 1_004), Some(100));
}

#[test]
fn a_cell_proves_its_decimal_sign_or_nothing() {
    for (text, sign) in [
        ("1.234,56", Some(',')),
        ("1,234.56", Some('.')),
        ("12,5", Some(',')),
        ("1.234.567", Some(',')),
        ("0.125", Some('.')),
        ("1234.567", Some('.')),
        ("1.234", None),
        ("12", None),
        ("abc.de", None),
    ] {
        assert_eq!(proof(text), sign, "{text}");
    }
}

#[test]
fn days_are_read_in_their_format_with_or_without_time() {
    let read = |format: &str, text: &str| DayFormat::new(format).unwrap().parse(text, Some(2026));
    let day = date(2026, 10, 3);
    for (format, text) in [
        ("%d.%m.%Y", "03.10.2026"),
        ("%d.%m.%Y", "3.10.2026 08:15"),
        ("%d.%m.%y", "03.10.26"),
        ("%Y-%m-%d", "2026-10-03T08:15:00.123Z"),
        ("%Y-%m-%d %H:%M:%S", "2026-10-03 08:15:00"),
        ("%Y%m%d", "20261003"),
        ("%d %b %Y", "3 Oct 2026"),
        ("%d. %B %Y", "3. Oktober 2026"),
        ("%b %d, %Y", "Oct 3, 2026"),
        ("%d%m", "0310"),
        ("%d%m", "310"),
        ("%d.%m.", "3.10."),
        ("serial", "46298"),
        ("serial", "46298.75"),
    ] {
        assert_eq!(read(format, text), Ok(day), "{format} {text}");
    }
    assert_eq!(read("%d.%m.%Y", "31.11.2026"), Err(DayFault::NoSuchDay { last: date(2026, 11, 30) }));
    assert_eq!(read("%d.%m.%Y", "30.02.2024"), Err(DayFault::NoSuchDay { last: date(2024, 2, 29) }));
    assert_eq!(read("%d.%m.%Y", "01.13.2026"), Err(DayFault::NoSuchMonth));
    assert_eq!(read("%d.%m.%Y", "01.01.0202"), Err(DayFault::UnlikelyYear { year: 202, month: 1, day: 1 }));
    for text in ["", "heute", "1.1", "2026-10-03", "03.10.2026x", "00.10.2026"] {
        assert_eq!(read("%d.%m.%Y", text), Err(DayFault::NotADay), "{text}");
    }
    assert_eq!(DayFormat::new("dd.mm.yyyy"), None);
    assert_eq!(DayFormat::new("%Y"), None);
}

#[test]
fn currencies_are_those_of_iso_4217_with_their_decimals() {
    for (text, code, exponent) in [("eur", "EUR", 2), ("€", "EUR", 2), ("JPY", "JPY", 0), ("KWD", "KWD", 3)] {
        let found = currency::parse(text).unwrap();
        assert_eq!((found.code(), found.exponent()), (code, exponent));
    }
    for text in ["", "XYZ", "EURO", "E R", "ÄB", "$", "DUS"] {
        assert_eq!(currency::parse(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_number_reads_back(mantissa in -1_000_000_000_000_000_i64..1_000_000_000_000_000, scale in 0_u8..7, comma: bool) {
        let format = if comma { NumberFormat::COMMA } else { NumberFormat::POINT };
        let number = Dec::new(i128::from(mantissa), scale);
        let (back, _) = number::parse(&number.written(format), format).unwrap();
        prop_assert_eq!(back.exact(6), number.exact(6));
    }

    #[test]
    fn a_written_day_reads_back(days in 0_i32..40_000, format in proptest::sample::select(&super::day::CANDIDATES[..])) {
        let format = DayFormat::new(format).unwrap();
        let day = date(1981, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        let short = format.as_str().contains("%y");
        prop_assume!(!short || day.year() >= 2000);
        prop_assert_eq!(format.parse(&format.written(day), Some(day.year())), Ok(day));
    }

    #[test]
    fn no_cell_makes_it_panic(text in "\\PC{0,40}", digits in "[0-9.,' €()-]{0,40}") {
        for t in [&text, &digits] {
            let _ = number::parse(t, NumberFormat::COMMA);
            let _ = proof(t);
            for format in super::day::CANDIDATES {
                let _ = DayFormat::new(format).map(|f| f.parse(t, None));
            }
            let _ = DayFormat::new(t);
            let _ = currency::parse(t);
        }
    }
}
