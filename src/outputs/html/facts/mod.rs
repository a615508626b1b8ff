//! What is known about an item, label by label. Every key of every kind that has no place of its
//! own on the page ends up here.

mod figures;
mod news;
mod people;
mod promises;

use super::Composer;
use crate::decode::Reference;
use crate::model::{AreaId, ItemId, Kind};
use crate::outputs::view::{Fact, FactValue};

/// Facts being collected about one item. What is not there is not listed.
pub(super) struct Facts<'a> {
    composer: Composer<'a>,
    item: ItemId,
    list: Vec<Fact>,
}

impl Facts<'_> {
    fn text(&mut self, label: &str, value: Option<impl ToString>) {
        self.texts(label, value.map(|it| it.to_string()));
    }

    fn texts(&mut self, label: &str, values: impl IntoIterator<Item = String>) {
        let value = |text| FactValue { text, ..FactValue::default() };
        self.values(label, values.into_iter().map(value).collect());
    }

    fn references<'r>(&mut self, label: &str, references: impl IntoIterator<Item = &'r Reference>) {
        let references: Vec<Reference> = references.into_iter().cloned().collect();
        let values = self.composer.named(self.item, &references);
        self.values(label, values);
    }

    fn web(&mut self, label: &str, title: Option<&str>, url: Option<&String>) {
        let Some(url) = url else { return };
        let file = self.composer.edition().head(self.item).map_or("", |it| &it.span.file);
        let target = self.composer.target(file, url);
        let text = title.map_or_else(|| bare(url), str::to_owned);
        let value =
            FactValue { text, url: target.url, external: target.external, ..FactValue::default() };
        self.values(label, vec![value]);
    }

    fn values(&mut self, label: &str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.list.push(Fact { label: label.to_owned(), values });
        }
    }

    /// The word for one of a kind, with a capital.
    fn word(&self, kind: Kind) -> String {
        self.composer.label(self.item.home(), kind)
    }

    /// Words before that for one of a kind: `Begonnen als idee`.
    fn with_word(&self, before: &str, kind: Kind) -> String {
        format!("{before} {}", self.composer.edition().words(self.item.home()).one(kind))
    }

    /// References to one kind, under the word for it.
    fn those<'r>(&mut self, kind: Kind, references: impl IntoIterator<Item = &'r Reference>) {
        let label = self.word(kind);
        self.references(&label, references);
    }

    fn challenge(&mut self, reference: Option<&Reference>) {
        self.those(Kind::Challenge, reference);
    }
}

/// A web address as people read it.
pub(super) fn bare(url: &str) -> String {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.unwrap_or(url).trim_end_matches('/').to_owned()
}

impl Composer<'_> {
    /// What is known about an item, label by label.
    pub(crate) fn facts(self, item: ItemId) -> Vec<Fact> {
        let area = self.edition().site.area(item.area);
        let mut facts = Facts { composer: self, item, list: Vec::new() };
        let at = item.index;
        match item.kind {
            Kind::Wijk => people::profile(&mut facts, &self.edition().site.wijken[at].profile),
            Kind::Challenge => promises::challenge(&mut facts, &area.challenges[at]),
            Kind::Plan => promises::plan(&mut facts, &area.plans[at]),
            Kind::Decision => {
                promises::decision(&mut facts, &area.decisions[at].facts);
                facts.those(Kind::Plan, &area.decisions[at].plan);
            }
            Kind::Activity => promises::activity(&mut facts, &area.activities[at]),
            Kind::Outcome => figures::outcome(&mut facts, &area.outcomes[at]),
            Kind::Voice => people::voice(&mut facts, &area.voices[at]),
            Kind::Milestone => promises::milestone(&mut facts, &area.milestones[at]),
            Kind::QuickWin => promises::quick_win(&mut facts, &area.quick_wins[at]),
            Kind::Contact => people::contact(&mut facts, &area.contacts[at]),
            Kind::News => news::news(&mut facts, &area.news[at]),
            Kind::Event => news::event(&mut facts, &area.events[at]),
            Kind::Indicator => figures::indicator(&mut facts, &area.indicators[at]),
            Kind::Budget => figures::budget(&mut facts, &area.budgets[at]),
            Kind::Idea => people::idea(&mut facts, &area.ideas[at]),
            Kind::Organisation => people::organisation(&mut facts, &area.organisations[at]),
            Kind::Municipality | Kind::Page | Kind::Theme | Kind::Foreword => (),
        }
        self.audience(&mut facts);
        facts.list
    }

    /// For whom an item of the whole site is meant.
    fn audience(self, facts: &mut Facts<'_>) {
        let Some(head) = self.edition().head(facts.item) else { return };
        if facts.item.area == AreaId::Site && !head.audience.is_empty() {
            facts.references("Voor", &head.audience);
        }
    }
}
