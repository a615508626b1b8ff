//! Puts the files of the website in the output folder, as a whole or not at all.
//!
//! The new site is staged beside the old one, on the same file system, and changes places with it
//! when it is complete: whoever is killed, at any moment, leaves the old site or the new one, and
//! the next build clears away the rest. Only a folder that carries our [`MARKER`] is ever replaced,
//! or one in which there is nothing to lose. A file that stays the same, byte for byte, is not
//! written again but gets a second name.

#![allow(clippy::disallowed_methods, reason = "the only writer")]

mod compress;
mod folder;
mod refusal;
mod staging;
mod survey;
mod swap;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use self::compress::Compressor;
pub use self::refusal::WriteError;
use self::staging::Staging;
pub use self::survey::survey;
use self::survey::{digest_of_file, digest_of_folder};
use crate::outputs::Made;
use crate::store::Digest;

/// The file in each published folder that says whose it is.
pub const MARKER: &str = ".wijkbode";

/// What the marker says to whoever finds it. Its first word is the proof; the rest may change.
const MARKER_TEXT: &str = "wijkbode maakt deze map en vervangt haar bij elke bouw als geheel; \
                           bewaar hier niets dat u nog nodig hebt.\n";

/// What was written, the marker included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The number of files.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Of every path and what is there, folders as well: of each its own digest, taken together
    /// without regard to their order.
    pub digest: Digest,
}

/// Replaces `folder` by exactly these files.
///
/// `paths` are relative, with `/` between their parts, and each occurs once. One that ends in `/`
/// is a folder whose files are known when it is made. `make` makes one of them and `on_made` hears
/// that it is there; both are called from many threads, the first paths first. No more is held in
/// memory than is being made. What `make` refused comes back in the order of `paths`, and then
/// nothing is replaced.
///
/// # Errors
///
/// When the folder is not ours, a path leads out of it, or the machine fails. The old site is then
/// as it was.
pub fn replace<M: Into<Made>, E: Send>(
    folder: &Path,
    paths: &[&str],
    make: impl Fn(&str) -> Result<M, E> + Sync,
    on_made: impl Fn() + Sync,
) -> Result<Result<Written, Vec<E>>, WriteError> {
    check_folder(folder)?;
    check_paths(paths.iter().map(|it| it.strip_suffix('/').unwrap_or(it)))?;
    clean_up(folder)?;
    let output = resolve(folder).map_err(WriteError::io("aanmaken", folder))?;
    let staging = Staging::beside(&output).map_err(WriteError::io("aanmaken", &output))?;
    let stage = Stage { staging: &staging, folder };
    let folders = stage.make_folders("", paths)?;
    let marker = stage.add(MARKER, MARKER_TEXT.as_bytes())?;
    let one = |path: &&str| match make(path) {
        Ok(it) => stage.take(path, it.into()).inspect(|_| on_made()).map(Outcome::written),
        Err(error) => Ok(Outcome::refused(error)),
    };
    // Each by itself, or a folder that takes long would keep files waiting behind it.
    let rest = paths.par_iter().with_max_len(1).map(one);
    let rest = rest.try_reduce(Outcome::default, |a, b| Ok(a.and(b)))?;
    let Outcome { written, refused } = Outcome::written(folders.and(marker)).and(rest);
    if !refused.is_empty() {
        return Ok(Err(refused));
    }
    check_folder(folder)?;
    swap::publish(&staging, &output).map_err(WriteError::swap(folder))?;
    Ok(Ok(written))
}

