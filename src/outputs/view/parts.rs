//! The parts that pages are made of.

use serde::Serialize;

/// A title, and where it leads. No `url` when that is not published.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Whether it is the page that is being read.
    pub current: bool,
    /// Whether it leads to another site.
    pub external: bool,
}

/// A file that a page needs: a style sheet, a script.
#[derive(Clone, Debug, Serialize)]
pub struct Linked {
    /// Its address.
    pub url: String,
    /// A hash of what must be in it (Subresource Integrity); nothing when it may change.
    pub integrity: Option<String>,
}

/// A remark of the program to the reader: `Dit is een concept`.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// `concept`, `archief`, `afgelast`, `let-op`.
    pub sort: &'static str,
    /// What it says.
    pub text: String,
}

/// How something goes.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Standing {
    /// The common word, for a class: `vertraagd`; `onbekend` when none is given.
    pub status: &'static str,
    /// What readers see: the local word, or `Vertraagd`.
    pub label: String,
    /// The common word for a local one: `Vertraagd`, when `label` says it otherwise.
    pub common: Option<&'static str>,
    /// Why, when residents must be told.
    pub reason: Option<String>,
    /// When it is planned: `derde kwartaal van 2021`.
    pub planned: Option<String>,
    /// When it was planned at first, if that was something else.
    pub planned_before: Option<String>,
    /// When it was really done.
    pub realised: Option<String>,
    /// The planning has passed, and it is not done.
    pub overdue: bool,
    /// When this was last recorded: `1 september 2021`.
    pub updated: Option<String>,
}

/// How far something has got: `x van y`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Progress {
    /// Whether anything counts at all. If not, nothing else here means anything.
    pub known: bool,
    /// What is done.
    pub done: u64,
    /// What counts.
    pub total: u64,
    /// Rounded down; 100 only when all is done.
    pub percentage: u64,
    /// In words: `3 van 8 mijlpalen zijn afgerond`, or `nog niet bekend`.
    pub sentence: String,
    /// How many there are of each status, in a fixed order: status, label, number.
    pub counts: Vec<(&'static str, &'static str, u64)>,
    /// What must be told beside it, in sentences: `Van 2 mijlpalen is de geplande datum voorbij`.
    pub remarks: Vec<String>,
}

/// A label and what belongs to it: *Trekker: Talis*.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What there is to say.
    pub values: Vec<FactValue>,
}

/// One of the things to say about something.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FactValue {
    /// In words.
    pub text: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Whether that is another site.
    pub external: bool,
    /// A day, written for machines, when it is about one day.
    pub datetime: Option<String>,
    /// Names it on the page, for who links to it.
    pub id: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct Photo {
    /// The address of a print that everything reads.
    pub url: String,
    /// The addresses of smaller files for today's browsers, with their widths, as a `srcset` of
    /// WebP; none for a drawing.
    pub webp: Option<String>,
    /// What it shows; empty for decoration.
    pub alt: String,
    /// The line below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// In pixels, when that could be read from the file.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// A document to open.
#[derive(Clone, Debug, Serialize)]
pub struct Attachment {
    /// What it is called.
    pub title: String,
    /// Its address; none when it is still to come.
    pub url: Option<String>,
    /// Its type and size: `pdf, 240 kB`.
    pub about: Option<String>,
    /// The page or slide that matters.
    pub pointer: Option<String>,
    /// When it is expected.
    pub expected: Option<String>,
    /// Whether it is on another site.
    pub external: bool,
}

/// An item in short, to click on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Card {
    /// The part of its address: `mijlpalen`.
    pub kind: &'static str,
    /// What one of its kind is called here: `Mijlpaal`.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its number, if residents know it by one.
    pub number: Option<String>,
    /// Its address.
    pub url: String,
    /// How it goes, if that is recorded for its kind.
    pub standing: Option<Standing>,
    /// Its date in words: `dinsdag 14 september 2021, 19.30 uur`.
    pub when: Option<String>,
    /// Its date for machines.
    pub datetime: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// In one or two sentences.
    pub summary: Option<String>,
    /// Its picture.
    pub photo: Option<Photo>,
    /// Its progress, for a challenge or a plan.
    pub progress: Option<Progress>,
    /// The name of its wijk, where that is not clear from the page.
    pub wijk: Option<String>,
    /// `voor de hele gemeente`, for an item of the site on the page of a wijk.
    pub shared: Option<String>,
    /// Marks such as `concept` and `afgelast`.
    pub marks: Vec<String>,
    /// The language of its title, when that is not the language of the site.
    pub language: Option<String>,
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// Its name in an address: `nieuws`.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it lists.
    pub cards: Vec<Card>,
    /// Where there is more.
    pub more: Option<Link>,
}

/// A heading in a text, for the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// 2 or more.
    pub level: u8,
    /// Its name in an address.
    pub id: String,
    /// What it says.
    pub text: String,
}
