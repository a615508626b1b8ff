//! One item with all there is to tell.

use std::collections::BTreeMap;

use super::Composer;
use super::card::{decision_summary, decision_time};
use super::view::{Card, Change, Fact, FactValue, Heading, Item, Link};
use crate::decode::Text;
use crate::edition::Mention;
use crate::model::wijk::WijkSort;
use crate::model::{AreaId, Citation, Head, ItemId, Kind, Spoken, Status, Update};
use crate::values::{When, capitalise};

/// Where an item is shown: on a page of its own, or among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On a page of its own.
    OwnPage,
    /// Among others, its title at this level of heading.
    Among(u8),
}

/// The kinds of things that belong to an item, in the order in which its page lists them.
const RELATED: &[Kind] = &[
    Kind::Challenge,
    Kind::Milestone,
    Kind::QuickWin,
    Kind::Activity,
    Kind::Outcome,
    Kind::Indicator,
    Kind::Budget,
    Kind::Plan,
    Kind::Decision,
    Kind::Idea,
    Kind::Event,
    Kind::News,
    Kind::Contact,
    Kind::Wijk,
];

impl Composer<'_> {
    /// An item on a page of its own, with what belongs to it.
    pub(super) fn item_page(self, item: ItemId) -> Item {
        let mut view = self.item(item, Place::OwnPage, item.area);
        self.add_related(item, &mut view);
        (view.previous, view.next) = self.neighbours(item);
        view
    }

    /// An item with all that it says itself, on a page of one area.
    pub(super) fn item(self, item: ItemId, place: Place, shown_in: AreaId) -> Item {
        let Some(head) = self.edition().head(item) else { return empty(item.kind) };
        let (level, prefix) = match place {
            // The text of a wijk stands under a heading of its page, *Over de wijk*.
            Place::OwnPage => (if item.kind == Kind::Wijk { 3 } else { 2 }, String::new()),
            Place::Among(level) => (level + 1, format!("{}-", id_of(item, head))),
        };
        let (when, datetime) = self.time(item);
        let site = self.edition().site;
        Item {
            id: id_of(item, head),
            label: self.item_label(item),
            title: head.title.clone(),
            number: match item.kind {
                Kind::Challenge => site.area(item.area).challenges[item.index].number.clone(),
                _ => None,
            },
            summary: head.summary.clone(),
            photo: head.photo.as_ref().and_then(|photo| self.photo(photo)),
            logo: self.logo(item),
            text_html: self.prose(&head.text, level, &prefix),
            contents: contents(&head.text, place),
            standing: self.standing_of(item),
            progress: self.progress_of(item),
            facts: self.facts(item),
            figure: self.figure(item),
            history: self.history(item, level, &prefix),
            remark: head.remark.clone(),
            attachments: head.attachments.iter().map(|it| self.attachment(it)).collect(),
            links: self.links(head),
            sources: head.sources.iter().map(|it| self.source(head, it)).collect(),
            changed: head.changed.map(|it| it.to_string()),
            shared: self.shared(item, shown_in),
            marks: self.item_marks(item),
            language: head.language.clone(),
            datetime,
            when: when.filter(|_| item.kind != Kind::Decision),
            wijk: self.wijk_name(item, shown_in),
            ..empty(item.kind)
        }
    }

    /// The logo of an organisation.
    fn logo(self, item: ItemId) -> Option<String> {
        let organisations = &self.edition().site.area(item.area).organisations;
        let organisation = organisations.get(item.index);
        let organisation = organisation.filter(|_| item.kind == Kind::Organisation)?;
        organisation.logo.as_ref().and_then(|it| self.file(it))
    }

    /// What an item is called: a wijk by the sort of area that it is.
    fn item_label(self, item: ItemId) -> String {
        let wijk = self.edition().site.wijken.get(item.index).filter(|_| item.kind == Kind::Wijk);
        match wijk.and_then(|it| it.profile.sort) {
            Some(sort) if sort != WijkSort::Wijk => capitalise(sort.word()),
            _ => self.label(item.home(), item.kind),
        }
    }

    fn links(self, head: &Head) -> Vec<Link> {
        let links = head.links.iter();
        links.map(|it| self.web_link(&head.span.file, &it.title, it.url.as_deref())).collect()
    }

    fn source(self, head: &Head, source: &Citation) -> Link {
        let title = match source.date {
            Some(date) => format!("{}, {date}", source.title),
            None => source.title.clone(),
        };
        self.web_link(&head.span.file, &title, source.url.as_deref())
    }

    fn item_marks(self, item: ItemId) -> Vec<String> {
        let mut marks = self.marks(item);
        let voices = &self.edition().site.area(item.area).voices;
        if item.kind == Kind::Voice && voices[item.index].critical {
            marks.push("kritisch".to_owned());
        }
        marks
    }

    /// What was recorded through time, the newest first.
    fn history(self, item: ItemId, level: u8, prefix: &str) -> Vec<Change> {
        let edition = self.edition();
        if item.kind == Kind::Idea {
            let idea = &edition.site.area(item.area).ideas[item.index];
            let updates = edition.standing(&idea.course).updates;
            let label =
                |it: &Spoken<crate::model::IdeaStatus>| (it.status.word(), it.status.label());
            let changes = updates.iter().enumerate().rev();
            let changes =
                changes.map(|(at, it)| self.change(it, level, &update_prefix(prefix, at), label));
            return self.with_advice(item, changes.collect(), level, prefix);
        }
        let Some(standing) = edition.standing_of(item) else { return Vec::new() };
        let label = |it: &Spoken<Status>| (it.status.word(), it.status.label());
        let changes = standing.updates.iter().enumerate().rev();
        changes.map(|(at, it)| self.change(it, level, &update_prefix(prefix, at), label)).collect()
    }

    fn change<S>(
        self,
        update: &Update<S>,
        level: u8,
        prefix: &str,
        label: impl Fn(&Spoken<S>) -> (&'static str, &'static str),
    ) -> Change {
        let standing = update.status.as_ref().map(|spoken| {
            let (status, common) = label(spoken);
            super::view::Standing {
                status,
                label: spoken.local.clone().unwrap_or_else(|| common.to_owned()),
                common: spoken.local.is_some().then_some(common),
                reason: None,
                planned: None,
                planned_before: None,
                realised: None,
                overdue: false,
                updated: None,
            }
        });
        Change {
            date: update.date.map(|it| it.to_string()).unwrap_or_default(),
            standing,
            planned: update.planned.as_ref().map(ToString::to_string),
            reason: update.reason.clone(),
            by: None,
            text_html: self.prose(&update.text, level, prefix),
        }
    }

    /// The advice on an idea is a part of its history.
    fn with_advice(
        self,
        item: ItemId,
        mut changes: Vec<Change>,
        level: u8,
        prefix: &str,
    ) -> Vec<Change> {
        let idea = &self.edition().site.area(item.area).ideas[item.index];
        let known = |it: &&crate::model::people::Advice| {
            it.date.is_none_or(|date| date.last() <= self.edition().day)
        };
        if let Some(advice) =
            idea.advice.as_ref().filter(known).filter(|it| !it.explanation.is_empty())
        {
            let date = advice.date.map(|it| it.to_string()).unwrap_or_default();
            let prefix = format!("{prefix}advies-");
            let text_html = self.prose(&advice.explanation, level, &prefix);
            let by = advice.by.clone().or_else(|| Some("adviesgroep".to_owned()));
            let newer = |it: &&Update<_>| it.date.map(When::last) > advice.date.map(When::last);
            let at =
                self.edition().standing(&idea.course).updates.iter().filter(|it| newer(it)).count();
            changes.insert(at, Change { date, by, text_html, ..Change::default() });
        }
        changes
    }

    /// What refers to an item: its milestones, the news about it, what was said about it.
    fn add_related(self, item: ItemId, view: &mut Item) {
        let mut related: BTreeMap<(Kind, &str), Vec<ItemId>> = BTreeMap::new();
        for Mention { from, key } in self.edition().mentions(item) {
            related.entry((from.kind, heading_key(from.kind, key))).or_default().push(from);
        }
        if item.kind == Kind::Plan {
            view.sections.extend(self.plan_decisions(item));
        }
        if let Some(key) = counting_key(item.kind) {
            let milestones = related.remove(&(Kind::Milestone, "")).unwrap_or_default();
            view.timeline = self.timeline(&self.in_reading_order(&milestones), item.area);
            view.attention = Some(self.attention_by(key, item));
        }
        for kind in RELATED {
            let groups = related.range((*kind, "")..).take_while(|((it, _), _)| it == kind);
            for ((_, key), items) in groups {
                let (id, title) = self.heading(item.area, *kind, key);
                let mut items = self.in_reading_order(items);
                let others = items.len().saturating_sub(most(item.kind));
                items.truncate(most(item.kind));
                view.add(&id, &title, self.cards(items, item.area), others);
            }
        }
        let voices =
            related.range((Kind::Voice, "")..).take_while(|((it, _), _)| *it == Kind::Voice);
        let voices = voices.flat_map(|(_, items)| items);
        view.voices = voices.map(|it| self.item(*it, Place::Among(3), item.area)).collect();
    }

    fn in_reading_order(self, items: &[ItemId]) -> Vec<ItemId> {
        let mut items = items.to_vec();
        items.sort_by_cached_key(|it| self.edition().position(*it));
        items.dedup();
        items
    }

    /// The heading above items of a kind that refer to something by a key.
    fn heading(self, area: AreaId, kind: Kind, key: &str) -> (String, String) {
        let title = match (kind, key) {
            (_, "onderdeel-van") => "Onderdelen".to_owned(),
            (_, "opvolger-van") => "Vervolg".to_owned(),
            (_, "vervolg") => "Kwam voort uit".to_owned(),
            (_, "idee") => "Wat hieruit kwam".to_owned(),
            (Kind::News, _) => format!("{} hierover", self.label_many(area, kind)),
            (kind, _) => self.label_many(area, kind),
        };
        let id = format!("{}-{}", kind.file(), if key.is_empty() { "hierbij" } else { key });
        (id, title)
    }

    /// The items before and after this one among its kind.
    fn neighbours(self, item: ItemId) -> (Option<Link>, Option<Link>) {
        if !matches!(item.kind, Kind::News | Kind::Milestone | Kind::QuickWin | Kind::Event) {
            return (None, None);
        }
        let position = self.edition().position(item).filter(|_| self.edition().is_shown(item));
        let Some(at) = position else { return (None, None) };
        let list = self.edition().list(item.area, item.kind);
        let link = |at: Option<usize>| {
            let other = list.get(at?).filter(|it| it.area == item.area)?;
            self.address(*other).map(|_| self.link(*other))
        };
        let (before, after) = (link(at.checked_sub(1)), link(Some(at + 1)));
        if item.kind == Kind::News { (after, before) } else { (before, after) }
    }

    /// The decisions inside a plan.
    fn plan_decisions(self, plan: ItemId) -> Option<super::view::Section> {
        let decisions = &self.edition().site.area(plan.area).plans[plan.index].decisions;
        let path = crate::pages::section_path(self.edition().site, plan.area, Kind::Decision, 1);
        let url = self.press.link(&path);
        let cards: Vec<Card> = decisions
            .iter()
            .enumerate()
            .map(|(at, decision)| {
                let facts = &decision.facts;
                Card {
                    kind: Kind::Decision.file(),
                    label: self.label(plan.area, Kind::Decision),
                    title: decision.title.clone(),
                    url: format!("{url}#{}", self.decision_id(plan, at)),
                    when: decision_time(facts),
                    summary: decision_summary(facts),
                    ..Card::default()
                }
            })
            .collect();
        let title = self.label_many(plan.area, Kind::Decision);
        (!cards.is_empty()).then(|| super::view::Section {
            id: "besluiten".to_owned(),
            title,
            cards,
            more: None,
        })
    }

    /// Names a decision inside a plan on the page with all decisions.
    pub(super) fn decision_id(self, plan: ItemId, at: usize) -> String {
        let plan = self.edition().head(plan).map_or("", |head| &head.id);
        format!("{plan}-besluit-{}", at + 1)
    }

    /// An item that is no item of the model: a decision inside a plan.
    pub(super) fn fact_sheet(kind: Kind, id: String, title: &str, facts: Vec<Fact>) -> Item {
        Item { id, title: title.to_owned(), facts, ..empty(kind) }
    }
}

