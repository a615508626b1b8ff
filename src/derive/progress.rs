//! How far something has got: *x of y*, where y is what counts and x what is done.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::standing::Lateness;
use crate::model::Status;

/// How far something has got.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    done: u64,
    total: u64,
    counted: u64,
    counts: BTreeMap<Option<Status>, u64>,
    later: u64,
    overdue: u64,
}

impl Progress {
    /// Counts one thing that weighs `weight`, if its status counts at all.
    pub fn count(&mut self, status: Option<Status>, weight: u32, lateness: Option<Lateness>) {
        *self.counts.entry(status).or_default() += 1;
        self.later += u64::from(lateness == Some(Lateness::Later));
        self.overdue += u64::from(lateness == Some(Lateness::Overdue));
        let Some(status) = status.filter(|it| it.counts()) else { return };
        self.counted += 1;
        self.total += u64::from(weight);
        if status == Status::Done {
            self.done += u64::from(weight);
        }
    }

    /// What is done, in weight.
    pub fn done(&self) -> u64 {
        self.done
    }

    /// What counts, in weight.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many things are late in this way.
    pub fn late(&self, lateness: Lateness) -> u64 {
        match lateness {
            Lateness::Later => self.later,
            Lateness::Overdue => self.overdue,
        }
    }

    /// How many things have no status.
    pub fn silent(&self) -> u64 {
        self.counts.get(&None).copied().unwrap_or_default()
    }

    /// Whether some things weigh more than others.
    pub fn is_weighted(&self) -> bool {
        self.total != self.counted
    }

    /// Whether anything counts. If not, progress is unknown, which is not nought.
    pub fn is_known(&self) -> bool {
        self.total > 0
    }

    /// Whether nothing was even listed.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Rounded down, so that 100 means that all is done. Nought when nothing counts.
    pub fn percentage(&self) -> u64 {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }

    /// How many things there are of each status, whether it counts or not.
    pub fn counts(&self) -> impl Iterator<Item = (Option<Status>, u64)> {
        self.counts.iter().map(|(status, number)| (*status, *number))
    }
}

impl AddAssign<&Progress> for Progress {
    fn add_assign(&mut self, other: &Progress) {
        self.done += other.done;
        self.total += other.total;
        self.counted += other.counted;
        self.later += other.later;
        self.overdue += other.overdue;
        for (status, number) in other.counts() {
            *self.counts.entry(status).or_default() += number;
        }
    }
}
