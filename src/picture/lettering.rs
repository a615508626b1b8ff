//! Letters for what is drawn here: Public Sans (OFL 1.1, see `letters/OFL.txt`), cut down to the
//! Latin script, so that a drawing looks the same on every machine.
//!
//! A text is set once, whatever its size: lengths are in ems, the height of the letters. Only when
//! it is laid down do its letters get a size and a place.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::DrawSettings;
use skrifa::outline::pen::SvgPen;
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For what is read.
    Regular,
    /// For what is seen first.
    Bold,
}

/// One letter as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter {
    glyph: u32,
    weight: Weight,
    /// In pixels.
    size: u16,
    /// How far it stands to the right of a whole pixel, in quarters.
    quarters: u8,
}

/// A text whose letters stand next to each other as their maker meant it.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    text: &'t str,
    weight: Weight,
    /// In the order of the text.
    signs: Vec<Sign>,
    /// In ems.
    width: f32,
}

/// A letter of a text.
#[derive(Clone, Copy, Debug)]
struct Sign {
    glyph: u32,
    /// The byte in the text that it begins with.
    byte: usize,
    /// Where it stands, from where the line begins, in ems.
    stands: f32,
    /// Where it is drawn, from where it stands, in ems.
    offset: f32,
}

/// The letters of one weight.
struct Letters {
    font: FontRef<'static>,
    shaping: ShaperData,
    units_per_em: f32,
}

/// Nothing when the fonts in the program are no fonts; a test sees that they are.
static LETTERS: LazyLock<Option<[Letters; 2]>> = LazyLock::new(|| {
    let [regular, bold] = [
        include_bytes!("letters/PublicSans-Regular.ttf").as_slice(),
        include_bytes!("letters/PublicSans-Bold.ttf").as_slice(),
    ]
    .map(|bytes| FontRef::new(bytes).ok().map(Letters::new));
    Some([regular?, bold?])
});

/// Letters of this many pixels and more stand on whole pixels: nobody sees the difference.
const LARGE: u16 = 50;

impl Letters {
    fn new(font: FontRef<'static>) -> Letters {
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let shaping = ShaperData::new(&font);
        Letters { font, shaping, units_per_em: f32::from(metrics.units_per_em.max(1)) }
    }
}

impl Weight {
    fn letters(self) -> Option<&'static Letters> {
        let [regular, bold] = LETTERS.as_ref()?;
        Some(match self {
            Weight::Regular => regular,
            Weight::Bold => bold,
        })
    }
}

impl Letter {
    /// The pixels above its foot, below it, and to the left of where it stands, that it may cover.
    pub(super) fn room(self) -> [u16; 3] {
        [self.size + self.size / 10, self.size / 3 + 1, self.size / 4 + 1]
    }

    /// It by itself, as a drawing (SVG).
    pub(super) fn drawing(self) -> String {
        let [up, down, left] = self.room();
        let size = Size::new(self.size.into());
        let glyph = GlyphId::new(self.glyph);
        let (mut pen, mut advance) = (SvgPen::new(), 0.0);
        if let Some(letters) = self.weight.letters() {
            let settings = DrawSettings::unhinted(size, LocationRef::default());
            let outline = letters.font.outline_glyphs().get(glyph);
            // What has no outline, such as a space, covers nothing.
            let _ = outline.map(|it| it.draw(settings, &mut pen));
            let metrics = letters.font.glyph_metrics(size, LocationRef::default());
            advance = metrics.advance_width(glyph).unwrap_or_default().max(1.0);
        }
        let x = f32::from(left) + f32::from(self.quarters) / 4.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\">\
             <path transform=\"matrix(1 0 0 -1 {x} {up})\" d=\"{}\"/></svg>",
            advance.ceil() + 2.0 * f32::from(left),
            up + down,
            pen
        )
    }
}

impl<'t> Line<'t> {
    /// Sets a text on one line.
    pub fn new(text: &'t str, weight: Weight) -> Line<'t> {
        let mut line = Line { text, weight, signs: Vec::new(), width: 0.0 };
        let Some(letters) = weight.letters() else { return line };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = letters.shaping.shaper(&letters.font).build();
        let set = shaper.shape(buffer, ShapeOptions::new());
        let ems =
            |units: i32| f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / letters.units_per_em;
        for (sign, place) in set.glyph_infos().iter().zip(set.glyph_positions()) {
            let (byte, offset) = (sign.cluster as usize, ems(place.x_offset));
            line.signs.push(Sign { glyph: sign.glyph_id, byte, stands: line.width, offset });
            line.width += ems(place.x_advance);
        }
        line
    }

    /// How wide it is, in ems.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// How wide its widest word is, in ems.
    pub fn widest_word(&self) -> f32 {
        self.words().map(|it| self.width_of(&it)).fold(0.0, f32::max)
    }

    /// Its parts, each no wider than so many ems. A word that is wider by itself is broken.
    pub fn wrap(&self, most: f32) -> Vec<&'t str> {
        let fits = |range: &Range<usize>| self.width_of(range) <= most;
        let mut lines: Vec<Range<usize>> = Vec::new();
        for word in self.words() {
            if let Some(last) = lines.last_mut() {
                let longer = last.start..word.end;
                if fits(&longer) {
                    *last = longer;
                    continue;
                }
            }
            let mut rest = word;
            while !fits(&rest) {
                let end = self.broken_at(&rest, most);
                lines.push(rest.start..end);
                rest.start = end;
            }
            lines.push(rest);
        }
        lines.into_iter().map(|it| &self.text[it]).collect()
    }

