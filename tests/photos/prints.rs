//! The prints of a photo: as wide as they say, upright, in true colours, and made once.

use std::fs;

use image::{DynamicImage, GenericImageView as _, ImageFormat, Rgba, RgbaImage};
use moxcms::ColorProfile;
use wijkbode::store::{FOLDER, Store};

use crate::camera::{self, quarters};
use crate::site::{Built, MEDIA, Site};

/// Address and width of each candidate in the first `srcset` of a page.
fn candidates(page: &str) -> Vec<(String, u32)> {
    let set = page.split("srcset=\"").nth(1).unwrap().split('"').next().unwrap();
    let candidate = |it: &str| {
        let (address, width) = it.split_once(' ').unwrap();
        (address.to_owned(), width.strip_suffix('w').unwrap().parse().unwrap())
    };
    set.split(", ").map(candidate).collect()
}

/// The start tags of the photo on a page, without what stands before.
fn tags(page: &str) -> Vec<&str> {
    let tags = page.split("<img").skip(1).filter_map(|it| it.split('>').next());
    tags.filter(|it| it.contains("bankje")).collect()
}

fn open<'b>(built: &'b Built, address: &str) -> (&'b [u8], DynamicImage) {
    let bytes = built.files[address.trim_start_matches('/')].as_slice();
    (bytes, image::load_from_memory(bytes).unwrap())
}

fn attribute(tag: &str, name: &str) -> String {
    tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn each_print_is_as_wide_as_the_page_says() {
    for (own, expected) in [
        (2400, vec![320, 640, 960, 1280, 1600]),
        (1700, vec![320, 640, 960, 1280, 1600]),
        (1000, vec![320, 640, 1000]),
        (90, vec![90]),
    ] {
        let photo = camera::jpeg(&quarters(own, own / 2), 1);
        let built = Site::with("bankje.jpg", &photo).build();
        let candidates = candidates(built.page());
        let widths: Vec<u32> = candidates.iter().map(|it| it.1).collect();
        assert_eq!(widths, expected);
        for (address, width) in candidates {
            let (bytes, image) = open(&built, &address);
            assert_eq!(image.width(), width, "{address}");
            assert_eq!(image.height(), width / 2, "{address}");
            assert_eq!(image::guess_format(bytes).unwrap(), ImageFormat::WebP);
        }
        let tag = tags(built.page())[0];
        let (bytes, image) = open(&built, &attribute(tag, "src"));
        assert_eq!(image::guess_format(bytes).unwrap(), ImageFormat::Jpeg);
        assert_eq!(attribute(tag, "width"), image.width().to_string());
        assert_eq!(attribute(tag, "height"), image.height().to_string());
    }
}

#[test]
fn only_what_is_far_down_the_page_waits() {
    let built = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 1)).build();
    let lazy = tags(built.page()).into_iter().map(|it| it.contains("loading=\"lazy\""));
    let lazy: Vec<bool> = lazy.collect();
    assert_eq!(lazy, [false, true], "the opening photo, and the one in the text");
}

#[test]
fn who_shares_a_page_gets_a_print_that_everything_reads() {
    let built = Site::with("bankje.webp", &camera::webp(&quarters(900, 600), 1)).build();
    let address = format!("https://wijk.example/{MEDIA}bankje-900.jpg");
    assert!(
        built.page().contains(&format!("og:image\" content=\"{address}\"")),
        "{}",
        built.page()
    );
}

/// However a camera was held, the quarters come out where they were seen.
#[test]
fn photos_stand_upright() {
    use image::metadata::Orientation;
    for held in 1..=8 {
        let seen = quarters(120, 80);
        let mut stored = seen.clone();
        // What a camera stores is what was seen, turned back.
        stored.apply_orientation(match Orientation::from_exif(held).unwrap() {
            Orientation::Rotate90 => Orientation::Rotate270,
            Orientation::Rotate270 => Orientation::Rotate90,
            other => other,
        });
        let files = [
            ("bankje.jpg", camera::jpeg(&stored, held.into())),
            ("bankje.png", camera::png(&stored, held.into())),
            ("bankje.webp", camera::webp(&stored, held.into())),
        ];
        for (name, photo) in files {
            let built = Site::with(name, &photo).build();
            assert!(built.page().contains("width=\"120\" height=\"80\""), "{name}, held {held}");
            for (path, bytes) in built.pictures() {
                let print = image::load_from_memory(bytes).unwrap();
                assert_eq!(print.dimensions(), (120, 80), "{path}, held {held}");
                for (x, y) in [(20, 20), (100, 20), (20, 60), (100, 60)] {
                    let (is, was) = (print.get_pixel(x, y), seen.get_pixel(x, y));
                    assert!(near(is, was), "{path}, held {held}: {is:?} at {x},{y}, not {was:?}");
                }
            }
        }
    }
}

