//! Days, dates, periods, terms and moments.

use chrono::NaiveDate;
use wijkbode::values::{EventTime, Mistake, Moment, Period, Planning, When, weekday_date};

use crate::{assert_shown, assert_wrong_kind, mistake, no_such_day, parse};

#[test]
fn a_date_keeps_its_precision() {
    let table = [
        ("2021-07-12", "12 juli 2021", "2021-07-12", "2021-07-12", "dag"),
        ("2021-07", "juli 2021", "2021-07-01", "2021-07-31", "maand"),
        ("2021-Q3", "derde kwartaal van 2021", "2021-07-01", "2021-09-30", "kwartaal"),
        ("2022-Q1", "eerste kwartaal van 2022", "2022-01-01", "2022-03-31", "kwartaal"),
        ("2022-Q4", "vierde kwartaal van 2022", "2022-10-01", "2022-12-31", "kwartaal"),
        ("2021-H2", "tweede helft van 2021", "2021-07-01", "2021-12-31", "halfjaar"),
        ("2022-H1", "eerste helft van 2022", "2022-01-01", "2022-06-30", "halfjaar"),
        ("2021-voorjaar", "voorjaar 2021", "2021-03-01", "2021-05-31", "seizoen"),
        ("2021-zomer", "zomer 2021", "2021-06-01", "2021-08-31", "seizoen"),
        ("2021-najaar", "najaar 2021", "2021-09-01", "2021-11-30", "seizoen"),
        ("2021-winter", "winter 2021", "2021-12-01", "2022-02-28", "seizoen"),
        ("2023-winter", "winter 2023", "2023-12-01", "2024-02-29", "seizoen"),
        ("2021", "2021", "2021-01-01", "2021-12-31", "jaar"),
        ("2008-begin", "begin 2008", "2008-01-01", "2008-04-30", "deel"),
        ("2008-eind", "eind 2008", "2008-09-01", "2008-12-31", "deel"),
        ("2008-03-begin", "begin maart 2008", "2008-03-01", "2008-03-10", "deel"),
        ("2008-03-eind", "eind maart 2008", "2008-03-21", "2008-03-31", "deel"),
        ("2008-02-eind", "eind februari 2008", "2008-02-21", "2008-02-29", "deel"),
        ("2008-01-begin", "begin januari 2008", "2008-01-01", "2008-01-10", "deel"),
        ("2008-01-eind", "eind januari 2008", "2008-01-21", "2008-01-31", "deel"),
    ];
    for (written, shown, first, last, precision) in table {
        let when: When = parse(written);
        assert_eq!(when.to_string(), shown);
        assert_eq!((when.first(), when.last()), (parse(first), parse(last)), "{written}");
        assert_eq!(when.precision().word(), precision, "{written}");
        assert_eq!(when.code(), written);
    }
}

#[test]
fn dates_may_be_written_with_other_letters_and_words() {
    for (written, code) in [
        ("2021-q3", "2021-Q3"),
        (" 2021-h1 ", "2021-H1"),
        ("2021-Najaar", "2021-najaar"),
        ("2021-herfst", "2021-najaar"),
        ("2021-LENTE", "2021-voorjaar"),
    ] {
        assert_eq!(parse::<When>(written).code(), code);
    }
}

#[test]
fn what_the_calendar_does_not_have_is_said() {
    assert_eq!(no_such_day::<When>("2021-04-31"), "april 2021 heeft 30 dagen");
    assert_eq!(no_such_day::<When>("2021-02-29"), "februari 2021 heeft 28 dagen");
    assert_eq!(no_such_day::<When>("2021-07-00"), "juli 2021 heeft 31 dagen");
    for wrong in ["2021-13", "2021-00", "2021-13-01", "2021-13-begin"] {
        assert_eq!(no_such_day::<When>(wrong), "een jaar heeft 12 maanden");
    }
    assert_eq!(no_such_day::<When>("2021-Q5"), "een jaar heeft 4 kwartalen");
    assert_eq!(no_such_day::<When>("2021-Q0"), "een jaar heeft 4 kwartalen");
    assert_eq!(no_such_day::<When>("2021-H3"), "een jaar heeft 2 helften");
}

