//! The picture for who shares a page without a photo of its own: one of the site, of each wijk and
//! of each plan, with its name and how far it has got.
//!
//! The name stands on the accent colour of the wijk, in black or white: whichever can be read. What
//! is not known has no bar: that would look like nought. A picture is kept by what stands on it,
//! so one that stays the same is not drawn again; and a letter is drawn once for all of them.

use super::html::Composer;
use super::view::{Progress, SharedImage};
use super::{File, Layout, Press, Sort};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{area_item, area_path, has_progress, item_path, wijk_of};
use crate::picture::{Layer, Line, Shape, Weight, drawable, paint, pixels};
use crate::store::Key;
use crate::values::Colour;

/// Its size in pixels, as who shows it asks for it (ogp.me, at 1.91 to 1).
const SIZE: (u32, u32) = (1200, 630);
/// Between the edge and what is drawn.
const MARGIN: u16 = 72;
/// How wide a line may be.
const LINE: u16 = 1200 - 2 * MARGIN;
/// The sizes of a name with how many lines it may take, from large to small.
const SIZES: &[(u16, usize)] = &[(104, 1), (88, 2), (76, 2), (64, 3), (54, 3), (46, 4)];
/// Changes when pictures come out otherwise.
const RECIPE: &str = "deelplaatje 3";
/// The size of a bar, and where it is.
const BAR: (u16, u16) = (1056, 26);
const BAR_AT: (usize, usize) = (72, 504);
/// What is done, and what is not yet.
const DONE: [u8; 3] = [0x1f, 0x7a, 0x4d];
const TRACK: [u8; 3] = [0xde, 0xda, 0xd1];
/// What is read on white: first, and last.
const INK: [u8; 3] = [0x1b, 0x21, 0x24];
const QUIET: [u8; 3] = [0x54, 0x5c, 0x60];

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The site or a wijk.
    Area(AreaId),
    /// A plan.
    Plan(ItemId),
}

/// What stands on a picture.
#[derive(Debug)]
struct Card {
    /// A line above the name.
    above: String,
    name: String,
    /// Nothing when nothing was promised.
    progress: Option<Progress>,
    /// A line at the foot.
    foot: String,
    accent: Colour,
}

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let edition = press.map.edition;
    for area in edition.areas() {
        add(press, Of::Area(area), layout);
        edition.own(area, Kind::Plan).for_each(|plan| add(press, Of::Plan(plan), layout));
    }
}

fn add<'a>(press: &'a Press<'a>, of: Of, layout: &mut Layout<'a>) {
    let Some(path) = path(press, of) else { return };
    let head = match of {
        Of::Area(area) => area_item(area).and_then(|it| press.map.edition.head(it)),
        Of::Plan(plan) => press.map.edition.head(plan),
    };
    let source = head.map_or_else(|| Span::whole("content/site.yaml"), |it| it.span.clone());
    let whose = source.clone();
    let recipe = move || {
        let card = card(Composer { press }, of);
        press.store.keep(&Key::new(RECIPE, &[format!("{card:?}").as_bytes()]), || {
            paint(SIZE, &draw(&card), &press.stencils).map_err(|error| Diagnostic {
                code: "E704",
                message: format!("het plaatje om te delen kan niet worden getekend: {error}"),
                span: whose.clone(),
                help: Some(
                    "Meld dit bij wijkbode. Met een eigen `foto` is het plaatje niet nodig."
                        .to_owned(),
                ),
            })
        })
    };
    layout.add(path, File::new(Sort::Other, source, recipe));
}

/// The picture of an area or a plan, as a page refers to it.
pub(super) fn offer(composer: Composer<'_>, of: Of) -> Option<SharedImage> {
    let path = path(composer.press, of)?;
    let Card { name, progress, .. } = card(composer, of);
    let progress = progress.map(|it| format!(". {}", in_words(&it))).unwrap_or_default();
    let (width, height) = SIZE;
    let url = composer.press.absolute(&path);
    Some(SharedImage { url, alt: format!("{name}{progress}"), width, height })
}

fn path(press: &Press<'_>, of: Of) -> Option<String> {
    let site = press.map.edition.site;
    let folder = match of {
        Of::Area(area) => area_path(site, area),
        Of::Plan(plan) => item_path(site, plan)?,
    };
    Some(folder + "deelplaatje.png")
}

fn card(composer: Composer<'_>, of: Of) -> Card {
    let settings = &composer.press.map.edition.site.settings;
    let (title, organisation) = (&settings.title, &settings.organisation);
    let both =
        if title == organisation { title.clone() } else { format!("{title} · {organisation}") };
    let url = composer.press.url.as_str();
    let (above, name, foot) = match of {
        Of::Area(AreaId::Site) => {
            let host = url.split_once("://").map_or(url, |(_, it)| it).trim_end_matches('/');
            let above = if title == organisation { String::new() } else { organisation.clone() };
            (above, title.clone(), host.to_owned())
        }
        Of::Area(AreaId::Wijk(at)) => {
            let municipality = composer.press.map.edition.municipality(at);
            let above = municipality.map_or(organisation.as_str(), |it| composer.title(it));
            (above.to_owned(), composer.title(ItemId::wijk(at)).to_owned(), both)
        }
        Of::Plan(plan) => {
            let label = composer.label(plan.home(), Kind::Plan);
            let wijk = composer.wijk_name(plan, AreaId::Site);
            let above = wijk.map_or(label.clone(), |wijk| format!("{label} · {wijk}"));
            (above, composer.title(plan).to_owned(), both)
        }
    };
    Card { above, name, progress: progress(composer, of), foot, accent: accent(composer, of) }
}

