//! What lay on disk at a glance, so that a later glance tells what changed.
//!
//! A file is new when its content is: names and stamps only say where to read again. A stamp is not
//! trusted for a while after it moved, because two saves may fall within one tick of a disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use rayon::prelude::*;
use walkdir::DirEntry;

use super::{list_all, list_at, name};

/// Every source file as it was when somebody last looked.
#[derive(Debug)]
pub struct Snapshot {
    root: PathBuf,
    files: BTreeMap<Arc<str>, Trace>,
    looks: u64,
}

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suspects {
    /// Anywhere.
    Everything,
    /// At these paths from the root, or below. A file that is named here is read whatever its stamp
    /// says.
    At(BTreeSet<PathBuf>),
}

/// One file as it was.
#[derive(Clone, Debug)]
struct Trace {
    stamp: Stamp,
    content: Content,
    /// Until when its stamp proves nothing.
    doubted_until: Option<Instant>,
    /// The look that found its content changed; 0 for what was there from the start.
    version: u64,
}

/// What a disk says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    identity: [u64; 3],
}

/// What is known of what a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
    /// Nobody read it yet.
    Unknown,
    /// It cannot be read.
    Closed,
    /// Its hash.
    Hash(u64),
}

/// Longer than a tick of any disk; that of FAT is two seconds.
const TICK: Duration = Duration::from_millis(2500);
/// A larger file is told by its stamp alone.
const LONGEST_READ: u64 = 64 << 20;
/// How many files are read in one go to get to know them.
const AT_ONCE: usize = 128;

impl Snapshot {
    /// Looks at `content/` and `themes/` under `root` for the first time. Reads nothing yet.
    pub fn take(root: &Path) -> Snapshot {
        let mut snapshot = Snapshot { root: root.to_owned(), files: BTreeMap::new(), looks: 0 };
        snapshot.look(&Suspects::Everything);
        snapshot
    }

    /// Looks again and tells which files have other content, or are new or gone.
    pub fn look(&mut self, suspects: &Suspects) -> Vec<Arc<str>> {
        let (now, first) = (Instant::now(), self.looks == 0);
        self.looks += 1;
        let found: BTreeMap<Arc<str>, Trace> = suspects
            .list(&self.root)
            .into_par_iter()
            .filter_map(|entry| {
                let file: Arc<str> = name(&self.root, entry.path()).into();
                let trace = match self.files.get(&file) {
                    Some(known) => known.renew(&entry, now, suspects.names(&file), self.looks)?,
                    None if first => Trace::glance(&entry)?,
                    None => Trace::read(&entry, now, self.looks)?,
                };
                Some((file, trace))
            })
            .collect();
        let is_changed = |(file, trace): &(&Arc<str>, &Trace)| {
            trace.version == self.looks || !self.files.contains_key(*file)
        };
        let mut gone = self.known_at(suspects);
        gone.retain(|file| !found.contains_key(file));
        let changed = found.iter().filter(is_changed).map(|(file, _)| file);
        let changed = changed.chain(&gone).cloned().collect();
        self.files.retain(|file, _| !gone.contains(file));
        self.files.extend(found);
        changed
    }

    /// The files that were there when somebody last looked at these places.
    fn known_at(&self, suspects: &Suspects) -> BTreeSet<Arc<str>> {
        let Suspects::At(places) = suspects else { return self.files.keys().cloned().collect() };
        let below = |place: &PathBuf| {
            let place = name(Path::new(""), place);
            let from = self.files.range(Arc::from(place.as_str())..).map(|(file, _)| file);
            let files = from.map_while(move |file| Some((file, file.strip_prefix(&place)?)));
            let files = files.filter(|(_, rest)| rest.is_empty() || rest.starts_with('/'));
            files.map(|(file, _)| file.clone())
        };
        places.iter().flat_map(below).collect()
    }

