//! Everything a site is made from, as it lies on disk. The only module that reads files.
//!
//! Texts are held in memory, by the name the editor knows them by (`content/site.yaml`). Photos,
//! attachments and the static files of a theme are known by name and size, and read when they are
//! published.
#![allow(clippy::disallowed_methods, reason = "the only reader")]

mod kept;
mod mounts;
mod snapshot;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

pub use kept::Kept;
pub use mounts::is_told_of_changes;
pub use snapshot::{Snapshot, Suspects};

/// Every source file by its name.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: BTreeMap<Arc<str>, Arc<Source>>,
}

/// One source file.
#[derive(Debug)]
pub enum Source {
    /// A text that editors or designers write.
    Text(String),
    /// A photo, an attachment, a static file: its size in bytes. Stays on disk.
    File(u64),
    /// The same, held in memory. Only tests and the default theme have these.
    Bytes(Cow<'static, [u8]>),
    /// A text that is not UTF-8: the number of bytes that are.
    NotUtf8(usize),
    /// A file or folder that the machine refused to show, with its reason.
    Unreadable(String),
    /// A symbolic link, which may lead anywhere and is not followed out of its own folder.
    LinkOutside,
}

/// A file that is open for reading, from any place in it.
pub trait Opened: BufRead + Seek {}

impl<T: BufRead + Seek> Opened for T {}

impl Sources {
    /// Reads `content/` and `themes/` under `root`.
    ///
    /// # Errors
    ///
    /// When `content/` itself cannot be listed. A single file that cannot be read is no error but a
    /// [`Source`] that says so.
    pub fn load(root: &Path) -> io::Result<Sources> {
        fs::read_dir(root.join("content"))?;
        let files = list_all(root)
            .into_par_iter()
            .filter_map(|entry| {
                let name: Arc<str> = name(root, entry.path()).into();
                let source = read(root, &name, entry.path(), entry.path_is_symlink())?;
                Some((name, Arc::new(source)))
            })
            .collect::<Vec<_>>();
        Ok(Sources { root: root.to_owned(), files: files.into_iter().collect() })
    }

    /// The same sources with some files as they are now: new, changed or gone. What did not change
    /// is shared.
    ///
    /// # Errors
    ///
    /// When `content/` itself can no longer be listed.
    pub fn again(&self, changed: &[Arc<str>]) -> io::Result<Sources> {
        if changed.iter().any(|file| file.contains(char::REPLACEMENT_CHARACTER)) {
            // Such a name cannot be found again by its text.
            return Sources::load(&self.root);
        }
        fs::read_dir(self.root.join("content"))?;
        let mut sources = self.clone();
        let read = |file: &Arc<str>| {
            let path = self.root.join(&**file);
            let source = read(&self.root, file, &path, path.is_symlink());
            (file.clone(), source.map(Arc::new))
        };
        for (file, source) in changed.par_iter().map(read).collect::<Vec<_>>() {
            match source {
                Some(source) => drop(sources.files.insert(file, source)),
                None => drop(sources.files.remove(&file)),
            }
        }
        Ok(sources)
    }

    /// The files and what they hold, in the order of their names.
    pub fn files(&self) -> impl Iterator<Item = (&Arc<str>, &Source)> {
        self.files.iter().map(|(name, source)| (name, source.as_ref()))
    }

    /// One file, if it is there.
    pub fn find(&self, name: &str) -> Option<&Source> {
        self.files.get(name).map(Arc::as_ref)
    }

    /// The name of a file as it is kept, if it is there.
    pub fn name(&self, name: &str) -> Option<&Arc<str>> {
        self.files.get_key_value(name).map(|(name, _)| name)
    }

    /// The text of one file, or nothing if there is no such text.
    pub fn text(&self, name: &str) -> &str {
        match self.find(name) {
            Some(Source::Text(text)) => text,
            _ => "",
        }
    }

    /// The bytes of one file, for publishing it.
    ///
    /// # Errors
    ///
    /// When there is no such file, it has gone since it was listed, or it cannot be read.
    pub fn bytes(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        match self.find(name) {
            Some(Source::Text(text)) => Ok(Cow::Borrowed(text.as_bytes())),
            Some(Source::Bytes(bytes)) => Ok(Cow::Borrowed(bytes)),
            Some(Source::File(_) | Source::NotUtf8(_)) => {
                fs::read(self.root.join(name)).map(Cow::Owned)
            }
            Some(Source::Unreadable(reason)) => Err(io::Error::other(reason.clone())),
            Some(Source::LinkOutside) => Err(io::Error::other("een link naar een andere map")),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    /// Opens one file, for who needs its beginning only.
    ///
    /// # Errors
    ///
    /// When the file has gone since it was listed, or cannot be read.
    pub fn open(&self, name: &str) -> io::Result<Box<dyn Opened + '_>> {
        match self.find(name) {
            Some(Source::Text(text)) => Ok(Box::new(Cursor::new(text.as_bytes()))),
            Some(Source::Bytes(bytes)) => Ok(Box::new(Cursor::new(&**bytes))),
            _ => Ok(Box::new(BufReader::new(fs::File::open(self.root.join(name))?))),
        }
    }
}

impl Source {
    /// Its size in bytes.
    pub fn size(&self) -> u64 {
        match self {
            Source::Text(text) => text.len() as u64,
            Source::File(size) => *size,
            Source::Bytes(bytes) => bytes.len() as u64,
            Source::NotUtf8(_) | Source::Unreadable(_) | Source::LinkOutside => 0,
        }
    }

