//! What a wijk set out to do: challenges (*opgaven*), plans, milestones, quick wins and activities.

use super::course::Course;
use super::item::{Body, Origin};
use crate::decode::{FromRecord, Record, Reference};
use crate::diagnostic::Located;
use crate::values::{Period, When};

/// Something the wijk set out to do something about.
#[derive(Debug)]
pub struct Challenge {
    /// The number that residents know it by; shown, never used as a name.
    pub number: Option<String>,
    /// The themes it belongs to.
    pub themes: Vec<Reference>,
    /// What should come of it.
    pub goals: Vec<Goal>,
    /// Where the council reads about it, if elsewhere.
    pub reported_in: Option<Report>,
    /// How it goes as a whole.
    pub course: Course,
}

/// What should come of a challenge.
#[derive(Debug)]
pub struct Goal {
    /// What should be so.
    pub title: String,
    /// A name to link to.
    pub id: Option<String>,
    /// By when, in words: `lang`, `kort`.
    pub term: Option<String>,
    /// When it was added to the others.
    pub added: Option<When>,
}

/// A paper in which something is reported.
#[derive(Debug)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// Its number, as text.
    pub number: Option<String>,
    /// Its address.
    pub link: Option<String>,
}

/// What a council or a wijk decided to do in a period.
#[derive(Debug)]
pub struct Plan {
    /// From when to when.
    pub period: Option<Period>,
    /// The decision that made it a plan.
    pub adopted: Option<Adoption>,
    /// The challenges that it works on.
    pub challenges: Vec<Reference>,
    /// The plan before it.
    pub succeeds: Option<Reference>,
    /// The decisions that belong to it.
    pub decisions: Vec<PlanDecision>,
}

/// The decision that made a plan a plan.
#[derive(Debug)]
pub struct Adoption {
    /// When.
    pub date: Option<When>,
    /// By whom.
    pub by: Option<String>,
    /// The number of the decision, as text.
    pub number: Option<String>,
}

/// A decision inside a plan.
#[derive(Debug)]
pub struct PlanDecision {
    /// What was decided.
    pub title: String,
    /// The rest of it.
    pub facts: DecisionFacts,
}

/// A decision outside a plan.
#[derive(Debug)]
pub struct Decision {
    /// When, by which number, and so on.
    pub facts: DecisionFacts,
    /// The plan it belongs to after all.
    pub plan: Option<Reference>,
}

/// What is known of a decision besides its title.
#[derive(Debug)]
pub struct DecisionFacts {
    /// When it was taken.
    pub date: Option<When>,
    /// Its number, as text: a leading zero counts.
    pub number: Option<String>,
    /// What sort of decision.
    pub sort: Option<String>,
    /// Where to read it.
    pub link: Option<String>,
    /// Whether the source leaves the date in doubt.
    pub date_uncertain: bool,
}

/// Work that goes on, without an end to plan.
#[derive(Debug)]
pub struct Activity {
    /// The challenge it serves.
    pub challenge: Option<Reference>,
    /// How it goes.
    pub course: Course,
    /// How often it happens, in words.
    pub rhythm: Option<String>,
    /// Since when.
    pub from: Option<When>,
    /// Until when.
    pub until: Option<Located<When>>,
    /// Who offers it.
    pub provider: Option<Reference>,
    /// Where it happens.
    pub places: Option<String>,
    /// The activity it is a part of.
    pub part_of: Option<Reference>,
}

/// A moment by which something promised is done.
#[derive(Debug)]
pub struct Milestone {
    /// The challenge it is a step towards.
    pub challenge: Option<Reference>,
    /// The plan that promised it.
    pub plan: Option<Reference>,
    /// How it goes.
    pub course: Course,
    /// When it was really done.
    pub realised: Option<When>,
    /// How heavily it counts in progress; 1 when nothing is said.
    pub weight: Option<Located<u32>>,
    /// Who sees to it.
    pub lead: Option<Reference>,
    /// Who helps.
    pub partners: Vec<Reference>,
    /// Where.
    pub location: Option<String>,
    /// Where the wish came from.
    pub origin: Option<String>,
    /// The idea it began as.
    pub idea: Option<Reference>,
    /// What came after it.
    pub follow_up: Option<Reference>,
}

