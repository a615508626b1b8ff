//! One file: what it adds, and what is wrong with it.

use std::sync::Arc;

use super::glossary::{self, Term};
use super::item::{self, Item, Origin};
use super::kind::{Area, Foreword, KINDS, Kind, Scope};
use super::settings::Settings;
use super::wijk::Profile;
use crate::decode::{Decode, Reader};
use crate::diagnostic::{Diagnostics, Span, nearest};
use crate::document;
use crate::source::{Source, Sources};
use crate::yaml::{self, Node, Value};
use chrono::NaiveDate;

/// The file with the settings.
pub(super) const SETTINGS: &str = "content/site.yaml";
const GLOSSARY: &str = "begrippen.yaml";

/// What one file adds to its wijk, or to the whole site.
#[derive(Debug)]
pub(super) enum Fragment {
    /// Items.
    Area(Box<Area>),
    /// What a wijk is.
    Profile(Arc<Item<Profile>>),
    /// The abbreviations that texts explain.
    Glossary(Vec<Term>),
    /// Nothing that could be read.
    Nothing,
}

/// What the name of a file says about what is in it.
enum Place<'a> {
    Home,
    Glossary,
    Profile(&'a str),
    List(Kind),
    Item(Kind, &'a str),
    Introduction(Kind),
}

/// Reads the settings alone, for who must know them before anything else.
pub fn read_settings(sources: &Sources, diagnostics: &mut Diagnostics) -> Settings {
    let Some((file, source)) = sources.entry(SETTINGS) else {
        diagnostics
            .report("E104", &Span::whole(SETTINGS), "het bestand `content/site.yaml` is er niet")
            .help("Maak het aan met ten minste `titel:`, `organisatie:` en `url:`");
        return Settings::default();
    };
    let Some(text) = text_of(file, source, diagnostics) else { return Settings::default() };
    let Some(node) = yaml::parse(file, text, 0, diagnostics) else { return Settings::default() };
    let mut reader = Reader::new(file, text, &[], diagnostics);
    Settings::decode(&node, &mut reader).unwrap_or_default()
}

/// Reads one file.
pub(super) fn read_file(
    file: &Arc<str>,
    source: &Source,
    status_words: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> Fragment {
    let Some(text) = text_of(file, source, diagnostics) else { return Fragment::Nothing };
    let Some(place) = place(file) else {
        report_unclaimed(file, diagnostics);
        return Fragment::Nothing;
    };
    let mut reader = Reader::new(file, text, status_words, diagnostics);
    match place {
        Place::Home => Fragment::Area(Box::new(read_foreword(None, &mut reader))),
        Place::Glossary => Fragment::Glossary(read_glossary(&mut reader)),
        Place::Profile(wijk) => {
            let origin = Origin { stem: Some(wijk.to_owned()), ..Origin::default() };
            let profile = read_document(origin, Kind::Wijk, &mut reader);
            profile.map_or(Fragment::Nothing, |it| Fragment::Profile(Arc::new(it)))
        }
        Place::List(kind) => Fragment::Area(Box::new(read_list(kind, &mut reader))),
        Place::Item(kind, stem) => Fragment::Area(Box::new(read_item(kind, stem, &mut reader))),
        Place::Introduction(kind) => {
            Fragment::Area(Box::new(read_foreword(Some(kind), &mut reader)))
        }
    }
}

/// The text above the home page, or above the list page of a kind.
fn read_foreword(of: Option<Kind>, reader: &mut Reader<'_>) -> Area {
    let origin = Origin { introduces: of, ..Origin::default() };
    let foreword: Option<Item<Foreword>> = read_document(origin, Kind::Foreword, reader);
    Area { forewords: foreword.into_iter().map(Arc::new).collect(), ..Area::default() }
}

/// The abbreviations that texts explain, each once.
fn read_glossary(reader: &mut Reader<'_>) -> Vec<Term> {
    let file = reader.file;
    let node = yaml::parse(file, reader.source, 0, reader.diagnostics);
    let terms = node.and_then(|it| Vec::decode(&it, reader)).unwrap_or_default();
    glossary::once(terms, reader.diagnostics)
}

/// What a file is, by its name; nothing for a file that no kind claims.
fn place(file: &str) -> Option<Place<'_>> {
    let path = file.strip_prefix("content/")?;
    if path == "index.md" {
        return Some(Place::Home);
    }
    if path == GLOSSARY {
        return Some(Place::Glossary);
    }
    let (wijk, path) = match path.strip_prefix("wijken/") {
        Some(rest) => rest.split_once('/').map(|(wijk, path)| (Some(wijk), path))?,
        None => (None, path),
    };
    if let (Some(wijk), "wijk.md") = (wijk, path) {
        return Some(Place::Profile(wijk));
    }
    let kind = |name: &str| {
        let entry = KINDS.iter().find(|entry| entry.file == name)?;
        (entry.scope == Scope::Everywhere || wijk.is_none()).then_some(entry.kind)
    };
    match path.split_once('/') {
        None => Some(Place::List(kind(path.strip_suffix(".yaml")?)?)),
        Some((folder, "_index.md")) => Some(Place::Introduction(kind(folder)?)),
        Some((folder, name)) => {
            let stem = name.strip_suffix(".md").filter(|stem| !stem.contains('/'))?;
            Some(Place::Item(kind(folder)?, stem))
        }
    }
}

fn read_list(kind: Kind, reader: &mut Reader<'_>) -> Area {
    let mut area = Area::default();
    let file = reader.file;
    let Some(node) = yaml::parse(file, reader.source, 0, reader.diagnostics) else { return area };
    match &node.value {
        Value::List(items) => {
            for item in items {
                area.read(kind, item, Origin::default(), reader);
            }
        }
        Value::Empty => (),
        _ => {
            let help = format!(
                "Begin elk onderdeel van `{}.yaml` met een streepje en een spatie: `- titel: …`",
                kind.file()
            );
            reader.wrong_kind(&node, "een lijst", help);
        }
    }
    area
}

fn read_item(kind: Kind, stem: &str, reader: &mut Reader<'_>) -> Area {
    let mut area = Area::default();
    let (date, stem) = if kind == Kind::News { split_date(stem, reader) } else { (None, stem) };
    let origin = Origin { stem: Some(stem.to_owned()), date, ..Origin::default() };
    if let Some((front, body)) = read_front(reader) {
        let origin = Origin { body: Some(reader.body(body)), ..origin };
        reader.gathered = crate::decode::Gathered::default();
        area.read(kind, &front, origin, reader);
    }
    area
}

fn read_document<T: item::Body>(
    origin: Origin,
    kind: Kind,
    reader: &mut Reader<'_>,
) -> Option<Item<T>> {
    let (front, body) = read_front(reader)?;
    let origin = Origin { body: Some(reader.body(body)), ..origin };
    item::read(&front, origin, kind, reader)
}

/// The front matter, and where the body begins.
fn read_front(reader: &mut Reader<'_>) -> Option<(Node, usize)> {
    let (file, source) = (reader.file, reader.source);
    let document = document::split(file, source, reader.diagnostics)?;
    let start = document.front.start;
    let front = yaml::parse(file, &source[document.front], start, reader.diagnostics)?;
    Some((front, document.body.start))
}

/// The date before the name of a news file. A date that does not exist is reported.
fn split_date<'s>(stem: &'s str, reader: &mut Reader<'_>) -> (Option<NaiveDate>, &'s str) {
    const LENGTH: usize = "2021-09-14".len();
    let shaped = |(at, byte): (usize, u8)| {
        if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    };
    let date = stem.get(..LENGTH).filter(|it| it.bytes().enumerate().all(shaped));
    let rest = stem.get(LENGTH..).and_then(|it| it.strip_prefix('-')).filter(|it| !it.is_empty());
    let (Some(date), Some(rest)) = (date, rest) else { return (None, stem) };
    let day = date.parse::<NaiveDate>();
    if day.is_err() {
        let message = format!("de naam van dit bestand begint met {date}, en die dag bestaat niet");
        let help = "Geef het bestand een naam met een dag die er is: `2021-09-14-afvalcoaches.md`";
        reader.diagnostics.report("E205", &Span::whole(reader.file), message).help(help);
    }
    (Some(day.unwrap_or_default()), rest)
}

