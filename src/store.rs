//! What is dear to make, kept between builds by what it was made from.
//!
//! `.wijkbode/kept/` beside `content/` holds one file per result, named after a hash of the recipe
//! and its ingredients, and never of a time stamp: a kept result is the one that would be made
//! again. The folder may be removed at any moment, and a store that cannot be read or written costs
//! time and nothing else.
#![allow(clippy::disallowed_methods, reason = "the only one that knows its own folder")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The folder, beside `content/`, of everything that is kept between builds.
pub const FOLDER: &str = ".wijkbode";

/// Results of earlier builds. A clone is the same store.
#[derive(Clone, Debug, Default)]
pub struct Store {
    place: Option<Arc<Place>>,
}

#[derive(Debug)]
struct Place {
    folder: PathBuf,
    access: Access,
    wanted: Mutex<BTreeSet<String>>,
}

/// What may be done with a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    Keep,
    Read,
}

/// A recipe and its ingredients, as one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

/// A hash that two things share only if they are the same, byte for byte.
pub type Digest = [u8; blake3::OUT_LEN];

/// The digest of these parts, in this order.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    *hasher.finalize().as_bytes()
}

impl Key {
    /// Names what `recipe` makes of these ingredients. A recipe that changes takes another name:
    /// `foto 2`.
    pub fn new(recipe: &str, ingredients: &[&[u8]]) -> Key {
        let parts = [recipe.as_bytes()].into_iter().chain(ingredients.iter().copied());
        Key(blake3::Hash::from_bytes(digest(parts)).to_hex().to_string())
    }

    /// Names one of several results of the same recipe and ingredients.
    #[must_use]
    pub fn part(&self, name: &str) -> Key {
        Key::new(&self.0, &[name.as_bytes()])
    }
}

impl Store {
    /// The store of the site in the folder `root`. Nothing is written before there is something to
    /// keep.
    pub fn beside(root: &Path) -> Store {
        Store::open(root, Access::Keep)
    }

    /// The same store, for a look that leaves nothing behind.
    pub fn read_only(root: &Path) -> Store {
        Store::open(root, Access::Read)
    }

    /// A store that keeps nothing.
    pub fn none() -> Store {
        Store::default()
    }

    /// What was made before, or else what `make` makes now.
    ///
    /// # Errors
    ///
    /// Those of `make`; a store has none of its own.
    pub fn keep<E>(
        &self,
        key: &Key,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        if let Some(kept) = self.find(key) {
            return Ok(kept);
        }
        let result = make()?;
        self.put(key, &result);
        Ok(result)
    }

    /// What was made before, if it was kept.
    pub fn find(&self, key: &Key) -> Option<Vec<u8>> {
        let place = self.place.as_ref()?;
        place.want(key);
        place.find(key)
    }

    /// Keeps what was made. What cannot be kept is made again.
    pub fn put(&self, key: &Key, made: &[u8]) {
        let Some(place) = &self.place else { return };
        place.want(key);
        let _ = place.put(key, made);
    }

    /// Throws away what nobody has asked for since this store was opened. For the end of a build
    /// that made everything.
    pub fn sweep(&self) {
        let Some(place) = &self.place else { return };
        let wanted = place.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in fs::read_dir(&place.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_str().is_none_or(|name| !wanted.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn open(root: &Path, access: Access) -> Store {
        let folder = root.join(FOLDER).join("kept");
        Store { place: Some(Arc::new(Place { folder, access, wanted: Mutex::default() })) }
    }
}

impl Place {
    fn want(&self, key: &Key) {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner).insert(key.0.clone());
    }

    /// A kept result, if it is there and whole: a hash of it stands before it.
    fn find(&self, key: &Key) -> Option<Vec<u8>> {
        let mut kept = fs::read(self.folder.join(&key.0)).ok()?;
        let seal = kept.get(..blake3::OUT_LEN)?;
        let is_whole = blake3::hash(&kept[blake3::OUT_LEN..]).as_bytes() == seal;
        is_whole.then(|| kept.split_off(blake3::OUT_LEN))
    }

    /// Keeps a result: under another name first, so that a killed build leaves no half of it.
    fn put(&self, key: &Key, made: &[u8]) -> io::Result<()> {
        if self.access == Access::Read {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        let mut name = key.0.clone();
        let _ = write!(name, ".{}-{:?}", std::process::id(), std::thread::current().id());
        let draft = self.folder.join(name.replace(['(', ')'], ""));
        fs::write(&draft, [blake3::hash(made).as_bytes(), made].concat())?;
        fs::rename(draft, self.folder.join(&key.0))
    }
}
