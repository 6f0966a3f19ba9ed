//! Every refusal is a sentence in both languages and says what it is about.

use crate::problem::{FileFault, Lang, RowProblem, Trouble};

#[test]
fn every_file_fault_is_one_sentence_with_its_facts_in_both_languages() {
    let t = |s: &str| s.to_owned();
    let cases: Vec<(FileFault, &[&str])> = vec![
        (FileFault::Empty, &[]),
        (FileFault::HeaderOnly, &[]),
        (FileFault::Binary { what: "PDF" }, &["PDF"]),
        (FileFault::Zip, &["ZIP"]),
        (FileFault::OldExcel, &["XLSX"]),
        (FileFault::PasswordProtected, &[]),
        (FileFault::UnclosedQuote { line: 77 }, &["77"]),
        (FileFault::NulBytes { line: 77 }, &["77"]),
        (FileFault::RecordTooLong { line: 77 }, &["77", "1 MiB"]),
        (FileFault::MissingColumn { name: t("Rabatt"), found: t("A, B") }, &["“Rabatt”|„Rabatt“", "A, B."]),
        (FileFault::DuplicateColumn { name: t("Rabatt") }, &["Rabatt"]),
        (FileFault::NoSuchColumn { number: 9, width: 4 }, &["column 9|Spalte 9", "4"]),
        (FileFault::MissingTarget { field: "day" }, &["day"]),
        (FileFault::SheetTooBig, &["64 MB"]),
        (FileFault::SheetBomb, &["512 MB"]),
        (FileFault::SheetTooLong, &["300,000|300.000"]),
        (FileFault::SheetTooWide, &["2,000|2.000"]),
        (FileFault::SheetBroken, &[]),
        (FileFault::NoSuchSheet { name: t("Januar"), found: t("A, B") }, &["“Januar”|„Januar“", "A, B."]),
        (FileFault::Vanished { line: 77 }, &["77"]),
        (FileFault::Unreadable { reason: t("timed out") }, &["timed out"]),
        (FileFault::UnknownEncoding { name: t("klingon") }, &["klingon"]),
        (FileFault::DayWithoutYear { column: t("Datum") }, &["Datum"]),
        (FileFault::BadSetting { key: "delimiter", value: t("::") }, &["“::”|„::“", "delimiter"]),
    ];
    for (fault, facts) in cases {
        for lang in [Lang::En, Lang::De] {
            let text = fault.text(lang);
            assert!(text.ends_with('.') && !text.contains('{') && !text.contains('!'), "{text}");
            for fact in facts {
                assert!(fact.split('|').any(|f| text.contains(f)), "{fact}: {text}");
            }
        }
    }
}

#[test]
fn february_is_said_with_its_year() {
    let problem = RowProblem {
        row: 1,
        index: Some(0),
        column: "Datum".to_owned(),
        value: "30.02.2026".to_owned(),
        trouble: Trouble::NoSuchDay { last: jiff::civil::date(2026, 2, 28) },
        fixes: Vec::new(),
    };
    assert_eq!(problem.text(Lang::De), "Der Februar 2026 hat 28 Tage.");
    assert_eq!(problem.text(Lang::En), "February 2026 has 28 days.");
}
