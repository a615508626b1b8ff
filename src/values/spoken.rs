//! A date as people say it, and how it is written here: for a hint, never as a value. What is typed
//! is not guessed at: the editor writes it again.

use super::day::MONTHS;
use super::when::{ORDINALS, SEASONS};
use super::{is_digits, plain};

/// What people put between the ends of a period.
const BETWEEN: [&str; 4] = [" tot en met ", " t/m ", " tot ", " - "];

/// Words that add nothing to a date.
const FILLERS: [&str; 6] = ["van", "het", "om", "uur", "jaar", "in"];

/// How `12-7-2021`, `mei 2026` or `Q3 2021` is written: `2021-07-12`, `2026-05`, `2021-Q3`.
pub fn rewrite(text: &str) -> Option<String> {
    let text = plain(text).to_lowercase();
    if let Some((from, to)) = BETWEEN.iter().find_map(|it| text.split_once(it)) {
        return Some(format!("{}..{}", date(&words(from))?, date(&words(to))?));
    }
    if let Some((from, to)) = text.split_once('-').filter(|(from, to)| is_year(from) && is_year(to))
    {
        return Some(format!("{from}..{to}"));
    }
    let words = words(&text);
    let moment = || {
        let (last, day) = words.split_last()?;
        Some(format!("{} {}", date(day)?, time(last)?))
    };
    date(&words).or_else(moment)
}

fn words(text: &str) -> Vec<&str> {
    let words = text.split([' ', ',']).filter(|it| !it.is_empty() && !FILLERS.contains(it));
    words.collect()
}

fn date(words: &[&str]) -> Option<String> {
    match *words {
        [numbers] => in_numbers(numbers),
        [part, year] if is_year(year) => Some(format!("{year}-{}", part_of_year(part)?)),
        [year, part] if is_year(year) => Some(format!("{year}-{}", part_of_year(part)?)),
        [number, part, year] if is_year(year) => in_words(number, part, year),
        _ => None,
    }
}

/// `12-7-2021`, `2021/7/12`, `7-2021`, `2021`.
fn in_numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let two =
        |text: &str| is_digits(text).then(|| format!("{text:0>2}")).filter(|it| it.len() == 2);
    match *parts {
        [year] if is_year(year) => Some(year.to_owned()),
        [month, year] | [year, month] if is_year(year) => Some(format!("{year}-{}", two(month)?)),
        [day, month, year] | [year, month, day] if is_year(year) => {
            Some(format!("{year}-{}-{}", two(month)?, two(day)?))
        }
        _ => None,
    }
}

/// `12 juli 2021`, `begin mei 2021`, `derde kwartaal 2021`, `2e helft 2021`.
fn in_words(first: &str, part: &str, year: &str) -> Option<String> {
    if let Some(month) = month(part) {
        let part = match edge(first) {
            Some(edge) => edge.to_owned(),
            None if is_digits(first) && first.len() <= 2 => format!("{first:0>2}"),
            None => return None,
        };
        return Some(format!("{year}-{month}-{part}"));
    }
    let number = ORDINALS.iter().zip(1..).find(|(it, _)| **it == first).map(|(_, number)| number);
    let written = || first.trim_end_matches(['e', 'd']).parse().ok();
    let letter = match part {
        "kwartaal" => 'Q',
        "helft" | "halfjaar" => 'H',
        _ => return None,
    };
    Some(format!("{year}-{letter}{}", number.or_else(written)?))
}

fn part_of_year(word: &str) -> Option<String> {
    let season = SEASONS.iter().find(|(name, _)| *name == word).map(|(name, _)| (*name).to_owned());
    let number = word.strip_prefix('q').filter(|it| is_digits(it)).map(|it| format!("Q{it}"));
    let edge = edge(word).map(str::to_owned);
    month(word).or(season).or(number).or(edge)
}

fn edge(word: &str) -> Option<&'static str> {
    match word {
        "begin" => Some("begin"),
        "eind" | "einde" => Some("eind"),
        _ => None,
    }
}

/// `05` for `mei`, `09` for `sept.`.
fn month(word: &str) -> Option<String> {
    let word = word.trim_end_matches('.');
    let is_it = |name: &str| name == word || word.len() >= 3 && name.starts_with(word);
    let at = MONTHS.iter().position(|name| is_it(name) || word == "mrt" && *name == "maart")?;
    Some(format!("{:02}", at + 1))
}

/// `19:30` for `19.30`.
fn time(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once(['.', ':', 'u'])?;
    let fits = is_digits(hour) && hour.len() <= 2 && is_digits(minute) && minute.len() == 2;
    fits.then(|| format!("{hour:0>2}:{minute}"))
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && is_digits(text)
}

#[cfg(test)]
mod tests {
    use super::rewrite;

    #[test]
    fn what_people_say_is_written_as_here() {
        let said = [
            ("12-7-2021", "2021-07-12"),
            ("2021/7/5", "2021-07-05"),
            ("12 juli 2021", "2021-07-12"),
            ("1 sept. 2021", "2021-09-01"),
            ("mei 2026", "2026-05"),
            ("5-2026", "2026-05"),
            ("begin mei 2021", "2021-05-begin"),
            ("eind 2021", "2021-eind"),
            ("Najaar 2021", "2021-najaar"),
            ("Q3 2021", "2021-Q3"),
            ("2021 Q3", "2021-Q3"),
            ("derde kwartaal van 2021", "2021-Q3"),
            ("2e helft van 2021", "2021-H2"),
            ("2021-2023", "2021..2023"),
            ("juli 2021 t/m juli 2023", "2021-07..2023-07"),
            ("14 oktober 2021 om 19.30 uur", "2021-10-14 19:30"),
        ];
        for (said, written) in said {
            assert_eq!(rewrite(said).as_deref(), Some(written), "{said}");
        }
        for said in ["", "morgen", "12-7-21", "mei", "begin mei", "1 2 3", "éé mei 2021", "- -"] {
            assert_eq!(rewrite(said), None, "{said}");
        }
    }
}
