//! The tables of open data: a name, a line of explanation, columns, and which rows there are.

use super::column::{Column, Piece};
use super::kinds::{self, Columns, MEASUREMENTS, TRAITS, UPDATES};
use super::row::{Part, Row};
use crate::model::{KINDS, Kind};
use crate::outputs::Press;

/// One table.
pub(in crate::outputs) struct Table {
    /// The name of its files: `mijlpalen`.
    pub(in crate::outputs) name: &'static str,
    /// What it is called when its kind has no word for it: `Metingen`.
    pub(in crate::outputs) title: Option<&'static str>,
    /// The kind of its items.
    pub(in crate::outputs) kind: Kind,
    columns: Which,
    rows: Rows,
}

/// Which columns a table has.
enum Which {
    OfKind,
    Own(Columns),
}

/// The parts of an item that have a row each.
type Parts = fn(Row<'_>) -> Vec<Part<'_>>;

/// Which rows a table has, of each item of its kind.
#[derive(Clone, Copy)]
enum Rows {
    Items,
    /// Decisions, and those inside plans.
    Decisions,
    /// The parts of items.
    Parts(Parts),
    /// What was recorded of items of every kind.
    Updates,
}

/// Every table, in the order in which they are shown.
pub(in crate::outputs) fn tables() -> impl Iterator<Item = Table> {
    let of_kind = |kind: Kind| Table {
        name: kind.file(),
        title: None,
        kind,
        columns: Which::OfKind,
        rows: if kind == Kind::Decision { Rows::Decisions } else { Rows::Items },
    };
    let own = |name, title, kind, columns, rows| Table {
        name,
        title: Some(title),
        kind,
        columns: Which::Own(columns),
        rows,
    };
    let kinds = std::iter::once(Kind::Wijk).chain(KINDS.iter().map(|it| it.kind));
    kinds.map(of_kind).chain([
        own("kenmerken", "Kenmerken van wijken", Kind::Wijk, TRAITS, Rows::Parts(kinds::traits)),
        own(
            "metingen",
            "Metingen bij cijfers",
            Kind::Indicator,
            MEASUREMENTS,
            Rows::Parts(kinds::measurements),
        ),
        own(
            "voortgangsberichten",
            "Berichten over de voortgang",
            Kind::Milestone,
            UPDATES,
            Rows::Updates,
        ),
    ])
}

impl Table {
    /// Its columns, in order; of some values several belong together.
    pub(in crate::outputs) fn columns(&self) -> impl Iterator<Item = &'static Column> + use<> {
        let own: &[Columns] = match &self.columns {
            Which::OfKind => kinds::columns(self.kind),
            Which::Own(columns) => &[*columns],
        };
        let all: Vec<&'static Column> = own.iter().flat_map(|it| it.iter()).collect();
        all.into_iter()
    }

    /// Every single column by its name, each with what it means.
    pub(super) fn pieces(
        &self,
    ) -> impl Iterator<Item = (String, &'static Column, &'static Piece)> + use<> {
        self.columns().flat_map(|column| column.pieces().map(move |(name, it)| (name, column, it)))
    }

    /// How many rows it has.
    pub(in crate::outputs) fn count<'a>(&self, press: &'a Press<'a>) -> usize {
        self.rows(press).len()
    }

    /// What residents see, in the order of wijken and of what they read there.
    pub(super) fn rows<'a>(&self, press: &'a Press<'a>) -> Vec<Row<'a>> {
        match self.rows {
            Rows::Items => items(press, self.kind).collect(),
            Rows::Decisions => {
                let in_plans = parts(items(press, Kind::Plan), kinds::plan_decisions);
                items(press, Kind::Decision).chain(in_plans).collect()
            }
            Rows::Parts(of) => parts(items(press, self.kind), of),
            Rows::Updates => {
                let all = Kind::EVERY.iter().flat_map(|kind| items(press, *kind));
                parts(all, kinds::updates)
            }
        }
    }
}

/// The items of one kind that residents see.
fn items<'a>(press: &'a Press<'a>, kind: Kind) -> impl Iterator<Item = Row<'a>> {
    let edition = press.map.edition;
    let wijken = edition.wijken().map(|(item, _)| item).filter(move |_| kind == Kind::Wijk);
    let others = edition.areas().flat_map(move |area| edition.own(area, kind));
    let others = others.filter(move |_| kind != Kind::Wijk);
    wijken.chain(others).filter_map(move |item| Row::new(press, item))
}

fn parts<'a>(rows: impl Iterator<Item = Row<'a>>, of: Parts) -> Vec<Row<'a>> {
    rows.flat_map(|row| of(row).into_iter().map(move |part| row.of(part))).collect()
}
