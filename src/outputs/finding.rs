//! The index of the search, in `zoeken/index/`: every item that residents can find, by what they
//! read of it and by the other names that it goes by, and the page about the open data.
//!
//! A large site has its index in volumes, and so has a site in several languages: `zoeken/index-2/`
//! and so on. To make one takes a memory and a time of its own, and an edit concerns one of them.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::{Files, Layout, Press};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{Head, ItemId, KINDS, Kind, Status};
use crate::pages::{DATA, findable, item_path, wijk_of};
use crate::search::{self, Record};
use crate::store::{Digest, Key, digest};
use crate::values::capitalise;

/// Where the first volume is, which also has the program for the browser.
pub(super) const FOLDER: &str = "zoeken/index/";

/// What browsers may keep for good, in each volume: files that are named after what is in them.
const LASTING: &[&str] = &["fragment/", "index/", "filter/"];

/// How many items a volume has at most, more or less. A browser fetches something of each volume,
/// and to make one takes some 65 kB of memory an item.
const IN_A_VOLUME: usize = 2_500;

/// How much of a text can be found, in characters: what somebody looks for stands at its beginning,
/// in its title or in its summary.
const ENOUGH: usize = 3_000;

/// A part of the index, in one language: every so many-th item by its address, so that one that
/// changes, comes or goes concerns no other volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Volume {
    /// From 1.
    number: usize,
    /// The language of its texts: `nl`.
    pub(super) language: String,
    /// Which of the volumes in this language it is, and how many there are.
    share: (u64, u64),
}

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for volume in volumes(press) {
        let folder = volume.folder();
        let recipe = move || make(press, &volume);
        layout.add_folder(folder, Span::whole("content/site.yaml"), Box::new(recipe));
    }
}

/// The volumes of the index, those in the language of the site first. There is always one.
pub(super) fn volumes(press: &Press<'_>) -> Vec<Volume> {
    let own = own_language(press);
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let mut ours = 0;
    for (_, head) in findable(press.map.edition) {
        match head.language.as_deref().map(tag).filter(|it| *it != own) {
            Some(other) => *others.entry(other).or_default() += 1,
            None => ours += 1,
        }
    }
    let shares = |(language, items): (String, usize)| {
        let count = items.div_ceil(IN_A_VOLUME).max(1) as u64;
        (0..count).map(move |at| (language.clone(), (at, count)))
    };
    let all = [(own, ours)].into_iter().chain(others).flat_map(shares).zip(1..);
    all.map(|((language, share), number)| Volume { number, language, share }).collect()
}

/// The folders of files that browsers may keep for good.
pub(super) fn lasting(press: &Press<'_>) -> Vec<String> {
    let of_one = |volume: Volume| LASTING.iter().map(move |it| format!("{}{it}", volume.folder()));
    volumes(press).into_iter().flat_map(of_one).collect()
}

impl Volume {
    /// Where it is.
    pub(super) fn folder(&self) -> String {
        match self.number {
            1 => FOLDER.to_owned(),
            number => format!("zoeken/index-{number}/"),
        }
    }

    /// What is in it.
    fn items(&self, press: &Press<'_>) -> Vec<ItemId> {
        let own = own_language(press);
        let is_here = |item: ItemId, head: &Head| {
            let language = head.language.as_deref().map_or_else(|| own.clone(), tag);
            let mut hasher = DefaultHasher::new();
            item_path(press.map.edition.site, item).hash(&mut hasher);
            language == self.language && hasher.finish() % self.share.1 == self.share.0
        };
        let all = findable(press.map.edition).filter(|(item, head)| is_here(*item, head));
        all.map(|(item, _)| item).collect()
    }
}