    /// Reads some files that nobody read yet, so that a touch is not taken for a change. Says
    /// whether any are left.
    pub fn learn(&mut self) -> bool {
        let unknown = self.files.iter_mut().filter(|(_, it)| it.content == Content::Unknown);
        let mut unknown: Vec<_> = unknown.take(AT_ONCE).collect();
        let root = &self.root;
        unknown.par_iter_mut().for_each(|(file, trace)| {
            let path = root.join(&***file);
            let content = content(&path, trace.stamp);
            let is_same = fs::metadata(&path).is_ok_and(|it| Stamp::of(&it) == trace.stamp);
            // What changed meanwhile counts as read: the next look finds another stamp.
            trace.content = if is_same { content } else { Content::Closed };
        });
        unknown.len() == AT_ONCE
    }

    /// The files that changed since the first look, each with a number that grows with each change.
    pub fn versions(&self) -> impl Iterator<Item = (&str, u64)> {
        let changed = self.files.iter().filter(|(_, it)| it.version > 0);
        changed.map(|(file, it)| (file.as_ref(), it.version))
    }
}

impl Suspects {
    /// Nowhere, so far.
    pub fn nothing() -> Suspects {
        Suspects::At(BTreeSet::new())
    }

    /// The files that are there now.
    fn list(&self, root: &Path) -> Vec<DirEntry> {
        match self {
            Suspects::Everything => list_all(root),
            Suspects::At(places) => places.iter().flat_map(|it| list_at(root, it)).collect(),
        }
    }

    /// Whether a file itself is under suspicion, and not only a folder that it is in.
    fn names(&self, file: &str) -> bool {
        matches!(self, Suspects::At(places) if places.contains(Path::new(file)))
    }
}

impl Trace {
    /// A file by its stamp; nothing when it has gone.
    fn glance(entry: &DirEntry) -> Option<Trace> {
        let stamp = Stamp::of(&fs::metadata(entry.path()).or_else(|_| link(entry)).ok()?);
        Some(Trace { stamp, content: Content::Unknown, doubted_until: None, version: 0 })
    }

    /// A file with what it holds; nothing when it has gone.
    fn read(entry: &DirEntry, now: Instant, look: u64) -> Option<Trace> {
        let trace = Trace::glance(entry)?;
        let content = content(entry.path(), trace.stamp);
        Some(Trace { content, doubted_until: Some(now + TICK), version: look, ..trace })
    }

    /// The file as it is now. Its version is that of the look if it holds something else.
    fn renew(&self, entry: &DirEntry, now: Instant, is_suspect: bool, look: u64) -> Option<Trace> {
        let seen = Trace::glance(entry)?;
        let is_moved = seen.stamp != self.stamp;
        let is_doubted = self.doubted_until.is_some() && self.content != Content::Unknown;
        if !is_moved && !is_suspect && !is_doubted {
            return Some(self.clone());
        }
        let content = content(entry.path(), seen.stamp);
        let doubted_until = if is_moved {
            Some(now + TICK)
        } else {
            self.doubted_until.filter(|until| *until > now)
        };
        let version = if content == self.content { self.version } else { look };
        Some(Trace { stamp: seen.stamp, content, doubted_until, version })
    }
}

impl Stamp {
    fn of(found: &Metadata) -> Stamp {
        Stamp { size: found.len(), modified: found.modified().ok(), identity: identity(found) }
    }
}

/// What only a real change of a file moves, whatever its modification time was set to.
#[cfg(unix)]
fn identity(found: &Metadata) -> [u64; 3] {
    use std::os::unix::fs::MetadataExt as _;
    [found.ino(), found.ctime().cast_unsigned(), found.ctime_nsec().cast_unsigned()]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> [u64; 3] {
    [0; 3]
}

/// A link that leads nowhere, by itself.
fn link(entry: &DirEntry) -> io::Result<Metadata> {
    fs::symlink_metadata(entry.path())
}

fn content(path: &Path, stamp: Stamp) -> Content {
    if stamp.size > LONGEST_READ {
        let mut hasher = DefaultHasher::new();
        stamp.hash(&mut hasher);
        return Content::Hash(hasher.finish());
    }
    hash(path).map_or(Content::Closed, Content::Hash)
}

fn hash(path: &Path) -> io::Result<u64> {
    // Never open a pipe or a device: reading them may not end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut hasher = DefaultHasher::new();
    // A link is another one when it leads elsewhere, also to the same words.
    fs::read_link(path).ok().hash(&mut hasher);
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 64 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hasher.finish()),
            length => hasher.write(&buffer[..length]),
        }
    }
}
