//! A part of a file, for players that skip through it (RFC 9110, section 14).

use std::ops::Range;

/// What part of a file is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it, also when the question cannot be understood.
    All,
    /// These bytes.
    Some(Range<usize>),
    /// Bytes that it does not have.
    Beyond,
}

/// Reads the header `Range`. Several parts at once are answered with the whole file.
pub(super) fn part(asked: &str, length: usize) -> Part {
    let Some((first, last)) = asked.strip_prefix("bytes=").and_then(|it| it.split_once('-')) else {
        return Part::All;
    };
    let (first, last) = (first.trim(), last.trim());
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !is_number(first) || !is_number(last) {
        return Part::All;
    }
    // What does not fit in a number lies beyond any file.
    let number = |it: &str| it.parse().unwrap_or(usize::MAX);
    match (first.is_empty(), last.is_empty()) {
        (true, true) => Part::All,
        (true, false) if length == 0 || number(last) == 0 => Part::Beyond,
        (true, false) => Part::Some(length.saturating_sub(number(last))..length),
        (false, _) if number(first) >= length => Part::Beyond,
        (false, true) => Part::Some(number(first)..length),
        (false, false) if number(last) < number(first) => Part::All,
        (false, false) => Part::Some(number(first)..length.min(number(last).saturating_add(1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_never_leaves_the_file() {
        for (asked, length, expected) in [
            ("bytes=0-3", 10, Part::Some(0..4)),
            ("bytes=8-", 10, Part::Some(8..10)),
            ("bytes=-3", 10, Part::Some(7..10)),
            ("bytes=-30", 10, Part::Some(0..10)),
            ("bytes=5-99999999999999999999999", 10, Part::Some(5..10)),
            ("bytes=10-", 10, Part::Beyond),
            ("bytes=99999999999999999999999-", 10, Part::Beyond),
            ("bytes=-0", 10, Part::Beyond),
            ("bytes=-1", 0, Part::Beyond),
            ("bytes=3-2", 10, Part::All),
            ("bytes=0-1,4-5", 10, Part::All),
            ("bytes=-", 10, Part::All),
            ("bytes=+1-2", 10, Part::All),
            ("lines=0-1", 10, Part::All),
        ] {
            assert_eq!(part(asked, length), expected, "{asked} of {length}");
        }
    }
}