#[test]
fn what_is_no_date_is_of_the_wrong_kind() {
    assert_wrong_kind::<When>(&[
        "",
        "-",
        "2021-",
        "1 maart 2026",
        "12-07-2021",
        "2021-7",
        "2021-7-1",
        "2021-0",
        "0999",
        "999",
        "10000",
        "-2021",
        "+2021",
        "2021-Q",
        "2021-Q+1",
        "2021-H",
        "2021-midden",
        "2021-07-12-1",
        "2021/07/12",
        "2021-07-12 19:30",
        "２０２１",
        "2021-2022",
    ]);
    assert_wrong_kind::<NaiveDate>(&["2021", "2021-07", "2021-Q3", "vandaag"]);
    assert_eq!(parse::<NaiveDate>("2021-07-12"), parse("2021-07-12"));
    assert_eq!(no_such_day::<NaiveDate>("2021-04-31"), "april 2021 heeft 30 dagen");
}

#[test]
fn dates_are_sorted_by_their_beginning_and_then_by_their_end() {
    let sorted = [
        "2020-winter",
        "2021-01-01",
        "2021-01-begin",
        "2021-01",
        "2021-Q1",
        "2021-begin",
        "2021-H1",
        "2021",
        "2021-01-02",
        "2021-02",
    ];
    let mut whens: Vec<When> = sorted.iter().rev().map(|text| parse(text)).collect();
    whens.sort();
    assert_eq!(whens.iter().map(|when| when.code()).collect::<Vec<_>>(), sorted);
}

#[test]
fn a_period_may_be_open() {
    assert_shown::<Period>(&[
        ("2021-07..2023-07", "juli 2021 tot en met juli 2023"),
        ("2023-08..", "vanaf augustus 2023"),
        ("..2023-07", "tot en met juli 2023"),
        ("2021-Q3", "derde kwartaal van 2021"),
        (" 2021 .. 2021 ", "2021"),
    ]);
    let period: Period = parse("2021-07..2023-Q3");
    assert_eq!(
        (period.first(), period.last()),
        (Some(parse("2021-07-01")), Some(parse("2023-09-30")))
    );
    assert_eq!(period.code(), "2021-07..2023-Q3");
    assert_eq!(parse::<Period>("2021-07..").last(), None);
    assert_eq!(parse::<Period>("..2021-07").first(), None);
}

#[test]
fn a_period_does_not_end_before_it_begins() {
    for wrong in ["2023-07..2021-07", "2021-07..2021-06", "2021-07-02..2021-07-01", "2022..2021"] {
        assert_eq!(mistake::<Period>(wrong), Mistake::EndsBeforeBegin, "{wrong}");
    }
    for right in ["2021-07..2021", "2021..2021-07", "2021-07-01..2021-07-01", "2021-07..2021-07-15"]
    {
        parse::<Period>(right);
    }
    assert_eq!(no_such_day::<Period>("2021-04..2021-04-31"), "april 2021 heeft 30 dagen");
    assert_wrong_kind::<Period>(&[
        "",
        "..",
        " .. ",
        "2021...2022",
        "2021..2022..2023",
        "2004-2006",
    ]);
}

