//! What holds for every value, whatever an editor writes.

use chrono::NaiveDate;
use proptest::prelude::*;
use wijkbode::values::{
    Amount, EventTime, Figure, Moment, Number, Period, Planning, Precision, Value, When, is_slug,
    slug,
};

use crate::parse;

/// Dates as editors write them, of every precision.
fn dates() -> impl Strategy<Value = String> {
    let year = prop_oneof![1000..10_000, 1990..2040];
    let rest = prop_oneof![
        Just(String::new()),
        "-(Q[1-4]|H[12]|voorjaar|zomer|najaar|winter|begin|eind)",
        "-(0[1-9]|1[0-2])(-begin|-eind|-0[1-9]|-1[0-9]|-2[0-8])?",
    ];
    (year, rest).prop_map(|(year, rest)| format!("{year}{rest}"))
}

/// Anything, and what is almost a value.
fn texts() -> impl Strategy<Value = String> {
    let almost = "(circa |ca\\.|-|€ ?)?[0-9]{0,20}[-.,: %QT€0-9]{0,9}( mln| ton| op 3|-eind|\u{a0}jaar|%|é)?";
    prop_oneof![
        any::<String>(),
        almost,
        "[0-9.,€ -]{0,12}",
        "[0-9]{4}-[0-9QHqh]{1,3}(-[0-9]{1,3})?"
    ]
}

proptest! {
    #[test]
    fn a_date_is_read_back_from_its_code(written in dates()) {
        let when: When = parse(&written);
        prop_assert_eq!(when.code(), written);
        prop_assert!(when.first() <= when.last());
        prop_assert_eq!(when.precision() == Precision::Day, when.first() == when.last());
    }

    #[test]
    fn a_period_is_read_back_from_its_code(one in dates(), other in dates()) {
        let (one, other): (When, When) = (parse(&one), parse(&other));
        let (from, to) = (one.min(other), one.max(other));
        for text in [format!("{}..{}", from.code(), to.code()), format!("{}..", from.code())] {
            let period: Period = parse(&text);
            prop_assert_eq!(parse::<Period>(&period.code()), period);
        }
    }

    #[test]
    fn an_amount_is_read_back_as_shown(cents in any::<i64>(), scale in 0..18_u32) {
        let amount = Amount::from_cents(cents / 10_i64.pow(scale));
        prop_assert_eq!(parse::<Amount>(&amount.to_string()), amount);
    }

    #[test]
    fn a_number_is_read_back_as_shown(units in any::<i64>(), scale in 0..18_u32, decimals in 0..=9_u8) {
        let number = Number::new(units / 10_i64.pow(scale), decimals).unwrap();
        let shown = number.to_string();
        let read: Number = parse(&shown);
        prop_assert_eq!((read.units(), read.decimals()), (number.units(), number.decimals()));
        let figure: Figure = parse(&shown);
        prop_assert_eq!(figure.plain(), Some(number));
        prop_assert_eq!(figure.to_string(), shown);
    }

    #[test]
    fn adding_agrees_with_whole_numbers(a in -10_000..10_000_i64, b in -10_000..10_000_i64, decimals in 0..=9_u8) {
        let number = |units| Number::new(units, decimals).unwrap();
        prop_assert_eq!(number(a).checked_add(number(b)), Some(number(a + b)));
        prop_assert_eq!(number(a).cmp(&number(b)), a.cmp(&b));
    }

    #[test]
    fn a_slug_of_a_slug_is_itself(text in any::<String>(), words in "[A-Za-zéïßĲ '-]{0,200}") {
        for text in [text, words] {
            let once = slug(&text);
            prop_assert_eq!(slug(&once), once.clone());
            prop_assert!(once.len() <= 80);
            prop_assert_eq!(is_slug(&once), !once.is_empty());
            prop_assert!(!once.is_empty() || !text.contains(|it: char| it.is_ascii_alphanumeric()));
        }
    }

    #[test]
    fn what_is_read_is_read_the_same_again(text in texts()) {
        if let Ok(when) = When::parse(&text) { prop_assert_eq!(parse::<When>(&when.code()), when); }
        if let Ok(it) = Planning::parse(&text) { prop_assert_eq!(parse::<Planning>(&it.code()), it); }
        if let Ok(it) = EventTime::parse(&text) { prop_assert_eq!(parse::<EventTime>(&it.code()), it); }
        if let Ok(it) = Amount::parse(&text) { prop_assert_eq!(parse::<Amount>(&it.to_string()), it); }
        if let Ok(it) = Number::parse(&text) { prop_assert_eq!(parse::<Number>(&it.to_string()), it); }
        if let Ok(it) = Figure::parse(&text) { prop_assert_eq!(parse::<Figure>(&it.to_string()), it); }
        let _ = (NaiveDate::parse(&text), Moment::parse(&text), bool::parse(&text), Period::parse(&text));
    }
}
