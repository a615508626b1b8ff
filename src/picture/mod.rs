//! Photos and drawings, made fit to publish. The only module that knows how pictures are coded.
//!
//! A picture is known by its header alone ([`look`]); its pixels are read when it is published
//! ([`develop`]). What comes out is drawn anew from those pixels, upright and in the colours of the
//! web, so that nothing else of the file is ever published: no place, no time, no maker, no
//! thumbnail. A drawing ([`redraw`]) is written anew from what an allow-list knows. What is drawn here
//! itself becomes pixels too ([`paint`]), with letters of its own.

mod drawing;
mod jpeg;
mod lettering;
mod pixels;
mod print;
mod raster;

use std::io::{self, BufRead, Cursor, Read as _, Seek, SeekFrom};

use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat};

pub use drawing::{Malformed, redraw, size as drawing_size};
pub use lettering::{Letter, Line, Weight, drawable, pixels};
pub use print::{Form, Print, develop};
pub use raster::{Layer, Shape, Stencils, paint};

/// The longest side that is read, in pixels. WebP ends at 16,383.
pub const LONGEST_SIDE: u32 = 16_000;
/// The most pixels that are read: a photo of 8,000 by 8,000.
pub const MOST_PIXELS: u64 = 64_000_000;

/// A photo as its header describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Photo {
    /// How it is coded, whatever its name says.
    pub format: Format,
    /// In pixels, as it is shown.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
    /// Whether one may see through some of it.
    pub is_transparent: bool,
    /// Whether it consists of several pictures.
    pub is_moving: bool,
    orientation: Orientation,
}

/// The ways of coding a photo that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
}

/// Why a photo cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is no photo.
    NoPhoto,
    /// It is coded in another way: `HEIC`.
    Foreign(&'static str),
    /// The file stops half-way.
    CutOff,
    /// What it holds makes no picture.
    Broken,
    /// It has more pixels than are read: its width and height.
    TooLarge(u32, u32),
}

/// Looks at the header of a file that is to be shown as a photo.
///
/// # Errors
///
/// Says why it cannot be shown.
pub fn look<R: BufRead + Seek>(mut file: R) -> Result<Photo, Flaw> {
    let mut start = Vec::new();
    let read = file.by_ref().take(64).read_to_end(&mut start);
    read.and_then(|_| file.seek(SeekFrom::Start(0))).map_err(|_| Flaw::Broken)?;
    let photo = match Format::of(&start)? {
        Format::Jpeg => jpeg::look(&mut file).map_err(flaw_of_reading)?,
        Format::Png => {
            let mut decoder = PngDecoder::new(&mut file).map_err(|it| flaw(&it))?;
            let is_moving = decoder.is_apng().unwrap_or(false);
            describe(&mut decoder, Format::Png, is_moving)
        }
        Format::Gif => {
            let decoder = GifDecoder::new(&mut file).map_err(|it| flaw(&it))?;
            let (width, height) = decoder.dimensions();
            let photo = Photo::plain(Format::Gif, width, height);
            drop(decoder);
            Photo { is_transparent: true, is_moving: loops(&mut file), ..photo }
        }
        Format::Webp => {
            let mut decoder = WebPDecoder::new(&mut file).map_err(|it| flaw(&it))?;
            let is_moving = decoder.has_animation();
            describe(&mut decoder, Format::Webp, is_moving)
        }
    };
    photo.check_size()?;
    Ok(photo)
}

impl Photo {
    fn plain(format: Format, width: u32, height: u32) -> Photo {
        let (is_transparent, is_moving) = (false, false);
        let orientation = Orientation::NoTransforms;
        Photo { format, width, height, is_transparent, is_moving, orientation }
    }

    /// The same photo, of which the file says that it lies on its side or on its head.
    fn turned(self, orientation: Orientation) -> Photo {
        let (width, height) = (self.width, self.height);
        let (width, height) =
            if is_sideways(orientation) { (height, width) } else { (width, height) };
        Photo { width, height, orientation, ..self }
    }

