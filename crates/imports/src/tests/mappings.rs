//! The contract of the mapping file.

use crate::mapping::{Expression, FileSettings, Fit, Mapping, MappingTrouble, fingerprint, suggest};
use crate::problem::Lang;
use crate::values::Dec;
use crate::{ImportKind, Input, Source};

const TOP: &str = "version = 1\nkind = \"ledger\"\nname = \"x\"\n";

fn fault(text: &str) -> (usize, usize, MappingTrouble) {
    let fault = Mapping::parse(text).unwrap_err();
    let place = format!("Zuordnung, Zeile {}, Spalte {}: ", fault.line, fault.column);
    assert!(fault.text(Lang::De).starts_with(&place), "{fault}");
    (fault.line, fault.column, fault.what)
}

#[test]
fn an_unknown_key_is_refused_with_its_place() {
    let (line, column, what) = fault(&format!("{TOP}\n[file]\ndelimeter = \";\"\n"));
    assert_eq!((line, column), (6, 1));
    assert!(matches!(what, MappingTrouble::UnknownKey { key, expected }
        if key == "delimeter" && expected.contains("delimiter")));
    let (line, _, what) = fault(&format!("{TOP}colour = 1\n"));
    assert!(line == 4 && matches!(what, MappingTrouble::UnknownKey { .. }));
    let (line, _, _) =
        fault(&format!("{TOP}[[rule]]\nwhen = {{ column = \"a\", is = \"b\" }}\nset = {{ skip = true }}\n"));
    assert_eq!(line, 5);
}

#[test]
fn an_unknown_field_a_field_twice_and_bad_values_are_refused_with_their_place() {
    let column = |to: &str| format!("[[column]]\nfrom = \"A\"\nto = \"{to}\"\n");
    let (line, column_at, what) = fault(&format!("{TOP}{}", column("amount.profit")));
    assert_eq!((line, column_at), (6, 6));
    assert!(matches!(what, MappingTrouble::UnknownTarget { .. }));
    let (line, _, what) = fault(&format!("{TOP}{}{}", column("day"), column("day")));
    assert!(line == 9 && matches!(what, MappingTrouble::TargetTwice { .. }));
    for bad in [
        "version = 2\nkind = \"ledger\"\nname = \"x\"\n".to_owned(),
        "version = 1\nkind = \"people\"\nname = \"x\"\n".to_owned(),
        format!("{TOP}identity = \"document\"\n"),
        format!("{TOP}empty_customer = \"ignore\"\n"),
        format!("{TOP}[file]\ndays = \"dd.mm.yyyy\"\n"),
        format!("{TOP}[file]\ndecimal = \";\"\n"),
        format!("{TOP}[constant]\ncurrency = \"XYZ\"\n"),
        format!("{TOP}[[rule]]\nwhen = {{ column = \"a\", equals = \"b\" }}\nset = {{ sign = 2 }}\n"),
        format!("{TOP}[[rule]]\nwhen = {{ column = \"a\" }}\nset = {{ sign = -1 }}\n"),
    ] {
        assert!(matches!(fault(&bad).2, MappingTrouble::BadValue { .. }), "{bad}");
    }
    let (_, _, what) = fault(&format!("{TOP}[computed]\n\"amount.freight\" = \"quantity / 2\"\n"));
    assert!(matches!(what, MappingTrouble::BadExpression { .. }));
    assert!(matches!(fault("version = ").2, MappingTrouble::Syntax { .. }));
}

#[test]
fn a_mapping_that_is_written_reads_back_the_same() {
    let text = format!(
        "{TOP}source_system = \"erp\"\nidentity = \"row\"\nempty_customer = \"without_customer\"\n\
         [file]\nencoding = \"windows-1252\"\ndelimiter = \"\\t\"\nquote = \"\"\ndecimal = \",\"\nthousands = \".\"\n\
         days = \"%d%m\"\nyear = 2026\nskip_rows = 2\nheader = false\nsheet = 2\n\
         [[column]]\nfrom = 1\nto = \"day\"\n[[column]]\nfrom = \"Betrag \\\"EUR\\\"\"\nto = \"amount.gross_sales\"\n\
         [constant]\ncurrency = \"EUR\"\nkind = \"freight\"\n\
         [[rule]]\nwhen = {{ column = 3, starts_with = \"GU\", negative = true, empty = false }}\n\
         set = {{ sign = -1, currency = \"USD\" }}\n\
         [computed]\n\"amount.bonus\" = \"(quantity + 1) * \\\"Satz\\\" - 2.5\"\n"
    );
    let mapping = Mapping::parse(&text).unwrap();
    assert_eq!(Mapping::parse(&mapping.to_toml()), Ok(mapping));
}

