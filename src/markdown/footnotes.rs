//! Footnotes: numbered by first reference, gathered at the end, with links there and back.

use std::collections::BTreeMap;
use std::mem;

use super::draft::{Draft, Hole};
use super::excerpt::Aside;
use super::writer::{Open, Writer};

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The label of each note that the text refers to, and its place in `references`.
    numbers: BTreeMap<String, usize>,
    /// How often the text refers to each note.
    references: Vec<usize>,
    /// The notes that were read, by label, in the order of the text.
    written: Vec<(String, Draft)>,
    /// The notes that are being read, with the text around them.
    open: Vec<(String, Draft, Aside)>,
}

impl Writer<'_> {
    /// Refers to a note. Within a link there can be no link to the note.
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let next = self.notes.references.len();
        let note = *self.notes.numbers.entry(folded(label)).or_insert(next);
        if note == next {
            self.notes.references.push(0);
        }
        self.notes.references[note] += 1;
        let (number, id) = (note + 1, reference_id(note, self.notes.references[note]));
        if self.link.is_some() {
            self.draft.push("<sup id=\"");
            self.draft.leave(Hole::Prefix);
            self.draft.push(&format!("{id}\">{number}</sup>"));
            return;
        }
        self.draft.push("<sup><a href=\"#");
        self.draft.leave(Hole::Prefix);
        self.draft.push(&format!("noot-{number}\" id=\""));
        self.draft.leave(Hole::Prefix);
        self.draft.push(&format!("{id}\" aria-label=\"Voetnoot {number}\">{number}</a></sup>"));
    }

    /// Begins a note, apart from the text.
    pub(super) fn start_footnote(&mut self, label: &str) {
        let around = mem::take(&mut self.draft);
        let reading = self.opening.suspend();
        self.notes.open.push((folded(label), around, reading));
        self.open.push(Open::Markdown(""));
    }

    /// Ends a note and goes on with the text around it.
    pub(super) fn end_footnote(&mut self) {
        if let Some((label, around, reading)) = self.notes.open.pop() {
            let note = mem::replace(&mut self.draft, around);
            self.opening.resume(reading);
            self.notes.written.push((label, note));
        }
    }

    /// Writes all notes at the end of the text. One that nothing refers to is not lost: it comes
    /// last, without a way back.
    pub(super) fn write_footnotes(&mut self) {
        let Notes { numbers, references, written, .. } = mem::take(&mut self.notes);
        if references.is_empty() && written.is_empty() {
            return;
        }
        let mut notes: Vec<Option<Draft>> = references.iter().map(|_| None).collect();
        for (label, draft) in written {
            match numbers.get(&label).map(|note| &mut notes[*note]) {
                Some(empty @ None) => *empty = Some(draft),
                _ => notes.push(Some(draft)),
            }
        }
        self.draft.start_line();
        self.draft.push("<section class=\"voetnoten\" aria-label=\"Voetnoten\">\n<ol>\n");
        for (note, draft) in notes.into_iter().enumerate() {
            let times = references.get(note).copied().unwrap_or(0);
            self.draft.push("<li id=\"");
            self.draft.leave(Hole::Prefix);
            self.draft.push(&format!("noot-{}\">", note + 1));
            self.draft.append(with_way_back(draft.unwrap_or_default(), note, times));
            self.draft.push("</li>\n");
        }
        self.draft.push("</ol>\n</section>\n");
    }
}

/// A note with a link to each of its references, in its last paragraph if it ends with one.
fn with_way_back(mut draft: Draft, note: usize, times: usize) -> Draft {
    const PARAGRAPH_END: &str = "</p>\n";
    let ends_in_paragraph = times > 0 && draft.html.ends_with(PARAGRAPH_END);
    if ends_in_paragraph {
        draft.html.truncate(draft.html.len() - PARAGRAPH_END.len());
    }
    for time in 1..=times {
        draft.push(" <a href=\"#");
        draft.leave(Hole::Prefix);
        let (id, number) = (reference_id(note, time), note + 1);
        draft.push(&format!("{id}\" aria-label=\"Terug naar de tekst bij noot {number}"));
        if time == 1 {
            draft.push("\">↩</a>");
        } else {
            draft.push(&format!(", plaats {time}\">↩<sup>{time}</sup></a>"));
        }
    }
    if ends_in_paragraph {
        draft.push(PARAGRAPH_END);
    }
    draft
}

fn reference_id(note: usize, time: usize) -> String {
    let number = note + 1;
    if time == 1 {
        format!("nootverwijzing-{number}")
    } else {
        format!("nootverwijzing-{number}-{time}")
    }
}

/// Labels are the same whatever their case; by way of capitals, so that `ß` is `SS`.
fn folded(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}
