//! `/.well-known/security.txt`: where to report a leak (RFC 9116).
//!
//! It must say until when it holds, and it must stand at the root of a host: without either there
//! is no such file.

use chrono::{NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;

use super::super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::model::security::Security;

const PATH: &str = ".well-known/security.txt";

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let settings = &press.map.edition.site.settings;
    let Some(security) = &settings.security else { return };
    let Some(last) = security.expires.as_ref().map(|it| it.value) else { return };
    if last < press.map.edition.day || press.url.path() != "/" {
        return;
    }
    let recipe = move || Ok(write(press, security, last).into_bytes());
    layout.add(PATH.to_owned(), File::new(Sort::Other, Span::whole("content/site.yaml"), recipe));
}

fn write(press: &Press<'_>, security: &Security, last: NaiveDate) -> String {
    let settings = &press.map.edition.site.settings;
    format!(
        "Contact: {}\nExpires: {}\nPreferred-Languages: {}, en\nCanonical: {}\n",
        security.contact.as_str(),
        end_of_day(last, settings.zone),
        settings.languages.first().map_or("nl", String::as_str),
        press.absolute(PATH),
    )
}

/// The last second of a day, in the form of RFC 3339.
fn end_of_day(day: NaiveDate, zone: Tz) -> String {
    let last_second = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let local = day.and_time(last_second);
    let moment = zone.from_local_datetime(&local).latest();
    let moment = moment.map_or_else(|| Utc.from_utc_datetime(&local), |it| it.to_utc());
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
