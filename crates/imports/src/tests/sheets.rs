//! Spreadsheets, written by the tests.

use super::{open, plain_mapping, walk, walk_bytes};
use crate::problem::{FileFault, Trouble};
use crate::reader::SheetChoice;
use crate::{Context, Input, Source, rows};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::Write as _;

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_with_a_title_real_days_and_a_total_is_read() {
    let bytes = book(|b| {
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let s = b.add_worksheet();
        s.write(0, 0, "Umsatz Januar").unwrap();
        for (i, name) in ["day", "customer", "amount"].iter().enumerate() {
            s.write(2, u16::try_from(i).unwrap(), *name).unwrap();
        }
        for r in 3..8_u32 {
            s.write_with_format(r, 0, ExcelDateTime::from_ymd(2026, 1, u8::try_from(r).unwrap()).unwrap(), &day)
                .unwrap();
            s.write(r, 1, 40_000 + r).unwrap();
            s.write(r, 2, 0.1 + 0.2).unwrap();
        }
        s.write(8, 0, "Summe").unwrap();
        s.write(8, 2, 1.5).unwrap();
    });
    let walked = walk_bytes(bytes);
    assert_eq!(walked.fault, None);
    assert!(walked.faulty.is_empty(), "{:?}", walked.faulty);
    assert_eq!((walked.good.len(), walked.summary.totals_rows), (5, 1));
    assert_eq!(walked.summary.totals().map(|t| t.amount_minor).collect::<Vec<_>>(), [150]);
    assert_eq!(walked.good[0].line_number(), 4);
}

#[test]
fn a_formula_that_ended_in_an_error_is_a_problem_of_its_cell() {
    let bytes = book(|b| {
        let s = b.add_worksheet();
        for (i, name) in ["day", "customer", "amount"].iter().enumerate() {
            s.write(0, u16::try_from(i).unwrap(), *name).unwrap();
        }
        s.write(1, 0, "2026-01-05").unwrap();
        s.write(1, 1, "100").unwrap();
        s.write(1, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        s.write(2, 0, "2026-01-05").unwrap();
        s.write(2, 1, "100").unwrap();
        s.write(2, 2, 7).unwrap();
    });
    let walked = walk_bytes(bytes);
    assert_eq!(walked.good.len(), 1, "{:?}", walked.faulty);
    assert_eq!((walked.faulty[0].row, &walked.faulty[0].trouble), (2, &Trouble::FormulaError));
    assert_eq!(walked.faulty[0].value, "#DIV/0!");
}

#[test]
fn another_sheet_can_be_chosen_and_a_missing_one_is_named() {
    let bytes = book(|b| {
        b.add_worksheet().set_name("Deckblatt").unwrap().write(0, 0, "x").unwrap();
        let s = b.add_worksheet().set_name("Daten").unwrap();
        for (i, cell) in ["day", "customer", "amount"].iter().enumerate() {
            s.write(0, u16::try_from(i).unwrap(), *cell).unwrap();
        }
        for (i, cell) in ["2026-01-05", "100", "12.50"].iter().enumerate() {
            s.write(1, u16::try_from(i).unwrap(), *cell).unwrap();
        }
    });
    let mut mapping = plain_mapping();
    mapping.file.sheet = SheetChoice::Name("Daten".to_owned());
    let input = Input::open(Source::bytes(bytes.clone()), &mapping.file).unwrap();
    assert_eq!(walk(rows(input, &mapping, Context::default()).unwrap()).good.len(), 1);
    mapping.file.sheet = SheetChoice::Name("Januar".to_owned());
    let fault = Input::open(Source::bytes(bytes), &mapping.file).unwrap_err();
    assert_eq!(fault, FileFault::NoSuchSheet { name: "Januar".to_owned(), found: "Deckblatt, Daten".to_owned() });
}

/// A part of zeros packs a thousand to one; the directory is honest here and lies in the second case.
#[test]
fn a_bomb_is_refused_whether_its_directory_lies_or_not() {
    let honest = bomb();
    assert_eq!(open(&honest).unwrap_err(), FileFault::SheetBomb);
    let mut lying = honest;
    let size = u32::try_from(600_u64 << 20).unwrap().to_le_bytes();
    let places: Vec<usize> = lying.windows(4).enumerate().filter(|(_, w)| *w == size).map(|(i, _)| i).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    let fault = open(&lying).unwrap_err();
    assert!(matches!(fault, FileFault::SheetBomb | FileFault::SheetBroken), "{fault:?}");
}

fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/workbook.xml", options).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..600 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_sheet_of_more_than_300_000_rows_is_refused() {
    let bytes = book(|b| {
        let s = b.add_worksheet();
        for (i, name) in ["day", "customer", "amount"].iter().enumerate() {
            s.write(0, u16::try_from(i).unwrap(), *name).unwrap();
        }
        s.write(1, 0, "2026-01-05").unwrap();
        s.write(300_001, 0, "2026-01-05").unwrap();
    });
    assert_eq!(walk_bytes(bytes).fault, Some(FileFault::SheetTooLong));
}
