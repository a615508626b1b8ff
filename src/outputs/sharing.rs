//! The picture for who shares a page without a photo of its own: one of the site, of each wijk and
//! of each plan, with its name and how far it has got.
//!
//! The name stands on the accent colour of the wijk, in black or white: whichever can be read. What
//! is not known has no bar: that would look like nought. A picture is kept by what is drawn, so one
//! that stays the same is not drawn again.

use std::fmt::Write as _;
use std::sync::OnceLock;

use quick_xml::escape::escape;

use super::html::Composer;
use super::view::{Progress, SharedImage};
use super::{Output, Press, Sort};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{area_item, area_path, has_progress, item_path, wijk_of};
use crate::palette;
use crate::picture::{FAMILY, Weight, cut, drawable, raster, text_width, wrap};
use crate::store::Key;
use crate::values::Colour;

/// Its size in pixels, as who shows it asks for it (ogp.me, at 1.91 to 1).
const SIZE: (u32, u32) = (1200, 630);
/// Between the edge and what is drawn.
const MARGIN: f32 = 72.0;
/// How wide a line may be.
const LINE: f32 = 1200.0 - 2.0 * MARGIN;
/// The sizes of a name with how many lines it may take, from large to small.
const SIZES: &[(f32, usize)] = &[(104.0, 1), (88.0, 2), (76.0, 2), (64.0, 3), (54.0, 3), (46.0, 4)];
/// Changes when pictures come out otherwise.
const RECIPE: &str = "deelplaatje 1";

/// What a picture is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The site or a wijk.
    Area(AreaId),
    /// A plan.
    Plan(ItemId),
}

/// What stands on a picture.
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

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    let edition = press.map.edition;
    for area in edition.areas() {
        add(press, Of::Area(area), output);
        edition.own(area, Kind::Plan).for_each(|plan| add(press, Of::Plan(plan), output));
    }
}

fn add<'a>(press: &'a Press<'a>, of: Of, output: &mut Output<'a>) {
    let Some(path) = path(press, of) else { return };
    let head = match of {
        Of::Area(area) => area_item(area).and_then(|it| press.map.edition.head(it)),
        Of::Plan(plan) => press.map.edition.head(plan),
    };
    let source = head.map_or_else(|| Span::whole("content/site.yaml"), |it| it.span.clone());
    let whose = source.clone();
    let recipe = move || {
        let drawing = draw(&card(Composer { press }, of));
        press.store.keep(&Key::new(RECIPE, &[drawing.as_bytes()]), || {
            raster(&drawing).map_err(|error| Diagnostic {
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
    output.add(path, Sort::Other, source, Box::new(recipe));
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
    own.map_or_else(|| composer.press.shared_images.accent(composer.press), |it| it.value)
}

/// What the pictures of a site have in common.
#[derive(Default)]
pub(super) struct SharedImages {
    accent: OnceLock<Colour>,
}

impl SharedImages {
    /// The accent colour of the site.
    fn accent(&self, press: &Press<'_>) -> Colour {
        let accent = || palette::accent(press.map, &press.theme);
        *self.accent.get_or_init(|| accent().unwrap_or(Colour::BLACK))
    }
}

/// Draws a picture (SVG).
fn draw(card: &Card) -> String {
    let (width, height) = SIZE;
    let ground: u16 = if card.progress.is_some() { 404 } else { 520 };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\
         <rect width=\"{width}\" height=\"{ground}\" fill=\"{}\"/>",
        card.accent
    );
    let on_accent = card.accent.readable().to_string();
    line(&mut svg, (&card.above, 34.0, Weight::Regular), 96.0, &on_accent);
    name(&mut svg, &card.name, (120.0, f32::from(ground) - 28.0), &on_accent);
    if let Some(progress) = &card.progress {
        let sentence = in_words(progress);
        line(&mut svg, (&sentence, 42.0, Weight::Bold), 474.0, "#1b2124");
        if progress.known {
            bar(&mut svg, progress);
        }
    }
    line(&mut svg, (&card.foot, 30.0, Weight::Regular), 590.0, "#545c60");
    svg + "</svg>"
}

/// How far it has got, for who sees nothing else of it.
fn in_words(progress: &Progress) -> String {
    if progress.known { progress.sentence.clone() } else { "Voortgang: nog niet bekend".to_owned() }
}

/// A text on one line, with its letters on a height.
fn line(svg: &mut String, (text, size, weight): (&str, f32, Weight), y: f32, colour: &str) {
    let text = cut(&drawable(text), size, weight, LINE);
    let _ = write!(
        svg,
        "<text x=\"{MARGIN}\" y=\"{y}\" font-family=\"{FAMILY}\" font-size=\"{size}\" \
         font-weight=\"{}\" fill=\"{colour}\">{}</text>",
        weight.number(),
        escape(&text)
    );
}

/// A name, as large as fits between two heights.
fn name(svg: &mut String, text: &str, (top, bottom): (f32, f32), colour: &str) {
    let text = drawable(text);
    let lines = |size: f32| wrap(&text, size, Weight::Bold, LINE);
    let height =
        |size: f32, lines: usize| size * 1.12 * f32::from(u8::try_from(lines).unwrap_or(9));
    let widest_word =
        |size| text.split(' ').map(|it| text_width(it, size, Weight::Bold)).fold(0.0, f32::max);
    let fits = |(size, most): &&(f32, usize)| {
        let lines = lines(*size).len();
        lines <= *most && height(*size, lines) <= bottom - top && widest_word(*size) <= LINE
    };
    let smallest = SIZES.last().copied().unwrap_or((46.0, 4));
    let (size, most) = SIZES.iter().find(fits).copied().unwrap_or(smallest);
    let mut lines = lines(size);
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(cut(&rest, size, Weight::Bold, LINE));
    }
    let mut y = f32::midpoint(top, bottom) - height(size, lines.len()) / 2.0 + size * 0.86;
    for text in &lines {
        line(svg, (text, size, Weight::Bold), y, colour);
        y += size * 1.12;
    }
}

/// How much is done of all that counts.
fn bar(svg: &mut String, progress: &Progress) {
    const HEIGHT: u16 = 26;
    let done = u16::try_from((progress.done * 1056).checked_div(progress.total).unwrap_or(0));
    let done = done.unwrap_or(1056);
    let mut stretch = |width: u16, colour: &str| {
        let _ = write!(
            svg,
            "<rect x=\"{MARGIN}\" y=\"504\" width=\"{width}\" height=\"{HEIGHT}\" rx=\"13\" fill=\"{colour}\"/>"
        );
    };
    stretch(1056, "#dedad1");
    if done > 0 {
        stretch(done.max(HEIGHT), "#1f7a4d");
    }
}
