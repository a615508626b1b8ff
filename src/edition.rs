//! The site as it reads on one day: what is public, in which order it is shown, what refers to
//! what, and how far everything has got. Like the edition of a newspaper.

mod lists;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::decode::Reference;
use crate::derive::calendar;
use crate::derive::progress::Progress;
use crate::derive::publication::{Drafts, Publication, publication_of};
use crate::derive::standing::{self, Lateness, Standing};
use crate::model::{
    AreaId, Course, Foreword, Head, Index, Item, ItemId, Kind, PerItem, PerList, Resolution, Site,
    Wijk, Words,
};
use crate::values::When;
use chrono::NaiveDate;

/// The site as it reads on one day.
#[derive(Debug)]
pub struct Edition<'a> {
    /// What the editors wrote.
    pub site: &'a Site,
    /// Every item by its name.
    pub index: Index<'a>,
    /// The day.
    pub day: NaiveDate,
    drafts: Drafts,
    publications: PerItem<Publication>,
    resolutions: PerItem<Vec<Resolution>>,
    lists: PerList<Vec<ItemId>>,
    positions: PerItem<Option<usize>>,
    mentions: PerItem<Vec<Mention>>,
    files: Files<'a>,
    counted: BTreeMap<AreaId, Vec<AreaId>>,
    progress: BTreeMap<AreaId, Progress>,
    next_days: BTreeMap<ItemId, NaiveDate>,
    words: BTreeMap<AreaId, Words>,
}

/// An item that refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The item that refers.
    pub from: ItemId,
    /// By which key.
    pub key: &'static str,
}

impl<'a> Edition<'a> {
    /// Works out what follows from the content on `day`.
    pub fn new(site: &'a Site, day: NaiveDate, drafts: Drafts) -> Self {
        let publication = |item| publication_of(site, item, day, drafts);
        let index = Index::new(site);
        let (resolutions, (publications, files)) = rayon::join(
            || PerItem::new(site, |from| resolve(site, &index, from)),
            || (PerItem::new(site, publication), Files::new(site)),
        );
        let mut edition = Edition {
            site,
            index,
            day,
            drafts,
            publications,
            resolutions,
            lists: PerList::new(site, |_, _| Vec::new()),
            positions: PerItem::new(site, |_| None),
            mentions: PerItem::new(site, |_| Vec::new()),
            files,
            counted: BTreeMap::new(),
            progress: BTreeMap::new(),
            next_days: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        let (mentions, lists) =
            rayon::join(|| edition.collect_mentions(), || edition.collect_lists());
        (edition.mentions, edition.lists) = (mentions, lists);
        edition.positions = edition.collect_positions();
        edition.counted = site.areas().map(|area| (area, edition.collect_counted(area))).collect();
        (edition.progress, (edition.next_days, edition.words)) = rayon::join(
            || edition.collect_progress(),
            || (edition.collect_next_days(), edition.collect_words()),
        );
        edition
    }

    /// Whether it is for those who write it: with drafts.
    pub fn shows_drafts(&self) -> bool {
        self.drafts == Drafts::Shown
    }

    /// Whether an item is in this edition.
    pub fn publication(&self, item: ItemId) -> Publication {
        match item.kind {
            Kind::Theme => Publication::Public,
            _ => self.publications.get(item).copied().unwrap_or(Publication::Confidential),
        }
    }

    /// Whether readers see an item.
    pub fn is_shown(&self, item: ItemId) -> bool {
        self.publication(item).is_shown()
    }

    /// What an area shows of one kind, in the order in which it is read: its own items and, in a
    /// wijk, those of the whole site that are meant for it.
    pub fn list(&self, area: AreaId, kind: Kind) -> &[ItemId] {
        self.lists.get(area, kind).map_or(&[], Vec::as_slice)
    }

    /// The items of an area itself that readers see, in the order in which they are read.
    pub fn own(&self, area: AreaId, kind: Kind) -> impl Iterator<Item = ItemId> + '_ {
        self.list(area, kind).iter().copied().filter(move |item| item.area == area)
    }

    /// The place of an item in the list of its own area, if readers see it.
    pub fn position(&self, item: ItemId) -> Option<usize> {
        self.positions.get(item).copied().flatten()
    }

