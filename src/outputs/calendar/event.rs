//! One event as blocks of a calendar: the event itself, and a block for each of its days that is
//! about something of its own.

use chrono::{NaiveDate, Utc};

use super::lines::Block;
use super::timing::Timing;
use crate::derive::calendar::{days, first_in_rhythm};
use crate::model::{AreaId, Event, Head, ItemId};
use crate::outputs::dates::{last_change, start_of_day};
use crate::outputs::html::Composer;
use crate::pages::item_path;

/// An event being written.
struct Writing<'a> {
    composer: Composer<'a>,
    item: ItemId,
    head: &'a Head,
    event: &'a Event,
    timing: Timing,
    shown_in: AreaId,
    path: String,
}

/// The blocks of an event in the calendar of an area; none when it has no day.
pub(super) fn blocks(composer: Composer<'_>, item: ItemId, shown_in: AreaId) -> Vec<Block> {
    writing(composer, item, shown_in).map(|it| it.blocks()).unwrap_or_default()
}

fn writing(composer: Composer<'_>, item: ItemId, shown_in: AreaId) -> Option<Writing<'_>> {
    let edition = composer.press.map.edition;
    let event = &edition.site.area(item.area).events[item.index].body;
    Some(Writing {
        composer,
        item,
        head: edition.head(item)?,
        event,
        timing: Timing::of(event, edition.site.settings.zone)?,
        shown_in,
        path: item_path(edition.site, item)?,
    })
}

impl Writing<'_> {
    fn blocks(&self) -> Vec<Block> {
        let Some(first) = self.event.begins.as_ref().map(|it| it.day()) else { return Vec::new() };
        let Some(recurrence) = &self.event.recurrence else {
            return vec![self.single("", first)];
        };
        let mut blocks = Vec::new();
        let regular = first_in_rhythm(self.event);
        // The first time is announced by itself, also where it is not the usual place in the month.
        if regular != Some(first) && !recurrence.except.contains(&first) {
            blocks.push(self.single("-eerste", first));
        }
        let until = recurrence.until.as_ref().map(|it| it.value.last());
        let regular = regular.filter(|first| until.is_none_or(|until| *first <= until));
        blocks.extend(regular.into_iter().flat_map(|first| self.recurring(first)));
        blocks
    }

    /// An event, or one day of it, that stands by itself.
    fn single(&self, suffix: &str, day: NaiveDate) -> Block {
        let theme = self.theme(day);
        let mut block = self.block(suffix, theme);
        self.timing.add_times(&mut block, day);
        block
    }

    /// The event from its first regular day on, and its days with a theme.
    fn recurring(&self, first: NaiveDate) -> Vec<Block> {
        let Some(recurrence) = &self.event.recurrence else { return Vec::new() };
        let mut block = self.block("", None);
        self.timing.add_times(&mut block, first);
        self.timing.add_rule(&mut block, recurrence, first);
        for day in recurrence.except.iter().filter(|it| **it >= first) {
            self.timing.add_day(&mut block, "EXDATE", *day);
        }
        let themed = recurrence.themes.iter().filter_map(|it| it.date);
        let themed = themed.filter(|day| *day >= first && days(self.event, *day, *day) == [*day]);
        let themed = themed.map(|day| {
            let mut block = self.block("", self.theme(day));
            self.timing.add_day(&mut block, "RECURRENCE-ID", day);
            self.timing.add_times(&mut block, day);
            block
        });
        std::iter::once(block).chain(themed).collect()
    }

    fn theme(&self, day: NaiveDate) -> Option<&str> {
        crate::derive::calendar::theme(self.event, day)
    }

    /// All of an event but its times.
    fn block(&self, suffix: &str, theme: Option<&str>) -> Block {
        let mut block = Block::new("VEVENT");
        block.line("UID", self.uid(suffix));
        self.add_versions(&mut block);
        block.line("SUMMARY", self.title(theme));
        block
            .line("STATUS", if self.event.cancelled.is_some() { "CANCELLED" } else { "CONFIRMED" });
        if let Some(reason) = self.event.cancelled.as_ref().and_then(|it| it.reason.as_ref()) {
            block.line("COMMENT", format!("Afgelast. {reason}"));
        }
        if let Some(venue) = &self.event.location {
            let parts = [Some(&venue.name), venue.address.as_ref()];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            block.line("LOCATION", parts.join(", "));
        }
        block.line("DESCRIPTION", self.description());
        block.line("URL", self.composer.press.absolute(&self.path));
        block
    }

    /// Names the event for ever, whatever it is built for.
    fn uid(&self, suffix: &str) -> String {
        let url = self.composer.press.map.edition.site.settings.url.as_str();
        let (_, host) = url.split_once("://").unwrap_or_default();
        let host = host.split('/').next().unwrap_or_default();
        let path = self.path.trim_end_matches('/').replace('/', "-");
        format!("{path}{suffix}@{host}")
    }

    /// When the event was last changed. A later version has a higher number, and so has one that
    /// was called off.
    fn add_versions(&self, block: &mut Block) {
        let edition = self.composer.press.map.edition;
        let changed = last_change(edition, self.item);
        let stamp = |day| {
            let moment = start_of_day(edition.site.settings.zone, day).with_timezone(&Utc);
            moment.format("%Y%m%dT%H%M%SZ").to_string()
        };
        let announced = self.head.publish_on.or(self.event.begins.as_ref().map(|it| it.day()));
        // What is told today was not written later.
        let written = changed.or(announced).unwrap_or_default().min(edition.day);
        block.line("DTSTAMP", stamp(written));
        if let Some(changed) = changed {
            block.line("LAST-MODIFIED", stamp(changed));
        }
        let version = changed.map_or(0, |it| (it - NaiveDate::default()).num_days());
        let called_off = i64::from(self.event.cancelled.is_some());
        block.line("SEQUENCE", (version + called_off).to_string());
    }

    fn title(&self, theme: Option<&str>) -> String {
        let called_off = if self.event.cancelled.is_some() { "Afgelast: " } else { "" };
        let title = self.composer.title_away(self.item, self.shown_in);
        let theme = theme.map(|it| format!(": {it}")).unwrap_or_default();
        format!("{called_off}{title}{theme}")
    }

    /// What the page tells, in a few lines.
    fn description(&self) -> String {
        let about = Composer::excerpt(self.head.summary.as_ref(), &self.head.text);
        let venue = self.event.location.as_ref();
        let organiser = self.event.organiser.as_ref();
        let organiser = organiser
            .and_then(|it| self.composer.press.map.edition.find(self.item, it))
            .map(|it| self.composer.title(it).to_owned());
        let cancelled = self.event.cancelled.as_ref().and_then(|it| it.reason.clone());
        let lines = [
            ("Afgelast: ", cancelled),
            ("", about),
            ("Voor wie: ", self.event.audience.clone()),
            ("Aanmelden: ", self.event.sign_up.clone()),
            ("Toegankelijkheid: ", venue.and_then(|it| it.accessibility.clone())),
            ("Organisator: ", organiser),
            ("Meer: ", Some(self.composer.press.absolute(&self.path))),
        ];
        let told = lines.into_iter().filter_map(|(label, it)| Some(format!("{label}{}", it?)));
        told.collect::<Vec<_>>().join("\n")
    }
}
