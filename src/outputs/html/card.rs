//! Items in short, to click on.

use super::Composer;
use super::item::counting_key;
use super::view::Card;
use crate::derive::publication::Publication;
use crate::model::promises::DecisionFacts;
use crate::model::{AreaId, ItemId, Kind};
use crate::values::weekday_date;

/// What a card says about time: in words, and for machines.
type Time = (Option<String>, Option<String>);

impl Composer<'_> {
    /// Cards of several items on a page of one area.
    pub(super) fn cards(self, items: impl IntoIterator<Item = ItemId>, area: AreaId) -> Vec<Card> {
        items.into_iter().filter_map(|item| self.card(item, area)).collect()
    }

    /// The card of an item on a page of one area; nothing for what readers do not see.
    pub(super) fn card(self, item: ItemId, area: AreaId) -> Option<Card> {
        let url = self.address(item)?;
        let head = self.edition().head(item)?;
        let (when, datetime) = self.time(item);
        let number = match item.kind {
            Kind::Challenge => {
                self.edition().site.area(item.area).challenges[item.index].number.clone()
            }
            _ => None,
        };
        Some(Card {
            kind: item.kind.file(),
            label: self.label(item.home(), item.kind),
            title: head.title.clone(),
            number,
            url,
            standing: self.standing_of(item),
            when,
            datetime,
            place: self.place(item),
            summary: Self::excerpt(head.summary.as_ref(), &head.text)
                .or_else(|| self.decision_in_short(item)),
            photo: head.photo.as_ref().and_then(|photo| self.photo(photo)),
            progress: self.progress_of(item),
            wijk: self.wijk_name(item, area),
            shared: self.shared(item, area),
            marks: self.marks(item),
            language: head.language.clone(),
        })
    }

    /// The number and the sort of a decision.
    fn decision_in_short(self, item: ItemId) -> Option<String> {
        let decisions = &self.edition().site.area(item.area).decisions;
        let decision = decisions.get(item.index).filter(|_| item.kind == Kind::Decision)?;
        decision_summary(&decision.facts)
    }

    /// Marks that readers must not miss.
    pub(super) fn marks(self, item: ItemId) -> Vec<String> {
        let mut marks = Vec::new();
        if self.edition().publication(item) == Publication::Draft {
            marks.push("concept".to_owned());
        }
        let events = &self.edition().site.area(item.area).events;
        if item.kind == Kind::Event && events[item.index].cancelled.is_some() {
            marks.push("afgelast".to_owned());
        }
        marks
    }

    /// The name of the wijk of an item, on a page of something else.
    pub(crate) fn wijk_name(self, item: ItemId, shown_in: AreaId) -> Option<String> {
        match item.area {
            AreaId::Wijk(at) if item.area != shown_in => {
                Some(self.title(ItemId::wijk(at)).to_owned())
            }
            _ => None,
        }
    }

    /// When an item is, or was. Where its standing says so, nothing is said twice.
    pub(super) fn time(self, item: ItemId) -> Time {
        let area = self.edition().site.area(item.area);
        let at = item.index;
        match item.kind {
            Kind::News => match area.news[at].date {
                Some(day) => (Some(crate::values::show_date(day)), Some(day.to_string())),
                None => (None, None),
            },
            Kind::Event => self.next_time(item),
            Kind::Plan => (area.plans[at].period.map(|it| it.to_string()), None),
            Kind::Activity => (area.activities[at].rhythm.clone(), None),
            Kind::Idea => (area.ideas[at].submitted.map(|it| it.to_string()), None),
            Kind::Decision => (decision_time(&area.decisions[at].facts), None),
            Kind::Outcome => (area.outcomes[at].date.map(|it| it.to_string()), None),
            _ => (None, None),
        }
    }

    /// The next time that an event takes place; when it is over, the last.
    fn next_time(self, item: ItemId) -> Time {
        let event = &self.edition().site.area(item.area).events[item.index];
        let Some(begins) = &event.begins else { return (None, None) };
        let day = self.edition().next_day(item).unwrap_or_else(|| begins.day());
        let time = begins.time();
        let words = match time {
            Some(time) => format!("{}, {} uur", weekday_date(day), time.format("%H.%M")),
            None => weekday_date(day),
        };
        let machine = match time {
            Some(time) => format!("{day}T{}", time.format("%H:%M")),
            None => day.to_string(),
        };
        (Some(words), Some(machine))
    }

    /// Where an item is.
    fn place(self, item: ItemId) -> Option<String> {
        let area = self.edition().site.area(item.area);
        match item.kind {
            Kind::Event => area.events[item.index].location.as_ref().map(|it| it.name.clone()),
            Kind::Milestone => area.milestones[item.index].location.clone(),
            Kind::QuickWin => area.quick_wins[item.index].location.clone(),
            _ => None,
        }
    }

    /// How far a challenge or a plan has got.
    pub(super) fn progress_of(self, item: ItemId) -> Option<super::view::Progress> {
        let key = counting_key(item.kind)?;
        let noun = (Kind::Milestone, item.area);
        Some(self.progress(&self.edition().progress_by(key, item), noun))
    }
}

/// When a decision was taken, and whether that is certain.
pub(super) fn decision_time(facts: &DecisionFacts) -> Option<String> {
    let doubt = if facts.date_uncertain { " (datum onzeker)" } else { "" };
    facts.date.map(|it| format!("{it}{doubt}"))
}

/// The number and the sort of a decision.
pub(super) fn decision_summary(facts: &DecisionFacts) -> Option<String> {
    let number = facts.number.as_ref().map(|it| format!("Nummer {it}"));
    let parts: Vec<String> = [number, facts.sort.clone()].into_iter().flatten().collect();
    Some(parts.join(", ")).filter(|it| !it.is_empty())
}
