//! A moment on the clock, and the time of an event, which may also be a whole day.
//!
//! Times are wall-clock times in the site's zone; which zone that is, is not known here.

use std::cmp::Ordering;
use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Mistake, Value, day, digits};

/// A minute of a day, as the clock on the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub NaiveDateTime);

/// When an event begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTime {
    /// The whole day.
    Day(NaiveDate),
    /// At a minute of a day.
    Moment(Moment),
}

impl Value for Moment {
    const NAME: &'static str = "een dag met een tijd";
    const EXAMPLE: &'static str = "2021-09-14 19:30";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let (day, time) = text.trim().split_once([' ', 'T', 't']).ok_or(Mistake::WrongKind)?;
        Ok(Moment(NaiveDate::parse(day)?.and_time(parse_time(time.trim())?)))
    }
}

impl Value for EventTime {
    const NAME: &'static str = "een dag, met of zonder tijd";
    const EXAMPLE: &'static str = "2021-09-14 19:30 of 2021-09-14";

    fn parse(text: &str) -> Result<Self, Mistake> {
        match NaiveDate::parse(text) {
            Err(Mistake::WrongKind) => Moment::parse(text).map(EventTime::Moment),
            day => day.map(EventTime::Day),
        }
    }
}

impl Moment {
    /// The day on which it falls.
    pub fn day(self) -> NaiveDate {
        self.0.date()
    }

    /// As an editor writes it: `2021-09-14 19:30`.
    pub fn code(self) -> String {
        self.0.format("%Y-%m-%d %H:%M").to_string()
    }
}

impl EventTime {
    /// The day on which it falls.
    pub fn day(self) -> NaiveDate {
        match self {
            EventTime::Day(day) => day,
            EventTime::Moment(moment) => moment.day(),
        }
    }

    /// The time of that day, unless it is the whole day.
    pub fn time(self) -> Option<NaiveTime> {
        match self {
            EventTime::Day(_) => None,
            EventTime::Moment(moment) => Some(moment.0.time()),
        }
    }

    /// As an editor writes it: `2021-09-14 19:30` or `2021-09-14`.
    pub fn code(self) -> String {
        match self {
            EventTime::Day(day) => day.to_string(),
            EventTime::Moment(moment) => moment.code(),
        }
    }
}

/// By day, and what takes the whole day before what has a time.
impl Ord for EventTime {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.day(), self.time()).cmp(&(other.day(), other.time()))
    }
}

impl PartialOrd for EventTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As residents read it: *14 september 2021, 19.30 uur*.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} uur", day::show_date(self.day()), self.0.format("%H.%M"))
    }
}

/// As residents read it: *14 september 2021, 19.30 uur* or *14 september 2021*.
impl fmt::Display for EventTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventTime::Day(day) => f.write_str(&day::show_date(*day)),
            EventTime::Moment(moment) => moment.fmt(f),
        }
    }
}

/// `19:30`, `19.30`, `9:30` or `19.30 uur`.
fn parse_time(text: &str) -> Result<NaiveTime, Mistake> {
    let text = text.strip_suffix("uur").map_or(text, str::trim_end);
    let (hour, minute) = text.split_once([':', '.']).ok_or(Mistake::WrongKind)?;
    let hour = digits(hour, 2).or_else(|| digits(hour, 1));
    let (Some(hour), Some(minute)) = (hour, digits(minute, 2)) else {
        return Err(Mistake::WrongKind);
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or_else(|| no_such_time(hour))
}

fn no_such_time(hour: u32) -> Mistake {
    let clock = if hour > 23 {
        "een dag loopt van 00:00 tot en met 23:59 uur"
    } else {
        "een uur heeft 60 minuten, van 00 tot en met 59"
    };
    Mistake::NoSuchDay(clock.to_owned())
}
