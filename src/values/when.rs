//! A stretch of the calendar that goes by a name: a day, a quarter, a season, the end of a year.
//!
//! Promises are made with a certain precision, and it is kept: *najaar 2021* is shown as such and
//! is late only after its last day.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};

use super::{Mistake, Value, day, digits, is_digits};

/// When something is, with the precision that it is known with.
///
/// What begins earlier comes first, and of two that begin together the one that ends earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    first: NaiveDate,
    last: NaiveDate,
    precision: Precision,
}

/// How precisely a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// `2021-07-12`
    Day,
    /// The first ten days of a month or those from the 21st on: `2008-03-begin`, `2008-03-eind`.
    PartOfMonth,
    /// `2021-07`
    Month,
    /// `2021-Q3`
    Quarter,
    /// Three months from 1 March, June, September or December: `2021-najaar`.
    Season,
    /// The first or the last four months of a year: `2008-begin`, `2008-eind`.
    PartOfYear,
    /// `2021-H2`
    Half,
    /// `2021`
    Year,
}

/// The seasons with the month in which they begin; the first name of each is the one shown.
pub(super) const SEASONS: [(&str, u32); 6] =
    [("voorjaar", 3), ("zomer", 6), ("najaar", 9), ("winter", 12), ("lente", 3), ("herfst", 9)];

pub(super) const ORDINALS: [&str; 4] = ["eerste", "tweede", "derde", "vierde"];

impl Value for When {
    const NAME: &'static str = "een datum";
    const EXAMPLE: &'static str =
        "2021-07-12, 2021-07, 2021-Q3, 2021-H2, 2021-najaar, 2021-eind of 2021";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let text = text.trim().to_lowercase();
        let parts: Vec<&str> = text.split('-').collect();
        let year = parse_year(parts[0])?;
        match parts[1..] {
            [] => When::months(Precision::Year, year, 1, 12),
            ["begin"] => When::months(Precision::PartOfYear, year, 1, 4),
            ["eind"] => When::months(Precision::PartOfYear, year, 9, 4),
            [part] => When::parse_months(year, part),
            [month, "begin"] => When::parse_month(year, month)?.days(1, 10),
            [month, "eind"] => When::parse_month(year, month)?.days(21, 31),
            [month, day] => When::parse_month(year, month)?.parse_day(day),
            _ => Err(Mistake::WrongKind),
        }
    }
}

impl When {
    /// A single day.
    pub fn day(day: NaiveDate) -> Self {
        When { first: day, last: day, precision: Precision::Day }
    }

