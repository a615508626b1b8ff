//! What is known about wijken, contacts, organisations, voices and ideas.

use super::Facts;
use crate::model::people::{Advice, Contact, Idea};
use crate::model::{Kind, Organisation, Profile, Voice};
use crate::outputs::contacts;
use crate::outputs::view::FactValue;
use crate::values::capitalise;

pub(super) fn profile(facts: &mut Facts<'_>, wijk: &Profile) {
    facts.text("Soort gebied", wijk.sort.map(crate::model::wijk::WijkSort::word));
    facts.those(Kind::Municipality, &wijk.municipality);
    facts.references("Onderdeel van", &wijk.part_of);
    facts.text("Programma", wijk.programme.as_ref());
    facts.texts("Ook bekend als", wijk.aliases.clone());
    facts.text("CBS-code", wijk.code.as_ref());
    for (key, value) in &wijk.has.0 {
        let label = capitalise(&key.replace('-', " "));
        facts.text(&label, Some(value.replace("in-opbouw", "in opbouw")));
    }
}

pub(super) fn voice(facts: &mut Facts<'_>, voice: &Voice) {
    facts.text("Onderwerp", voice.subject.as_ref());
    facts.references("Over", &voice.about);
    facts.text("Reactie", voice.response.as_ref());
    facts.text(
        "Toestemming",
        voice.consent.as_ref().filter(|it| it.value).map(|_| "geplaatst met toestemming"),
    );
}

pub(super) fn contact(facts: &mut Facts<'_>, contact: &Contact) {
    let other_name = contact.role.as_ref().and(contact.name.as_ref());
    facts.text("Naam", other_name);
    if let Some(phone) = &contact.phone {
        let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        let url = Some(format!("tel:{digits}"));
        facts.values(
            "Telefoon",
            vec![FactValue { text: phone.value.clone(), url, ..FactValue::default() }],
        );
    }
    if let Some(email) = &contact.email {
        let url = Some(format!("mailto:{}", email.value));
        facts.values(
            "E-mail",
            vec![FactValue { text: email.value.clone(), url, ..FactValue::default() }],
        );
    }
    if let Some(explanation) = &contact.explanation {
        facts.text("Waarvoor wel", explanation.does.as_ref());
        facts.text("Waarvoor niet", explanation.does_not.as_ref());
    }
    let hours = contact.office_hours.iter().map(|it| {
        let parts = [Some(&it.day), it.time.as_ref(), it.location.as_ref()];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    });
    facts.texts("Spreekuur", hours);
    facts.those(Kind::Organisation, &contact.organisation);
    facts.text("Bezetting", contact.occupancy.map(crate::model::people::Occupancy::word));
    let today = facts.composer.edition().day;
    let later = contact.from.is_some_and(|from| from.first() > today);
    facts.text(if later { "Vanaf" } else { "Sinds" }, contact.from);
    facts.text("Tot en met", contact.until.as_ref().map(|it| it.value));
    keep(facts);
}

/// A link that puts the contact in the reader's own address book.
fn keep(facts: &mut Facts<'_>) {
    let Some(path) = contacts::file(facts.composer, facts.item) else { return };
    let text = "Bewaar in uw adresboek".to_owned();
    let url = Some(facts.composer.press.file_link(&path));
    facts.values("Bewaren", vec![FactValue { text, url, ..FactValue::default() }]);
}

pub(super) fn idea(facts: &mut Facts<'_>, idea: &Idea) {
    facts.text("Door", idea.submitter.as_ref());
    facts.text("Wie doet er mee", idea.participants.as_ref());
    facts.text("Meedoen", idea.join.as_ref());
    let today = facts.composer.edition().day;
    let known = |it: &&Advice| it.date.is_none_or(|date| date.last() <= today);
    if let Some(advice) = idea.advice.as_ref().filter(known) {
        let parts = [
            advice.outcome.clone(),
            advice.by.as_ref().map(|it| format!("door {it}")),
            advice.date.map(|it| it.to_string()),
        ];
        facts.text("Advies", Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }
    facts.references("Wie zorgt voor antwoord", &idea.owner);
    facts.references("Wat ervan kwam", &idea.result);
}

pub(super) fn organisation(facts: &mut Facts<'_>, organisation: &Organisation) {
    let sort = facts.with_word("Soort", Kind::Organisation);
    facts.text(&sort, organisation.sort.as_ref());
    facts.texts("Ook bekend als", organisation.aliases.clone());
    facts.web("Website", None, organisation.url.as_ref());
}
