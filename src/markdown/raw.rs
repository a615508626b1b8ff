//! Writes the raw HTML that editors may use, and refuses the rest.
//!
//! An element is closed at the latest where the Markdown around it ends; an end tag without a
//! start is dropped. Words (`<b>`) stay within one block, `<details>` and such reach over several.

use std::mem;
use std::ops::Range;

use super::address::shortened;
use super::allowed::{self, Element, Kind};
use super::escape;
use super::html::{Piece, Pieces, Tag};
use super::writer::{Open, Writer};

/// A block of raw HTML, as it is being read line by line.
#[derive(Debug, Default)]
pub(super) struct Block {
    html: String,
    lines: Lines,
    /// Elements around paragraphs of which the end tag stands in the paragraph that is open.
    late: Vec<&'static Element>,
}

/// Where each line begins in the block and in the text.
#[derive(Debug, Default)]
struct Lines(Vec<(usize, usize)>);

/// Where raw HTML stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flow {
    Words,
    Blocks,
}

impl Block {
    /// Adds a line.
    pub(super) fn push(&mut self, html: &str, range: Range<usize>) {
        self.lines.0.push((self.html.len(), range.start));
        self.html.push_str(html);
    }
}

impl Lines {
    /// Where a piece of the block stands in the text.
    fn place(&self, piece: &Range<usize>, source: &str) -> Range<usize> {
        let of = |at: usize| {
            let line = self.0.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let (start, place) = self.0.get(line).copied().unwrap_or_default();
            place + at - start
        };
        let end = of(piece.end.saturating_sub(1)) + 1;
        let start = source.floor_char_boundary(of(piece.start));
        start..source.ceil_char_boundary(end).max(start)
    }
}

impl Writer<'_> {
    /// Writes raw HTML among words.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        for (_, piece) in Pieces::of(html) {
            self.piece(&piece, Flow::Words, || range.clone());
        }
    }

    /// Writes the block of raw HTML that was read.
    pub(super) fn html_block(&mut self) {
        let html = mem::take(&mut self.block.html);
        let lines = mem::take(&mut self.block.lines);
        let source = self.source;
        for (range, piece) in Pieces::of(&html) {
            self.piece(&piece, Flow::Blocks, || lines.place(&range, source));
        }
        self.end_words();
    }

    /// Ends the elements of which the end tag stood in the paragraph that has ended now.
    pub(super) fn end_late_elements(&mut self) {
        for element in mem::take(&mut self.block.late) {
            self.end_element(element, Flow::Blocks);
        }
    }

    fn piece(&mut self, piece: &Piece<'_>, flow: Flow, place: impl Fn() -> Range<usize>) {
        match piece {
            Piece::Text(_) if self.picture.is_some() => (),
            Piece::Text(text) => {
                escape::push_html_text(&mut self.draft.html, text);
                self.push_plain(&escape::decode(text));
            }
            Piece::Comment => (),
            Piece::Instruction(start) => {
                let message = format!("`{start} …>` mag niet in een tekst");
                self.refuse(place(), message, "Laat het weg");
            }
            Piece::End(name) => {
                if let Some(element) = allowed::element(name) {
                    self.end_element(element, flow);
                }
            }
            Piece::Start(tag) => {
                if let Err(fault) = self.start_element(tag, flow, &place) {
                    self.refuse(place(), fault.message, fault.help);
                }
            }
        }
    }

    fn start_element(
        &mut self,
        tag: &Tag<'_>,
        flow: Flow,
        place: impl Fn() -> Range<usize>,
    ) -> Result<(), Fault> {
        let Some(element) = allowed::element(tag.name) else {
            let message = format!("`<{}>` mag niet in een tekst", shortened(tag.name));
            return Err(Fault::new(message, allowed::instead_of(tag.name)));
        };
        self.check_surroundings(element, flow)?;
        let attributes = attributes(element, tag)?;
        if self.picture.is_some() || !self.has_room() {
            return Ok(());
        }
        if element.kind == Kind::Block {
            self.end_words();
        }
        if element.name == "a" {
            let href = tag.attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case("href"));
            let destination = href.map_or("", |(_, value)| value);
            let destination = escape::decode(destination).trim().to_owned();
            let open = self.open_link(destination, attributes, place());
            self.open.extend(open.map(|_| Open::Raw(element)));
            return Ok(());
        }
        self.draft.push("<");
        self.draft.push(element.name);
        self.draft.push(&attributes);
        self.draft.push(">");
        if element.kind != Kind::Void {
            self.open.push(Open::Raw(element));
        }
        Ok(())
    }

    /// Whether an element may begin here.
    fn check_surroundings(&self, element: &Element, flow: Flow) -> Result<(), Fault> {
        let name = element.name;
        if element.kind == Kind::Block && flow == Flow::Words {
            let message = format!("`<{name}>` staat midden in een regel");
            return Err(Fault::new(message, "Begin er een nieuwe regel mee"));
        }
        let around = match name {
            "summary" => "details",
            "figcaption" => "figure",
            _ => return Ok(()),
        };
        let block = self.raw_elements().find(|open| open.kind == Kind::Block);
        if block.is_some_and(|block| block.name == around) {
            return Ok(());
        }
        let message = format!("`<{name}>` staat niet in `<{around}>`");
        Err(Fault::new(message, format!("Zet het tussen `<{around}>` en `</{around}>`")))
    }

    /// Ends an element and what was left open in it.
    fn end_element(&mut self, element: &'static Element, flow: Flow) {
        if self.picture.is_some() {
            return;
        }
        let is_within_reach =
            |open: &&Element| element.kind == Kind::Block || open.kind == Kind::Text;
        let place =
            self.raw_elements().take_while(is_within_reach).position(|open| open == element);
        match place {
            Some(inner) => self.close_raw_elements(inner + 1),
            None if element.kind == Kind::Block && flow == Flow::Words => {
                self.block.late.push(element);
            }
            None => (),
        }
    }

    /// Ends the elements that stay within one block.
    fn end_words(&mut self) {
        let words = self.raw_elements().take_while(|open| open.kind == Kind::Text).count();
        self.close_raw_elements(words);
    }
}

/// What is wrong with a tag.
struct Fault {
    message: String,
    help: String,
}

impl Fault {
    fn new(message: String, help: impl Into<String>) -> Self {
        Fault { message, help: help.into() }
    }
}

/// The attributes of a tag as HTML, with a space before each. Where a link leads is left out.
fn attributes(element: &Element, tag: &Tag<'_>) -> Result<String, Fault> {
    let mut html = String::new();
    let mut seen = Vec::new();
    for (name, value) in &tag.attributes {
        let Some(known) = element.attribute(name, value) else {
            let message = format!("`{}` mag zo niet in `<{}>`", shortened(name), element.name);
            return Err(Fault::new(message, element.help(name)));
        };
        if seen.contains(&known) {
            continue;
        }
        seen.push(known);
        match known {
            "href" => (),
            "open" => html.push_str(" open"),
            _ => {
                html.push(' ');
                html.push_str(known);
                html.push_str("=\"");
                escape::push_html_attribute(&mut html, value);
                html.push('"');
            }
        }
    }
    if element.name == "a" && !seen.contains(&"href") {
        let message = "`<a>` zonder `href` is geen link".to_owned();
        return Err(Fault::new(message, "Schrijf een link als `[tekst](adres)`"));
    }
    Ok(html)
}
