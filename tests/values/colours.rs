//! Colours: read and shown, told apart, and the nearest one that passes.

#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "a test may panic, and rounds first")]

use proptest::prelude::*;
use wijkbode::values::Colour;

fn colour(text: &str) -> Colour {
    Colour::from_css(text).unwrap()
}

/// The examples of the specification and of common tools.
#[test]
fn contrast_is_that_of_wcag() {
    let contrast = |one: &str, two: &str| (colour(one).contrast(colour(two)) * 100.0).round();
    assert_eq!(contrast("#000", "#fff"), 2100.0);
    assert_eq!(contrast("#777", "#fff"), 448.0);
    assert_eq!(contrast("#767676", "white"), 454.0);
    assert_eq!(contrast("#ffd700", "white"), 140.0);
}

#[test]
fn reads_what_style_sheets_hold() {
    assert_eq!(colour("rgb(26 107 60)"), colour("#1a6b3c"));
    assert_eq!(colour("hsl(0 100% 50%)"), colour("red"));
    assert_eq!(Colour::from_css("transparent"), None);
    assert_eq!(Colour::from_css("rgb(0 0 0 / 50%)"), None);
    assert_eq!(Colour::from_css("12px"), None);
}

proptest! {
    #[test]
    fn shows_what_it_reads(parts: [u8; 3]) {
        let colour = Colour::new(parts);
        prop_assert_eq!(Colour::from_css(&colour.to_string()), Some(colour));
    }

    #[test]
    fn black_or_white_can_be_read_on_every_colour(parts: [u8; 3]) {
        let colour = Colour::new(parts);
        prop_assert!(colour.contrast(colour.readable()) >= 4.5);
    }

    /// The nearest colour that passes does pass, and one that is a little nearer does not.
    #[test]
    fn the_nearest_colour_passes_and_is_near(front: [u8; 3], back: [u8; 3]) {
        let (front, back) = (Colour::new(front), Colour::new(back));
        let nearest = front.nearest(|it| it.contrast(back) >= 4.5).unwrap();
        prop_assert!(nearest.contrast(back) >= 4.5);
        if front.contrast(back) >= 4.5 {
            prop_assert_eq!(nearest, front);
        } else if nearest != Colour::BLACK && nearest != Colour::WHITE {
            prop_assert!(nearest.contrast(back) < 4.9, "{} on {}", nearest, back);
        }
    }
}
