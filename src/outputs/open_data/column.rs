//! A column of open data: its name, what it means, and how it is read from a row.
//!
//! A name is the key that editors type, a dot before each key inside another: `locatie.naam`. What
//! wijkbode works out itself stands beside it, under a name with an underscore: `gepland_van`. So
//! the columns without one can be read in again as content.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::row::Row;
use crate::model::ItemId;
use crate::outputs::dates;
use crate::values::{Amount, EventTime, Figure, Number, Period, Planning, When};

/// What stands under one name: in one column, or in several.
pub(in crate::outputs) struct Column {
    /// Its name: `gepland`.
    pub(in crate::outputs) name: &'static str,
    /// What it means, in Dutch.
    pub(in crate::outputs) means: &'static str,
    read: Read,
}

/// How a value is read from a row.
enum Read {
    Text(fn(Row<'_>) -> Option<&str>),
    Made(fn(Row<'_>) -> Option<String>),
    List(fn(Row<'_>) -> Vec<Cow<'_, str>>),
    /// The first item that this key refers to.
    Reference(&'static str),
    /// Every item that this key refers to.
    References(&'static str),
    Item(fn(Row<'_>) -> Option<ItemId>),
    Status(fn(Row<'_>) -> Option<(&str, &str)>),
    When(fn(Row<'_>) -> Option<When>),
    Planning(fn(Row<'_>) -> Option<&Planning>),
    Period(fn(Row<'_>) -> Option<Period>),
    Day(fn(Row<'_>) -> Option<NaiveDate>),
    Moment(fn(Row<'_>) -> Option<EventTime>),
    Amount(fn(Row<'_>) -> Option<Amount>),
    Figure(fn(Row<'_>) -> Option<&Figure>),
    Whole(fn(Row<'_>) -> Option<u32>),
    Flag(fn(Row<'_>) -> Option<bool>),
    Address(fn(Row<'_>) -> Option<String>),
}

/// What sort of value stands under a name.
pub(in crate::outputs) struct Sort {
    /// What it is called: `datum`.
    pub(in crate::outputs) name: &'static str,
    /// The columns that it takes.
    pub(in crate::outputs) pieces: &'static [Piece],
}

/// One of the columns of a value.
pub(in crate::outputs) struct Piece {
    /// What stands behind the name of the value: `_van`.
    pub(in crate::outputs) ending: &'static str,
    /// What it says, in Dutch.
    pub(in crate::outputs) means: &'static str,
    /// What may stand in it.
    pub(super) form: Form,
}

/// What may stand in a column, besides nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    /// `2021-09-14`
    Day,
    /// A number with a decimal point.
    Number,
    Whole,
    Flag,
    /// A whole web address.
    Address,
    /// Several texts.
    List,
}

/// What stands in one column of one row.
pub(super) enum Cell<'a> {
    Nothing,
    Text(Cow<'a, str>),
    /// A number as it is shown, or words in its place.
    Figure(String),
    Day(NaiveDate),
    Number(Number),
    Whole(u32),
    Flag(bool),
    List(Vec<Cow<'a, str>>),
}

const fn piece(ending: &'static str, form: Form, means: &'static str) -> Piece {
    Piece { ending, means, form }
}

const fn sort(name: &'static str, pieces: &'static [Piece]) -> Sort {
    Sort { name, pieces }
}

const SHOWN: Piece = piece("_getoond", Form::Text, "zoals het op de site staat");
const TEXT: Sort = sort("tekst", &[piece("", Form::Text, "")]);
const LIST: Sort = sort("lijst", &[piece("", Form::List, "")]);
const REFERENCE: Sort = sort("verwijzing", &[piece("", Form::Text, "")]);
const REFERENCES: Sort = sort("verwijzingen", &[piece("", Form::List, "")]);
const WHOLE: Sort = sort("getal", &[piece("", Form::Whole, "")]);
const FLAG: Sort = sort("ja of nee", &[piece("", Form::Flag, "")]);
const ADDRESS: Sort = sort("adres", &[piece("", Form::Address, "")]);
const STATUS: Sort = sort(
    "status",
    &[piece("", Form::Text, "het gewone woord, om op te tellen en te kiezen"), SHOWN],
);
const DATE: Sort = sort(
    "datum",
    &[
        piece(
            "",
            Form::Text,
            "zo precies als bekend is: 2021-07-12, 2021-07, 2021-Q3, 2021-07..2023-07",
        ),
        piece("_van", Form::Day, "de eerste dag daarvan; leeg als die open is"),
        piece("_tot", Form::Day, "de laatste dag daarvan; leeg als die open is"),
        piece(
            "_precisie",
            Form::Text,
            "dag, maand, kwartaal, seizoen, halfjaar, jaar, deel (van een maand of jaar), periode of termijn",
        ),
        SHOWN,
    ],
);
const DAY: Sort = sort("dag", &[piece("", Form::Day, "jaar-maand-dag"), SHOWN]);
const MOMENT: Sort = sort(
    "moment",
    &[
        piece(
            "",
            Form::Text,
            "op de klok ter plaatse: 2021-09-14T19:30, of 2021-09-14 voor de hele dag",
        ),
        piece("_precisie", Form::Text, "minuut of dag"),
        piece("_moment", Form::Text, "met de afstand tot de wereldtijd: 2021-09-14T19:30:00+02:00"),
        SHOWN,
    ],
);
const AMOUNT: Sort = sort(
    "bedrag",
    &[
        piece("", Form::Text, "zoals het op de site staat: € 45.000, circa € 2.500"),
        piece("_getal", Form::Number, "in euro; leeg als het bedrag niet precies is"),
    ],
);
const FIGURE: Sort = sort(
    "cijfer",
    &[
        piece("", Form::Text, "zoals het op de site staat: 31.280, ruim 33%, 1 op 3"),
        piece(
            "_getal",
            Form::Number,
            "het getal, ook van een percentage; leeg als het niet precies één getal is",
        ),
    ],
);

/// Every sort of value that takes several columns.
pub(in crate::outputs) const SORTS: &[&Sort] = &[&DATE, &DAY, &MOMENT, &AMOUNT, &FIGURE, &STATUS];

/// Declares how a column of one sort is made.
macro_rules! makers {
    ($($maker:ident $read:ident($value:ty);)+) => {
        impl Column {
            $(pub(super) const fn $maker(
                name: &'static str,
                means: &'static str,
                read: fn(Row<'_>) -> $value,
            ) -> Column {
                Column { name, means, read: Read::$read(read) }
            })+
        }
    };
}

makers! {
    text Text(Option<&str>);
    made Made(Option<String>);
    list List(Vec<Cow<'_, str>>);
    item Item(Option<ItemId>);
    status Status(Option<(&str, &str)>);
    when When(Option<When>);
    planning Planning(Option<&Planning>);
    period Period(Option<Period>);
    day Day(Option<NaiveDate>);
    moment Moment(Option<EventTime>);
    amount Amount(Option<Amount>);
    figure Figure(Option<&Figure>);
    whole Whole(Option<u32>);
    flag Flag(Option<bool>);
    address Address(Option<String>);
}

impl Column {
    pub(super) const fn reference(key: &'static str, means: &'static str) -> Column {
        Column { name: key, means, read: Read::Reference(key) }
    }

    pub(super) const fn references(key: &'static str, means: &'static str) -> Column {
        Column { name: key, means, read: Read::References(key) }
    }

    /// What sort of value it is.
    pub(in crate::outputs) fn sort(&self) -> &'static Sort {
        match self.read {
            Read::Text(_) | Read::Made(_) => &TEXT,
            Read::List(_) => &LIST,
            Read::Reference(_) | Read::Item(_) => &REFERENCE,
            Read::References(_) => &REFERENCES,
            Read::Status(_) => &STATUS,
            Read::When(_) | Read::Planning(_) | Read::Period(_) => &DATE,
            Read::Day(_) => &DAY,
            Read::Moment(_) => &MOMENT,
            Read::Amount(_) => &AMOUNT,
            Read::Figure(_) => &FIGURE,
            Read::Whole(_) => &WHOLE,
            Read::Flag(_) => &FLAG,
            Read::Address(_) => &ADDRESS,
        }
    }

    /// The names of its columns, each with what it is.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (String, &'static Piece)> + use<'_> {
        self.sort().pieces.iter().map(|it| (format!("{}{}", self.name, it.ending), it))
    }

    /// Hands over what stands in each of its columns, in their order.
    pub(super) fn read<'a>(&self, row: Row<'a>, mut take: impl FnMut(Cell<'a>)) {
        let text = |it: Option<&'a str>| it.map_or(Cell::Nothing, |it| Cell::Text(it.into()));
        let made = |it: Option<String>| it.map_or(Cell::Nothing, |it| Cell::Text(it.into()));
        match self.read {
            Read::Text(read) => take(text(read(row))),
            Read::Made(read) | Read::Address(read) => take(made(read(row))),
            Read::List(read) => take(Cell::List(read(row))),
            Read::Reference(key) => take(made(row.references(key).next())),
            Read::References(key) => {
                take(Cell::List(row.references(key).map(Cow::Owned).collect()));
            }
            Read::Item(read) => take(made(read(row).and_then(|it| row.name_of(it)))),
            Read::Status(read) => {
                let status = read(row);
                take(text(status.map(|(word, _)| word)));
                take(text(status.map(|(_, shown)| shown)));
            }
            Read::When(read) => date(read(row).map(|it| Date::of_when(&it)), take),
            Read::Planning(read) => date(read(row).map(Date::of_planning), take),
            Read::Period(read) => date(read(row).map(|it| Date::of_period(&it)), take),
            Read::Day(read) => {
                let day = read(row);
                take(day.map_or(Cell::Nothing, Cell::Day));
                take(made(day.map(crate::values::show_date)));
            }
            Read::Moment(read) => moment(read(row), row, take),
            Read::Amount(read) => {
                let amount = read(row);
                take(amount.map_or(Cell::Nothing, |it| Cell::Figure(it.to_string())));
                take(number(amount.filter(|it| it.is_exact()).and_then(euros)));
            }
            Read::Figure(read) => {
                let figure = read(row);
                take(figure.map_or(Cell::Nothing, |it| Cell::Figure(it.to_string())));
                take(number(figure.and_then(Figure::plain)));
            }
            Read::Whole(read) => take(read(row).map_or(Cell::Nothing, Cell::Whole)),
            Read::Flag(read) => take(read(row).map_or(Cell::Nothing, Cell::Flag)),
        }
    }
}

/// A date, a period or a term, as it takes its columns.
struct Date {
    code: String,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    precision: &'static str,
    shown: String,
}

impl Date {
    fn of_when(when: &When) -> Date {
        Date {
            code: when.code(),
            first: Some(when.first()),
            last: Some(when.last()),
            precision: when.precision().word(),
            shown: when.to_string(),
        }
    }

    fn of_period(period: &Period) -> Date {
        let whole = period.begin().filter(|_| period.begin() == period.end());
        Date {
            code: period.code(),
            first: period.first(),
            last: period.last(),
            precision: whole.map_or("periode", |it| it.precision().word()),
            shown: period.to_string(),
        }
    }

    fn of_planning(planning: &Planning) -> Date {
        match planning {
            Planning::When(when) => Date::of_when(when),
            Planning::Period(period) => Date::of_period(period),
            Planning::Term(term) => Date {
                code: term.clone(),
                first: None,
                last: None,
                precision: "termijn",
                shown: term.clone(),
            },
        }
    }
}

fn date<'a>(date: Option<Date>, mut take: impl FnMut(Cell<'a>)) {
    let Some(date) = date else {
        return DATE.pieces.iter().for_each(|_| take(Cell::Nothing));
    };
    take(Cell::Text(date.code.into()));
    take(date.first.map_or(Cell::Nothing, Cell::Day));
    take(date.last.map_or(Cell::Nothing, Cell::Day));
    take(Cell::Text(date.precision.into()));
    take(Cell::Text(date.shown.into()));
}

fn moment<'a>(time: Option<EventTime>, row: Row<'a>, mut take: impl FnMut(Cell<'a>)) {
    let Some(time) = time else {
        return MOMENT.pieces.iter().for_each(|_| take(Cell::Nothing));
    };
    let clock = match time {
        EventTime::Day(_) => None,
        EventTime::Moment(moment) => Some(moment.0),
    };
    let exact = clock.map(|it| dates::moment(row.edition.site.settings.zone, it).to_rfc3339());
    take(Cell::Text(time.code().replace(' ', "T").into()));
    take(Cell::Text(if clock.is_some() { "minuut" } else { "dag" }.into()));
    take(exact.map_or(Cell::Nothing, |it| Cell::Text(it.into())));
    take(Cell::Text(time.to_string().into()));
}

fn number<'a>(number: Option<Number>) -> Cell<'a> {
    number.map_or(Cell::Nothing, Cell::Number)
}

fn euros(amount: Amount) -> Option<Number> {
    Number::new(amount.cents(), 2).map(Number::shortest)
}
