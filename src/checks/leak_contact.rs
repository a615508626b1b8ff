//! W603: whoever finds a leak can see where to report it, and that this still holds (RFC 9116).

use chrono::Days;

use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::values::show_date;

/// How many days before the end the editors are warned.
const NOTICE: Days = Days::new(30);

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let Some(security) = &map.edition.site.settings.security else { return };
    let Some(last) = &security.expires else {
        diagnostics
            .report("W603", &security.span, "bij `security` staat niet tot wanneer dit geldt")
            .help("Voeg toe tot wanneer: `verloopt: 2022-06-30`. Zonder dat komt security.txt er niet.");
        return;
    };
    let day = map.edition.day;
    let message = if last.value < day {
        format!("het adres om een lek te melden gold tot en met {}", show_date(last.value))
    } else if last.value < day + NOTICE {
        format!("het adres om een lek te melden geldt nog tot en met {}", show_date(last.value))
    } else {
        return;
    };
    diagnostics
        .report("W603", &last.span, message)
        .help("Kijk of het adres nog klopt, en kies een nieuwe dag, hooguit een jaar verder.");
}