#[test]
fn a_planning_is_a_date_a_period_or_a_term() {
    let when: Planning = parse("2021-Q3");
    assert_eq!(when, Planning::When(parse("2021-Q3")));
    assert_eq!((when.first(), when.last()), (Some(parse("2021-07-01")), Some(parse("2021-09-30"))));
    assert_eq!(parse::<Planning>("2021..2023").last(), Some(parse("2023-12-31")));
    for term in [
        "minimaal 2 jaar",
        "binnen 3 maanden",
        "minimaal twee jaar",
        "2 jaar",
        "komend half jaar",
        "eerstvolgende rapportage",
        "een half jaar",
        "2-3 weken",
        "binnen\u{a0}3\u{a0}maanden",
        "2 à 3 weken",
        "1,5 jaar",
        "Binnen een jaar",
        "12 dagen",
        "meer dan 2 jaar",
        "anderhalf jaar",
        "na de zomer",
        "na 1 maart 2026",
    ] {
        let planning: Planning = parse(&format!(" {term} "));
        assert_eq!(planning, Planning::Term(term.to_owned()));
        assert_eq!((planning.first(), planning.last()), (None, None));
        assert_eq!(planning.to_string(), term);
        assert_eq!(planning.code(), term);
    }
}

#[test]
fn a_slip_in_a_date_is_never_a_term() {
    for wrong in ["2021-13", "2021-Q5", "2021-04-31"] {
        no_such_day::<Planning>(wrong);
    }
    assert_eq!(mistake::<Planning>("2023..2021"), Mistake::EndsBeforeBegin);
    assert_wrong_kind::<Planning>(&[
        "2021-0",
        "1 maart 2026",
        "maart 2026",
        "12-07-2021",
        "2021 jaar",
        "jaar",
        "maanden geleden",
        "binnen",
        "binnenkort",
        "minimaal",
        "snel",
        "",
        "naast 2 jaar",
        "meer volgt",
        "2 bomen",
    ]);
}

#[test]
fn a_moment_is_shown_with_its_time() {
    for written in
        ["2021-09-14 19:30", "2021-09-14T19:30", "2021-09-14 19.30", "2021-09-14  19.30 uur"]
    {
        let moment: Moment = parse(written);
        assert_eq!(moment.to_string(), "14 september 2021, 19.30 uur");
        assert_eq!(moment.code(), "2021-09-14 19:30");
    }
    assert_shown::<EventTime>(&[
        ("2021-09-14 9:05", "14 september 2021, 09.05 uur"),
        ("2021-09-14", "14 september 2021"),
    ]);
    assert_eq!(weekday_date(parse("2021-09-14")), "dinsdag 14 september 2021");
    assert_eq!(weekday_date(parse("2026-01-04")), "zondag 4 januari 2026");
}

#[test]
fn what_the_clock_does_not_have_is_said() {
    for wrong in ["2021-09-14 25:00", "2021-09-14 24:00"] {
        assert!(no_such_day::<Moment>(wrong).starts_with("een dag"), "{wrong}");
        assert!(no_such_day::<EventTime>(wrong).starts_with("een dag"), "{wrong}");
    }
    assert!(no_such_day::<Moment>("2021-09-14 19:61").starts_with("een uur heeft 60 minuten"));
    assert_eq!(no_such_day::<EventTime>("2021-09-31 19:30"), "september 2021 heeft 30 dagen");
    assert_eq!(no_such_day::<EventTime>("2021-09-31"), "september 2021 heeft 30 dagen");
    assert_wrong_kind::<EventTime>(&[
        "",
        "binnenkort",
        "2021-09",
        "19:30",
        "2021-09-14 19",
        "2021-09-14 19:3",
        "2021-09-14 019:30",
        "2021-09-14 19:30:00",
        "2021-09 19:30",
        "2021-09-14 -1:30",
    ]);
    assert_wrong_kind::<Moment>(&["2021-09-14", "2021-09-14 ", "binnenkort"]);
}

#[test]
fn events_of_the_whole_day_come_first() {
    let times =
        ["2021-09-13 23:00", "2021-09-14", "2021-09-14 00:00", "2021-09-14 09:00", "2021-09-15"];
    let mut sorted: Vec<EventTime> = times.iter().rev().map(|text| parse(text)).collect();
    sorted.sort();
    assert_eq!(sorted.iter().map(|time| time.code()).collect::<Vec<_>>(), times);
}
