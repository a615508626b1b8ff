//! The design tokens of a municipality (NL Design System): a style sheet in which a class, or
//! `:root`, holds custom properties.

use super::pairs::Pair;
use super::sheet::{self, Sheet};
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::media;

/// Where the value of a role comes from.
pub(super) struct Origin {
    /// The style sheet that reads the tokens.
    pub(super) bridge: Sheet,
    /// The tokens.
    pub(super) tokens: Sheet,
}

/// Reads the token file of the site, if it has one.
pub(super) fn read(map: Map<'_>, diagnostics: &mut Diagnostics) -> Sheet {
    let style = &map.edition.site.settings.style;
    let Some(path) = &style.tokens else { return Sheet::default() };
    // A file that is not there is reported with all others.
    let Ok((file, _)) = media::locate(map.sources, &path.span.file, path) else {
        return Sheet::default();
    };
    let bytes = map.sources.bytes(file).unwrap_or_default();
    let classes: Vec<&str> = style.class.iter().flat_map(|it| it.split_whitespace()).collect();
    let tokens = Sheet::read(&String::from_utf8_lossy(&bytes), &classes);
    if tokens.light.is_empty() {
        report_nothing(map, &tokens, diagnostics);
    }
    tokens
}

/// The tokens hold for a class that the page does not have, or there are none.
fn report_nothing(map: Map<'_>, tokens: &Sheet, diagnostics: &mut Diagnostics) {
    let style = &map.edition.site.settings.style;
    let (Some(path), classes) = (&style.tokens, &tokens.classes) else { return };
    let names: Vec<&str> = classes.iter().map(String::as_str).collect();
    match &style.class {
        _ if names.is_empty() => {
            let message = format!("in `{}` staan geen tokens", path.value);
            diagnostics.report("E203", &path.span, message).help(
                "Gebruik het CSS-bestand uit het pakket met tokens van uw gemeente, bijvoorbeeld `dist/theme.css`",
            );
        }
        Some(class) => {
            let message = format!("in `{}` staat geen klasse `{}`", path.value, class.value);
            diagnostics.report("E204", &class.span, message).help_choice(class, &names);
        }
        None => {
            let message = format!("de tokens in `{}` horen bij een klasse", path.value);
            let help = format!("Voeg een regel toe: `klasse: {}`", names[0]);
            diagnostics.report("E204", &path.span, message).help(help);
        }
    }
}

impl Origin {
    /// Whether the tokens have a say in a pair of colours.
    pub(super) fn decides(&self, pair: &Pair) -> bool {
        [pair.front, pair.back].iter().any(|role| self.find(role).is_some())
    }

    /// The token that gives a role its value; the role itself when none does.
    pub(super) fn token<'a>(&'a self, role: &'a str) -> &'a str {
        self.find(role).unwrap_or(role)
    }

    fn find<'a>(&'a self, role: &'a str) -> Option<&'a str> {
        let read = self.bridge.light.get(role)?;
        std::iter::once(role).chain(sheet::references(read)).find(|name| {
            self.tokens.light.contains_key(*name) || self.tokens.dark.contains_key(*name)
        })
    }
}
