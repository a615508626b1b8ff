//! What is drawn stays within its frame, in order, and as precise as it is known.

use chrono::NaiveDate;
use proptest::prelude::*;
use wijkbode::outputs::chart::{Axis, Scale, Share, shares};
use wijkbode::values::{Number, Period, Value, When};

/// Dates of every precision, now and then of another century.
fn dates() -> impl Strategy<Value = When> {
    let year = prop_oneof![1000..9000, 1990..2040, 2019..2023];
    let rest = "(-(Q[1-4]|H[12]|voorjaar|zomer|najaar|winter|begin|eind|(0[1-9]|1[0-2])(-begin|-eind|-0[1-9]|-2[0-8])?))?";
    (year, rest).prop_map(|(year, rest)| When::parse(&format!("{year}{rest}")).unwrap())
}

/// Periods with a begin and an end, or with only one of them.
fn periods() -> impl Strategy<Value = Period> {
    (dates(), dates(), 0..4).prop_map(|(one, other, sort)| {
        let (from, to) = (one.min(other), one.max(other));
        let text = match sort {
            0 => format!("{}..", from.code()),
            1 => format!("..{}", to.code()),
            2 => format!("{}..{}", from.code(), to.code()),
            _ => from.code(),
        };
        Period::parse(&text).unwrap()
    })
}

fn numbers() -> impl Strategy<Value = Vec<Number>> {
    let number = (prop_oneof![-2_000_000_000..2_000_000_000_i64, -100..1000_i64], 0..=9_u8);
    prop::collection::vec(
        number.prop_map(|(units, decimals)| Number::new(units, decimals).unwrap()),
        1..8,
    )
}

fn axis_of(periods: &[Period]) -> Axis {
    Axis::around(periods.iter().flat_map(|it| [it.first(), it.last()]).flatten()).unwrap()
}

fn days(first: NaiveDate, last: NaiveDate) -> i64 {
    (last - first).num_days() + 1
}

proptest! {
    #[test]
    fn a_period_stands_within_its_axis(all in prop::collection::vec(periods(), 1..6)) {
        let axis = axis_of(&all);
        for period in &all {
            let place = axis.place(*period);
            prop_assert!(place.from <= place.middle() && place.middle() <= place.to);
            prop_assert!(place.to <= Share::WHOLE);
            prop_assert_eq!(place.opens, period.first().is_none());
            prop_assert_eq!(place.continues, period.last().is_none());
            prop_assert_eq!(place.is_day, period.first().is_some() && period.first() == period.last());
        }
    }

    #[test]
    fn a_bar_is_as_wide_as_the_date_is_precise(all in prop::collection::vec(dates(), 1..6)) {
        let axis = axis_of(&all.iter().map(|it| Period::from(*it)).collect::<Vec<_>>());
        let first = NaiveDate::from_ymd_opt(axis.from(), 1, 1).unwrap();
        let last = NaiveDate::from_ymd_opt(axis.to(), 12, 31).unwrap();
        for when in all {
            let place = axis.place(Period::from(when));
            let exact = days(when.first(), when.last()) * 10_000 / days(first, last);
            prop_assert!((i64::from(place.width().hundredths()) - exact).abs() <= 1);
        }
    }

    #[test]
    fn what_is_earlier_stands_before_what_is_later(one in dates(), other in dates(), third in dates()) {
        let axis = axis_of(&[one, other, third].map(Period::from));
        let (early, late) = (one.first().min(other.first()), one.first().max(other.first()));
        prop_assert!(axis.begin(early) <= axis.begin(late));
        prop_assert!(axis.middle(early) <= axis.middle(late));
        for day in [early, late] {
            prop_assert!(axis.contains(day));
            prop_assert!(axis.begin(day) <= axis.middle(day) && axis.middle(day) <= axis.end(day));
        }
    }

    #[test]
    fn the_names_on_an_axis_are_few_and_in_order(one in dates(), other in dates()) {
        let ticks = axis_of(&[one, other].map(Period::from)).ticks();
        prop_assert!(ticks.windows(2).all(|pair| pair[0].at <= pair[1].at));
        prop_assert!(ticks.iter().all(|it| it.at <= Share::WHOLE));
        prop_assert!(ticks.len() <= 7);
    }

    #[test]
    fn a_scale_has_nought_and_every_number_on_it(numbers in numbers()) {
        let scale = Scale::around(&numbers);
        let steps = scale.steps();
        prop_assert!(steps.iter().any(|(number, _)| number.units() == 0));
        prop_assert!(steps.len() <= 7);
        prop_assert!(steps.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
        for pair in numbers.windows(2) {
            let (low, high) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
            prop_assert!(scale.height(low) <= scale.height(high));
        }
        for number in numbers {
            let least = steps.first().map(|it| it.0).filter(|it| *it > number);
            prop_assert_eq!(least, None);
            prop_assert!(scale.height(number) <= Share::WHOLE);
        }
    }

    #[test]
    fn bars_are_as_long_as_their_numbers(numbers in numbers()) {
        let known: Vec<Option<Number>> = numbers.iter().copied().map(Some).chain([None]).collect();
        let bars = shares(&known);
        prop_assert_eq!(bars.len(), known.len());
        prop_assert_eq!(bars.last().copied(), Some(None));
        let largest = numbers.iter().max().copied();
        for (number, bar) in known.iter().zip(&bars).filter_map(|(number, bar)| Some((*number, (*bar)?))) {
            prop_assert!(bar != Share::WHOLE || number == largest);
            prop_assert!(number.is_none_or(|it| it.units() > 0) || bar == Share::default());
        }
        if largest.is_some_and(|it| it.units() > 0) {
            let longest = bars.iter().flatten().max().copied();
            prop_assert_eq!(longest, Some(Share::WHOLE));
        }
    }
}

#[test]
fn a_share_is_written_as_briefly_as_it_is_exact() {
    let shares = [
        (1, 2, "50%"),
        (1, 8, "12.5%"),
        (1, 3, "33.33%"),
        (0, 0, "0%"),
        (5, 2, "100%"),
        (1, 1000, "0.1%"),
    ];
    for (part, whole, written) in shares {
        assert_eq!(Share::of(part, whole).to_string(), written);
    }
}

#[test]
fn an_axis_names_quarters_in_a_year_and_years_in_more() {
    let named = |from: &str, to: &str| {
        let dates = [from, to].map(|it| Period::from(When::parse(it).unwrap()));
        let ticks = axis_of(&dates).ticks();
        ticks.into_iter().map(|it| it.label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(named("2021-03", "2021-04"), "2021 apr jul okt");
    assert_eq!(named("2021-03", "2022-04"), "2021 jul 2022 jul");
    assert_eq!(named("2021", "2024"), "2021 2022 2023 2024");
    assert_eq!(named("2008", "2023"), "2010 2015 2020");
}
