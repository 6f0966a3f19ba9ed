//! What the line of progress says.
use crate::cli::progress::text;
use imports::{Doing, Progress};

#[test]
fn progress_tells_rows_read_staged_and_booked() {
    let at = |doing, bytes| text(Progress { doing, rows: 12_000, bytes, size: 2_000 });
    assert_eq!(at(Doing::Reading, 500), "12,000 rows read, 25 % of the file");
    assert_eq!(at(Doing::Staging, 2_500), "12,000 rows read and staged, 100 % of the file");
    assert_eq!(at(Doing::Booking, 2_000), "12,000 rows read; booking");
    assert_eq!(text(Progress::default()), "0 rows read, 100 % of the file", "an empty file is read whole");
}
