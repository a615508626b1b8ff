//! What is wrong with the content, where it stands, and how to put it right.
//!
//! Every stage adds to the [`Diagnostics`] it is given and goes on; nobody stops at the first.
//! Messages are in Dutch, because editors read them.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// One thing an editor should know about their content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken: `E301`, `W504`. Each has a page in `docs/codes/`.
    pub code: &'static str,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where it stands.
    pub span: Span,
    /// How to put it right.
    pub help: Option<String>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published until this is put right.
    Error,
    /// Worth a look; the site is published all the same.
    Warning,
}

/// A stretch of text in one source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The file, by the name the editor knows it by: `content/wijken/centrum/wijk.md`.
    pub file: Arc<str>,
    /// The bytes it covers in that file, a byte order mark included.
    pub bytes: Range<usize>,
}

/// A value that remembers where it was written. Reads like the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// Everything found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds what was found. Chain [`Diagnostic::help`] to say how to put it right.
    pub fn report(
        &mut self,
        code: &'static str,
        span: &Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.0.len();
        self.0.push(Diagnostic { code, message: message.into(), span: span.clone(), help: None });
        &mut self.0[at]
    }

    /// Adds all that another stage, or another thread, found.
    pub fn extend(&mut self, other: Diagnostics) {
        self.0.extend(other.0);
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether anything stands in the way of publishing.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|it| it.severity() == Severity::Error)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order in which an editor comes across them, each once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(Diagnostic::in_reading_order);
        self.0.dedup();
        self.0
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        Diagnostics(found.into_iter().collect())
    }
}

impl Diagnostic {
    /// How bad it is; the first letter of the code says so.
    pub fn severity(&self) -> Severity {
        if self.code.starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// Says how to put it right.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// Points to the word that was probably meant, or else lists the words to choose from.
    pub fn help_choice(&mut self, written: &str, choices: &[&str]) {
        const AT_MOST: usize = 24;
        match nearest(written, choices.iter().copied()) {
            Some(choice) => self.help(format!("Bedoelde u `{choice}`?")),
            None if choices.is_empty() => (),
            None => {
                let more = if choices.len() > AT_MOST { ", …" } else { "" };
                let shown = &choices[..choices.len().min(AT_MOST)];
                self.help(format!("Kies uit: {}{more}", shown.join(", ")));
            }
        }
    }

    fn in_reading_order(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.span.bytes.start, it.span.bytes.end, it.code);
        let by_file = self.span.file.cmp(&other.span.file);
        by_file
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.message.cmp(&other.message))
    }
}

impl Span {
    /// A stretch of a file.
    pub fn new(file: &Arc<str>, bytes: Range<usize>) -> Self {
        Span { file: file.clone(), bytes }
    }

    /// The very beginning of a file, for what is wrong with the file as a whole.
    pub fn whole(file: &str) -> Self {
        Span { file: file.into(), bytes: 0..0 }
    }
}

impl<T> Located<T> {
    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), span: self.span }
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "fout",
            Severity::Warning => "let op",
        })
    }
}

/// The choice that looks most like what was written, if any looks like it at all.
pub fn nearest<'a>(written: &str, choices: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let allowed = 1 + written.chars().count() / 4;
    let length = written.chars().count();
    let similar = |choice: &&str| choice.chars().count().abs_diff(length) <= allowed;
    choices
        .into_iter()
        .filter(similar)
        .map(|choice| (edits(&written, &choice.to_lowercase()), choice))
        .filter(|(edits, choice)| *edits <= allowed && *edits < choice.chars().count())
        .min()
        .map(|(_, choice)| choice)
}

/// The number of letters to add, drop or change to get from one word to the other (Levenshtein).
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
