//! The abbreviations that texts explain: `content/begrippen.yaml`.

use crate::decode::{FromRecord, Record};
use crate::diagnostic::{Diagnostics, Span};

/// An abbreviation with what it means.
#[derive(Clone, Debug)]
pub struct Term {
    /// As it stands in a text: `BSO`.
    pub short: String,
    /// In full: `buitenschoolse opvang`.
    pub meaning: String,
    /// Where it is explained.
    pub span: Span,
}

impl FromRecord for Term {
    const NAME: &'static str = "dit begrip";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Term {
            short: record.required("afkorting"),
            meaning: record.required("betekenis"),
            span: record.key_span("afkorting").unwrap_or(record.span()).clone(),
        }
    }
}

/// Leaves out an abbreviation that was explained before, and says so.
pub(super) fn once(terms: Vec<Term>, diagnostics: &mut Diagnostics) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::new();
    for term in terms {
        if kept.iter().any(|it| it.short == term.short) {
            let message = format!("`{}` is al eerder uitgelegd", term.short);
            diagnostics.report("E206", &term.span, message).help("Haal er één van de twee weg.");
        } else {
            kept.push(term);
        }
    }
    kept
}
