//! E401: residents are told why something is late, halted, stopped, rejected or cancelled.

use crate::diagnostic::{Diagnostics, Span};
use crate::links::Map;
use crate::model::{Course, IdeaStatus, ItemId, Kind, Site, Spoken, Status};

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    for (item, head) in site.items() {
        if let Some(course) = site.course_of(item) {
            check_course(course, &head.span, diagnostics);
        }
        match item.kind {
            Kind::Idea => check_idea(site, item, &head.span, diagnostics),
            Kind::Event => check_event(site, item, &head.span, diagnostics),
            Kind::Indicator => check_indicator(site, item, &head.span, diagnostics),
            _ => (),
        }
    }
}

fn check_course(course: &Course, span: &Span, diagnostics: &mut Diagnostics) {
    let unexplained = |status: &Option<Spoken<Status>>, reason: &Option<String>| {
        status
            .as_ref()
            .filter(|it| it.status.needs_reason() && is_empty(reason.as_ref()))
            .map(label)
    };
    if let Some(word) = unexplained(&course.status, &course.reason) {
        report(&word, span, diagnostics);
    }
    for update in &course.updates {
        if let Some(word) = unexplained(&update.status, &update.reason) {
            report(&word, &update.span, diagnostics);
        }
    }
}

fn check_idea(site: &Site, item: ItemId, span: &Span, diagnostics: &mut Diagnostics) {
    let course = &site.area(item.area).ideas[item.index].course;
    let rejected = |status: &Option<Spoken<IdeaStatus>>, reason: &Option<String>| {
        status.as_ref().is_some_and(|it| it.status == IdeaStatus::Rejected)
            && is_empty(reason.as_ref())
    };
    if rejected(&course.status, &course.reason) {
        report("afgewezen", span, diagnostics);
    }
    for update in course.updates.iter().filter(|it| rejected(&it.status, &it.reason)) {
        report("afgewezen", &update.span, diagnostics);
    }
}

fn check_event(site: &Site, item: ItemId, span: &Span, diagnostics: &mut Diagnostics) {
    let cancelled = &site.area(item.area).events[item.index].cancelled;
    if cancelled.as_ref().is_some_and(|it| is_empty(it.reason.as_ref())) {
        diagnostics
            .report("E401", span, "dit is afgelast, maar er staat niet waarom")
            .help("Vertel de reden: `afgelast: {reden: De zaal staat blank}`");
    }
}

fn check_indicator(site: &Site, item: ItemId, span: &Span, diagnostics: &mut Diagnostics) {
    let indicator = &site.area(item.area).indicators[item.index];
    if !indicator.comparable && is_empty(indicator.reason.as_ref()) {
        diagnostics
            .report("E401", span, "dit is niet vergelijkbaar, maar er staat niet waarom")
            .help("Vertel de reden: `reden: Het resultaat telt gezinnen, geen huishoudens`");
    }
}

fn is_empty(reason: Option<&String>) -> bool {
    reason.is_none_or(|it| it.trim().is_empty())
}

fn label(spoken: &Spoken<Status>) -> String {
    spoken.local.clone().unwrap_or_else(|| spoken.status.label().to_lowercase())
}

fn report(word: &str, span: &Span, diagnostics: &mut Diagnostics) {
    diagnostics
        .report("E401", span, format!("dit is {word}, maar er staat niet waarom"))
        .help("Vertel bewoners de reden: `reden: De stenen zijn te laat besteld`");
}
