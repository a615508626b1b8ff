//! W602: what looks like the data of a person, in a place that is not made for it. A mobile number
//! or a private mail address belongs with a contact, and a citizen service number nowhere.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Span};

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

/// Looks at everything that stands in a file, also where nobody is shown it.
pub(super) fn check(file: &Arc<str>, text: &str, found: &mut Diagnostics) {
    let is_contact = file.contains("/contacten.yaml") || file.contains("/contacten/");
    if !is_contact {
        find_mobiles(file, text, found);
        find_mails(file, text, found);
    }
    find_citizens(file, text, found);
}

fn is_part_of_number(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '+' | '-' | '(' | ')' | '.' | ' ')
}

fn is_part_of_mail(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '@' | '.' | '_' | '+' | '-')
}

/// Dutch mobile numbers: 06 and eight digits, however they are grouped. One in a stretch of words
/// is enough.
fn find_mobiles(file: &Arc<str>, text: &str, found: &mut Diagnostics) {
    let mut done = 0;
    for (six, _) in text.match_indices('6') {
        if six < done {
            continue;
        }
        let rest = &text[six + 1..];
        let Some(length) = eight_digits(rest) else { continue };
        let Some(begin) = mobile_prefix(&text[..six]) else { continue };
        let span = Span::new(file, begin..six + 1 + length);
        found
            .report("W602", &span, "dit lijkt het mobiele nummer van een mens")
            .help("Zet het bij `contacten`, of noem een algemeen nummer van de organisatie.");
        done = rest.find(|it| !is_part_of_number(it)).map_or(text.len(), |end| six + 1 + end);
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

fn find_mails(file: &Arc<str>, text: &str, found: &mut Diagnostics) {
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        if at < done {
            continue;
        }
        let start = text[..at].trim_end_matches(is_part_of_mail).len();
        done = text.len() - text[at..].trim_start_matches(is_part_of_mail).len();
        report_mail(file, start, &text[start..done], found);
    }
}

fn report_mail(file: &Arc<str>, at: usize, stretch: &str, found: &mut Diagnostics) {
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

/// How long a citizen service number is.
const CITIZEN: usize = 9;

/// Looks at every ninth byte: nine digits in a row cannot pass between.
fn find_citizens(file: &Arc<str>, text: &str, found: &mut Diagnostics) {
    let bytes = text.as_bytes();
    let mut at = CITIZEN - 1;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += CITIZEN;
            continue;
        }
        let end = bytes[at..].iter().position(|it| !it.is_ascii_digit());
        let end = end.map_or(bytes.len(), |it| at + it);
        let before = bytes[..at].iter().rposition(|it| !it.is_ascii_digit());
        let start = before.map_or(0, |it| it + 1);
        let stands_alone = || {
            !text[..start].ends_with(char::is_alphanumeric)
                && !text[end..].starts_with(char::is_alphanumeric)
        };
        if end - start == CITIZEN && stands_alone() {
            report_citizen(file, start, &text[start..end], found);
        }
        at = end + CITIZEN;
    }
}

/// A citizen service number: nine digits that pass the test of eleven (Besluit BSN, art. 2).
fn report_citizen(file: &Arc<str>, at: usize, stretch: &str, found: &mut Diagnostics) {
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
