//! What follows from a file by itself, kept for as long as that file holds the same.
//!
//! [`Sources::again`] shares what did not change with the sources before it, so that the same
//! `Source` in memory means the same content.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Source, Sources};

/// Something of each file, in the order of their names.
#[derive(Debug)]
pub struct Kept<T> {
    files: Vec<Entry<T>>,
}

/// What was made, and of what.
#[derive(Debug)]
struct Entry<T> {
    name: Arc<str>,
    of: Arc<Source>,
    made: Option<T>,
}

/// What was made of a file.
#[derive(Debug)]
pub struct Product<'k, T> {
    /// The name of the file.
    pub name: &'k Arc<str>,
    /// The file. As long as it is the same in memory, so is what was made of it.
    pub of: &'k Arc<Source>,
    /// What was made.
    pub made: &'k T,
}

impl<T: Send + Sync> Kept<T> {
    /// Follows the recipe for each file that `wanted` names, unless it was made of the same before.
    /// What comes back stands in the order of the names.
    pub fn renew(
        &mut self,
        sources: &Sources,
        wanted: impl Fn(&str) -> bool,
        recipe: impl Fn(&Arc<str>, &Source) -> T + Sync,
    ) -> impl Iterator<Item = Product<'_, T>> {
        let mut before = std::mem::take(&mut self.files).into_iter().peekable();
        for (name, of) in sources.files.iter().filter(|(name, _)| wanted(name)) {
            let known = before.next_if(|it| Arc::ptr_eq(&it.of, of)).or_else(|| {
                while before.next_if(|it| it.name < *name).is_some() {}
                before.next_if(|it| Arc::ptr_eq(&it.of, of))
            });
            let new = || Entry { name: name.clone(), of: of.clone(), made: None };
            self.files.push(known.unwrap_or_else(new));
        }
        let unknown = self.files.par_iter_mut().filter(|it| it.made.is_none());
        unknown.for_each(|it| it.made = Some(recipe(&it.name, &it.of)));
        self.files.iter().filter_map(|Entry { name, of, made }| {
            made.as_ref().map(|made| Product { name, of, made })
        })
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept { files: Vec::new() }
    }
}
