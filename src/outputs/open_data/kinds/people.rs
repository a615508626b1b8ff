//! The columns of wijken and what characterises them, contacts, organisations, municipalities,
//! voices and ideas.

use super::super::column::Column;
use super::super::row::{Part, Row};
use super::{Columns, channel, plain};
use crate::model::Profile;
use crate::model::people::{Advice, Occupancy};
use crate::model::wijk::{Trait, TraitYear, WijkSort};

pub(super) const WIJK: Columns = &[
    Column::text("soort", "wijk, dorp, kern, buurt, stadsdeel of groep", |row| {
        row.profile().sort.map(WijkSort::word)
    }),
    Column::reference("gemeente", "de gemeente waarin zij ligt"),
    Column::text("code", "de code van het CBS: WK of BU met cijfers", |row| {
        row.profile().code.as_deref()
    }),
    Column::list("ook-bekend-als", "andere namen", |row| {
        row.profile().aliases.iter().map(|it| it.as_str().into()).collect()
    }),
    Column::reference("onderdeel-van", "de wijk waar zij in ligt"),
    Column::references("omvat", "de wijken die erin liggen"),
    Column::flag("omvat-volledig", "of dat alle wijken zijn die erin liggen", |row| {
        Some(row.profile().includes_all).filter(|_| !row.profile().includes.is_empty())
    }),
    Column::text("programma", "het programma waaraan zij meedoet", |row| {
        row.profile().programme.as_deref()
    }),
    Column::text("slogan", "haar motto", |row| row.profile().slogan.as_deref()),
    Column::list("heeft_tekst", "wat er is en niet is", |row| {
        row.profile()
            .has
            .0
            .iter()
            .map(|(key, value)| format!("{}: {value}", key.value).into())
            .collect()
    }),
    Column::list("kanalen_tekst", "waar zij verder te volgen is", |row| {
        row.profile().channels.iter().map(channel).collect()
    }),
    Column::reference("aanspreekpunt", "wie u het eerst kunt vragen"),
    Column::flag("gearchiveerd", "of het programma is afgelopen", |row| {
        Some(row.profile().archived)
    }),
];

/// Figures and facts about a wijk, a row for each.
pub(in super::super) const TRAITS: Columns = &[
    Column::text("wijk", "het id van de wijk", |row| row.wijk().map(|it| it.id.as_str())),
    Column::text("wijk_naam", "de naam van die wijk", |row| row.wijk().map(|it| it.title.as_str())),
    Column::text("naam", "waar het over gaat", |row| Some(&row.characteristic()?.name)),
    Column::figure("waarde", "het cijfer of de woorden", |row| {
        row.characteristic()?.value.as_ref().map(|it| &it.value)
    }),
    Column::text("eenheid", "wat er geteld is", |row| row.characteristic()?.unit.as_deref()),
    Column::when("jaar", "wanneer het zo was; leeg als de bron dat niet zegt", |row| {
        match row.characteristic()?.year? {
            TraitYear::Known(when) => Some(when),
            TraitYear::Unknown => None,
        }
    }),
    Column::text("bron", "wie het zegt", |row| row.characteristic()?.source.as_deref()),
    Column::made("toelichting", "wat u erbij moet weten, zonder links en nadruk", |row| {
        plain(&row.characteristic()?.explanation)
    }),
    Column::address("pagina_adres", "de pagina waarop het staat", |row| row.address()),
];

