//! The columns of challenges, plans, decisions, activities, milestones and quick wins, and of what
//! was recorded of them later.

use super::super::column::Column;
use super::super::row::{Part, Row};
use super::{Columns, plain, with_address, words_of};
use crate::model::promises::DecisionFacts;
use crate::model::{Course, Kind, Update};
use crate::values::Planning;

pub(super) const CHALLENGE: Columns = &[
    Column::text("nummer", "het nummer waaronder bewoners haar kennen", |row| {
        row.challenge().number.as_deref()
    }),
    Column::references("themas", "de thema’s waar zij bij hoort"),
    Column::list("doelen_tekst", "wat ermee bereikt moet worden", |row| {
        row.challenge().goals.iter().map(|it| it.title.as_str().into()).collect()
    }),
    Column::list("verslag-in_tekst", "waarin erover wordt verteld, als dat elders is", |row| {
        let report = row.challenge().reported_in.iter();
        report.map(|it| with_address(&it.title, it.link.as_ref())).collect()
    }),
];

pub(super) const PLAN: Columns = &[
    Column::period("periode", "van wanneer tot wanneer het geldt", |row| row.plan().period),
    Column::when("vastgesteld.datum", "wanneer het is vastgesteld", |row| {
        row.plan().adopted.as_ref()?.date
    }),
    Column::text("vastgesteld.door", "door wie", |row| row.plan().adopted.as_ref()?.by.as_deref()),
    Column::text("vastgesteld.nummer", "het nummer van dat besluit", |row| {
        row.plan().adopted.as_ref()?.number.as_deref()
    }),
    Column::references("opgaven", "de opgaven waaraan het werkt"),
    Column::reference("opvolger-van", "het plan ervoor"),
];

pub(super) const DECISION: Columns = &[
    Column::when("datum", "wanneer het is genomen", |row| row.decision().date),
    Column::flag("datum-onzeker", "of de bron daarover twijfel laat", |row| {
        Some(row.decision().date_uncertain)
    }),
    Column::text("nummer", "het nummer", |row| row.decision().number.as_deref()),
    Column::text("soort", "wat voor besluit", |row| row.decision().sort.as_deref()),
    Column::text("link", "waar het te lezen is", |row| row.decision().link.as_deref()),
    Column::item("plan", "het plan waar het bij hoort", |row| {
        if row.is_in_plan() {
            return Some(row.item);
        }
        let area = row.edition.site.area(row.item.area);
        let plan = area.decisions[row.item.index].plan.as_ref()?;
        row.edition.find(row.item, plan)
    }),
];

pub(super) const ACTIVITY: Columns = &[
    Column::reference("opgave", "de opgave waarvoor zij is"),
    Column::text("ritme", "hoe vaak", |row| row.activity().rhythm.as_deref()),
    Column::when("van", "sinds wanneer", |row| row.activity().from),
    Column::when("tot", "tot en met wanneer", |row| {
        row.activity().until.as_ref().map(|it| it.value)
    }),
    Column::reference("aanbieder", "wie het doet"),
    Column::text("plekken", "waar", |row| row.activity().places.as_deref()),
    Column::reference("onderdeel-van", "de activiteit waar zij bij hoort"),
];

pub(super) const MILESTONE: Columns = &[
    Column::reference("opgave", "de opgave waar zij bij hoort"),
    Column::reference("plan", "het plan dat haar beloofde"),
    Column::planning("gepland", "wanneer zij nu gepland is", |row| row.planned()),
    Column::planning("eerst_gepland", "wanneer zij eerst gepland was", |row| row.planned_before()),
    Column::when("gerealiseerd", "wanneer zij echt klaar was", |row| {
        row.edition.realised(row.item)
    }),
    Column::whole("gewicht", "hoe zwaar zij telt in de voortgang", |row| {
        Some(row.milestone().weight.as_ref().map_or(1, |it| it.value))
    }),
    Column::reference("trekker", "wie ervoor zorgt"),
    Column::references("partners", "wie meehelpt"),
    Column::text("locatie", "waar", |row| row.milestone().location.as_deref()),
    Column::text("herkomst", "waar de wens vandaan kwam", |row| row.milestone().origin.as_deref()),
    Column::reference("idee", "het idee waarmee het begon"),
    Column::reference("vervolg", "wat erna kwam"),
];

