//! The words of HTML that this folder wrote, without its markup.

use super::escape::decode;

/// Elements that may stand in the middle of a word.
const WITHIN_WORDS: &[&str] = &["a", "abbr", "b", "code", "del", "em", "i", "s", "strong", "sub"];

/// The text between the tags, with one space where something else begins.
pub(super) fn of(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if !WITHIN_WORDS.contains(&name) {
            words.push(' ');
        }
        words.push_str(&decode(text));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
