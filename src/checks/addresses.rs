//! E701: every address belongs to one source, and lies inside the site.

use crate::diagnostic::Diagnostics;
use crate::links::Map;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for clash in map.pages.clashes() {
        let Some(head) = map.edition.head(clash.item) else { continue };
        let span =
            clash.alias.and_then(|at| head.aliases.get(at)).map_or(&head.span, |it| &it.span);
        let address = &clash.address;
        match &clash.taken_by {
            Some(owner) => diagnostics
                .report("E701", span, format!("het adres `{address}` is al van {owner}"))
                .help("Kies een ander adres, of een ander `id` voor een van de twee."),
            None => diagnostics
                .report("E701", span, format!("het adres `{address}` ligt buiten deze site"))
                .help("Schrijf een oud adres als `/oud/adres/`, zonder `..`, `?` of `https:`."),
        }
    }
}
