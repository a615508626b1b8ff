//! How something goes on one day. Updates are the record: the newest value given on or before the
//! day holds, over what the item itself says.

use chrono::NaiveDate;

use crate::model::{Course, Spoken, Status, Update};
use crate::values::{Planning, When};

/// How something goes on one day.
#[derive(Debug)]
pub struct Standing<'a, S = Status> {
    /// Its status, if one was given by then.
    pub status: Option<&'a Spoken<S>>,
    /// Why it is so.
    pub reason: Option<&'a str>,
    /// Its planning, if one was given by then.
    pub planned: Option<&'a Planning>,
    /// The planning that was given first, if it has moved since.
    pub planned_before: Option<&'a Planning>,
    /// When the last update was made.
    pub updated: Option<When>,
    /// The updates that were known by then, the oldest first.
    pub updates: Vec<&'a Update<S>>,
}

/// In what way something is not done when it was said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// Its planning has passed, and nothing says that it is done.
    Overdue,
    /// It is to be done later than was said: by its status, or because its planning moved.
    Later,
}

/// Works out how something goes on `day`.
///
/// An imprecise date holds from its last day; of two updates with the same date the later one in
/// the list wins.
pub fn standing<S>(course: &Course<S>, day: NaiveDate) -> Standing<'_, S> {
    let updates = known_updates(course, day);
    let planned_in = updates.iter().rev().find_map(|it| it.planned.as_ref());
    let own = course.planned.as_ref().map(|it| &it.value);
    let first = own.or_else(|| updates.iter().find_map(|it| it.planned.as_ref()));
    let planned = planned_in.or(own);
    Standing {
        status: updates.iter().rev().find_map(|it| it.status.as_ref()).or(course.status.as_ref()),
        reason: reason(course, &updates),
        planned,
        planned_before: first.filter(|first| planned.is_some_and(|now| now != *first)),
        updated: updates.last().and_then(|it| it.date),
        updates,
    }
}

impl Standing<'_> {
    /// The common status.
    pub fn common(&self) -> Option<Status> {
        self.status.map(|spoken| spoken.status)
    }

    /// What residents have to hear on `day` about something that is neither done nor stopped.
    pub fn lateness(&self, day: NaiveDate) -> Option<Lateness> {
        if matches!(self.common(), Some(Status::Done | Status::Stopped)) {
            return None;
        }
        if self.planned.and_then(Planning::last).is_some_and(|last| last < day) {
            return Some(Lateness::Overdue);
        }
        let is_later = self.common() == Some(Status::Delayed) || self.has_moved_back();
        is_later.then_some(Lateness::Later)
    }

    /// Whether its planning ends later than the one that was given first.
    fn has_moved_back(&self) -> bool {
        let (before, now) = (self.planned_before, self.planned);
        let ends = before.and_then(Planning::last).zip(now.and_then(Planning::last));
        ends.is_some_and(|(before, now)| now > before)
    }
}

fn known_updates<S>(course: &Course<S>, day: NaiveDate) -> Vec<&Update<S>> {
    let holds_from = |update: &&Update<S>| update.date.map(When::last);
    let known = course.updates.iter().filter(|it| holds_from(it).is_some_and(|from| from <= day));
    let mut known: Vec<&Update<S>> = known.collect();
    known.sort_by_key(holds_from);
    known
}

/// The updates that nobody could know of by then.
pub fn later_updates<S>(course: &Course<S>, day: NaiveDate) -> impl Iterator<Item = &Update<S>> {
    course.updates.iter().filter(move |it| it.date.map(When::last).is_none_or(|from| from > day))
}

/// The newest reason given since the status is what it is.
fn reason<'a, S>(course: &'a Course<S>, updates: &[&'a Update<S>]) -> Option<&'a str> {
    let since = updates.iter().rposition(|it| it.status.is_some());
    let recent = updates[since.unwrap_or(0)..].iter().rev();
    let own = course.reason.as_deref().filter(|_| since.is_none());
    recent.map(|it| it.reason.as_deref()).find(Option::is_some).flatten().or(own)
}
