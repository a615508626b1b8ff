//! From a drawing that was made here to pixels. Drawings of editors do not come here.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::lettering::{BOLD, FAMILY, REGULAR};

/// As small as it gets before it takes as long as the drawing.
const COMPRESSION: DeflateCompression = DeflateCompression::Level(2);

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut letters = Database::new();
    letters.load_font_data(REGULAR.to_vec());
    letters.load_font_data(BOLD.to_vec());
    Options { font_family: FAMILY.to_owned(), fontdb: Arc::new(letters), ..Options::default() }
});

/// Draws a drawing (SVG) as PNG, in the size that it gives itself, on white.
///
/// # Errors
///
/// Says what is wrong with the drawing.
pub fn raster(drawing: &str) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(drawing, &OPTIONS).map_err(|it| it.to_string())?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("te groot")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    encode(&pixels).map_err(|it| it.to_string())
}

/// Writes pixels, by number when there are few colours: that is a third of the work.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(COMPRESSION);
    let bytes = if let Some((colours, numbers)) = numbered(pixels.data()) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(colours);
        numbers
    } else {
        encoder.set_color(ColorType::Rgb);
        pixels.data().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(png)
}

/// The colours of opaque pixels, and of each pixel the number of its colour; nothing when there are
/// more than one byte can number.
fn numbered(pixels: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: BTreeMap<[u8; 4], u8> = BTreeMap::new();
    let mut colours = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.len() / 4);
    let mut last = ([0; 4], 0);
    for pixel in pixels.as_chunks::<4>().0 {
        if *pixel != last.0 {
            let next = u8::try_from(known.len());
            let number = if let Some(number) = known.get(pixel) {
                *number
            } else {
                let number = next.ok()?;
                known.insert(*pixel, number);
                colours.extend_from_slice(&pixel[..3]);
                number
            };
            last = (*pixel, number);
        }
        numbers.push(last.1);
    }
    Some((colours, numbers))
}
