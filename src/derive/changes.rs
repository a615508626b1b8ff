//! What became different between two days, as far as the record tells.
//!
//! A change is dated by the day from which it holds, so that what changed from Monday to Friday is
//! what changed from Monday to Wednesday and from Wednesday to Friday.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::decode::Text;
use crate::model::{Course, IdeaStatus, ItemId, Kind, Site, Spoken, Status, Update};
use crate::values::{Planning, When};

/// Something that became different.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Of which item.
    pub item: ItemId,
    /// When, as precisely as it is known.
    pub date: When,
    /// The day from which it holds; an imprecise update holds from its last day.
    pub day: NaiveDate,
    /// What it is.
    pub what: What<'a>,
}

/// What may become different about an item.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// It was not there before.
    New,
    /// It was done, and no update says so.
    Realised,
    /// It was told how it goes.
    Told(Told<'a>),
}

/// What an update tells, set against what held before.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Its status before and since, when that is another one.
    pub status: Option<(Option<Word<'a>>, Word<'a>)>,
    /// Its planning before and since, when that is another one.
    pub planned: Option<(Option<&'a Planning>, &'a Planning)>,
    /// Why.
    pub reason: Option<&'a str>,
    /// What else there was to tell.
    pub text: &'a Text,
}

/// A status, of an idea or of anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The common word, which is counted and filtered on: `vertraagd`.
    pub common: &'static str,
    /// What readers see of it: `Vertraagd`.
    pub label: &'static str,
    /// The local word, when the editors used one.
    pub local: Option<&'a str>,
}

/// What changed of an item after one day, up to and including another; the newest first.
pub fn changes(site: &Site, item: ItemId, after: NaiveDate, until: NaiveDate) -> Vec<Change<'_>> {
    let mut changes = told(site, item);
    let is_finished = |it: &Change<'_>| match it.what {
        What::Told(told) => told.status.is_some_and(|(_, to)| to.common == Status::Done.word()),
        What::New | What::Realised => false,
    };
    let realised = realised(site, item).filter(|_| !changes.iter().any(is_finished));
    let change =
        |(date, what): (When, What<'static>)| Change { item, date, day: date.first(), what };
    changes.extend(realised.map(|date| change((date, What::Realised))));
    changes.extend(begun(site, item).map(|date| change((date, What::New))));
    changes.retain(|it| after < it.day && it.day <= until);
    changes.sort_by_key(|it| Reverse(it.day));
    changes
}

/// Since when an item is there, for the kinds that tell.
fn begun(site: &Site, item: ItemId) -> Option<When> {
    let published = site.head(item).and_then(|head| head.publish_on).map(When::day);
    let dated = match item.kind {
        Kind::News | Kind::Idea | Kind::Decision | Kind::Outcome => site.date_of(item),
        _ => None,
    };
    published.max(dated)
}

fn realised(site: &Site, item: ItemId) -> Option<When> {
    let milestones = &site.area(item.area).milestones;
    milestones.get(item.index).filter(|_| item.kind == Kind::Milestone)?.realised
}

/// What was told of an item, the last of one day first.
fn told(site: &Site, item: ItemId) -> Vec<Change<'_>> {
    let told = match item.kind {
        Kind::Idea => steps(&site.area(item.area).ideas[item.index].course),
        _ => site.course_of(item).map(steps).unwrap_or_default(),
    };
    let told = told.into_iter().rev();
    told.map(|(date, told)| Change { item, date, day: date.last(), what: What::Told(told) })
        .collect()
}

/// Walks through the record from the first update on.
fn steps<'c, S>(course: &'c Course<S>) -> Vec<(When, Told<'c>)>
where
    Word<'c>: From<&'c Spoken<S>>,
{
    let dated = course.updates.iter().filter_map(|it| Some((it.date?, it)));
    let mut updates: Vec<(When, &Update<S>)> = dated.collect();
    updates.sort_by_key(|(date, _)| date.last());
    let mut status = course.status.as_ref().map(Word::from);
    let mut planned = course.planned.as_ref().map(|it| &it.value);
    let mut tell = |update: &'c Update<S>| Told {
        status: update.status.as_ref().and_then(|to| exchange(&mut status, Word::from(to))),
        planned: update.planned.as_ref().and_then(|to| exchange(&mut planned, to)),
        reason: update.reason.as_deref(),
        text: &update.text,
    };
    updates.into_iter().map(|(date, update)| (date, tell(update))).collect()
}

/// What held before and since, when that is something else.
fn exchange<T: Copy + PartialEq>(held: &mut Option<T>, to: T) -> Option<(Option<T>, T)> {
    let from = held.replace(to);
    (from != Some(to)).then_some((from, to))
}

impl<'a> From<&'a Spoken<Status>> for Word<'a> {
    fn from(spoken: &'a Spoken<Status>) -> Self {
        let Spoken { status, local } = spoken;
        Word { common: status.word(), label: status.label(), local: local.as_deref() }
    }
}

impl<'a> From<&'a Spoken<IdeaStatus>> for Word<'a> {
    fn from(spoken: &'a Spoken<IdeaStatus>) -> Self {
        let Spoken { status, local } = spoken;
        Word { common: status.word(), label: status.label(), local: local.as_deref() }
    }
}
