//! From a drawing that was made here to pixels. Drawings of editors do not come here.

use std::sync::{Arc, LazyLock};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::lettering::{BOLD, FAMILY, REGULAR};

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
    let (width, height) = (size.width(), size.height());
    let mut pixels = Pixmap::new(width, height).ok_or("te groot")?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let opaque: Vec<u8> =
        pixels.data().chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
    let mut png = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::NoFilter);
    let written = encoder.write_image(&opaque, width, height, ExtendedColorType::Rgb8);
    written.map_err(|it| it.to_string())?;
    Ok(png)
}
