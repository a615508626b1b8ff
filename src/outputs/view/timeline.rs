//! What stands on a time line: rows of a table, each with a lane on which it is drawn.

use serde::Serialize;

use super::Standing;
use crate::outputs::chart::Share;

/// Milestones by time.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// In a sentence: `12 mijlpalen van 2021 tot en met 2023`.
    pub summary: String,
    /// What one of the rows is called here: `Mijlpaal`.
    pub row_title: String,
    /// What goes on now, what is overdue, what is still to come, what has been, what has no date.
    pub groups: Vec<TimelineGroup>,
}

/// Rows of one table under one axis.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineGroup {
    /// Names it on the page: `tijd-1`.
    pub id: String,
    /// `nu`, `voorbij`, `straks`, `geweest`, `zonder`.
    pub phase: &'static str,
    /// Its heading: `Nu`, `Wat geweest is`. Empty for a further year under the same heading.
    pub title: String,
    /// The year, when the phase is divided by years.
    pub year: Option<String>,
    /// Whether it is folded away until a reader asks for it.
    pub folded: bool,
    /// The axis; none for what has no date.
    pub axis: Option<Axis>,
    /// What stands on it, the first to be read on top.
    pub rows: Vec<TimelineRow>,
}

/// A time axis.
#[derive(Clone, Debug, Serialize)]
pub struct Axis {
    /// In words: `van januari 2021 tot en met december 2022`.
    pub label: String,
    /// Its lines: where, and the name of what begins there.
    pub ticks: Vec<(Share, String)>,
    /// The day of this edition, if it stands on it.
    pub today: Option<Share>,
    /// At which side of its line the word for today has room: `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// A milestone on a time line.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineRow {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The language of its title, when that is not the language of the site.
    pub language: Option<String>,
    /// The name of its wijk, where that is not clear from the page.
    pub wijk: Option<String>,
    /// `voor de hele gemeente`, for an item of the site on the page of a wijk.
    pub shared: Option<String>,
    /// Marks such as `concept`.
    pub marks: Vec<String>,
    /// How it goes.
    pub standing: Standing,
    /// Where it is drawn; none without a date.
    pub lane: Option<Lane>,
}

/// What is drawn for one milestone.
#[derive(Clone, Debug, Serialize)]
pub struct Lane {
    /// The form it is filled with: `klaar`, `nu`, `straks`, `gestopt`.
    pub form: &'static str,
    /// Where it stands.
    pub mark: Mark,
    /// Where it stood at first, if its planning moved.
    pub before: Option<Mark>,
    /// From where to where it is overdue: from the end of its planning to today.
    pub overdue: Option<(Share, Share)>,
}

/// A day or a stretch of time.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mark {
    /// Where it begins.
    pub from: Share,
    /// Where it ends.
    pub to: Share,
    /// Its middle.
    pub middle: Share,
    /// How wide it is.
    pub width: Share,
    /// Whether it is one day.
    pub day: bool,
    /// Whether nobody knows when it began.
    pub opens: bool,
    /// Whether nobody knows when it ends.
    pub continues: bool,
}
