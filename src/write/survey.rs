//! Looks at a published folder, to find out whether it is still as it was written.

use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::Written;
use super::folder::Folder;
use crate::store::{Digest, digest};

/// What there is in a published folder. It equals what [`replace`](super::replace) said it wrote
/// only if each path, each byte and each folder is as it was then. Nothing is changed.
///
/// # Errors
///
/// When something cannot be read, or was not made by us: a link, a file with other rights, or one
/// of more than `longest` bytes.
pub fn survey(folder: &Path, longest: u64) -> io::Result<Written> {
    Survey { folder, site: &Folder::open(folder)?, longest }.look_below("")
}

struct Survey<'a> {
    folder: &'a Path,
    site: &'a Folder,
    longest: u64,
}

impl Survey<'_> {
    /// Of one folder, by its path in the site with a slash behind it.
    fn look_below(&self, path: &str) -> io::Result<Written> {
        let entries =
            fs::read_dir(self.folder.join(path))?.collect::<io::Result<Vec<DirEntry>>>()?;
        let look = |entry: &DirEntry| {
            let name = entry.file_name();
            let name = name.to_str().ok_or(ErrorKind::InvalidData)?;
            let (path, kind) = (format!("{path}{name}"), entry.file_type()?);
            if kind.is_dir() {
                let below = self.look_below(&format!("{path}/"))?;
                return Ok(Written::folder(&path).and(below));
            }
            Ok(Written::file(&path, &self.site.read(&path, self.longest)?))
        };
        entries.par_iter().map(look).try_reduce(Written::default, |a, b| Ok(a.and(b)))
    }
}

pub(super) fn digest_of_file(path: &str, bytes: &[u8]) -> Digest {
    digest([path.as_bytes(), bytes])
}

pub(super) fn digest_of_folder(path: &str) -> Digest {
    digest([path.as_bytes()])
}
