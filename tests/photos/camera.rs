//! Photos as cameras and programs save them: with all that they know of the maker and the place.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF as _, ImageICC as _};

/// Stands in every field of every sample; nothing that is published may hold it.
pub(crate) const SECRET: &str = "Geheime Straat 12";

/// A picture in four quarters: red and green above, blue and white below.
pub(crate) fn quarters(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 200, 20]),
        (true, false) => Rgb([20, 20, 220]),
        (false, false) => Rgb([250, 250, 250]),
    })
    .into()
}

/// A picture of which every pixel is another, so that its file is nearly all pixels.
pub(crate) fn sand(width: u32, height: u32) -> DynamicImage {
    let mut grain = 1_u32;
    RgbImage::from_fn(width, height, |_, _| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [_, red, green, blue] = grain.to_be_bytes();
        Rgb([red, green, blue])
    })
    .into()
}

/// A picture as a file, without anything else.
pub(crate) fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// Exif with an orientation, a maker, and a place in degrees north.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let maker = format!("{SECRET}\0");
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value.to_le_bytes());
    };
    let (maker_at, gps_at) = (50, 50 + u32::try_from(maker.len()).unwrap());
    tiff.extend(3_u16.to_le_bytes());
    entry(&mut tiff, 0x0112, 3, 1, orientation.into());
    entry(&mut tiff, 0x013b, 2, u32::try_from(maker.len()).unwrap(), maker_at);
    entry(&mut tiff, 0x8825, 4, 1, gps_at);
    tiff.extend(0_u32.to_le_bytes());
    tiff.extend(maker.as_bytes());
    tiff.extend(2_u16.to_le_bytes());
    entry(&mut tiff, 0x0001, 2, 2, u32::from(b'N'));
    entry(&mut tiff, 0x0002, 5, 3, gps_at + 30);
    tiff.extend(0_u32.to_le_bytes());
    for (whole, part) in [(51_u32, 1_u32), (48, 1), (1234, 100)] {
        tiff.extend(whole.to_le_bytes());
        tiff.extend(part.to_le_bytes());
    }
    tiff
}

fn xmp() -> Bytes {
    let packet = format!(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:creator>{SECRET}</dc:creator></x:xmpmeta>"
    );
    Bytes::from(packet)
}

/// A JPEG with everything in it that a camera and a photo program leave behind.
pub(crate) fn jpeg(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(file(image, ImageFormat::Jpeg).into()).unwrap();
    jpeg.set_exif(Some(exif(orientation).into()));
    let iptc = format!("Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x14{SECRET}");
    let others = [
        (markers::APP1, xmp()),
        (markers::APP13, Bytes::from(iptc)),
        (markers::APP2, Bytes::from(format!("MPF\0{SECRET}"))),
        (markers::COM, Bytes::from(SECRET)),
    ];
    for (at, (marker, content)) in others.into_iter().enumerate() {
        jpeg.segments_mut().insert(at + 1, JpegSegment::new_with_contents(marker, content));
    }
    let mut file = jpeg.encoder().bytes().to_vec();
    // Telephones hang a second picture or a film behind the first.
    file.extend_from_slice(SECRET.as_bytes());
    file
}

pub(crate) fn png(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    let mut png = Png::from_bytes(file(image, ImageFormat::Png).into()).unwrap();
    let text = |kind: &[u8; 4], content: String| PngChunk::new(*kind, content.into());
    let chunks = [
        text(b"tEXt", format!("Author\0{SECRET}")),
        text(b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0<x>{SECRET}</x>")),
        PngChunk::new(*b"eXIf", exif(orientation).into()),
        PngChunk::new(*b"tIME", Bytes::from_static(&[7, 0xe5, 9, 1, 12, 0, 0])),
    ];
    for (at, chunk) in chunks.into_iter().enumerate() {
        png.chunks_mut().insert(at + 1, chunk);
    }
    let mut file = png.encoder().bytes().to_vec();
    file.extend_from_slice(SECRET.as_bytes());
    file
}

pub(crate) fn webp(image: &DynamicImage, orientation: u16) -> Vec<u8> {
    let mut webp = WebP::from_bytes(file(image, ImageFormat::WebP).into()).unwrap();
    webp.set_exif(Some(exif(orientation).into()));
    webp.chunks_mut().push(RiffChunk::new(*b"XMP ", RiffContent::Data(xmp())));
    webp.encoder().bytes().to_vec()
}

pub(crate) fn gif(image: &DynamicImage) -> Vec<u8> {
    let mut file = file(image, ImageFormat::Gif);
    let end = file.pop().unwrap();
    assert_eq!(end, 0x3b);
    file.extend([0x21, 0xfe, u8::try_from(SECRET.len()).unwrap()]);
    file.extend(SECRET.as_bytes());
    file.extend([0, end]);
    file
}

/// The same JPEG with a colour profile.
pub(crate) fn with_profile(file: Vec<u8>, profile: Vec<u8>) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(file.into()).unwrap();
    jpeg.set_icc_profile(Some(profile.into()));
    jpeg.encoder().bytes().to_vec()
}
