//! The words before a number that say it is not exact, such as *circa* and *meer dan*.

use std::fmt;

/// In what way a number is not exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualifier(&'static str);

const WORDS: [&str; 13] = [
    "circa",
    "ca.",
    "ca",
    "ongeveer",
    "ruim",
    "bijna",
    "meer dan",
    "minder dan",
    "minimaal",
    "minstens",
    "maximaal",
    "hooguit",
    "tot",
];

impl Qualifier {
    /// Takes the qualifying word, if there is one, off a text in lower case.
    pub(super) fn split(text: &str) -> (Option<Self>, &str) {
        let split = WORDS.iter().find_map(|word| {
            let rest = text.strip_prefix(word)?;
            let is_word = !rest.starts_with(char::is_alphanumeric) || word.ends_with('.');
            is_word.then(|| (Some(Qualifier(word)), rest.trim_start()))
        });
        split.unwrap_or((None, text))
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
