//! Links and pictures: what the text says of them, with a hole for where they lead.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::draft::{Anchor, Hole, Image};
use super::writer::{Open, Writer};
use super::{Link, SCHEME_HELP, escape, scheme_problem};

/// A link of which the words are being read.
#[derive(Debug)]
pub(super) struct OpenLink {
    link: usize,
    plain: usize,
}

/// A picture of which the description is being read.
#[derive(Debug)]
pub(super) struct OpenPicture {
    destination: String,
    title: Box<str>,
    plain: usize,
    /// The pictures in the description, itself included.
    depth: usize,
    range: Range<usize>,
}

impl Writer<'_> {
    /// Begins a Markdown link.
    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
    ) {
        let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
        let destination = format!("{scheme}{}", destination.trim());
        let mut attributes = String::new();
        if !title.is_empty() {
            attributes.push_str(" title=\"");
            escape::push_attribute(&mut attributes, title);
            attributes.push('"');
        }
        let open = self.open_link(destination, attributes, range);
        self.open.push(open.unwrap_or(Open::Silent));
    }

    /// Begins a link, unless it is not allowed.
    pub(super) fn open_link(
        &mut self,
        destination: String,
        attributes: String,
        range: Range<usize>,
    ) -> Option<Open> {
        if self.link.is_some() {
            let message = "een link kan niet in een andere link staan".to_owned();
            self.refuse(range, message, "Zet de ene link na de andere");
            return None;
        }
        if let Some(problem) = scheme_problem(&destination) {
            self.refuse(range, problem, SCHEME_HELP);
            return None;
        }
        let link = self.add_link(Link {
            destination,
            is_picture: false,
            text: String::new(),
            span: self.place(range),
        });
        self.link = Some(OpenLink { link, plain: self.begin_plain() });
        self.draft.leave(Hole::Link(Anchor { link, attributes: attributes.into() }));
        Some(Open::Link)
    }

    /// Ends the link that is open.
    pub(super) fn end_link(&mut self) {
        if let Some(OpenLink { link, plain }) = self.link.take() {
            self.links[link].text = self.end_plain(plain);
            self.draft.leave(Hole::LinkEnd);
        }
    }

    /// Begins a picture; what follows is its description.
    pub(super) fn start_picture(&mut self, destination: &str, title: &str, range: Range<usize>) {
        let plain = self.begin_plain();
        let destination = destination.trim().to_owned();
        self.picture =
            Some(OpenPicture { destination, title: title.into(), plain, depth: 1, range });
    }

    /// Takes the words of a description; its markup cannot be shown.
    pub(super) fn describe_picture(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push_plain(&text),
            Event::SoftBreak | Event::HardBreak => self.push_plain(" "),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Start(Tag::Image { .. }) => self.nest_picture(),
            Event::End(TagEnd::Image) => self.end_picture(),
            _ => (),
        }
    }

    fn nest_picture(&mut self) {
        if let Some(picture) = &mut self.picture {
            picture.depth += 1;
        }
    }

    fn end_picture(&mut self) {
        let Some(mut picture) = self.picture.take() else { return };
        picture.depth -= 1;
        if picture.depth > 0 {
            self.picture = Some(picture);
            return;
        }
        let text = self.end_plain(picture.plain);
        if let Some(problem) = scheme_problem(&picture.destination) {
            escape::push_text(&mut self.draft.html, &text);
            return self.refuse(picture.range, problem, SCHEME_HELP);
        }
        let span = self.place(picture.range);
        let link =
            self.add_link(Link { destination: picture.destination, is_picture: true, text, span });
        self.draft.leave(Hole::Picture(Image { link, title: picture.title }));
    }

    fn add_link(&mut self, link: Link) -> usize {
        self.links.push(link);
        self.links.len() - 1
    }
}
