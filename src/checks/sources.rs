//! W503: a figure says where it comes from, and when it was so.

use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::wijk::{Trait, TraitYear};

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, wijk) in map.edition.wijken() {
        let sourced = map.edition.head(item).is_some_and(|head| !head.sources.is_empty());
        for it in &wijk.profile.traits {
            check_trait(it, sourced, diagnostics);
        }
    }
    for (item, head) in map.edition.site.items().filter(|(item, _)| map.edition.is_shown(*item)) {
        let indicators = &map.edition.site.area(item.area).indicators;
        let indicator =
            indicators.get(item.index).filter(|_| item.kind == crate::model::Kind::Indicator);
        let Some(indicator) = indicator else { continue };
        let counted = indicator.measurements.iter().chain(&indicator.baseline);
        let unsourced = counted.filter(|it| it.source.is_none() && head.sources.is_empty());
        for value in unsourced.filter_map(|it| it.value.as_ref()) {
            let message = format!(
                "bij “{}” staat niet waar het cijfer {} vandaan komt",
                head.title, value.value
            );
            diagnostics.report("W503", &value.span, message).help("Voeg de bron toe: `bron: CBS`");
        }
    }
}

fn check_trait(it: &Trait, sourced: bool, diagnostics: &mut Diagnostics) {
    let is_figure = it.value.as_ref().is_some_and(|value| !value.is_text());
    if is_figure && it.source.is_none() && !sourced {
        diagnostics
            .report("W503", &it.span, format!("bij het kenmerk “{}” ontbreekt de bron", it.name))
            .help("Voeg de bron toe: `bron: CBS`");
    } else if it.year == Some(TraitYear::Unknown) {
        diagnostics
            .report(
                "W503",
                &it.span,
                format!("van het kenmerk “{}” is het jaar niet bekend", it.name),
            )
            .help("Op de site staat “jaar onbekend”. Komt u erachter, vul het jaar dan in.");
    }
}
