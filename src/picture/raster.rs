//! From drawings that were made here to a picture of few colours. Drawings of editors do not come
//! here.
//!
//! A picture is laid down on white, layer upon layer; a layer is one colour, as far as its drawing
//! covers. A letter is drawn once, for all pictures and in whatever colour.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::lettering::Letter;

/// One colour on a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// What has this colour.
    pub shape: Shape,
    /// Where its left upper corner is, from that of the picture.
    pub at: (usize, usize),
    /// In red, green and blue.
    pub colour: [u8; 3],
}

/// What has a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// All of so many pixels by so many.
    Area(usize, usize),
    /// What a drawing (SVG) covers.
    Drawing(String),
    /// What letters on one line cover, each so many pixels from where the line begins. They stand
    /// on the left upper corner of its place.
    Letters(Vec<(Letter, u16)>),
}

/// Letters, each drawn once.
#[derive(Debug, Default)]
pub struct Stencils(Mutex<BTreeMap<Letter, Arc<Stencil>>>);

/// What a colour goes through: how much of each pixel a drawing covers, from 0 to [`WHOLE`].
#[derive(Debug)]
struct Stencil {
    /// Where it begins, from the left upper corner of its drawing: white around it is left out.
    from: (usize, usize),
    width: usize,
    parts: Vec<u8>,
}

/// A picture by the numbers of its colours.
struct Sheet {
    width: usize,
    numbers: Vec<u8>,
    colours: Vec<[u8; 3]>,
}

/// As fine as drawings are drawn: by four times four.
const WHOLE: u8 = 16;
/// How many letters are kept at most: some megabytes.
const MOST_LETTERS: usize = 2_000;

/// Lays a picture down and writes it as PNG.
///
/// # Errors
///
/// Says what is wrong with a drawing.
pub fn paint(size: (u32, u32), layers: &[Layer], stencils: &Stencils) -> Result<Vec<u8>, String> {
    let pixels = size.0 as usize * size.1 as usize;
    let mut sheet =
        Sheet { width: size.0 as usize, numbers: vec![0; pixels], colours: vec![[255; 3]] };
    for layer in layers {
        match &layer.shape {
            Shape::Area(width, height) => sheet.fill((*width, *height), layer),
            Shape::Drawing(drawing) => {
                sheet.lay(&[(Arc::new(Stencil::draw(drawing)?), layer.at)], layer.colour);
            }
            Shape::Letters(letters) => {
                let place = |(letter, x): &(Letter, u16)| {
                    let [up, _, left] = letter.room().map(usize::from);
                    let begin = layer.at.0 + usize::from(*x);
                    let at = (begin.saturating_sub(left), layer.at.1.saturating_sub(up));
                    Ok((stencils.find(*letter)?, at))
                };
                let placed: Vec<_> = letters.iter().map(place).collect::<Result<_, String>>()?;
                sheet.lay(&placed, layer.colour);
            }
        }
    }
    sheet.encode(size).map_err(|it| it.to_string())
}

impl Stencils {
    fn find(&self, letter: Letter) -> Result<Arc<Stencil>, String> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stencil) = known().get(&letter) {
            return Ok(stencil.clone());
        }
        let stencil = Arc::new(Stencil::draw(&letter.drawing())?);
        let mut known = known();
        if known.len() < MOST_LETTERS {
            known.insert(letter, stencil.clone());
        }
        Ok(stencil)
    }
}

impl Stencil {
    fn draw(drawing: &str) -> Result<Stencil, String> {
        let tree = Tree::from_str(drawing, &Options::default()).map_err(|it| it.to_string())?;
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("te groot")?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        let part = |alpha: u8| byte((u16::from(alpha) * u16::from(WHOLE) + 127) / 255);
        let parts = pixels.data().as_chunks::<4>().0.iter().map(|it| part(it[3])).collect();
        Ok(Stencil { from: (0, 0), width: size.width() as usize, parts }.cropped())
    }

    /// The same without the rows above and the columns beside what it covers.
    fn cropped(self) -> Stencil {
        let rows = || self.parts.chunks(self.width.max(1));
        let is_empty = |row: &&[u8]| row.iter().all(|it| *it == 0);
        let top = rows().take_while(is_empty).count();
        let first = |row: &[u8]| row.iter().position(|it| *it > 0);
        let last = |row: &[u8]| row.iter().rposition(|it| *it > 0);
        let left = rows().filter_map(first).min().unwrap_or(0);
        let right = rows().filter_map(last).max().map_or(left, |it| it + 1);
        let bottom = rows().rposition(|row| !is_empty(&row)).map_or(top, |it| it + 1);
        let within = rows().take(bottom).skip(top).flat_map(|row| &row[left..right]);
        Stencil { from: (left, top), width: right - left, parts: within.copied().collect() }
    }
}

impl Sheet {
    fn fill(&mut self, (width, height): (usize, usize), layer: &Layer) {
        let number = self.number(layer.colour).unwrap_or_default();
        let (left, top) = layer.at;
        for row in self.numbers.chunks_mut(self.width).skip(top).take(height) {
            let right = (left + width).min(row.len());
            row.get_mut(left..right).unwrap_or_default().fill(number);
        }
    }