/// Refuses early what [`replace`] would refuse: a folder that somebody else filled, or a path that
/// is no folder. Changes nothing.
///
/// # Errors
///
/// When the folder is not ours to replace, or cannot be looked at.
pub fn check_folder(folder: &Path) -> Result<(), WriteError> {
    let failed = WriteError::io("lezen", folder);
    match fs::metadata(folder) {
        Ok(found) if !found.is_dir() => Err(WriteError::NotAFolder(folder.to_owned())),
        Ok(_) if is_ours(folder) || has_nothing_to_lose(folder).map_err(&failed)? => Ok(()),
        Ok(_) => Err(WriteError::Foreign(folder.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// Clears away what killed builds left beside the folder, and puts back the site that one of them
/// had set aside. Builds that are still running are left alone. [`replace`] begins with this; call
/// it as well when a build ends before that.
///
/// # Errors
///
/// When the site that was set aside cannot be put back.
pub fn clean_up(folder: &Path) -> Result<(), WriteError> {
    let parent_exists = folder.parent().is_none_or(|it| it.as_os_str().is_empty() || it.is_dir());
    if !parent_exists {
        return Ok(());
    }
    let swept = resolve(folder).and_then(|output| staging::sweep(&output));
    swept.map_err(WriteError::io("terugzetten", folder))
}

/// Where the new site is put together, and under which name people know it.
struct Stage<'a> {
    staging: &'a Staging,
    folder: &'a Path,
}

impl Stage<'_> {
    /// Makes the folders of these paths below a folder that is there; a path that ends in `/` is a
    /// folder itself.
    fn make_folders(&self, above: &str, paths: &[&str]) -> Result<Written, WriteError> {
        self.staging.make_folders(above, paths).map_err(WriteError::io("aanmaken", self.folder))
    }

    /// Adds a file in a folder that was made.
    fn add(&self, path: &str, bytes: &[u8]) -> Result<Written, WriteError> {
        let add = self.staging.add(path, bytes);
        add.map_err(WriteError::io("schrijven", &self.folder.join(path)))?;
        Ok(Written::file(path, bytes))
    }

    /// Adds what was made at a path.
    fn take(&self, path: &str, made: Made) -> Result<Written, WriteError> {
        let files = match made {
            Made::File(_) if path.ends_with('/') => {
                return Err(WriteError::Unsafe(path.to_owned()));
            }
            Made::File(bytes) => return self.add(path, &bytes),
            Made::Several(files) => files,
        };
        check_paths(files.keys().map(String::as_str))?;
        let within = files.keys().filter_map(|it| it.strip_prefix(path));
        let folders = self.make_folders(path, &within.collect::<Vec<_>>())?;
        let add = |(path, bytes): (&String, &Vec<u8>)| self.add(path, bytes);
        let all = files.par_iter().map(add);
        Ok(folders.and(all.try_reduce(Written::default, |a, b| Ok(a.and(b)))?))
    }
}

impl Written {
    fn file(path: &str, bytes: &[u8]) -> Self {
        Self { files: 1, bytes: bytes.len() as u64, digest: digest_of_file(path, bytes) }
    }

    fn folder(path: &str) -> Self {
        Self { digest: digest_of_folder(path), ..Self::default() }
    }

    /// The two together. Each path is there once, so none cancels another out.
    fn and(self, other: Self) -> Self {
        let digest = std::array::from_fn(|at| self.digest[at] ^ other.digest[at]);
        Self { files: self.files + other.files, bytes: self.bytes + other.bytes, digest }
    }
}

/// What became of some of the files.
struct Outcome<E> {
    written: Written,
    refused: Vec<E>,
}

impl<E> Default for Outcome<E> {
    fn default() -> Self {
        Self { written: Written::default(), refused: Vec::new() }
    }
}

impl<E> Outcome<E> {
    fn written(written: Written) -> Self {
        Self { written, ..Self::default() }
    }

    fn refused(error: E) -> Self {
        Self { refused: vec![error], ..Self::default() }
    }

    fn and(mut self, other: Self) -> Self {
        self.written = self.written.and(other.written);
        self.refused.extend(other.refused);
        self
    }
}

fn check_paths<'p>(mut paths: impl Iterator<Item = &'p str>) -> Result<(), WriteError> {
    match paths.find(|path| !is_safe(path)) {
        Some(path) => Err(WriteError::Unsafe(path.to_owned())),
        None => Ok(()),
    }
}

/// Whether a path stays inside the folder on every system, and leaves the marker alone.
fn is_safe(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..");
    let is_strange =
        |letter: char| letter == '\\' || letter == '\0' || (cfg!(windows) && letter == ':');
    path != MARKER && path.split('/').all(is_plain) && !path.contains(is_strange)
}

fn is_ours(folder: &Path) -> bool {
    fs::read(folder.join(MARKER)).is_ok_and(|text| text.starts_with(b"wijkbode"))
}

fn has_nothing_to_lose(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        if !entry?.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Where the site really stands: links are followed, also to a folder that is not there yet, and
/// the folders above it are made.
fn resolve(folder: &Path) -> io::Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    match absolute.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found,
    }
    let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(ErrorKind::InvalidFilename.into());
    };
    if let Ok(target) = fs::read_link(parent.join(name)) {
        return resolve(&parent.join(target));
    }
    fs::create_dir_all(parent)?;
    Ok(parent.canonicalize()?.join(name))
}