    /// The items that refer to an item and that readers see.
    pub fn mentions(&self, item: ItemId) -> impl Iterator<Item = Mention> + '_ {
        self.mentions.get(item).into_iter().flatten().copied()
    }

    /// The items in a source file.
    pub fn items_in(&self, file: &str) -> &[ItemId] {
        self.files.get(file)
    }

    /// What an item has in common with all others.
    pub fn head(&self, item: ItemId) -> Option<&'a Head> {
        self.site.head(item)
    }

    /// The text above the list page of a kind, or above the home page, if readers see it.
    pub fn foreword(&self, area: AreaId, of: Option<Kind>) -> Option<&'a Item<Foreword>> {
        let forewords = self.site.area(area).forewords.iter().enumerate();
        let shown = |index| self.is_shown(ItemId { area, kind: Kind::Foreword, index });
        forewords.filter(|(_, it)| it.of == of).find(|(at, _)| shown(*at)).map(|(_, it)| &**it)
    }

    /// The wijken that readers see.
    pub fn wijken(&self) -> impl Iterator<Item = (ItemId, &'a Wijk)> + '_ {
        let wijken = self.site.wijken.iter().enumerate();
        wijken
            .map(|(index, wijk)| (ItemId::wijk(index), &**wijk))
            .filter(|(item, _)| self.is_shown(*item))
    }

    /// The areas that readers see.
    pub fn areas(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.site.areas().filter(|area| self.shows(*area))
    }

    /// Whether readers see an area.
    pub fn shows(&self, area: AreaId) -> bool {
        match area {
            AreaId::Site => true,
            AreaId::Wijk(at) => self.is_shown(ItemId::wijk(at)),
        }
    }

    /// What an item refers to, each with what that leads to.
    pub fn references(&self, from: ItemId) -> impl Iterator<Item = (&'a Reference, &Resolution)> {
        let references = self.head(from).map_or(&[][..], |head| &head.gathered.references);
        references.iter().zip(self.resolutions.get(from).into_iter().flatten())
    }

    /// The item that a reference leads to.
    pub fn find(&self, from: ItemId, reference: &Reference) -> Option<ItemId> {
        self.index.find(from.home(), from.kind, reference)
    }

    /// The municipality that a wijk lies in.
    pub fn municipality(&self, wijk: usize) -> Option<ItemId> {
        let reference = self.site.wijken.get(wijk)?.profile.municipality.as_ref()?;
        self.find(ItemId::wijk(wijk), reference)
    }

    /// The words for the kinds in an area: those of its municipality, then those of the site.
    pub fn words(&self, area: AreaId) -> &Words {
        self.words.get(&area).unwrap_or(&self.site.settings.words)
    }

    /// How something with a course goes on the day of this edition.
    pub fn standing<'c, S>(&self, course: &'c Course<S>) -> Standing<'c, S> {
        standing::standing(course, self.day)
    }

    /// How something with a course and a common status goes, if it is of a kind that has one.
    pub fn standing_of(&self, item: ItemId) -> Option<Standing<'a>> {
        self.site.course_of(item).map(|course| standing::standing(course, self.day))
    }

    /// In what way an item is late, unless something says that it was realised after all.
    pub fn lateness(&self, item: ItemId) -> Option<Lateness> {
        let lateness = self.standing_of(item)?.lateness(self.day)?;
        self.realised(item).is_none().then_some(lateness)
    }

    /// When a milestone was really done, as far as that is known on the day of this edition.
    pub fn realised(&self, item: ItemId) -> Option<When> {
        let milestones = &self.site.area(item.area).milestones;
        let milestone = milestones.get(item.index).filter(|_| item.kind == Kind::Milestone)?;
        milestone.realised.filter(|it| it.first() <= self.day)
    }

    /// The areas that count for an area: itself, and those that it includes, each once.
    pub fn counted_areas(&self, area: AreaId) -> &[AreaId] {
        self.counted.get(&area).map_or(&[], Vec::as_slice)
    }

    /// The next day of an event that readers see; when it is over, its last.
    pub fn next_day(&self, event: ItemId) -> Option<NaiveDate> {
        self.next_days.get(&event).copied()
    }

    /// How far the milestones of an area have got.
    pub fn progress(&self, area: AreaId) -> Progress {
        self.progress.get(&area).cloned().unwrap_or_default()
    }

    /// How far the quick wins of an area have got.
    pub fn quick_win_progress(&self, area: AreaId) -> Progress {
        let mut progress = Progress::default();
        for area in self.counted_areas(area) {
            for item in self.own(*area, Kind::QuickWin).filter(|it| self.counts(*it)) {
                self.count(&mut progress, item, 1);
            }
        }
        progress
    }

    /// How far the milestones that refer to an item by `key` have got: those of a challenge or plan.
    pub fn progress_by(&self, key: &'static str, target: ItemId) -> Progress {
        let mut progress = Progress::default();
        for mention in self.mentions(target).filter(|it| it.key == key) {
            if mention.from.kind == Kind::Milestone && self.counts(mention.from) {
                self.count_milestone(&mut progress, mention.from);
            }
        }
        progress
    }

    fn count_milestone(&self, progress: &mut Progress, item: ItemId) {
        let milestone = &self.site.area(item.area).milestones[item.index];
        self.count(progress, item, milestone.weight.as_ref().map_or(1, |it| it.value));
    }

    fn count(&self, progress: &mut Progress, item: ItemId, weight: u32) {
        let Some(standing) = self.standing_of(item) else { return };
        let lateness = standing.lateness(self.day).filter(|_| self.realised(item).is_none());
        progress.count(standing.common(), weight, lateness);
    }

    /// Drafts are shown, and counted nowhere.
    fn counts(&self, item: ItemId) -> bool {
        self.publication(item) == Publication::Public
    }

    fn collect_counted(&self, area: AreaId) -> Vec<AreaId> {
        match area {
            AreaId::Site => self.areas().collect(),
            AreaId::Wijk(_) => {
                let mut seen = BTreeSet::new();
                self.collect_included(area, &mut seen);
                seen.into_iter().collect()
            }
        }
    }

    /// The progress of each area: its own milestones are counted once, and then added up.
    fn collect_progress(&self) -> BTreeMap<AreaId, Progress> {
        let own: BTreeMap<AreaId, Progress> =
            self.site.areas().map(|area| (area, self.own_progress(area))).collect();
        let together = |counted: &Vec<AreaId>| {
            let mut progress = Progress::default();
            counted.iter().filter_map(|area| own.get(area)).for_each(|it| progress += it);
            progress
        };
        self.counted.iter().map(|(area, counted)| (*area, together(counted))).collect()
    }

    /// The words of the wijken whose municipality has some of its own.
    fn collect_words(&self) -> BTreeMap<AreaId, Words> {
        let own = |at: usize| {
            let municipality = self.municipality(at)?;
            let own = self.site.area.municipalities.get(municipality.index)?;
            Some((AreaId::Wijk(at), own.words.or(&self.site.settings.words)))
        };
        (0..self.site.wijken.len()).filter_map(own).collect()
    }

    fn collect_next_days(&self) -> BTreeMap<ItemId, NaiveDate> {
        let events = self.site.areas().flat_map(|area| self.own(area, Kind::Event));
        let next = |item: ItemId| {
            let event = &self.site.area(item.area).events[item.index];
            Some((item, calendar::next(event, self.day)?))
        };
        events.filter_map(next).collect()
    }

    fn own_progress(&self, area: AreaId) -> Progress {
        let mut progress = Progress::default();
        for item in self.own(area, Kind::Milestone).filter(|it| self.counts(*it)) {
            self.count_milestone(&mut progress, item);
        }
        progress
    }

    fn collect_included(&self, area: AreaId, seen: &mut BTreeSet<AreaId>) {
        let mut waiting = vec![area];
        while let Some(area) = waiting.pop() {
            let AreaId::Wijk(at) = area else { continue };
            if !self.is_shown(ItemId::wijk(at)) || !seen.insert(area) {
                continue;
            }
            let includes = &self.site.wijken[at].profile.includes;
            let inside = includes.iter().filter_map(|it| self.find(ItemId::wijk(at), it));
            waiting.extend(inside.map(|it| AreaId::Wijk(it.index)));
        }
    }

    fn collect_mentions(&self) -> PerItem<Vec<Mention>> {
        let mut mentions = PerItem::new(self.site, |_| Vec::new());
        for (from, _) in self.site.items().filter(|(from, _)| self.is_shown(*from)) {
            for (reference, resolution) in self.references(from) {
                let Resolution::Found(target) = resolution else { continue };
                let Some(all) = mentions.get_mut(*target) else { continue };
                let mention = Mention { from, key: reference.key };
                // What one item says twice stands one after the other.
                if all.last() != Some(&mention) {
                    all.push(mention);
                }
            }
        }
        mentions
    }
}

/// What the references of an item lead to, in their order.
fn resolve(site: &Site, index: &Index<'_>, from: ItemId) -> Vec<Resolution> {
    let head = site.head(from);
    let references = head.into_iter().flat_map(|head| &head.gathered.references);
    references.map(|it| index.resolve(from.home(), from.kind, it)).collect()
}

/// The items in each file. Those of one file stand one after the other.
#[derive(Debug)]
struct Files<'a> {
    items: Vec<ItemId>,
    places: BTreeMap<&'a str, Range<usize>>,
}

impl<'a> Files<'a> {
    fn new(site: &'a Site) -> Self {
        let (mut items, mut places) = (Vec::new(), Vec::<(&str, Range<usize>)>::new());
        for (at, (item, head)) in site.items().enumerate() {
            items.push(item);
            match places.last_mut() {
                Some((file, place)) if **file == *head.span.file => place.end += 1,
                _ => places.push((&head.span.file, at..at + 1)),
            }
        }
        Files { items, places: places.into_iter().collect() }
    }

    fn get(&self, file: &str) -> &[ItemId] {
        self.places.get(file).map_or(&[], |place| &self.items[place.clone()])
    }
}
