//! Computed amounts: `quantity * price`, `"Haben" - "Soll"`, `amount.gross_sales * 0.98`. Exact decimals, no division.

use super::targets::Target;
use crate::kind::ImportKind;
use crate::values::{Dec, NumberFormat, number};

/// A parsed computation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A number, with a decimal point.
    Number(Dec),
    /// A field of the row.
    Target(Target),
    /// A column of the file, by its header.
    Column(String),
    /// Sum; an empty side counts as zero as long as the other is there.
    Plus(Box<Self>, Box<Self>),
    /// Difference; an empty side counts as zero as long as the other is there.
    Minus(Box<Self>, Box<Self>),
    /// Product; empty when a side is empty.
    Times(Box<Self>, Box<Self>),
}

impl Expression {
    /// Reads a computation over the fields of a kind; `None` when it is none.
    pub fn parse(kind: ImportKind, text: &str) -> Option<Self> {
        if text.len() > 500 {
            return None;
        }
        let mut parser = Parser { kind, rest: text.trim_start(), depth: 0 };
        let found = parser.sum()?;
        parser.rest.is_empty().then_some(found)
    }

    /// Names of the columns it uses.
    pub fn columns(&self, out: &mut Vec<String>) {
        match self {
            Self::Number(_) | Self::Target(_) => {}
            Self::Column(name) => out.push(name.clone()),
            Self::Plus(a, b) | Self::Minus(a, b) | Self::Times(a, b) => {
                a.columns(out);
                b.columns(out);
            }
        }
    }

    /// Computes it. `look` gives the value of a field or column: `None` empty. The outer `None`: beyond 128 bits.
    pub fn value(&self, look: &mut dyn FnMut(&Self) -> Option<Dec>) -> Option<Option<Dec>> {
        let zero = |v: Option<Dec>| v.unwrap_or(Dec::ZERO);
        Some(match self {
            Self::Number(n) => Some(*n),
            Self::Target(_) | Self::Column(_) => look(self),
            Self::Plus(a, b) | Self::Minus(a, b) => match (a.value(look)?, b.value(look)?) {
                (None, None) => None,
                (a, b) if matches!(self, Self::Plus(..)) => Some(zero(a).plus(zero(b))?),
                (a, b) => Some(zero(a).minus(zero(b))?),
            },
            Self::Times(a, b) => match (a.value(look)?, b.value(look)?) {
                (Some(a), Some(b)) => Some(a.times(b)?),
                _ => None,
            },
        })
    }
}

struct Parser<'a> {
    kind: ImportKind,
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn eat(&mut self, sign: char) -> bool {
        let found = self.rest.strip_prefix(sign);
        if let Some(rest) = found {
            self.rest = rest.trim_start();
        }
        found.is_some()
    }

    fn sum(&mut self) -> Option<Expression> {
        self.depth += 1;
        if self.depth > 20 {
            return None;
        }
        let mut left = self.product()?;
        loop {
            if self.eat('+') {
                left = Expression::Plus(Box::new(left), Box::new(self.product()?));
            } else if self.eat('-') {
                left = Expression::Minus(Box::new(left), Box::new(self.product()?));
            } else {
                self.depth -= 1;
                return Some(left);
            }
        }
    }

    fn product(&mut self) -> Option<Expression> {
        let mut left = self.factor()?;
        while self.eat('*') {
            left = Expression::Times(Box::new(left), Box::new(self.factor()?));
        }
        Some(left)
    }

    fn factor(&mut self) -> Option<Expression> {
        let mut negative = false;
        while self.eat('-') {
            negative = !negative;
        }
        let found = if self.eat('(') {
            let inner = self.sum()?;
            self.eat(')').then_some(inner)?
        } else if let Some(after) = self.rest.strip_prefix('"') {
            let end = after.find('"')?;
            self.rest = after[end + 1..].trim_start();
            Expression::Column(after[..end].to_owned())
        } else {
            let word = self.word()?;
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                Expression::Number(number::parse(word, NumberFormat::POINT).ok()?.0)
            } else {
                Expression::Target(Target::parse(self.kind, word)?)
            }
        };
        let minus_one = || Expression::Number(Dec::new(-1, 0));
        Some(if negative { Expression::Times(Box::new(minus_one()), Box::new(found)) } else { found })
    }

    fn word(&mut self) -> Option<&'a str> {
        let end =
            self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        (!word.is_empty()).then_some(word)
    }
}
