//! Which columns the open data of each kind has: what residents see of it. A text comes without links
//! and emphasis, and of a photo and an attachment there is the address.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method belongs to rows of one lifetime, and a column reads rows of any"
)]

mod figures;
mod news;
mod people;
mod promises;

use std::borrow::Cow;

use super::column::Column;
use super::row::Row;
use crate::derive::standing::{Lateness, Standing};
use crate::markdown::Prose;
use crate::model::item::Attachment;
use crate::model::wijk::Channel;
use crate::model::{
    Activity, Budget, Challenge, Citation, Contact, Event, Idea, Indicator, Kind, Milestone,
    Municipality, News, Organisation, Outcome, Plan, QuickWin, Spoken, Status, Voice, WebLink,
};
use crate::outputs::html::Composer;
use crate::outputs::view::Photo;

pub(super) use figures::{MEASUREMENTS, measurements};
pub(super) use people::{TRAITS, traits};
pub(super) use promises::{UPDATES, plan_decisions, updates};

/// Columns that follow one another.
pub(super) type Columns = &'static [Column];

/// The columns of one kind.
pub(super) fn columns(kind: Kind) -> &'static [Columns] {
    match kind {
        Kind::Wijk => &[NAMES, NAMED, people::WIJK, COURSE, LAST],
        Kind::Challenge => &[NAMES, TITLED, promises::CHALLENGE, COURSE, LAST],
        Kind::Plan => &[NAMES, TITLED, promises::PLAN, LAST],
        Kind::Decision => &[NAMES, TITLED, promises::DECISION, LAST],
        Kind::Activity => &[NAMES, TITLED, promises::ACTIVITY, COURSE, LAST],
        Kind::Outcome => &[NAMES, TITLED, figures::OUTCOME, LAST],
        Kind::Voice => &[NAMES, people::VOICE, LAST],
        Kind::Milestone => &[NAMES, TITLED, promises::MILESTONE, COURSE, LAST],
        Kind::QuickWin => &[NAMES, TITLED, promises::QUICK_WIN, COURSE, LAST],
        Kind::Contact => &[NAMES, people::CONTACT, LAST],
        Kind::News => &[NAMES, TITLED, news::NEWS, LAST],
        Kind::Event => &[NAMES, TITLED, news::EVENT, LAST],
        Kind::Indicator => &[NAMES, TITLED, figures::INDICATOR, LAST],
        Kind::Budget => &[NAMES, TITLED, figures::BUDGET, LAST],
        Kind::Idea => &[NAMES, TITLED, people::IDEA, COURSE, LAST],
        Kind::Organisation => &[NAMES, NAMED, people::ORGANISATION, LAST],
        Kind::Municipality => &[NAMES, NAMED, people::MUNICIPALITY, LAST],
        Kind::Page | Kind::Theme | Kind::Foreword => &[NAMES, TITLED, LAST],
    }
}

/// What every row begins with.
pub(in crate::outputs) const NAMES: Columns = &[
    Column::made("id", "zo heet het binnen zijn soort en wijk", |row| Some(row.id().into_owned())),
    Column::made(
        "id_volledig",
        "zo heet het binnen de hele site; verwijzingen noemen deze naam",
        |row| Some(row.full_id()),
    ),
    Column::text("wijk", "het id van de wijk; leeg als het voor de hele site is", |row| {
        row.wijk().map(|it| it.id.as_str())
    }),
    Column::text("wijk_naam", "de naam van die wijk", |row| row.wijk().map(|it| it.title.as_str())),
];

const TITLED: Columns = &[
    Column::text("titel", "de titel", |row| Some(row.title())),
    Column::text("samenvatting", "het nieuws in een of twee zinnen", |row| {
        row.head()?.summary.as_deref()
    }),
];

const NAMED: Columns = &[
    Column::text("naam", "de naam", |row| Some(row.title())),
    Column::text("samenvatting", "het nieuws in een of twee zinnen", |row| {
        row.head()?.summary.as_deref()
    }),
];

/// What every row of a kind ends with.
pub(in crate::outputs) const LAST: Columns = &[
    Column::made("tekst", "het hele verhaal, zonder links en nadruk", |row| {
        plain(&row.head()?.text)
    }),
    Column::text("let-op", "een opmerking erbij", |row| row.head()?.remark.as_deref()),
    Column::references("voor", "voor welke wijken of gemeenten; leeg is voor alle"),
    Column::list("bronnen", "waar de feiten vandaan komen", |row| {
        row.head().into_iter().flat_map(|it| &it.sources).map(citation).collect()
    }),
    Column::list("links_tekst", "waar meer te lezen is", |row| {
        row.head().into_iter().flat_map(|it| &it.links).map(web_link).collect()
    }),
    Column::address("foto_adres", "de foto of tekening erbij", |row| {
        Some(row.composer().press.whole(&row.photo()?.url))
    }),
    Column::made("foto_alt", "wat erop te zien is", |row| Some(row.photo()?.alt)),
    Column::made("foto_bijschrift", "wat eronder staat", |row| row.photo()?.caption),
    Column::made("foto_fotograaf", "wie haar maakte", |row| row.photo()?.credit),
    Column::list("bijlagen_tekst", "documenten die erbij horen", |row| {
        row.head().into_iter().flat_map(|it| &it.attachments).map(|it| row.attached(it)).collect()
    }),
    Column::when("gewijzigd", "wanneer de redactie het voor het laatst veranderde", |row| {
        row.head()?.changed.filter(|it| it.first() <= row.edition.day)
    }),
    Column::text("taal", "de taal, als dat niet die van de site is", |row| {
        row.head()?.language.as_deref()
    }),
    Column::address("pagina_adres", "de pagina waarop het staat", |row| row.address()),
];

