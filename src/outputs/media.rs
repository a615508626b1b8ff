//! Photos, drawings, attachments and logos: the files that published texts use, and no others.
//!
//! Only attachments are published as they are. Photos and drawings are made anew by
//! [`crate::picture`], wherever they are used, so that nothing of them comes along unseen.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::ptr;

use rayon::prelude::*;

use super::photos::Album;
use super::{File, Layout, Press, Sort, attachments, photos, static_files};
use crate::decode::Gathered;
use crate::derive::standing::later_updates;
use crate::diagnostic::{Diagnostic, Diagnostics, Located, Span};
use crate::links::{Destination, Map, Way};
use crate::markdown::Prose;
use crate::media;
use crate::model::{AreaId, ItemId, Kind};
use crate::picture::{self, Flaw, Malformed, Photo};

/// How the pages use a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Use {
    /// A page shows it as a picture.
    pub(super) is_shown: bool,
    /// A page links to it, or shows it as it is: an attachment, a logo.
    pub(super) is_offered: bool,
}

/// What a published file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matter {
    Photo(Photo),
    /// A drawing, and its size if it has one.
    Drawing(Option<(u32, u32)>),
    Attachment,
}

/// The files that published texts use, looked at as far as laying out needs.
#[derive(Default)]
pub(super) struct Media<'a> {
    pub(super) album: Album<'a>,
    drawings: BTreeMap<&'a str, Option<(u32, u32)>>,
    attachments: Vec<&'a str>,
}

const SHOWN: Use = Use { is_shown: true, is_offered: false };
const OFFERED: Use = Use { is_shown: false, is_offered: true };
/// Endings of file names that promise a photo.
const PHOTO_ENDINGS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp", "avif", "heic", "heif", "tif", "tiff",
    "bmp", "jxl", "psd",
];
/// How much of a drawing is read to know its size, in bytes.
const START_OF_DRAWING: u64 = 16 << 10;

/// Looks at the header of every file that published texts use.
pub(super) fn look<'a>(map: Map<'a>, diagnostics: &mut Diagnostics) -> Media<'a> {
    let used: Vec<(&str, Use)> = used(map).into_iter().collect();
    let looked: Vec<_> = used.par_iter().map(|(name, using)| matter(map, name, *using)).collect();
    let (mut media, mut negatives) = (Media::default(), Vec::new());
    for ((name, using), matter) in used.into_iter().zip(looked) {
        match matter {
            Ok(Matter::Photo(photo)) => {
                remark(name, &photo, diagnostics);
                negatives.push((name, photo, using));
            }
            Ok(Matter::Drawing(size)) => drop(media.drawings.insert(name, size)),
            Ok(Matter::Attachment) => {
                if attachments::is_fit(map, name, diagnostics) {
                    media.attachments.push(name);
                }
            }
            Err(flaw) => diagnostics.extend([diagnose(name, &flaw)].into_iter().collect()),
        }
    }
    media.album = Album::new(negatives);
    media
}

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for name in &press.media.attachments {
        let recipe = move || static_files::read(press.map.sources, name).map(Cow::into_owned);
        layout.add(path(name).to_owned(), File::new(Sort::Other, Span::whole(name), recipe));
    }
    for name in press.media.drawings.keys() {
        let recipe = move || {
            let drawing = static_files::read(press.map.sources, name)?;
            picture::redraw(&drawing).map_err(|it| diagnose_drawing(name, it))
        };
        layout.add(path(name).to_owned(), File::new(Sort::Other, Span::whole(name), recipe));
    }
    photos::produce(press, layout);
}

impl Media<'_> {
    /// The width and height of a picture in pixels, when they could be read.
    pub(super) fn size(&self, name: &str) -> Option<(u32, u32)> {
        let photo = self.album.find(name).map(photos::Negative::size);
        photo.or_else(|| self.drawings.get(name).copied().flatten())
    }

    /// Whether a file is published as a picture, made anew.
    pub(super) fn is_picture(&self, name: &str) -> bool {
        self.album.find(name).is_some() || self.drawings.contains_key(name)
    }

    /// Where a file is published for who follows a link to it.
    pub(super) fn offered_path<'n>(&'n self, name: &'n str) -> &'n str {
        let photo = self.album.find(name).and_then(photos::Negative::offered_path);
        photo.unwrap_or_else(|| path(name))
    }
}

