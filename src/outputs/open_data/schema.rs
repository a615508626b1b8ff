//! What may stand in a table, as JSON Schema (draft 2020-12).

use serde_json::{Map, Value, json};

use super::column::Form;
use super::path;
use super::table::Table;
use crate::outputs::Press;

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a table.
pub(super) fn write(press: &Press<'_>, table: &Table) -> Vec<u8> {
    let properties = table.pieces().map(|(name, column, piece)| {
        let mut property = form(piece.form);
        property["description"] = json!(match piece.means {
            "" => column.means.to_owned(),
            more => format!("{}: {more}", column.means),
        });
        (name, property)
    });
    of_records(press, table.name, &[], &properties.collect())
}

/// The schema of a document whose records have these properties, and some of them always.
pub(super) fn of_records(
    press: &Press<'_>,
    name: &str,
    required: &[&str],
    properties: &Map<String, Value>,
) -> Vec<u8> {
    let schema = json!({
        "$schema": DRAFT,
        "$id": press.absolute(&path(&format!("{name}.schema.json"))),
        "title": name,
        "type": "object",
        "required": ["bron", "organisatie", "licentie", "peildatum", "schema", "gegevens"],
        "properties": {
            "bron": {"type": "string", "format": "uri", "description": "de pagina over deze gegevens"},
            "organisatie": {"type": "string", "description": "van wie de gegevens zijn"},
            "licentie": {
                "type": ["string", "null"],
                "description": "onder welke licentie u ze mag gebruiken; null als dat niet is opgegeven",
            },
            "peildatum": {"type": "string", "format": "date", "description": "de dag waarvan dit de stand is"},
            "schema": {"type": "string", "format": "uri", "description": "het adres van dit schema"},
            "gegevens": {"type": "array", "items": {
                "type": "object",
                "required": required,
                "properties": properties,
                "additionalProperties": false,
            }},
        },
        "additionalProperties": false,
    });
    format!("{schema:#}\n").into_bytes()
}

fn form(form: Form) -> Value {
    match form {
        Form::Text => json!({"type": "string"}),
        Form::Day => json!({"type": "string", "format": "date"}),
        Form::Number => json!({"type": "number"}),
        Form::Whole => json!({"type": "integer", "minimum": 0}),
        Form::Flag => json!({"type": "boolean"}),
        Form::Address => json!({"type": "string", "format": "uri"}),
        Form::List => json!({"type": "array", "minItems": 1, "items": {"type": "string"}}),
    }
}
