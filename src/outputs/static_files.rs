//! The static files of the theme: style sheets, scripts, the icon.
//!
//! Their folder is named after what is in it, so that a browser can keep them for good, and files
//! of the theme find each other by their own names.

use std::borrow::Cow;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha384};

use super::view::Linked;
use super::{Caching, File, Layout, Press, Sort};
use crate::diagnostic::{Diagnostic, Span};
use crate::source::Sources;
use crate::theme::{StaticFile, Theme};

/// The folder below which they are published.
pub(super) const FOLDER: &str = "thema/";

/// How many bytes of the hash name the folder: enough for all the versions that ever were.
const LENGTH: usize = 6;

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for (path, file) in press.theme.statics() {
        let source = match file {
            StaticFile::Embedded(_) | StaticFile::Made(_) => Span::whole("content/site.yaml"),
            StaticFile::Source(name) => Span::whole(name),
        };
        let recipe = move || bytes(press.map.sources, file).map(Cow::into_owned);
        layout.add(format!("{}{path}", press.theme_folder), File::new(Sort::Other, source, recipe));
    }
}

/// The folder in which they are published.
pub(super) fn folder(sources: &Sources, theme: &Theme, caching: Caching) -> String {
    if caching == Caching::Fresh {
        return FOLDER.to_owned();
    }
    let mut hasher = Sha384::new();
    for (path, file) in theme.statics() {
        let bytes = bytes(sources, file).unwrap_or_default();
        for part in [path.as_bytes(), &bytes] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    let digits = hasher.finalize().into_iter().map(|byte| format!("{byte:02x}"));
    format!("{FOLDER}{}/", digits.take(LENGTH).collect::<String>())
}

/// A static file as a page refers to it.
pub(super) fn linked(press: &Press<'_>, name: &str) -> Linked {
    let url = press.file_link(&format!("{}{name}", press.theme_folder));
    let named = press.theme.statics().find(|(path, _)| *path == name);
    let bytes = named.and_then(|(_, file)| bytes(press.map.sources, file).ok());
    let is_lasting = press.theme_folder != FOLDER;
    let hash = |bytes: Cow<'_, [u8]>| BASE64_STANDARD.encode(Sha384::digest(&bytes));
    let integrity = bytes.filter(|_| is_lasting).map(|it| format!("sha384-{}", hash(it)));
    Linked { url, integrity }
}

fn bytes<'a>(sources: &'a Sources, file: &'a StaticFile) -> Result<Cow<'a, [u8]>, Diagnostic> {
    match file {
        StaticFile::Embedded(bytes) => Ok(Cow::Borrowed(*bytes)),
        StaticFile::Source(name) => read(sources, name),
        StaticFile::Made(bytes) => Ok(Cow::Borrowed(bytes.as_slice())),
    }
}

/// The bytes of a source file.
pub(super) fn read<'a>(sources: &'a Sources, name: &str) -> Result<Cow<'a, [u8]>, Diagnostic> {
    sources.bytes(name).map_err(|error| Diagnostic {
        code: "E101",
        message: format!("dit bestand is niet te lezen: {error}"),
        span: Span::whole(name),
        help: Some("Is het net weggehaald of hernoemd? Bouw dan opnieuw.".to_owned()),
    })
}