/// The figures and facts about a wijk.
pub(in super::super) fn traits(row: Row<'_>) -> Vec<Part<'_>> {
    row.profile().traits.iter().map(Part::Trait).collect()
}

pub(super) const VOICE: Columns = &[
    Column::text("rol", "wie het zei, zonder naam", |row| Some(row.title())),
    Column::text("onderwerp", "waarover", |row| row.voice().subject.as_deref()),
    Column::references("over", "waar het over gaat"),
    Column::flag("kritisch", "of iemand ontevreden is", |row| Some(row.voice().critical)),
    Column::text("reactie", "het antwoord", |row| row.voice().response.as_deref()),
];

pub(super) const CONTACT: Columns = &[
    Column::text("rol", "de rol", |row| row.contact().role.as_deref()),
    Column::text("naam", "de naam, als die op de site staat", |row| row.contact().name.as_deref()),
    Column::reference("organisatie", "voor wie die werkt"),
    Column::text("email", "het e-mailadres", |row| {
        row.contact().email.as_ref().map(|it| it.value.as_str())
    }),
    Column::text("telefoon", "het telefoonnummer", |row| {
        row.contact().phone.as_ref().map(|it| it.value.as_str())
    }),
    Column::text("uitleg.wel", "waarvoor wel", |row| {
        row.contact().explanation.as_ref()?.does.as_deref()
    }),
    Column::text("uitleg.niet", "waarvoor niet", |row| {
        row.contact().explanation.as_ref()?.does_not.as_deref()
    }),
    Column::list("spreekuur_tekst", "dag, tijd en plek", |row| {
        let hours = row.contact().office_hours.iter().map(|it| {
            let parts = [Some(&it.day), it.time.as_ref(), it.location.as_ref()];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(", ").into()
        });
        hours.collect()
    }),
    Column::text("bezetting", "vast, waarnemend of vacant", |row| {
        row.contact().occupancy.map(Occupancy::word)
    }),
    Column::when("van", "sinds of vanaf wanneer", |row| row.contact().from),
    Column::when("tot", "tot en met wanneer", |row| {
        row.contact().until.as_ref().map(|it| it.value)
    }),
];

pub(super) const IDEA: Columns = &[
    Column::when("ingediend", "wanneer het binnenkwam", |row| row.idea().submitted),
    Column::text("indiener", "wat voor iemand het bedacht; nooit een naam", |row| {
        row.idea().submitter.as_deref()
    }),
    Column::text("deelnemers", "wie eraan meedoet", |row| row.idea().participants.as_deref()),
    Column::text("meedoen", "hoe u kunt meedoen", |row| row.idea().join.as_deref()),
    Column::when("advies.datum", "wanneer erover is geadviseerd", |row| row.advice()?.date),
    Column::text("advies.door", "door wie", |row| row.advice()?.by.as_deref()),
    Column::text("advies.uitkomst", "wat het advies was", |row| row.advice()?.outcome.as_deref()),
    Column::reference("eigenaar", "wie voor een antwoord zorgt"),
    Column::reference("resultaat", "wat ervan is gekomen"),
];

pub(super) const ORGANISATION: Columns = &[
    Column::list("ook-bekend-als", "andere namen", |row| {
        row.organisation().aliases.iter().map(|it| it.as_str().into()).collect()
    }),
    Column::text("soort", "wat voor organisatie", |row| row.organisation().sort.as_deref()),
    Column::text("url", "haar eigen site", |row| row.organisation().url.as_deref()),
];

pub(super) const MUNICIPALITY: Columns = &[
    Column::text("code", "de code van het CBS: GM met cijfers", |row| {
        row.municipality().code.as_deref()
    }),
    Column::text("url", "haar eigen site", |row| row.municipality().url.as_deref()),
];

impl<'a> Row<'a> {
    fn profile(self) -> &'a Profile {
        &self.edition.site.wijken[self.item.index].profile.body
    }

    fn characteristic(self) -> Option<&'a Trait> {
        match self.part {
            Part::Trait(characteristic) => Some(characteristic),
            _ => None,
        }
    }

    /// The advice about an idea, as far as it was given on the day of the edition.
    fn advice(self) -> Option<&'a Advice> {
        let known = |it: &&Advice| it.date.is_none_or(|date| date.last() <= self.edition.day);
        self.idea().advice.as_ref().filter(known)
    }
}
