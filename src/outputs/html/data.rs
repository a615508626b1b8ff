//! The page about the open data, made from the same columns as the data.

use super::Composer;
use super::view::{Data, DataColumn, DataFile, DataSort, Dataset};
use crate::model::AreaId;
use crate::outputs::open_data::{
    Column, LAST, MEANINGS, NAMES, PROGRESS, SORTS, Table, count_progress, licence_address, path,
    tables,
};
use crate::values::Number;

/// The files of a table, by their ending, with the sort of file.
const FILES: &[(&str, &str)] = &[
    ("csv", "text/csv"),
    ("json", "application/json"),
    ("schema.json", "application/schema+json"),
];

impl Composer<'_> {
    /// The open data, and what its columns mean.
    pub(super) fn data(self) -> Data {
        let licence = self.edition().site.settings.licence.as_deref();
        Data {
            datasets: tables().map(|it| self.dataset(&it)).collect(),
            progress: self.progress_data(),
            common: NAMES.iter().chain(LAST).map(column).collect(),
            sorts: SORTS
                .iter()
                .map(|it| DataSort {
                    name: it.name,
                    pieces: it.pieces.iter().map(|it| (it.ending, it.means)).collect(),
                })
                .collect(),
            catalogue: self.press.file_link(&path("catalog.jsonld")),
            licence_url: licence.and_then(licence_address).map(str::to_owned),
        }
    }

    fn dataset(self, table: &Table) -> Dataset {
        let is_common = |it: &Column| NAMES.iter().chain(LAST).any(|other| other.name == it.name);
        let is_of_kind = table.title.is_none();
        let own = table.columns().filter(|it| !is_of_kind || !is_common(it));
        let (rows, is_one) = counted(table.count(self.press));
        Dataset {
            name: table.name,
            title: table
                .title
                .map_or_else(|| self.label_many(AreaId::Site, table.kind), str::to_owned),
            rows,
            is_one,
            files: self.data_files(table.name, FILES),
            columns: own.map(column).collect(),
        }
    }

    fn progress_data(self) -> Dataset {
        let plain =
            |(name, means): &(&'static str, &'static str)| DataColumn { name, means, sort: "" };
        let (rows, is_one) = counted(count_progress(self.press));
        Dataset {
            name: PROGRESS,
            title: "Voortgang".to_owned(),
            rows,
            is_one,
            files: self.data_files(PROGRESS, &FILES[1..]),
            columns: MEANINGS.iter().map(plain).collect(),
        }
    }

    fn data_files(self, name: &str, files: &[(&str, &'static str)]) -> Vec<DataFile> {
        let file = |(ending, media_type): &(&str, &'static str)| {
            let name = format!("{name}.{ending}");
            DataFile { url: self.press.file_link(&path(&name)), name, media_type }
        };
        files.iter().map(file).collect()
    }
}

fn column(column: &Column) -> DataColumn {
    let sort = column.sort().name;
    let sort = if sort == "tekst" { "" } else { sort };
    DataColumn { name: column.name, means: column.means, sort }
}

/// A number of rows as it is read, and whether it is one.
fn counted(rows: usize) -> (String, bool) {
    (Number::from(i64::try_from(rows).unwrap_or(i64::MAX)).to_string(), rows == 1)
}