/// The text of a source; what is no text is reported, but for photos and attachments.
fn text_of<'a>(
    file: &Arc<str>,
    source: &'a Source,
    diagnostics: &mut Diagnostics,
) -> Option<&'a str> {
    let (code, at, message, help) = match source {
        Source::Text(text) => (
            "E102",
            match conflict(text) {
                Some(at) => at,
                None => return Some(text),
            },
            "hier staan twee versies van deze tekst onder elkaar".to_owned(),
            "Git kon twee wijzigingen niet samenvoegen. Laat staan wat goed is, en haal de regels \
             weg die met `<<<<<<<`, `=======` en `>>>>>>>` beginnen.",
        ),
        Source::File(_) | Source::Bytes(_) => return None,
        Source::NotUtf8(at) => (
            "E101",
            *at,
            "dit bestand is niet als UTF-8 bewaard, dus letters als é zijn niet te lezen"
                .to_owned(),
            "Open het in uw teksteditor en bewaar het opnieuw met de codering UTF-8.",
        ),
        Source::Unreadable(why) => (
            "E101",
            0,
            format!("dit bestand is niet te lezen: {why}"),
            "Kijk of u het zelf kunt openen en of u er rechten op hebt.",
        ),
        Source::LinkOutside => (
            "E702",
            0,
            "dit is een verwijzing naar een bestand buiten `content/`".to_owned(),
            "Zet het bestand zelf in `content/`, in plaats van een symbolische koppeling.",
        ),
    };
    diagnostics.report(code, &Span::new(file, at..at), message).help(help);
    None
}

