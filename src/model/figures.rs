//! What can be counted: indicators (*cijfers*), money and results.

use super::item::{Body, Origin};
use crate::decode::{FromRecord, Record, Reference, choice};
use crate::diagnostic::Located;
use crate::values::{Amount, Figure, When};

/// Something that is measured, set against what was aimed at.
#[derive(Debug)]
pub struct Indicator {
    /// What is counted: `huishoudens`.
    pub unit: Option<String>,
    /// Whether it tells what was done, or what came of it.
    pub sort: Option<IndicatorSort>,
    /// The challenge it belongs to.
    pub challenge: Option<Reference>,
    /// How it was at the start.
    pub baseline: Option<Measurement>,
    /// What is aimed at.
    pub target: Option<Target>,
    /// How it is, through the years.
    pub measurements: Vec<Measurement>,
    /// Whether target and actual may be set against each other.
    pub comparable: bool,
    /// Why they may not.
    pub reason: Option<String>,
    /// Why nothing is known.
    pub unknown_because: Option<String>,
    /// What the last measurement is made up of.
    pub parts: Vec<Part>,
}

choice! {
    /// What an indicator tells.
    IndicatorSort "soort cijfer" {
        /// What was done.
        Output = "prestatie",
        /// What came of it.
        Effect = "effect",
    }
}

/// A figure on a day.
#[derive(Debug)]
pub struct Measurement {
    /// The figure.
    pub value: Option<Located<Figure>>,
    /// When it was so.
    pub date: Option<When>,
    /// Who counted it.
    pub source: Option<String>,
    /// Its unit, when that is not the unit of the indicator.
    pub unit: Option<String>,
    /// For which part of the wijk or of its people it holds.
    pub coverage: Option<String>,
    /// Whether it is an estimate.
    pub estimate: bool,
}

/// A figure to reach.
#[derive(Debug)]
pub struct Target {
    /// The figure.
    pub value: Option<Located<Figure>>,
    /// By when.
    pub date: Option<When>,
    /// Its unit, when that is not the unit of the indicator.
    pub unit: Option<String>,
    /// For which part of the wijk or of its people it holds.
    pub coverage: Option<String>,
    /// What it is relative to: the baseline, the city.
    pub compared_with: Option<String>,
}

/// A part of a figure.
#[derive(Debug)]
pub struct Part {
    /// What it counts.
    pub title: String,
    /// How many.
    pub value: Option<Figure>,
}

/// An amount of money with its purpose.
#[derive(Debug)]
pub struct Budget {
    /// Whether it comes in, goes out, or lies ready.
    pub sort: Option<BudgetSort>,
    /// How much; nothing when that is not public.
    pub amount: Option<Located<Amount>>,
    /// What the amount is counted by: `totaal`, `jaar`, `huishouden`.
    pub per: Option<String>,
    /// For which years.
    pub years: Vec<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// Where it comes from.
    pub origin: Option<String>,
    /// Who adds to it.
    pub contributors: Vec<Contributor>,
    /// What one must do to get it.
    pub conditions: Vec<String>,
    /// How much of it was granted.
    pub granted: Option<Amount>,
    /// How much of it was spent.
    pub spent: Option<Amount>,
    /// On which day that was so.
    pub as_of: Option<When>,
    /// The challenge it is for.
    pub challenge: Option<Reference>,
    /// When it ended, and what took its place.
    pub lapsed: Option<Lapse>,
}

choice! {
    /// Whether money comes in, goes out, or lies ready.
    BudgetSort "soort geld" {
        /// It comes in.
        Income = "inkomst",
        /// It goes out.
        Expense = "uitgave",
        /// It lies ready.
        Pot = "pot",
    }
}

/// Who adds to a budget.
#[derive(Debug)]
pub struct Contributor {
    /// Which organisation.
    pub organisation: Option<Reference>,
    /// How much.
    pub amount: Option<Amount>,
}