/// Names an item on a page that it shares with others. Voices stand among other kinds.
fn id_of(item: ItemId, head: &Head) -> String {
    match item.kind {
        Kind::Voice => format!("stem-{}", head.id),
        _ => head.id.clone(),
    }
}

/// By which key milestones say that they count for an item of this kind.
pub(super) fn counting_key(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Challenge => Some("opgave"),
        Kind::Plan => Some("plan"),
        _ => None,
    }
}

/// How many items of one kind a page lists: a partner may have a hand in thousands.
fn most(kind: Kind) -> usize {
    if kind == Kind::Organisation { 20 } else { 200 }
}

/// Keys whose items stand under a heading of their own; all others share one.
fn heading_key(kind: Kind, key: &'static str) -> &'static str {
    match key {
        "onderdeel-van" | "opvolger-van" | "vervolg" | "idee" if kind != Kind::News => key,
        _ => "",
    }
}

/// Ids in the text of an update must differ from those in other texts of the page.
fn update_prefix(prefix: &str, at: usize) -> String {
    format!("{prefix}bericht-{}-", at + 1)
}

/// The headings of a long text.
fn contents(text: &Text, place: Place) -> Vec<Heading> {
    const FROM: usize = 3;
    let headings = text.headings();
    if headings.len() < FROM || place != Place::OwnPage {
        return Vec::new();
    }
    let heading = |it: &crate::markdown::Heading| Heading {
        level: it.level,
        id: it.id.clone(),
        text: it.text.clone(),
    };
    headings.iter().map(heading).collect()
}

fn empty(kind: Kind) -> Item {
    Item { kind: kind.file(), label: capitalise(kind.one()), ..Item::default() }
}

impl From<Link> for FactValue {
    fn from(link: Link) -> FactValue {
        FactValue {
            text: link.title,
            url: link.url,
            external: link.external,
            ..FactValue::default()
        }
    }
}