/// How something with a course goes.
const COURSE: Columns = &[
    Column::status("status", "hoe het ermee staat", |row| row.status()),
    Column::text("reden", "waarom het later wordt, stilligt, stopt of niet doorgaat", |row| {
        row.reason()
    }),
    Column::text("te_laat", "later: later dan gezegd; voorbij: de planning is verstreken", |row| {
        Some(match row.edition.lateness(row.item)? {
            Lateness::Later => "later",
            Lateness::Overdue => "voorbij",
        })
    }),
    Column::when("laatst_bericht", "wanneer er voor het laatst over is bericht", |row| {
        if row.item.kind == Kind::Idea {
            return row.edition.standing(&row.idea().course).updated;
        }
        row.edition.standing_of(row.item)?.updated
    }),
];

/// What only the kind of an item has.
macro_rules! bodies {
    ($($name:ident: $body:ty = $field:ident;)+) => {
        impl<'a> Row<'a> {
            $(fn $name(self) -> &'a $body {
                &self.edition.site.area(self.item.area).$field[self.item.index].body
            })+
        }
    };
}

bodies! {
    challenge: Challenge = challenges;
    plan: Plan = plans;
    activity: Activity = activities;
    outcome: Outcome = outcomes;
    voice: Voice = voices;
    milestone: Milestone = milestones;
    quick_win: QuickWin = quick_wins;
    contact: Contact = contacts;
    news: News = news;
    event: Event = events;
    indicator: Indicator = indicators;
    budget: Budget = budgets;
    idea: Idea = ideas;
    organisation: Organisation = organisations;
    municipality: Municipality = municipalities;
}

impl<'a> Row<'a> {
    fn standing(self) -> Option<Standing<'a>> {
        self.edition.standing_of(self.item)
    }

    /// The common word for how it goes, and the one that residents see.
    fn status(self) -> Option<(&'a str, &'a str)> {
        if self.item.kind == Kind::Idea {
            let status = self.edition.standing(&self.idea().course).status?.status;
            return Some((status.word(), status.label()));
        }
        self.standing()?.status.map(words_of)
    }

    fn composer(self) -> Composer<'a> {
        Composer { press: self.press }
    }

    fn photo(self) -> Option<Photo> {
        self.composer().photo(self.head()?.photo.as_ref()?)
    }

    /// What a document is called, with its address if it is there.
    fn attached(self, document: &'a Attachment) -> Cow<'a, str> {
        let url = self.composer().attachment(document).url;
        let url = url.map(|it| self.press.whole(&it));
        with_address(&document.title, url.as_ref())
    }

    fn reason(self) -> Option<&'a str> {
        if self.item.kind == Kind::Idea {
            return self.edition.standing(&self.idea().course).reason;
        }
        self.standing()?.reason
    }
}

/// The common word for a status, and the one that residents see.
fn words_of(spoken: &Spoken<Status>) -> (&str, &str) {
    (spoken.status.word(), spoken.local.as_deref().unwrap_or(spoken.status.label()))
}

/// What a text says, if anything.
fn plain(text: &Prose) -> Option<String> {
    Some(text.plain()).filter(|it| !it.is_empty())
}

/// A text with an address behind it, if it has one.
fn with_address<'a>(text: &'a str, url: Option<&String>) -> Cow<'a, str> {
    url.map_or(Cow::Borrowed(text), |url| format!("{text} ({url})").into())
}

fn citation(source: &Citation) -> Cow<'_, str> {
    match source.date {
        Some(date) => {
            let dated = format!("{}, {}", source.title, date.code());
            with_address(&dated, source.url.as_ref()).into_owned().into()
        }
        None => with_address(&source.title, source.url.as_ref()),
    }
}

fn web_link(link: &WebLink) -> Cow<'_, str> {
    with_address(&link.title, link.url.as_ref())
}

fn channel(channel: &Channel) -> Cow<'_, str> {
    match &channel.name {
        Some(name) => {
            let named = format!("{}: {name}", channel.sort);
            with_address(&named, channel.url.as_ref()).into_owned().into()
        }
        None => with_address(&channel.sort, channel.url.as_ref()),
    }
}