/// A small result that residents see soon.
#[derive(Debug)]
pub struct QuickWin {
    /// The challenge it serves.
    pub challenge: Option<Reference>,
    /// How it goes; its planning is the key `datum`.
    pub course: Course,
    /// What came of it.
    pub result: Option<String>,
    /// Where the wish came from.
    pub origin: Option<String>,
    /// The idea it began as.
    pub idea: Option<Reference>,
    /// Where.
    pub location: Option<String>,
    /// Who helped.
    pub partners: Vec<Reference>,
    /// What came after it.
    pub follow_up: Option<Reference>,
}

impl Body for Challenge {
    const NAME: &'static str = "deze opgave";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Challenge {
            number: record.optional("nummer"),
            themes: record.references("themas"),
            goals: record.list("doelen"),
            reported_in: record.optional("verslag-in"),
            course: Course::read(record, None),
        }
    }
}

impl FromRecord for Goal {
    const NAME: &'static str = "dit doel";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Goal {
            title: record.required("titel"),
            id: record.optional("id"),
            term: record.optional("termijn"),
            added: record.optional("toegevoegd"),
        }
    }
}

impl FromRecord for Report {
    const NAME: &'static str = "dit verslag";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Report {
            title: record.required("titel"),
            number: record.optional("nummer"),
            link: record.url("link"),
        }
    }
}

impl Body for Plan {
    const NAME: &'static str = "dit plan";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Plan {
            period: record.required_option("periode"),
            adopted: record.optional("vastgesteld"),
            challenges: record.references("opgaven"),
            succeeds: record.reference("opvolger-van"),
            decisions: record.list("besluiten"),
        }
    }
}

impl FromRecord for Adoption {
    const NAME: &'static str = "deze vaststelling";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Adoption {
            date: record.required_option("datum"),
            by: record.optional("door"),
            number: record.optional("nummer"),
        }
    }
}

impl DecisionFacts {
    fn read(record: &mut Record<'_, '_>) -> Self {
        DecisionFacts {
            date: record.optional("datum"),
            number: record.optional("nummer"),
            sort: record.optional("soort"),
            link: record.url("link"),
            date_uncertain: record.flag("datum-onzeker"),
        }
    }
}

impl FromRecord for PlanDecision {
    const NAME: &'static str = "dit besluit";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        PlanDecision { title: record.required("titel"), facts: DecisionFacts::read(record) }
    }
}

impl Body for Decision {
    const NAME: &'static str = "dit besluit";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Decision { facts: DecisionFacts::read(record), plan: record.reference("plan") }
    }
}

impl Body for Activity {
    const NAME: &'static str = "deze activiteit";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Activity {
            challenge: record.reference("opgave"),
            course: Course::read(record, None),
            rhythm: record.optional("ritme"),
            from: record.optional("van"),
            until: record.optional("tot"),
            provider: record.reference("aanbieder"),
            places: record.optional("plekken"),
            part_of: record.reference("onderdeel-van"),
        }
    }
}

impl Body for Milestone {
    const NAME: &'static str = "deze mijlpaal";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Milestone {
            challenge: record.reference("opgave"),
            plan: record.reference("plan"),
            course: Course::read(record, Some("gepland")),
            realised: record.optional("gerealiseerd"),
            weight: record.optional("gewicht"),
            lead: record.reference("trekker"),
            partners: record.references("partners"),
            location: record.optional("locatie"),
            origin: record.optional("herkomst"),
            idea: record.reference("idee"),
            follow_up: record.reference("vervolg"),
        }
    }
}

impl Body for QuickWin {
    const NAME: &'static str = "deze quick win";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        QuickWin {
            challenge: record.reference("opgave"),
            course: Course::read(record, Some("datum")),
            result: record.optional("resultaat"),
            origin: record.optional("herkomst"),
            idea: record.reference("idee"),
            location: record.optional("locatie"),
            partners: record.references("partners"),
            follow_up: record.reference("vervolg"),
        }
    }
}