/// A volume, made only when some record in it changed since it was made last.
fn make(press: &Press<'_>, volume: &Volume) -> Result<Files, Diagnostic> {
    // One after the other: who waits for others may be given a second volume to make meanwhile.
    let of_one = |item: &ItemId| record(press, *item, &volume.language);
    let mut records: Vec<Record> = volume.items(press).iter().filter_map(of_one).collect();
    records.extend((volume.number == 1).then(|| data_record(press, volume)));
    let kept = press.store.keep(&key(&records), || {
        search::index(records).map(|files| pack(&files)).map_err(|error| Diagnostic {
            code: "E704",
            message: format!("het register om te zoeken kan niet worden gemaakt: {error}"),
            span: Span::whole("content/site.yaml"),
            help: Some("Probeer het opnieuw. Blijft dit zo, meld het dan bij wijkbode.".to_owned()),
        })
    })?;
    let mut files = unpack(&kept);
    // One program reads all volumes.
    files.retain(|path, _| volume.number == 1 || !search::is_program(path));
    Ok(files)
}

/// Names the index of these records.
fn key(records: &[Record]) -> Key {
    let ingredients = records.iter().map(|it| serde_json::to_vec(it).unwrap_or_default());
    let ingredients: Vec<Digest> = ingredients.map(|it| digest([it.as_slice()])).collect();
    Key::new("zoeken 3", &ingredients.iter().map(<[u8; 32]>::as_slice).collect::<Vec<_>>())
}

/// A language as it can stand in the name of a file: `nl`, whatever an editor wrote.
fn tag(language: &str) -> String {
    let letters = language.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-');
    letters.map(|it| it.to_ascii_lowercase()).collect()
}

fn own_language(press: &Press<'_>) -> String {
    let own = press.map.edition.site.settings.languages.first();
    own.map(|it| tag(it)).unwrap_or_default()
}

/// What can be found of an item.
fn record(press: &Press<'_>, item: ItemId, language: &str) -> Option<Record> {
    let edition = press.map.edition;
    let head = edition.head(item)?;
    let mut shown = BTreeMap::from([("titel", head.title.clone())]);
    let mut filters = BTreeMap::new();
    let sort = capitalise(edition.site.settings.words.many(item.kind));
    filters.insert("soort", sort.clone());
    shown.insert("soort", sort);
    let wijk = wijk_of(item).and_then(|at| edition.head(ItemId::wijk(at)));
    if let Some(wijk) = wijk.filter(|_| item.kind != Kind::Wijk) {
        shown.insert("wijk", wijk.title.clone());
    }
    filters.extend(wijk.map(|it| ("wijk", it.title.clone())));
    if let Some(status) = status(press, item) {
        shown.insert("status", status.to_owned());
        filters.insert("status", status.to_owned());
    }
    shown.extend(date(press, item).map(|it| ("datum", it)));
    if language != own_language(press) {
        shown.insert("taal", language.to_owned());
    }
    let names = other_names(press, item);
    if !names.is_empty() {
        shown.insert("ook", names.join(", "));
    }
    Some(Record {
        url: press.link(&item_path(edition.site, item)?),
        language: language.to_owned(),
        shown,
        filters,
        text: text(press, item),
    })
}

/// What can be found of the page about the open data, which is no item.
fn data_record(press: &Press<'_>, volume: &Volume) -> Record {
    let words = &press.map.edition.site.settings.words;
    let kinds = KINDS.iter().map(|it| words.many(it.kind)).collect::<Vec<_>>().join(", ");
    Record {
        url: press.link(DATA),
        language: volume.language.clone(),
        shown: BTreeMap::from([("titel", "Open data".to_owned())]),
        filters: BTreeMap::new(),
        text: format!(
            "Deze site als gegevens, om te downloaden en te gebruiken: CSV voor een spreadsheet, \
             JSON voor een programma. Met {kinds}, cijfers, metingen en voortgang."
        ),
    }
}

