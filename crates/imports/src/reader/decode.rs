//! Bytes → UTF-8, piece by piece; notices when a file changes while it is read.

use std::io::Read;

/// Decodes while reading; never holds the file.
pub(super) struct Decoded {
    inner: Box<dyn Read + Send>,
    decoder: encoding_rs::Decoder,
    raw: Vec<u8>,
    pos: usize,
    len: usize,
    end: bool,
    finished: bool,
    read: u64,
    expected: Option<u64>,
}

/// Says that the file has another length than when it was opened.
#[derive(Debug)]
pub(super) struct Changed;

impl std::fmt::Display for Changed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the file changed while it was read")
    }
}

impl std::error::Error for Changed {}

impl Decoded {
    pub(super) fn new(
        inner: Box<dyn Read + Send>,
        encoding: &'static encoding_rs::Encoding,
        expected: Option<u64>,
    ) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        Self { inner, decoder, raw: vec![0; 64 << 10], pos: 0, len: 0, end: false, finished: false, read: 0, expected }
    }

    /// Fills a piece of UTF-8; 0 at the end.
    pub(super) fn fill(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        loop {
            if self.finished {
                return Ok(0);
            }
            if self.pos == self.len && !self.end {
                self.len = loop {
                    match self.inner.read(&mut self.raw) {
                        Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                        other => break other?,
                    }
                };
                self.pos = 0;
                self.end = self.len == 0;
                self.read += self.len as u64;
                if self.expected.is_some_and(|e| if self.end { self.read != e } else { self.read > e }) {
                    return Err(std::io::Error::other(Changed));
                }
            }
            let raw = &self.raw[self.pos..self.len];
            let (result, read, written, _) = self.decoder.decode_to_utf8(raw, out, self.end);
            self.pos += read;
            // a decoder must not be asked again after its end
            self.finished = self.end && result == encoding_rs::CoderResult::InputEmpty;
            if written > 0 || self.finished {
                return Ok(written);
            }
        }
    }
}
