//! HTML that is being written, with holes at the places that the page fills in.

/// HTML with holes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Draft {
    /// The HTML around the holes.
    pub(super) html: String,
    /// What is to be filled in before which byte of the HTML, from front to back.
    pub(super) holes: Vec<(usize, Hole)>,
}

/// What only the page knows. Numbers point into the links and headings of the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Hole {
    /// What stands before every id.
    Prefix,
    /// The start tag of a heading.
    Heading(usize),
    /// The anchor and the end tag of a heading.
    HeadingEnd(usize),
    /// The start tag of a link.
    Link(Anchor),
    /// The start tag of a link to a heading of this text.
    Inner(Anchor),
    /// The end tag of a link.
    LinkEnd,
    /// A picture among words.
    Picture(Image),
    /// A picture by itself, with its title as caption.
    Figure(Image),
}

/// A link, and what its tag has besides its address.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) link: usize,
    /// As HTML, with a space before each; mostly empty.
    pub(super) attributes: Box<str>,
}

/// A picture and its title.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Image {
    pub(super) link: usize,
    /// As text; empty if there is none.
    pub(super) title: Box<str>,
}

impl Draft {
    /// Adds HTML.
    pub(super) fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Leaves a hole.
    pub(super) fn leave(&mut self, hole: Hole) {
        self.holes.push((self.html.len(), hole));
    }

    /// Goes on at the start of a line.
    pub(super) fn start_line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Puts HTML before a byte that was written earlier.
    pub(super) fn insert(&mut self, at: usize, html: &str) {
        self.html.insert_str(at, html);
        for (place, _) in self.holes.iter_mut().rev().take_while(|(place, _)| *place >= at) {
            *place += html.len();
        }
    }

    /// Adds all of another draft.
    pub(super) fn append(&mut self, other: Draft) {
        let start = self.html.len();
        self.html.push_str(&other.html);
        self.holes.extend(other.holes.into_iter().map(|(place, hole)| (start + place, hole)));
    }
}
