//! E301, E304, W505: a reference leads to an item, and readers may see it.

use super::left_out::describe;
use crate::decode::Reference;
use crate::derive::publication::Publication;
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::{ItemId, Resolution};

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, _) in map.edition.site.items() {
        for (reference, resolution) in map.edition.references(item) {
            match resolution {
                Resolution::Found(target) => {
                    check_target(map, item, reference, *target, diagnostics);
                }
                Resolution::Missing => report_missing(map, item, reference, diagnostics),
                Resolution::Ambiguous(items) => {
                    report_ambiguous(map, (item, reference), items, diagnostics);
                }
            }
        }
    }
}

fn check_target(
    map: Map<'_>,
    from: ItemId,
    reference: &Reference,
    target: ItemId,
    diagnostics: &mut Diagnostics,
) {
    if !map.edition.is_shown(from) {
        return;
    }
    let written = &reference.target.value;
    match map.edition.publication(target) {
        Publication::Confidential => diagnostics
            .report(
                "E304",
                &reference.target.span,
                format!("`{written}` is vertrouwelijk, en dit item is openbaar"),
            )
            .help(format!(
                "Haal `{}` hier weg, of maak dit item ook vertrouwelijk.",
                reference.key
            )),
        Publication::LeftOut(why) => diagnostics
            .report(
                "W505",
                &reference.target.span,
                format!("`{written}` staat niet in deze uitgave: {}", describe(why)),
            )
            .help("De titel staat er, zonder link. Dat komt vanzelf goed als het item verschijnt."),
        Publication::Public | Publication::Draft => (),
    }
}

fn report_missing(
    map: Map<'_>,
    from: ItemId,
    reference: &Reference,
    diagnostics: &mut Diagnostics,
) {
    let written = &reference.target.value;
    let known = map.edition.index.candidates(from.home(), from.kind, reference);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let message = format!("`{}: {written}` verwijst naar niets", reference.key);
    let diagnostic = diagnostics.report("E301", &reference.target.span, message);
    if known.is_empty() {
        diagnostic.help(
            "Hier is nog niets om naar te verwijzen. Maak dat eerst, of haal deze regel weg.",
        );
    } else {
        let in_full = known.iter().any(|it| it.contains('/'));
        let last = written.rsplit('/').next().unwrap_or(written);
        diagnostic.help_choice(if in_full { written } else { last }, &known);
    }
}

fn report_ambiguous(
    map: Map<'_>,
    (from, reference): (ItemId, &Reference),
    items: &[ItemId],
    diagnostics: &mut Diagnostics,
) {
    let names: Vec<String> = items
        .iter()
        .map(|it| format!("`{}`", map.edition.index.full_name(from.home(), *it)))
        .collect();
    let message = format!("`{}` is de naam van meer dan één item", reference.target.value);
    diagnostics
        .report("E301", &reference.target.span, message)
        .help(format!("Schrijf erbij welke soort u bedoelt: {}", names.join(" of ")));
}
