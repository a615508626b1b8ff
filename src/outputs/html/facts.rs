//! What is known about an item, label by label. Every key of every kind that has no place of its
//! own on the page ends up here.

use super::Composer;
use super::parts::capitalise;
use super::view::{Fact, FactValue};
use crate::decode::Reference;
use crate::derive::calendar;
use crate::model::course::Course;
use crate::model::figures::Contributor;
use crate::model::news::{Event, News, Recurrence};
use crate::model::people::{Contact, Idea};
use crate::model::promises::{Challenge, DecisionFacts, Goal, Plan};
use crate::model::{
    Activity, AreaId, Budget, Indicator, ItemId, Kind, Milestone, Organisation, Outcome, Profile,
    QuickWin, Voice,
};
use crate::values::weekday_date;

/// Facts being collected about one item. What is not there is not listed.
pub(super) struct Facts<'a> {
    composer: Composer<'a>,
    item: ItemId,
    list: Vec<Fact>,
}

impl<'a> Facts<'a> {
    fn text(&mut self, label: &str, value: Option<impl ToString>) {
        self.texts(label, value.map(|it| it.to_string()));
    }

    fn texts(&mut self, label: &str, values: impl IntoIterator<Item = String>) {
        let value = |text| FactValue { text, ..FactValue::default() };
        self.values(label, values.into_iter().map(value).collect());
    }

    fn references<'r>(
        &mut self,
        label: &str,
        references: impl IntoIterator<Item = &'r Reference>,
    ) {
        let references: Vec<Reference> = references.into_iter().cloned().collect();
        let values = self.composer.named(self.item, &references);
        self.values(label, values);
    }

    fn web(&mut self, label: &str, title: Option<&str>, url: Option<&String>) {
        let Some(url) = url else { return };
        let file = self.composer.edition().head(self.item).map_or("", |it| &it.span.file);
        let target = self.composer.target(file, url);
        let text = title.map_or_else(|| bare(url), str::to_owned);
        let value = FactValue { text, url: target.url, external: target.external, datetime: None };
        self.values(label, vec![value]);
    }

    fn values(&mut self, label: &str, values: Vec<FactValue>) {
        if !values.is_empty() {
            self.list.push(Fact { label: label.to_owned(), values });
        }
    }

    fn word(&self, kind: Kind) -> String {
        self.composer.label(self.item.area, kind)
    }

    fn challenge(&mut self, reference: Option<&Reference>) {
        let label = self.word(Kind::Challenge);
        self.references(&label, reference);
    }
}

/// A web address as people read it.
fn bare(url: &str) -> String {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.unwrap_or(url).trim_end_matches('/').to_owned()
}

impl Composer<'_> {
    /// What is known about an item, label by label.
    pub(super) fn facts(self, item: ItemId) -> Vec<Fact> {
        let area = self.edition().site.area(item.area);
        let mut facts = Facts { composer: self, item, list: Vec::new() };
        let at = item.index;
        match item.kind {
            Kind::Wijk => profile(&mut facts, &self.edition().site.wijken[at].profile),
            Kind::Challenge => challenge(&mut facts, &area.challenges[at]),
            Kind::Plan => plan(&mut facts, &area.plans[at]),
            Kind::Decision => {
                decision(&mut facts, &area.decisions[at].facts);
                facts.references("Plan", &area.decisions[at].plan);
            }
            Kind::Activity => activity(&mut facts, &area.activities[at]),
            Kind::Outcome => outcome(&mut facts, &area.outcomes[at]),
            Kind::Voice => voice(&mut facts, &area.voices[at]),
            Kind::Milestone => milestone(&mut facts, &area.milestones[at]),
            Kind::QuickWin => quick_win(&mut facts, &area.quick_wins[at]),
            Kind::Contact => contact(&mut facts, &area.contacts[at]),
            Kind::News => news(&mut facts, &area.news[at]),
            Kind::Event => event(&mut facts, &area.events[at]),
            Kind::Indicator => indicator(&mut facts, &area.indicators[at]),
            Kind::Budget => budget(&mut facts, &area.budgets[at]),
            Kind::Idea => idea(&mut facts, &area.ideas[at]),
            Kind::Organisation => organisation(&mut facts, &area.organisations[at]),
            Kind::Municipality | Kind::Page | Kind::Theme => (),
        }
        self.audience(&mut facts);
        facts.list
    }

    /// For whom an item of the whole site is meant.
    fn audience(self, facts: &mut Facts<'_>) {
        let Some(head) = self.edition().head(facts.item) else { return };
        if facts.item.area == AreaId::Site && !head.audience.is_empty() {
            facts.references("Voor", &head.audience);
        }
    }
}

