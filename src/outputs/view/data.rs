//! The page about the open data.

use serde::Serialize;

/// The open data, and what its columns mean.
#[derive(Clone, Debug, Serialize)]
pub struct Data {
    /// A table for each kind, and more.
    pub datasets: Vec<Dataset>,
    /// How far everything has got; its columns are the properties of a record.
    pub progress: Dataset,
    /// The columns that every table of a kind has.
    pub common: Vec<DataColumn>,
    /// The sorts of values that take several columns.
    pub sorts: Vec<DataSort>,
    /// The address of the catalogue.
    pub catalogue: String,
    /// The address of the licence, if it has one.
    pub licence_url: Option<String>,
}

/// A table of open data.
#[derive(Clone, Debug, Serialize)]
pub struct Dataset {
    /// The name of its files: `mijlpalen`.
    pub name: &'static str,
    /// What it is about: `Mijlpalen`.
    pub title: String,
    /// How many rows it has: `1.204`.
    pub rows: String,
    /// Whether that is one.
    pub is_one: bool,
    /// Its files.
    pub files: Vec<DataFile>,
    /// Its columns, besides those that all have.
    pub columns: Vec<DataColumn>,
}

/// A file with open data.
#[derive(Clone, Debug, Serialize)]
pub struct DataFile {
    /// Its name: `mijlpalen.csv`.
    pub name: String,
    /// Its address.
    pub url: String,
    /// What sort of file it is: `text/csv`.
    pub media_type: &'static str,
}

/// A column of a table, or several that belong together.
#[derive(Clone, Debug, Serialize)]
pub struct DataColumn {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub means: &'static str,
    /// The sort of value in it: `datum`; empty where that is plain.
    pub sort: &'static str,
}

/// A sort of value that takes several columns.
#[derive(Clone, Debug, Serialize)]
pub struct DataSort {
    /// What it is called: `datum`.
    pub name: &'static str,
    /// What stands behind the name of each column, and what that column says.
    pub pieces: Vec<(&'static str, &'static str)>,
}
