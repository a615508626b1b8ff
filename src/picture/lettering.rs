//! Letters for what is drawn here: Public Sans (OFL 1.1, see `letters/OFL.txt`), cut down to the
//! Latin script, so that a drawing looks the same on every machine.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

pub(super) const REGULAR: &[u8] = include_bytes!("letters/PublicSans-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("letters/PublicSans-Bold.ttf");

/// The name of the letters in a drawing: `font-family`.
pub const FAMILY: &str = "Public Sans";

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// For what is read: `font-weight` 400.
    Regular,
    /// For what is seen first: `font-weight` 700.
    Bold,
}

/// The letters of one weight, ready to be measured.
struct Letters(Option<FontRef<'static>>);

static LETTERS: LazyLock<[Letters; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|it| Letters(FontRef::new(it).ok())));

impl Weight {
    /// As a drawing says it: `font-weight`.
    pub fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Bold => 700,
        }
    }

    fn letters(self) -> Option<&'static FontRef<'static>> {
        let [regular, bold] = &*LETTERS;
        match self {
            Weight::Regular => regular.0.as_ref(),
            Weight::Bold => bold.0.as_ref(),
        }
    }
}

/// What of a text can be drawn: without signs that these letters lack.
pub fn drawable(text: &str) -> String {
    let Some(letters) = Weight::Bold.letters() else { return String::new() };
    let known = letters.charmap();
    let text = text.replace('ĳ', "ij").replace('Ĳ', "IJ").replace('ẞ', "SS");
    let words = text
        .split_whitespace()
        .map(|word| word.chars().filter(|it| known.map(*it).is_some()).collect::<String>());
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How wide a text is when letters are so many pixels high.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let Some(letters) = weight.letters() else { return 0.0 };
    let (known, metrics) =
        (letters.charmap(), letters.glyph_metrics(Size::new(size), LocationRef::default()));
    let advance = |it| known.map(it).and_then(|glyph| metrics.advance_width(glyph));
    text.chars().filter_map(advance).sum()
}

/// The lines of a text, each no wider than `most`. A word that is wider by itself is broken.
pub fn wrap(text: &str, size: f32, weight: Weight, most: f32) -> Vec<String> {
    let fits = |line: &str| width(line, size, weight) <= most;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if fits(&longer) {
                *last = longer;
                continue;
            }
        }
        let mut rest = word;
        while !fits(rest) {
            let end = broken_at(rest, &fits);
            lines.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
        lines.push(rest.to_owned());
    }
    lines
}

/// A text on one line: what does not fit gives way to an ellipsis.
pub fn cut(text: &str, size: f32, weight: Weight, most: f32) -> String {
    if width(text, size, weight) <= most {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while short.pop().is_some() {
        let line = format!("{}…", short.trim_end());
        if width(&line, size, weight) <= most {
            return line;
        }
    }
    short
}

/// Where a word is broken: as late as it fits, and never before its second character.
fn broken_at(word: &str, fits: &impl Fn(&str) -> bool) -> usize {
    let mut ends = word.char_indices().map(|(at, _)| at).skip(1);
    let first = ends.next().unwrap_or(word.len());
    ends.take_while(|end| fits(&word[..*end])).last().unwrap_or(first)
}
