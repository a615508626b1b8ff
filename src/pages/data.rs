//! Where the open data is.

use crate::model::{KINDS, Kind};

/// The page about the open data, with its files beside it.
pub const DATA: &str = "data/";

/// What there is open data about besides each kind, by the name of its files.
pub const DATA_SETS: &[&str] = &["kenmerken", "metingen", "voortgang", "voortgangsberichten"];

/// Whether a path is that of a file with open data.
pub fn is_data_file(path: &str) -> bool {
    let Some(file) = path.strip_prefix(DATA) else { return false };
    let Some((name, ending)) = file.split_once('.') else { return false };
    let is_kind = || name == Kind::Wijk.file() || KINDS.iter().any(|it| it.file == name);
    match (name, ending) {
        ("catalog", "jsonld") => true,
        ("voortgang", "csv") => false,
        (name, "json" | "csv" | "schema.json") => DATA_SETS.contains(&name) || is_kind(),
        _ => false,
    }
}
