//! A table as JSON: what holds for all of it, and a line for each row. What is not there has no
//! name in its row.

use std::borrow::Cow;
use std::io::Write as _;

use serde::Serialize;

use super::column::Cell;
use super::path;
use super::table::Table;
use crate::outputs::Press;
use crate::values::Number;

pub(super) fn write<'a>(press: &'a Press<'a>, table: &Table) -> Vec<u8> {
    let columns: Vec<_> = table.columns().collect();
    let names: Vec<String> = table.pieces().map(|(name, ..)| format!("\"{name}\":")).collect();
    document(press, table.name, table.rows(press), |row, into| {
        into.push(b'{');
        let (start, mut names) = (into.len(), names.iter());
        for column in &columns {
            column.read(row, |cell| {
                let name = names.next().map_or("", String::as_str);
                if is_there(&cell) {
                    if into.len() > start {
                        into.push(b',');
                    }
                    into.extend(name.as_bytes());
                    write_cell(&cell, into);
                }
            });
        }
        into.push(b'}');
    })
}

/// Records, one on a line, below what holds for all of them.
pub(super) fn document<T>(
    press: &Press<'_>,
    name: &str,
    records: impl IntoIterator<Item = T>,
    mut write: impl FnMut(T, &mut Vec<u8>),
) -> Vec<u8> {
    let settings = &press.map.edition.site.settings;
    let mut json = b"{\n".to_vec();
    let known = [
        ("bron", Some(press.absolute(&path("")))),
        ("organisatie", Some(settings.organisation.clone())),
        ("licentie", settings.licence.clone()),
        ("peildatum", Some(press.map.edition.day.to_string())),
        ("schema", Some(press.absolute(&path(&format!("{name}.schema.json"))))),
    ];
    for (key, value) in &known {
        let _ = write!(json, "\"{key}\": ");
        put(value, &mut json);
        json.extend(b",\n");
    }
    json.extend(b"\"gegevens\": [");
    for (at, record) in records.into_iter().enumerate() {
        json.extend(if at == 0 { &b"\n"[..] } else { b",\n" });
        write(record, &mut json);
    }
    json.extend(b"\n]\n}\n");
    json
}

/// A value in the words of JSON. Writing to memory does not fail.
pub(super) fn put(value: &(impl Serialize + ?Sized), into: &mut Vec<u8>) {
    let _ = serde_json::to_writer(into, value);
}

/// A number with a decimal point, exactly as it was written.
pub(super) fn decimal(number: Number) -> String {
    let decimals = usize::from(number.decimals());
    let digits = format!("{:0>width$}", number.units().unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let sign = if number.units() < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

fn is_there(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Nothing => false,
        Cell::Text(text) => !text.is_empty(),
        Cell::List(texts) => !texts.is_empty(),
        _ => true,
    }
}

fn write_cell(cell: &Cell<'_>, into: &mut Vec<u8>) {
    match cell {
        Cell::Nothing => into.extend(b"null"),
        Cell::Text(text) => put(&**text, into),
        Cell::Figure(text) => put(text, into),
        Cell::Day(day) => _ = write!(into, "\"{day}\""),
        Cell::Number(number) => into.extend(decimal(*number).as_bytes()),
        Cell::Whole(number) => put(number, into),
        Cell::Flag(flag) => put(flag, into),
        Cell::List(texts) => {
            let texts: Vec<&str> = texts.iter().map(Cow::as_ref).collect();
            put(&texts, into);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_digits() {
        let written = |units, decimals| Number::new(units, decimals).map(decimal);
        assert_eq!(written(112, 1).as_deref(), Some("11.2"));
        assert_eq!(written(-5, 2).as_deref(), Some("-0.05"));
        assert_eq!(written(31_280, 0).as_deref(), Some("31280"));
    }
}
