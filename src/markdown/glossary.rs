//! Writes out abbreviations in a text that was rendered: the first time that each stands in it, and
//! only when the text itself does not say what it means.
//!
//! In words, since nobody can point at a thing on a phone. Not in a link, a heading or code, and not
//! inside a longer word. The HTML is our own, so a `<` always begins a tag and a tag always ends at
//! the next `>`.

use super::escape::push_text;

/// Elements in which nothing is explained.
const SILENT: &[&str] =
    &["a", "abbr", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"];

/// The abbreviations of a site.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: Vec<Term>,
}

/// An abbreviation and what it means, as they stand in HTML.
#[derive(Debug)]
struct Term {
    short: String,
    meaning: String,
}

impl Glossary {
    /// The abbreviations, each with what it means.
    pub fn new<'t>(terms: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let terms = terms.filter(|(short, _)| !short.is_empty());
        let terms =
            terms.map(|(short, meaning)| Term { short: html(short), meaning: html(meaning) });
        let mut terms: Vec<Term> = terms.collect();
        terms.sort_by_key(|it| std::cmp::Reverse(it.short.len()));
        Glossary { terms }
    }

    /// The text with its abbreviations explained.
    pub fn explain(&self, html: String) -> String {
        let mut found: Vec<&Term> =
            self.terms.iter().filter(|it| html.contains(&it.short)).collect();
        if !found.is_empty() {
            let lower = html.to_lowercase();
            found.retain(|it| !lower.contains(&it.meaning.to_lowercase()));
        }
        if found.is_empty() {
            return html;
        }
        let mut out = String::with_capacity(html.len() + 64 * found.len());
        let mut silent = 0_usize;
        for piece in pieces(&html) {
            match piece.strip_prefix('<') {
                Some(tag) => {
                    let name = tag.trim_start_matches('/');
                    let end = name.find(|it: char| !it.is_ascii_alphanumeric());
                    if SILENT.contains(&&name[..end.unwrap_or(name.len())]) {
                        let deeper = !tag.starts_with('/');
                        silent = if deeper { silent + 1 } else { silent.saturating_sub(1) };
                    }
                    out.push_str(piece);
                }
                None if silent > 0 => out.push_str(piece),
                None => explain_text(&mut out, piece, &mut found),
            }
        }
        out
    }
}

/// Tags, and the text between them.
fn pieces(html: &str) -> impl Iterator<Item = &str> {
    html.split_inclusive('>').flat_map(|it| {
        let (text, tag) = it.split_at(it.find('<').unwrap_or(it.len()));
        [text, tag].into_iter().filter(|it| !it.is_empty())
    })
}

/// Adds a text, and takes what it explains from the terms that are still to come.
fn explain_text(out: &mut String, text: &str, terms: &mut Vec<&Term>) {
    let mut rest = text;
    let first = |rest: &str, terms: &[&Term]| {
        let places =
            terms.iter().enumerate().filter_map(|(at, it)| Some((find_word(rest, &it.short)?, at)));
        places.min()
    };
    while let Some((place, at)) = first(rest, terms) {
        let term = terms.remove(at);
        out.push_str(&rest[..place]);
        rest = &rest[place + term.short.len()..];
        let (tail, after) = rest.split_at(tail(rest));
        for part in ["<abbr>", &term.short, "</abbr>", tail] {
            out.push_str(part);
        }
        // Whoever writes brackets behind it explains it already.
        if !after.trim_start().starts_with('(') {
            let (from, colon) = if tail.is_empty() { ("", "") } else { (&*term.short, ": ") };
            for part in [" (", from, colon, &term.meaning, ")"] {
                out.push_str(part);
            }
        }
        rest = after;
    }
    out.push_str(rest);
}

/// How long the rest of a compound is, behind the abbreviation with which it begins: `-pad`, `'s`.
fn tail(rest: &str) -> usize {
    let mut end = 0;
    while let Some(join) = rest[end..].chars().next().filter(|it| "-'’".contains(*it)) {
        let word = &rest[end + join.len_utf8()..];
        let length = word.find(|it: char| !it.is_alphanumeric()).unwrap_or(word.len());
        if length == 0 {
            break;
        }
        end += join.len_utf8() + length;
    }
    end
}

/// A text as it stands in HTML.
fn html(text: &str) -> String {
    let mut html = String::new();
    push_text(&mut html, text);
    html
}

/// Where a word stands that is no part of a longer one, nor of a character reference.
fn find_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let joins = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '_');
        !joins(before) && !joins(after) && !matches!(before, Some('&' | '#'))
    })
}
