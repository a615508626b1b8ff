//! Open data in `data/`: every kind as JSON and as CSV with its JSON Schema, how far everything has
//! got, and a catalogue of it all (DCAT-AP-NL 3.0). Only what residents see; never a draft.
//!
//! One table of columns per kind (`kinds`) makes all of them, and the page that explains them.

mod catalogue;
mod column;
mod csv;
mod json;
mod kinds;
mod progress;
mod row;
mod schema;
mod table;

use super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::pages::DATA;

pub(super) use catalogue::{Set, licence_address, media_type, sets};
pub(super) use column::{Column, SORTS};
pub(super) use kinds::{LAST, NAMES};
pub(super) use progress::{MEANINGS, NAME as PROGRESS, count as count_progress};
pub(super) use table::{Table, tables};

/// The path of a file with open data, or of a place on the page about them.
pub(super) fn path(name: &str) -> String {
    format!("{DATA}{name}")
}

/// Makes one form of a table.
type Writer = for<'a> fn(&'a Press<'a>, &Table) -> Vec<u8>;

/// The forms in which each table is published.
const FORMS: &[(&str, Writer)] = &[
    ("json", json::write),
    ("csv", csv::write),
    ("schema.json", |press, table| schema::write(press, table)),
];

/// Makes a file that is about all tables.
type Whole = for<'a> fn(&'a Press<'a>) -> Vec<u8>;

const WHOLES: &[(&str, Whole)] = &[
    ("voortgang.json", progress::write),
    ("voortgang.schema.json", |press| progress::schema(press)),
    ("catalog.jsonld", catalogue::write),
];

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for table in tables().map(std::sync::Arc::new) {
        for (ending, write) in FORMS {
            let (path, table) = (path(&format!("{}.{ending}", table.name)), table.clone());
            let recipe = move || Ok(write(press, &table));
            layout.add(path, File::new(Sort::Other, Span::whole("content/site.yaml"), recipe));
        }
    }
    for (name, write) in WHOLES {
        let recipe = move || Ok(write(press));
        let source = Span::whole("content/site.yaml");
        layout.add(path(name), File::new(Sort::Other, source, recipe));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::pages::is_data_file;

    #[test]
    fn a_text_may_link_to_every_file() {
        for table in tables() {
            for (ending, _) in FORMS {
                assert!(is_data_file(&path(&format!("{}.{ending}", table.name))), "{}", table.name);
            }
        }
        assert!(WHOLES.iter().all(|(name, _)| is_data_file(&path(name))));
        assert!(
            !["data/", "data/onzin.csv", "data/voortgang.csv", "mijlpalen.csv"]
                .into_iter()
                .any(is_data_file)
        );
    }

    #[test]
    fn each_column_of_a_table_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        for table in tables() {
            assert!(names.insert(table.name), "{} twice", table.name);
            let mut columns = BTreeSet::new();
            for (name, column, _) in table.pieces() {
                let is_plain = |it: char| it.is_ascii_lowercase() || "-._".contains(it);
                assert!(name.chars().all(is_plain), "{name}");
                assert!(!column.means.is_empty() && columns.insert(name.clone()), "{name}");
            }
        }
    }
}
