//! Currencies as they stand in cells: `eur`, `EUR`, `€`, `£`.

pub use base::Currency;

/// Reads a code in capital or small letters, or one of the signs that mean one currency only.
pub fn parse(text: &str) -> Option<Currency> {
    let text = text.trim();
    match text {
        "€" => return Some(Currency::EUR),
        "£" => return Currency::parse("GBP"),
        _ => {}
    }
    if text.len() != 3 || !text.is_ascii() {
        return None;
    }
    Currency::parse(&text.to_ascii_uppercase())
}

/// Decimal places of a currency's minor unit.
pub fn places(currency: Currency) -> u8 {
    u8::try_from(currency.exponent()).unwrap_or(2)
}
