//! A *wijk*: the part of a municipality that a report is about. Statistics Netherlands calls it a
//! district, its residents call it their neighbourhood. The one Dutch word in this code.

use std::sync::Arc;

use super::course::Course;
use super::item::{Body, Item, Origin};
use super::kind::Area;
use crate::decode::{Decode, FromRecord, Pairs, Reader, Record, Reference, Text, choice};
use crate::diagnostic::{Located, Span};
use crate::values::{Colour, Figure, When};
use crate::yaml::Node;

/// One wijk and what is going on in it.
#[derive(Debug)]
pub struct Wijk {
    /// What it is, from `wijk.md`.
    pub profile: Arc<Item<Profile>>,
    /// What is going on in it.
    pub area: Area,
}

/// What a wijk is.
#[derive(Debug)]
pub struct Profile {
    /// What sort of area.
    pub sort: Option<WijkSort>,
    /// The municipality that it lies in.
    pub municipality: Option<Reference>,
    /// Its code at Statistics Netherlands: `WK029601`, `BU…`.
    pub code: Option<String>,
    /// Other names under which residents look for it.
    pub aliases: Vec<String>,
    /// How it goes with the wijk as a whole.
    pub course: Course,
    /// The wijk that it lies in.
    pub part_of: Option<Reference>,
    /// The wijken that it consists of.
    pub includes: Vec<Reference>,
    /// Whether those are all.
    pub includes_all: bool,
    /// The programme that it takes part in.
    pub programme: Option<String>,
    /// Its slogan.
    pub slogan: Option<String>,
    /// Its logo.
    pub logo: Option<Located<String>>,
    /// Its colour: `#1a6b3c`.
    pub colour: Option<Located<Colour>>,
    /// Figures and facts about it.
    pub traits: Vec<Trait>,
    /// What it has and has not: a wijkplatform, a vision.
    pub has: Pairs<String>,
    /// Where else to follow it.
    pub channels: Vec<Channel>,
    /// The one person to turn to.
    pub contact: Option<Reference>,
    /// The programme is over: pages stay, and nothing in them is reported as out of date.
    pub archived: bool,
}

choice! {
    /// What sort of area a wijk is.
    WijkSort "soort gebied" {
        /// A district of a city.
        Wijk = "wijk",
        /// A village.
        Village = "dorp",
        /// A centre of habitation.
        Core = "kern",
        /// A part of a wijk.
        Neighbourhood = "buurt",
        /// A part of a city with wijken of its own.
        District = "stadsdeel",
        /// Several wijken under one name.
        Group = "groep",
    }
}

/// A figure or fact about a wijk.
#[derive(Debug)]
pub struct Trait {
    /// What it is about.
    pub name: String,
    /// The figure or the words.
    pub value: Option<Located<Figure>>,
    /// Its unit.
    pub unit: Option<String>,
    /// When it was so.
    pub year: Option<TraitYear>,
    /// Who says so.
    pub source: Option<String>,
    /// What one should know beside it.
    pub explanation: Text,
    /// Where it stands.
    pub span: Span,
}

/// When a trait was so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraitYear {
    /// The source says when.
    Known(When),
    /// The source does not say: `onbekend`.
    Unknown,
}

/// A place where else something is told.
#[derive(Debug)]
pub struct Channel {
    /// What sort of place: `website`, `Facebook`, `wijkkrant`.
    pub sort: String,
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

impl Body for Profile {
    const NAME: &'static str = "deze wijk";
    const TITLE: &'static [&'static str] = &["naam"];

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Profile {
            sort: record.optional("soort"),
            municipality: record.reference("gemeente"),
            code: record.optional("code"),
            aliases: record.list("ook-bekend-als"),
            course: Course::read(record, None),
            part_of: record.reference("onderdeel-van"),
            includes: record.references("omvat"),
            includes_all: record.optional("omvat-volledig").unwrap_or(true),
            programme: record.optional("programma"),
            slogan: record.optional("slogan"),
            logo: record.file("logo"),
            colour: record.optional("kleur"),
            traits: record.list("kenmerken"),
            has: record.optional("heeft").unwrap_or_default(),
            channels: record.list("kanalen"),
            contact: record.reference("aanspreekpunt"),
            archived: record.flag("gearchiveerd"),
        }
    }
}

impl FromRecord for Trait {
    const NAME: &'static str = "dit kenmerk";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Trait {
            name: record.required("naam"),
            value: record.required_option("waarde"),
            unit: record.optional("eenheid"),
            year: record.optional("jaar"),
            source: record.optional("bron"),
            explanation: record.text("toelichting"),
            span: record.span().clone(),
        }
    }
}

impl Decode for TraitYear {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if String::decode(node, reader)? == "onbekend" {
            return Some(TraitYear::Unknown);
        }
        When::decode(node, reader).map(TraitYear::Known)
    }
}

impl FromRecord for Channel {
    const NAME: &'static str = "dit kanaal";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Channel {
            sort: record.required("soort"),
            name: record.optional("naam"),
            url: record.url("url"),
        }
    }
}