/// Where a file of `content/` is published, when it is published under its own name.
pub(super) fn path(name: &str) -> &str {
    name.strip_prefix("content/").unwrap_or(name)
}

/// What stands behind the last dot: `svg`.
pub(super) fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_lowercase()
}

/// What a file is, by its header and not by its name.
fn matter(map: Map<'_>, name: &str, using: Use) -> Result<Matter, Flaw> {
    // What cannot be opened is reported when it is read.
    let Ok(mut file) = map.sources.open(name) else { return Ok(Matter::Attachment) };
    if ending(name) == "svg" {
        let mut start = Vec::new();
        let _ = file.take(START_OF_DRAWING).read_to_end(&mut start);
        return Ok(Matter::Drawing(picture::drawing_size(&start)));
    }
    match picture::look(&mut file) {
        Ok(photo) => Ok(Matter::Photo(photo)),
        Err(flaw) => {
            let is_meant = using.is_shown || PHOTO_ENDINGS.contains(&ending(name).as_str());
            let is_known = !matches!(flaw, Flaw::NoPhoto | Flaw::Foreign(_));
            if is_meant || is_known { Err(flaw) } else { Ok(Matter::Attachment) }
        }
    }
}

/// E106: a photo that cannot be shown.
pub(super) fn diagnose(name: &str, flaw: &Flaw) -> Diagnostic {
    let (message, help) = match flaw {
        Flaw::NoPhoto => (
            "dit bestand is geen foto of tekening".to_owned(),
            "Noem hier een bestand dat op `.jpg`, `.png`, `.webp` of `.svg` eindigt, en dat dat ook is.".to_owned(),
        ),
        Flaw::Foreign(sort) => (
            format!("deze foto is van de soort {sort}, en die kunnen niet alle browsers laten zien"),
            format!("Bewaar haar als JPEG en noem dat bestand: `{}.jpg`", stem(name)),
        ),
        Flaw::CutOff => (
            "deze foto is niet compleet: het bestand houdt halverwege op".to_owned(),
            "Zet de foto opnieuw over van de telefoon of de camera.".to_owned(),
        ),
        Flaw::Broken => (
            "deze foto is beschadigd en niet te lezen".to_owned(),
            "Open haar in een fotoprogramma en bewaar haar opnieuw als JPEG.".to_owned(),
        ),
        Flaw::TooLarge(width, height) => (
            format!("deze foto is te groot: {width} bij {height} beeldpunten"),
            "Maak haar kleiner. 2.000 beeldpunten breed is ruim genoeg.".to_owned(),
        ),
    };
    Diagnostic { code: "E106", message, span: Span::whole(name), help: Some(help) }
}

fn diagnose_drawing(name: &str, why: Malformed) -> Diagnostic {
    let (message, help) = match why {
        Malformed::Line(line) => (
            format!("deze tekening is op regel {line} niet te lezen"),
            "Open haar in een tekenprogramma en bewaar haar opnieuw als gewone SVG.",
        ),
        Malformed::NoDrawing => (
            "dit bestand is geen tekening (SVG)".to_owned(),
            "Geef het bestand de naam die bij zijn soort hoort, of bewaar het als SVG.",
        ),
        Malformed::HoldsPhoto => (
            "in deze tekening zit een foto, en die kan meer vertellen dan u ziet".to_owned(),
            "Bewaar de tekening als PNG en gebruik dat bestand.",
        ),
        Malformed::HoldsEntities => (
            "deze tekening gebruikt afkortingen van zichzelf (`<!ENTITY`)".to_owned(),
            "Open haar in een tekenprogramma en bewaar haar als gewone SVG.",
        ),
        Malformed::TooLarge => (
            "deze tekening is te groot om te laten zien".to_owned(),
            "Maak haar eenvoudiger, of bewaar haar als PNG.",
        ),
    };
    Diagnostic { code: "E106", message, span: Span::whole(name), help: Some(help.to_owned()) }
}

