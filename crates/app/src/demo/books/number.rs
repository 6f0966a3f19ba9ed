//! Documents get their numbers as they would in an office: one after the other, paper by paper.
use crate::demo::model::{Line, Paper};
use std::collections::HashMap;

/// Sorts by day and numbers the documents.
pub(super) fn number(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by_key(|line| (line.day, line.paper, line.unit, line.document, line.line));
    let mut last: HashMap<(Paper, i16), u32> = HashMap::new();
    let mut given: HashMap<(Paper, u16, u32), u32> = HashMap::new();
    for line in &mut lines {
        let own = (line.paper, line.unit, line.document);
        line.document = *given.entry(own).or_insert_with(|| {
            let next = last.entry((line.paper, line.day.0.year())).or_insert(0);
            *next += 1;
            *next
        });
    }
    lines
}
