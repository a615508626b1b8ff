//! Writes the events of a Markdown text as HTML.
//!
//! One pass with an own stack of what is open, so that no text is too deep, and with every end tag
//! written by [`Writer::close`], so that the HTML is well-formed whatever the text does.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostics, Span};

use super::allowed::Element;
use super::blocks::{List, OpenHeading, OpenParagraph, alert};
use super::draft::{Draft, Hole};
use super::excerpt::Opening;
use super::footnotes::Notes;
use super::ids::Ids;
use super::links::{OpenLink, OpenPicture};
use super::raw::Block;
use super::table::Table;
use super::{Heading, Link, Prose, escape};

/// What is nested deeper is shown without its tags. Browsers stop at some 500.
pub(super) const DEEPEST: usize = 100;

/// A text of which the events so far were written.
pub(super) struct Writer<'w> {
    pub(super) source: &'w str,
    at: &'w dyn Fn(Range<usize>) -> Span,
    diagnostics: &'w mut Diagnostics,
    pub(super) draft: Draft,
    pub(super) open: Vec<Open>,
    pub(super) links: Vec<Link>,
    pub(super) link: Option<OpenLink>,
    pub(super) picture: Option<OpenPicture>,
    pub(super) headings: Vec<Heading>,
    pub(super) levels: Vec<u8>,
    pub(super) ids: Ids,
    pub(super) paragraph: OpenParagraph,
    pub(super) heading: OpenHeading,
    pub(super) lists: Vec<List>,
    pub(super) table: Option<Table>,
    pub(super) tables: usize,
    pub(super) notes: Notes,
    pub(super) block: Block,
    pub(super) opening: Opening,
    plain: Plain,
}

