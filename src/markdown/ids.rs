//! The anchors of headings: `Meedoen in de wijk` becomes `meedoen-in-de-wijk`.

use std::collections::BTreeMap;

/// The length in bytes from which an id is cut off between two words.
const LONGEST: usize = 80;

/// Letters with an accent, and what is left without it.
const FOLDED: [(&str, &str); 24] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ĳ", "ij"),
    ("ß", "ss"),
    ("þ", "th"),
];

/// The ids of one text: each with the number of headings that wanted it.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id for a heading that no other heading and no footnote of the text has.
    pub(super) fn give(&mut self, heading: &str) -> String {
        let mut wanted = slug(heading);
        if wanted.is_empty() {
            wanted.push_str("kop");
        } else if is_of_footnote(&wanted) {
            wanted.insert_str(0, "kop-");
        }
        let mut id = wanted.clone();
        while self.0.contains_key(&id) {
            let wanted_before = self.0.entry(wanted.clone()).or_default();
            *wanted_before += 1;
            id = format!("{wanted}-{}", *wanted_before + 1);
        }
        self.0.insert(id.clone(), 0);
        id
    }

    /// Whether a heading of the text has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}

/// Whether a footnote may get this id, now or after the next edit.
fn is_of_footnote(id: &str) -> bool {
    let number = id.strip_prefix("noot-").or_else(|| id.strip_prefix("nootverwijzing-"));
    number.is_some_and(|number| number.starts_with(|first: char| first.is_ascii_digit()))
}

/// Lower-case ASCII letters and digits, with a dash between words.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(LONGEST));
    for letter in text.chars().flat_map(char::to_lowercase) {
        if slug.len() > LONGEST {
            break;
        }
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            // Accents that stand apart, and what word processors put inside words.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => (),
            _ => match FOLDED.iter().find(|(letters, _)| letters.contains(letter)) {
                Some((_, folded)) => slug.push_str(folded),
                None if slug.is_empty() || slug.ends_with('-') => (),
                None => slug.push('-'),
            },
        }
    }
    if slug.len() > LONGEST {
        slug.truncate(slug[..=LONGEST].rfind('-').unwrap_or(LONGEST));
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
