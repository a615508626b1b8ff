//! E203, E205: what ends, ends after it begins, and the place of an event in the month can be read.

use crate::derive::calendar::MonthDay;
use crate::diagnostic::{Diagnostics, Located};
use crate::links::Map;
use crate::model::Event;
use crate::values::When;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    for area in site.areas().map(|area| site.area(area)) {
        for event in &area.events {
            check_end(event, diagnostics);
            check_recurrence(event, diagnostics);
        }
        for contact in &area.contacts {
            check_until(contact.from, contact.until.as_ref(), diagnostics);
        }
        for activity in &area.activities {
            check_until(activity.from, activity.until.as_ref(), diagnostics);
        }
    }
}

fn check_recurrence(event: &Event, diagnostics: &mut Diagnostics) {
    let Some(recurrence) = &event.recurrence else { return };
    if let Some(place) = recurrence.on.as_ref().filter(|it| MonthDay::parse(it).is_none()) {
        diagnostics
            .report("E203", &place.span, format!("`{}` is geen plek in de maand", place.value))
            .help("Schrijf bijvoorbeeld: `op: tweede dinsdag` of `op: laatste vrijdag`");
    }
    let begins = event.begins.as_ref().map(|it| it.day());
    let until = recurrence.until.as_ref();
    if let Some(until) =
        until.filter(|until| begins.is_some_and(|begins| until.value.last() < begins))
    {
        diagnostics
            .report("E205", &until.span, "deze herhaling houdt op voordat zij begint")
            .help("Kies een dag na `begin`, of haal `tot` weg: dan gaat de herhaling door.");
    }
}

fn check_until(from: Option<When>, until: Option<&Located<When>>, diagnostics: &mut Diagnostics) {
    let (Some(from), Some(until)) = (from, until) else { return };
    if until.last() < from.first() {
        diagnostics
            .report(
                "E205",
                &until.span,
                format!("`tot` ligt voor `van`: {} is eerder dan {from}", until.value),
            )
            .help("Kijk na welke van de twee niet klopt.");
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