/// What is open and how it is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Markdown that ends with this tag.
    Markdown(&'static str),
    /// Markdown of which the end is left to others.
    Link,
    /// Markdown that is shown without its tags.
    Silent,
    /// An element that the editor wrote in HTML.
    Raw(&'static Element),
}

/// The words without markup, as far as someone asks for them.
#[derive(Debug, Default)]
struct Plain {
    text: String,
    readers: usize,
}

impl<'w> Writer<'w> {
    /// A text of which nothing was written yet.
    pub(super) fn new(
        source: &'w str,
        at: &'w dyn Fn(Range<usize>) -> Span,
        diagnostics: &'w mut Diagnostics,
    ) -> Self {
        let mut draft = Draft::default();
        draft.html.reserve(source.len() + source.len() / 4);
        Writer {
            source,
            at,
            diagnostics,
            draft,
            open: Vec::new(),
            links: Vec::new(),
            link: None,
            picture: None,
            headings: Vec::new(),
            levels: Vec::new(),
            ids: Ids::default(),
            paragraph: OpenParagraph::default(),
            heading: OpenHeading::default(),
            lists: Vec::new(),
            table: None,
            tables: 0,
            notes: Notes::default(),
            block: Block::default(),
            opening: Opening::default(),
            plain: Plain::default(),
        }
    }

    /// Writes what comes next.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.picture.is_some() {
            return self.describe_picture(event, range);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(text) => {
                self.draft.push("<code>");
                self.text(&text);
                self.draft.push("</code>");
            }
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("<br>\n"),
            Event::Rule => {
                self.opening.interrupt();
                self.draft.start_line();
                self.draft.push("<hr>\n");
            }
            Event::Html(html) => self.block.push(&html, range),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => self.footnote_reference(&label),
            Event::TaskListMarker(is_done) => self.task(is_done),
        }
    }

    /// The text as it was read.
    pub(super) fn finish(mut self) -> Prose {
        while !self.open.is_empty() {
            self.close();
        }
        self.write_footnotes();
        let (links, ids) = (&self.links, &self.ids);
        let is_inner = |link: usize| {
            let id = links[link].destination.strip_prefix('#');
            id.is_some_and(|id| ids.has(id))
        };
        let resolve = |(at, hole)| match hole {
            Hole::Link(anchor) if is_inner(anchor.link) => (at, Hole::Inner(anchor)),
            _ => (at, hole),
        };
        let mut draft = Draft {
            html: self.draft.html,
            holes: self.draft.holes.into_iter().map(resolve).collect(),
        };
        // A text is kept for as long as the site is.
        draft.html.shrink_to_fit();
        draft.holes.shrink_to_fit();
        self.links.shrink_to_fit();
        self.headings.shrink_to_fit();
        let (links, headings) = (self.links, self.headings);
        Prose { draft, links, headings, opening: self.opening.finish() }
    }

    /// Tells the editor of HTML or a link that is not allowed.
    pub(super) fn refuse(&mut self, range: Range<usize>, message: String, help: impl Into<String>) {
        self.diagnostics.report("E601", &(self.at)(range), message).help(help);
    }

    /// Where something stands in the source file.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        (self.at)(range)
    }

    /// Whether another element fits in what is open.
    pub(super) fn has_room(&self) -> bool {
        self.open.len() < DEEPEST
    }

    /// The raw elements that are open in the current piece of Markdown, innermost first.
    pub(super) fn raw_elements(&self) -> impl Iterator<Item = &'static Element> {
        self.open.iter().rev().map_while(|open| match open {
            Open::Raw(element) => Some(*element),
            _ => None,
        })
    }

    /// Writes the end of what was opened last.
    pub(super) fn close(&mut self) -> Open {
        let last = self.open.pop().unwrap_or(Open::Silent);
        match last {
            Open::Markdown(end) => self.draft.push(end),
            Open::Link => self.end_link(),
            Open::Raw(element) if element.name == "a" => self.end_link(),
            Open::Raw(element) => {
                self.draft.push("</");
                self.draft.push(element.name);
                self.draft.push(">");
            }
            Open::Silent => (),
        }
        last
    }

    /// Closes as many of the raw elements that are open in the current piece of Markdown.
    pub(super) fn close_raw_elements(&mut self, count: usize) {
        for _ in 0..count {
            self.close();
        }
    }

    /// Begins to remember the words without markup, from the place that is returned.
    pub(super) fn begin_plain(&mut self) -> usize {
        self.plain.readers += 1;
        self.plain.text.len()
    }

    /// Adds words without markup.
    pub(super) fn push_plain(&mut self, text: &str) {
        if self.plain.readers > 0 {
            self.plain.text.push_str(text);
        }
    }

    /// The words since a place, with single spaces. Ends what [`Writer::begin_plain`] began.
    pub(super) fn end_plain(&mut self, start: usize) -> String {
        let mut words = String::with_capacity(self.plain.text.len() - start);
        for word in self.plain.text[start..].split_whitespace() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        self.plain.readers -= 1;
        if self.plain.readers == 0 {
            self.plain.text.clear();
        }
        words
    }

    fn text(&mut self, text: &str) {
        escape::push_text(&mut self.draft.html, text);
        self.push_plain(text);
        self.opening.push(text);
    }

    fn line_break(&mut self, html: &str) {
        self.draft.push(html);
        self.push_plain(" ");
        self.opening.space();
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Image { dest_url, title, .. } => self.start_picture(&dest_url, &title, range),
            Tag::FootnoteDefinition(label) => self.start_footnote(&label),
            Tag::HtmlBlock => self.opening.interrupt(),
            Tag::Item => self.start_item(),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_in_table(&tag),
            Tag::List(start) => self.start_list(start),
            _ if !self.has_room() => self.open.push(Open::Silent),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.start_link(link_type, &dest_url, &title, range);
            }
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(None) => self.start_block("<blockquote>\n", "</blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.start_block(alert(kind), "</div>\n"),
            Tag::CodeBlock(_) => {
                self.opening.interrupt();
                self.start_block("<pre tabindex=\"0\"><code>", "</code></pre>\n");
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::Emphasis => self.start_words("<em>", "</em>"),
            Tag::Strong => self.start_words("<strong>", "</strong>"),
            Tag::Strikethrough => self.start_words("<del>", "</del>"),
            _ => self.open.push(Open::Silent),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::HtmlBlock {
            return self.html_block();
        }
        self.close_raw_elements(self.raw_elements().count());
        let is_silent = matches!(self.open.last(), Some(Open::Silent));
        match tag {
            TagEnd::Paragraph if !is_silent => self.end_paragraph(),
            TagEnd::Paragraph => self.opening.pause(),
            TagEnd::Heading(_) if !is_silent => self.end_heading(),
            TagEnd::TableHead | TagEnd::TableCell | TagEnd::Table if !is_silent => {
                self.end_in_table(tag);
            }
            TagEnd::FootnoteDefinition => self.end_footnote(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.opening.interrupt();
            }
            _ => (),
        }
        self.close();
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::Table) {
            self.end_late_elements();
        }
    }

    /// Begins what stands among words.
    pub(super) fn start_words(&mut self, start: &str, end: &'static str) {
        self.draft.push(start);
        self.open.push(Open::Markdown(end));
    }

    /// Begins what stands on lines of its own.
    pub(super) fn start_block(&mut self, start: &str, end: &'static str) {
        self.draft.start_line();
        self.start_words(start, end);
    }

    /// Lets what was opened last end otherwise.
    pub(super) fn replace_end(&mut self, end: &'static str) {
        if let Some(last) = self.open.last_mut() {
            *last = Open::Markdown(end);
        }
    }
}
