//! What a build came to, kept so that the next one of the same site has nothing to do.
//!
//! A record goes by the content of everything that the build was made from, and says what was found
//! and what was written. It holds as long as the output is as it was written, wherever that is.

use std::ops::Range;
use std::path::Path;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::build::Form;
use super::explain;
use super::options::Edition;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::settings::SiteUrl;
use crate::report::Made;
use crate::source::Sources;
use crate::store::{Digest, Key, Store, digest};
use crate::write::{self, Written};

/// The place for the record of one build.
pub(super) struct Record<'a> {
    store: &'a Store,
    key: Key,
}

/// What a build came to.
#[derive(Debug, Serialize, Deserialize)]
struct Outcome {
    pages: usize,
    written: Written,
    found: Vec<Found>,
}

/// A diagnostic, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Found {
    code: String,
    message: String,
    file: String,
    bytes: Range<usize>,
    help: Option<String>,
}

/// The program itself and all that was compiled into it; see `build.rs`.
const PROGRAM: &str = env!("WIJKBODE_MADE_FROM");

impl<'a> Record<'a> {
    /// The record of a build of these sources on that day.
    pub(super) fn of(
        store: &'a Store,
        sources: &Sources,
        (edition, form): (&Edition, Form),
        day: NaiveDate,
    ) -> Self {
        let url = edition.base_url.as_ref().map(SiteUrl::as_str);
        let options = format!("{day} {} {} {url:?} {form:?}", edition.drafts, edition.strict);
        let files = digest_all(sources);
        let ingredients = [PROGRAM.as_bytes(), options.as_bytes(), files.as_flattened()];
        Record { store, key: Key::new("bouw 1", &ingredients) }
    }

    /// What the build came to, if there was one and its website is still there, in `output`.
    pub(super) fn find(&self, output: &Path) -> Option<(Made, Diagnostics)> {
        let kept = self.store.find(&self.key)?;
        let Outcome { pages, written, found } = serde_json::from_slice(&kept).ok()?;
        let codes = explain::codes();
        let found = found.into_iter().map(|it| it.diagnostic(&codes));
        let found = found.collect::<Option<Diagnostics>>()?;
        let is_there = write::survey(output, written.bytes).is_ok_and(|it| it == written);
        is_there.then(|| (made(pages, written), found))
    }

    /// Keeps what the build came to.
    pub(super) fn keep(&self, pages: usize, written: Written, found: &Diagnostics) -> Made {
        let found = found.iter().map(Found::new).collect();
        if let Ok(result) = serde_json::to_vec(&Outcome { pages, written, found }) {
            self.store.put(&self.key, &result);
        }
        made(pages, written)
    }
}

impl Found {
    fn new(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { code, message, span, help } = diagnostic.clone();
        let (file, bytes) = (span.file.to_string(), span.bytes);
        Found { code: code.to_owned(), message, file, bytes, help }
    }

    /// Nothing for a code that there is not.
    fn diagnostic(self, codes: &[&'static str]) -> Option<Diagnostic> {
        let span = Span { file: self.file.into(), bytes: self.bytes };
        let code = codes.iter().find(|it| **it == self.code)?;
        Some(Diagnostic { code, message: self.message, span, help: self.help })
    }
}

fn made(pages: usize, written: Written) -> Made {
    Made { pages, files: written.files, bytes: written.bytes }
}

/// The digest of each source with its name, in the order of the names.
fn digest_all(sources: &Sources) -> Vec<Digest> {
    let names: Vec<&str> = sources.files().map(|(name, _)| name.as_ref()).collect();
    let of_one = |name: &&str| match sources.bytes(name) {
        Ok(bytes) => digest([name.as_bytes(), &bytes]),
        Err(error) => digest([name.as_bytes(), b"", error.to_string().as_bytes()]),
    };
    names.par_iter().map(of_one).collect()
}
