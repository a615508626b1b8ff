//! W504: every build says what it left out, and when it will appear. Silence is forbidden.

use crate::derive::publication::{LeftOut, Publication};
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::values::show_date;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, head) in map.edition.site.items() {
        let Publication::LeftOut(why) = map.edition.publication(item) else { continue };
        if why == LeftOut::WithWijk {
            continue;
        }
        let message = format!("“{}” staat niet in deze uitgave: {}", head.title, describe(why));
        diagnostics.report("W504", &head.span, message).help(way_out(why));
    }
}

/// Why an item is left out, as the end of a sentence.
pub(super) fn describe(why: LeftOut) -> String {
    match why {
        LeftOut::Draft => "het is een concept".to_owned(),
        LeftOut::Until(day) => format!("het verschijnt op {}", show_date(day)),
        LeftOut::Since(day) => format!("het stond er tot en met {}", show_date(day)),
        LeftOut::WithWijk => "de wijk staat er niet in".to_owned(),
    }
}

fn way_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Draft => {
            "Is het klaar, haal dan `concept: ja` weg. Bekijken kan met `--concepten`."
        }
        LeftOut::Until(_) => "U hoeft niets te doen. Vanaf die dag doet elke bouw het mee.",
        LeftOut::Since(_) => "Moet het blijven staan, kies dan een latere dag of haal die weg.",
        LeftOut::WithWijk => "U hoeft niets te doen.",
    }
}
