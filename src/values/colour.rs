//! A colour, and how well it can be told from another.

use std::fmt;

use csscolorparser::Color;

use super::{Mistake, Value};

/// An opaque colour of the sRGB space, shown as a style sheet writes it: `#1a6b3c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Colour = Colour([255; 3]);

    /// Black.
    pub const BLACK: Colour = Colour([0; 3]);

    /// A colour by its red, green and blue.
    pub fn new(parts: [u8; 3]) -> Colour {
        Colour(parts)
    }

    /// Its red, green and blue.
    pub fn parts(self) -> [u8; 3] {
        self.0
    }

    /// A colour as a style sheet may write it (CSS Color 4), if it is opaque.
    pub fn from_css(text: &str) -> Option<Colour> {
        let [red, green, blue, 255] = csscolorparser::parse(text).ok()?.to_rgba8() else {
            return None;
        };
        Some(Colour([red, green, blue]))
    }

    /// How clearly two colours differ, from 1 to 21 (WCAG 2.2, *contrast ratio*).
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white: whichever can be read on this colour. One of them always has 4.5 : 1.
    #[must_use]
    pub fn readable(self) -> Colour {
        if self.contrast(Colour::WHITE) >= 4.5 { Colour::WHITE } else { Colour::BLACK }
    }

    /// The colour of this hue that is nearest in lightness (Oklch, CSS Color 4) and does `pass`.
    pub fn nearest(self, pass: impl Fn(Colour) -> bool) -> Option<Colour> {
        const STEPS: u16 = 500;
        if pass(self) {
            return Some(self);
        }
        let [lightness, chroma, hue, _] = Color::from(self).to_oklcha();
        let at = |lightness: f32| Colour::from(Color::from_oklcha(lightness, chroma, hue, 1.0));
        let steps = (1..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
        let candidates = steps.flat_map(|step| [lightness - step, lightness + step]);
        let inside = candidates.filter(|it| (0.0..=1.0).contains(it));
        let ends = [Colour::BLACK, Colour::WHITE];
        inside.map(at).chain(ends).find(|it| pass(*it))
    }

    /// The relative luminance (WCAG 2.2), from 0 to 1.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl Value for Colour {
    const NAME: &'static str = "een kleur";
    const EXAMPLE: &'static str =
        "\"#1a6b3c\", zes tekens achter een hekje en tussen aanhalingstekens";

    fn parse(text: &str) -> Result<Self, Mistake> {
        let digits = text.trim().strip_prefix('#').ok_or(Mistake::WrongKind)?;
        if !matches!(digits.len(), 3 | 6) {
            return Err(Mistake::WrongKind);
        }
        Colour::from_css(text.trim()).ok_or(Mistake::WrongKind)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl From<Colour> for Color {
    fn from(Colour([red, green, blue]): Colour) -> Color {
        Color::from_rgba8(red, green, blue, 255)
    }
}

impl From<Color> for Colour {
    fn from(colour: Color) -> Colour {
        let [red, green, blue, _] = colour.clamp().to_rgba8();
        Colour([red, green, blue])
    }
}
