//! Amounts, figures and numbers.

use wijkbode::values::{Amount, Figure, Number};

use crate::{assert_shown, assert_wrong_kind, parse};

#[test]
fn amounts_are_shown_in_one_notation() {
    assert_shown::<Amount>(&[
        ("45000", "€\u{a0}45.000"),
        ("€ 45.000", "€\u{a0}45.000"),
        ("€\u{a0}45.000", "€\u{a0}45.000"),
        ("€45.000", "€\u{a0}45.000"),
        ("€ 750,-", "€\u{a0}750"),
        ("€ 750,–", "€\u{a0}750"),
        ("€ 750,00", "€\u{a0}750"),
        ("EUR 86.000,-", "€\u{a0}86.000"),
        ("EUR 86.000, -", "€\u{a0}86.000"),
        ("2,5 mln", "€\u{a0}2.500.000"),
        ("€ 2 mln.", "€\u{a0}2.000.000"),
        ("2 miljoen", "€\u{a0}2.000.000"),
        ("2 miljoen euro", "€\u{a0}2.000.000"),
        ("2 ton", "€\u{a0}200.000"),
        ("1,5 ton", "€\u{a0}150.000"),
        ("1 mld", "€\u{a0}1.000.000.000"),
        ("€ 1.234,56", "€\u{a0}1.234,56"),
        ("€ 1.234,5", "€\u{a0}1.234,50"),
        ("12.50", "€\u{a0}12,50"),
        ("0,05", "€\u{a0}0,05"),
        ("circa € 2.500", "circa €\u{a0}2.500"),
        ("Ruim 3 mln.", "ruim €\u{a0}3.000.000"),
        ("ca. 2500", "ca. €\u{a0}2.500"),
        ("2500 euro", "€\u{a0}2.500"),
        ("-45000", "€\u{a0}-45.000"),
        ("-€ 0,50", "€\u{a0}-0,50"),
        ("0", "€\u{a0}0"),
    ]);
}

#[test]
fn what_may_mean_two_amounts_is_none() {
    assert_wrong_kind::<Amount>(&[
        "",
        "€",
        "euro",
        "best veel",
        "1.5",
        "1.5000",
        "1234.567",
        "12,345",
        "45,000",
        "1,234.56",
        "1.23.456",
        "0.125",
        "750-",
        "750,",
        "€ 45.000 per jaar",
        "2 ton 3",
        "--5",
        "-€ -5",
        "1 000",
        "007",
        "0,000000001 mln",
        "€ 2.000-3.000",
        "99999999999999999999",
        "92233720368547758,08",
        "9999999999 mld",
    ]);
    assert_eq!(parse::<Amount>("92233720368547758,07").cents(), i64::MAX);
}

#[test]
fn a_qualified_amount_is_never_added() {
    let (exact, qualified): (Amount, Amount) = (parse("1.234,56"), parse("circa 100"));
    assert!(exact.is_exact() && !qualified.is_exact());
    assert_eq!(exact.checked_add(Amount::from_cents(44)), Some(parse("1235")));
    assert_eq!(exact.checked_add(qualified), None);
    assert_eq!(qualified.checked_add(exact), None);
    assert_eq!(exact.checked_add(Amount::from_cents(i64::MAX)), None);
}

#[test]
fn figures_are_shown_with_their_qualification() {
    assert_shown::<Figure>(&[
        ("31280", "31.280"),
        ("31.280", "31.280"),
        ("2007", "2.007"),
        ("370", "370"),
        ("11,2%", "11,2%"),
        ("11,2 %", "11,2%"),
        ("11,2 procent", "11,2%"),
        ("13.9", "13,9"),
        ("circa 2750", "circa 2.750"),
        ("ruim 33%", "ruim 33%"),
        ("meer dan 70", "meer dan 70"),
        ("tot 30%", "tot 30%"),
        ("25-30%", "25-30%"),
        ("25–30 %", "25-30%"),
        ("25 - 30%", "25-30%"),
        ("1 op 3", "1 op 3"),
        ("0,1", "0,1"),
        ("+0,1", "+0,1"),
        ("-3", "-3"),
        ("−3", "-3"),
    ]);
}

#[test]
fn what_is_no_number_stays_the_text_that_was_typed() {
    for text in [
        "tientallen",
        "Tot nu toe",
        "nee",
        "07418",
        "0612345678",
        "2021-07-12",
        "2004-2006",
        "30-25",
        "8 op de 10",
        "%",
        "25%-30",
        "25% - 30%",
        "circa",
        "circa2750",
        "1_000",
        "0x1F",
        "1e3",
        "19:30",
        "1 - 2 - 3",
        "31280 inwoners",
        "99999999999999999999",
        "1,23456789012",
    ] {
        let figure: Figure = parse(&format!(" {text} "));
        assert!(figure.is_text(), "{text}");
        assert_eq!(figure.to_string(), text);
        assert_eq!((figure.number(), figure.is_percentage()), (None, false), "{text}");
    }
    assert_wrong_kind::<Figure>(&["", " \u{a0}"]);
}

#[test]
fn only_a_single_exact_number_is_calculated_with() {
    let number = |text: &str| parse::<Number>(text);
    for (text, plain, drawn) in [
        ("31.280", Some("31280"), Some("31280")),
        ("+0,10", Some("0,1"), Some("0,1")),
        ("11,2%", Some("11,2"), Some("11,2")),
        ("circa 2750", None, Some("2750")),
        ("25-30%", None, None),
        ("1 op 3", None, None),
        ("veel", None, None),
    ] {
        let figure: Figure = parse(text);
        assert_eq!(figure.plain(), plain.map(number), "{text}");
        assert_eq!(figure.number(), drawn.map(number), "{text}");
        assert_eq!(figure.is_percentage(), text.ends_with('%'), "{text}");
        assert_eq!(figure.is_text(), text == "veel");
    }
}

#[test]
fn numbers_are_exact() {
    let number = |text: &str| parse::<Number>(text);
    assert_eq!(number("0,1").checked_add(number("0,2")), Some(number("0,3")));
    assert_eq!(number("0,10").to_string(), "0,10");
    assert_eq!(number("0,10"), number("0.1"));
    assert_eq!(number("0.125"), number("0,125"));
    assert_eq!(number("1.125"), number("1125"));
    assert_eq!(number("1234.567"), number("1234,567"));
    assert!(number("-0,2") < number("-0,1") && number("9,99") < number("10"));
    assert_eq!(Number::from(i64::MAX).checked_add(number("1")), None);
    assert_eq!(Number::from(i64::MAX).checked_add(number("0,1")), None);
    assert!((number("11,2").to_f64() - 11.2).abs() < 1e-12);
    assert_wrong_kind::<Number>(&[
        "", "zwaar", "-", "1,", ",5", ".5", "5.", "1.2.3", "1,2,3", "07", "00", "1 0",
    ]);
}

#[test]
fn percentages_are_rounded_down() {
    let percentage = |part: &str, whole: &str| parse::<Number>(part).percentage_of(parse(whole));
    assert_eq!(percentage("2", "3"), Some(66));
    assert_eq!(percentage("999", "1000"), Some(99));
    assert_eq!(percentage("0,5", "0,50"), Some(100));
    assert_eq!(percentage("-1", "3"), Some(-34));
    assert_eq!(percentage("1", "0"), None);
    assert_eq!(percentage("1", "-2"), None);
}
