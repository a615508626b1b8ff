//! When to look again. An event only means that; what changed is for the snapshot to find.
//!
//! Where no events arrive, the clock says when to look. It does so slowly where they should arrive,
//! because a network drive may keep them to itself.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::News;
use crate::source::is_told_of_changes;

/// How to notice that something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By events where they arrive, by looking where they do not.
    Automatic,
    /// By looking again and again.
    Polling,
}

/// The one that says when to look again.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    signals: Receiver<notify::Result<Event>>,
    /// Kept so that the channel stays open when nobody watches.
    _sender: Sender<notify::Result<Event>>,
    /// How often to look at least.
    usual: Duration,
    /// How long the last look took.
    cost: Duration,
    last: Instant,
}

/// Files that may have changed, by their last name.
type Suspects = BTreeSet<OsString>;

/// So long nothing happens before it is quiet.
const QUIET: Duration = Duration::from_millis(50);
/// So long at most is waited for quiet.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often to look where events arrive.
const SELDOM: Duration = Duration::from_millis(2500);
/// How often to look where they do not.
const OFTEN: Duration = Duration::from_millis(500);
/// A look may take one part in so many of the time.
const SHARE: u32 = 20;

impl Watch {
    /// Begins to watch `content/` and `themes/` under `root`.
    pub(super) fn new(root: &Path, watching: Watching, tell: &dyn Fn(News)) -> Watch {
        let (sender, signals) = mpsc::channel();
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watch = Watch {
            root,
            watcher: None,
            signals,
            _sender: sender.clone(),
            usual: OFTEN,
            cost: Duration::ZERO,
            last: Instant::now(),
        };
        if watching == Watching::Polling {
            return watch;
        }
        match watch.begin(sender) {
            Ok(()) if is_told_of_changes(&watch.root) => watch.usual = SELDOM,
            Ok(()) => tell(News::Polling(None)),
            Err(error) => {
                watch.watcher = None;
                tell(News::Polling(Some(error.to_string())));
            }
        }
        watch
    }

    /// Waits until it is time to look, and says which files to read whatever their stamps say.
    pub(super) fn wait(&mut self) -> Option<Suspects> {
        let until = self.last + self.pause();
        let mut suspects = Suspects::new();
        loop {
            let rest = until.saturating_duration_since(Instant::now());
            match self.signals.recv_timeout(rest) {
                Ok(signal) if self.is_about_content(&signal) => {
                    self.note(&signal, &mut suspects);
                    self.settle(&mut suspects);
                    return Some(suspects);
                }
                Ok(_) => (),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return Some(suspects);
                }
            }
        }
    }

    /// The same, but comes back at once with nothing when there is no reason to look.
    pub(super) fn peek(&mut self) -> Option<Suspects> {
        let mut suspects = Suspects::new();
        while let Ok(signal) = self.signals.try_recv() {
            if self.is_about_content(&signal) {
                self.note(&signal, &mut suspects);
                self.settle(&mut suspects);
                return Some(suspects);
            }
        }
        (self.last.elapsed() >= self.pause()).then_some(suspects)
    }

    /// Says how long the last look took, so that looking never takes much of the machine.
    pub(super) fn took(&mut self, time: Duration) {
        self.cost = time;
        self.last = Instant::now();
    }

    fn pause(&self) -> Duration {
        self.usual.max(self.cost * SHARE)
    }

    fn begin(&mut self, sender: Sender<notify::Result<Event>>) -> notify::Result<()> {
        let handle = move |event| drop(sender.send(event));
        let mut watcher = notify::recommended_watcher(handle)?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in self.folders().filter(|it| it.is_dir()) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        self.watcher = Some(watcher);
        Ok(())
    }

    fn folders(&self) -> impl Iterator<Item = PathBuf> {
        ["content", "themes"].map(|it| self.root.join(it)).into_iter()
    }

    /// Waits until nothing happens for a moment.
    fn settle(&mut self, suspects: &mut Suspects) {
        let started = Instant::now();
        let mut quiet_since = started;
        loop {
            let quiet = QUIET.saturating_sub(quiet_since.elapsed());
            let rest = quiet.min(PATIENCE.saturating_sub(started.elapsed()));
            match self.signals.recv_timeout(rest) {
                Ok(signal) if self.is_about_content(&signal) => {
                    quiet_since = Instant::now();
                    self.note(&signal, suspects);
                }
                Ok(_) => (),
                Err(_) => return,
            }
            if rest.is_zero() {
                return;
            }
        }
    }

    /// Remembers what an event was about. A folder that came or went is watched anew.
    fn note(&mut self, signal: &notify::Result<Event>, suspects: &mut Suspects) {
        let Ok(event) = signal else {
            // The watcher has reached a limit: trust the clock from now on.
            self.usual = OFTEN;
            return;
        };
        let paths = event.paths.iter().filter_map(|it| it.file_name());
        suspects.extend(paths.map(OsString::from));
        let is_top = |folder: &PathBuf| event.paths.contains(folder);
        let moved: Vec<PathBuf> = self.folders().filter(is_top).collect();
        let Some(watcher) = &mut self.watcher else { return };
        for folder in moved {
            let _ = watcher.unwatch(&folder);
            let _ = watcher.watch(&folder, RecursiveMode::Recursive);
        }
    }

    /// Whether something in the folders of the site may have changed. To read a file is an event as
    /// well.
    fn is_about_content(&self, signal: &notify::Result<Event>) -> bool {
        let Ok(event) = signal else { return true };
        let is_read = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
            EventKind::Access(_) => true,
            _ => false,
        };
        let is_ours = |path: &PathBuf| self.folders().any(|folder| path.starts_with(folder));
        !is_read && (event.paths.is_empty() || event.paths.iter().any(is_ours))
    }
}
