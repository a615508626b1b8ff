//! The page about the progress of the site or of a wijk.

use serde::Serialize;

use super::{Card, Follow, Link, Progress, Section, Timeline, WijkCard};

/// The page about the progress of the site or of a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressPage {
    /// All milestones together.
    pub progress: Progress,
    /// The same for the quick wins.
    pub quick_wins: Option<Progress>,
    /// What quick wins are called here: `Quick wins`.
    pub quick_wins_title: String,
    /// What residents must not miss.
    pub attention: Attention,
    /// What challenges are called here: `Opgaven`.
    pub challenges_title: String,
    /// What milestones are called here: `Mijlpalen`.
    pub milestones_title: String,
    /// The challenges, each with its milestones.
    pub challenges: Vec<ChallengeRow>,
    /// The milestones that belong to no challenge.
    pub others: Vec<Card>,
    /// All milestones by time; none when there are none.
    pub timeline: Option<Timeline>,
    /// The wijken that are counted in, each with its own progress.
    pub wijken: Vec<WijkCard>,
    /// Activities, and what is going on for the whole site.
    pub sections: Vec<Section>,
    /// The introductions of the challenges and of the milestones.
    pub introduction_html: String,
    /// The ways to follow what changes.
    pub follow: Vec<Follow>,
}

/// A challenge and its milestones.
#[derive(Clone, Debug, Serialize)]
pub struct ChallengeRow {
    /// The challenge.
    pub card: Card,
    /// Its milestones.
    pub milestones: Vec<Card>,
}

/// What residents must not miss: what is not done when it was said to be, and what nobody told of.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Attention {
    /// What is to be done later than was said, with both dates and the reason.
    pub later: Vec<Card>,
    /// What should have been done by now.
    pub overdue: Vec<Card>,
    /// What has no status.
    pub silent: Vec<Link>,
    /// How many more of each there are than are listed here, in the same order, and where.
    pub more: [Option<Link>; 3],
}
