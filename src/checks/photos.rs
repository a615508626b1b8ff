//! E403: a photo says what it shows, and whoever is shown, named or quoted agreed.

use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::{Kind, Photo};
use crate::values::show_date;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    let items = site.items().filter(|(item, _)| map.edition.is_shown(*item)).map(|(_, head)| head);
    for photo in items.filter_map(|head| head.photo.as_ref()) {
        check_alt(photo, diagnostics);
        check_consent(map, photo, diagnostics);
    }
    check_refusals(map, diagnostics);
}

/// Who is quoted or named may have said no.
fn check_refusals(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    for (item, _) in site.items().filter(|(item, _)| map.edition.is_shown(*item)) {
        let area = site.area(item.area);
        let (who, consent) = match item.kind {
            Kind::Voice => ("wie dit zei", &area.voices[item.index].consent),
            Kind::Contact => ("wie hier genoemd wordt", &area.contacts[item.index].consent),
            _ => continue,
        };
        if let Some(refused) = consent.as_ref().filter(|it| !it.value) {
            diagnostics.report("E403", &refused.span, format!("{who} gaf geen toestemming")).help(
                "Haal het weg, of zet er `vertrouwelijk: ja` bij: dan komt het niet op de site.",
            );
        }
    }
}

fn check_alt(photo: &Photo, diagnostics: &mut Diagnostics) {
    if photo.alt.is_none() {
        diagnostics
            .report("E403", &photo.span, "bij deze foto ontbreekt `alt`: wat er te zien is, voor wie dat niet ziet")
            .help("Voeg toe: `alt: Een bank onder een eik`. Is de foto alleen versiering: `alt: \"\"`");
    }
}

fn check_consent(map: Map<'_>, photo: &Photo, diagnostics: &mut Diagnostics) {
    if !photo.persons {
        return;
    }
    let until = photo.consent.as_ref().and_then(|it| it.until).filter(|it| *it < map.edition.day);
    if let Some(until) = until {
        let message = format!(
            "de toestemming van wie op deze foto staan liep tot en met {}",
            show_date(until)
        );
        diagnostics
            .report("E403", &photo.span, message)
            .help("Vraag opnieuw toestemming en zet een latere `tot`, of haal de foto weg.");
    } else if !photo.consent.as_ref().is_some_and(|it| it.given) {
        diagnostics
            .report("E403", &photo.span, "op deze foto staan mensen, en zij gaven geen `toestemming`")
            .help("Hebben zij ja gezegd, voeg dan toe: `toestemming: ja`. Anders kan de foto niet op de site.");
    }
}