fn profile(facts: &mut Facts<'_>, wijk: &Profile) {
    facts.text("Soort gebied", wijk.sort.map(|it| it.word()));
    facts.references("Gemeente", &wijk.municipality);
    facts.references("Onderdeel van", &wijk.part_of);
    facts.text("Programma", wijk.programme.as_ref());
    facts.texts("Ook bekend als", wijk.aliases.clone());
    facts.text("CBS-code", wijk.code.as_ref());
    for (key, value) in &wijk.has.0 {
        let label = capitalise(&key.replace('-', " "));
        facts.text(&label, Some(value.replace("in-opbouw", "in opbouw")));
    }
}

fn challenge(facts: &mut Facts<'_>, challenge: &Challenge) {
    facts.references("Thema", &challenge.themes);
    let goals = challenge.goals.iter().map(goal);
    facts.texts("Doelen", goals);
    if let Some(report) = &challenge.reported_in {
        let number = report.number.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let title = format!("{}{number}", report.title);
        match &report.link {
            Some(link) => facts.web("Verslag staat in", Some(&title), Some(link)),
            None => facts.text("Verslag staat in", Some(title)),
        }
    }
}

fn goal(goal: &Goal) -> String {
    let term = goal.term.as_ref().map(|it| format!(" (termijn: {it})")).unwrap_or_default();
    let added = goal.added.as_ref().map(|it| format!(" (toegevoegd: {it})")).unwrap_or_default();
    format!("{}{term}{added}", goal.title)
}

fn plan(facts: &mut Facts<'_>, plan: &Plan) {
    facts.text("Periode", plan.period);
    if let Some(adopted) = &plan.adopted {
        facts.text("Vastgesteld op", adopted.date);
        facts.text("Vastgesteld door", adopted.by.as_ref());
        facts.text("Besluitnummer", adopted.number.as_ref());
    }
    let label = facts.composer.label_many(facts.item.area, Kind::Challenge);
    facts.references(&label, &plan.challenges);
    facts.references("Volgt op", &plan.succeeds);
}

/// What is known of a decision, inside a plan or outside one.
fn decision(facts: &mut Facts<'_>, decision: &DecisionFacts) {
    let doubt = if decision.date_uncertain { " (datum onzeker)" } else { "" };
    facts.text("Datum", decision.date.map(|it| format!("{it}{doubt}")));
    facts.text("Nummer", decision.number.as_ref());
    facts.text("Soort", decision.sort.as_ref());
    facts.web("Lees het besluit", None, decision.link.as_ref());
}

impl Composer<'_> {
    /// What is known of a decision inside a plan.
    pub(super) fn plan_decision(self, plan: ItemId, facts: &DecisionFacts) -> Vec<Fact> {
        let mut list = Facts { composer: self, item: plan, list: Vec::new() };
        decision(&mut list, facts);
        let title = self.title(plan).to_owned();
        let value = FactValue { text: title, url: self.address(plan), ..FactValue::default() };
        list.values("Plan", vec![value]);
        list.list
    }
}

fn activity(facts: &mut Facts<'_>, activity: &Activity) {
    facts.challenge(activity.challenge.as_ref());
    facts.text("Hoe vaak", activity.rhythm.as_ref());
    facts.text("Sinds", activity.from);
    facts.text("Tot en met", activity.until);
    facts.references("Aanbieder", &activity.provider);
    facts.text("Waar", activity.places.as_ref());
    facts.references("Onderdeel van", &activity.part_of);
}

fn outcome(facts: &mut Facts<'_>, outcome: &Outcome) {
    facts.challenge(outcome.challenge.as_ref());
    facts.text("Datum", outcome.date);
    facts.text("Voor wie", outcome.level.map(|it| it.word()));
    facts.text("Soort", outcome.sort.map(|it| it.word()));
    facts.text("Oordeel", outcome.verdict.map(|it| it.word()));
    facts.references("Cijfer", &outcome.indicator);
}

fn voice(facts: &mut Facts<'_>, voice: &Voice) {
    facts.text("Onderwerp", voice.subject.as_ref());
    facts.references("Over", &voice.about);
    facts.text("Reactie", voice.response.as_ref());
    facts.text("Toestemming", voice.consent.then_some("geplaatst met toestemming"));
}

