//! How far an import is: one line on standard error that is written over itself, where a person looks at a terminal.
use base::Lang;
use imports::{Doing, Progress};
use std::io::{IsTerminal as _, Write as _};

/// Takes the cursor to the beginning of the line and clears the rest of it.
const ANEW: &str = "\r\u{1b}[K";

/// Where progress is told, or nowhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    shown: bool,
}

impl Line {
    /// Nothing is told to a file or a pipe, nor beside JSON.
    pub(super) fn new(json: bool) -> Self {
        Self { shown: !json && std::io::stderr().is_terminal() }
    }
    pub(super) fn tell(self, p: Progress) {
        self.write(&text(p));
    }
    /// Leaves the line to what comes next.
    pub(super) fn clear(self) {
        self.write("");
    }
    fn write(self, text: &str) {
        if self.shown {
            let mut err = std::io::stderr().lock();
            // a terminal that is gone stops no import
            let _ = write!(err, "{ANEW}{text}").and_then(|()| err.flush());
        }
    }
}

/// What the line says.
pub(crate) fn text(p: Progress) -> String {
    let rows = Lang::En.count(i64::try_from(p.rows).unwrap_or(i64::MAX));
    let percent = (p.bytes.min(p.size) * 100).checked_div(p.size).unwrap_or(100);
    match p.doing {
        Doing::Reading => format!("{rows} rows read, {percent} % of the file"),
        Doing::Staging => format!("{rows} rows read and staged, {percent} % of the file"),
        Doing::Booking => format!("{rows} rows read; booking"),
    }
}
