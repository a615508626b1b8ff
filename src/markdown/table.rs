//! Tables: a region that can be scrolled on a narrow screen, aligned by class instead of style.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::excerpt;
use super::writer::{Open, Writer};

/// A table that is open.
#[derive(Debug)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    /// Where its name can be put, once its header was read.
    name: usize,
    /// Where the words of its header begin.
    header: usize,
    /// Where the current cell begins, and what is in it.
    cell: (usize, usize),
    part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    BetweenHeadAndBody,
    Body,
}

impl Writer<'_> {
    /// Begins a table.
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.opening.interrupt();
        self.tables += 1;
        self.draft.start_line();
        self.draft.push("<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel");
        let name = self.draft.html.len();
        self.draft.push("\"><table>\n");
        self.open.push(Open::Markdown("</table></div>\n"));
        let (part, cell) = (Part::Head, (0, 0));
        self.table = Some(Table { alignments, column: 0, name, header: 0, cell, part });
    }

    /// Begins a row or a cell.
    pub(super) fn start_in_table(&mut self, tag: &Tag<'_>) {
        let is_silent = self.open.last() == Some(&Open::Silent);
        let header = if *tag == Tag::TableHead && !is_silent { self.begin_plain() } else { 0 };
        let Some(table) = self.table.as_mut().filter(|_| !is_silent) else {
            return self.open.push(Open::Silent);
        };
        match tag {
            Tag::TableHead => {
                table.header = header;
                self.draft.push("<thead><tr>");
                self.open.push(Open::Markdown("</tr></thead>\n"));
            }
            Tag::TableRow => {
                if table.part != Part::Body {
                    table.part = Part::Body;
                    self.draft.push("<tbody>\n");
                }
                table.column = 0;
                self.draft.push("<tr>");
                self.open.push(Open::Markdown("</tr>\n"));
            }
            _ => {
                let (start, end) = table.next_cell();
                let at = self.draft.html.len();
                table.cell = (at, at + start.len());
                self.draft.push(start);
                self.open.push(Open::Markdown(end));
            }
        }
    }

    /// Ends a header, a cell or the table.
    pub(super) fn end_in_table(&mut self, tag: TagEnd) {
        let Some(table) = &mut self.table else { return };
        match tag {
            TagEnd::TableHead => {
                table.part = Part::BetweenHeadAndBody;
                let (name, header) = (table.name, table.header);
                self.name_table(name, header);
            }
            TagEnd::Table => {
                if table.part == Part::Body {
                    self.draft.push("</tbody>");
                }
                self.table = None;
            }
            _ if table.part == Part::Head => self.end_header_cell(),
            _ => (),
        }
    }

    /// An empty cell is no header of anything.
    fn end_header_cell(&mut self) {
        let Some((start, content)) = self.table.as_ref().map(|table| table.cell) else { return };
        let has_hole = self.draft.holes.last().is_some_and(|(at, _)| *at >= content);
        if has_hole || self.draft.html.len() > content {
            return self.push_plain(", ");
        }
        self.draft.html.truncate(start);
        self.draft.push("<td>");
        self.replace_end("</td>");
    }

    /// Names the table after its header, and by number so that no two have the same name.
    fn name_table(&mut self, at: usize, header: usize) {
        const LONGEST: usize = 80;
        let columns = self.end_plain(header);
        let columns = excerpt::cut(columns.trim_end_matches([',', ' ']), LONGEST);
        let number = if self.tables > 1 { format!(" {}", self.tables) } else { String::new() };
        let colon = if columns.is_empty() { "" } else { ": " };
        let mut name = String::new();
        super::escape::push_attribute(&mut name, &format!("{number}{colon}{columns}"));
        self.draft.insert(at, &name);
    }
}

impl Table {
    /// The tags of the next cell of the row.
    fn next_cell(&mut self) -> (&'static str, &'static str) {
        let alignment = self.alignments.get(self.column);
        self.column += 1;
        match (self.part, alignment) {
            (Part::Head, Some(Alignment::Right)) => {
                ("<th scope=\"col\" class=\"rechts\">", "</th>")
            }
            (Part::Head, Some(Alignment::Center)) => {
                ("<th scope=\"col\" class=\"midden\">", "</th>")
            }
            (Part::Head, _) => ("<th scope=\"col\">", "</th>"),
            (_, Some(Alignment::Right)) => ("<td class=\"rechts\">", "</td>"),
            (_, Some(Alignment::Center)) => ("<td class=\"midden\">", "</td>"),
            _ => ("<td>", "</td>"),
        }
    }
}
