//! W602: what looks like the data of a person, in a place that is not made for it. A mobile number
//! or a private mail address belongs with a contact, and a citizen service number nowhere.

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Span};
use crate::links::Map;

/// Providers at which people, not organisations, have their mail.
const PRIVATE_MAIL: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.nl",
    "outlook.com",
    "live.nl",
    "live.com",
    "icloud.com",
    "me.com",
    "yahoo.com",
    "ziggo.nl",
    "kpnmail.nl",
    "kpnplanet.nl",
    "planet.nl",
    "home.nl",
    "hetnet.nl",
    "xs4all.nl",
    "casema.nl",
    "upcmail.nl",
    "chello.nl",
    "quicknet.nl",
    "telfort.nl",
    "zonnet.nl",
    "proton.me",
    "protonmail.com",
    "msn.com",
];

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let texts: Vec<_> =
        map.sources.files().filter(|(name, _)| name.starts_with("content/")).collect();
    let found = texts.par_iter().map(|(name, _)| {
        let mut found = Diagnostics::default();
        let text = map.sources.text(name);
        let is_contact = name.contains("/contacten.yaml") || name.contains("/contacten/");
        if !is_contact {
            each(text, is_part_of_number, |at, it| report_mobile(name, at, it, &mut found));
            each(text, is_part_of_mail, |at, it| report_mail(name, at, it, &mut found));
        }
        each(text, char::is_alphanumeric, |at, it| report_citizen(name, at, it, &mut found));
        found
    });
    for found in found.collect::<Vec<_>>() {
        diagnostics.extend(found);
    }
}

/// Hands over every stretch of letters of one sort, and where it begins.
fn each(text: &str, belongs: impl Fn(char) -> bool, mut hand_over: impl FnMut(usize, &str)) {
    let mut at = 0;
    for stretch in text.split(|it: char| !belongs(it)) {
        if !stretch.is_empty() {
            hand_over(at, stretch);
        }
        at += stretch.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
}

fn is_part_of_number(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '+' | '-' | '(' | ')' | '.' | ' ')
}

fn is_part_of_mail(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '@' | '.' | '_' | '+' | '-')
}

/// A Dutch mobile number: 06 and eight digits, however they are grouped.
fn report_mobile(file: &std::sync::Arc<str>, at: usize, stretch: &str, found: &mut Diagnostics) {
    for (start, _) in stretch.match_indices('6') {
        let Some(begin) = mobile_prefix(&stretch[..start]) else { continue };
        let rest = &stretch[start + 1..];
        let Some(length) = eight_digits(rest) else { continue };
        let span = Span::new(file, at + begin..at + start + 1 + length);
        found
            .report("W602", &span, "dit lijkt het mobiele nummer van een mens")
            .help("Zet het bij `contacten`, of noem een algemeen nummer van de organisatie.");
        return;
    }
}

/// Where the number begins, if what stands before the 6 is `0`, `+31` or `0031`.
fn mobile_prefix(before: &str) -> Option<usize> {
    let trimmed = before.trim_end_matches([' ', '-', '.', ')', '(']);
    let country = trimmed.strip_suffix("(0").unwrap_or(trimmed).trim_end();
    let prefix = ["+31", "0031"].iter().find(|it| country.ends_with(**it));
    let begin = match prefix {
        Some(prefix) => country.len() - prefix.len(),
        None => before.strip_suffix('0')?.len(),
    };
    let stands_alone = !before[..begin].ends_with(|it: char| it.is_alphanumeric());
    stands_alone.then_some(begin)
}

/// The length of eight digits with spaces and dashes between them, with no ninth behind them.
fn eight_digits(text: &str) -> Option<usize> {
    let mut digits = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '0'..='9' if digits == 8 => return None,
            '0'..='9' => digits += 1,
            ' ' | '-' | '.' if digits < 8 => (),
            _ if digits == 8 => return Some(at),
            _ => return None,
        }
    }
    (digits == 8).then_some(text.len())
}

fn report_mail(file: &std::sync::Arc<str>, at: usize, stretch: &str, found: &mut Diagnostics) {
    let mail = stretch.trim_matches(['.', '-', '_']);
    let Some((name, provider)) = mail.split_once('@') else { return };
    if !name.is_empty() && PRIVATE_MAIL.contains(&provider.to_lowercase().as_str()) {
        let start = at + stretch.find(mail).unwrap_or(0);
        found
            .report(
                "W602",
                &Span::new(file, start..start + mail.len()),
                "dit lijkt het eigen e-mailadres van een mens",
            )
            .help("Gebruik een adres van de organisatie, zoals wijkteam@gemeente.nl.");
    }
}

/// A citizen service number: nine digits that pass the test of eleven (Besluit BSN, art. 2).
fn report_citizen(file: &std::sync::Arc<str>, at: usize, stretch: &str, found: &mut Diagnostics) {
    let digits: Option<Vec<u32>> = stretch.chars().map(|it| it.to_digit(10)).collect();
    let Some(digits) = digits.filter(|it| it.len() == 9) else { return };
    let weights = [9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    if sum > digits[8] && (sum - digits[8]).is_multiple_of(11) {
        found
            .report(
                "W602",
                &Span::new(file, at..at + stretch.len()),
                "dit lijkt een burgerservicenummer",
            )
            .help(
                "Haal het weg: een burgerservicenummer hoort nooit op een site, ook niet in git.",
            );
    }
}