    /// The day on which it begins.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The day on which it ends.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// How precisely it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// As an editor writes it: `2021-Q3`.
    pub fn code(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Day => self.first.to_string(),
            Precision::PartOfMonth => format!("{year}-{month:02}-{}", self.part()),
            Precision::Month => format!("{year}-{month:02}"),
            Precision::Quarter => format!("{year}-Q{}", month.div_ceil(3)),
            Precision::Season => format!("{year}-{}", self.season()),
            Precision::PartOfYear => format!("{year}-{}", self.part()),
            Precision::Half => format!("{year}-H{}", month.div_ceil(6)),
            Precision::Year => year.to_string(),
        }
    }

    /// The stretch of so many months that begins with the given one.
    fn months(precision: Precision, year: i32, month: u32, count: u32) -> Result<Self, Mistake> {
        let first = NaiveDate::from_ymd_opt(year, month, 1);
        let next = first.and_then(|day| day.checked_add_months(Months::new(count)));
        let last = next.and_then(|day| day.pred_opt());
        let (Some(first), Some(last)) = (first, last) else { return Err(Mistake::WrongKind) };
        Ok(When { first, last, precision })
    }

    /// What stands behind the year, when that is one word: `07`, `q3`, `h2`, `najaar`.
    fn parse_months(year: i32, text: &str) -> Result<Self, Mistake> {
        if let Some((_, month)) = SEASONS.iter().find(|(name, _)| *name == text) {
            return When::months(Precision::Season, year, *month, 3);
        }
        if let Some(number) = text.strip_prefix('q') {
            let quarter = parse_ordinal(number, 4, "kwartalen")?;
            return When::months(Precision::Quarter, year, quarter * 3 - 2, 3);
        }
        if let Some(number) = text.strip_prefix('h') {
            let half = parse_ordinal(number, 2, "helften")?;
            return When::months(Precision::Half, year, half * 6 - 5, 6);
        }
        When::parse_month(year, text)
    }

    fn parse_month(year: i32, text: &str) -> Result<Self, Mistake> {
        let month = digits(text, 2).ok_or(Mistake::WrongKind)?;
        if !(1..=12).contains(&month) {
            return Err(Mistake::NoSuchDay("een jaar heeft 12 maanden".into()));
        }
        When::months(Precision::Month, year, month, 1)
    }

    /// A day of this month.
    fn parse_day(self, text: &str) -> Result<Self, Mistake> {
        let day = digits(text, 2).ok_or(Mistake::WrongKind)?;
        let day = self.first.with_day(day).map(When::day);
        day.ok_or_else(|| Mistake::NoSuchDay(format!("{self} heeft {} dagen", self.last.day())))
    }

    /// The days of this month from the one up to and including the other.
    fn days(self, from: u32, to: u32) -> Result<Self, Mistake> {
        let first = self.first.with_day(from).ok_or(Mistake::WrongKind)?;
        let last = self.first.with_day(to).unwrap_or(self.last);
        Ok(When { first, last, precision: Precision::PartOfMonth })
    }

    fn season(self) -> &'static str {
        let season = SEASONS.iter().find(|(_, month)| *month == self.first.month());
        season.map_or("", |(name, _)| name)
    }

    /// Which part of its year or month it is.
    fn part(self) -> &'static str {
        let begins = match self.precision {
            Precision::PartOfMonth => self.first.day() == 1,
            _ => self.first.month() == 1,
        };
        if begins { "begin" } else { "eind" }
    }
}

impl Precision {
    /// The word for it in open data.
    pub fn word(self) -> &'static str {
        match self {
            Precision::Day => "dag",
            Precision::Month => "maand",
            Precision::Quarter => "kwartaal",
            Precision::Season => "seizoen",
            Precision::Half => "halfjaar",
            Precision::Year => "jaar",
            Precision::PartOfMonth | Precision::PartOfYear => "deel",
        }
    }
}

/// As residents read it: *derde kwartaal van 2021*.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), day::month_name(self.first));
        let ordinal = |months| ORDINALS[(self.first.month0() / months) as usize];
        match self.precision {
            Precision::Day => f.write_str(&day::show_date(self.first)),
            Precision::PartOfMonth => write!(f, "{} {month} {year}", self.part()),
            Precision::Month => write!(f, "{month} {year}"),
            Precision::Quarter => write!(f, "{} kwartaal van {year}", ordinal(3)),
            Precision::Season => write!(f, "{} {year}", self.season()),
            Precision::PartOfYear => write!(f, "{} {year}", self.part()),
            Precision::Half => write!(f, "{} helft van {year}", ordinal(6)),
            Precision::Year => write!(f, "{year}"),
        }
    }
}

/// Four digits, from 1000 on: `0021` is a slip rather than a year.
fn parse_year(text: &str) -> Result<i32, Mistake> {
    let year = digits(text, 4).filter(|year| *year >= 1000).ok_or(Mistake::WrongKind)?;
    i32::try_from(year).map_err(|_| Mistake::WrongKind)
}

fn parse_ordinal(text: &str, most: u32, units: &str) -> Result<u32, Mistake> {
    if !is_digits(text) {
        return Err(Mistake::WrongKind);
    }
    match text.parse() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(Mistake::NoSuchDay(format!("een jaar heeft {most} {units}"))),
    }
}