/// Where git left both versions of a text for somebody to choose from.
fn conflict(text: &str) -> Option<usize> {
    let begin = |mark: &str, from: usize| {
        let mut marks = text[from..].match_indices(mark).map(|(at, _)| from + at);
        marks.find(|at| *at == 0 || text[..*at].ends_with('\n'))
    };
    let ours = begin("<<<<<<< ", 0)?;
    begin(">>>>>>> ", ours).map(|_| ours)
}

/// A text that no kind claims: the nearest name, or the place where it does belong.
fn report_unclaimed(file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let path = file.strip_prefix("content/").unwrap_or(file);
    let in_wijk = path.strip_prefix("wijken/").and_then(|it| it.split_once('/'));
    let local = in_wijk.map_or(path, |(_, rest)| rest);
    let (name, folder) = match local.split_once('/') {
        Some((folder, _)) => (folder, true),
        None => (local, false),
    };
    let known = KINDS
        .iter()
        .map(|entry| if folder { entry.file.to_owned() } else { format!("{}.yaml", entry.file) });
    let others = ["wijk.md", "site.yaml", "index.md", GLOSSARY].map(str::to_owned);
    let known: Vec<String> = known.chain(others).collect();
    let message = format!("`{local}` hoort op deze plek nergens bij en komt niet op de site");
    let diagnostic = diagnostics.report("W105", &Span::whole(file), message);
    let is_known = known.iter().any(|it| it == name);
    let deep = local.rsplit_once('/').filter(|(above, _)| is_known && *above != name);
    if let Some((_, last)) = deep {
        diagnostic.help(format!(
            "Een tekst staat direct in de map `{name}`. Bedoelde u `{name}/{last}`?"
        ));
    } else if is_known && in_wijk.is_some() {
        diagnostic
            .help(format!("Dit hoort niet in een wijk. Zet het in `content/`: `content/{local}`"));
    } else if let Some(near) = nearest(name, known.iter().map(String::as_str)) {
        diagnostic.help(format!("Bedoelde u `{near}`?"));
    } else {
        diagnostic.help("Zet er een `_` voor als het niet op de site hoort, of kijk in `docs/soorten.md` hoe het moet heten.");
    }
}