/// The common word for how it goes.
pub(super) fn status(press: &Press<'_>, item: ItemId) -> Option<&'static str> {
    let edition = press.map.edition;
    if item.kind == Kind::Idea {
        let idea = &edition.site.area(item.area).ideas[item.index];
        return edition.standing(&idea.course).status.map(|it| it.status.label());
    }
    edition.standing_of(item)?.common().map(Status::label)
}

/// The day, month or year that a reader places it by.
fn date(press: &Press<'_>, item: ItemId) -> Option<String> {
    let edition = press.map.edition;
    let next = edition.next_day(item).map(crate::values::show_date);
    let own = || edition.site.date_of(item).map(|it| it.to_string());
    let planned = || edition.standing_of(item)?.planned.map(ToString::to_string);
    next.or_else(own).or_else(planned)
}

/// The other names under which residents look for it.
fn other_names<'a>(press: &'a Press<'_>, item: ItemId) -> &'a [String] {
    let site = press.map.edition.site;
    match item.kind {
        Kind::Wijk => &site.wijken[item.index].profile.aliases,
        Kind::Organisation => &site.area(item.area).organisations[item.index].aliases,
        _ => &[],
    }
}

/// What a reader reads of it on the day of this edition: nothing of later.
fn text(press: &Press<'_>, item: ItemId) -> String {
    let edition = press.map.edition;
    let Some(head) = edition.head(item) else { return String::new() };
    let standing = edition.standing_of(item);
    let updates = standing.iter().flat_map(|it| it.updates.iter().rev().map(|it| it.text.words()));
    let reason = standing.iter().filter_map(|it| it.reason.map(str::to_owned));
    let parts = head.summary.iter().cloned().chain(particulars(press, item)).chain(reason);
    let parts = parts.chain([head.text.words()]).chain(updates);
    let whole = parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    // Pagefind skips what has no words of its own.
    let whole = if whole.is_empty() { head.title.clone() } else { whole };
    let end = whole.char_indices().nth(ENOUGH).map_or(whole.len(), |(end, _)| end);
    whole[..end].to_owned()
}

/// What only its kind has, and a resident may look for.
fn particulars(press: &Press<'_>, item: ItemId) -> Vec<String> {
    let area = press.map.edition.site.area(item.area);
    let at = item.index;
    let found = match item.kind {
        Kind::Contact => {
            let contact = &area.contacts[at];
            let does = contact.explanation.as_ref().and_then(|it| it.does.clone());
            vec![contact.role.clone(), contact.name.clone(), does]
        }
        Kind::Event => {
            let venue = area.events[at].location.as_ref();
            vec![venue.map(|it| it.name.clone()), venue.and_then(|it| it.address.clone())]
        }
        Kind::QuickWin => {
            vec![area.quick_wins[at].location.clone(), area.quick_wins[at].result.clone()]
        }
        Kind::Milestone => vec![area.milestones[at].location.clone()],
        Kind::Activity => {
            vec![area.activities[at].places.clone(), area.activities[at].rhythm.clone()]
        }
        Kind::Challenge => {
            area.challenges[at].goals.iter().map(|it| Some(it.title.clone())).collect()
        }
        Kind::Budget => vec![area.budgets[at].purpose.clone()],
        Kind::Organisation => vec![area.organisations[at].sort.clone()],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// Files as one: of each the length of its path, its path, its length, and what is in it.
fn pack(files: &Files) -> Vec<u8> {
    let mut packed = Vec::new();
    for (path, bytes) in files {
        for part in [path.as_bytes(), bytes] {
            packed.extend((part.len() as u64).to_le_bytes());
            packed.extend(part);
        }
    }
    packed
}

/// The files that were packed.
fn unpack(packed: &[u8]) -> Files {
    let mut files = Files::new();
    let mut rest = packed;
    while let Some((path, tail)) = take(rest) {
        let Some((bytes, tail)) = take(tail) else { break };
        files.insert(String::from_utf8_lossy(path).into_owned(), bytes.to_vec());
        rest = tail;
    }
    files
}

/// What stands behind its own length, and the rest.
fn take(packed: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = packed.split_first_chunk::<8>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let files = Files::from([("a".to_owned(), vec![]), ("b/c".to_owned(), vec![1, 2])]);
        assert_eq!(unpack(&pack(&files)), files);
        assert_eq!(unpack(&pack(&files)[..20]), Files::from([("a".to_owned(), vec![])]));
    }

    #[test]
    fn a_language_cannot_lead_out_of_its_folder() {
        assert_eq!(["nl", "NL-be", "../../x", "a b<"].map(tag), ["nl", "nl-be", "x", "ab"]);
    }
}
