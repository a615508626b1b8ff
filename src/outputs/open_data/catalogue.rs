//! The catalogue of the open data: `data/catalog.jsonld` (DCAT-AP-NL 3.0).
//!
//! A fact that nobody gave is left out: without `licentie` in the settings no file has a licence,
//! though the profile asks for one.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{Table, path, progress, tables};
use crate::model::{AreaId, Kind};
use crate::outputs::Press;
use crate::outputs::dates::last_change;
use crate::values::capitalise;

const AUTHORITY: &str = "http://publications.europa.eu/resource/authority/";
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types/";

/// The themes that open data about wijken has: government, and regions and cities.
const THEMES: &[&str] = &["GOVE", "REGI"];

/// The languages of the European list that sites here are written in (ISO 639).
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "ARA"),
    ("de", "DEU"),
    ("en", "ENG"),
    ("es", "SPA"),
    ("fr", "FRA"),
    ("fy", "FRY"),
    ("nl", "NLD"),
    ("pl", "POL"),
    ("tr", "TUR"),
    ("uk", "UKR"),
];

/// Licences that have an address, by how editors write them: in capitals, with spaces.
const LICENCES: &[(&str, &str)] = &[
    ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("CC BY SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC BY ND 4.0", "https://creativecommons.org/licenses/by-nd/4.0/"),
    ("CC BY NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
];

/// What a catalogue says of one of its sets.
pub(in crate::outputs) struct Set {
    /// The name of its files: `mijlpalen`.
    pub(in crate::outputs) name: &'static str,
    /// What it is called: `Mijlpalen van Wijkbericht`.
    pub(in crate::outputs) title: String,
    /// What is in it.
    pub(in crate::outputs) about: String,
    /// When something in it changed, as far as its editors recorded it.
    pub(in crate::outputs) modified: Option<NaiveDate>,
    /// The endings of its files.
    pub(in crate::outputs) endings: &'static [&'static str],
}

/// What sort of file has an ending.
pub(in crate::outputs) fn media_type(ending: &str) -> &'static str {
    if ending == "csv" { "text/csv" } else { "application/json" }
}

pub(super) fn write<'a>(press: &'a Press<'a>) -> Vec<u8> {
    let settings = &press.map.edition.site.settings;
    let sets = sets(press);
    let newest = sets.iter().filter_map(|it| it.modified).max();
    let datasets: Vec<Value> = sets.iter().map(|it| dataset(press, it)).collect();
    let catalogue = known([
        ("@context", context()),
        ("@id", json!(press.absolute(&path("catalog.jsonld")))),
        ("@type", json!("dcat:Catalog")),
        ("title", in_dutch(&format!("Open data van {}", settings.title))),
        ("description", in_dutch(&format!("Wat er op {} staat, als gegevens.", settings.title))),
        ("publisher", publisher(press)),
        ("creator", named(press, "uitgever")),
        ("contactPoint", contact(press)),
        ("homepage", address(&press.absolute(&path("")))),
        ("license", licence(press)),
        ("language", languages(press)),
        ("themeTaxonomy", address(&format!("{AUTHORITY}data-theme"))),
        ("modified", day(newest)),
        ("dataset", json!(datasets)),
    ]);
    format!("{catalogue:#}\n").into_bytes()
}

/// The licence of the settings, as an address that machines know.
pub(in crate::outputs) fn licence_address(licence: &str) -> Option<&str> {
    let plain = licence.to_uppercase().replace(['-', '_'], " ");
    let known = LICENCES.iter().find(|(name, _)| plain == *name || plain == format!("{name} 1.0"));
    known.map(|(_, address)| *address).or(Some(licence).filter(|it| it.starts_with("https://")))
}

/// All sets, in the order in which they are shown.
pub(in crate::outputs) fn sets<'a>(press: &'a Press<'a>) -> Vec<Set> {
    let site = &press.map.edition.site.settings.title;
    let of_table = |table: Table| {
        let what = table.title.map_or_else(|| word(press, table.kind), str::to_owned);
        Set {
            name: table.name,
            title: format!("{what} van {site}"),
            about: format!(
                "{what} op {site}, zoals bewoners ze daar lezen: een rij voor elk ervan."
            ),
            modified: modified(press, &table),
            endings: &["csv", "json"],
        }
    };
    let mut sets: Vec<Set> = tables().map(of_table).collect();
    let newest = sets.iter().filter_map(|it| it.modified).max();
    sets.push(Set {
        name: progress::NAME,
        title: format!("Voortgang van {site}"),
        about: format!("Hoe ver {site}, elke wijk, elke opgave en elk plan is: x van y, en hoeveel van elke status."),
        modified: newest,
        endings: &["json"],
    });
    sets
}

fn word(press: &Press<'_>, kind: Kind) -> String {
    capitalise(press.map.edition.words(AreaId::Site).many(kind))
}

/// The last day on which something in a table changed, as far as its editors recorded it.
fn modified<'a>(press: &'a Press<'a>, table: &Table) -> Option<NaiveDate> {
    let rows = table.rows(press).into_iter();
    rows.filter_map(|row| last_change(press.map.edition, row.item)).max()
}