/// The end of a budget.
#[derive(Debug)]
pub struct Lapse {
    /// When.
    pub date: Option<When>,
    /// What took its place.
    pub replaced_by: Option<String>,
}

/// What came of the work.
#[derive(Debug)]
pub struct Outcome {
    /// The challenge it belongs to.
    pub challenge: Option<Reference>,
    /// When.
    pub date: Option<When>,
    /// For whom.
    pub level: Option<OutcomeLevel>,
    /// Whether it tells what was done, or what came of it.
    pub sort: Option<IndicatorSort>,
    /// What to think of it.
    pub verdict: Option<Verdict>,
    /// The figure that shows it.
    pub indicator: Option<Reference>,
}

choice! {
    /// For whom something was reached.
    OutcomeLevel "niveau" {
        /// For residents.
        Residents = "bewoners",
        /// For partners.
        Partners = "partners",
        /// For the municipality itself.
        Municipality = "gemeente",
    }
}

choice! {
    /// What to think of a result.
    Verdict "oordeel" {
        /// It went well.
        Good = "goed",
        /// It went well here and not there.
        Mixed = "wisselend",
        /// It was less than hoped for.
        Disappointing = "tegenvallend",
    }
}

impl Body for Indicator {
    const NAME: &'static str = "dit cijfer";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Indicator {
            unit: record.optional("eenheid"),
            sort: record.optional("soort"),
            challenge: record.reference("opgave"),
            baseline: record.optional("nulmeting"),
            target: record.optional("streef"),
            measurements: record.list("metingen"),
            comparable: record.optional("vergelijkbaar").unwrap_or(true),
            reason: record.optional("reden"),
            unknown_because: record.optional("onbekend-omdat"),
            parts: record.list("onderdelen"),
        }
    }
}

impl FromRecord for Measurement {
    const NAME: &'static str = "deze meting";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Measurement {
            value: record.required_option("waarde"),
            date: record.required_option("datum"),
            source: record.optional("bron"),
            unit: record.optional("eenheid"),
            coverage: record.optional("dekking"),
            estimate: record.flag("raming"),
        }
    }
}

impl FromRecord for Target {
    const NAME: &'static str = "deze streefwaarde";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Target {
            value: record.required_option("waarde"),
            date: record.optional("datum"),
            unit: record.optional("eenheid"),
            coverage: record.optional("dekking"),
            compared_with: record.optional("vergeleken-met"),
        }
    }
}

impl FromRecord for Part {
    const NAME: &'static str = "dit onderdeel";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Part { title: record.required("titel"), value: record.optional("waarde") }
    }
}

impl Body for Budget {
    const NAME: &'static str = "dit bedrag";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Budget {
            sort: record.optional("soort"),
            amount: record.optional("bedrag"),
            per: record.optional("per"),
            years: record.list("jaren"),
            purpose: record.optional("doel"),
            origin: record.optional("herkomst"),
            contributors: record.list("bijdragers"),
            conditions: record.list("voorwaarden"),
            granted: record.optional("toegekend"),
            spent: record.optional("besteed"),
            as_of: record.optional("peildatum"),
            challenge: record.reference("opgave"),
            lapsed: record.optional("vervallen"),
        }
    }
}

impl FromRecord for Contributor {
    const NAME: &'static str = "deze bijdrage";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        record.require("organisatie");
        let organisation = record.reference("organisatie");
        Contributor { organisation, amount: record.optional("bedrag") }
    }
}

impl FromRecord for Lapse {
    const NAME: &'static str = "dit einde";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Lapse {
            date: record.required_option("datum"),
            replaced_by: record.optional("vervangen-door"),
        }
    }
}

impl Body for Outcome {
    const NAME: &'static str = "dit resultaat";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Outcome {
            challenge: record.reference("opgave"),
            date: record.optional("datum"),
            level: record.optional("niveau"),
            sort: record.optional("soort"),
            verdict: record.optional("oordeel"),
            indicator: record.reference("cijfer"),
        }
    }
}
