//! The columns of challenges, plans, decisions, activities, milestones and quick wins, and of what
//! was recorded of them later.

use super::super::column::Column;
use super::super::row::Row;
use super::{Columns, with_address};
use crate::model::Kind;
use crate::model::promises::{DecisionFacts, PlanDecision};
use crate::values::Planning;

pub(super) const CHALLENGE: Columns = &[
    Column::text("nummer", "het nummer waaronder bewoners haar kennen", |row| {
        row.challenge().number.as_deref()
    }),
    Column::references("themas", "de thema’s waar zij bij hoort"),
    Column::list("doelen", "wat ermee bereikt moet worden", |row| {
        row.challenge().goals.iter().map(|it| it.title.as_str().into()).collect()
    }),
    Column::list("verslag-in", "waarin erover wordt verteld, als dat elders is", |row| {
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
    Column::when("datum", "de dag vanaf wanneer het geldt", |row| {
        row.update().map_or_else(|| row.idea_update()?.date, |it| it.date)
    }),
    Column::status("status", "hoe het er vanaf toen mee stond", |row| {
        if let Some(idea) = row.idea_update() {
            let status = idea.status.as_ref()?.status;
            return Some((status.word(), status.label()));
        }
        let spoken = row.update()?.status.as_ref()?;
        Some((spoken.status.word(), spoken.local.as_deref().unwrap_or(spoken.status.label())))
    }),
    Column::planning("gepland", "wanneer het vanaf toen gepland was", |row| {
        row.update().map_or_else(|| row.idea_update()?.planned.as_ref(), |it| it.planned.as_ref())
    }),
    Column::text("reden", "waarom", |row| {
        row.update().map_or_else(|| row.idea_update()?.reason.as_deref(), |it| it.reason.as_deref())
    }),
    Column::made("tekst", "wat erover te vertellen was, zonder opmaak", |row| {
        let text = row
            .update()
            .map_or_else(|| row.idea_update().map(|it| &it.text), |it| Some(&it.text))?;
        Some(text.words()).filter(|it| !it.is_empty())
    }),
    Column::address("pagina_adres", "de pagina waarop het staat", |row| row.address()),
];

/// How many messages there are about an item on the day of the edition.
pub(in super::super) fn updates(row: Row<'_>) -> usize {
    if row.item.kind == Kind::Idea {
        let course = &row.idea().course;
        return if course.updates.is_empty() {
            0
        } else {
            row.edition.standing(course).updates.len()
        };
    }
    match row.edition.site.course_of(row.item) {
        Some(course) if !course.updates.is_empty() => row.edition.standing(course).updates.len(),
        _ => 0,
    }
}

impl<'a> Row<'a> {
    /// A decision inside a plan.
    pub(in super::super) fn plan_decision(self) -> &'a PlanDecision {
        &self.plan().decisions[self.part.unwrap_or_default()]
    }

    /// What is known of a decision, inside a plan or outside one.
    fn decision(self) -> &'a DecisionFacts {
        if self.is_in_plan() {
            return &self.plan_decision().facts;
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