    /// Whether it can be published as it is, byte for byte.
    pub fn is_media(&self) -> bool {
        matches!(self, Source::File(_) | Source::Bytes(_))
    }
}

/// Sources that are not on disk: texts by their name.
impl<F: AsRef<str>, T: Into<Vec<u8>>> FromIterator<(F, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (F, T)>>(files: I) -> Self {
        let files = files.into_iter().filter(|(file, _)| !file.as_ref().split('/').any(is_hidden));
        let files = files.map(|(file, bytes)| {
            let file: Arc<str> = file.as_ref().into();
            let source = if is_text(&file) { text(bytes.into()) } else { memory(bytes.into()) };
            (file, Arc::new(source))
        });
        Sources { root: PathBuf::new(), files: files.collect() }
    }
}

/// The folders that a site is made from.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Every file under the folders that a site is made from.
fn list_all(root: &Path) -> Vec<DirEntry> {
    FOLDERS.iter().flat_map(|folder| list(WalkDir::new(root.join(folder)).min_depth(1))).collect()
}

/// The file at a path from the root, or every file below it.
fn list_at(root: &Path, path: &Path) -> Vec<DirEntry> {
    if FOLDERS.iter().any(|folder| path == Path::new(folder)) {
        return list(WalkDir::new(root.join(path)).min_depth(1));
    }
    let visible = visible(root, path).map(|it| list(WalkDir::new(it).follow_root_links(false)));
    visible.unwrap_or_default()
}

/// A path as far as it leads through folders of the site: not behind a link, and nowhere when it
/// is hidden or elsewhere.
fn visible(root: &Path, path: &Path) -> Option<PathBuf> {
    FOLDERS.iter().find(|folder| path.starts_with(folder))?;
    let mut reached = root.to_owned();
    for part in path.components() {
        if is_hidden(&part.as_os_str().to_string_lossy()) {
            return None;
        }
        reached.push(part);
        if reached.parent() != Some(root) && reached.is_symlink() {
            break;
        }
    }
    Some(reached)
}

/// Files whose names begin with a dot or an underscore are nobody's, but for the introductions of
/// list pages.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '_']) && name != "_index.md"
}

fn list(walk: WalkDir) -> Vec<DirEntry> {
    let hidden = |entry: &DirEntry| is_hidden(&entry.file_name().to_string_lossy());
    let walk = walk.sort_by_file_name().into_iter().filter_entry(|it| !hidden(it));
    let seen = walk.filter_map(Result::ok);
    seen.filter(|entry| !entry.file_type().is_dir() || is_closed(entry)).collect()
}

/// Whether a folder keeps its content to itself.
fn is_closed(folder: &DirEntry) -> bool {
    fs::read_dir(folder.path()).is_err()
}

fn name(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// What a file holds; nothing when it has gone since it was listed.
fn read(root: &Path, name: &str, path: &Path, is_link: bool) -> Option<Source> {
    if is_link && !stays_inside(root, path) {
        return Some(Source::LinkOutside);
    }
    let outcome = fs::metadata(path).and_then(|found| {
        if found.is_dir() {
            fs::read_dir(path)?;
        }
        if !found.is_file() {
            // Reading a pipe or a device may not end.
            return Err(io::Error::other("het is geen gewoon bestand"));
        }
        if is_text(name) { fs::read(path).map(text) } else { Ok(Source::File(found.len())) }
    });
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        outcome => Some(outcome.unwrap_or_else(|error| Source::Unreadable(error.to_string()))),
    }
}

/// Whether a link leads to a file in the same top folder, `content/` or `themes/`.
fn stays_inside(root: &Path, link: &Path) -> bool {
    let top = link.strip_prefix(root).ok().and_then(|it| it.components().next());
    let inside = || -> io::Result<bool> {
        let target = link.canonicalize()?;
        let top = top.map(|it| root.join(it)).unwrap_or_default().canonicalize()?;
        Ok(target.is_file() && target.starts_with(top))
    };
    inside().unwrap_or(false)
}

fn is_text(name: &str) -> bool {
    let kind = name.rsplit('.').next().unwrap_or_default();
    match name.split('/').next() {
        Some("themes") => matches!(kind, "html" | "txt" | "xml"),
        _ => matches!(kind, "md" | "yaml"),
    }
}

fn text(bytes: Vec<u8>) -> Source {
    String::from_utf8(bytes)
        .map_or_else(|error| Source::NotUtf8(error.utf8_error().valid_up_to()), Source::Text)
}

fn memory(bytes: Vec<u8>) -> Source {
    Source::Bytes(Cow::Owned(bytes))
}