pub(super) const QUICK_WIN: Columns = &[
    Column::reference("opgave", "de opgave waar hij bij hoort"),
    Column::planning("datum", "wanneer hij nu gepland is", |row| row.planned()),
    Column::planning("eerst_gepland", "wanneer hij eerst gepland was", |row| row.planned_before()),
    Column::text("resultaat", "wat ervan is gekomen", |row| row.quick_win().result.as_deref()),
    Column::references("partners", "wie meehielp"),
    Column::text("locatie", "waar", |row| row.quick_win().location.as_deref()),
    Column::text("herkomst", "waar de wens vandaan kwam", |row| row.quick_win().origin.as_deref()),
    Column::reference("idee", "het idee waarmee het begon"),
    Column::reference("vervolg", "wat erna kwam"),
];

/// What was recorded later, a row for each message.
pub(in super::super) const UPDATES: Columns = &[
    Column::item("over", "waar het bericht over gaat: de kolom id_volledig daar", |row| {
        Some(row.item)
    }),
    Column::text("over_soort", "in welk bestand dat staat", |row| Some(row.item.kind.file())),
    Column::text("over_titel", "hoe dat heet", |row| Some(row.title())),
    Column::text("wijk", "het id van de wijk; leeg als het voor de hele site is", |row| {
        row.wijk().map(|it| it.id.as_str())
    }),
    Column::text("wijk_naam", "de naam van die wijk", |row| row.wijk().map(|it| it.title.as_str())),
    Column::when("datum", "de dag vanaf wanneer het geldt", |row| match row.part {
        Part::Update(update) => update.date,
        Part::IdeaUpdate(update) => update.date,
        _ => None,
    }),
    Column::status("status", "hoe het er vanaf toen mee stond", |row| match row.part {
        Part::Update(update) => update.status.as_ref().map(words_of),
        Part::IdeaUpdate(update) => {
            update.status.as_ref().map(|it| (it.status.word(), it.status.label()))
        }
        _ => None,
    }),
    Column::planning("gepland", "wanneer het vanaf toen gepland was", |row| match row.part {
        Part::Update(update) => update.planned.as_ref(),
        Part::IdeaUpdate(update) => update.planned.as_ref(),
        _ => None,
    }),
    Column::text("reden", "waarom", |row| match row.part {
        Part::Update(update) => update.reason.as_deref(),
        Part::IdeaUpdate(update) => update.reason.as_deref(),
        _ => None,
    }),
    Column::made("tekst", "wat erover te vertellen was, zonder links en nadruk", |row| {
        match row.part {
            Part::Update(update) => plain(&update.text),
            Part::IdeaUpdate(update) => plain(&update.text),
            _ => None,
        }
    }),
    Column::address("pagina_adres", "de pagina waarop het staat", |row| row.address()),
];

/// The messages about an item that are known on the day of the edition.
pub(in super::super) fn updates(row: Row<'_>) -> Vec<Part<'_>> {
    if row.item.kind == Kind::Idea {
        return known(row, &row.idea().course).into_iter().map(Part::IdeaUpdate).collect();
    }
    let course = row.edition.site.course_of(row.item);
    course.into_iter().flat_map(|it| known(row, it)).map(Part::Update).collect()
}

fn known<'a, S>(row: Row<'a>, course: &'a Course<S>) -> Vec<&'a Update<S>> {
    // Most things have none, and then there is nothing to put in order.
    if course.updates.is_empty() { Vec::new() } else { row.edition.standing(course).updates }
}

/// The decisions inside a plan.
pub(in super::super) fn plan_decisions(row: Row<'_>) -> Vec<Part<'_>> {
    let decisions = row.plan().decisions.iter().enumerate();
    decisions.map(|(at, it)| Part::Decision(at, it)).collect()
}

impl<'a> Row<'a> {
    /// What is known of a decision, inside a plan or outside one.
    fn decision(self) -> &'a DecisionFacts {
        if let Part::Decision(_, decision) = self.part {
            return &decision.facts;
        }
        &self.edition.site.area(self.item.area).decisions[self.item.index].facts
    }

    fn planned(self) -> Option<&'a Planning> {
        self.standing()?.planned
    }

    fn planned_before(self) -> Option<&'a Planning> {
        self.standing()?.planned_before
    }
}
