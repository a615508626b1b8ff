//! Keeps what is shown in step with what is on disk: looks again when told to, and builds when
//! something changed. Any number of files is one update.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use chrono_tz::Tz;
use tokio::sync::watch::Sender;

use super::message::Told;
use super::proof::{self, Built, Order};
use super::shown::Shown;
use super::watch::Watch;
use super::{News, Plan, Ready, Update};
use crate::model::settings::SiteUrl;
use crate::source::Snapshot;

/// The one that keeps what is shown in step.
pub(super) struct Follower {
    plan: Plan,
    url: SiteUrl,
    show: Sender<Option<Arc<Shown>>>,
    tell: Box<dyn Fn(News) + Send>,
}

/// What is known of the site as it is shown.
struct Known {
    snapshot: Snapshot,
    shown: Shown,
    day: NaiveDate,
    zone: Tz,
}

impl Follower {
    /// One that begins when it is run.
    pub(super) fn new(
        plan: Plan,
        url: SiteUrl,
        show: Sender<Option<Arc<Shown>>>,
        tell: Box<dyn Fn(News) + Send>,
    ) -> Self {
        Follower { plan, url, show, tell }
    }

    /// Shows the site, and from then on every change to it.
    pub(super) fn run(self) {
        // Watched before it is read, so that nothing is missed in between.
        let mut watch = Watch::new(&self.plan.root, self.plan.watching, &|news| (self.tell)(news));
        let mut known = self.begin();
        let mut is_unknown = true;
        loop {
            let suspects = if is_unknown { watch.peek() } else { watch.wait() };
            let Some(suspects) = suspects else {
                is_unknown = known.snapshot.learn();
                continue;
            };
            let started = Instant::now();
            let files = known.snapshot.look(&suspects);
            watch.took(started.elapsed());
            if !files.is_empty() || self.plan.day(known.zone) != known.day {
                self.update(&mut known, files, started);
            }
        }
    }

    fn begin(&self) -> Known {
        let snapshot = Snapshot::take(&self.plan.root);
        let (built, told, day, zone) = self.build(&snapshot, chrono_tz::Europe::Amsterdam);
        let (proof, pages) = built.map_or((None, 0), |it| (it.proof, it.pages));
        let shown = Shown::default().after(proof, told.clone());
        self.show.send_replace(Some(Arc::new(shown.clone())));
        (self.tell)(News::Ready(Ready { pages, day, told }));
        Known { snapshot, shown, day, zone }
    }

    fn update(&self, known: &mut Known, files: Vec<Arc<str>>, started: Instant) {
        let (built, told, day, zone) = self.build(&known.snapshot, known.zone);
        known.shown = known.shown.after(built.and_then(|it| it.proof), told.clone());
        (known.day, known.zone) = (day, zone);
        self.show.send_replace(Some(Arc::new(known.shown.clone())));
        let took = started.elapsed();
        (self.tell)(News::Updated(Update { files, took, told }));
    }

    /// Builds what is on disk now. The day and zone are those of the site, or else the ones given.
    fn build(&self, snapshot: &Snapshot, zone: Tz) -> (Option<Built>, Told, NaiveDate, Tz) {
        let (plan, url) = (self.plan.clone(), self.url.clone());
        let order = Order { plan, url, versions: versions(snapshot) };
        match proof::build(order) {
            Ok(mut built) => {
                let (told, day, zone) = (std::mem::take(&mut built.told), built.day, built.zone);
                (Some(built), told, day, zone)
            }
            Err(error) => (
                None,
                Told::trouble(&unreadable(&self.plan.root, &error)),
                self.plan.day(zone),
                zone,
            ),
        }
    }
}

/// The files that changed, by the path at which they are published if they are.
fn versions(snapshot: &Snapshot) -> BTreeMap<String, u64> {
    let published = |(file, version): (&str, u64)| {
        let path = file.strip_prefix("content/")?;
        Some((path.to_owned(), version))
    };
    snapshot.versions().filter_map(published).collect()
}

fn unreadable(root: &Path, error: &io::Error) -> String {
    let content = root.join("content");
    format!(
        "De map `{}` is niet te lezen: {error}. Is zij verplaatst? Zet haar terug, dan gaat het \
         voorbeeld vanzelf verder.",
        content.display()
    )
}
