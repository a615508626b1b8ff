//! Every file of the website by its path, each with the recipe that makes its bytes.
//!
//! Nothing is made before somebody asks for it. Of a few folders the files are known only once
//! they are made, all together: whoever wants everything makes them as one [`Output::units`] among
//! others; for whoever wants one path they are made once and kept.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::sync::OnceLock;

use crate::address::fold;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// The files of the website by their path: `wijken/centrum/index.html`.
#[derive(Default)]
pub struct Output<'a> {
    files: BTreeMap<String, File<'a>>,
    folders: BTreeMap<String, Folder<'a>>,
    /// The paths that are written otherwise than they are compared, as they are compared.
    odd: BTreeSet<String>,
    clashes: Vec<(String, Span)>,
}

/// Makes the bytes of a file.
pub type Recipe<'a> = Box<dyn Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'a>;

/// Makes the files of a folder, by their path in it.
pub type FolderRecipe<'a> = Box<dyn Fn() -> Result<Files, Diagnostic> + Send + Sync + 'a>;

/// Files by their path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What is made in one go.
#[derive(Debug, PartialEq, Eq)]
pub enum Made {
    /// A file.
    File(Vec<u8>),
    /// Several files by their whole path: those of a folder, or a file and what stands beside it.
    Several(Files),
}

/// What sort of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A page that residents read.
    Page,
    /// Anything else, old addresses included.
    Other,
}

/// A file that can be made.
struct File<'a> {
    sort: Sort,
    source: Span,
    recipe: Recipe<'a>,
}

/// A folder whose files are known once it is made.
struct Folder<'a> {
    recipe: FolderRecipe<'a>,
    made: OnceLock<Result<Files, Diagnostic>>,
}

impl<'a> Output<'a> {
    /// Adds a file to the website. `source` is what it comes from, for when its path is taken: by
    /// the same path, or by one that some host takes for the same.
    pub fn add(&mut self, path: String, sort: Sort, source: Span, recipe: Recipe<'a>) {
        let folded = fold(&path);
        let is_odd = folded != path;
        let is_taken = is_odd && self.files.contains_key(folded.as_ref());
        if is_taken || self.odd.contains(folded.as_ref()) {
            self.clashes.push((path, source));
            return;
        }
        if is_odd {
            self.odd.insert(folded.into_owned());
        }
        match self.files.entry(path) {
            Entry::Vacant(place) => drop(place.insert(File { sort, source, recipe })),
            Entry::Occupied(taken) => self.clashes.push((taken.key().clone(), source)),
        }
    }

    /// Adds a folder whose files are known once it is made. `path` ends in a slash; nothing else
    /// may stand below it.
    pub fn add_folder(&mut self, path: &str, source: Span, recipe: FolderRecipe<'a>) {
        let folded = fold(path);
        if self.files.contains_key(folded.as_ref()) || self.odd.contains(folded.as_ref()) {
            self.clashes.push((path.to_owned(), source));
            return;
        }
        self.odd.insert(folded.into_owned());
        self.folders.insert(path.to_owned(), Folder { recipe, made: OnceLock::new() });
    }

    /// Whether two files want the same address.
    pub(super) fn has_clashes(&self) -> bool {
        !self.clashes.is_empty()
    }

    /// Reports the addresses that two files want, unless their source is known to be at fault.
    pub(super) fn report_clashes(
        &self,
        known: &BTreeSet<(&str, usize)>,
        diagnostics: &mut Diagnostics,
    ) {
        let clashes = self.clashes.iter().filter(|(_, source)| {
            let place = (&*source.file, source.bytes.start);
            !known.contains(&place)
        });
        for (path, source) in clashes.chain(&self.blocked()) {
            diagnostics
                .report("E701", source, format!("het adres `/{path}` is al van iets anders"))
                .help("Kies een ander adres, of geef het bestand een andere naam.");
        }
    }

    /// The files that would stand in a folder whose name is taken by a file, or whose
    /// files are not theirs to choose.
    fn blocked(&self) -> Vec<(String, Span)> {
        let files = self.files.iter().map(|(path, file)| (fold(path), Some((path, file))));
        let folders = self.folders.keys().map(|path| (fold(path), None));
        let mut names: Vec<_> = files.chain(folders).collect();
        names.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut blocked = Vec::new();
        // The names before this one that it begins with.
        let mut above: Vec<&str> = Vec::new();
        for (name, file) in &names {
            while above.pop_if(|it| !name.starts_with(*it)).is_some() {}
            let is_below = above.iter().any(|it| name[it.len()..].starts_with('/'));
            let file = file.filter(|_| is_below);
            blocked.extend(file.map(|(path, file)| (path.clone(), file.source.clone())));
            above.push(name);
        }
        blocked
    }

    /// Everything that is made in one go, by its path: first the folders, which take longest and
    /// end in a slash, and then the files in order.
    pub fn units(&self) -> Vec<&str> {
        self.folders.keys().map(String::as_str).chain(self.known_paths()).collect()
    }

    /// Makes one of the [`units`](Self::units), and keeps nothing of it.
    ///
    /// # Errors
    ///
    /// Why it cannot be made. A unit that is not there is an empty file.
    pub fn make(&self, unit: &str) -> Result<Made, Diagnostic> {
        if let Some(folder) = self.folders.get(unit) {
            return folder.make(unit).map(Made::Several);
        }
        self.files.get(unit).map_or(Ok(Vec::new()), |file| (file.recipe)()).map(Made::File)
    }

