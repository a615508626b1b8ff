//! The columns of results, indicators and their measurements, and money.

use std::borrow::Cow;

use super::super::column::Column;
use super::super::row::{Part, Row};
use super::Columns;
use crate::derive::sums;
use crate::model::figures::{
    BudgetSort, Contributor, IndicatorSort, Measurement, OutcomeLevel, Verdict,
};
use crate::values::Figure;

pub(super) const OUTCOME: Columns = &[
    Column::reference("opgave", "de opgave waar het bij hoort"),
    Column::when("datum", "wanneer", |row| row.outcome().date),
    Column::text("niveau", "voor wie: bewoners, partners of gemeente", |row| {
        row.outcome().level.map(OutcomeLevel::word)
    }),
    Column::text("soort", "prestatie: wat er gedaan is; effect: wat dat opleverde", |row| {
        row.outcome().sort.map(IndicatorSort::word)
    }),
    Column::text("oordeel", "goed, wisselend of tegenvallend", |row| {
        row.outcome().verdict.map(Verdict::word)
    }),
    Column::reference("cijfer", "het cijfer dat het laat zien"),
];

pub(super) const INDICATOR: Columns = &[
    Column::text("eenheid", "wat er geteld wordt", |row| row.indicator().unit.as_deref()),
    Column::text("soort", "prestatie: wat er gedaan is; effect: wat dat opleverde", |row| {
        row.indicator().sort.map(IndicatorSort::word)
    }),
    Column::reference("opgave", "de opgave waar het bij hoort"),
    Column::figure("nulmeting.waarde", "hoe het bij het begin was", |row| {
        value(row.indicator().baseline.as_ref()?)
    }),
    Column::when("nulmeting.datum", "wanneer dat was", |row| {
        row.indicator().baseline.as_ref()?.date
    }),
    Column::figure("streef.waarde", "wat het moet worden", |row| {
        row.indicator().target.as_ref()?.value.as_ref().map(|it| &it.value)
    }),
    Column::when("streef.datum", "wanneer", |row| row.indicator().target.as_ref()?.date),
    Column::text("streef.eenheid", "wat dat telt, als dat iets anders is", |row| {
        row.indicator().target.as_ref()?.unit.as_deref()
    }),
    Column::text("streef.dekking", "voor welk deel van de wijk of haar bewoners", |row| {
        row.indicator().target.as_ref()?.coverage.as_deref()
    }),
    Column::text("streef.vergeleken-met", "waarmee het vergeleken wordt", |row| {
        row.indicator().target.as_ref()?.compared_with.as_deref()
    }),
    Column::figure("laatste_meting", "de nieuwste meting", |row| value(newest(row)?)),
    Column::when("laatste_datum", "wanneer die is gedaan", |row| newest(row)?.date),
    Column::flag("vergelijkbaar", "of streven en meting naast elkaar gezet mogen worden", |row| {
        Some(row.indicator().comparable)
    }),
    Column::text("reden", "waarom niet", |row| row.indicator().reason.as_deref()),
    Column::text("onbekend-omdat", "waarom er niets bekend is", |row| {
        row.indicator().unknown_because.as_deref()
    }),
    Column::list("onderdelen_tekst", "waar de nieuwste meting uit bestaat", |row| {
        let part = |it: &crate::model::figures::Part| match &it.value {
            Some(value) => format!("{}: {value}", it.title).into(),
            None => it.title.clone().into(),
        };
        row.indicator().parts.iter().map(part).collect()
    }),
];

