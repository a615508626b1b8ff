//! The time from one date to another, such as that of a plan. Either end may be open.

use std::fmt;

use chrono::NaiveDate;

use super::{Mistake, Value, When};

/// The time from the first day of one date up to and including the last day of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Option<When>,
    to: Option<When>,
}

impl Value for Period {
    const NAME: &'static str = "een periode";
    const EXAMPLE: &'static str = "2021-07..2023-07, 2021-07.. of 2021";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let Some((from, to)) = text.split_once("..") else {
            return When::parse(text).map(Period::from);
        };
        let (from, to) = (parse_end(from)?, parse_end(to)?);
        match (from, to) {
            (None, None) => Err(Mistake::WrongKind),
            (Some(from), Some(to)) if to.last() < from.first() => Err(Mistake::EndsBeforeBegin),
            _ => Ok(Period { from, to }),
        }
    }
}

impl Period {
    /// What it begins with, unless its beginning is open.
    pub fn begin(self) -> Option<When> {
        self.from
    }

    /// What it ends with, unless its end is open.
    pub fn end(self) -> Option<When> {
        self.to
    }

    /// The first day, unless its beginning is open.
    pub fn first(self) -> Option<NaiveDate> {
        self.from.map(When::first)
    }

    /// The last day, unless its end is open.
    pub fn last(self) -> Option<NaiveDate> {
        self.to.map(When::last)
    }

    /// As an editor writes it: `2021-07..2023-07`.
    pub fn code(self) -> String {
        let [from, to] = [self.from, self.to].map(|end| end.map_or(String::new(), When::code));
        if from == to { from } else { format!("{from}..{to}") }
    }
}

/// What has a date of its own is a period within itself.
impl From<When> for Period {
    fn from(when: When) -> Self {
        Period { from: Some(when), to: Some(when) }
    }
}

/// As residents read it: *juli 2021 tot en met juli 2023*.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from} tot en met {to}"),
            (Some(from), None) => write!(f, "vanaf {from}"),
            (None, Some(to)) => write!(f, "tot en met {to}"),
            (None, None) => Ok(()),
        }
    }
}

fn parse_end(text: &str) -> Result<Option<When>, Mistake> {
    if text.trim().is_empty() { Ok(None) } else { When::parse(text).map(Some) }
}
