//! W501, W502: what is late says so, and what is open is kept up to date.

use chrono::Days;

use crate::derive::standing::{Lateness, Standing};
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::model::{AreaId, Head, Status};
use crate::values::{Planning, When, show_date};

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, head) in map.edition.site.items() {
        let archived = match item.home() {
            AreaId::Wijk(at) => map.edition.site.wijken[at].profile.archived,
            AreaId::Site => false,
        };
        if archived || !map.edition.is_shown(item) {
            continue;
        }
        let Some(standing) = map.edition.standing_of(item) else { continue };
        if map.edition.lateness(item) == Some(Lateness::Overdue) {
            report_overdue(&standing, head, diagnostics);
        } else if map.edition.realised(item).is_none() {
            check_age(map, &standing, head, diagnostics);
        }
    }
}

fn report_overdue(standing: &Standing<'_>, head: &Head, diagnostics: &mut Diagnostics) {
    let planned = standing.planned.map(Planning::to_string).unwrap_or_default();
    diagnostics
        .report("W501", &head.span, format!("“{}” is nog niet afgerond, en de planning ({planned}) is voorbij", head.title))
        .help("Zet onder `voortgang` hoe het ervoor staat: een nieuwe `gepland` met `reden`, of `status: afgerond`.");
}

fn check_age(map: Map<'_>, standing: &Standing<'_>, head: &Head, diagnostics: &mut Diagnostics) {
    if !standing.common().is_some_and(Status::is_open) {
        return;
    }
    let changed = standing.updated.into_iter().chain(head.changed).map(When::last).max();
    let Some(changed) = changed else { return };
    let days = map.edition.site.settings.freshness;
    let fresh_until = changed.checked_add_days(Days::new(u64::from(days)));
    if fresh_until.is_some_and(|until| until < map.edition.day) {
        let message = format!("“{}” is sinds {} niet bijgewerkt", head.title, show_date(changed));
        diagnostics
            .report("W502", &head.span, message)
            .help("Vertel onder `voortgang` hoe het gaat, ook als er niets nieuws is.");
    }
}
