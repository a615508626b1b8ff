//! Whom to turn to, for the address book on a telephone or a computer: vCard 4 (RFC 6350) of each
//! contact with an address or a number, and of all of an area together.
//!
//! A card says what the page says and nothing else. Who is named with their role is a person; any
//! other contact is a desk.

use calcard::common::PartialDateTime;
use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameter, VCardProperty, VCardValue, VCardValueType,
    VCardVersion,
};
use chrono::{Datelike, Timelike, Utc};

use super::dates::{last_change, start_of_day};
use super::html::Composer;
use super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::edition::Edition;
use crate::model::people::Contact;
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{area_path, item_path, section_path};

/// From how many contacts on there is a file with all of an area.
const TOGETHER: usize = 2;

/// What a card has a line of its own for, by its label on the page.
const OWN_LINE: &[&str] = &["Naam", "Telefoon", "E-mail", "Bewaren"];

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let composer = Composer { press };
    let edition = press.map.edition;
    for area in edition.areas() {
        if let Some(path) = area_file(composer, area) {
            let recipe = move || Ok(cards(composer, edition.list(area, Kind::Contact), area));
            let source = Span::whole("content/site.yaml");
            layout.add(path, File::new(Sort::Other, source, recipe));
        }
        for contact in edition.own(area, Kind::Contact) {
            let Some(path) = file(composer, contact) else { continue };
            let Some(head) = edition.head(contact) else { continue };
            let recipe = move || Ok(cards(composer, &[contact], area));
            layout.add(path, File::new(Sort::Other, head.span.clone(), recipe));
        }
    }
}

/// The path of the card of a contact, if there is a way to reach it.
pub(super) fn file(composer: Composer<'_>, item: ItemId) -> Option<String> {
    let edition = composer.press.map.edition;
    let id = edition.head(item).map(|it| &it.id).filter(|_| is_reachable(edition, item))?;
    let is_first = edition.index.is_first(item);
    let folder = section_path(edition.site, item.area, Kind::Contact, 1);
    is_first.then(|| format!("{folder}{id}.vcf"))
}

/// The path of the cards of all contacts of an area, if there are several.
pub(super) fn area_file(composer: Composer<'_>, area: AreaId) -> Option<String> {
    let edition = composer.press.map.edition;
    let reachable = edition.list(area, Kind::Contact).iter();
    let reachable = reachable.filter(|it| is_reachable(edition, **it)).count();
    (reachable >= TOGETHER).then(|| area_path(edition.site, area) + "contact.vcf")
}

/// Whether there is anything to keep, and nobody said that it may not be kept.
fn is_reachable(edition: &Edition<'_>, item: ItemId) -> bool {
    let contact = contact(edition, item);
    let refused = contact.consent.as_ref().is_some_and(|it| !it.value);
    (contact.email.is_some() || contact.phone.is_some()) && !refused
}

fn contact<'a>(edition: &Edition<'a>, item: ItemId) -> &'a Contact {
    &edition.site.area(item.area).contacts[item.index].body
}

fn cards(composer: Composer<'_>, contacts: &[ItemId], shown_in: AreaId) -> Vec<u8> {
    let edition = composer.press.map.edition;
    let reachable = contacts.iter().filter(|it| is_reachable(edition, **it));
    let mut written = String::new();
    for card in reachable.map(|it| card(composer, *it, shown_in)) {
        // A text grows without failing.
        let _ = card.write_to(&mut written, VCardVersion::V4_0);
    }
    written.into_bytes()
}

