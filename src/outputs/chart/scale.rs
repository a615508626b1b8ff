//! A scale for numbers, always with nought on it: a bar or a line that begins elsewhere makes a
//! small difference look large. Calculated in whole numbers, so that every machine draws the same.

use super::Share;
use crate::values::Number;

/// A scale from nought, or from below it, to a round number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    low: i128,
    high: i128,
    step: i128,
    decimals: u8,
}

/// Into how many parts a scale is divided at the most.
const PARTS: i128 = 4;

impl Scale {
    /// The smallest round scale with nought and all of these numbers on it.
    pub fn around(numbers: &[Number]) -> Scale {
        let decimals = numbers.iter().map(|it| it.decimals()).max().unwrap_or(0);
        let units = numbers.iter().map(|it| units(*it, decimals));
        let (low, high) = units.fold((0, 0), |(low, high), it| (it.min(low), it.max(high)));
        let step = round_step(high - low);
        let low = low.div_euclid(step) * step;
        let high = -(-high).div_euclid(step) * step;
        Scale { low, high: high.max(low + step), step, decimals }
    }

    /// How high a number stands, from the bottom.
    pub fn height(self, number: Number) -> Share {
        self.share(units(number, self.decimals))
    }

    /// The round numbers on it, from the bottom, each with its height.
    pub fn steps(self) -> Vec<(Number, Share)> {
        let steps = (0..).map(|at| self.low + at * self.step).take_while(|it| *it <= self.high);
        let number = |it: i128| Number::new(i64::try_from(it).ok()?, self.decimals);
        steps.filter_map(|it| Some((number(it)?.shortest(), self.share(it)))).collect()
    }

    fn share(self, units: i128) -> Share {
        Share::of_units(units - self.low, self.high - self.low)
    }
}

/// A number without its comma, as if it had so many decimals.
pub(super) fn units(number: Number, decimals: u8) -> i128 {
    let more = u32::from(decimals.saturating_sub(number.decimals()));
    i128::from(number.units()) * 10_i128.pow(more)
}

/// The first of 1, 2, 5, 10, 20, 50 … that divides a range into few enough parts.
fn round_step(range: i128) -> i128 {
    let mut power = 1;
    loop {
        let step = [1, 2, 5].map(|it| it * power).into_iter().find(|it| it * PARTS >= range);
        if let Some(step) = step {
            return step;
        }
        power *= 10;
    }
}
