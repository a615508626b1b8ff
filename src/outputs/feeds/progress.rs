//! The entries about progress: each status that became another, each date that moved, and what is
//! done; what it was, what it is, and why.
//!
//! An entry is called after its item and the date in the record, so that it keeps its name whatever
//! comes later. Of several of one date the first in the record has none but the date.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use quick_xml::escape::escape;

use super::AT_MOST;
use super::entry::Entry;
use crate::derive::changes::{Change, Told, What, Word, changes};
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, Kind};
use crate::outputs::dates::start_of_day;
use crate::outputs::html::Composer;
use crate::pages::{area_item, item_path};
use crate::values::{Planning, Precision};

/// The kinds that an area promises something with.
const KINDS: [Kind; 4] = [Kind::Challenge, Kind::Milestone, Kind::QuickWin, Kind::Activity];

/// A change and how the record tells it from others of the same item.
struct Named<'a> {
    change: Change<'a>,
    name: String,
}

/// Whether anything became different in an area.
pub(super) fn tells(edition: &Edition<'_>, area: AreaId) -> bool {
    items(edition, area).any(|item| !named(edition, item).is_empty())
}

/// What changed last in an area: for the site, in all wijken too.
pub(super) fn entries(composer: Composer<'_>, area: AreaId) -> Vec<Entry> {
    let edition = composer.press.map.edition;
    let mut all: Vec<Named<'_>> =
        items(edition, area).flat_map(|item| named(edition, item)).collect();
    all.sort_by_key(|it| Reverse(it.change.day));
    all.truncate(AT_MOST);
    all.iter().filter_map(|it| entry(composer, it, area)).collect()
}

/// What an area promises: itself, what is its own, and what is for the whole site.
fn items<'e>(edition: &'e Edition<'_>, area: AreaId) -> impl Iterator<Item = ItemId> + 'e {
    let counted = edition.counted_areas(area).iter().copied();
    let own = counted.flat_map(move |it| {
        area_item(it)
            .into_iter()
            .chain(KINDS.into_iter().flat_map(move |kind| edition.own(it, kind)))
    });
    let shared = KINDS.into_iter().flat_map(move |kind| edition.list(area, kind).iter().copied());
    own.chain(shared.filter(move |it| area != AreaId::Site && it.area == AreaId::Site))
}

/// What became different of an item, the newest first.
fn named<'e>(edition: &'e Edition<'_>, item: ItemId) -> Vec<Named<'e>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let all = changes(edition.site, item, NaiveDate::MIN, edition.day).into_iter().rev();
    let name = |change: Change<'e>| match change.what {
        What::New => None,
        What::Realised => Some(Named { change, name: "gerealiseerd".to_owned() }),
        What::Told(told) => {
            let date = change.date.code();
            let before = seen.entry(date.clone()).or_default();
            *before += 1;
            let number = if *before > 1 { format!("-{before}") } else { String::new() };
            let is_change = told.status.is_some() || told.planned.is_some();
            is_change.then(|| Named { change, name: format!("voortgang-{date}{number}") })
        }
    };
    let mut named: Vec<Named<'_>> = all.filter_map(name).collect();
    named.reverse();
    named
}

fn entry(composer: Composer<'_>, named: &Named<'_>, shown_in: AreaId) -> Option<Entry> {
    let Named { change, name } = named;
    let edition = composer.press.map.edition;
    let settings = &edition.site.settings;
    let (item, path) = (change.item, item_path(edition.site, change.item)?);
    let told = match change.what {
        What::Told(told) => Some(told),
        What::New | What::Realised => None,
    };
    let lines = lines(change, told);
    let text = told.map(|it| {
        let prefix = format!("{path}{name}-").replace('/', "-").to_lowercase();
        composer.prose_elsewhere(it.text, &prefix)
    });
    let html = lines.iter().map(|(label, it)| format!("<p>{label}: {}</p>\n", escape(it)));
    let kind = edition.words(item.home()).one(item.kind).to_owned();
    let status = told.and_then(|it| it.status).map(|(_, to)| to.common.to_owned());
    let moment = start_of_day(settings.zone, change.day);
    Some(Entry {
        id: format!("{}{path}#{name}", settings.url.as_str()),
        address: composer.press.absolute(&path),
        title: format!("{}: {}", composer.title_away(item, shown_in), in_short(told)),
        summary: Some(summary(&lines)),
        html: html.chain(text).collect(),
        image: None,
        published: moment,
        updated: moment,
        author: None,
        tags: [Some(kind), status, composer.wijk_name(item, shown_in)]
            .into_iter()
            .flatten()
            .collect(),
        language: edition.head(item)?.language.clone(),
    })
}

/// What became different, in a few words.
fn in_short(told: Option<Told<'_>>) -> String {
    let Some(told) = told else { return "klaar".to_owned() };
    let status = told.status.map(|(_, to)| shown(to).to_lowercase());
    let planned = told.planned.map(|(from, to)| {
        let last = |it: Option<&Planning>| it.and_then(Planning::last);
        match (last(from), last(Some(to))) {
            (Some(from), Some(to_last)) if from < to_last => format!("later, {to}"),
            (Some(from), Some(to_last)) if from > to_last => format!("eerder, {to}"),
            _ => format!("planning {to}"),
        }
    });
    [status, planned].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What it was, what it is, and why.
fn lines(change: &Change<'_>, told: Option<Told<'_>>) -> Vec<(&'static str, String)> {
    let date = change.date;
    let is_day = date.precision() == Precision::Day;
    let status = told.and_then(|it| it.status);
    let planned = told.and_then(|it| it.planned);
    let lines = [
        ("Klaar", told.is_none().then(|| date.to_string())),
        ("Gemeld", told.filter(|_| !is_day).map(|_| date.to_string())),
        ("Status", status.map(|(from, to)| became(from.map(whole), &whole(to)))),
        (
            "Planning",
            planned.map(|(from, to)| became(from.map(Planning::to_string), &to.to_string())),
        ),
        ("Reden", told.and_then(|it| it.reason).map(str::to_owned)),
    ];
    lines.into_iter().filter_map(|(label, it)| Some((label, it?))).collect()
}

fn became(from: Option<String>, to: &str) -> String {
    from.map_or_else(|| to.to_owned(), |from| format!("{from} wordt {to}"))
}

/// The word that the editors use.
fn shown(word: Word<'_>) -> &str {
    word.local.unwrap_or(word.label)
}

/// The word that the editors use, and the common one when that is another.
fn whole(word: Word<'_>) -> String {
    match word.local {
        Some(local) => format!("{local} ({})", word.label.to_lowercase()),
        None => word.label.to_owned(),
    }
}

fn summary(lines: &[(&str, String)]) -> String {
    let sentence = |(label, it): &(&str, String)| format!("{label}: {}.", it.trim_end_matches('.'));
    lines.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
