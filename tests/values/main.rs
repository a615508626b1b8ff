//! The values of the contract: what an editor may write, and what residents read.

mod colours;
mod numbers;
mod properties;
mod times;

use chrono::NaiveDate;
use wijkbode::values::{
    Amount, EventTime, Figure, Mistake, Moment, Number, Period, Planning, Value, When, is_slug,
    slug,
};

fn parse<T: Value>(text: &str) -> T {
    T::parse(text).unwrap_or_else(|mistake| panic!("{} `{text}`: {mistake:?}", T::NAME))
}

/// What is told about a text that is not such a value.
fn mistake<T: Value>(text: &str) -> Mistake {
    T::parse(text).err().unwrap_or_else(|| panic!("`{text}` is read as {}", T::NAME))
}

fn no_such_day<T: Value>(text: &str) -> String {
    match mistake::<T>(text) {
        Mistake::NoSuchDay(what) => what,
        other => panic!("`{text}`: {other:?}"),
    }
}

fn assert_wrong_kind<T: Value>(texts: &[&str]) {
    for text in texts {
        assert_eq!(mistake::<T>(text), Mistake::WrongKind, "{} `{text}`", T::NAME);
    }
}

fn assert_shown<T: Value + ToString>(table: &[(&str, &str)]) {
    for (written, shown) in table {
        assert_eq!(parse::<T>(written).to_string(), *shown, "{} `{written}`", T::NAME);
    }
}

#[test]
fn slugs_are_plain_words_with_dashes() {
    for (text, expected) in [
        ("Één café in 't groen", "een-cafe-in-t-groen"),
        ("Ĳs op de plas", "ijs-op-de-plas"),
        ("ĳ", "ij"),
        ("E\u{301}e\u{301}n", "een"),
        ("Straße, Ærø & œuvre", "strasse-aero-oeuvre"),
        ("  -- Wijk 7/8 --  ", "wijk-7-8"),
        ("wijk\u{ad}raad", "wijkraad"),
        ("GROẞ", "gross"),
        ("1.000 m²", "1-000-m2"),
        ("Σ", ""),
        ("…", ""),
        ("", ""),
    ] {
        assert_eq!(slug(text), expected, "{text}");
    }
    for text in ["a", "een-cafe", "2021-09-14-x"] {
        assert!(is_slug(text), "{text}");
    }
    for text in ["", "-", "-a", "a-", "a--b", "A", "é", "a b", "a_b", "a/b", "a."] {
        assert!(!is_slug(text), "{text}");
    }
}

#[test]
fn long_slugs_end_with_a_whole_word() {
    let words = "woord-".repeat(20);
    assert_eq!(slug(&words), "woord-".repeat(13).trim_end_matches('-'));
    let fits = format!("{}-{}", "a".repeat(40), "b".repeat(39));
    assert_eq!(slug(&format!("{fits} c")), fits);
    assert_eq!(slug(&"a".repeat(200)), "a".repeat(80));
}

#[test]
fn yes_and_no_may_be_dutch_or_english() {
    for (text, expected) in [
        ("ja", true),
        ("Nee", false),
        ("true", true),
        ("FALSE", false),
        (" yes ", true),
        ("no", false),
    ] {
        assert_eq!(parse::<bool>(text), expected, "{text}");
    }
    assert_wrong_kind::<bool>(&["", "j", "1", "0", "misschien", "ja, deels"]);
}

#[test]
fn the_examples_are_right() {
    fn assert_examples<T: Value>() {
        for example in T::EXAMPLE.split(" of ").flat_map(|it| it.split(", ")) {
            parse::<T>(example);
        }
    }
    assert_examples::<When>();
    assert_examples::<NaiveDate>();
    assert_examples::<Period>();
    assert_examples::<Planning>();
    assert_examples::<Moment>();
    assert_examples::<EventTime>();
    assert_examples::<Amount>();
    assert_examples::<Number>();
    assert_examples::<Figure>();
    assert_examples::<bool>();
}
