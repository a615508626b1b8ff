//! The form of a name that can stand in an address: `een-cafe-in-t-groen`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The length in bytes from which a slug is cut off between two words.
const LONGEST: usize = 80;

/// Letters that Unicode does not take apart into a letter of a to z and an accent.
const SPELT_OUT: [(char, &str); 12] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('þ', "th"),
    ('ŧ', "t"),
];

/// The text in lower-case ASCII letters and digits, with a dash between words. Empty if the text
/// has no letter of a Latin script and no digit.
pub fn slug(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !is_silent(*letter)).flat_map(char::to_lowercase);
    let mut slug = String::new();
    for letter in letters {
        match SPELT_OUT.iter().find(|(special, _)| *special == letter) {
            Some((_, spelling)) => slug.push_str(spelling),
            None if letter.is_ascii_alphanumeric() => slug.push(letter),
            None if slug.is_empty() || slug.ends_with('-') => (),
            None => slug.push('-'),
        }
    }
    shorten(slug.trim_end_matches('-')).to_owned()
}

/// Whether a text is a slug: words of a to z and digits with a single dash between them.
pub fn is_slug(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.split('-').all(|word| !word.is_empty() && word.bytes().all(is_letter))
}

/// Accents that stand apart, and what word processors put inside words without showing it.
fn is_silent(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// As many whole words as fit, or a piece of the first one if that is too long by itself.
fn shorten(slug: &str) -> &str {
    if slug.len() <= LONGEST {
        return slug;
    }
    let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    &slug[..end]
}
