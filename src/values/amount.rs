//! An amount of money in euros, however a report happens to write it.

use std::fmt;

use super::{Mistake, Number, Qualifier, Value, plain};

/// Euros in whole cents. A qualified one, such as *circa € 2.500*, is never added to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    cents: i64,
    qualifier: Option<Qualifier>,
}

/// The words behind a number that multiply it. A *ton* is a hundred thousand euros.
const SCALES: [(&str, i64); 8] = [
    ("duizend", 1_000),
    ("ton", 100_000),
    ("mln", 1_000_000),
    ("mln.", 1_000_000),
    ("miljoen", 1_000_000),
    ("mld", 1_000_000_000),
    ("mld.", 1_000_000_000),
    ("miljard", 1_000_000_000),
];

impl Value for Amount {
    const NAME: &'static str = "een bedrag";
    const EXAMPLE: &'static str = "45000, € 45.000, € 1.234,56, 2,5 mln of circa € 2.500";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let text = plain(text).to_lowercase();
        let (qualifier, rest) = Qualifier::split(&text);
        let cents = parse_cents(rest).ok_or(Mistake::WrongKind)?;
        Ok(Amount { cents, qualifier })
    }
}

impl Amount {
    /// So many cents exactly.
    pub fn from_cents(cents: i64) -> Self {
        Amount { cents, qualifier: None }
    }

    /// The cents, whether they are exact or not.
    pub fn cents(self) -> i64 {
        self.cents
    }

    /// Whether it is not qualified.
    pub fn is_exact(self) -> bool {
        self.qualifier.is_none()
    }

    /// The sum of two exact amounts, unless it is too large.
    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        let are_exact = self.is_exact() && other.is_exact();
        let cents = are_exact.then(|| self.cents.checked_add(other.cents))??;
        Some(Amount::from_cents(cents))
    }
}

/// As residents read it: *€ 45.000*, *€ 1.234,56*, *circa € 2.500*. The space behind the euro sign
/// does not break.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(qualifier) = self.qualifier {
            write!(f, "{qualifier} ")?;
        }
        let euros = match self.cents % 100 {
            0 => Some(Number::from(self.cents / 100)),
            _ => Number::new(self.cents, 2),
        };
        euros.map_or(Ok(()), |euros| write!(f, "€\u{a0}{euros}"))
    }
}

fn parse_cents(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (scale, digits) = split_scale(without_dash(without_currency(text)));
    let number = Number::parse(&format!("{sign}{digits}")).ok()?;
    if scale == 1 && !has_cents(digits, number) {
        return None;
    }
    let cents = i128::from(number.units()) * i128::from(scale) * 100;
    let parts = 10_i128.pow(u32::from(number.decimals()));
    if cents % parts == 0 { i64::try_from(cents / parts).ok() } else { None }
}

/// Whether what stands behind the comma can be cents. A point in its place is believed only when
/// two digits follow it: who writes `1.5` may have meant anything.
fn has_cents(digits: &str, number: Number) -> bool {
    match number.decimals() {
        0 | 2 => true,
        1 => digits.contains(','),
        _ => false,
    }
}

fn without_currency(text: &str) -> &str {
    const NAMES: [&str; 3] = ["€", "euro", "eur"];
    let text = NAMES.iter().find_map(|name| text.strip_prefix(name)).unwrap_or(text);
    let text = NAMES.iter().find_map(|name| text.strip_suffix(name)).unwrap_or(text);
    text.trim()
}

/// `750` for `750,-`, `750,--` and `750, -`.
fn without_dash(text: &str) -> &str {
    let digits = text.trim_end_matches('-');
    let euros = digits.trim_end().strip_suffix(',').filter(|_| digits != text);
    euros.unwrap_or(text)
}

fn split_scale(text: &str) -> (i64, &str) {
    let split = SCALES.iter().find_map(|(name, scale)| {
        let digits = text.strip_suffix(name)?;
        Some((*scale, digits.trim_end()))
    });
    split.unwrap_or((1, text))
}
