//! A day of the calendar, and what it is called in Dutch.

use chrono::{Datelike, NaiveDate};

use super::{Mistake, Precision, Value, When};

pub(super) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

impl Value for NaiveDate {
    const NAME: &'static str = "een dag";
    const EXAMPLE: &'static str = "2021-07-12";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let when = When::parse(text)?;
        if when.precision() == Precision::Day { Ok(when.first()) } else { Err(Mistake::WrongKind) }
    }
}

/// *14 september 2021*
pub fn show_date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// *dinsdag 14 september 2021*
pub fn weekday_date(day: NaiveDate) -> String {
    format!("{} {}", weekday_name(day), show_date(day))
}

/// The month in which a day falls: *september*.
pub fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

/// The day of the week on which a day falls: *dinsdag*.
pub fn weekday_name(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}
