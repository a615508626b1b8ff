//! What there is to read and where to go: news, events and free pages.

use chrono::NaiveDate;

use super::item::{Body, Origin};
use super::wijk::Channel;
use crate::decode::{Decode, FromRecord, Reader, Record, Reference, choice};
use crate::diagnostic::Located;
use crate::values::{EventTime, When};
use crate::yaml::{Node, Value};

/// A news item.
#[derive(Debug)]
pub struct News {
    /// Its day.
    pub date: Option<NaiveDate>,
    /// What sort of news.
    pub sort: Option<NewsSort>,
    /// Who wrote it.
    pub author: Option<Author>,
    /// What it is about.
    pub about: Vec<Reference>,
    /// Where else it is told.
    pub channels: Vec<Outlet>,
}

choice! {
    /// What sort of news.
    NewsSort "soort nieuws" {
        /// News.
        News = "nieuws",
        /// Something was reached.
        Result = "resultaat",
        /// Something is late.
        Delay = "vertraging",
        /// Somebody's view.
        Column = "column",
        /// A call to join in.
        Call = "oproep",
    }
}

/// Who wrote something.
#[derive(Debug)]
pub struct Author {
    /// In which role.
    pub role: String,
    /// By name, if they want that.
    pub name: Option<String>,
}

/// Where else an item is told: a word such as `nieuwsbrief`, or a channel with its address.
#[derive(Debug)]
pub struct Outlet(pub Channel);

/// Something to come to.
#[derive(Debug)]
pub struct Event {
    /// When it begins.
    pub begins: Option<Located<EventTime>>,
    /// When it ends.
    pub ends: Option<Located<EventTime>>,
    /// Where it is.
    pub location: Option<Venue>,
    /// Whether and how it comes back.
    pub recurrence: Option<Recurrence>,
    /// Why it does not take place.
    pub cancelled: Option<Cancellation>,
    /// How to sign up.
    pub sign_up: Option<String>,
    /// Who holds it.
    pub organiser: Option<Reference>,
    /// For whom.
    pub audience: Option<String>,
}

/// Where an event is.
#[derive(Debug)]
pub struct Venue {
    /// The name of the place.
    pub name: String,
    /// Its address.
    pub address: Option<String>,
    /// How people who walk, see or hear with difficulty get in.
    pub accessibility: Option<String>,
}

/// How an event comes back.
#[derive(Debug)]
pub struct Recurrence {
    /// How often.
    pub every: Option<Rhythm>,
    /// The place in the month, in words: `tweede dinsdag`.
    pub on: Option<Located<String>>,
    /// Until when.
    pub until: Option<Located<When>>,
    /// The days on which it does not take place.
    pub except: Vec<NaiveDate>,
    /// What it is about on which day.
    pub themes: Vec<DayTheme>,
}

choice! {
    /// How often an event comes back.
    Rhythm "ritme" {
        /// Each day.
        Day = "dag",
        /// Each week.
        Week = "week",
        /// Each other week.
        TwoWeeks = "2 weken",
        /// Each month.
        Month = "maand",
        /// Each three months.
        Quarter = "kwartaal",
        /// Each year.
        Year = "jaar",
    }
}

/// What an event is about on one of its days.
#[derive(Debug)]
pub struct DayTheme {
    /// The day.
    pub date: Option<NaiveDate>,
    /// What it is about.
    pub theme: String,
}

/// An event that does not take place.
#[derive(Debug)]
pub struct Cancellation {
    /// Why not.
    pub reason: Option<String>,
}

/// A page of the site that is about no wijk.
#[derive(Debug)]
pub struct Page;

impl Body for News {
    const NAME: &'static str = "dit bericht";

    fn from_record(record: &mut Record<'_, '_>, origin: &Origin) -> Self {
        if origin.date.is_none() {
            record.require("datum");
        }
        let date = record.optional("datum").or(origin.date);
        News {
            date,
            sort: record.optional("soort"),
            author: record.optional("auteur"),
            about: record.references("over"),
            channels: record.list("kanalen"),
        }
    }
}

impl FromRecord for Author {
    const NAME: &'static str = "deze auteur";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Author { role: record.required("rol"), name: record.optional("naam") }
    }
}

impl Decode for Outlet {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            let sort = String::decode(node, reader)?;
            return Some(Outlet(Channel { sort, name: None, url: None }));
        }
        Channel::decode(node, reader).map(Outlet)
    }
}

impl Body for Event {
    const NAME: &'static str = "deze bijeenkomst";

    fn from_record(record: &mut Record<'_, '_>, _: &Origin) -> Self {
        Event {
            begins: record.required_option("begin"),
            ends: record.optional("einde"),
            location: record.optional("locatie"),
            recurrence: record.optional("herhaling"),
            cancelled: read_cancellation(record),
            sign_up: record.optional("aanmelden"),
            organiser: record.reference("organisator"),
            audience: record.optional("doelgroep"),
        }
    }
}

impl FromRecord for Venue {
    const NAME: &'static str = "deze locatie";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Venue {
            name: record.required("naam"),
            address: record.optional("adres"),
            accessibility: record.optional("toegankelijkheid"),
        }
    }
}

impl FromRecord for Recurrence {
    const NAME: &'static str = "deze herhaling";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Recurrence {
            every: record.required_option("elke"),
            on: record.optional("op"),
            until: record.optional("tot"),
            except: record.list("behalve"),
            themes: record.list("themas"),
        }
    }
}

impl FromRecord for DayTheme {
    const NAME: &'static str = "dit thema";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        DayTheme { date: record.required_option("datum"), theme: record.required("thema") }
    }
}

/// `afgelast` with nothing behind it is a cancellation too, one without its reason.
fn read_cancellation(record: &mut Record<'_, '_>) -> Option<Cancellation> {
    let written = record.optional("afgelast");
    let is_bare = record.has("afgelast") && record.lacks("afgelast");
    let bare = || is_bare.then_some(Cancellation { reason: None });
    written.or_else(bare)
}

impl FromRecord for Cancellation {
    const NAME: &'static str = "deze afgelasting";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Cancellation { reason: record.optional("reden") }
    }
}

impl Body for Page {
    const NAME: &'static str = "deze pagina";

    fn from_record(_: &mut Record<'_, '_>, _: &Origin) -> Self {
        Page
    }
}
