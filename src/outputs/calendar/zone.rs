//! The rules of a time zone as a calendar knows them (RFC 5545, section 3.6.5), worked out from the
//! moments at which its clocks were or will be changed.

use std::collections::BTreeMap;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta,
    TimeZone, Utc, Weekday,
};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::lines::Block;

/// A moment at which the clocks change.
#[derive(Clone, Copy)]
struct Change {
    /// What the clock showed until then.
    wall: NaiveDateTime,
    utc: NaiveDateTime,
    before: FixedOffset,
    after: FixedOffset,
}

/// What changes of the clock have in common when they follow one rule: the last Sunday of March at
/// two, one hour ahead.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rule {
    month: u32,
    /// 1 for the first of the month, and so on; -1 for the last.
    nth: i32,
    weekday: u32,
    time: NaiveTime,
    before: i32,
    after: i32,
}

/// The time zone, for events in these years.
pub(super) fn block(zone: Tz, (first, last): (i32, i32)) -> Block {
    let mut block = Block::new("VTIMEZONE");
    block.line("TZID", zone.name());
    // The year before holds what is in force when the first year begins.
    let (first, last) = (first - 1, last + 1);
    let mut rules: BTreeMap<Rule, Vec<Change>> = BTreeMap::new();
    for change in changes(zone, first, last) {
        rules.entry(rule(change)).or_default().push(change);
    }
    for (rule, changes) in &rules {
        for run in changes.chunk_by(|a, b| a.wall.year() + 1 == b.wall.year()) {
            block.add(observance(zone, *rule, run, last));
        }
    }
    if rules.is_empty() {
        let start =
            NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN);
        let offset = zone.offset_from_utc_datetime(&start).fix();
        let never = Change { wall: start, utc: start, before: offset, after: offset };
        block.add(observance(zone, rule(never), &[never], last));
    }
    block
}

/// The changes of the clock from the beginning of one year to the end of another.
fn changes(zone: Tz, first: i32, last: i32) -> Vec<Change> {
    const STEP: TimeDelta = TimeDelta::days(7);
    let begin = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|it| it.and_time(NaiveTime::MIN));
    let (Some(mut at), Some(end)) = (begin(first), begin(last + 1)) else { return Vec::new() };
    let offset = |utc: NaiveDateTime| zone.offset_from_utc_datetime(&utc).fix();
    let mut found = Vec::new();
    while at < end {
        let next = at + STEP;
        if offset(at) != offset(next) {
            let utc = when_changed(at, next, offset);
            let before = offset(at);
            found.push(Change { wall: utc + before, utc, before, after: offset(next) });
        }
        at = next;
    }
    found
}

/// The first minute between two with the offset of the later one.
fn when_changed(
    before: NaiveDateTime,
    after: NaiveDateTime,
    offset: impl Fn(NaiveDateTime) -> FixedOffset,
) -> NaiveDateTime {
    let (mut low, mut high) = (0, (after - before).num_minutes());
    while high - low > 1 {
        let middle = i64::midpoint(low, high);
        if offset(before + TimeDelta::minutes(middle)) == offset(before) {
            low = middle;
        } else {
            high = middle;
        }
    }
    before + TimeDelta::minutes(high)
}

fn rule(change: Change) -> Rule {
    let day = change.wall.date();
    let is_last = (day + Days::new(7)).month() != day.month();
    Rule {
        month: day.month(),
        nth: if is_last { -1 } else { i32::try_from(day.day0() / 7 + 1).unwrap_or(1) },
        weekday: day.weekday().num_days_from_monday(),
        time: change.wall.time(),
        before: change.before.local_minus_utc(),
        after: change.after.local_minus_utc(),
    }
}

/// A rule, from the first of its changes to the last; for ever when that is in the `last` year.
fn observance(zone: Tz, rule: Rule, changes: &[Change], last: i32) -> Block {
    let (begin, end) = (changes[0], changes[changes.len() - 1]);
    let after = zone.offset_from_utc_datetime(&begin.utc);
    let is_summer = after.dst_offset() != TimeDelta::zero();
    let mut block = Block::new(if is_summer { "DAYLIGHT" } else { "STANDARD" });
    block.line("DTSTART", begin.wall.format("%Y%m%dT%H%M%S").to_string());
    block.line("TZOFFSETFROM", offset(begin.before));
    block.line("TZOFFSETTO", offset(begin.after));
    if let Some(name) = after.abbreviation() {
        block.line("TZNAME", name);
    }
    if changes.len() > 1 {
        let day = code(rule.weekday);
        let until = DateTime::<Utc>::from_naive_utc_and_offset(end.utc, Utc);
        let until = format!(";UNTIL={}", until.format("%Y%m%dT%H%M%SZ"));
        let until = if end.wall.year() == last { String::new() } else { until };
        let (month, nth) = (rule.month, rule.nth);
        block.line("RRULE", format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}{until}"));
    }
    block
}

fn offset(offset: FixedOffset) -> String {
    let seconds = offset.local_minus_utc();
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// What a calendar calls a day of the week, counted from Monday.
fn code(weekday: u32) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday as usize % 7]
}

/// What a calendar calls a day of the week.
pub(super) fn weekday_code(weekday: Weekday) -> &'static str {
    code(weekday.num_days_from_monday())
}