    /// The paths of all files. Makes the folders; one that cannot be made is listed by its own
    /// name, and whoever renders that hears why.
    pub fn paths(&self) -> Vec<&str> {
        let folders = self.folders.iter().flat_map(|(path, folder)| match folder.files(path) {
            Ok(files) => files.keys().map(String::as_str).collect(),
            Err(_) => vec![path.trim_end_matches('/')],
        });
        self.known_paths().chain(folders).collect()
    }

    /// The paths that are known before anything is made, in order: all but what stands in folders
    /// that are made as a whole.
    pub fn known_paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// How many pages residents can read.
    pub fn pages(&self) -> usize {
        self.files.values().filter(|file| file.sort == Sort::Page).count()
    }

    /// What sort of file a path is; nothing when there is no such file.
    pub fn sort(&self, path: &str) -> Option<Sort> {
        let known = self.files.get(path).map(|file| file.sort);
        known.or_else(|| match self.folder_of(path)? {
            Ok(files) => files.contains_key(path).then_some(Sort::Other),
            Err(_) => Some(Sort::Other),
        })
    }

    /// The source file that a path is made from; nothing when it is made from many, or not there.
    pub fn source(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| &*file.source.file)
    }

    /// Makes the bytes of one file; nothing when there is no such file.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        let known = self.files.get(path).map(|file| (file.recipe)());
        known.or_else(|| match self.folder_of(path)? {
            Ok(files) => files.get(path).cloned().map(Ok),
            Err(why) => Some(Err(why.clone())),
        })
    }

    /// The files of the folder that a path stands in, made if need be.
    fn folder_of(&self, path: &str) -> Option<Result<&Files, &Diagnostic>> {
        let above = |folder: &str| path.starts_with(folder) || path == folder.trim_end_matches('/');
        let (path, folder) = self.folders.iter().find(|(folder, _)| above(folder))?;
        Some(folder.files(path))
    }
}

impl Folder<'_> {
    /// Makes its files, by their whole path.
    fn make(&self, folder: &str) -> Result<Files, Diagnostic> {
        let whole = |(path, bytes)| (format!("{folder}{path}"), bytes);
        Ok((self.recipe)()?.into_iter().map(whole).collect())
    }

    /// Its files by their whole path, made if need be.
    fn files(&self, folder: &str) -> Result<&Files, &Diagnostic> {
        self.made.get_or_init(|| self.make(folder)).as_ref()
    }
}

impl<B: AsRef<[u8]>> From<B> for Made {
    fn from(bytes: B) -> Self {
        Made::File(bytes.as_ref().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(recipe: FolderRecipe<'_>) -> Output<'_> {
        let mut output = Output::default();
        output.add_folder("zoeken/index/", Span::whole("x"), recipe);
        output.add(
            "zoeken/index.html".to_owned(),
            Sort::Page,
            Span::whole("x"),
            Box::new(|| Ok(vec![])),
        );
        output
    }

    fn trouble() -> Diagnostic {
        Diagnostic { code: "E101", message: String::new(), span: Span::whole("x"), help: None }
    }

    #[test]
    fn a_folder_is_made_once_and_only_when_somebody_asks() {
        let made = std::sync::atomic::AtomicUsize::new(0);
        let output = output(Box::new(|| {
            made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Ok(Files::from([("a.bin".to_owned(), vec![1])]))
        }));
        let times = || made.load(std::sync::atomic::Ordering::Relaxed);
        assert_eq!(output.known_paths().collect::<Vec<_>>(), ["zoeken/index.html"]);
        assert!(output.sort("zoeken/index.html").is_some() && output.sort("elders").is_none());
        assert_eq!(times(), 0);
        assert_eq!(output.render("zoeken/index/a.bin"), Some(Ok(vec![1])));
        assert_eq!(output.render("zoeken/index/b.bin"), None);
        assert_eq!(output.paths(), ["zoeken/index.html", "zoeken/index/a.bin"]);
        assert_eq!(times(), 1);
        assert_eq!(output.units(), ["zoeken/index/", "zoeken/index.html"]);
        let files = Files::from([("zoeken/index/a.bin".to_owned(), vec![1])]);
        assert_eq!(output.make("zoeken/index/"), Ok(Made::Several(files)));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told_to_whoever_makes_everything() {
        let output = output(Box::new(|| Err(trouble())));
        let told: Vec<Diagnostic> =
            output.paths().iter().filter_map(|it| output.render(it)?.err()).collect();
        assert_eq!(told, [trouble()]);
    }

    #[test]
    fn nothing_else_may_stand_in_such_a_folder() {
        let mut output = output(Box::new(|| Ok(Files::new())));
        for path in ["zoeken/index/eigen.txt", "Zoeken/Index"] {
            let recipe = Box::new(|| Ok(vec![]));
            output.add(path.to_owned(), Sort::Other, Span::whole(path), recipe);
        }
        let mut diagnostics = Diagnostics::default();
        output.report_clashes(&BTreeSet::new(), &mut diagnostics);
        assert_eq!(diagnostics.iter().filter(|it| it.code == "E701").count(), 2);
    }
}
