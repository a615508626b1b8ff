//! Photos that are not whole, not photos, or larger than anything: a diagnostic, and no harm.

use std::io::Cursor;

use image::ImageFormat;
use proptest::prelude::*;

use wijkbode::picture::{self, Flaw, Form, Print};

use crate::camera::{self, quarters, sand};
use crate::site::Site;

/// What an editor is told about a photo.
fn told(name: &str, photo: &[u8]) -> Vec<(String, String)> {
    let built = Site::with(name, photo).build();
    let place = format!("content/wijken/dorp/media/{name}");
    let about = built.found.iter().map(|it| {
        assert_eq!(&*it.span.file, place, "{it:?}");
        assert!(it.help.as_ref().is_some_and(|it| !it.is_empty()), "{it:?}");
        (it.code.to_owned(), it.message.clone())
    });
    about.collect()
}

#[test]
fn a_photo_that_was_cut_off_is_told() {
    let image = sand(150, 100);
    let lossy = webp::Encoder::from_rgb(image.as_bytes(), 150, 100).encode(80.0).to_vec();
    for (name, photo) in [
        ("bankje.jpg", camera::jpeg(&image, 1)),
        ("bankje.png", camera::png(&image, 1)),
        ("bankje.webp", camera::webp(&image, 1)),
        ("bankje.webp", lossy),
        ("bankje.gif", camera::gif(&image)),
    ] {
        let found = told(name, &photo[..photo.len() * 2 / 3]);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert_eq!(found[0].0, "E106", "{name}: {found:?}");
    }
}

#[test]
fn a_name_that_says_otherwise_is_told_and_shown() {
    let photo = camera::png(&quarters(300, 200), 1);
    let found = told("bankje.jpg", &photo);
    assert_eq!(
        found,
        [("W107".to_owned(), "dit bestand heet `.jpg`, maar het is een PNG".to_owned())]
    );
    let built = Site::with("bankje.jpg", &photo).build();
    let print = &built.pictures()["bankje.png"];
    assert_eq!(image::guess_format(print).unwrap(), ImageFormat::Png);
    assert!(built.page().contains("href=\"/wijken/dorp/media/bankje.png\""));
}

#[test]
fn a_picture_that_moves_is_told_and_stands_still() {
    let mut file = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut file);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for _ in 0..3 {
        encoder.encode_frame(image::Frame::new(quarters(60, 40).into_rgba8())).unwrap();
    }
    drop(encoder);
    assert_eq!(told("dans.gif", &file)[0].0, "W108");
}

#[test]
fn the_photos_of_telephones_and_of_print_are_told_what_to_be() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic............".to_vec();
    let avif = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif............".to_vec();
    let tiff = b"II*\0\x08\0\0\0............................".to_vec();
    let text = b"Dit is geen foto maar een briefje.".to_vec();
    for (name, file, word) in [
        ("bankje.heic", heic, "HEIC"),
        ("bankje.avif", avif, "AVIF"),
        ("bankje.tif", tiff, "TIFF"),
        ("bankje.jpg", text, "geen foto"),
        ("leeg.jpg", Vec::new(), "geen foto"),
    ] {
        let found = told(name, &file);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        assert!(found[0].0 == "E106" && found[0].1.contains(word), "{name}: {found:?}");
    }
}

/// The header alone decides: 400 million pixels are never asked for.
#[test]
fn a_photo_that_is_far_too_large_is_told() {
    let mut png = camera::file(&quarters(4, 4), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    let check = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&check.to_be_bytes());
    let mut jpeg = camera::file(&quarters(4, 4), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x4e, 0x20, 0x4e, 0x20]);
    for (name, photo) in [("plein.png", png), ("plein.jpg", jpeg)] {
        let found = told(name, &photo);
        let message = "deze foto is te groot: 20000 bij 20000 beeldpunten".to_owned();
        assert_eq!(found, [("E106".to_owned(), message)], "{name}");
    }
}

/// The check of a PNG chunk (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// Colours one after the other are rare and read wrongly, which is worse than not at all.
#[test]
fn colours_that_would_come_out_wrong_are_told() {
    let image = quarters(64, 64);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(image.as_bytes(), 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    assert_eq!(told("bankje.jpg", &file)[0].0, "E106");
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(true);
    encoder.encode(image.as_bytes(), 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    assert_eq!(told("bankje.jpg", &file), []);
}

/// Every format, small, for the tests that spoil it.
fn samples() -> Vec<Vec<u8>> {
    let image = quarters(48, 32);
    let lossy = webp::Encoder::from_rgb(image.as_bytes(), 48, 32).encode(80.0).to_vec();
    vec![
        camera::jpeg(&image, 6),
        camera::png(&image, 6),
        camera::webp(&image, 6),
        lossy,
        camera::gif(&image),
    ]
}

/// Looks at a photo and makes all sorts of prints of it.
fn develop(photo: &[u8]) -> Result<(), Flaw> {
    let seen = picture::look(Cursor::new(photo))?;
    let widths = [seen.width, seen.width.div_ceil(3)];
    let prints = widths
        .into_iter()
        .flat_map(|width| [Form::Webp, Form::Jpeg, Form::Png].map(|form| Print { width, form }));
    // Spoilt sizes may be large and true; the test has other things to do.
    if seen.pixels() < 1_000_000 {
        picture::develop(photo, &seen, &prints.collect::<Vec<_>>())?;
    }
    Ok(())
}

#[test]
fn wherever_a_photo_is_cut_off_nothing_breaks() {
    for photo in samples() {
        develop(&photo).unwrap();
        for end in 0..photo.len() {
            let _ = develop(&photo[..end]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_are_spoilt_nothing_breaks(
        sample in 0_usize..5,
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut photo = samples().swap_remove(sample);
        for (at, byte) in spoilt {
            let at = at.index(photo.len());
            photo[at] = byte;
        }
        let _ = develop(&photo);
    }
}