    fn check_size(&self) -> Result<(), Flaw> {
        let (width, height) = (self.width, self.height);
        if width == 0 || height == 0 {
            return Err(Flaw::Broken);
        }
        let is_too_large = width.max(height) > LONGEST_SIDE || self.pixels() > MOST_PIXELS;
        if is_too_large { Err(Flaw::TooLarge(width, height)) } else { Ok(()) }
    }

    /// How many pixels it has.
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// How high it is when it is so many pixels wide.
    pub fn height_at(&self, width: u32) -> u32 {
        let height = (u64::from(self.height) * u64::from(width) + u64::from(self.width) / 2)
            / u64::from(self.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX).max(1)
    }
}

impl Format {
    fn of(start: &[u8]) -> Result<Format, Flaw> {
        if let Some(name) = foreign(start) {
            return Err(Flaw::Foreign(name));
        }
        match image::guess_format(start) {
            Ok(ImageFormat::Jpeg) => Ok(Format::Jpeg),
            Ok(ImageFormat::Png) => Ok(Format::Png),
            Ok(ImageFormat::Gif) => Ok(Format::Gif),
            Ok(ImageFormat::WebP) => Ok(Format::Webp),
            Ok(ImageFormat::Tiff) => Err(Flaw::Foreign("TIFF")),
            Ok(ImageFormat::Bmp) => Err(Flaw::Foreign("BMP")),
            _ => Err(Flaw::NoPhoto),
        }
    }

    /// The format that the start of a file tells of, if it is one that is read.
    pub fn sniff(start: &[u8]) -> Option<Format> {
        Format::of(start).ok()
    }

    /// The endings of a file name that belong to it; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Format::Png => &["png"],
            Format::Gif => &["gif"],
            Format::Webp => &["webp"],
        }
    }
}

/// The containers of telephones and of print, by what stands in their first bytes.
fn foreign(start: &[u8]) -> Option<&'static str> {
    let brand = start.get(4..12)?;
    match brand {
        b"ftypavif" | b"ftypavis" => Some("AVIF"),
        b"ftypheic" | b"ftypheix" | b"ftyphevc" | b"ftypheim" | b"ftypmif1" | b"ftypmsf1" => {
            Some("HEIC")
        }
        _ if start.starts_with(b"8BPS") => Some("Photoshop"),
        _ if start.starts_with(&[0xff, 0x0a]) || brand == b"JXL \r\n\x87\n" => Some("JPEG XL"),
        _ => None,
    }
}

fn describe<D: ImageDecoder>(decoder: &mut D, format: Format, is_moving: bool) -> Photo {
    let (width, height) = decoder.dimensions();
    let is_transparent = decoder.color_type().has_alpha();
    let photo = Photo { is_transparent, is_moving, ..Photo::plain(format, width, height) };
    photo.turned(decoder.orientation().unwrap_or(Orientation::NoTransforms))
}

/// Whether the start of a GIF asks for a loop, which only moving ones do.
fn loops<R: BufRead + Seek>(file: &mut R) -> bool {
    let mut start = Vec::new();
    let read = file.seek(SeekFrom::Start(0)).and_then(|_| file.take(4096).read_to_end(&mut start));
    read.is_ok() && start.windows(11).any(|it| it == b"NETSCAPE2.0")
}

fn is_sideways(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn flaw(error: &image::ImageError) -> Flaw {
    match error {
        image::ImageError::IoError(error) => flaw_of_reading(error.kind()),
        _ => Flaw::Broken,
    }
}

fn flaw_of_reading(error: impl Into<io::ErrorKind>) -> Flaw {
    match error.into() {
        io::ErrorKind::UnexpectedEof => Flaw::CutOff,
        _ => Flaw::Broken,
    }
}

/// A decoder of the whole file, which looks no further than its header yet.
fn decoder<'b>(bytes: &'b [u8], format: Format) -> Result<Box<dyn ImageDecoder + 'b>, Flaw> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Gif => ImageFormat::Gif,
        Format::Webp => ImageFormat::WebP,
    };
    let reader = image::ImageReader::with_format(Cursor::new(bytes), format);
    let decoder = reader.into_decoder().map_err(|it| flaw(&it))?;
    Ok(Box::new(decoder))
}