/// W107 and W108: a photo that is shown, but not quite as its file seems to promise.
fn remark(name: &str, photo: &Photo, diagnostics: &mut Diagnostics) {
    let endings = photo.format.endings();
    let (own, right) = (ending(name), endings[0]);
    if !endings.contains(&own.as_str()) {
        let message =
            format!("dit bestand heet `.{own}`, maar het is een {}", right.to_uppercase());
        let help = format!("Noem het `{}.{right}`, ook in uw teksten.", stem(name));
        diagnostics.report("W107", &Span::whole(name), message).help(help);
    }
    if photo.is_moving {
        let message = "dit plaatje beweegt; op de site staat alleen het eerste beeld";
        diagnostics
            .report("W108", &Span::whole(name), message)
            .help("Kies een foto die stilstaat, of maak een link naar een filmpje.");
    }
}

/// The file name without its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The files that something published uses, and how.
fn used(map: Map<'_>) -> BTreeMap<&str, Use> {
    let site = map.edition.site;
    let in_area = |area: AreaId| {
        let shown = site.everything_in(area).filter(|(item, _)| map.edition.is_shown(*item));
        shown.flat_map(|(item, head)| {
            let photo = head.photo.as_ref().and_then(|it| it.file.as_ref());
            let later = later_texts(map, item);
            let is_known =
                move |way: &&Way| way.text.is_none_or(|it| !later.iter().any(|x| ptr::eq(*x, it)));
            linked(map.ways.of(item).iter().filter(is_known)).chain(named(
                map,
                &head.gathered,
                photo,
            ))
        })
    };
    let areas: Vec<AreaId> = site.areas().collect();
    let found: Vec<(&str, Use)> = areas.into_par_iter().flat_map_iter(in_area).collect();
    let in_settings =
        linked(map.ways.of_settings().iter()).chain(named(map, &site.settings.gathered, None));
    let mut uses: BTreeMap<&str, Use> = BTreeMap::new();
    for (name, using) in found.into_iter().chain(in_settings) {
        let known = uses.entry(name).or_default();
        known.is_shown |= using.is_shown;
        known.is_offered |= using.is_offered;
    }
    // The tokens are part of the theme, and published with it.
    let tokens = site.settings.style.tokens.as_ref();
    let tokens = tokens.and_then(|it| media::locate(map.sources, &it.span.file, it).ok());
    uses.retain(|name, _| tokens.is_none_or(|(it, _)| **it != **name));
    uses
}

/// The texts of the updates that are not in this edition yet.
fn later_texts(map: Map<'_>, item: ItemId) -> Vec<&Prose> {
    let (site, day) = (map.edition.site, map.edition.day);
    let of_course = site.course_of(item).into_iter().flat_map(|it| later_updates(it, day));
    let ideas = &site.area(item.area).ideas;
    let idea = ideas.get(item.index).filter(|_| item.kind == Kind::Idea);
    let of_idea = idea.into_iter().flat_map(|it| later_updates(&it.course, day));
    of_course.map(|it| &*it.text).chain(of_idea.map(|it| &*it.text)).collect()
}

fn linked<'a>(ways: impl Iterator<Item = &'a Way<'a>>) -> impl Iterator<Item = (&'a str, Use)> {
    ways.filter_map(|way| match way.to {
        Destination::File(name) => Some((name, if way.is_picture { SHOWN } else { OFFERED })),
        _ => None,
    })
}

fn named<'a>(
    map: Map<'a>,
    gathered: &'a Gathered,
    photo: Option<&'a Located<String>>,
) -> impl Iterator<Item = (&'a str, Use)> {
    gathered.files.iter().filter_map(move |file| {
        let (name, source) = media::locate(map.sources, &file.span.file, file).ok()?;
        let using = if photo == Some(file) { SHOWN } else { OFFERED };
        source.is_media().then_some((name.as_ref(), using))
    })
}