/// What was measured, a row for each measurement; the first is the baseline, if there is one.
pub(in super::super) const MEASUREMENTS: Columns = &[
    Column::item("cijfer", "van welk cijfer: de kolom id_volledig bij de cijfers", |row| {
        Some(row.item)
    }),
    Column::text("cijfer_titel", "hoe dat heet", |row| Some(row.title())),
    Column::text("wijk", "het id van de wijk; leeg als het voor de hele site is", |row| {
        row.wijk().map(|it| it.id.as_str())
    }),
    Column::text("wijk_naam", "de naam van die wijk", |row| row.wijk().map(|it| it.title.as_str())),
    Column::flag("is_nulmeting", "of dit de meting bij het begin is", |row| {
        Some(matches!(row.part, Part::Baseline(_)))
    }),
    Column::figure("waarde", "wat er gemeten is", |row| value(row.measurement()?)),
    Column::text("eenheid", "wat er geteld is", |row| {
        row.measurement()?.unit.as_deref().or(row.indicator().unit.as_deref())
    }),
    Column::when("datum", "wanneer", |row| row.measurement()?.date),
    Column::text("bron", "wie het telde", |row| row.measurement()?.source.as_deref()),
    Column::text("dekking", "voor welk deel van de wijk of haar bewoners het geldt", |row| {
        row.measurement()?.coverage.as_deref()
    }),
    Column::flag("raming", "of het een schatting is", |row| Some(row.measurement()?.estimate)),
    Column::address("pagina_adres", "de pagina waarop het staat", |row| row.address()),
];

/// The baseline of an indicator, and the measurements that are known on the day of the edition.
pub(in super::super) fn measurements(row: Row<'_>) -> Vec<Part<'_>> {
    let indicator = row.indicator();
    let baseline = indicator.baseline.iter().map(Part::Baseline);
    let later = sums::series(indicator, row.edition.day).into_iter().map(Part::Measurement);
    baseline.chain(later).collect()
}

pub(super) const BUDGET: Columns = &[
    Column::text("soort", "inkomst, uitgave of pot", |row| row.budget().sort.map(BudgetSort::word)),
    Column::amount("bedrag", "hoeveel", |row| row.budget().amount.as_ref().map(|it| it.value)),
    Column::text("per", "waar het bedrag voor telt: totaal, jaar, huishouden", |row| {
        row.budget().per.as_deref()
    }),
    Column::list("jaren", "voor welke jaren", |row| {
        row.budget().years.iter().map(|it| it.as_str().into()).collect()
    }),
    Column::text("doel", "waarvoor het is", |row| row.budget().purpose.as_deref()),
    Column::text("herkomst", "waar het vandaan komt", |row| row.budget().origin.as_deref()),
    Column::list("bijdragers_tekst", "wie eraan bijdraagt", |row| {
        let contributors = row.budget().contributors.iter();
        contributors.filter_map(|it| contributor(row, it)).collect()
    }),
    Column::list("voorwaarden", "wat ervoor nodig is", |row| {
        row.budget().conditions.iter().map(|it| it.as_str().into()).collect()
    }),
    Column::amount("toegekend", "hoeveel ervan is toegekend", |row| row.budget().granted),
    Column::amount("besteed", "hoeveel ervan is uitgegeven", |row| row.budget().spent),
    Column::when("peildatum", "op welke dag dat zo was", |row| row.budget().as_of),
    Column::reference("opgave", "de opgave waarvoor het is"),
    Column::when("vervallen.datum", "wanneer het verviel", |row| {
        row.budget().lapsed.as_ref()?.date
    }),
    Column::text("vervallen.vervangen-door", "wat ervoor in de plaats kwam", |row| {
        row.budget().lapsed.as_ref()?.replaced_by.as_deref()
    }),
];

/// Who adds to a budget, with how much: `organisaties/corporatie: € 45.000`.
fn contributor<'a>(row: Row<'a>, contributor: &Contributor) -> Option<Cow<'a, str>> {
    let organisation = row.edition.find(row.item, contributor.organisation.as_ref()?)?;
    let name = row.name_of(organisation)?;
    Some(match contributor.amount {
        Some(amount) => format!("{name}: {amount}").into(),
        None => name.into(),
    })
}

fn value(measurement: &Measurement) -> Option<&Figure> {
    measurement.value.as_ref().map(|it| &it.value)
}

fn newest(row: Row<'_>) -> Option<&Measurement> {
    sums::actual(row.indicator(), row.edition.day)
}

impl<'a> Row<'a> {
    fn measurement(self) -> Option<&'a Measurement> {
        match self.part {
            Part::Baseline(measurement) | Part::Measurement(measurement) => Some(measurement),
            _ => None,
        }
    }
}
