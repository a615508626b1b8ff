//! What every item has, of whatever kind: a title, a text, a photo, sources, and when it is public.

use chrono::NaiveDate;

use super::kind::Kind;
use crate::decode::{Decode, FromRecord, Gathered, Reader, Record, Reference, Text};
use crate::diagnostic::{Located, Span};
use crate::values::{When, is_slug, slug};
use crate::yaml::{Node, Value};

/// One thing that editors write about. Reads like its own kind; what all kinds share is in `head`.
#[derive(Debug)]
pub struct Item<T> {
    /// What every item has.
    pub head: Head,
    /// What only this kind has.
    pub body: T,
}

/// What every item has, of whatever kind.
#[derive(Debug)]
pub struct Head {
    /// Names it within its kind and area, in references and addresses.
    pub id: String,
    /// The key that it follows from, unless that is the name of a file.
    pub id_span: Option<Span>,
    /// What residents call it.
    pub title: String,
    /// The news in one or two sentences.
    pub summary: Option<String>,
    /// The whole story.
    pub text: Text,
    /// A picture of it.
    pub photo: Option<Box<Photo>>,
    /// Documents that belong to it.
    pub attachments: Vec<Attachment>,
    /// Other places to read on.
    pub links: Vec<WebLink>,
    /// Where the facts come from.
    pub sources: Vec<Citation>,
    /// A remark beside it, such as two sources that differ.
    pub remark: Option<String>,
    /// For whom an item of the whole site is meant; empty for everyone.
    pub audience: Vec<Reference>,
    /// When the editors last changed it.
    pub changed: Option<When>,
    /// Its place among its kind; the lowest comes first.
    pub order: Option<i32>,
    /// Not ready to be read.
    pub draft: bool,
    /// Never to be published, in no form.
    pub confidential: bool,
    /// The first day on which it is public.
    pub publish_on: Option<NaiveDate>,
    /// The last day on which it is public.
    pub expires: Option<NaiveDate>,
    /// Old addresses that must keep working.
    pub aliases: Vec<Located<String>>,
    /// The language it is written in, when that is not the site's own.
    pub language: Option<String>,
    /// Everything it refers to and holds, however deep.
    pub gathered: Gathered,
    /// Where it stands; its beginning names it in a report.
    pub span: Span,
}

/// A picture with what its readers, and the people on it, may expect.
#[derive(Debug)]
pub struct Photo {
    /// The file.
    pub file: Option<Located<String>>,
    /// What it shows, for who cannot see it; empty for decoration.
    pub alt: Option<String>,
    /// The line below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Whether people can be recognised.
    pub persons: bool,
    /// Whether they agreed to be shown.
    pub consent: Option<Consent>,
    /// Where it stands.
    pub span: Span,
}

/// The permission of the people on a photo.
#[derive(Debug, Default)]
pub struct Consent {
    /// Whether it was given.
    pub given: bool,
    /// When it was given.
    pub date: Option<When>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
}

/// A document that belongs to an item.
#[derive(Debug)]
pub struct Attachment {
    /// What it is called.
    pub title: String,
    /// The file in `content/`.
    pub file: Option<Located<String>>,
    /// Or where else it can be found.
    pub link: Option<String>,
    /// The page or slide that matters.
    pub pointer: Option<String>,
    /// When it is expected, if it is not there yet.
    pub expected: Option<When>,
    /// Where it stands.
    pub span: Span,
}

/// A place elsewhere to read on.
#[derive(Debug)]
pub struct WebLink {
    /// What is to be read there.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// Where a fact comes from.
#[derive(Debug)]
pub struct Citation {
    /// The name of the source.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Its date.
    pub date: Option<When>,
}

/// How an item came to be read: from a list, or from a file of its own.
#[derive(Debug, Default)]
pub struct Origin {
    /// The name of its own file, without ending and date.
    pub stem: Option<String>,
    /// The date in the name of its file.
    pub date: Option<NaiveDate>,
    /// The kind whose list page it introduces.
    pub introduces: Option<Kind>,
    /// The text below the front matter of its file.
    pub body: Option<Text>,
}

/// A kind of item, as the table of kinds sees it.
pub trait Body: Sized {
    /// What an editor calls one of these, with its demonstrative: `deze mijlpaal`.
    const NAME: &'static str;
    /// The keys of which at least one must be there, and the first of which there is names the item.
    const TITLE: &'static [&'static str] = &["titel"];

    /// Takes the keys of its own out of the record.
    fn from_record(record: &mut Record<'_, '_>, origin: &Origin) -> Self;
}

impl<T> std::ops::Deref for Item<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

/// Reads one item. Nothing comes back only when the node is no record at all.
pub(super) fn read<T: Body>(
    node: &Node,
    mut origin: Origin,
    kind: Kind,
    reader: &mut Reader<'_>,
) -> Option<Item<T>> {
    let before = std::mem::take(&mut reader.gathered);
    if let Some(body) = &origin.body {
        reader.gathered.texts.push(body.clone());
    }
    let item = Record::read(node, T::NAME, reader, |record| {
        let mut head = read_head(record, T::TITLE, &mut origin);
        let body = T::from_record(record, &origin);
        head.gathered = std::mem::take(&mut record.reader.gathered).shrunk();
        Item { head, body }
    });
    reader.gathered = before;
    if let Some(item) = &item {
        check_stem(&origin, &item.head, kind, reader);
    }
    item
}

