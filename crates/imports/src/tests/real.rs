//! Real files, where the shared data lies beside the project.

use super::{kept_mapping, kind, open, shared, walk};
use crate::mapping::{Identity, suggest};
use crate::values::Currency;
use crate::{Checked, Context, ImportKind, Input, Source, TypedRow, rows};
use std::io::Read as _;

fn unpacked(path: &std::path::Path) -> Source {
    Source::Stream(Box::new(flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap())))
}

#[test]
fn online_retail_is_read_whole_and_meets_the_oracle() {
    let Some(path) = shared("sales/online-retail/online_retail.csv.gz") else { return };
    let mapping = kept_mapping("online-retail.toml");
    let mut all = rows(Input::open(unpacked(&path), &mapping.file).unwrap(), &mapping, Context::default()).unwrap();
    let mut customers = std::collections::BTreeSet::new();
    for row in &mut all {
        match row.unwrap() {
            Checked::Row(TypedRow::Ledger(row)) => customers.extend(row.customer),
            other => panic!("{other:?}"),
        }
    }
    let summary = all.summary();
    assert_eq!((summary.read, summary.good, summary.faulty), (541_909, 541_909, 0));
    assert_eq!((summary.without_customer, customers.len()), (135_080, 4_372));
    let pounds = Currency::parse("GBP").unwrap();
    // 9,747,747.934 in the oracle; each line rounded once
    assert_eq!(summary.total(kind("invoiced_sales"), pounds), 974_774_793);
}

#[test]
fn adventureworks_is_read_whole_and_meets_the_oracle() {
    let Some(path) = shared("sales/adventureworks-reseller/reseller_sales.csv.gz") else { return };
    let mapping = kept_mapping("adventureworks-reseller.toml");
    let walked =
        walk(rows(Input::open(unpacked(&path), &mapping.file).unwrap(), &mapping, Context::default()).unwrap());
    let dollars = Currency::parse("USD").unwrap();
    assert_eq!((walked.summary.read, walked.summary.faulty), (57_851, 0));
    assert_eq!(walked.summary.total(kind("invoiced_sales"), dollars), 7_754_857_020);
    assert_eq!(walked.summary.total(kind("product_cost"), dollars), 7_654_907_563);
}

#[test]
fn the_resellers_are_701_accounts() {
    let Some(path) = shared("sales/adventureworks-reseller/resellers.csv") else { return };
    let mapping = kept_mapping("adventureworks-resellers.toml");
    let input = Input::open(Source::file(&path).unwrap(), &mapping.file).unwrap();
    let walked = walk(rows(input, &mapping, Context::default()).unwrap());
    assert_eq!((walked.good.len(), walked.faulty.len()), (701, 0), "{:?}", walked.faulty.first());
}

#[test]
fn a_datev_batch_goes_in_with_its_kept_mapping() {
    let Some(path) = shared("erp/datev/EXTF_Buchungsstapel.csv") else { return };
    let mapping = kept_mapping("datev.toml");
    let input = Input::open(Source::file(&path).unwrap(), &mapping.file).unwrap();
    assert_eq!((input.detected.encoding.as_str(), input.detected.header_line), ("windows-1252", 2));
    let walked = walk(rows(input, &mapping, Context::default()).unwrap());
    assert!(walked.faulty.is_empty(), "{:?}", walked.faulty);
    let lines: Vec<_> = walked
        .good
        .iter()
        .map(|r| match r {
            TypedRow::Ledger(r) => {
                (r.day.to_string(), r.customer.clone().unwrap(), r.amount(kind("invoiced_sales")).unwrap())
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines[0], ("2018-02-21".to_owned(), "1200".to_owned(), -2_495));
    assert_eq!(lines[1], ("2018-02-22".to_owned(), "10000".to_owned(), 595_000));
    assert_eq!(lines.len(), 2);
}

#[test]
fn the_other_datev_files_show_their_header() {
    for (file, first) in [("EXTF_Kontenbeschriftungen.csv", "Konto"), ("EXTF_Stammdaten.csv", "Konto")] {
        let Some(path) = shared(&format!("erp/datev/{file}")) else { return };
        let input = Input::open(Source::file(&path).unwrap(), &crate::mapping::FileSettings::default()).unwrap();
        assert_eq!((input.detected.headers[0].as_str(), input.detected.header_line), (first, 2), "{file}");
    }
}

#[test]
fn a_tax_audit_file_without_header_reads_and_the_horror_file_only_refuses() {
    let Some(path) = shared("erp/gobd/data1/data.csv") else { return };
    let input = Input::open(Source::file(&path).unwrap(), &crate::mapping::FileSettings::default()).unwrap();
    assert!(!input.detected.header);
    assert_eq!(input.detected.sample, [["foo", "10"], ["bar", "20"]]);
    let Some(path) = shared("erp/gobd/data1/horror.csv") else { return };
    let mut bytes = Vec::new();
    std::fs::File::open(path).unwrap().read_to_end(&mut bytes).unwrap();
    // delimiters of three characters in an old Macintosh encoding: readable rows or a clear refusal, never a panic
    if let Ok(input) = open(&bytes) {
        let mapping = suggest(ImportKind::Ledger, &input.detected);
        assert!(rows(input, &mapping, Context::default()).is_err());
    }
}

#[test]
fn real_headers_get_their_mapping_suggested() {
    let Some(path) = shared("sales/online-retail/online_retail.csv.gz") else { return };
    let input = Input::open(unpacked(&path), &crate::mapping::FileSettings::default()).unwrap();
    let mapping = suggest(ImportKind::Ledger, &input.detected);
    let pairs: Vec<String> = mapping.columns.iter().map(|c| format!("{}={}", c.from, c.to)).collect();
    assert_eq!(
        pairs,
        [
            "InvoiceNo=document",
            "StockCode=offering",
            "Description=offering_name",
            "Quantity=quantity",
            "InvoiceDate=day",
            "UnitPrice=price",
            "CustomerID=customer"
        ]
    );
    assert_eq!(mapping.computed[0].2, "quantity * price");
    assert_eq!(mapping.identity(), Identity::Document);
}
