//! What is known about news and events.

use super::{Composer, Facts};
use crate::derive::calendar;
use crate::model::news::{Event, News, Recurrence};
use crate::model::wijk::Channel;
use crate::outputs::calendar::offer_of_event;
use crate::outputs::view::FactValue;
use crate::values::weekday_date;

pub(super) fn news(facts: &mut Facts<'_>, news: &News) {
    facts.text("Soort bericht", news.sort.map(crate::model::news::NewsSort::word));
    facts.text(
        "Door",
        news.author.as_ref().map(|author| match &author.name {
            Some(name) => format!("{name}, {}", author.role),
            None => author.role.clone(),
        }),
    );
    facts.references("Over", &news.about);
    let outlets = news.channels.iter().map(|it| channel_value(facts, &it.0)).collect();
    facts.values("Ook te vinden in", outlets);
}

fn channel_value(facts: &Facts<'_>, channel: &Channel) -> FactValue {
    let text = match &channel.name {
        Some(name) if *name != channel.sort => format!("{name} ({})", channel.sort),
        _ => channel.sort.clone(),
    };
    let head = facts.composer.edition().head(facts.item);
    let file = head.map_or("", |it| &it.span.file);
    let target = channel.url.as_ref().map(|url| facts.composer.target(file, url));
    let target = target.unwrap_or_default();
    FactValue { text, url: target.url, external: target.external, ..FactValue::default() }
}

pub(super) fn event(facts: &mut Facts<'_>, event: &Event) {
    if let Some(cancelled) = &event.cancelled {
        let reason = cancelled.reason.clone().unwrap_or_default();
        facts.text("Afgelast", Some(reason));
    }
    let first = if event.recurrence.is_some() { "Eerste keer" } else { "Begin" };
    facts.text(first, event.begins.as_ref().map(|it| it.value));
    let time = event.ends.as_ref().and_then(|it| it.time()).filter(|_| event.recurrence.is_some());
    match time {
        Some(time) => facts.text("Duurt tot", Some(format!("{} uur", time.format("%H.%M")))),
        None => facts.text("Einde", event.ends.as_ref().map(|it| it.value)),
    }
    if let Some(venue) = &event.location {
        facts.text("Waar", Some(&venue.name));
        facts.text("Adres", venue.address.as_ref());
        facts.text("Toegankelijkheid", venue.accessibility.as_ref());
    }
    facts.text("Voor wie", event.audience.as_ref());
    facts.references("Organisator", &event.organiser);
    sign_up(facts, event.sign_up.as_ref());
    keep(facts);
    if let Some(recurrence) = &event.recurrence {
        facts.text("Herhaling", Some(rhythm(recurrence)));
        let called_off = recurrence.except.iter().map(|day| weekday_date(*day));
        facts.texts("Gaat niet door op", called_off);
        facts.texts("Eerdere thema’s", facts.composer.past_themes(recurrence));
        if event.cancelled.is_none() {
            facts.values("Volgende keren", facts.composer.coming_days(event));
        }
    }
}

/// A link that puts the event in the reader's own calendar.
fn keep(facts: &mut Facts<'_>) {
    let Some(path) = offer_of_event(facts.composer, facts.item) else { return };
    let text = "Zet in uw agenda".to_owned();
    let url = Some(facts.composer.press.file_link(&path));
    facts.values("Bewaren", vec![FactValue { text, url, ..FactValue::default() }]);
}

/// How to sign up: words, a mail address or a web address.
fn sign_up(facts: &mut Facts<'_>, how: Option<&String>) {
    const LABEL: &str = "Aanmelden";
    let Some(how) = how else { return };
    let is_mail = how.contains('@') && !how.contains(char::is_whitespace);
    match how {
        how if how.starts_with("https://") => facts.web(LABEL, None, Some(how)),
        how if is_mail => {
            let url = Some(format!("mailto:{how}"));
            facts.values(LABEL, vec![FactValue { text: how.clone(), url, ..FactValue::default() }]);
        }
        how => facts.text(LABEL, Some(how)),
    }
}

fn rhythm(recurrence: &Recurrence) -> String {
    let every = recurrence.every.map_or("", |it| it.word());
    let on = recurrence.on.as_ref().map(|it| format!(" op de {}", it.value)).unwrap_or_default();
    let until = recurrence.until.as_ref().map(|it| it.value);
    let until = until.map(|it| format!(", tot en met {it}")).unwrap_or_default();
    let every = if every == "2 weken" { "om de week".to_owned() } else { format!("elk {every}") };
    let every = every.replace("elk dag", "elke dag").replace("elk week", "elke week");
    format!("{}{on}{until}", every.replace("elk maand", "elke maand"))
}

impl Composer<'_> {
    /// What a recurring event was about on the days that are past.
    fn past_themes(self, recurrence: &Recurrence) -> Vec<String> {
        let today = self.edition().day;
        let themes = recurrence.themes.iter().filter_map(|it| Some((it.date?, &it.theme)));
        let past = themes.filter(|(day, _)| *day < today);
        past.map(|(day, theme)| format!("{}: {theme}", weekday_date(day))).collect()
    }

    /// The next days of a recurring event, with their themes.
    fn coming_days(self, event: &Event) -> Vec<FactValue> {
        const AHEAD: u64 = 400;
        const AT_MOST: usize = 6;
        let today = self.edition().day;
        let horizon = today + chrono::Days::new(AHEAD);
        let days = calendar::days(event, today, horizon);
        let coming = days.into_iter().take(AT_MOST);
        coming
            .map(|day| {
                let theme = calendar::theme(event, day).map(|it| format!(": {it}"));
                let text = weekday_date(day) + &theme.unwrap_or_default();
                FactValue { text, datetime: Some(day.to_string()), ..FactValue::default() }
            })
            .collect()
    }
}
