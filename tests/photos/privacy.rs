//! Nothing of a photo but its pixels is published.

use std::io::Cursor;

use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;

use crate::camera::{self, SECRET, quarters};
use crate::site::Site;

#[test]
fn nothing_of_a_camera_is_published() {
    let image = quarters(1800, 1200);
    let samples = [
        ("bankje.jpg", camera::jpeg(&image, 6)),
        ("bankje.png", camera::png(&image, 6)),
        ("bankje.webp", camera::webp(&image, 6)),
        ("bankje.gif", camera::gif(&image)),
    ];
    for (name, photo) in samples {
        assert!(holds(&photo, SECRET), "{name}: the sample holds no secret");
        let built = Site::with(name, &photo).build();
        assert!(built.found.is_empty(), "{name}: {:?}", built.found);
        let pictures = built.pictures();
        assert!(pictures.len() >= 5, "{name}: {:?}", pictures.keys());
        for (path, bytes) in pictures {
            let unseen = unseen(bytes);
            assert!(unseen.is_empty(), "{name}: {path} holds {unseen:?}");
            assert!(!holds(bytes, SECRET), "{name}: {path} holds the secret");
            let found = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
            assert!(found.is_err(), "{name}: {path} holds Exif");
        }
    }
}

/// The samples must be worth it: the parser that finds nothing afterwards finds a place before.
#[test]
fn the_samples_tell_where_they_were_taken() {
    let image = quarters(40, 30);
    for photo in [camera::jpeg(&image, 6), camera::png(&image, 6), camera::webp(&image, 6)] {
        let found = exif::Reader::new().read_from_container(&mut Cursor::new(&photo)).unwrap();
        let place = found.get_field(exif::Tag::GPSLatitude, exif::In::PRIMARY).unwrap();
        assert_eq!(place.display_value().to_string(), "51 deg 48 min 12.34 sec");
        assert!(!unseen(&photo).is_empty());
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|it| it == text.as_bytes())
}

/// The parts of a file that do not draw, and what stands behind its end.
fn unseen(file: &[u8]) -> Vec<String> {
    let bytes = img_parts::Bytes::copy_from_slice(file);
    if file.starts_with(b"\xff\xd8") {
        let jpeg = Jpeg::from_bytes(bytes).unwrap();
        let draws = |marker| {
            matches!(
                marker,
                markers::APP0 | markers::DQT | markers::DHT | markers::SOS | markers::SOF0
            )
        };
        let strange = jpeg.segments().iter().filter(|it| !draws(it.marker()));
        let strange = strange.map(|it| format!("{:x}", it.marker()));
        return strange.chain((!file.ends_with(b"\xff\xd9")).then(|| "tail".to_owned())).collect();
    }
    let (names, end): (Vec<[u8; 4]>, bool) = if file.starts_with(b"\x89PNG") {
        let png = Png::from_bytes(bytes).unwrap();
        (
            png.chunks().iter().map(img_parts::png::PngChunk::kind).collect(),
            file.ends_with(b"IEND\xaeB`\x82"),
        )
    } else {
        let webp = WebP::from_bytes(bytes).unwrap();
        let whole = usize::try_from(webp.len()).unwrap() == file.len();
        (webp.chunks().iter().map(img_parts::riff::RiffChunk::id).collect(), whole)
    };
    let draws: &[&[u8; 4]] =
        &[b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"VP8 ", b"VP8L", b"VP8X", b"ALPH"];
    let strange = names.iter().filter(|it| !draws.contains(it));
    let strange = strange.map(|it| String::from_utf8_lossy(it).into_owned());
    strange.chain((!end).then(|| "tail".to_owned())).collect()
}