#[test]
fn computations_know_precedence_and_empty_cells() {
    let value = |text: &str, quantity: Option<i128>| {
        let e = Expression::parse(ImportKind::Ledger, text).unwrap();
        e.value(&mut |_| quantity.map(|q| Dec::new(q, 0))).unwrap().and_then(|d| d.exact(2))
    };
    assert_eq!(value("2 + quantity * 3", Some(4)), Some(1400));
    assert_eq!(value("-(2 - quantity) * 1.5", Some(4)), Some(300));
    assert_eq!(value("2 + quantity", None), Some(200));
    assert_eq!(value("2 * quantity", None), None);
    for bad in ["", "2 +", "(2", "profit * 2", "quantity price", "1,5 * 2", "\"open"] {
        assert_eq!(Expression::parse(ImportKind::Ledger, bad), None, "{bad}");
    }
}

#[test]
fn a_german_header_gets_its_mapping_suggested_and_is_found_again() {
    let text = "Belegnr;Pos.;Belegart;Belegdatum;Kunde-Nr.;Artikelgruppe;Menge;ME;Betrag EUR;Rabatt;Wareneinsatz;Sachbearb.\n\
                48-117;10;RE;30.10.2026;40711;Faltschachteln;12.400;Stk;18.412,60;1.841,26;11.880,00;M. Hinz\n";
    let input = Input::open(Source::bytes(text.as_bytes().to_vec()), &FileSettings::default()).unwrap();
    let mapping = suggest(ImportKind::Ledger, &input.detected);
    let pairs: Vec<String> = mapping.columns.iter().map(|c| format!("{}={}", c.from, c.to)).collect();
    assert_eq!(
        pairs,
        [
            "Belegnr=document",
            "Pos.=line",
            "Belegdatum=day",
            "Kunde-Nr.=customer",
            "Artikelgruppe=offering",
            "Menge=quantity",
            "ME=unit_of_measure",
            "Betrag EUR=amount.gross_sales",
            "Rabatt=amount.invoice_discount",
            "Wareneinsatz=amount.product_cost"
        ]
    );
    let headers = &input.detected.headers;
    let mut turned = headers.clone();
    turned.reverse();
    assert_eq!(fingerprint(headers), fingerprint(&turned));
    let saved = &headers[..headers.len() - 1];
    let fit = Fit::of(&mapping, saved, headers);
    assert!(fit.is_usable());
    assert_eq!(fit.new, ["Sachbearb."]);
}

#[test]
fn every_setting_of_the_file_overrides_what_is_detected() {
    let text = "Report\nday;customer;amount\n01/02/2026;100;1,234\n";
    let read = |file: &str| {
        let columns = ["day=day", "customer=customer", "amount=amount.invoiced_sales"].map(|pair| {
            let (from, to) = pair.split_once('=').unwrap();
            format!("[[column]]\nfrom = \"{from}\"\nto = \"{to}\"\n")
        });
        let mapping = Mapping::parse(&format!("{TOP}[file]\n{file}{}", columns.concat())).unwrap();
        let input = Input::open(Source::bytes(text.as_bytes().to_vec()), &mapping.file).unwrap();
        let walked = super::walk(crate::rows(input, &mapping, crate::Context::default()).unwrap());
        let total = walked.summary.totals().next();
        total.map(|t| (t.month.to_string(), t.amount_minor))
    };
    assert_eq!(read("decimal = \".\"\n"), Some(("2026-02-01".to_owned(), 123_400)));
    assert_eq!(read("thousands = \",\"\ndays = \"%m/%d/%Y\"\n"), Some(("2026-01-01".to_owned(), 123_400)));
    // in a file of semicolons the comma is the decimal sign: three decimals are too many for euros
    assert_eq!(read("skip_rows = 1\ndelimiter = \";\"\nquote = \"\"\nencoding = \"latin1\"\n"), None);
}

#[test]
fn a_rule_for_the_first_row_of_a_document_needs_a_document() {
    let rule = "[[rule]]\nwhen = { column = \"day\", first_of_document = true }\nset = { \"driver.orders\" = 1 }\n";
    let column = |from: &str, to: &str| format!("[[column]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
    let head = format!("version = 1\nkind = \"ledger\"\nname = \"x\"\n{}", column("day", "day"));
    let refused = Mapping::parse(&format!("{head}{rule}")).unwrap_err();
    assert!(matches!(&refused.what, MappingTrouble::BadValue { key, .. } if key == "first_of_document"), "{refused:?}");
    let fine = Mapping::parse(&format!("{head}{}{rule}", column("doc", "document"))).unwrap();
    assert_eq!(fine.rules[0].when.first_of_document, Some(true));
    assert_eq!(Mapping::parse(&fine.to_toml()), Ok(fine));
}
