//! W604: colours that meet on a page and cannot be told apart (WCAG 2.2, success criteria 1.4.3
//! and 1.4.11), each with the nearest colour that can.

use super::sheet::Properties;
use super::tokens::Origin;
use super::{ACCENT, GROUND, ON_ACCENT, Palette, contrast};
use crate::diagnostic::{Diagnostics, Span};
use crate::links::Map;
use crate::values::Colour;

/// Two roles that meet on a page.
pub(super) struct Pair {
    /// The role in front.
    pub(super) front: &'static str,
    /// The role behind it.
    pub(super) back: &'static str,
    /// The least contrast: 4.5 for text, 3 for what is not text.
    least: f64,
    /// What a reader sees of it.
    shown: &'static str,
}

const PAIRS: &[Pair] = &[
    pair("--wijk-tekst", GROUND, 4.5, "tekst op de achtergrond"),
    pair("--wijk-tekst", "--wijk-vlak", 4.5, "tekst op een vlak"),
    pair("--wijk-tekst-zacht", GROUND, 4.5, "een bijschrift op de achtergrond"),
    pair("--wijk-tekst-zacht", "--wijk-vlak", 4.5, "een bijschrift op een vlak"),
    pair("--wijk-link", GROUND, 4.5, "een link op de achtergrond"),
    pair("--wijk-link", "--wijk-vlak", 4.5, "een link op een vlak"),
    pair(ON_ACCENT, ACCENT, 4.5, "tekst op de accentkleur"),
    pair(ACCENT, GROUND, 3.0, "de accentkleur op de achtergrond"),
    pair("--wijk-focus", GROUND, 3.0, "de rand om wat de focus heeft"),
    pair("--wijk-focus", "--wijk-vlak", 3.0, "de rand om wat op een vlak de focus heeft"),
];

const fn pair(front: &'static str, back: &'static str, least: f64, shown: &'static str) -> Pair {
    Pair { front, back, least, shown }
}

/// The colour nearest to this one that can be told from all that it meets in this role.
pub(super) fn nearest(role: &str, colour: Colour, scheme: &Properties) -> Option<Colour> {
    let backs: Vec<(Colour, f64)> = PAIRS
        .iter()
        .filter(|pair| pair.front == role)
        .filter_map(|pair| Some((Colour::from_css(scheme.get(pair.back)?)?, pair.least)))
        .collect();
    colour.nearest(|it| backs.iter().all(|(back, least)| it.contrast(*back) >= *least))
}

/// Holds the house style and the colour of each wijk against the pairs.
pub(super) fn check(
    map: Map<'_>,
    palette: &Palette,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) {
    let settings = &map.edition.site.settings;
    let all = palette.all();
    if let Some(file) = &settings.style.tokens {
        check_scheme("", &all.light, origin, &file.span, diagnostics);
        check_scheme(" in de donkere weergave", &all.dark, origin, &file.span, diagnostics);
    }
    let wijken = map.edition.wijken().filter_map(|(_, wijk)| wijk.profile.colour.as_ref());
    for colour in settings.style.colour.iter().chain(wijken) {
        let mut scheme = all.light.clone();
        scheme.insert(ACCENT.to_owned(), colour.value.to_string());
        for pair in PAIRS.iter().filter(|it| it.front == ACCENT) {
            let Some(message) = fault(pair, "", &scheme) else { continue };
            let found = diagnostics.report("W604", &colour.span, message);
            if let Some(nearest) = nearest(ACCENT, colour.value, &scheme) {
                found.help(format!("Dezelfde tint, maar wel te zien: `kleur: \"{nearest}\"`"));
            }
        }
    }
}

/// Reports the first fault of each role in a scheme, with a colour that mends all its faults.
fn check_scheme(
    which: &str,
    scheme: &Properties,
    origin: &Origin,
    span: &Span,
    diagnostics: &mut Diagnostics,
) {
    let mut told = Vec::new();
    for pair in PAIRS {
        let Some(message) = fault(pair, which, scheme) else { continue };
        let colour = scheme.get(pair.front).and_then(|it| Colour::from_css(it));
        if told.contains(&pair.front) || !origin.decides(pair) {
            continue;
        }
        told.push(pair.front);
        let found = diagnostics.report("W604", span, message);
        if let Some(nearest) = colour.and_then(|it| nearest(pair.front, it, scheme)) {
            let token = origin.token(pair.front);
            found.help(format!("Dezelfde tint, maar wel te lezen: `{token}: {nearest}`"));
        }
    }
}

/// What is wrong with a pair, if anything is.
fn fault(pair: &Pair, which: &str, scheme: &Properties) -> Option<String> {
    let contrast = contrast(pair, scheme).filter(|it| *it < pair.least)?;
    let value = |role: &str| scheme.get(role).and_then(|it| Colour::from_css(it));
    let (front, back) = (value(pair.front)?, value(pair.back)?);
    Some(format!(
        "{}{which} is niet goed te zien: {front} op {back} heeft een contrast van {}, en {} is nodig",
        pair.shown,
        show(contrast),
        show(pair.least),
    ))
}

/// A ratio, rounded down: what is just not enough should not look like enough.
fn show(ratio: f64) -> String {
    let tenths = (ratio * 10.0).floor();
    format!("{:.1} : 1", tenths / 10.0).replace('.', ",").replace(",0 ", " ")
}
