//! What the preview shows at one moment: the last good website and what is wrong now.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::message::Told;
use super::proof::{Answer, Proof};

/// What is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The last website without errors.
    pub(super) proof: Option<Arc<Proof>>,
    /// An older one, for pages that the last cannot make.
    before: Option<Arc<Proof>>,
    /// What was found last.
    pub(super) told: Told,
}

/// A path of the website as it is shown.
#[derive(Debug)]
pub(super) struct Found {
    /// What it is.
    pub(super) answer: Answer,
    /// What is wrong with the newest version of it, when an older one is shown.
    pub(super) own: Option<Told>,
}

impl Shown {
    /// What is shown after a build, good or not.
    #[must_use]
    pub(super) fn after(&self, proof: Option<Proof>, told: Told) -> Shown {
        let Some(proof) = proof else { return Shown { told, ..self.clone() } };
        let is_spoilt = |it: &Arc<Proof>| it.is_spoilt.load(Ordering::Relaxed);
        let before = match &self.proof {
            Some(last) if !is_spoilt(last) => Some(last.clone()),
            _ => self.before.clone(),
        };
        Shown { proof: Some(Arc::new(proof)), before, told }
    }

    /// Asks for a path. One that can no longer be made is shown as it last could be.
    pub(super) async fn find(&self, path: &str) -> Found {
        let Some(proof) = &self.proof else {
            return Found { answer: Answer::Missing, own: None };
        };
        let answer = proof.ask(path).await;
        let (Answer::Failed(why), Some(before)) = (&answer, &self.before) else {
            return Found { answer, own: None };
        };
        match before.ask(path).await {
            Answer::Made(made) => Found { answer: Answer::Made(made), own: Some(why.clone()) },
            _ => Found { answer, own: None },
        }
    }
}
