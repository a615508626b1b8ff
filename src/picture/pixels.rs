//! Pixels: from a file, upright, in the colours of the web, and smaller.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder as _, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Flaw, Format, Photo, decoder, flaw, is_sideways, jpeg};

/// The most memory that a decoder may ask for, in bytes: [`super::MOST_PIXELS`] of four times 16
/// bits.
const MOST_MEMORY: u64 = 8 * super::MOST_PIXELS;

/// A picture of red, green, blue and perhaps opacity, eight bits each, in sRGB.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// 3 or 4 bytes to a pixel.
    pub(super) bytes: Vec<u8>,
    pub(super) is_transparent: bool,
}

impl Pixels {
    /// Reads a photo, at most so many pixels wide, as it is meant to be seen.
    pub(super) fn read(file: &[u8], photo: &Photo, width: u32) -> Result<Pixels, Flaw> {
        if photo.format == Format::Jpeg {
            jpeg::check(file)?;
        }
        let mut decoder = decoder(file, photo.format)?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        decoder.set_limits(limits).map_err(|it| flaw(&it))?;
        let profile = decoder.icc_profile().ok().flatten();
        let image = DynamicImage::from_decoder(decoder).map_err(|it| flaw(&it))?;
        let stored = Pixels::of(image);
        let height = photo.height_at(width);
        let sideways = is_sideways(photo.orientation);
        let (width, height) = if sideways { (height, width) } else { (width, height) };
        let mut pixels = if (width, height) == (stored.width, stored.height) {
            stored
        } else {
            stored.resized(width, height)?
        };
        pixels.convert(profile.as_deref());
        Ok(pixels.turned(photo))
    }

    fn of(image: DynamicImage) -> Pixels {
        let (width, height) = (image.width(), image.height());
        if image.color().has_alpha() {
            let image = image.into_rgba8();
            if image.pixels().any(|it| it.0[3] != 255) {
                let (bytes, is_transparent) = (image.into_raw(), true);
                return Pixels { width, height, bytes, is_transparent };
            }
            let bytes = DynamicImage::ImageRgba8(image).into_rgb8().into_raw();
            return Pixels { width, height, bytes, is_transparent: false };
        }
        let bytes = image.into_rgb8().into_raw();
        Pixels { width, height, bytes, is_transparent: false }
    }

    /// The same picture in another size.
    pub(super) fn resized(&self, width: u32, height: u32) -> Result<Pixels, Flaw> {
        let kind = if self.is_transparent { PixelType::U8x4 } else { PixelType::U8x3 };
        let from = ImageRef::new(self.width, self.height, &self.bytes, kind);
        let from = from.map_err(|_| Flaw::Broken)?;
        let mut to = Image::new(width, height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&from, &mut to, &options).map_err(|_| Flaw::Broken)?;
        let (bytes, is_transparent) = (to.into_vec(), self.is_transparent);
        Ok(Pixels { width, height, bytes, is_transparent })
    }

    /// Brings the colours of a camera to those of the web, as far as its profile can be read.
    fn convert(&mut self, profile: Option<&[u8]>) {
        let profile = profile.and_then(|it| ColorProfile::new_from_slice(it).ok());
        let Some(profile) = profile.filter(|it| it.color_space == DataColorSpace::Rgb) else {
            return;
        };
        let layout = if self.is_transparent { Layout::Rgba } else { Layout::Rgb };
        let web = ColorProfile::new_srgb();
        let transform =
            profile.create_transform_8bit(layout, &web, layout, TransformOptions::default());
        let mut converted = vec![0; self.bytes.len()];
        if transform.is_ok_and(|it| it.transform(&self.bytes, &mut converted).is_ok()) {
            self.bytes = converted;
        }
    }

    fn turned(self, photo: &Photo) -> Pixels {
        let Pixels { width, height, bytes, is_transparent } = self;
        let image = if is_transparent {
            image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
        } else {
            image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
        };
        let mut image = image.unwrap_or_default();
        image.apply_orientation(photo.orientation);
        let (width, height) = (image.width(), image.height());
        Pixels { width, height, bytes: image.into_bytes(), is_transparent }
    }
}
