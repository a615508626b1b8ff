//! Prints of a photo: its pixels in a size and a form that browsers read.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use jpeg_encoder::{ColorType, SamplingFactor};
use webp::WebPConfig;

use super::pixels::Pixels;
use super::{Flaw, Format, Photo};

/// A size and a form in which a photo is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// In pixels, at most the width of the photo.
    pub width: u32,
    /// How it is coded.
    pub form: Form,
}

/// How a print is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The smallest; every browser since 2020 reads it.
    Webp,
    /// What everything reads.
    Jpeg,
    /// The same for what is drawn or see-through.
    Png,
}

/// 0 to 100. A photo forgives more than a screenshot with letters does.
const WEBP_QUALITY: f32 = 78.0;
const WEBP_QUALITY_OF_SHARP: f32 = 90.0;
const JPEG_QUALITY: u8 = 82;

/// Makes prints of a photo, in the order in which they are asked for.
///
/// # Errors
///
/// Says why the photo cannot be shown.
pub fn develop(file: &[u8], photo: &Photo, prints: &[Print]) -> Result<Vec<Vec<u8>>, Flaw> {
    let Some(widest) = prints.iter().map(|it| it.width).max() else { return Ok(Vec::new()) };
    let largest = Pixels::read(file, photo, widest)?;
    let mut widths: Vec<u32> = prints.iter().map(|it| it.width).collect();
    widths.sort_unstable();
    widths.dedup();
    let mut made: Vec<Vec<u8>> = vec![Vec::new(); prints.len()];
    for width in widths {
        let smaller = (width != widest)
            .then(|| largest.resized(width, photo.height_at(width)))
            .transpose()?;
        let pixels = smaller.as_ref().unwrap_or(&largest);
        for (at, print) in prints.iter().enumerate().filter(|(_, it)| it.width == width) {
            made[at] = encode(pixels, print.form, photo.format)?;
        }
    }
    Ok(made)
}

fn encode(pixels: &Pixels, form: Form, from: Format) -> Result<Vec<u8>, Flaw> {
    match form {
        Form::Webp => webp(pixels, from),
        Form::Jpeg => jpeg(pixels),
        Form::Png => png(pixels),
    }
    .ok_or(Flaw::Broken)
}

fn webp(pixels: &Pixels, from: Format) -> Option<Vec<u8>> {
    let (width, height) = (pixels.width, pixels.height);
    let encoder = if pixels.is_transparent {
        webp::Encoder::from_rgba(&pixels.bytes, width, height)
    } else {
        webp::Encoder::from_rgb(&pixels.bytes, width, height)
    };
    let mut config = WebPConfig::new().ok()?;
    config.quality = WEBP_QUALITY;
    if matches!(from, Format::Png | Format::Gif) {
        config.quality = WEBP_QUALITY_OF_SHARP;
        config.use_sharp_yuv = 1;
    }
    encoder.encode_advanced(&config).ok().map(|it| it.to_vec())
}

fn jpeg(pixels: &Pixels) -> Option<Vec<u8>> {
    let (width, height) = (pixels.width.try_into().ok()?, pixels.height.try_into().ok()?);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let colours = if pixels.is_transparent { ColorType::Rgba } else { ColorType::Rgb };
    encoder.encode(&pixels.bytes, width, height, colours).ok()?;
    Some(file)
}

fn png(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    let encoder =
        PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    let colours =
        if pixels.is_transparent { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    encoder.write_image(&pixels.bytes, pixels.width, pixels.height, colours).ok()?;
    Some(file.into_inner())
}
