//! Paragraphs, headings, lists and remarks.

use pulldown_cmark::BlockQuoteKind;

use super::Heading;
use super::draft::Hole;
use super::writer::{DEEPEST, Open, Writer};

/// The paragraph that is open: where its content begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenParagraph {
    html: usize,
    holes: usize,
}

/// The heading that is open: its hole, and where its words begin.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OpenHeading {
    hole: usize,
    plain: usize,
}

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// Where its class can still be put.
    class: usize,
    /// Whether it has that class, or cannot have it.
    has_tasks: bool,
}

impl Writer<'_> {
    /// Begins a paragraph.
    pub(super) fn start_paragraph(&mut self) {
        self.opening.begin();
        self.start_block("<p>", "</p>\n");
        self.paragraph =
            OpenParagraph { html: self.draft.html.len(), holes: self.draft.holes.len() };
    }

    /// A picture by itself becomes a figure.
    pub(super) fn end_paragraph(&mut self) {
        self.opening.pause();
        let OpenParagraph { html, holes } = self.paragraph;
        let is_alone = self.draft.html.len() == html && self.draft.holes.len() == holes + 1;
        if !is_alone || !matches!(self.draft.holes.last(), Some((_, Hole::Picture(_)))) {
            return;
        }
        self.draft.html.truncate(html - "<p>".len());
        if let Some((_, Hole::Picture(image))) = self.draft.holes.pop() {
            let hole = if self.is_in_figure() { Hole::Picture } else { Hole::Figure };
            self.draft.leave(hole(image));
        }
        self.replace_end("\n");
    }

    fn is_in_figure(&self) -> bool {
        let is_figure =
            |open: &Open| matches!(open, Open::Raw(element) if element.name == "figure");
        self.open.iter().take(DEEPEST).any(is_figure)
    }

    /// Begins a heading, one level below the one above it at most.
    pub(super) fn start_heading(&mut self, level: u8) {
        self.opening.interrupt();
        self.draft.start_line();
        self.heading = OpenHeading { hole: self.draft.holes.len(), plain: self.begin_plain() };
        self.draft.leave(Hole::Heading(self.headings.len()));
        self.open.push(Open::Markdown(""));
        let level = level.max(2);
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
    }

    /// A heading without words cannot be heard or linked to, so it is none.
    pub(super) fn end_heading(&mut self) {
        let text = self.end_plain(self.heading.plain);
        if text.is_empty() {
            self.levels.pop();
            self.draft.holes.remove(self.heading.hole);
            return;
        }
        let level = u8::try_from(1 + self.levels.len()).unwrap_or(6).min(6);
        let id = self.ids.give(&text);
        self.draft.leave(Hole::HeadingEnd(self.headings.len()));
        self.draft.push("\n");
        self.headings.push(Heading { level, id, text });
    }

    /// Begins a list.
    pub(super) fn start_list(&mut self, start: Option<u64>) {
        self.opening.interrupt();
        if !self.has_room() {
            self.lists.push(List { class: 0, has_tasks: true });
            return self.open.push(Open::Silent);
        }
        self.draft.start_line();
        self.draft.push(if start.is_some() { "<ol" } else { "<ul" });
        self.lists.push(List { class: self.draft.html.len(), has_tasks: false });
        if let Some(start) = start.filter(|start| *start != 1) {
            self.draft.push(" start=\"");
            self.draft.push(&start.to_string());
            self.draft.push("\"");
        }
        self.draft.push(">\n");
        self.open.push(Open::Markdown(if start.is_some() { "</ol>\n" } else { "</ul>\n" }));
    }

    /// Begins an item of a list.
    pub(super) fn start_item(&mut self) {
        self.opening.begin();
        if self.open.last() == Some(&Open::Silent) {
            self.open.push(Open::Silent);
        } else {
            self.start_block("<li>", "</li>\n");
        }
    }

    /// Writes the box of a task; screen readers hear what it means.
    pub(super) fn task(&mut self, is_done: bool) {
        if let Some(list) = self.lists.last_mut().filter(|list| !list.has_tasks) {
            list.has_tasks = true;
            self.draft.insert(list.class, " class=\"taken\"");
        }
        self.draft.push(if is_done { DONE } else { TO_DO });
    }
}

const DONE: &str = "<input type=\"checkbox\" disabled checked aria-label=\"gedaan\"> ";
const TO_DO: &str = "<input type=\"checkbox\" disabled aria-label=\"nog te doen\"> ";

/// The beginning of a remark that stands out.
pub(super) fn alert(kind: BlockQuoteKind) -> &'static str {
    macro_rules! alert {
        ($class:literal, $title:literal) => {
            concat!(
                "<div class=\"opmerking opmerking-",
                $class,
                "\" role=\"note\">\n<p class=\"opmerking-kop\">",
                $title,
                "</p>\n"
            )
        };
    }
    match kind {
        BlockQuoteKind::Note => alert!("note", "Ter informatie"),
        BlockQuoteKind::Tip => alert!("tip", "Tip"),
        BlockQuoteKind::Important => alert!("important", "Belangrijk"),
        BlockQuoteKind::Warning => alert!("warning", "Let op"),
        BlockQuoteKind::Caution => alert!("caution", "Pas op"),
    }
}
