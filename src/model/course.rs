//! How something goes: its status, its planning, and the updates that changed them.

use crate::decode::{Choice, Decode, FromRecord, Reader, Record, Text, choice};
use crate::diagnostic::{Located, Span};
use crate::values::{Planning, When};
use crate::yaml::Node;

choice! {
    /// How something is going.
    Status "status" {
        /// Somebody thought of it.
        Idea = "idee",
        /// It will be done.
        Planned = "gepland",
        /// It is being done.
        Underway = "loopt",
        /// It is being done, and something is not right.
        Attention = "aandacht",
        /// It will be done later than was said.
        Delayed = "vertraagd",
        /// It is halted for now.
        Paused = "gepauzeerd",
        /// It is done.
        Done = "afgerond",
        /// It will not be done after all.
        Stopped = "gestopt",
    }
}

choice! {
    /// What became of an idea.
    IdeaStatus "status van een idee" {
        /// It has just come in.
        New = "nieuw",
        /// It is being looked at.
        Considered = "in-behandeling",
        /// It will be done.
        Accepted = "aangenomen",
        /// It will not be done.
        Rejected = "afgewezen",
        /// It has been done.
        CarriedOut = "uitgevoerd",
    }
}

/// A status and the word that the editors used for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken<S> {
    /// The common status, which is counted and filtered on.
    pub status: S,
    /// The local word, when it is not the common one.
    pub local: Option<String>,
}

/// How something goes, as the editors recorded it.
#[derive(Debug)]
pub struct Course<S = Status> {
    /// The status in the item itself.
    pub status: Option<Spoken<S>>,
    /// The planning in the item itself.
    pub planned: Option<Located<Planning>>,
    /// Why it is late, halted, stopped or rejected.
    pub reason: Option<String>,
    /// What was recorded later, in the order in which it was written.
    pub updates: Vec<Update<S>>,
}

/// What was known from one day on.
#[derive(Debug)]
pub struct Update<S = Status> {
    /// From which day; an imprecise date holds from its last day.
    pub date: Option<When>,
    /// The status from then on.
    pub status: Option<Spoken<S>>,
    /// The planning from then on.
    pub planned: Option<Planning>,
    /// Why.
    pub reason: Option<String>,
    /// What there is to tell.
    pub text: Text,
    /// Where it stands.
    pub span: Span,
}

impl Status {
    /// What readers see where the editors gave no word of their own.
    pub fn label(self) -> &'static str {
        match self {
            Status::Idea => "Idee",
            Status::Planned => "Gepland",
            Status::Underway => "Loopt",
            Status::Attention => "Aandachtspunt",
            Status::Delayed => "Vertraagd",
            Status::Paused => "Gepauzeerd",
            Status::Done => "Afgerond",
            Status::Stopped => "Gestopt",
        }
    }

    /// Whether it counts in progress at all.
    pub fn counts(self) -> bool {
        !matches!(self, Status::Idea | Status::Stopped)
    }

    /// Whether it still has to be done.
    pub fn is_open(self) -> bool {
        self.counts() && self != Status::Done
    }

    /// Whether residents must be told why.
    pub fn needs_reason(self) -> bool {
        matches!(self, Status::Delayed | Status::Paused | Status::Stopped)
    }
}

impl IdeaStatus {
    /// What readers see.
    pub fn label(self) -> &'static str {
        match self {
            IdeaStatus::New => "Nieuw",
            IdeaStatus::Considered => "In behandeling",
            IdeaStatus::Accepted => "Aangenomen",
            IdeaStatus::Rejected => "Afgewezen",
            IdeaStatus::CarriedOut => "Uitgevoerd",
        }
    }
}

impl<S> Course<S>
where
    Spoken<S>: Decode,
{
    /// Takes status, reason, updates and, under the name that the kind has for it, the planning out
    /// of a record.
    pub(super) fn read(record: &mut Record<'_, '_>, planning: Option<&'static str>) -> Self {
        Course {
            status: record.optional("status"),
            planned: planning.and_then(|key| record.optional(key)),
            reason: record.optional("reden"),
            updates: record.list("voortgang"),
        }
    }
}

impl<S> FromRecord for Update<S>
where
    Spoken<S>: Decode,
{
    const NAME: &'static str = "dit bericht over de voortgang";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Update {
            date: record.required_option("datum"),
            status: record.optional("status"),
            planned: record.optional("gepland"),
            reason: record.optional("reden"),
            text: record.text("tekst"),
            span: record.span().clone(),
        }
    }
}

/// A common word, or a local one that `statuswoorden` maps onto it.
impl Decode for Spoken<Status> {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = String::decode(node, reader)?;
        let same = |local: &&(String, String)| local.0.to_lowercase() == written.to_lowercase();
        if let Some((_, common)) = reader.status_words.iter().find(same) {
            let (_, status) = Status::WORDS.iter().find(|(word, _)| word == common)?;
            return Some(Spoken { status: *status, local: Some(written) });
        }
        let local: Vec<&str> = reader.status_words.iter().map(|(word, _)| word.as_str()).collect();
        Some(Spoken { status: reader.choice_or(node, &local)?, local: None })
    }
}

impl Decode for Spoken<IdeaStatus> {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Spoken { status: reader.choice(node)?, local: None })
    }
}
