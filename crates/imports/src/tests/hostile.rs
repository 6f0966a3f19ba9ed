//! Files that want to hurt: made by readers, so that no large file lies in the repository.

use super::{open, plain_mapping, walk, walk_bytes, walk_source};
use crate::problem::{FileFault, Trouble};
use crate::{Context, Input, Source, rows};
use proptest::prelude::*;
use std::io::{Read, Write as _};

/// A header, then one line of five gigabytes, made while it is read.
struct Endless {
    head: &'static [u8],
    byte: u8,
    left: u64,
}

impl Read for Endless {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        if !self.head.is_empty() {
            let n = self.head.len().min(out.len());
            out[..n].copy_from_slice(&self.head[..n]);
            self.head = &self.head[n..];
            return Ok(n);
        }
        let n = out.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        out[..n].fill(self.byte);
        self.left -= n as u64;
        Ok(n)
    }
}

#[test]
fn a_line_of_five_gigabytes_is_refused_after_one_mebibyte() {
    let endless = Endless { head: b"day,customer,amount\n2026-01-05,100,1.00\n", byte: b'7', left: 5 << 30 };
    let walked = walk_source(Source::Stream(Box::new(endless)));
    assert_eq!(walked.fault, Some(FileFault::RecordTooLong { line: 3 }));
    let endless = Endless { head: b"day,customer,amount\n2026-01-05,100,\"", byte: b'7', left: 5 << 30 };
    let walked = walk_source(Source::Stream(Box::new(endless)));
    assert_eq!(walked.fault, Some(FileFault::UnclosedQuote { line: 2 }));
}

#[test]
fn a_file_that_is_cut_off_while_it_is_read_is_refused() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"day,customer,amount\n").unwrap();
    for i in 0..100_000 {
        writeln!(file, "2026-01-05,{i},1.00").unwrap();
    }
    file.flush().unwrap();
    let mapping = plain_mapping();
    let input = Input::open(Source::file(file.path()).unwrap(), &mapping.file).unwrap();
    let mut all = rows(input, &mapping, Context::default()).unwrap();
    for _ in 0..10 {
        all.next().unwrap().unwrap();
    }
    file.as_file().set_len(500_000).unwrap();
    let end = all.find_map(Result::err);
    assert!(matches!(end, Some(FileFault::Vanished { .. })), "{end:?}");
}

#[test]
fn a_disk_that_fails_is_said() {
    struct Broken(u8);
    impl Read for Broken {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            self.0 += 1;
            if self.0 > 2 {
                return Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied));
            }
            let line = b"day,customer,amount\n2026-01-05,100,1.00\n";
            let n = line.len().min(out.len());
            out[..n].copy_from_slice(&line[..n]);
            Ok(n)
        }
    }
    let walked = walk_source(Source::Stream(Box::new(Broken(0))));
    assert!(matches!(walked.fault, Some(FileFault::Unreadable { .. })), "{:?}", walked.fault);
}

#[test]
fn old_and_locked_spreadsheets_and_archives_are_named() {
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(4_096, 0);
    assert_eq!(open(&old).unwrap_err(), FileFault::OldExcel);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(open(&old).unwrap_err(), FileFault::PasswordProtected);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("a.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"day,customer,amount\n").unwrap();
    assert_eq!(open(&zip.finish().unwrap().into_inner()).unwrap_err(), FileFault::Zip);
    assert_eq!(open(b"PK\x03\x04 and nothing").unwrap_err(), FileFault::SheetBroken);
}

#[test]
fn a_correction_of_a_cell_heals_the_row_and_a_row_can_be_left_out() {
    let text = b"day,customer,amount\n2026-01-05,100,1.5O\n2026-01-06,100,x\n".to_vec();
    let faulty = walk_bytes(text.clone()).faulty;
    assert_eq!(faulty[0].trouble, Trouble::NotANumber { letter: Some(('O', true)) });
    let mapping = plain_mapping();
    let mut context = Context::default();
    context.corrections.cells.insert(2, vec![(2, "1.50".to_owned())]);
    context.corrections.left_out.insert(3);
    let walked = walk(rows(open(&text).unwrap(), &mapping, context).unwrap());
    assert_eq!((walked.good.len(), walked.faulty.len(), walked.summary.left_out), (1, 0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        walk_bytes(bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[a-z0-9;,\"'|\t\r\n. €äÖ-]{0,400}") {
        let walked = walk_bytes(format!("day,customer,amount\n{text}").into_bytes());
        let s = walked.summary;
        prop_assert_eq!(s.read, s.good + s.faulty);
    }

    #[test]
    fn no_torn_archive_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut archive = b"PK\x03\x04".to_vec();
        archive.extend(bytes);
        walk_bytes(archive);
    }
}
