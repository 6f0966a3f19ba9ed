//! Folding of names, the same on both databases because the program does it: NFKD, lower case, ß→ss, ä→a.
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The form in which names, keys and search words are stored, compared and sorted.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ł' => out.push('l'),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The folded words of a text: runs of letters and digits.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Orders texts with digits compared as numbers (`A9` before `A10`), then by the plain text.
pub fn natural_cmp(a: &str, b: &str) -> std::cmp::Ordering {
    let (mut x, mut y) = (a.chars().peekable(), b.chars().peekable());
    loop {
        match (x.peek().copied(), y.peek().copied()) {
            (Some(c), Some(d)) if c.is_ascii_digit() && d.is_ascii_digit() => {
                let (n, m) = (digits(&mut x), digits(&mut y));
                let by = n.len().cmp(&m.len()).then_with(|| n.cmp(&m));
                if by.is_ne() {
                    return by;
                }
            }
            (Some(c), Some(d)) if c == d => {
                x.next();
                y.next();
            }
            (c, d) if c == d => return a.cmp(b),
            (c, d) => return c.cmp(&d),
        }
    }
}

fn digits(it: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut n = String::new();
    while let Some(c) = it.next_if(char::is_ascii_digit) {
        n.push(c);
    }
    n.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_what_people_type() {
        for (given, expected) in [
            ("Müller GmbH", "muller gmbh"),
            ("  Straßenbau  AG ", "strassenbau ag"),
            ("ÖBB", "obb"),
            ("Élan Œuvre", "elan oeuvre"),
            ("ＡＢＣ １２", "abc 12"),
            ("İstanbul", "istanbul"),
            ("Łódź", "lodz"),
        ] {
            assert_eq!(fold(given), expected);
        }
        assert_eq!(words("Tarvik-Getränke (DE) 4711"), ["tarvik", "getranke", "de", "4711"]);
    }

    #[test]
    fn digits_compare_as_numbers() {
        let mut keys = ["A10", "A9", "a1", "10", "9", "009", "A9b"];
        keys.sort_by(|a, b| natural_cmp(a, b));
        assert_eq!(keys, ["009", "9", "10", "A9", "A9b", "A10", "a1"]);
    }
}
