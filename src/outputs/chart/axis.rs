//! A time axis of whole years. What is placed on it keeps the precision with which it is known.

use chrono::{Datelike, NaiveDate};

use super::Share;
use crate::values::{Period, month_name};

/// The most labels that stand side by side on a telephone.
const LABELS: i32 = 6;

/// A stretch of whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    from: i32,
    to: i32,
}

/// Where a period stands on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where its first day begins.
    pub from: Share,
    /// Where its last day ends.
    pub to: Share,
    /// Whether it is one day, which is drawn as a mark.
    pub is_day: bool,
    /// Whether nobody knows when it began.
    pub opens: bool,
    /// Whether nobody knows when it ends.
    pub continues: bool,
}

/// A line across an axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where.
    pub at: Share,
    /// What begins there: `2021`, `apr`.
    pub label: String,
}

impl Axis {
    /// The shortest axis on which all of these days stand.
    pub fn around(days: impl IntoIterator<Item = NaiveDate>) -> Option<Axis> {
        let years = days.into_iter().map(|day| day.year());
        let (from, to) =
            years.fold((i32::MAX, i32::MIN), |(from, to), year| (from.min(year), to.max(year)));
        (from <= to).then_some(Axis { from, to })
    }

    /// Its first year.
    pub fn from(self) -> i32 {
        self.from
    }

    /// Its last year.
    pub fn to(self) -> i32 {
        self.to
    }

    /// Whether a day stands on it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day.year())
    }

    /// Where a day begins. Days beyond an end stand at that end.
    pub fn begin(self, day: NaiveDate) -> Share {
        Share::of(days_from(self.from, day), self.days())
    }

    /// Where a day ends.
    pub fn end(self, day: NaiveDate) -> Share {
        Share::of(days_from(self.from, day) + 1, self.days())
    }

    /// The middle of a day, where its mark stands.
    pub fn middle(self, day: NaiveDate) -> Share {
        Share::of(days_from(self.from, day) * 2 + 1, self.days() * 2)
    }

    /// Where a period stands, with the precision that it has.
    pub fn place(self, period: Period) -> Place {
        let (first, last) = (period.first(), period.last());
        let is_day = first.is_some() && first == last;
        Place {
            from: first.map_or(Share::default(), |it| self.begin(it)),
            to: last.map_or(Share::WHOLE, |it| self.end(it)),
            is_day,
            opens: first.is_none(),
            continues: last.is_none(),
        }
    }

    /// The lines across an axis: quarters in one year, half-years in two, years in more; so far apart
    /// that their names can be read on a telephone.
    pub fn ticks(self) -> Vec<Tick> {
        match self.to - self.from + 1 {
            1 => self.lines(1, 3),
            2 => self.lines(1, 6),
            years => self.lines(step(years), 12),
        }
    }

    /// A line for every so many years and months.
    fn lines(self, years: i32, months: u32) -> Vec<Tick> {
        let lined = (self.from..=self.to).filter(|year| year % years == 0);
        let days = lined.flat_map(|year| {
            let firsts = (1..=12).filter(move |month| (month - 1) % months == 0);
            firsts.filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1))
        });
        let label = |day: NaiveDate| match day.month() {
            1 => day.year().to_string(),
            _ => month_name(day).chars().take(3).collect(),
        };
        days.map(|day| Tick { at: self.begin(day), label: label(day) }).collect()
    }

    fn days(self) -> i64 {
        NaiveDate::from_ymd_opt(self.to + 1, 1, 1).map_or(1, |end| days_from(self.from, end))
    }
}

impl Place {
    /// Its middle; of an open period the end that is known.
    pub fn middle(self) -> Share {
        match (self.opens, self.continues) {
            (true, false) => self.to,
            (false, true) => self.from,
            _ => self.from.middle(self.to),
        }
    }

    /// How wide it is.
    pub fn width(self) -> Share {
        self.to.beyond(self.from)
    }
}

/// How many days after the beginning of a year a day is.
fn days_from(year: i32, day: NaiveDate) -> i64 {
    NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, |first| (day - first).num_days())
}

/// So many years from one name to the next.
fn step(years: i32) -> i32 {
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    steps.into_iter().find(|step| years <= step * LABELS).unwrap_or(2000)
}