fn milestone(facts: &mut Facts<'_>, milestone: &Milestone) {
    facts.challenge(milestone.challenge.as_ref());
    facts.references("Plan", &milestone.plan);
    facts.references("Trekker", &milestone.lead);
    facts.references("Partners", &milestone.partners);
    facts.text("Waar", milestone.location.as_ref());
    facts.text("Waar het vandaan komt", milestone.origin.as_ref());
    facts.references("Begonnen als idee", &milestone.idea);
    facts.references("Vervolg", &milestone.follow_up);
    let weight = milestone.weight.as_ref().map(|it| it.value).filter(|it| *it != 1);
    facts.text("Telt mee voor", weight);
    course(facts, &milestone.course);
}

fn quick_win(facts: &mut Facts<'_>, win: &QuickWin) {
    facts.challenge(win.challenge.as_ref());
    facts.text("Resultaat", win.result.as_ref());
    facts.text("Waar", win.location.as_ref());
    facts.references("Partners", &win.partners);
    facts.text("Waar het vandaan komt", win.origin.as_ref());
    facts.references("Begonnen als idee", &win.idea);
    facts.references("Vervolg", &win.follow_up);
    course(facts, &win.course);
}

/// A reason that does not belong to a status that is shown with one.
fn course<S>(facts: &mut Facts<'_>, course: &Course<S>) {
    let standing = facts.composer.edition().standing(course);
    if standing.status.is_none() && standing.reason.is_some() {
        facts.text("Toelichting", standing.reason);
    }
}

fn contact(facts: &mut Facts<'_>, contact: &Contact) {
    let other_name = contact.role.as_ref().and(contact.name.as_ref());
    facts.text("Naam", other_name);
    facts.references("Organisatie", &contact.organisation);
    facts.text("Bezetting", contact.occupancy.map(|it| it.word()));
    if let Some(explanation) = &contact.explanation {
        facts.text("Wel", explanation.does.as_ref());
        facts.text("Niet", explanation.does_not.as_ref());
    }
    let hours = contact.office_hours.iter().map(|it| {
        let parts = [Some(&it.day), it.time.as_ref(), it.location.as_ref()];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
    });
    facts.texts("Spreekuur", hours);
    if let Some(email) = &contact.email {
        let url = Some(format!("mailto:{}", email.value));
        facts.values("E-mail", vec![FactValue { text: email.value.clone(), url, ..FactValue::default() }]);
    }
    if let Some(phone) = &contact.phone {
        let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
        let url = Some(format!("tel:{digits}"));
        facts.values("Telefoon", vec![FactValue { text: phone.value.clone(), url, ..FactValue::default() }]);
    }
    facts.text("Sinds", contact.from);
    facts.text("Tot en met", contact.until);
}

fn news(facts: &mut Facts<'_>, news: &News) {
    facts.text("Soort bericht", news.sort.map(|it| it.word()));
    facts.text("Door", news.author.as_ref().map(|author| match &author.name {
        Some(name) => format!("{name}, {}", author.role),
        None => author.role.clone(),
    }));
    facts.references("Over", &news.about);
    let outlets = news.channels.iter().map(|it| channel_value(facts, &it.0)).collect();
    facts.values("Ook te vinden in", outlets);
}

fn channel_value(facts: &Facts<'_>, channel: &crate::model::wijk::Channel) -> FactValue {
    let text = channel.name.clone().unwrap_or_else(|| channel.sort.clone());
    let head = facts.composer.edition().head(facts.item);
    let file = head.map_or("", |it| &it.span.file);
    let target = channel.url.as_ref().map(|url| facts.composer.target(file, url));
    let target = target.unwrap_or_default();
    FactValue { text, url: target.url, external: target.external, datetime: None }
}

