//! When an event is, as a calendar knows it: its days and times, and the rule by which it recurs.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::lines::Block;
use super::zone::weekday_code;
use crate::derive::calendar::MonthDay;
use crate::model::Event;
use crate::model::news::{Recurrence, Rhythm};
use crate::outputs::dates::moment;
use crate::values::EventTime;

/// From when to when an event is, on any of its days.
#[derive(Clone, Copy)]
pub(super) struct Timing {
    zone: Tz,
    /// At what time; nothing for the whole day.
    time: Option<NaiveTime>,
    /// How long by the clock on the wall; nothing when its end is not known.
    lasts: Option<TimeDelta>,
}

impl Timing {
    /// The timing of an event, unless it has none.
    pub(super) fn of(event: &Event, zone: Tz) -> Option<Timing> {
        let begins = event.begins.as_ref()?.value;
        let ends = event.ends.as_ref().map(|it| it.value);
        let whole_days = |last: NaiveDate| last - begins.day() + TimeDelta::days(1);
        let lasts = match (begins, ends) {
            (EventTime::Day(day), ends) => Some(whole_days(ends.map_or(day, EventTime::day))),
            (EventTime::Moment(from), Some(EventTime::Moment(to))) => Some(to.0 - from.0),
            (EventTime::Moment(from), Some(EventTime::Day(last))) => {
                Some(last.and_time(NaiveTime::MIN) + TimeDelta::days(1) - from.0)
            }
            (EventTime::Moment(_), None) => None,
        };
        let lasts = lasts.filter(|it| *it > TimeDelta::zero());
        Some(Timing { zone, time: begins.time(), lasts })
    }

    /// Adds when the event begins and ends, on one of its days.
    pub(super) fn add_times(self, block: &mut Block, day: NaiveDate) {
        self.add_day(block, "DTSTART", day);
        if let Some(lasts) = self.lasts {
            self.add_moment(block, "DTEND", self.begin(day) + lasts);
        }
    }

    /// Adds a line that names one of the days of the event.
    pub(super) fn add_day(self, block: &mut Block, name: &str, day: NaiveDate) {
        self.add_moment(block, name, self.begin(day));
    }

    /// Adds the rule by which the event recurs.
    pub(super) fn add_rule(self, block: &mut Block, recurrence: &Recurrence, first: NaiveDate) {
        let Some(every) = recurrence.every else { return };
        let until =
            recurrence.until.as_ref().map(|it| format!(";UNTIL={}", self.until(it.value.last())));
        block.line("RRULE", rule(every, recurrence, first) + &until.unwrap_or_default());
    }

    /// The last moment of a day: by the world clock, as the standard has it.
    fn until(self, day: NaiveDate) -> String {
        let Some(_) = self.time else { return day.format("%Y%m%d").to_string() };
        let next = moment(self.zone, (day + Days::new(1)).and_time(NaiveTime::MIN));
        let last = next.with_timezone(&Utc) - TimeDelta::seconds(1);
        last.format("%Y%m%dT%H%M%SZ").to_string()
    }

    fn begin(self, day: NaiveDate) -> NaiveDateTime {
        day.and_time(self.time.unwrap_or(NaiveTime::MIN))
    }

    fn add_moment(self, block: &mut Block, name: &str, wall: NaiveDateTime) {
        if self.time.is_some() {
            let text = wall.format("%Y%m%dT%H%M%S").to_string();
            block.line_with(name, ("TZID", self.zone.name()), &text);
        } else {
            let text = wall.format("%Y%m%d").to_string();
            block.line_with(name, ("VALUE", "DATE"), &text);
        }
    }
}

/// How an event comes back. Quarters and years are counted in months, so that a day that a month
/// lacks is its last one, as it is on the pages.
fn rule(every: Rhythm, recurrence: &Recurrence, first: NaiveDate) -> String {
    let months = match every {
        Rhythm::Day => return "FREQ=DAILY".to_owned(),
        Rhythm::Week => return "FREQ=WEEKLY".to_owned(),
        Rhythm::TwoWeeks => return "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        Rhythm::Month => 1,
        Rhythm::Quarter => 3,
        Rhythm::Year => 12,
    };
    let interval = if months > 1 { format!(";INTERVAL={months}") } else { String::new() };
    let place = match recurrence.on.as_ref().and_then(|on| MonthDay::parse(on)) {
        Some(MonthDay { nth, weekday }) => {
            let nth = nth.map_or("-1".to_owned(), |it| (it + 1).to_string());
            format!("BYDAY={nth}{}", weekday_code(weekday))
        }
        None => day_of_month(first.day()),
    };
    format!("FREQ=MONTHLY{interval};{place}")
}

/// A day of the month; of those that some months lack, the last one that there is.
fn day_of_month(day: u32) -> String {
    const ALWAYS_THERE: u32 = 28;
    if day <= ALWAYS_THERE {
        return format!("BYMONTHDAY={day}");
    }
    let days: Vec<String> = (ALWAYS_THERE..=day).map(|it| it.to_string()).collect();
    format!("BYMONTHDAY={};BYSETPOS=-1", days.join(","))
}