/// A file that names its item must have a name that fits in an address.
fn check_stem(origin: &Origin, head: &Head, kind: Kind, reader: &mut Reader<'_>) {
    let Some(stem) = origin.stem.as_ref().filter(|stem| head.id == **stem && !is_slug(stem)) else {
        return;
    };
    let message = format!("de naam `{stem}` past niet in een webadres");
    let name = if kind == Kind::Wijk {
        slug(stem)
    } else {
        let file = reader.file.rsplit('/').next().unwrap_or_default();
        file.replace(stem.as_str(), &slug(stem))
    };
    let help = format!("Noem dit `{name}`: kleine letters, cijfers en streepjes.");
    reader.diagnostics.report("E203", &Span::whole(reader.file), message).help(help);
}

fn read_head(record: &mut Record<'_, '_>, naming: &[&'static str], origin: &mut Origin) -> Head {
    let titles = std::iter::once(&"titel").chain(naming).filter(|_| origin.stem.is_none());
    let id_key = std::iter::once(&"id").chain(titles).find_map(|key| record.key_span(key));
    let id_span = id_key.cloned();
    let id: Option<Located<String>> = record.optional("id");
    let named: Vec<String> =
        naming.iter().filter_map(|key| record.optional::<String>(key)).collect();
    if !naming.is_empty() {
        record.require_one_of(naming);
    }
    let own: Option<String> = record.optional("titel");
    let title = own.or_else(|| named.into_iter().next()).unwrap_or_default();
    Head {
        id: choose_id(id, origin, &title, record.reader),
        id_span,
        title,
        summary: record.optional("samenvatting"),
        text: read_text(record, origin),
        photo: record.optional("foto").map(Box::new),
        attachments: record.list("bijlagen"),
        links: record.list("links"),
        sources: record.list("bronnen"),
        remark: record.optional("let-op"),
        audience: record.references("voor"),
        changed: record.optional("gewijzigd"),
        order: record.optional("volgorde"),
        draft: record.flag("concept"),
        confidential: record.flag("vertrouwelijk"),
        publish_on: record.optional("publiceren-op").map(When::first),
        expires: record.optional("verloopt").map(When::last),
        aliases: record.list("aliassen"),
        language: record.optional("taal"),
        gathered: Gathered::default(),
        span: record.span().clone(),
    }
}

/// The text below the front matter, or the key `tekst`; one of the two.
fn read_text(record: &mut Record<'_, '_>, origin: &Origin) -> Text {
    let key = record.key_span("tekst").cloned();
    let typed: Option<Text> = record.optional("tekst");
    let body = origin.body.clone().filter(|body| !body.is_empty());
    match (typed, body) {
        (Some(typed), Some(_)) => {
            let message = "dit item heeft twee teksten: onder `tekst` en onder de streepjes";
            let span = key.unwrap_or_else(|| record.span().clone());
            record
                .reader
                .diagnostics
                .report("E206", &span, message)
                .help("Haal `tekst` weg en zet alles onder de tweede regel met streepjes.");
            typed
        }
        (Some(typed), None) => typed,
        (None, Some(body)) => body,
        (None, None) => Text::default(),
    }
}

fn choose_id(
    written: Option<Located<String>>,
    origin: &Origin,
    title: &str,
    reader: &mut Reader<'_>,
) -> String {
    let Some(id) = written else {
        return origin.stem.clone().unwrap_or_else(|| slug(title));
    };
    if !is_slug(&id) {
        let message = format!("`{}` past niet in een webadres", id.value);
        reader
            .diagnostics
            .report("E203", &id.span, message)
            .help(format!("Schrijf: `id: {}`", slug(&id)));
    }
    id.value
}

impl FromRecord for Photo {
    const NAME: &'static str = "deze foto";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        let file = record.required_file("bestand");
        Photo {
            file,
            alt: record.optional("alt"),
            caption: record.optional("bijschrift"),
            credit: record.optional("fotograaf"),
            persons: record.flag("personen"),
            consent: record.optional("toestemming"),
            span: record.span().clone(),
        }
    }
}

/// `ja`, or `{datum, tot}`.
impl Decode for Consent {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            let given = bool::decode(node, reader)?;
            return Some(Consent { given, ..Consent::default() });
        }
        Record::read(node, "deze toestemming", reader, |record| Consent {
            given: true,
            date: record.optional("datum"),
            until: record.optional("tot").map(When::last),
        })
    }
}

impl FromRecord for Attachment {
    const NAME: &'static str = "deze bijlage";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        record.require_one_of(&["bestand", "link", "verwacht"]);
        Attachment {
            title: record.required("titel"),
            file: record.file("bestand"),
            link: record.url("link"),
            pointer: record.optional("verwijzing"),
            expected: record.optional("verwacht"),
            span: record.span().clone(),
        }
    }
}

impl FromRecord for WebLink {
    const NAME: &'static str = "deze link";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        WebLink { title: record.required("titel"), url: record.url("url") }
    }
}

/// A name, or `{titel, url, datum}`.
impl Decode for Citation {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            let title = String::decode(node, reader)?;
            return Some(Citation { title, url: None, date: None });
        }
        Record::read(node, "deze bron", reader, |record| Citation {
            title: record.required("titel"),
            url: record.url("url"),
            date: record.optional("datum"),
        })
    }
}
