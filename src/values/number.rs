//! An exact decimal number in Dutch notation: a point between thousands, a comma before decimals.

use std::cmp::Ordering;
use std::fmt;

use super::{Mistake, Value, is_digits, plain};

/// An exact decimal number. It is shown with the decimals it was written with, but `0,10` equals
/// `0,1`.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    units: i64,
    decimals: u8,
}

/// The most decimals a number may have.
const MOST_DECIMALS: u8 = 9;

impl Value for Number {
    const NAME: &'static str = "een getal";
    const EXAMPLE: &'static str = "31280, 31.280 of 11,2";

    /// Points part thousands wherever they can: `1.125` is more than a thousand. A point that
    /// cannot, as in `0.125` and `11.2`, is taken for the comma. A number does not begin with
    /// needless zeros: `07418` is none.
    fn parse(text: &str) -> Result<Self, Mistake> {
        let text = plain(text);
        let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
        let sign = if text.starts_with('-') { "-" } else { "" };
        let (whole, fraction) = split(digits).ok_or(Mistake::WrongKind)?;
        let units = format!("{sign}{whole}{fraction}").parse();
        let decimals = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
        let number = units.ok().and_then(|units| Number::new(units, decimals));
        number.ok_or(Mistake::WrongKind)
    }
}

impl Number {
    /// So many units of `10^-decimals`; there may be at most nine decimals.
    pub fn new(units: i64, decimals: u8) -> Option<Self> {
        (decimals <= MOST_DECIMALS).then_some(Number { units, decimals })
    }

    /// The number without its decimal comma: 112 for `11,2`.
    pub fn units(self) -> i64 {
        self.units
    }

    /// How many of its digits stand behind the comma.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The same number without needless noughts behind the comma: 5 for `5,00`.
    #[must_use]
    pub fn shortest(self) -> Number {
        let mut number = self;
        while number.decimals > 0 && number.units % 10 == 0 {
            number = Number { units: number.units / 10, decimals: number.decimals - 1 };
        }
        number
    }

    /// The sum, unless it is too large.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        let decimals = self.decimals.max(other.decimals);
        let sum = self.scaled(decimals) + other.scaled(decimals);
        Some(Number { units: i64::try_from(sum).ok()?, decimals })
    }

    /// How many per cent of the whole it is, rounded down; none of a whole that is not positive.
    pub fn percentage_of(self, whole: Number) -> Option<i64> {
        let (part, whole) = (self.scaled(MOST_DECIMALS), whole.scaled(MOST_DECIMALS));
        let percentage = (whole > 0).then(|| (part * 100).div_euclid(whole))?;
        i64::try_from(percentage).ok()
    }

    /// The nearest floating-point number, for drawing only.
    #[expect(clippy::cast_precision_loss, reason = "a drawing has no use for sixteen digits")]
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    /// The units it would have with so many decimals, which are no fewer than it has.
    fn scaled(self, decimals: u8) -> i128 {
        i128::from(self.units) * 10_i128.pow(u32::from(decimals - self.decimals))
    }
}

impl From<i64> for Number {
    fn from(units: i64) -> Self {
        Number { units, decimals: 0 }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.scaled(MOST_DECIMALS).cmp(&other.scaled(MOST_DECIMALS))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

/// As residents read it: *31.280*, *11,2*.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let sign = if self.units < 0 { "-" } else { "" };
        let comma = if fraction.is_empty() { "" } else { "," };
        write!(f, "{sign}{}{comma}{fraction}", group(whole))
    }
}

/// The digits before and behind the comma, without points.
fn split(text: &str) -> Option<(String, &str)> {
    if let Some((whole, fraction)) = text.split_once(',') {
        return is_digits(fraction).then_some((ungroup(whole)?, fraction));
    }
    if let Some(whole) = ungroup(text) {
        return Some((whole, ""));
    }
    let (whole, fraction) = text.split_once('.')?;
    let whole = (!whole.contains('.')).then(|| ungroup(whole))??;
    is_digits(fraction).then_some((whole, fraction))
}

/// `31280` for `31280` and `31.280`.
fn ungroup(text: &str) -> Option<String> {
    let (first, rest) = text.split_once('.').map_or((text, None), |(it, rest)| (it, Some(rest)));
    let is_first = is_digits(first) && (!first.starts_with('0') || text == "0");
    let are_groups = rest.is_none_or(|rest| {
        first.len() <= 3 && rest.split('.').all(|group| group.len() == 3 && is_digits(group))
    });
    (is_first && are_groups).then(|| text.replace('.', ""))
}

/// `31.280` for `31280`.
fn group(digits: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
