//! The columns of news and events.

use super::super::column::Column;
use super::{Columns, channel};
use crate::model::news::{NewsSort, Rhythm};

pub(super) const NEWS: Columns = &[
    Column::day("datum", "de dag van het bericht", |row| row.news().date),
    Column::text("soort", "nieuws, resultaat, vertraging, column of oproep", |row| {
        row.news().sort.map(NewsSort::word)
    }),
    Column::text("auteur.rol", "de rol van wie het schreef", |row| {
        row.news().author.as_ref().map(|it| it.role.as_str())
    }),
    Column::text("auteur.naam", "de naam, als die op de site staat", |row| {
        row.news().author.as_ref()?.name.as_deref()
    }),
    Column::references("over", "waar het over gaat"),
    Column::list("kanalen_tekst", "waar het nog meer te vinden is", |row| {
        row.news().channels.iter().map(|it| channel(&it.0)).collect()
    }),
];

pub(super) const EVENT: Columns = &[
    Column::moment("begin", "wanneer zij begint; van een reeks: de eerste keer", |row| {
        row.event().begins.as_ref().map(|it| it.value)
    }),
    Column::moment("einde", "wanneer zij eindigt; van een reeks: de eerste keer", |row| {
        row.event().ends.as_ref().map(|it| it.value)
    }),
    Column::day("eerstvolgende_dag", "de volgende keer; als alles voorbij is, de laatste", |row| {
        row.edition.next_day(row.item)
    }),
    Column::text("locatie.naam", "waar", |row| Some(&row.event().location.as_ref()?.name)),
    Column::text("locatie.adres", "op welk adres", |row| {
        row.event().location.as_ref()?.address.as_deref()
    }),
    Column::text("locatie.toegankelijkheid", "of iedereen binnen kan komen", |row| {
        row.event().location.as_ref()?.accessibility.as_deref()
    }),
    Column::text("herhaling.elke", "hoe vaak zij terugkomt: dag, week, 2 weken, maand …", |row| {
        row.event().recurrence.as_ref()?.every.map(Rhythm::word)
    }),
    Column::text("herhaling.op", "de plaats in de maand: tweede dinsdag", |row| {
        row.event().recurrence.as_ref()?.on.as_ref().map(|it| it.value.as_str())
    }),
    Column::when("herhaling.tot", "tot en met wanneer", |row| {
        row.event().recurrence.as_ref()?.until.as_ref().map(|it| it.value)
    }),
    Column::list("herhaling.behalve", "de dagen waarop zij niet doorgaat", |row| {
        let recurrence = row.event().recurrence.iter();
        recurrence.flat_map(|it| &it.except).map(|it| it.to_string().into()).collect()
    }),
    Column::flag("is_afgelast", "of zij niet doorgaat", |row| {
        Some(row.event().cancelled.is_some())
    }),
    Column::text("afgelast.reden", "waarom niet", |row| {
        row.event().cancelled.as_ref()?.reason.as_deref()
    }),
    Column::text("aanmelden", "hoe u zich aanmeldt", |row| row.event().sign_up.as_deref()),
    Column::reference("organisator", "wie haar houdt"),
    Column::text("doelgroep", "voor wie", |row| row.event().audience.as_deref()),
];