fn near(one: Rgba<u8>, other: Rgba<u8>) -> bool {
    one.0.iter().zip(other.0).all(|(a, b)| a.abs_diff(b) < 24)
}

/// A telephone's red is redder than that of the web; unconverted it would come out as orange.
#[test]
fn colours_are_those_of_the_web() {
    let plain = image::RgbImage::from_pixel(64, 64, image::Rgb([200, 120, 90])).into();
    let photo = camera::file(&plain, ImageFormat::Jpeg);
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let colour = |photo: &[u8]| {
        let built = Site::with("bankje.jpg", photo).build();
        open(&built, &format!("/{MEDIA}bankje.jpg")).1.get_pixel(30, 30).0
    };
    let (without, with) = (colour(&photo), colour(&camera::with_profile(photo.clone(), profile)));
    assert!(without[0].abs_diff(200) < 4 && without[1].abs_diff(120) < 4, "{without:?}");
    // Display P3 (200, 120, 90) is about sRGB (212, 117, 83).
    assert!(
        with[0].abs_diff(212) < 5 && with[1].abs_diff(117) < 5 && with[2].abs_diff(83) < 6,
        "{with:?}"
    );
}

#[test]
fn what_one_can_see_through_stays_so() {
    let image =
        RgbaImage::from_fn(700, 400, |x, _| Rgba([200, 40, 40, if x < 350 { 0 } else { 255 }]));
    let built = Site::with("logo.png", &camera::file(&image.into(), ImageFormat::Png)).build();
    assert!(built.found.is_empty(), "{:?}", built.found);
    for (path, bytes) in built.pictures() {
        let print = image::load_from_memory(bytes).unwrap();
        assert_eq!(print.get_pixel(10, 10).0[3], 0, "{path}");
        assert_eq!(print.get_pixel(print.width() - 10, 10).0[3], 255, "{path}");
        assert!(!path.to_lowercase().ends_with("jpg"));
    }
}

#[test]
fn two_photos_of_one_name_are_two_photos() {
    let built = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 1))
        .file("content/wijken/dorp/media/Bankje.png", camera::png(&quarters(900, 600), 1))
        .file(
            "content/wijken/dorp/nieuws/2021-09-02-nog.md",
            "---\ntitel: Nog een\n---\n![Bankje](../media/Bankje.png)\n",
        )
        .build();
    assert!(built.found.is_empty(), "{:?}", built.found);
    let names: Vec<&str> = built.pictures().into_keys().collect();
    assert_eq!(
        names,
        [
            "Bankje-png-320.webp",
            "Bankje-png-640.webp",
            "Bankje-png-900.jpg",
            "Bankje-png-900.webp",
            "bankje-jpg-320.webp",
            "bankje-jpg-640.webp",
            "bankje-jpg-900.webp",
            "bankje.jpg"
        ]
    );
}

#[test]
fn only_what_is_used_is_made() {
    let text = "---\ntitel: Foto\n---\nZie [de foto](../media/bankje.jpg).\n";
    let built = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 1))
        .file("content/wijken/dorp/nieuws/2021-09-01-foto.md", text)
        .build();
    assert_eq!(built.pictures().into_keys().collect::<Vec<_>>(), ["bankje.jpg"]);
    let text = "---\ntitel: Foto\n---\n![Een bankje](../media/bankje.jpg)\n";
    let built = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 1))
        .file("content/wijken/dorp/nieuws/2021-09-01-foto.md", text)
        .build();
    assert!(!built.pictures().contains_key("bankje.jpg"));
}

#[test]
fn the_same_bytes_twice() {
    let site = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 6));
    assert!(site.build().files == site.build().files);
}

/// The second build looks up what the first made: it takes even what we put in its place.
#[test]
fn a_photo_is_developed_once() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::with("bankje.jpg", &camera::jpeg(&quarters(900, 600), 6));
    let first = site.build_beside(Store::beside(folder.path()));
    let kept = folder.path().join(FOLDER).join("kept");
    let prints = first.pictures().len();
    let mut marked = 0;
    for entry in fs::read_dir(kept).unwrap() {
        let path = entry.unwrap().path();
        let made = fs::read(&path).unwrap().split_off(blake3::OUT_LEN);
        if first.pictures().values().any(|it| *it == made) {
            let mark = b"kept";
            fs::write(path, [blake3::hash(mark).as_bytes(), &mark[..]].concat()).unwrap();
            marked += 1;
        }
    }
    assert_eq!(marked, prints);
    let second = site.build_beside(Store::beside(folder.path()));
    assert_eq!(second.pictures().len(), prints);
    assert!(second.pictures().values().all(|it| *it == b"kept"));
}
