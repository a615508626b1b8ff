//! When to look again. An event only means that; what changed is for the snapshot to find.
//!
//! One save is several events, and a checkout hundreds. After a short breath it is worth a look;
//! only when nothing has happened for longer is it quiet, and was that look the last.
//!
//! Where no events arrive, the clock says when to look. It does so slowly where they should arrive,
//! because a network drive may keep them to itself, and soon after a look at a few places only, once
//! nobody is at work.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::News;
use crate::source::{Suspects, is_told_of_changes};

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
    /// When to look at everything.
    next: Instant,
    /// When that was done last.
    before: Instant,
    /// How long that took the last time.
    cost: Duration,
    /// The events that came last, until it is quiet.
    burst: Option<Burst>,
}

/// Events that come close together.
#[derive(Clone, Copy, Debug)]
struct Burst {
    began: Instant,
    last: Instant,
}

/// So long nothing happens before it is worth a look.
const BREATH: Duration = Duration::from_millis(5);
/// So long nothing happens before it is quiet.
const QUIET: Duration = Duration::from_millis(50);
/// So long at most is waited for quiet.
const PATIENCE: Duration = Duration::from_millis(500);
/// How soon to look at everything after a look at a few places: not while somebody is at work.
const SOON: Duration = Duration::from_secs(1);
/// But so long after the last time at most.
const AT_LAST: Duration = Duration::from_secs(10);
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
            next: Instant::now() + OFTEN,
            before: Instant::now(),
            cost: Duration::ZERO,
            burst: None,
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

    /// Waits until it is time to look, and says where.
    pub(super) fn wait(&mut self) -> Suspects {
        loop {
            let rest = self.next.saturating_duration_since(Instant::now());
            match self.signals.recv_timeout(rest) {
                Ok(signal) if self.is_about_content(&signal) => return self.begin_burst(&signal),
                Ok(_) => (),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return Suspects::Everything;
                }
            }
        }
    }

    /// The same, but comes back at once with nothing when there is no reason to look.
    pub(super) fn peek(&mut self) -> Option<Suspects> {
        while let Ok(signal) = self.signals.try_recv() {
            if self.is_about_content(&signal) {
                return Some(self.begin_burst(&signal));
            }
        }
        (Instant::now() >= self.next).then_some(Suspects::Everything)
    }

    /// Waits until it is quiet after the last events. Says where to look once more when something
    /// happened since.
    pub(super) fn settle(&mut self) -> Option<Suspects> {
        let mut burst = self.burst.filter(|it| it.began.elapsed() < PATIENCE)?;
        let mut suspects = Suspects::nothing();
        self.listen(QUIET, &mut burst, &mut suspects);
        self.burst = Some(burst);
        (suspects != Suspects::nothing()).then_some(suspects)
    }

    /// Says where somebody looked and how long that took, so that looking never takes much of the
    /// machine.
    pub(super) fn looked(&mut self, at: &Suspects, took: Duration) {
        let now = Instant::now();
        match at {
            Suspects::Everything => {
                self.cost = took;
                self.before = now;
                self.next = now + self.usual.max(self.cost * SHARE);
            }
            Suspects::At(_) => self.next = (now + SOON).min(self.before + AT_LAST),
        }
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

    /// Listens to the first events that come close together.
    fn begin_burst(&mut self, signal: &notify::Result<Event>) -> Suspects {
        let now = Instant::now();
        let mut burst = Burst { began: now, last: now };
        let mut suspects = Suspects::nothing();
        self.note(signal, &mut suspects);
        self.listen(BREATH, &mut burst, &mut suspects);
        self.burst = Some(burst);
        suspects
    }

    /// Listens until nothing happened for so long.
    fn listen(&mut self, pause: Duration, burst: &mut Burst, suspects: &mut Suspects) {
        loop {
            let quiet = pause.saturating_sub(burst.last.elapsed());
            let rest = quiet.min(PATIENCE.saturating_sub(burst.began.elapsed()));
            match self.signals.recv_timeout(rest) {
                Ok(signal) if self.is_about_content(&signal) => {
                    // What waited in the queue may have come only now.
                    burst.last = Instant::now();
                    self.note(&signal, suspects);
                }
                Ok(_) => (),
                Err(_) => return,
            }
            if burst.began.elapsed() >= PATIENCE {
                return;
            }
        }
    }

    /// Remembers what an event was about. A folder that came or went is watched anew.
    fn note(&mut self, signal: &notify::Result<Event>, suspects: &mut Suspects) {
        let Ok(event) = signal else {
            // The watcher has reached a limit: trust the clock from now on.
            self.usual = OFTEN;
            *suspects = Suspects::Everything;
            return;
        };
        if event.need_rescan() || event.paths.is_empty() {
            *suspects = Suspects::Everything;
        }
        if let Suspects::At(places) = suspects {
            let below = event.paths.iter().filter_map(|it| it.strip_prefix(&self.root).ok());
            places.extend(below.map(Path::to_owned));
        }
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
