//! The pictures for who shares a page, read back by a decoder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use image::{Rgb, RgbImage};
use wijkbode::source::Sources;
use wijkbode::store::{FOLDER, Store};

use super::published;

const TRACK: Rgb<u8> = Rgb([0xde, 0xda, 0xd1]);
const DONE: Rgb<u8> = Rgb([0x1f, 0x7a, 0x4d]);
const WHITE: Rgb<u8> = Rgb([255; 3]);
/// A row of pixels through the bar.
const BAR: u32 = 517;

const SITE: &str =
    "titel: Wijkbericht\norganisatie: Gemeente Voorbeeld\nurl: https://wijken.voorbeeld.example/\n";

/// The pictures of a site of these files, by their paths.
fn pictures(files: &[(&str, &str)], store: Store) -> Vec<(String, RgbImage)> {
    let given = ("content/site.yaml", SITE);
    let sources: Sources = [given].into_iter().chain(files.iter().copied()).collect();
    let day = NaiveDate::from_ymd_opt(2021, 9, 15).unwrap();
    published(&sources, day, store, |output| {
        let pictures = output.known_paths().filter(|it| it.ends_with("deelplaatje.png"));
        pictures
            .map(|path| (path.to_owned(), decode(&output.render(path).unwrap().unwrap())))
            .collect()
    })
}

fn decode(png: &[u8]) -> RgbImage {
    assert!(png.len() < 70_000, "{} bytes", png.len());
    image::load_from_memory_with_format(png, image::ImageFormat::Png).unwrap().into_rgb8()
}

/// The picture of a wijk of this name, with these milestones.
fn wijk(name: &str, milestones: &str) -> RgbImage {
    let profile = format!("---\nnaam: {name}\nkleur: \"#ffd200\"\n---\n");
    let files = [
        ("content/wijken/dorp/wijk.md", profile.as_str()),
        ("content/wijken/dorp/mijlpalen.yaml", milestones),
    ];
    let all = pictures(&files, Store::none());
    all.into_iter().find(|(path, _)| path == "wijken/dorp/deelplaatje.png").unwrap().1
}

/// The colours of a row.
fn row(picture: &RgbImage, y: u32) -> BTreeSet<[u8; 3]> {
    (0..picture.width()).map(|x| picture.get_pixel(x, y).0).collect()
}

/// How many pixels of the upper part are letters.
fn ink(picture: &RgbImage) -> usize {
    let ground = picture.get_pixel(0, 0);
    picture.enumerate_pixels().filter(|(_, y, it)| *y < 400 && *it != ground).count()
}

#[test]
fn each_wijk_and_plan_of_the_example_has_a_picture() {
    let mut inks = BTreeSet::new();
    let drawn = super::FILES.iter().filter(|(path, _)| path.ends_with("deelplaatje.png"));
    let pages = super::FILES.keys().filter(|it| {
        let parts: Vec<&str> = it.split('/').collect();
        matches!(parts[..], ["wijken", _, "index.html"] | [.., "plannen", _, "index.html"])
    });
    let wanted: BTreeSet<String> =
        pages.map(|it| it.replace("index.html", "deelplaatje.png")).collect();
    let mut found = BTreeSet::new();
    for (path, png) in drawn {
        let picture = decode(png);
        assert_eq!(picture.dimensions(), (1200, 630), "{path}");
        assert!(ink(&picture) > 3_000, "{path}: no letters");
        inks.insert(ink(&picture));
        found.insert(path.clone());
    }
    assert!(found.contains("deelplaatje.png") && wanted.is_subset(&found) && found.len() > 30);
    assert!(inks.len() > found.len() * 3 / 4, "different names look the same");
}

#[test]
fn the_bar_is_as_long_as_what_is_done() {
    let known = |milestones| {
        let picture = wijk("Dorp", milestones);
        let done = (0..1200).filter(|x| *picture.get_pixel(*x, BAR) == DONE).count();
        let track = (0..1200).filter(|x| *picture.get_pixel(*x, BAR) == TRACK).count();
        (done, track)
    };
    assert_eq!(known("- {titel: A, status: loopt}\n"), (0, 1056));
    assert_eq!(known("- {titel: A, status: afgerond}\n"), (1056, 0));
    let (done, track) = known("- {titel: A, status: afgerond}\n- {titel: B, status: loopt}\n");
    assert!(done.abs_diff(528) < 3 && track.abs_diff(528) < 30, "{done} and {track}");
}

#[test]
fn what_is_not_known_has_no_bar() {
    let unknown = wijk("Dorp", "- titel: A\n");
    assert_eq!(row(&unknown, BAR), BTreeSet::from([WHITE.0]));
    assert!(row(&unknown, 465).len() > 3, "nothing says that it is not known");
    let nothing = wijk("Dorp", "");
    assert_eq!(row(&nothing, BAR), BTreeSet::from([[0xff, 0xd2, 0x00]]));
}

#[test]
fn a_name_stays_within_its_margins() {
    let long = "Wijkontwikkelingsmaatschappijvergaderruimtereserveringssysteemgebruikers en nog veel meer woorden achter elkaar, tot niemand het meer leest, en dan nog een paar";
    let endless = "W".repeat(400);
    let names = [long, endless.as_str(), "'<b>&\"{{ x }}]]>'", "'حي 🏘️ Één Ĳburg ñ'", "'🏘️'"];
    for name in names {
        let picture = wijk(name, "- {titel: A, status: loopt}\n");
        for x in (0..60).chain(1140..1200) {
            let column: BTreeSet<[u8; 3]> = (0..404).map(|y| picture.get_pixel(x, y).0).collect();
            assert_eq!(column, BTreeSet::from([[0xff, 0xd2, 0x00]]), "{name} at {x}");
        }
    }
    let letters = |name| ink(&wijk(name, ""));
    assert!(letters("'حي 🏘️ Één'") == letters("Één") && letters("Dorp") != letters("Stad"));
}

#[test]
fn a_picture_that_stays_the_same_is_drawn_once() {
    let root = tempfile::tempdir().unwrap();
    let kept = || fs::read_dir(Path::new(root.path()).join(FOLDER).join("kept")).unwrap().count();
    let draw = |name: &str| {
        let profile = format!("---\nnaam: {name}\n---\n");
        pictures(&[("content/wijken/dorp/wijk.md", &profile)], Store::beside(root.path()))
    };
    let first = draw("Dorp");
    assert_eq!((kept(), first.len()), (2, 2));
    assert_eq!(draw("Dorp"), first);
    assert_eq!(kept(), 2);
    draw("Stad");
    assert_eq!(kept(), 3, "the picture of the site stays, that of the wijk is another one");
}