fn dataset(press: &Press<'_>, set: &Set) -> Value {
    let home = press.absolute(&path(&format!("#{}", set.name)));
    let distributions: Vec<Value> =
        set.endings.iter().map(|it| distribution(press, set, it)).collect();
    let themes: Vec<Value> =
        THEMES.iter().map(|it| address(&format!("{AUTHORITY}data-theme/{it}"))).collect();
    known([
        ("@id", json!(home)),
        ("@type", json!("dcat:Dataset")),
        ("identifier", json!(home)),
        ("title", in_dutch(&set.title)),
        ("description", in_dutch(&set.about)),
        ("creator", named(press, "uitgever")),
        ("publisher", named(press, "uitgever")),
        ("contactPoint", named(press, "contact")),
        ("accessRights", address(&format!("{AUTHORITY}access-right/PUBLIC"))),
        ("theme", json!(themes)),
        ("language", languages(press)),
        ("landingPage", address(&press.absolute(&path("")))),
        ("modified", day(set.modified)),
        ("distribution", json!(distributions)),
    ])
}

fn distribution(press: &Press<'_>, set: &Set, ending: &str) -> Value {
    let file = format!("{}.{ending}", set.name);
    let place = press.absolute(&path(&file));
    let schema = (ending == "json").then(|| {
        let schema = press.absolute(&path(&format!("{}.schema.json", set.name)));
        json!({"@id": schema, "@type": "dct:Standard"})
    });
    known([
        ("@id", json!(place)),
        ("@type", json!("dcat:Distribution")),
        ("title", in_dutch(&file)),
        ("accessURL", address(&place)),
        ("downloadURL", address(&place)),
        ("license", licence(press)),
        ("format", address(&format!("{AUTHORITY}file-type/{}", ending.to_uppercase()))),
        ("mediaType", address(&format!("{MEDIA_TYPES}{}", media_type(ending)))),
        ("language", languages(press)),
        ("conformsTo", schema.unwrap_or_default()),
        ("modified", day(set.modified)),
    ])
}

/// Under which licence the data may be used; nothing when that was not said.
fn licence(press: &Press<'_>) -> Value {
    let Some(licence) = &press.map.edition.site.settings.licence else { return Value::Null };
    match licence_address(licence) {
        Some(known) => json!({"@id": known, "@type": "dct:LicenseDocument"}),
        None => json!({"@type": "dct:LicenseDocument", "title": in_dutch(licence)}),
    }
}

fn publisher(press: &Press<'_>) -> Value {
    let settings = &press.map.edition.site.settings;
    known([
        ("@id", json!(press.absolute(&path("#uitgever")))),
        ("@type", json!("foaf:Agent")),
        ("name", in_dutch(&settings.organisation)),
    ])
}

/// Whom to ask: the address of the settings, and the site itself.
fn contact(press: &Press<'_>) -> Value {
    let settings = &press.map.edition.site.settings;
    let how = settings.contact.as_deref().unwrap_or_default();
    let mail = Some(how.trim_start_matches("mailto:"))
        .filter(|it| it.contains('@') && !it.contains(char::is_whitespace));
    let page = if how.starts_with("https://") { how.to_owned() } else { press.absolute("") };
    known([
        ("@id", json!(press.absolute(&path("#contact")))),
        ("@type", json!("vcard:Organization")),
        ("fn", in_dutch(&settings.organisation)),
        ("hasEmail", mail.map_or(Value::Null, |it| address(&format!("mailto:{it}")))),
        ("hasURL", address(&page)),
    ])
}

/// Something that is described elsewhere in the catalogue.
fn named(press: &Press<'_>, name: &str) -> Value {
    address(&press.absolute(&path(&format!("#{name}"))))
}

fn languages(press: &Press<'_>) -> Value {
    let written = press.map.edition.site.settings.languages.iter();
    let codes = written.filter_map(|it| {
        let main = it.split('-').next()?.to_lowercase();
        LANGUAGES.iter().find(|(short, _)| *short == main).map(|(_, code)| *code)
    });
    let all: Vec<Value> = codes.map(|it| address(&format!("{AUTHORITY}language/{it}"))).collect();
    if all.is_empty() { Value::Null } else { json!(all) }
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Null, |it| json!({"@type": "xsd:date", "@value": it.to_string()}))
}

fn address(address: &str) -> Value {
    json!({"@id": address})
}

fn in_dutch(text: &str) -> Value {
    json!({"@language": "nl", "@value": text})
}

/// What is known of something.
fn known<const N: usize>(facts: [(&str, Value); N]) -> Value {
    let facts = facts.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(facts.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// What the short names stand for.
fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "title": "dct:title",
        "description": "dct:description",
        "publisher": "dct:publisher",
        "creator": "dct:creator",
        "identifier": "dct:identifier",
        "language": "dct:language",
        "license": "dct:license",
        "modified": "dct:modified",
        "accessRights": "dct:accessRights",
        "conformsTo": "dct:conformsTo",
        "format": "dct:format",
        "contactPoint": "dcat:contactPoint",
        "theme": "dcat:theme",
        "themeTaxonomy": "dcat:themeTaxonomy",
        "dataset": "dcat:dataset",
        "distribution": "dcat:distribution",
        "landingPage": "dcat:landingPage",
        "accessURL": "dcat:accessURL",
        "downloadURL": "dcat:downloadURL",
        "mediaType": "dcat:mediaType",
        "homepage": "foaf:homepage",
        "name": "foaf:name",
        "fn": "vcard:fn",
        "hasEmail": "vcard:hasEmail",
        "hasURL": "vcard:hasURL",
    })
}
