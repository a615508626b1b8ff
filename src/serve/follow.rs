//! Keeps what is shown in step with what is on disk: looks again when told to, and builds when
//! something changed. Any number of files is one update.
//!
//! The time in which it must become quiet is not lost: the site is built meanwhile, and shown when
//! nothing more happened. Otherwise it is built once more.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use chrono_tz::Tz;
use tokio::sync::watch::Sender;

use super::message::Told;
use super::proof::{self, Built, Order};
use super::shown::Shown;
use super::watch::Watch;
use super::{News, Plan, Ready, Update};
use crate::Options;
use crate::diagnostic::Diagnostics;
use crate::model::Reading;
use crate::model::settings::SiteUrl;
use crate::outputs::Caching;
use crate::source::{Snapshot, Sources, Suspects};
use crate::store::Store;

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
    /// What was read last; nothing when `content/` could not be listed.
    sources: Option<Arc<Sources>>,
    reading: Reading,
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
        let (mut known, mut is_unknown) = self.begin();
        loop {
            let suspects = if is_unknown { watch.peek() } else { Some(watch.wait()) };
            match suspects {
                Some(suspects) => self.look(&mut known, &mut watch, suspects),
                None => is_unknown = known.snapshot.learn(),
            }
        }
    }

    /// Looks until it is quiet, and shows what changed.
    fn look(&self, known: &mut Known, watch: &mut Watch, mut suspects: Suspects) {
        let (mut files, mut built, mut took) = (BTreeSet::new(), None, Duration::ZERO);
        loop {
            let started = Instant::now();
            let changed = known.snapshot.look(&suspects);
            watch.looked(&suspects, started.elapsed());
            if !changed.is_empty() || self.plan.day(known.zone) != known.day {
                built = Some(self.build(known, &changed));
                files.extend(changed);
                took += started.elapsed();
            }
            let Some(more) = watch.settle() else { break };
            suspects = more;
        }
        if let Some(built) = built {
            let told = self.show(known, built);
            let files = files.into_iter().collect();
            (self.tell)(News::Updated(Update { files, took, told }));
        }
    }

    /// Shows the site for the first time. Says whether files are left that nobody got to know; a
    /// small site has none.
    fn begin(&self) -> (Known, bool) {
        let mut known = Known {
            snapshot: Snapshot::take(&self.plan.root),
            sources: None,
            reading: Reading::default(),
            shown: Shown::default(),
            day: NaiveDate::default(),
            zone: chrono_tz::Europe::Amsterdam,
        };
        let built = self.build(&mut known, &[]);
        let pages = built.pages;
        let told = self.show(&mut known, built);
        let is_unknown = known.snapshot.learn();
        (self.tell)(News::Ready(Ready { pages, day: known.day, told }));
        (known, is_unknown)
    }

    /// Builds what is on disk now. Only files that changed are read.
    fn build(&self, known: &mut Known, changed: &[Arc<str>]) -> Built {
        let sources = match known.sources.take() {
            Some(before) => before.again(changed),
            None => Sources::load(&self.plan.root),
        };
        let built = sources.and_then(|sources| {
            let sources = Arc::new(sources);
            known.sources = Some(sources.clone());
            let mut diagnostics = Diagnostics::default();
            let site = known.reading.read(&sources, &mut diagnostics);
            known.zone = site.settings.zone;
            known.day = self.plan.day(known.zone);
            let options = Options {
                day: known.day,
                drafts: self.plan.drafts,
                base_url: Some(self.url.clone()),
                store: Store::beside(&self.plan.root),
                caching: Caching::Fresh,
            };
            let versions = versions(&known.snapshot);
            proof::build(Order { sources, site, diagnostics, options, versions })
        });
        built.unwrap_or_else(|error| {
            known.day = self.plan.day(known.zone);
            Built {
                proof: None,
                told: Told::trouble(&unreadable(&self.plan.root, &error)),
                pages: 0,
            }
        })
    }

    /// Shows what was built; what is wrong when it cannot be shown. Returns what was found.
    fn show(&self, known: &mut Known, built: Built) -> Told {
        known.shown = known.shown.after(built.proof, built.told.clone());
        self.show.send_replace(Some(Arc::new(known.shown.clone())));
        built.told
    }
}

/// The files of the content that changed since the preview began.
fn versions(snapshot: &Snapshot) -> BTreeMap<String, u64> {
    let content = snapshot.versions().filter(|(file, _)| file.starts_with("content/"));
    content.map(|(file, version)| (file.to_owned(), version)).collect()
}

fn unreadable(root: &Path, error: &io::Error) -> String {
    let content = root.join("content");
    format!(
        "De map `{}` is niet te lezen: {error}. Is zij verplaatst? Zet haar terug, dan gaat het \
         voorbeeld vanzelf verder.",
        content.display()
    )
}
