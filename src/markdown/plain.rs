//! A text without its markup, for who uses it elsewhere: a blank line between paragraphs, `##` before
//! a heading, `-` before what stands in a list, `|` between the cells of a table. Read as Markdown it
//! says the same again.

use super::Heading;
use super::draft::{Draft, Hole};
use super::escape::decode;

/// Elements that begin and end something by themselves.
const BLOCKS: &[&str] = &[
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "p",
    "pre",
    "section",
    "summary",
    "table",
];

/// How far what stands in a list is moved to the right.
const INDENT: &str = "    ";

/// A text that is being written.
#[derive(Default)]
struct Plain {
    text: String,
    /// How many lines are ended before the next word.
    ended: usize,
    /// What the next word gets before it.
    mark: Option<String>,
    /// Whether there is a space before the next word.
    spaced: bool,
    /// Of each list that is open: the number of what comes next in it, if it is numbered.
    lists: Vec<Option<usize>>,
    /// Whether what stands here is for the page only: the way back from a note.
    skipping: bool,
    /// What ends with the link that is open.
    closing: &'static str,
    /// The number of the next note, below the text.
    note: Option<usize>,
    /// In a table: how many cells of a row are behind us.
    cells: Option<usize>,
}

/// What a draft says, with its headings.
pub(super) fn of(draft: &Draft, headings: &[Heading]) -> String {
    let mut plain = Plain::default();
    let mut at = 0;
    for (place, hole) in &draft.holes {
        let mark = match hole {
            Hole::Heading(number) => headings.get(*number).map(heading_mark),
            Hole::HeadingEnd(_) => None,
            _ => continue,
        };
        plain.html(&draft.html[at..*place]);
        plain.end_lines(2);
        plain.mark = mark.or(plain.mark.take());
        at = *place;
    }
    plain.html(&draft.html[at..]);
    plain.text
}

fn heading_mark(heading: &Heading) -> String {
    "#".repeat(heading.level.into()) + " "
}

impl Plain {
    fn html(&mut self, html: &str) {
        let (before, rest) = html.split_once('<').unwrap_or((html, ""));
        self.words(before);
        for part in rest.split('<').filter(|it| !it.is_empty()) {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next();
            match name.unwrap_or_default() {
                "a" => self.link(tag),
                name => self.tag(name, tag.starts_with('/')),
            }
            self.note = self.note.or(tag.contains("class=\"voetnoten\"").then_some(1));
            self.words(text);
        }
    }

    fn tag(&mut self, name: &str, is_end: bool) {
        match (name, is_end) {
            ("ul" | "ol", false) => {
                self.end_lines(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push((name == "ol").then_some(1));
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.end_lines(if self.lists.is_empty() { 2 } else { 1 });
            }
            ("li", false) => self.begin_entry(),
            ("tr", false) => {
                self.end_lines(1);
                self.put("|");
                self.cells = Some(0);
            }
            ("td" | "th", false) => self.spaced = true,
            ("td" | "th", true) => {
                self.text.push_str(" |");
                self.cells = self.cells.map(|it| it + 1);
            }
            ("thead", true) => {
                let cells = self.cells.unwrap_or_default();
                self.put(&format!("|{}", " --- |".repeat(cells)));
            }
            ("table", true) => {
                self.cells = None;
                self.end_lines(2);
            }
            ("br", _) if self.cells.is_some() => self.spaced = true,
            ("br", _) => {
                self.text.push_str("  ");
                self.end_lines(1);
            }
            ("li" | "tr", true) => self.end_lines(1),
            (block, _) if BLOCKS.contains(&block) => self.end_lines(2),
            _ => (),
        }
    }

    /// A link begins or ends: only those between a text and its notes matter.
    fn link(&mut self, tag: &str) {
        self.skipping = tag.contains("aria-label=\"Terug naar de tekst");
        if tag.contains("aria-label=\"Voetnoot ") {
            self.put("[^");
            self.spaced = false;
            self.closing = "]";
        } else if tag.starts_with('/') {
            self.text.push_str(std::mem::take(&mut self.closing));
        }
    }

    /// Begins what stands in a list.
    fn begin_entry(&mut self) {
        if let Some(number) = self.note.filter(|_| self.lists.len() == 1) {
            self.end_lines(2);
            self.mark = Some(format!("[^{number}]: "));
            self.note = Some(number + 1);
            return;
        }
        self.end_lines(1);
        let indent = INDENT.repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.mark = Some(indent + &mark);
    }

    /// What follows begins at least so many lines further on.
    fn end_lines(&mut self, lines: usize) {
        self.ended = self.ended.max(lines);
        self.spaced = false;
    }

    fn words(&mut self, html: &str) {
        let text = decode(if self.skipping { "" } else { html });
        self.spaced |= text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            self.put(word);
        }
        self.spaced &= text.is_empty() || text.ends_with(char::is_whitespace);
    }

    /// Adds a word.
    fn put(&mut self, word: &str) {
        if self.ended > 0 || self.text.is_empty() {
            let lines = if self.text.is_empty() { 0 } else { self.ended };
            self.text.push_str(&"\n".repeat(lines));
            let mark = self.mark.take().unwrap_or_else(|| INDENT.repeat(self.lists.len()));
            self.text.push_str(&mark);
        } else if self.spaced {
            self.text.push(' ');
        }
        self.text.push_str(word);
        (self.ended, self.spaced) = (0, true);
    }
}
