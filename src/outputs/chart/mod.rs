//! The geometry of what is drawn. Pure: from values to places between 0 and 100 per cent.
//!
//! Everything stands at a share of the width that a page gives it, so that one drawing fits a phone
//! and a sheet of paper, and no letter is ever scaled.

mod axis;
mod scale;

pub use axis::{Axis, Place, Tick};
pub use scale::Scale;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::values::Number;

/// How long the bars of numbers are beside each other: all of the width for the largest, nothing for
/// what is below nought.
pub fn shares(numbers: &[Option<Number>]) -> Vec<Option<Share>> {
    let known: Vec<Number> = numbers.iter().flatten().copied().collect();
    let decimals = known.iter().map(|it| it.decimals()).max().unwrap_or(0);
    let units = |it: Number| scale::units(it, decimals);
    let largest = known.iter().map(|it| units(*it)).max().unwrap_or(0);
    let share = |it: Number| Share::of_units(units(it), largest);
    numbers.iter().map(|it| it.filter(|_| largest > 0).map(share)).collect()
}

/// A share of the whole, in hundredths of a per cent: from 0 up to and including 10 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// All of it.
    pub const WHOLE: Share = Share(10_000);

    /// The share of `part` in `whole`; nothing of nothing, and no more than all of it.
    pub fn of(part: i64, whole: i64) -> Share {
        Share::of_units(part.into(), whole.into())
    }

    fn of_units(part: i128, whole: i128) -> Share {
        let share = part.clamp(0, whole.max(0)).saturating_mul(10_000).checked_div(whole);
        Share(share.and_then(|it| u16::try_from(it).ok()).unwrap_or(0))
    }

    /// Half-way between two.
    #[must_use]
    pub fn middle(self, other: Share) -> Share {
        Share(u16::midpoint(self.0, other.0))
    }

    /// From the other side.
    #[must_use]
    pub fn opposite(self) -> Share {
        Share(10_000 - self.0)
    }

    /// How much more this is than another.
    #[must_use]
    pub fn beyond(self, other: Share) -> Share {
        Share(self.0.saturating_sub(other.0))
    }

    /// In hundredths of a per cent.
    pub fn hundredths(self) -> u16 {
        self.0
    }
}

/// As a drawing wants it: `12.5%`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}%"),
            rest if rest % 10 == 0 => write!(f, "{whole}.{}%", rest / 10),
            rest => write!(f, "{whole}.{rest:02}%"),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
