//! The page about the progress of the site or of a wijk.

use serde::Serialize;

use super::{Card, Progress, Section, WijkCard};

/// The page about the progress of the site or of a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPage {
    /// All milestones together.
    pub progress: Progress,
    /// The same for the quick wins.
    pub quick_wins: Option<Progress>,
    /// What is late or overdue, with the reason.
    pub late: Vec<Card>,
    /// What challenges are called here: `Opgaven`.
    pub challenges_title: String,
    /// What milestones are called here: `Mijlpalen`.
    pub milestones_title: String,
    /// The challenges, each with its milestones.
    pub challenges: Vec<ChallengeRow>,
    /// The milestones that belong to no challenge.
    pub others: Vec<Card>,
    /// All milestones by time.
    pub timeline: Timeline,
    /// The wijken that are counted in, each with its own progress.
    pub wijken: Vec<WijkCard>,
    /// Activities, and what is going on for the whole site.
    pub sections: Vec<Section>,
    /// The introductions of the challenges and of the milestones.
    pub introduction_html: String,
}

/// A challenge and its milestones.
#[derive(Clone, Debug, Serialize)]
pub struct ChallengeRow {
    /// The challenge.
    pub card: Card,
    /// Its milestones.
    pub milestones: Vec<Card>,
}

/// Milestones by time.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// What lies behind the day of this edition, the newest first.
    pub past: Vec<Card>,
    /// What its day falls in.
    pub now: Vec<Card>,
    /// What is still to come, the soonest first.
    pub coming: Vec<Card>,
    /// What has no date to place it by.
    pub undated: Vec<Card>,
}
