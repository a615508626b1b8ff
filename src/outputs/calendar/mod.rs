//! What there is to come to, for the calendar on a phone or a computer: iCalendar (RFC 5545) of the
//! site, of each wijk, and of each event that is still to come.
//!
//! Nothing in it is what a clock says: an event was last changed when its editors say so.

mod event;
mod lines;
mod timing;
mod zone;

use chrono::{Datelike, Days};

use super::html::Composer;
use super::view::Follow;
use super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{area_path, item_path};
use lines::Block;

const MEDIA_TYPE: &str = "text/calendar";
/// How long an event stays in a calendar when it is over, in days.
const KEPT: u64 = 365;

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let edition = press.map.edition;
    for area in edition.areas().filter(|area| has_events(edition, *area)) {
        let recipe = move || Ok(area_calendar(press, area).into_bytes());
        let source = Span::whole("content/site.yaml");
        layout.add(area_file(press, area), File::new(Sort::Other, source, recipe));
    }
    let composer = Composer { press };
    for event in all_events(edition).filter(|it| composer.is_coming(*it)) {
        let Some(path) = event_file(press, event) else { continue };
        let source =
            edition.head(event).map_or(Span::whole("content/site.yaml"), |it| it.span.clone());
        let recipe = move || Ok(event_calendar(press, event).into_bytes());
        layout.add(path, File::new(Sort::Other, source, recipe));
    }
}

/// The calendar of an area, for who wants to follow it.
pub(super) fn offer(composer: Composer<'_>, area: AreaId) -> Option<Follow> {
    let press = composer.press;
    has_events(press.map.edition, area).then(|| {
        let path = area_file(press, area);
        let whole = press.absolute(&path);
        let host = whole.split_once("://").map_or("", |(_, it)| it);
        Follow {
            title: calendar_name(composer, area),
            url: press.link(&path),
            media_type: MEDIA_TYPE,
            subscribe: Some(format!("webcal://{host}")),
        }
    })
}

/// The path of the file with one event, if it is still to come.
pub(super) fn offer_of_event(composer: Composer<'_>, event: ItemId) -> Option<String> {
    event_file(composer.press, event).filter(|_| composer.is_coming(event))
}

fn has_events(edition: &Edition<'_>, area: AreaId) -> bool {
    match area {
        AreaId::Site => all_events(edition).next().is_some(),
        AreaId::Wijk(_) => !edition.list(area, Kind::Event).is_empty(),
    }
}

fn all_events<'a>(edition: &'a Edition<'_>) -> impl Iterator<Item = ItemId> + 'a {
    edition.areas().flat_map(|area| edition.own(area, Kind::Event))
}

fn area_file(press: &Press<'_>, area: AreaId) -> String {
    area_path(press.map.edition.site, area) + "agenda.ics"
}

fn event_file(press: &Press<'_>, event: ItemId) -> Option<String> {
    let path = item_path(press.map.edition.site, event)?;
    Some(format!("{}.ics", path.trim_end_matches('/')))
}

fn calendar_name(composer: Composer<'_>, area: AreaId) -> String {
    format!("{} van {}", composer.label_many(area, Kind::Event), composer.name_to_follow(area))
}

fn area_calendar(press: &Press<'_>, area: AreaId) -> String {
    let (edition, composer) = (press.map.edition, Composer { press });
    let events: Vec<ItemId> = match area {
        AreaId::Site => all_events(edition).collect(),
        AreaId::Wijk(_) => edition.list(area, Kind::Event).to_vec(),
    };
    let since = edition.day - Days::new(KEPT);
    let is_kept = |it: &ItemId| {
        composer.is_coming(*it) || edition.next_day(*it).is_some_and(|last| last >= since)
    };
    let events: Vec<ItemId> = events.into_iter().filter(is_kept).collect();
    let mut calendar = calendar(composer, &events, area);
    add_subscription(&mut calendar, &calendar_name(composer, area));
    calendar.write()
}

fn event_calendar(press: &Press<'_>, event: ItemId) -> String {
    let composer = Composer { press };
    calendar(composer, &[event], event.area).write()
}

fn calendar(composer: Composer<'_>, events: &[ItemId], shown_in: AreaId) -> Block {
    let zone = composer.press.map.edition.site.settings.zone;
    let mut calendar = Block::new("VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//wijkbode//NL");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("METHOD", "PUBLISH");
    calendar.add(zone::block(zone, years(composer.press.map.edition, events)));
    let blocks = events.iter().flat_map(|it| event::blocks(composer, *it, shown_in));
    blocks.for_each(|it| calendar.add(it));
    calendar
}

/// What a calendar is called, and how often to look for news in it (RFC 7986).
fn add_subscription(calendar: &mut Block, name: &str) {
    calendar.line_with("NAME", ("VALUE", "TEXT"), name);
    calendar.line("X-WR-CALNAME", name);
    calendar.line_with("REFRESH-INTERVAL", ("VALUE", "DURATION"), "PT12H");
    calendar.line("X-PUBLISHED-TTL", "PT12H");
}

/// The first year with an event, and the last; what has no end goes on beyond the present.
fn years(edition: &Edition<'_>, events: &[ItemId]) -> (i32, i32) {
    let begins = events.iter().filter_map(|item| {
        let event = &edition.site.area(item.area).events[item.index];
        event.begins.as_ref().map(|it| it.day().year())
    });
    let lasts = events.iter().filter_map(|it| edition.next_day(*it)).map(|it| it.year());
    let today = edition.day.year();
    let (first, last) = (begins.min().unwrap_or(today), lasts.max().unwrap_or(today));
    (first.min(today), last.max(today))
}
