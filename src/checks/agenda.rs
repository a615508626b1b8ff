//! E203, E205: an event ends after it begins, and its place in the month can be read.

use crate::derive::calendar::MonthDay;
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::Event;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    for event in site.areas().flat_map(|area| &site.area(area).events) {
        check_end(event, diagnostics);
        let place = event.recurrence.as_ref().and_then(|it| it.on.as_ref());
        if let Some(place) = place.filter(|it| MonthDay::parse(it).is_none()) {
            diagnostics
                .report("E203", &place.span, format!("`{}` is geen plek in de maand", place.value))
                .help("Schrijf bijvoorbeeld: `op: tweede dinsdag` of `op: laatste vrijdag`");
        }
    }
}

fn check_end(event: &Event, diagnostics: &mut Diagnostics) {
    let (Some(begins), Some(ends)) = (&event.begins, &event.ends) else { return };
    let early = ends.day() < begins.day()
        || (ends.day() == begins.day()
            && begins.time().zip(ends.time()).is_some_and(|(from, to)| to < from));
    if early {
        diagnostics
            .report("E205", &ends.span, "dit einde ligt voor het begin")
            .help("Kijk de dag en de tijd na. Schrijf bijvoorbeeld: `einde: 2021-10-14 21:30`");
    }
}
