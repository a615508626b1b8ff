//! Who is there and what they say: contacts, organisations, municipalities, voices and ideas.

use super::course::{Course, IdeaStatus};
use super::item::{Body, Origin};
use crate::decode::{FromRecord, Record, Reference, choice};
use crate::diagnostic::Located;
use crate::values::When;

/// Somebody to turn to, by role.
#[derive(Debug)]
pub struct Contact {
    /// The role, if the name is something else.
    pub role: Option<String>,
    /// The name, if one is given.
    pub name: Option<String>,
    /// For whom they work.
    pub organisation: Option<Reference>,
    /// Where to write.
    pub email: Option<Located<String>>,
    /// Where to call.
    pub phone: Option<Located<String>>,
    /// What they do, and what not.
    pub explanation: Option<Explanation>,
    /// When and where to find them.
    pub office_hours: Vec<OfficeHours>,
    /// Whether somebody holds the role.
    pub occupancy: Option<Occupancy>,
    /// Since when.
    pub from: Option<When>,
    /// The last day.
    pub until: Option<Located<When>>,
    /// Whether they agreed to be named; nothing when that was not written down.
    pub consent: Option<Located<bool>>,
}

/// What a role does, and what not.
#[derive(Debug)]
pub struct Explanation {
    /// What it does.
    pub does: Option<String>,
    /// What it does not.
    pub does_not: Option<String>,
}

/// When and where to find somebody.
#[derive(Debug)]
pub struct OfficeHours {
    /// On which day.
    pub day: String,
    /// From when to when.
    pub time: Option<String>,
    /// Where.
    pub location: Option<String>,
}

choice! {
    /// Whether somebody holds a role.
    Occupancy "bezetting" {
        /// For good.
        Permanent = "vast",
        /// For the time being.
        Acting = "waarnemend",
        /// Nobody does.
        Vacant = "vacant",
    }
}

/// A partner: a housing corporation, a welfare organisation, the police.
#[derive(Debug)]
pub struct Organisation {
    /// Other names under which residents look for it.
    pub aliases: Vec<String>,
    /// What sort of organisation.
    pub sort: Option<String>,
    /// Its own site.
    pub url: Option<String>,
    /// Its logo.
    pub logo: Option<Located<String>>,
}

/// A municipality, when the site covers more than one.
#[derive(Debug)]
pub struct Municipality {
    /// Its code at Statistics Netherlands: `GM0296`.
    pub code: Option<String>,
    /// Its own site.
    pub url: Option<String>,
    /// Its logo.
    pub logo: Option<Located<String>>,
    /// The words that it uses itself.
    pub words: super::Words,
}

/// What a resident or somebody else said, without their name.
#[derive(Debug)]
pub struct Voice {
    /// About what.
    pub subject: Option<String>,
    /// About which items.
    pub about: Vec<Reference>,
    /// Whether they agreed to be quoted; nothing when that was not written down.
    pub consent: Option<Located<bool>>,
    /// Whether they are not content.
    pub critical: bool,
    /// The answer to them.
    pub response: Option<String>,
}

/// What somebody would like to see done.
#[derive(Debug)]
pub struct Idea {
    /// When it came in.
    pub submitted: Option<When>,
    /// The kind of person who had it; never a name.
    pub submitter: Option<String>,
    /// What became of it.
    pub course: Course<IdeaStatus>,
    /// Who joins in.
    pub participants: Option<String>,
    /// How to join in.
    pub join: Option<String>,
    /// What the advice was.
    pub advice: Option<Advice>,
    /// Who sees to an answer.
    pub owner: Option<Reference>,
    /// What came of it.
    pub result: Option<Reference>,
}

/// What an advisory group of residents thought of an idea.
#[derive(Debug)]
pub struct Advice {
    /// When.
    pub date: Option<When>,
    /// Who.
    pub by: Option<String>,
    /// Yes or no, in their words.
    pub outcome: Option<String>,
    /// Why.
    pub explanation: crate::decode::Text,
}

impl Body for Contact {
    const NAME: &'static str = "dit contact";
    const TITLE: &'static [&'static str] = &["rol", "naam"];

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Contact {
            role: record.optional("rol"),
            name: record.optional("naam"),
            organisation: record.reference("organisatie"),
            email: record.optional("email"),
            phone: record.optional("telefoon"),
            explanation: record.optional("uitleg"),
            office_hours: record.list("spreekuur"),
            occupancy: record.optional("bezetting"),
            from: record.optional("van"),
            until: record.optional("tot"),
            consent: record.optional("toestemming"),
        }
    }
}

impl FromRecord for Explanation {
    const NAME: &'static str = "deze uitleg";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Explanation { does: record.required_option("wel"), does_not: record.optional("niet") }
    }
}

impl FromRecord for OfficeHours {
    const NAME: &'static str = "dit spreekuur";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        OfficeHours {
            day: record.required("dag"),
            time: record.optional("tijd"),
            location: record.optional("locatie"),
        }
    }
}

impl Body for Organisation {
    const NAME: &'static str = "deze organisatie";
    const TITLE: &'static [&'static str] = &["naam"];

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Organisation {
            aliases: record.list("ook-bekend-als"),
            sort: record.optional("soort"),
            url: record.url("url"),
            logo: record.file("logo"),
        }
    }
}

impl Body for Municipality {
    const NAME: &'static str = "deze gemeente";
    const TITLE: &'static [&'static str] = &["naam"];

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Municipality {
            code: record.optional("code"),
            url: record.url("url"),
            logo: record.file("logo"),
            words: record.optional("woorden").unwrap_or_default(),
        }
    }
}

impl Body for Voice {
    const NAME: &'static str = "deze stem";
    const TITLE: &'static [&'static str] = &["rol"];

    fn from_record(record: &mut Record<'_, '_>, origin: &Origin) -> Self {
        let told = !record.lacks("tekst") || origin.body.as_ref().is_some_and(|it| !it.is_empty());
        if !told {
            record.require("tekst");
        }
        Voice {
            subject: record.optional("onderwerp"),
            about: record.references("over"),
            consent: record.optional("toestemming"),
            critical: record.flag("kritisch"),
            response: record.optional("reactie"),
        }
    }
}

impl Body for Idea {
    const NAME: &'static str = "dit idee";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Idea {
            submitted: record.optional("ingediend"),
            submitter: record.optional("indiener"),
            course: Course::read(record, None),
            participants: record.optional("deelnemers"),
            join: record.optional("meedoen"),
            advice: record.optional("advies"),
            owner: record.reference("eigenaar"),
            result: record.reference("resultaat"),
        }
    }
}

impl FromRecord for Advice {
    const NAME: &'static str = "dit advies";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Advice {
            date: record.required_option("datum"),
            by: record.optional("door"),
            outcome: record.optional("uitkomst"),
            explanation: record.text("toelichting"),
        }
    }
}
