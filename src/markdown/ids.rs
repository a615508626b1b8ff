//! The anchors of headings: `Meedoen in de wijk` becomes `meedoen-in-de-wijk`.

use std::collections::BTreeMap;

use crate::values::slug;

/// The id of the main part of every page.
const MAIN: &str = "inhoud";

/// The ids of one text: each with the number of headings that wanted it.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id for a heading that no other heading and no footnote of the text has.
    pub(super) fn give(&mut self, heading: &str) -> String {
        let mut wanted = slug(heading);
        if wanted.is_empty() {
            wanted.push_str("kop");
        } else if is_of_footnote(&wanted) || wanted == MAIN {
            wanted.insert_str(0, "kop-");
        }
        let mut id = wanted.clone();
        while self.0.contains_key(&id) {
            let wanted_before = self.0.entry(wanted.clone()).or_default();
            *wanted_before += 1;
            id = format!("{wanted}-{}", *wanted_before + 1);
        }
        self.0.insert(id.clone(), 0);
        id
    }

    /// Whether a heading of the text has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}

/// Whether a footnote may get this id, now or after the next edit.
fn is_of_footnote(id: &str) -> bool {
    let number = id.strip_prefix("noot-").or_else(|| id.strip_prefix("nootverwijzing-"));
    number.is_some_and(|number| number.starts_with(|first: char| first.is_ascii_digit()))
}
