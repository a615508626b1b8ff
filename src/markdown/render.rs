//! Fills the holes of a text for the page that shows it.

use super::draft::{Anchor, Hole, Image};
use super::escape::{push_address, push_attribute, push_text};
use super::{Heading, HeadingLinks, Link, Prose, Shown, Target};

/// About what a hole is filled with, in bytes.
const FILLING: usize = 48;
/// How wide pictures in a text are: as wide as they turn out to be, or else as a column of text.
const SIZES: &str = "auto, (min-width: 42rem) 40rem, 94vw";

/// A text of which the holes so far were filled.
struct Page<'p> {
    prose: &'p Prose,
    shown: &'p Shown<'p>,
    out: String,
    is_in_link: bool,
    /// What one gets behind the link that is open.
    about: Option<String>,
}

impl Prose {
    /// The text as HTML. Every address comes from `shown.target`; ids get the prefix.
    pub fn render(&self, shown: &Shown<'_>) -> String {
        let html = &self.draft.html;
        let out = String::with_capacity(html.len() + FILLING * self.draft.holes.len());
        let mut page = Page { prose: self, shown, out, is_in_link: false, about: None };
        let mut done = 0;
        for (at, hole) in &self.draft.holes {
            page.out.push_str(&html[done..*at]);
            page.fill(hole);
            done = *at;
        }
        page.out.push_str(&html[done..]);
        page.out
    }
}

impl Page<'_> {
    fn fill(&mut self, hole: &Hole) {
        match hole {
            Hole::Prefix => push_attribute(&mut self.out, self.shown.prefix),
            Hole::Heading(heading) => self.start_heading(&self.prose.headings[*heading]),
            Hole::HeadingEnd(heading) => self.end_heading(&self.prose.headings[*heading]),
            Hole::Link(anchor) => self.link(anchor),
            Hole::Inner(anchor) => self.inner_link(anchor),
            Hole::LinkEnd if self.is_in_link => self.end_link(),
            Hole::LinkEnd => (),
            Hole::Picture(image) => self.picture(image),
            Hole::Figure(image) => self.figure(image),
        }
    }

    fn start_heading(&mut self, heading: &Heading) {
        self.push(["<h", self.level(heading), " id=\""]);
        push_attribute(&mut self.out, self.shown.prefix);
        self.push([&heading.id, "\">", ""]);
    }

    fn end_heading(&mut self, heading: &Heading) {
        if self.shown.heading_links == HeadingLinks::Shown {
            self.out.push_str(" <a class=\"anker\" href=\"#");
            push_attribute(&mut self.out, self.shown.prefix);
            self.push([&heading.id, "\" aria-label=\"Directe link naar ‘", ""]);
            push_attribute(&mut self.out, &heading.text);
            self.out.push_str("’\">#</a>");
        }
        self.push(["</h", self.level(heading), ">"]);
    }

    /// The level of a heading on this page.
    fn level(&self, heading: &Heading) -> &'static str {
        let level = self.shown.heading_level.saturating_add(heading.level).saturating_sub(2);
        ["1", "2", "3", "4", "5", "6"][usize::from(level.clamp(1, 6) - 1)]
    }

    fn link(&mut self, anchor: &Anchor) {
        let link = &self.prose.links[anchor.link];
        let target = (self.shown.target)(link);
        self.is_in_link = target.url.is_some();
        self.about = target.about.filter(|it| !says(&link.text, it));
        if let Some(url) = target.url {
            self.out.push_str("<a href=\"");
            push_address(&mut self.out, &url);
            self.push(["\"", &anchor.attributes, ""]);
            self.out.push_str(if target.external { " rel=\"external\">" } else { ">" });
        }
    }

    fn end_link(&mut self) {
        self.out.push_str("</a>");
        if let Some(about) = self.about.take() {
            self.out.push_str(" <span class=\"klein\">(");
            push_text(&mut self.out, &about);
            self.out.push_str(")</span>");
        }
    }

    fn inner_link(&mut self, anchor: &Anchor) {
        self.is_in_link = true;
        self.out.push_str("<a href=\"#");
        push_attribute(&mut self.out, self.shown.prefix);
        let destination = &self.prose.links[anchor.link].destination;
        self.push([destination.trim_start_matches('#'), "\"", &anchor.attributes]);
        self.out.push('>');
    }

    fn picture(&mut self, image: &Image) {
        let link = &self.prose.links[image.link];
        let target = (self.shown.target)(link);
        if target.url.is_none() {
            return push_description(&mut self.out, link);
        }
        self.img(link, &target, &image.title);
    }

    fn figure(&mut self, image: &Image) {
        let link = &self.prose.links[image.link];
        let target = (self.shown.target)(link);
        if target.url.is_none() {
            self.out.push_str("<p>");
            push_description(&mut self.out, link);
            return self.out.push_str("</p>");
        }
        self.out.push_str("<figure>");
        self.img(link, &target, "");
        if !image.title.is_empty() {
            self.out.push_str("<figcaption>");
            push_text(&mut self.out, &image.title);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>");
    }

    fn img(&mut self, link: &Link, target: &Target, title: &str) {
        if let Some(webp) = &target.webp {
            self.attribute("<picture><source type=\"image/webp\" srcset=\"", webp);
            self.push(["\" sizes=\"", SIZES, "\">"]);
        }
        self.out.push_str("<img src=\"");
        push_address(&mut self.out, target.url.as_deref().unwrap_or_default());
        self.attribute("\" alt=\"", &link.text);
        self.out.push('"');
        if !title.is_empty() {
            self.attribute(" title=\"", title);
            self.out.push('"');
        }
        if let Some((width, height)) = target.size {
            self.push([" width=\"", &width.to_string(), "\" height=\""]);
            self.push([&height.to_string(), "\"", ""]);
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if target.webp.is_some() {
            self.out.push_str("</picture>");
        }
    }

    fn attribute(&mut self, start: &str, value: &str) {
        self.out.push_str(start);
        push_attribute(&mut self.out, value);
    }

    fn push(&mut self, pieces: [&str; 3]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }
}

/// Whether the text of a link already names the type of the file that it leads to.
fn says(text: &str, about: &str) -> bool {
    let kind = about.split(',').next().unwrap_or(about);
    text.to_lowercase().contains(kind)
}

/// What a picture shows, in words.
fn push_description(out: &mut String, picture: &Link) {
    out.push_str("<span>");
    push_text(out, &picture.text);
    out.push_str("</span>");
}
