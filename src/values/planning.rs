//! By when something is to be done: a date, a period, or a term such as *binnen 3 maanden*.
//!
//! A term is recognised by how it begins. Anything else that is no date is a slip: `2021-13` must
//! be told to the editor, never shown to residents as if it were a term.

use std::fmt;

use chrono::NaiveDate;

use super::{Mistake, Period, Value, When, is_digits};

/// By when something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Planning {
    /// Some time on this date.
    When(When),
    /// In the course of this period.
    Period(Period),
    /// In words that have no place on a time line; shown as written.
    Term(String),
}

/// The words that open a term when something follows them.
const OPENINGS: [&str; 20] = [
    "binnen",
    "bijna",
    "ca.",
    "circa",
    "eerstvolgend",
    "eerstvolgende",
    "hooguit",
    "komend",
    "komende",
    "maximaal",
    "meer dan",
    "minder dan",
    "minimaal",
    "minstens",
    "na",
    "ongeveer",
    "over",
    "ruim",
    "volgend",
    "volgende",
];

/// The words that count, besides digits: `anderhalf jaar`, `2 à 3 weken`.
const COUNTS: [&str; 20] = [
    "à",
    "acht",
    "anderhalf",
    "drie",
    "een",
    "één",
    "elf",
    "en",
    "half",
    "halve",
    "negen",
    "paar",
    "tien",
    "tot",
    "twaalf",
    "twee",
    "vier",
    "vijf",
    "zes",
    "zeven",
];

/// The words for what is counted.
const UNITS: [&str; 16] = [
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "kwartaal",
    "kwartalen",
    "halfjaar",
    "seizoen",
    "seizoenen",
    "jaar",
    "jaren",
    "werkdag",
    "werkdagen",
    "schooljaar",
];

impl Value for Planning {
    const NAME: &'static str = "een datum, een periode of een termijn";
    const EXAMPLE: &'static str =
        "2021-07-12, 2021-07, 2021-Q3, 2021-07..2023-07 of binnen 3 maanden";

    fn parse(text: &str) -> Result<Self, Mistake> {
        if is_term(text) {
            return Ok(Planning::Term(text.trim().to_owned()));
        }
        if text.contains("..") {
            return Period::parse(text).map(Planning::Period);
        }
        When::parse(text).map(Planning::When)
    }
}

impl Planning {
    /// The first day on which it may be done; none for a term or an open beginning.
    pub fn first(&self) -> Option<NaiveDate> {
        self.period().and_then(Period::first)
    }

    /// The last day on which it is done in time; none for a term or an open end.
    pub fn last(&self) -> Option<NaiveDate> {
        self.period().and_then(Period::last)
    }

    /// Its place on a time line; a term has none.
    pub fn period(&self) -> Option<Period> {
        match self {
            Planning::When(when) => Some(Period::from(*when)),
            Planning::Period(period) => Some(*period),
            Planning::Term(_) => None,
        }
    }

    /// As an editor writes it: `2021-Q3`, `2021-07..`, `binnen 3 maanden`.
    pub fn code(&self) -> String {
        match self {
            Planning::Term(term) => term.clone(),
            Planning::When(when) => when.code(),
            Planning::Period(period) => period.code(),
        }
    }
}

/// As residents read it.
impl fmt::Display for Planning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Planning::When(when) => when.fmt(f),
            Planning::Period(period) => period.fmt(f),
            Planning::Term(term) => f.write_str(term),
        }
    }
}

fn is_term(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let opens = |opening: &&str| {
        text.strip_prefix(*opening).is_some_and(|it| it.starts_with(char::is_whitespace))
    };
    OPENINGS.iter().any(opens) || is_length(&text)
}

/// Whether it is a length of time: `2 jaar`, `een half jaar`.
fn is_length(text: &str) -> bool {
    let mut words = text.split_whitespace().skip_while(|word| is_count(word));
    let unit = words.next().filter(|word| UNITS.contains(word));
    unit.is_some_and(|unit| !text.starts_with(unit))
}

/// A count is a word, or a number too small to be a year: `2`, `1,5`, `2-3`.
fn is_count(word: &str) -> bool {
    let is_small = |number: &str| number.len() <= 3 && is_digits(number);
    COUNTS.contains(&word) || word.split([',', '-']).all(is_small)
}
