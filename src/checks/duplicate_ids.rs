//! E206: an id is unique within its kind and area.

use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::Kind;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, first) in map.edition.index.namesakes() {
        let (Some(head), Some(other)) = (map.edition.head(item), map.edition.head(first)) else {
            continue;
        };
        let message = format!("`{}` heet al een ander item van deze soort", head.id);
        let help = format!(
            "Geef een van de twee een eigen `id`. De eerste staat in `{}` en heet “{}”.",
            other.span.file, other.title
        );
        diagnostics.report("E206", head.id_span.as_ref().unwrap_or(&head.span), message).help(help);
    }
    check_themes(map, diagnostics);
    missing(map, diagnostics);
}

fn check_themes(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let themes = &map.edition.site.settings.themes;
    for (at, theme) in themes.iter().enumerate() {
        if themes[..at].iter().any(|it| it.id == theme.id) {
            let message = format!("`{}` heet al een ander thema", theme.id);
            diagnostics.report("E206", &theme.span, message).help("Geef het een eigen `id`.");
        }
    }
}

/// An item whose title has no letters that fit in an address needs an id of its own.
fn missing(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let items = map.edition.site.items().filter(|(item, _)| item.kind != Kind::Foreword);
    for (_, head) in items.filter(|(_, head)| head.id.is_empty() && !head.title.is_empty()) {
        let message = format!("van “{}” is geen webadres te maken", head.title);
        let help = "Voeg een regel toe met een eigen naam: `id: bewonersavond`";
        diagnostics.report("E203", &head.span, message).help(help);
    }
}
