//! A table as CSV (RFC 4180) in UTF-8: a line of names, and a line for each row. A list stands in
//! one cell, ` | ` between its texts; a `|` or `\` of a text itself has a `\` before it.
//!
//! Spreadsheets take a text for a formula when it begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return. Such a text gets an apostrophe before it. So does one that begins like that
//! behind apostrophes of its own: who takes one off such a cell has what was written. Numbers and
//! dates stay as they are.

use std::borrow::Cow;
use std::io::Write as _;

use super::column::Cell;
use super::json::decimal;
use super::table::Table;
use crate::outputs::Press;

pub(super) fn write<'a>(press: &'a Press<'a>, table: &Table) -> Vec<u8> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(table.pieces().map(|(name, ..)| name));
    let columns: Vec<_> = table.columns().collect();
    let mut buffer = Vec::new();
    for row in table.rows(press) {
        for column in &columns {
            column.read(row, |cell| {
                buffer.clear();
                write_cell(&cell, &mut buffer);
                let _ = writer.write_field(&buffer);
            });
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

fn write_cell(cell: &Cell<'_>, into: &mut Vec<u8>) {
    match cell {
        Cell::Nothing => (),
        Cell::Text(text) => write_text(text, into),
        Cell::Figure(text) if is_number(text) => into.extend(text.as_bytes()),
        Cell::Figure(text) => write_text(text, into),
        Cell::Day(day) => _ = write!(into, "{day}"),
        Cell::Number(number) => into.extend(decimal(*number).as_bytes()),
        Cell::Whole(number) => _ = write!(into, "{number}"),
        Cell::Flag(flag) => into.extend(if *flag { &b"ja"[..] } else { b"nee" }),
        Cell::List(texts) => write_text(&join(texts), into),
    }
}

fn write_text(text: &str, into: &mut Vec<u8>) {
    if text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']) {
        into.push(b'\'');
    }
    into.extend(text.as_bytes());
}

/// Whether a figure as it is shown is a number and nothing else: `-3`, `+0,1`, `11,2%`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.chars().all(|it| it.is_ascii_digit() || it == ',' || it == '.')
}

fn join(texts: &[Cow<'_, str>]) -> String {
    let one = |text: &Cow<'_, str>| text.replace('\\', "\\\\").replace('|', "\\|");
    texts.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &Cell<'_>) -> String {
        let mut bytes = Vec::new();
        write_cell(cell, &mut bytes);
        String::from_utf8(bytes).unwrap_or_default()
    }

    #[test]
    fn a_text_never_begins_like_a_formula() {
        for text in ["=1+1", "+31 6 12345678", "-", "@SUM(A1)", "\tx", "\r=x", "'=1"] {
            assert_eq!(written(&Cell::Text(text.into())), format!("'{text}"));
        }
        for text in ["a=b", "'s avonds", "", "2021-07", "’t Groen"] {
            assert_eq!(written(&Cell::Text(text.into())), text);
        }
        assert_eq!(written(&Cell::List(vec!["=1".into(), "b".into()])), "'=1 | b");
    }

    #[test]
    fn a_figure_that_is_a_number_stays_one() {
        for text in ["-3", "+0,1", "11,2%", "-1.250"] {
            assert_eq!(written(&Cell::Figure(text.to_owned())), text);
        }
        for text in ["-3+cmd|x", "+", "=1", "-A1", "-,5"] {
            assert_eq!(written(&Cell::Figure(text.to_owned())), format!("'{text}"));
        }
    }

    #[test]
    fn a_list_can_be_taken_apart_again() {
        let texts = vec!["a | b".into(), "c\\".into()];
        assert_eq!(written(&Cell::List(texts)), "a \\| b | c\\\\");
    }
}
