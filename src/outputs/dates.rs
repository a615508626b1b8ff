//! When something last changed, as far as its editors recorded it, and which moment that is in the
//! zone of the site. Never later than the day of the edition, and never what a clock says.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use crate::edition::Edition;
use crate::model::{ItemId, Kind};
use crate::values::When;

/// The last day on which an item changed.
pub(super) fn last_change(edition: &Edition<'_>, item: ItemId) -> Option<NaiveDate> {
    let changed = edition.head(item)?.changed;
    let updated = edition.standing_of(item).and_then(|it| it.updated);
    let dated = edition.site.date_of(item).filter(|_| item.kind == Kind::News);
    let days = [changed, updated, dated].into_iter().flatten().map(When::last);
    days.filter(|day| *day <= edition.day).max()
}

/// The moment at which a day begins.
pub(super) fn start_of_day(zone: Tz, day: NaiveDate) -> DateTime<FixedOffset> {
    moment(zone, day.and_hms_opt(0, 0, 0).unwrap_or_default())
}

/// The moment that the clock on the wall shows. Of two the first; where the clock skips it, the one
/// an hour later.
pub(super) fn moment(zone: Tz, wall: NaiveDateTime) -> DateTime<FixedOffset> {
    match zone.from_local_datetime(&wall) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.fixed_offset(),
        LocalResult::None => {
            let later = zone.from_local_datetime(&(wall + TimeDelta::hours(1))).earliest();
            later.map_or_else(|| wall.and_utc().fixed_offset(), |it| it.fixed_offset())
        }
    }
}
