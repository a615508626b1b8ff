//! What follows from a file by itself, kept for as long as that file holds the same.
//!
//! [`Sources::again`] shares what did not change with the sources before it, so that the same
//! `Source` in memory means the same content.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Source, Sources};

/// Something of each file.
#[derive(Debug)]
pub struct Kept<T> {
    files: BTreeMap<Arc<str>, Entry<T>>,
}

/// What was made, and of what.
#[derive(Debug)]
struct Entry<T> {
    of: Arc<Source>,
    made: Arc<T>,
}

impl<T: Send + Sync> Kept<T> {
    /// Follows the recipe for each file that `wanted` names, unless it was made of the same before.
    /// What comes back stands in the order of the names.
    pub fn renew(
        &mut self,
        sources: &Sources,
        wanted: impl Fn(&str) -> bool,
        recipe: impl Fn(&Arc<str>, &Source) -> T + Sync,
    ) -> Vec<(Arc<str>, Arc<T>)> {
        let mut before = std::mem::take(&mut self.files);
        let files = sources.files.iter().filter(|(name, _)| wanted(name));
        let known = |(name, of): (&Arc<str>, &Arc<Source>)| {
            let entry = before.remove(name).filter(|it| Arc::ptr_eq(&it.of, of));
            (name.clone(), of.clone(), entry.map(|it| it.made))
        };
        let files: Vec<_> = files.map(known).collect();
        let made = files.into_par_iter().map(|(name, of, made)| {
            let made = made.unwrap_or_else(|| Arc::new(recipe(&name, &of)));
            (name, Entry { of, made })
        });
        let made: Vec<_> = made.collect();
        let all = made.iter().map(|(name, entry)| (name.clone(), entry.made.clone())).collect();
        self.files = made.into_iter().collect();
        all
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { files: BTreeMap::new() }
    }
}