    /// Its text when that is no wider than so many ems; what does not fit gives way to an ellipsis.
    pub fn cut(&self, most: f32) -> String {
        if self.width() <= most {
            return self.text.to_owned();
        }
        let room = most - Line::new("…", self.weight).width();
        let ends = self.text.char_indices().map(|(at, _)| at);
        let end = ends.take_while(|end| self.width_of(&(0..*end)) <= room).last().unwrap_or(0);
        format!("{}…", self.text[..end].trim_end())
    }

    /// Its letters when they are so many pixels high, each with the whole pixel on which it stands,
    /// from where the line begins.
    pub fn letters(&self, size: u16) -> impl Iterator<Item = (Letter, u16)> {
        self.signs.iter().map(move |sign| {
            let at = (sign.stands + sign.offset) * f32::from(size);
            let (pixel, quarters) = if size < LARGE { quarters(at) } else { (pixels(at), 0) };
            (Letter { glyph: sign.glyph, weight: self.weight, size, quarters }, pixel)
        })
    }

    fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let start = |word: &str| word.as_ptr() as usize - self.text.as_ptr() as usize;
        self.text.split_whitespace().map(move |word| start(word)..start(word) + word.len())
    }

    fn width_of(&self, range: &Range<usize>) -> f32 {
        let stands = |byte: usize| {
            let at = self.signs.partition_point(|it| it.byte < byte);
            self.signs.get(at).map_or(self.width, |it| it.stands)
        };
        stands(range.end) - stands(range.start)
    }

    /// Where a word is broken: as late as it fits, and never before its second character.
    fn broken_at(&self, word: &Range<usize>, most: f32) -> usize {
        let ends = self.text[word.clone()].char_indices().map(|(at, _)| word.start + at);
        let mut ends = ends.skip(1);
        let first = ends.next().unwrap_or(word.end);
        ends.take_while(|end| self.width_of(&(word.start..*end)) <= most).last().unwrap_or(first)
    }
}

/// What of a text can be drawn: without signs that these letters lack.
pub fn drawable(text: &str) -> String {
    let Some(letters) = Weight::Bold.letters() else { return String::new() };
    let known = letters.font.charmap();
    let text = text.replace('ĳ', "ij").replace('Ĳ', "IJ").replace('ẞ', "SS");
    let words = text
        .split_whitespace()
        .map(|word| word.chars().filter(|it| known.map(*it).is_some()).collect::<String>());
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The nearest whole number of pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is outside a picture ends at its edge"
)]
pub fn pixels(length: f32) -> u16 {
    length.round() as u16
}

/// A number of pixels as whole ones and quarters.
fn quarters(length: f32) -> (u16, u8) {
    let quarters = pixels(length * 4.0);
    (quarters / 4, u8::try_from(quarters % 4).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_as_their_maker_meant_it() {
        let width = |text| Line::new(text, Weight::Bold).width();
        assert!(width("AV") < width("A") + width("V") - 0.02, "no kerning");
        assert!((width("ab cd") - width("ab") - width(" cd")).abs() < 0.01);
        let places: Vec<u16> =
            Line::new("abc", Weight::Regular).letters(30).map(|it| it.1).collect();
        assert!(places[0] == 0 && places.windows(2).all(|it| it[1] > it[0] + 10), "{places:?}");
    }

    #[test]
    fn a_line_that_is_too_long_is_wrapped_broken_or_cut() {
        let line = Line::new("een lang verhaal", Weight::Regular);
        assert_eq!(line.wrap(line.width()), ["een lang verhaal"]);
        assert_eq!(line.wrap(line.width() * 0.7), ["een lang", "verhaal"]);
        assert_eq!(line.wrap(0.0).concat(), "eenlangverhaal");
        assert_eq!(line.cut(line.width()), "een lang verhaal");
        let short = line.cut(line.width() * 0.7);
        assert!(
            short.starts_with("een lang") && short.ends_with('…') && short.len() < 16,
            "{short}"
        );
        assert!(Line::new(&short, Weight::Regular).width() <= line.width() * 0.7);
        assert_eq!(Line::new("", Weight::Bold).wrap(9.0), [""; 0]);
    }
}
