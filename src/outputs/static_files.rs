//! The static files of the theme: style sheets, the icon.

use std::borrow::Cow;

use super::{Output, Press, Sort};
use crate::diagnostic::{Diagnostic, Span};
use crate::theme::StaticFile;

/// The folder in which they are published.
pub(super) const FOLDER: &str = "thema/";

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    for (path, file) in press.theme.statics() {
        let source = match file {
            StaticFile::Embedded(_) => Span::whole("content/site.yaml"),
            StaticFile::Source(name) => Span::whole(name),
        };
        let recipe = move || match file {
            StaticFile::Embedded(bytes) => Ok(bytes.to_vec()),
            StaticFile::Source(name) => read(press, name),
        };
        output.add(format!("{FOLDER}{path}"), Sort::Other, source, Box::new(recipe));
    }
}

/// The bytes of a source file.
pub(super) fn read(press: &Press<'_>, name: &str) -> Result<Vec<u8>, Diagnostic> {
    press.map.sources.bytes(name).map(Cow::into_owned).map_err(|error| Diagnostic {
        code: "E101",
        message: format!("dit bestand is niet te lezen: {error}"),
        span: Span::whole(name),
        help: Some("Is het net weggehaald of hernoemd? Bouw dan opnieuw.".to_owned()),
    })
}