    /// Lays a colour down through stencils, each at its place.
    fn lay(&mut self, stencils: &[(Arc<Stencil>, (usize, usize))], colour: [u8; 3]) {
        let mut known = [[None; WHOLE as usize + 1]; 256];
        let mut numbers = std::mem::take(&mut self.numbers);
        for (stencil, (left, top)) in stencils {
            let (left, top) = (left + stencil.from.0, top + stencil.from.1);
            let rows = numbers.chunks_mut(self.width).skip(top).filter_map(|it| it.get_mut(left..));
            for (row, parts) in rows.zip(stencil.parts.chunks(stencil.width.max(1))) {
                for (number, part) in row.iter_mut().zip(parts).filter(|(_, part)| **part > 0) {
                    let known = &mut known[usize::from(*number)][usize::from(*part)];
                    *number = *known.get_or_insert_with(|| {
                        let under = self.colours[usize::from(*number)];
                        self.number(mixed(under, colour, *part)).unwrap_or(*number)
                    });
                }
            }
        }
        self.numbers = numbers;
    }

    /// The number of a colour; nothing when there are more than a byte can number.
    fn number(&mut self, colour: [u8; 3]) -> Option<u8> {
        let known = self.colours.iter().position(|it| *it == colour);
        let number = u8::try_from(known.unwrap_or(self.colours.len())).ok()?;
        if known.is_none() {
            self.colours.push(colour);
        }
        Some(number)
    }

    fn encode(&self, (width, height): (u32, u32)) -> Result<Vec<u8>, png::EncodingError> {
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(self.colours.concat());
        encoder.set_depth(BitDepth::Eight);
        // Most rows are like the one above them.
        encoder.set_filter(Filter::Up);
        encoder.set_deflate_compression(DeflateCompression::FdeflateUltraFast);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.numbers)?;
        writer.finish()?;
        Ok(png)
    }
}

/// A colour over another one, as far as it covers.
fn mixed(under: [u8; 3], over: [u8; 3], part: u8) -> [u8; 3] {
    let (part, whole) = (u16::from(part), u16::from(WHOLE));
    std::array::from_fn(|at| {
        let sum = u16::from(over[at]) * part + u16::from(under[at]) * (whole - part);
        byte((sum + whole / 2) / whole)
    })
}

fn byte(number: u16) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::lettering::{Line, Weight};

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"4\">\
                       <rect x=\"1\" y=\"1\" width=\"4.5\" height=\"2\"/></svg>";

    fn painted(layers: &[Layer], stencils: &Stencils) -> (Vec<u8>, Vec<[u8; 3]>) {
        let png = paint((10, 6), layers, stencils).unwrap_or_default();
        let image = image::load_from_memory(&png).unwrap_or_default().into_rgb8();
        (png, image.pixels().map(|it| it.0).collect())
    }

    fn layer(colour: [u8; 3]) -> Layer {
        Layer { shape: Shape::Drawing(SVG.to_owned()), at: (2, 1), colour }
    }

    #[test]
    fn a_layer_covers_what_is_below_it_as_far_as_it_is_drawn() {
        let ground = Layer { shape: Shape::Area(20, 3), at: (0, 0), colour: [200, 0, 0] };
        let (_, pixels) = painted(&[ground, layer([0, 0, 100])], &Stencils::default());
        let at = |x: usize, y: usize| pixels[y * 10 + x];
        assert_eq!([at(0, 0), at(0, 3)], [[200, 0, 0], [255; 3]]);
        assert_eq!([at(3, 2), at(3, 3), at(6, 2)], [[0, 0, 100]; 3]);
        assert_eq!([at(7, 2), at(7, 3)], [[100, 0, 50], [128, 128, 178]], "half covered");
        assert_eq!([at(8, 2), at(2, 2)], [[200, 0, 0]; 2]);
    }

    #[test]
    fn a_letter_is_drawn_once_and_looks_the_same_wherever_it_stands() {
        let stencils = Stencils::default();
        let letters = |x| Layer {
            shape: Shape::Letters(Line::new("L", Weight::Bold).letters(80).collect()),
            at: (x, 90),
            colour: [9; 3],
        };
        let ink = |layers: &[Layer]| {
            let png = paint((200, 100), layers, &stencils).unwrap_or_default();
            let image = image::load_from_memory(&png).unwrap_or_default().into_rgb8();
            image.pixels().filter(|it| it.0 == [9; 3]).count()
        };
        let one = ink(&[letters(10)]);
        assert!(one > 700, "{one}");
        assert_eq!(ink(&[letters(10), letters(100)]), 2 * one);
        assert_eq!(stencils.0.lock().map(|it| it.len()).ok(), Some(1));
    }

    #[test]
    fn more_colours_than_can_be_numbered_do_no_harm() {
        let rainbow: Vec<Layer> = (0..=255).map(|it| layer([it, 0, it])).collect();
        let (png, pixels) = painted(&rainbow, &Stencils::default());
        assert!(!png.is_empty() && pixels[0] == [255; 3]);
        assert!(paint((10, 6), &[layer([0; 3])], &Stencils::default()).is_ok());
        let broken = Layer { shape: Shape::Drawing("<svg".to_owned()), ..layer([0; 3]) };
        assert!(paint((10, 6), &[broken], &Stencils::default()).is_err());
    }
}
