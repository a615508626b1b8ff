//! How far everything has got: `data/voortgang.json`, for the site, each wijk, and each challenge
//! and plan. What is not known is `null`, which is not nought.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::json::{document, put};
use super::row::Row;
use super::schema;
use crate::decode::Choice as _;
use crate::derive::progress::Progress;
use crate::derive::standing::Lateness;
use crate::model::{AreaId, Head, Kind, Status};
use crate::outputs::Press;

/// The name of its files.
pub(in crate::outputs) const NAME: &str = "voortgang";

/// What stands behind a status that was never given.
const UNKNOWN: &str = "onbekend";

const MILESTONES: &str = "mijlpalen";
const QUICK_WINS: &str = "quick-wins";

/// How far one thing has got.
#[derive(Serialize)]
struct Record<'a> {
    soort: &'static str,
    id_volledig: Option<String>,
    wijk: Option<&'a str>,
    titel: &'a str,
    telt: &'static str,
    x: u64,
    y: u64,
    percentage: Option<u64>,
    later: u64,
    voorbij: u64,
    statussen: BTreeMap<&'static str, u64>,
    pagina_adres: Option<String>,
}

/// What each property of a record means.
pub(in crate::outputs) const MEANINGS: &[(&str, &str)] = &[
    ("soort", "site, wijk, opgave of plan"),
    ("id_volledig", "zo heet het binnen de hele site; null voor de site zelf"),
    ("wijk", "het id van de wijk; null als het voor de hele site is"),
    ("titel", "de titel of de naam"),
    ("telt", "wat er geteld is: mijlpalen of quick-wins"),
    ("x", "hoeveel ervan af is, naar gewicht"),
    ("y", "hoeveel ervan meetelt, naar gewicht"),
    (
        "percentage",
        "x van y, naar beneden afgerond; null als er niets meetelt, want dan is het nog niet bekend",
    ),
    ("later", "hoeveel later worden dan gezegd"),
    ("voorbij", "van hoeveel de planning is verstreken"),
    ("statussen", "hoeveel er zijn van elke status, ook van wat niet meetelt"),
    ("pagina_adres", "de pagina waarop het staat"),
];

pub(super) fn write<'a>(press: &'a Press<'a>) -> Vec<u8> {
    document(press, NAME, records(press), |record, into| put(&record, into))
}

/// How many records there are.
pub(in crate::outputs) fn count<'a>(press: &'a Press<'a>) -> usize {
    records(press).len()
}

fn records<'a>(press: &'a Press<'a>) -> Vec<Record<'a>> {
    let edition = press.map.edition;
    let title = edition.site.settings.title.as_str();
    let mut records = Vec::new();
    for (telt, progress) in both(press, AreaId::Site) {
        let record =
            Record { titel: title, pagina_adres: Some(press.absolute("")), ..empty("site") };
        records.push(record.of(telt, &progress));
    }
    let shown = |item| Row::new(press, item);
    for row in edition.wijken().filter_map(|(item, _)| shown(item)) {
        for (telt, progress) in both(press, AreaId::Wijk(row.item.index)) {
            records.push(Record::about("wijk", row).of(telt, &progress));
        }
    }
    for (kind, name) in [(Kind::Challenge, "opgave"), (Kind::Plan, "plan")] {
        let items = edition.areas().flat_map(|area| edition.own(area, kind));
        for row in items.filter_map(shown) {
            let progress = edition.progress_by(name, row.item);
            records.push(Record::about(name, row).of(MILESTONES, &progress));
        }
    }
    records
}

/// The milestones and the quick wins of an area.
fn both(press: &Press<'_>, area: AreaId) -> [(&'static str, Progress); 2] {
    let edition = press.map.edition;
    [(MILESTONES, edition.progress(area)), (QUICK_WINS, edition.quick_win_progress(area))]
}

impl<'a> Record<'a> {
    fn about(soort: &'static str, row: Row<'a>) -> Record<'a> {
        Record {
            id_volledig: Some(row.full_id()),
            wijk: row.wijk().map(|it: &Head| it.id.as_str()),
            titel: row.title(),
            pagina_adres: row.address(),
            ..empty(soort)
        }
    }

    fn of(self, telt: &'static str, progress: &Progress) -> Record<'a> {
        let mut statussen = statuses();
        for (status, count) in progress.counts() {
            statussen.insert(status.map_or(UNKNOWN, Status::word), count);
        }
        Record {
            telt,
            x: progress.done(),
            y: progress.total(),
            percentage: progress.is_known().then(|| progress.percentage()),
            later: progress.late(Lateness::Later),
            voorbij: progress.late(Lateness::Overdue),
            statussen,
            ..self
        }
    }
}

fn empty(soort: &'static str) -> Record<'static> {
    Record {
        soort,
        id_volledig: None,
        wijk: None,
        titel: "",
        telt: MILESTONES,
        x: 0,
        y: 0,
        percentage: None,
        later: 0,
        voorbij: 0,
        statussen: BTreeMap::new(),
        pagina_adres: None,
    }
}

/// Every status, none of anything yet.
fn statuses() -> BTreeMap<&'static str, u64> {
    Status::WORDS.iter().map(|(word, _)| *word).chain([UNKNOWN]).map(|it| (it, 0)).collect()
}

/// The schema of that.
pub(super) fn schema(press: &Press<'_>) -> Vec<u8> {
    let names: Vec<&str> = MEANINGS.iter().map(|(name, _)| *name).collect();
    let property = |(name, means): &(&str, &str)| {
        let mut property = form(name);
        property["description"] = json!(means);
        ((*name).to_owned(), property)
    };
    schema::of_records(press, NAME, &names, &MEANINGS.iter().map(property).collect())
}

fn form(name: &str) -> Value {
    let whole = || json!({"type": "integer", "minimum": 0});
    match name {
        "soort" => json!({"enum": ["site", "wijk", "opgave", "plan"]}),
        "telt" => json!({"enum": [MILESTONES, QUICK_WINS]}),
        "titel" => json!({"type": "string"}),
        "id_volledig" | "wijk" => json!({"type": ["string", "null"]}),
        "percentage" => json!({"type": ["integer", "null"], "minimum": 0, "maximum": 100}),
        "pagina_adres" => json!({"type": ["string", "null"], "format": "uri"}),
        "statussen" => {
            let words = statuses();
            let names: Vec<&&str> = words.keys().collect();
            let each: Map<String, Value> =
                words.keys().map(|it| ((*it).to_owned(), whole())).collect();
            json!({
                "type": "object",
                "required": names,
                "properties": each,
                "additionalProperties": false,
            })
        }
        _ => whole(),
    }
}
