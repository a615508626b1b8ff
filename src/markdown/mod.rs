//! Reads Markdown once, into HTML with holes for what only the page that shows it knows.
//!
//! A text is read in parallel with all others, before anyone knows where a link leads, how large
//! a picture is or under which heading the text will stand. [`Prose::render`] fills that in.
//!
//! Nothing of the text reaches the HTML unseen: `html` takes raw HTML apart, `raw` writes what
//! `allowed` lists, tag by tag and attribute by attribute from our own tables, and everything else
//! is escaped. So no sanitiser goes over the result; a property test holds one against it.

mod address;
mod allowed;
mod blocks;
mod draft;
mod escape;
mod excerpt;
mod footnotes;
mod glossary;
mod html;
mod ids;
mod links;
mod plain;
mod raw;
mod render;
mod table;
mod words;
mod writer;

use std::ops::Range;

use pulldown_cmark::{Options, Parser};

use crate::diagnostic::{Diagnostics, Span};

pub use address::{SCHEME_HELP, scheme_problem};
use draft::Draft;
pub use glossary::Glossary;
use writer::Writer;

/// A Markdown text, read once: HTML with holes for what only the page knows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Prose {
    draft: Draft,
    links: Vec<Link>,
    headings: Vec<Heading>,
    /// The first paragraphs as plain text.
    opening: String,
}

/// A link or a picture in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written: `../quick-wins.yaml#pad`, `media/kaart.pdf`, `#kop`,
    /// `https://…`, `mailto:…`. Its scheme is allowed; percent signs are as the editor typed them.
    pub destination: String,
    /// Whether it is shown in the text instead of led to.
    pub is_picture: bool,
    /// The text to click on, or the description of the picture, without markup.
    pub text: String,
    /// The link in the source file.
    pub span: Span,
}

/// A heading in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6, without a level left out, whatever the editor typed.
    pub level: u8,
    /// Its anchor, without the prefix that a page may give it.
    pub id: String,
    /// What it says, without markup.
    pub text: String,
}

/// Where a link leads, as the page that shows it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The address, not yet escaped; without one only the text is shown.
    pub url: Option<String>,
    /// Width and height of a picture in pixels.
    pub size: Option<(u32, u32)>,
    /// The same picture in several widths, as a `srcset` of WebP.
    pub webp: Option<String>,
    /// What one gets behind a link to a file: `pdf, 1,2 MB`.
    pub about: Option<String>,
    /// Whether it leads away from this site.
    pub external: bool,
}

/// How a page shows a text.
pub struct Shown<'p> {
    /// The level of the text's own headings of level 2: 2 under the page's title, 3 under an `h2`.
    pub heading_level: u8,
    /// What stands before every id, so that two texts can share a page; empty for one text.
    pub prefix: &'p str,
    /// Where a link leads. Not asked for a link to a heading of the text itself.
    pub target: &'p dyn Fn(&Link) -> Target,
    /// Whether each heading ends in a link to itself, to copy.
    pub heading_links: HeadingLinks,
}

/// Whether each heading ends in a link to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLinks {
    /// It does, on a page.
    Shown,
    /// It does not: the text is read elsewhere.
    Hidden,
}

/// CommonMark with what editors know from elsewhere. Heading attributes stay off: ids are ours.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// Reads a text. `at` gives the place in the source file of a range of bytes of `text`; it is asked
/// only about links and faults. Reports E601 for HTML and link schemes that are not allowed.
pub fn read(text: &str, at: &dyn Fn(Range<usize>) -> Span, diagnostics: &mut Diagnostics) -> Prose {
    let mut writer = Writer::new(text, at, diagnostics);
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        writer.event(event, range);
    }
    writer.finish()
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.draft.holes.is_empty() && self.draft.html.trim().is_empty()
    }

    /// The links and pictures, in the order of the text. What E601 refused is not among them.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The headings, in the order of the text.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// All its words, without markup: for who looks for one of them.
    pub fn words(&self) -> String {
        words::of(&self.draft.html)
    }

    /// What it says, without markup but for paragraphs, headings and lists: for who uses it
    /// elsewhere.
    pub fn plain(&self) -> String {
        plain::of(&self.draft, &self.headings)
    }

    /// The first paragraphs as plain text of at most so many characters (and at most some 1,000),
    /// cut off after a word with "…". Ends where something else than a paragraph begins.
    pub fn excerpt(&self, characters: usize) -> String {
        excerpt::cut(&self.opening, characters)
    }
}
