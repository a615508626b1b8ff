//! E403: a photo says what it shows, and who is on it agreed.

use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::Photo;
use crate::values::show_date;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    let areas = site.areas().flat_map(|area| site.area(area).introductions.values());
    let forewords = site.introduction.iter().chain(areas).map(|it| &it.head);
    let items = site.items().filter(|(item, _)| map.edition.is_shown(*item)).map(|(_, head)| head);
    for photo in items.chain(forewords).filter_map(|head| head.photo.as_ref()) {
        check_alt(photo, diagnostics);
        check_consent(map, photo, diagnostics);
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
            .report("E403", &photo.span, "op deze foto staan mensen, maar hun `toestemming` ontbreekt")
            .help("Hebben zij ja gezegd, voeg dan toe: `toestemming: ja`. Anders kan de foto niet op de site.");
    }
}
