//! What the organisation says of the accessibility of the site, and nothing that it does not say.

use super::Composer;
use super::frame::reachable;
use super::view::{Accessibility, Fact, FactValue};
use crate::pages::ACCESSIBILITY;

/// The five words of the national register, A to E, and what each of them means there
/// (digitoegankelijk.nl, "De status").
const MEANINGS: &[(&str, &str)] = &[
    ("voldoet volledig", "De site voldoet aan alle eisen. Dat is onderzocht."),
    (
        "voldoet gedeeltelijk",
        "De site is onderzocht. Zij voldoet nog niet aan alle eisen. In de verklaring staat wat er nog niet goed is, en wanneer dat wordt verbeterd.",
    ),
    (
        "eerste maatregelen genomen",
        "De site is nog niet helemaal onderzocht. De eerste maatregelen zijn genomen. Die staan in de verklaring.",
    ),
    (
        "voldoet niet",
        "Er is een verklaring, maar geen goed onderzoek. Of de site voldoet aan de eisen, is niet bekend.",
    ),
    ("geen toegankelijkheidsverklaring", "Er is voor deze site nog geen verklaring."),
];

impl Composer<'_> {
    /// The page about it.
    pub(super) fn accessibility(self) -> Accessibility {
        let Some(stated) = &self.edition().site.settings.accessibility else {
            return Accessibility::default();
        };
        let status = stated.status.trim();
        // The register itself writes "B - voldoet gedeeltelijk".
        let word = status.split_once(" - ").map_or(status, |(_, word)| word);
        let meaning = MEANINGS.iter().find(|(it, _)| word.eq_ignore_ascii_case(it));
        let plain = |text: &str| FactValue { text: text.to_owned(), ..FactValue::default() };
        let facts = [
            ("Stand", Some(plain(status))),
            ("Vastgesteld op", stated.date.map(|it| plain(&it.to_string()))),
            ("Verklaring in het register", stated.register.as_deref().map(reachable)),
        ];
        let fact = |(label, value): (&str, Option<FactValue>)| {
            Some(Fact { label: label.to_owned(), values: vec![value?] })
        };
        Accessibility {
            facts: facts.into_iter().filter_map(fact).collect(),
            meaning: meaning.map(|(_, meaning)| *meaning),
            contact: stated.contact.as_deref().map(reachable),
        }
    }

    /// Its address, if there is such a page.
    pub(super) fn accessibility_link(self) -> Option<String> {
        self.map().pages.find(ACCESSIBILITY).map(|_| self.press.link(ACCESSIBILITY))
    }
}