fn card(composer: Composer<'_>, item: ItemId, shown_in: AreaId) -> VCard {
    let edition = composer.press.map.edition;
    let contact = contact(edition, item);
    let path = item_path(edition.site, item).unwrap_or_default();
    let person = contact.role.as_ref().and(contact.name.as_deref());
    let kind = if person.is_some() { VCardKind::Individual } else { VCardKind::Org };
    let name = person.unwrap_or_else(|| composer.title(item));
    let organisation = contact.organisation.as_ref().and_then(|it| edition.find(item, it));
    let uid = format!("{}{path}", edition.site.settings.url.as_str());
    let wijk = composer.wijk_name(item, AreaId::Site);
    let lines = [
        text(VCardProperty::Prodid, Some("-//wijkbode//NL".to_owned())),
        text(VCardProperty::Uid, Some(uid)),
        Some(VCardEntry::new(VCardProperty::Kind).with_value(kind)),
        text(VCardProperty::Fn, Some(name.to_owned())),
        text(VCardProperty::Role, contact.role.clone()),
        text(VCardProperty::Org, organisation.map(|it| composer.title(it).to_owned())),
        text(VCardProperty::Email, contact.email.as_ref().map(|it| it.value.clone())),
        contact.phone.as_ref().map(|it| phone(it)),
        text(VCardProperty::Categories, wijk),
        text(VCardProperty::Note, Some(note(composer, item, shown_in))),
        text(VCardProperty::Url, Some(composer.press.absolute(&path))),
        text(VCardProperty::Source, file(composer, item).map(|it| composer.press.absolute(&it))),
        changed(composer, item),
    ];
    VCard { entries: lines.into_iter().flatten().collect() }
}

/// A line, unless there is nothing in it.
fn text(name: VCardProperty, value: Option<String>) -> Option<VCardEntry> {
    let value = plain(&value?);
    (!value.is_empty()).then(|| VCardEntry::new(name).with_value(value))
}

/// A number that begins with that of its country is an address (RFC 3966); any other is written as
/// it is, since only who reads it knows where they call from.
fn phone(number: &str) -> VCardEntry {
    let line = VCardEntry::new(VCardProperty::Tel);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match number.trim().strip_prefix('+') {
        Some(_) => line
            .with_param(VCardParameter::value(VCardValueType::Uri))
            .with_value(format!("tel:+{digits}")),
        None => line.with_value(plain(number)),
    }
}

/// What else the page says: what it is for, when it is open, until when it holds.
fn note(composer: Composer<'_>, item: ItemId, shown_in: AreaId) -> String {
    let organisation = composer.label(item.home(), Kind::Organisation);
    let has_line = |label: &str| OWN_LINE.contains(&label) || label == organisation;
    let head = composer.press.map.edition.head(item);
    let about = head.and_then(|it| Composer::excerpt(it.summary.as_ref(), &it.text));
    let facts = composer.facts(item).into_iter().filter(|it| !has_line(&it.label));
    let facts = facts.map(|it| {
        let values = it.values.into_iter().map(|it| it.text).collect::<Vec<_>>();
        format!("{}: {}", it.label, values.join("; "))
    });
    let shared = composer.shared(item, shown_in);
    about.into_iter().chain(facts).chain(shared).collect::<Vec<_>>().join("\n")
}

/// When its editors last changed it, if they say so.
fn changed(composer: Composer<'_>, item: ItemId) -> Option<VCardEntry> {
    let edition = composer.press.map.edition;
    let day = last_change(edition, item)?;
    let moment = start_of_day(edition.site.settings.zone, day).with_timezone(&Utc);
    let part = |number: u32| u8::try_from(number).ok();
    let moment = PartialDateTime {
        year: u16::try_from(moment.year()).ok(),
        month: part(moment.month()),
        day: part(moment.day()),
        hour: part(moment.hour()),
        minute: part(moment.minute()),
        second: part(moment.second()),
        tz_hour: Some(0),
        tz_minute: Some(0),
        tz_minus: false,
    };
    let value = VCardValue::PartialDateTime(moment);
    Some(VCardEntry::new(VCardProperty::Rev).with_value(value))
}

/// A text without control characters, but for the ends of its lines.
fn plain(text: &str) -> String {
    text.chars().filter(|it| *it == '\n' || !it.is_control()).collect::<String>().trim().to_owned()
}
