//! A unit's months in one piece: what the roll-up says of it, packed so that a whole firm is read in one go.
//!
//! Month after month: how many months after the one before, which columns are not zero, their values, then the counts of
//! drivers. Numbers take as many bytes as they need, so a month of an ordinary customer takes about forty.
use super::{CELLS, Sums};
use base::Month;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Bit of the mask that says that counts of drivers follow.
const DRIVERS: u64 = 1 << CELLS;

/// What one month of a unit holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct InMonth {
    pub sums: Sums,
    /// Quantities in thousandths, by driver.
    pub drivers: Vec<(Uuid, i64)>,
}

impl InMonth {
    /// Nothing that the roll-up would keep a row for.
    fn is_empty(&self) -> bool {
        self.sums.entries() == 0 && self.drivers.is_empty()
    }
}

/// A packed book is not what [`pack`] writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// The months of a unit while they are changed.
pub(crate) type Months = BTreeMap<Month, InMonth>;

/// Packs months; empty ones are left out.
pub(crate) fn pack(months: &Months) -> Vec<u8> {
    let mut out = Vec::with_capacity(months.len() * 48);
    let mut at = 0_i32;
    for (month, m) in months.iter().filter(|(_, m)| !m.is_empty()) {
        put(&mut out, u64::try_from(month.0 - at).unwrap_or(0));
        at = month.0;
        // A month of drivers alone has no row of sums.
        let sums = if m.sums.entries() == 0 { Sums::default() } else { m.sums };
        let mut mask = sums.0.iter().enumerate().fold(0, |mask, (i, x)| mask | u64::from(*x != 0) << i);
        if !m.drivers.is_empty() {
            mask |= DRIVERS;
        }
        put(&mut out, mask);
        sums.0.iter().filter(|x| **x != 0).for_each(|x| put(&mut out, folded(*x)));
        if !m.drivers.is_empty() {
            put(&mut out, m.drivers.len() as u64);
            for (driver, quantity) in &m.drivers {
                out.extend_from_slice(driver.as_bytes());
                put(&mut out, folded(*quantity));
            }
        }
    }
    out
}

/// Hands over each month of a packed book, in their order.
pub(crate) fn each(mut book: &[u8], mut hand: impl FnMut(Month, &Sums, &[(Uuid, i64)])) -> Result<(), Unreadable> {
    let mut month = 0_i32;
    let mut drivers: Vec<(Uuid, i64)> = Vec::new();
    while !book.is_empty() {
        let further = i32::try_from(take(&mut book)?).map_err(|_| Unreadable)?;
        month = month.checked_add(further).ok_or(Unreadable)?;
        let mask = take(&mut book)?;
        let mut sums = Sums::default();
        let mut columns = mask & (DRIVERS - 1);
        while columns != 0 {
            let value = unfolded(take(&mut book)?);
            if let Some(cell) = sums.0.get_mut(columns.trailing_zeros() as usize) {
                *cell = value;
            }
            columns &= columns - 1;
        }
        drivers.clear();
        if mask & DRIVERS != 0 {
            for _ in 0..take(&mut book)? {
                let (id, rest) = book.split_first_chunk::<16>().ok_or(Unreadable)?;
                book = rest;
                drivers.push((Uuid::from_bytes(*id), unfolded(take(&mut book)?)));
            }
        }
        hand(Month(month), &sums, &drivers);
    }
    Ok(())
}

/// A packed book as months that can be changed.
pub(crate) fn unpack(book: &[u8]) -> Result<Months, Unreadable> {
    let mut months = Months::new();
    each(book, |month, sums, drivers| drop(months.insert(month, InMonth { sums: *sums, drivers: drivers.to_vec() })))?;
    Ok(months)
}

/// Small numbers of either sign as small numbers without one.
fn folded(x: i64) -> u64 {
    (x.cast_unsigned() << 1) ^ (x >> 63).cast_unsigned()
}

fn unfolded(x: u64) -> i64 {
    (x >> 1).cast_signed() ^ -(x & 1).cast_signed()
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn put(out: &mut Vec<u8>, mut x: u64) {
    while x >= 0x80 {
        out.push(low(x) | 0x80);
        x >>= 7;
    }
    out.push(low(x));
}

/// The lowest seven bits.
fn low(x: u64) -> u8 {
    x.to_le_bytes()[0] & 0x7f
}

fn take(book: &mut &[u8]) -> Result<u64, Unreadable> {
    let (mut x, mut shift) = (0_u64, 0_u32);
    loop {
        let (byte, rest) = book.split_first().ok_or(Unreadable)?;
        *book = rest;
        x |= u64::from(byte & 0x7f).checked_shl(shift).ok_or(Unreadable)?;
        if byte & 0x80 == 0 {
            return Ok(x);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(
            months in prop::collection::btree_map(0..100_000_i32, (1..9_i64, prop::collection::vec((0..CELLS, any::<i64>()), 0..12),
                prop::collection::vec(any::<i64>(), 0..3)), 0..9)
        ) {
            let months: Months = months.into_iter().map(|(month, (entries, values, drivers))| {
                let mut m = InMonth::default();
                for (at, x) in values {
                    m.sums.0[at] = x;
                }
                m.sums.0[32] = entries;
                m.drivers = drivers.into_iter().enumerate().map(|(i, n)| (Uuid::from_u128(i as u128), n)).collect();
                (Month(month), m)
            }).collect();
            prop_assert_eq!(unpack(&pack(&months)), Ok(months));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn a_cut_book_is_told_apart() {
        let mut m = InMonth::default();
        (m.sums.0[0], m.sums.0[32]) = (-12_345, 1);
        let book = pack(&Months::from([(Month(24_310), m)]));
        assert_eq!(unpack(&book[..book.len() - 1]), Err(Unreadable));
        assert_eq!(unpack(&[0xff; 12]), Err(Unreadable));
    }
}
