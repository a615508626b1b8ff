//! The days on which a recurring event takes place.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::model::Event;
use crate::model::news::{Recurrence, Rhythm};

/// No event is followed for more rounds than this.
const AT_MOST: usize = 2000;

/// The place of a day in its month: the second Tuesday, the last Friday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// 0 for the first, and so on; nothing for the last.
    pub nth: Option<u32>,
    /// Which day of the week.
    pub weekday: Weekday,
}

const ORDINALS: &[(&str, Option<u32>)] = &[
    ("eerste", Some(0)),
    ("1e", Some(0)),
    ("tweede", Some(1)),
    ("2e", Some(1)),
    ("derde", Some(2)),
    ("3e", Some(2)),
    ("vierde", Some(3)),
    ("4e", Some(3)),
    ("laatste", None),
];

const WEEKDAYS: &[(&str, Weekday)] = &[
    ("maandag", Weekday::Mon),
    ("dinsdag", Weekday::Tue),
    ("woensdag", Weekday::Wed),
    ("donderdag", Weekday::Thu),
    ("vrijdag", Weekday::Fri),
    ("zaterdag", Weekday::Sat),
    ("zondag", Weekday::Sun),
];

impl MonthDay {
    /// Reads `tweede dinsdag` or `laatste vrijdag van de maand`.
    pub fn parse(text: &str) -> Option<MonthDay> {
        let text = text.trim().to_lowercase();
        let mut words = text.split_whitespace().filter(|it| !matches!(*it, "de" | "elke"));
        let nth = find(ORDINALS, words.next()?)?;
        let weekday = find(WEEKDAYS, words.next()?)?;
        let rest: Vec<&str> = words.collect();
        matches!(rest[..], [] | ["van", "maand"]).then_some(MonthDay { nth, weekday })
    }

    /// The day in the month of `day` that this is.
    fn in_month_of(self, day: NaiveDate) -> Option<NaiveDate> {
        let first = day.with_day(1)?;
        let ahead =
            (7 + self.weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
        let earliest = first + Days::new(u64::from(ahead));
        match self.nth {
            Some(nth) => Some(earliest + Days::new(u64::from(nth) * 7)),
            None => (0..5)
                .map(|week| earliest + Days::new(week * 7))
                .rfind(|it| it.month() == day.month()),
        }
    }
}

fn find<T: Copy>(words: &[(&str, T)], wanted: &str) -> Option<T> {
    words.iter().find(|(word, _)| *word == wanted).map(|(_, value)| *value)
}

/// The days on which an event takes place from `from` up to and including `horizon`.
pub fn days(event: &Event, from: NaiveDate, horizon: NaiveDate) -> Vec<NaiveDate> {
    around(event, from, horizon).filter(|day| *day >= from).collect()
}

/// The first day of an event on or after `today`; when it is over, its last.
pub fn next(event: &Event, today: NaiveDate) -> Option<NaiveDate> {
    let mut last = None;
    for day in around(event, today, NaiveDate::MAX) {
        last = Some(day);
        if day >= today {
            break;
        }
    }
    last
}

/// The first day in the rhythm of a recurring event. Its announced first day may lie before it.
pub fn first_in_rhythm(event: &Event) -> Option<NaiveDate> {
    let first = event.begins.as_ref()?.day();
    let recurrence = event.recurrence.as_ref()?;
    let rounds = (0..).take(AT_MOST).map_while(|step| nth_day(first, recurrence, step));
    rounds.into_iter().find(|day| *day >= first)
}

/// The days of an event from some rounds before `from` up to and including `horizon`. Days that were
/// called off are left out.
fn around(
    event: &Event,
    from: NaiveDate,
    horizon: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + '_ {
    let first = event.begins.as_ref().map(|it| it.day());
    let recurrence = event.recurrence.as_ref();
    let until = recurrence.and_then(|it| it.until.as_ref()).map_or(horizon, |it| it.value.last());
    let last = until.min(horizon);
    let start =
        first.zip(recurrence).map_or(0, |(first, it)| step_before(first, it, from.min(last)));
    let nth = move |step| match (first?, recurrence) {
        (first, Some(recurrence)) => nth_day(first, recurrence, step),
        (first, None) => (step == 0).then_some(first),
    };
    // The first time is announced by itself, also where it is not the usual place in the month.
    let announced = first.filter(|first| start == 0 && nth(0) != Some(*first));
    let rounds = (start..).take(AT_MOST).map_while(nth).take_while(move |day| *day <= last);
    let called_off = move |day: &NaiveDate| recurrence.is_some_and(|it| it.except.contains(day));
    let from_first = move |day: &NaiveDate| first.is_some_and(|first| *day >= first);
    announced.into_iter().chain(rounds).filter(move |day| from_first(day) && !called_off(day))
}

/// A round some rounds before `day`, so that the last day before it is among those that follow.
fn step_before(first: NaiveDate, recurrence: &Recurrence, day: NaiveDate) -> u32 {
    const ROUNDS: i64 = 40;
    let days = (day - first).num_days();
    let length = match recurrence.every {
        Some(Rhythm::Day) | None => 1,
        Some(Rhythm::Week) => 7,
        Some(Rhythm::TwoWeeks) => 14,
        Some(Rhythm::Month) => 31,
        Some(Rhythm::Quarter) => 92,
        Some(Rhythm::Year) => 366,
    };
    u32::try_from((days / length - ROUNDS).max(0)).unwrap_or(0)
}

/// What an event is about on one of its days.
pub fn theme(event: &Event, day: NaiveDate) -> Option<&str> {
    let themes = &event.recurrence.as_ref()?.themes;
    themes.iter().find(|it| it.date == Some(day)).map(|it| it.theme.as_str())
}

/// The day after `step` rounds. A month that lacks the day of the month gets its last.
fn nth_day(first: NaiveDate, recurrence: &Recurrence, step: u32) -> Option<NaiveDate> {
    let months = match recurrence.every? {
        Rhythm::Day => return first.checked_add_days(Days::new(u64::from(step))),
        Rhythm::Week => return first.checked_add_days(Days::new(u64::from(step) * 7)),
        Rhythm::TwoWeeks => return first.checked_add_days(Days::new(u64::from(step) * 14)),
        Rhythm::Month => step,
        Rhythm::Quarter => step * 3,
        Rhythm::Year => step * 12,
    };
    let same_day = first.checked_add_months(Months::new(months))?;
    match recurrence.on.as_ref().and_then(|on| MonthDay::parse(on)) {
        Some(place) => place.in_month_of(same_day),
        None => Some(same_day),
    }
}