/// How far it has got, if anything was promised.
fn progress(composer: Composer<'_>, of: Of) -> Option<Progress> {
    match of {
        Of::Area(area) => {
            let edition = composer.press.map.edition;
            let counted = edition.progress(area);
            let promised = has_progress(edition, area);
            let quick_wins = composer.quick_win_progress(area).filter(|_| counted.is_empty());
            let milestones = || composer.progress(&counted, (Kind::Milestone, area));
            promised.then(|| quick_wins.unwrap_or_else(milestones))
        }
        Of::Plan(plan) => {
            let counted = composer.press.map.edition.progress_by("plan", plan);
            (!counted.is_empty()).then(|| composer.progress(&counted, (Kind::Milestone, plan.area)))
        }
    }
}

/// The colour of the wijk, or else of the site.
fn accent(composer: Composer<'_>, of: Of) -> Colour {
    let site = composer.press.map.edition.site;
    let wijk = match of {
        Of::Area(AreaId::Wijk(at)) => Some(at),
        Of::Area(AreaId::Site) => None,
        Of::Plan(plan) => wijk_of(plan),
    };
    let own = wijk.and_then(|at| site.wijken[at].profile.colour.as_ref());
    own.map_or(composer.press.accent, |it| it.value)
}

/// What is drawn on a picture.
fn draw(card: &Card) -> Vec<Layer> {
    let (width, height) = (SIZE.0 as usize, if card.progress.is_some() { 404_u16 } else { 520 });
    let ground = Shape::Area(width, height.into());
    let mut layers = vec![Layer { shape: ground, at: (0, 0), colour: card.accent.parts() }];
    let on_accent = card.accent.readable().parts();
    layers.push(line(&card.above, (34, Weight::Regular), 96, on_accent));
    layers.extend(name(&card.name, (120, height - 28), on_accent));
    if let Some(progress) = &card.progress {
        layers.push(line(&in_words(progress), (42, Weight::Bold), 474, INK));
        layers.extend(bar(progress));
    }
    layers.push(line(&card.foot, (30, Weight::Regular), 590, QUIET));
    layers
}

/// How far it has got, for who sees nothing else of it.
fn in_words(progress: &Progress) -> String {
    if progress.known { progress.sentence.clone() } else { "Voortgang: nog niet bekend".to_owned() }
}

/// A text on one line, with its letters on a height.
fn line(text: &str, (size, weight): (u16, Weight), y: u16, colour: [u8; 3]) -> Layer {
    let text = drawable(text);
    let text = Line::new(&text, weight).cut(ems(LINE, size));
    let letters = Line::new(&text, weight).letters(size).collect();
    Layer { shape: Shape::Letters(letters), at: (MARGIN.into(), y.into()), colour }
}

/// A name, as large as fits between two heights.
fn name(text: &str, (top, bottom): (u16, u16), colour: [u8; 3]) -> Vec<Layer> {
    let text = drawable(text);
    let whole = Line::new(&text, Weight::Bold);
    let lines = |size: u16| whole.wrap(ems(LINE, size));
    let height = |size: u16, lines: usize| {
        f32::from(size) * 1.12 * f32::from(u8::try_from(lines).unwrap_or(9))
    };
    let fits = |(size, most): &&(u16, usize)| {
        let lines = lines(*size).len();
        lines <= *most
            && height(*size, lines) <= f32::from(bottom - top)
            && whole.widest_word() <= ems(LINE, *size)
    };
    let smallest = SIZES.last().copied().unwrap_or((46, 4));
    let (size, most) = SIZES.iter().find(fits).copied().unwrap_or(smallest);
    let mut lines: Vec<String> = lines(size).into_iter().map(str::to_owned).collect();
    if lines.len() > most {
        // The last line is cut where it is laid down.
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(rest);
    }
    let middle = f32::from(top + bottom) / 2.0;
    let first = middle - height(size, lines.len()) / 2.0 + f32::from(size) * 0.86;
    let lines = lines.iter().enumerate();
    lines
        .map(|(at, text)| {
            let y = pixels(first + height(size, at));
            line(text, (size, Weight::Bold), y, colour)
        })
        .collect()
}

/// A number of pixels in letters of a size.
fn ems(pixels: u16, size: u16) -> f32 {
    f32::from(pixels) / f32::from(size)
}

/// How much is done of all that counts; nothing when that is not known.
fn bar(progress: &Progress) -> Vec<Layer> {
    if !progress.known {
        return Vec::new();
    }
    let (whole, height) = BAR;
    let stretch = |width: u16, colour| {
        let round = format!("<rect width=\"{width}\" height=\"{height}\" rx=\"{}\"/>", height / 2);
        let shape = drawing((width.into(), height.into()), &round);
        Layer { shape, at: BAR_AT, colour }
    };
    let done = (progress.done * u64::from(whole)).checked_div(progress.total).unwrap_or(0);
    let done = u16::try_from(done).unwrap_or(whole);
    let done = (done > 0).then(|| stretch(done.max(height), DONE));
    [Some(stretch(whole, TRACK)), done].into_iter().flatten().collect()
}

/// A drawing (SVG) of a size.
fn drawing((width, height): (f32, f32), what: &str) -> Shape {
    Shape::Drawing(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">{what}</svg>"
    ))
}
