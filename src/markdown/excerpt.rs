//! The first paragraphs of a text, for a card, a feed or the description of a page.

use std::mem;

/// More is asked for nowhere. In characters.
const ENOUGH: usize = 1000;

/// What holds more than enough characters, whatever their size. In bytes.
const MORE_THAN_ENOUGH: usize = 5 * ENOUGH;

/// The opening of a text, as it is being read.
#[derive(Debug, Default)]
pub(super) struct Opening {
    text: String,
    reading: bool,
    done: bool,
}

/// How far the opening was when a footnote came in between.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aside {
    reading: bool,
    done: bool,
}

impl Opening {
    /// A paragraph begins, or an item of a list.
    pub(super) fn begin(&mut self) {
        self.reading = !self.done;
        self.space();
    }

    /// A paragraph ends.
    pub(super) fn pause(&mut self) {
        self.reading = false;
        self.done |= self.text.len() >= MORE_THAN_ENOUGH;
    }

    /// Something else begins: a heading, a table. It ends the opening, unless it comes first.
    pub(super) fn interrupt(&mut self) {
        self.reading = false;
        self.done |= !self.text.trim_end().is_empty();
    }

    /// Leaves the text for a footnote. Gives back what [`Opening::resume`] wants to know.
    pub(super) fn suspend(&mut self) -> Aside {
        Aside { reading: mem::take(&mut self.reading), done: mem::replace(&mut self.done, true) }
    }

    /// Comes back to the text.
    pub(super) fn resume(&mut self, aside: Aside) {
        (self.reading, self.done) = (aside.reading, aside.done);
    }

    /// Adds the words of a paragraph.
    pub(super) fn push(&mut self, text: &str) {
        if self.reading {
            self.text.push_str(&text[..text.ceil_char_boundary(MORE_THAN_ENOUGH)]);
            self.reading = self.text.len() < MORE_THAN_ENOUGH;
        }
    }

    /// Goes on after a space.
    pub(super) fn space(&mut self) {
        if self.reading && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// What was read.
    pub(super) fn finish(self) -> String {
        cut(self.text.trim_end(), ENOUGH)
    }
}

/// The text, or as many of its words as fit in so many characters with "…" after them.
pub(super) fn cut(text: &str, characters: usize) -> String {
    if text.chars().nth(characters).is_none() {
        return text.to_owned();
    }
    let Some(room) = characters.checked_sub(1) else { return String::new() };
    let end = text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
    let whole = if text[end..].starts_with(char::is_whitespace) {
        &text[..end]
    } else {
        text[..end].rfind(char::is_whitespace).map_or(&text[..end], |space| &text[..space])
    };
    let is_loose = |last: char| last.is_whitespace() || ".,;:–—-(".contains(last);
    format!("{}…", whole.trim_end_matches(is_loose))
}