fn event(facts: &mut Facts<'_>, event: &Event) {
    if let Some(cancelled) = &event.cancelled {
        let reason = cancelled.reason.clone().unwrap_or_default();
        facts.text("Afgelast", Some(reason));
    }
    facts.text("Begin", event.begins.as_ref().map(|it| it.value));
    facts.text("Einde", event.ends.as_ref().map(|it| it.value));
    if let Some(venue) = &event.location {
        facts.text("Waar", Some(&venue.name));
        facts.text("Adres", venue.address.as_ref());
        facts.text("Toegankelijkheid", venue.accessibility.as_ref());
    }
    facts.text("Voor wie", event.audience.as_ref());
    facts.references("Organisator", &event.organiser);
    sign_up(facts, event.sign_up.as_ref());
    if let Some(recurrence) = &event.recurrence {
        facts.text("Herhaling", Some(rhythm(recurrence)));
        let called_off = recurrence.except.iter().map(|day| weekday_date(*day));
        facts.texts("Gaat niet door op", called_off);
        let days = facts.composer.coming_days(event);
        facts.texts("Volgende keren", days);
    }
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
    let on = recurrence.on.as_ref().map(|it| format!(", {}", it.value)).unwrap_or_default();
    let until = recurrence.until.map(crate::values::show_date);
    let until = until.map(|it| format!(", tot en met {it}")).unwrap_or_default();
    let every = if every == "2 weken" { "om de week".to_owned() } else { format!("elk {every}") };
    let every = every.replace("elk dag", "elke dag").replace("elk week", "elke week");
    format!("{}{on}{until}", every.replace("elk maand", "elke maand"))
}

impl Composer<'_> {
    /// The next days of a recurring event, with their themes.
    fn coming_days(self, event: &Event) -> Vec<String> {
        const AHEAD: u64 = 400;
        const AT_MOST: usize = 6;
        let today = self.edition().day;
        let horizon = today + chrono::Days::new(AHEAD);
        let days = calendar::days(event, horizon);
        let coming = days.into_iter().filter(|day| *day >= today).take(AT_MOST);
        coming
            .map(|day| match calendar::theme(event, day) {
                Some(theme) => format!("{}: {theme}", weekday_date(day)),
                None => weekday_date(day),
            })
            .collect()
    }
}

fn indicator(facts: &mut Facts<'_>, indicator: &Indicator) {
    facts.challenge(indicator.challenge.as_ref());
    facts.text("Soort", indicator.sort.map(|it| it.word()));
}

fn budget(facts: &mut Facts<'_>, budget: &Budget) {
    let amount = budget.amount.as_ref().map(|it| it.value.to_string());
    let per = budget.per.as_ref().map(|per| match per.as_str() {
        "totaal" => "in totaal".to_owned(),
        per => format!("per {per}"),
    });
    let shown = amount.unwrap_or_else(|| "bedrag niet bekend".to_owned());
    facts.text("Bedrag", Some([Some(shown), per].into_iter().flatten().collect::<Vec<_>>().join(" ")));
    facts.text("Jaren", Some(budget.years.join(", ")).filter(|it| !it.is_empty()));
    facts.text("Waarvoor", budget.purpose.as_ref());
    facts.text("Waar het vandaan komt", budget.origin.as_ref());
    let contributors = budget.contributors.iter().map(|it| contributor(facts, it)).collect();
    facts.values("Wie bijdraagt", contributors);
    facts.texts("Voorwaarden", budget.conditions.clone());
    facts.text("Toegekend", budget.granted);
    facts.text("Besteed", budget.spent);
    facts.text("Stand op", budget.as_of);
    facts.challenge(budget.challenge.as_ref());
    if let Some(lapsed) = &budget.lapsed {
        facts.text("Vervallen", lapsed.date);
        facts.text("Vervangen door", lapsed.replaced_by.as_ref());
    }
}

fn contributor(facts: &Facts<'_>, contributor: &Contributor) -> FactValue {
    let named = contributor.organisation.as_ref();
    let named = named.and_then(|it| facts.composer.named(facts.item, std::slice::from_ref(it)).pop());
    let named = named.unwrap_or_default();
    match contributor.amount {
        Some(amount) => FactValue { text: format!("{}: {amount}", named.text), ..named },
        None => named,
    }
}

fn idea(facts: &mut Facts<'_>, idea: &Idea) {
    facts.text("Ingediend", idea.submitted);
    facts.text("Door", idea.submitter.as_ref());
    facts.text("Wie doet er mee", idea.participants.as_ref());
    facts.text("Meedoen", idea.join.as_ref());
    if let Some(advice) = &idea.advice {
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

fn organisation(facts: &mut Facts<'_>, organisation: &Organisation) {
    facts.text("Soort organisatie", organisation.sort.as_ref());
    facts.texts("Ook bekend als", organisation.aliases.clone());
    facts.web("Website", None, organisation.url.as_ref());
}

