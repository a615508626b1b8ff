//! Every file of the website by its path, each with the recipe that makes its bytes.
//!
//! Nothing is made before somebody asks for it. Of a few folders the files are known only once
//! they are made, all together: whoever wants everything makes them as one [`Output::units`] among
//! others; for whoever wants one path they are made once and kept.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::address::Addresses;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// The files of the website by their path: `wijken/centrum/index.html`.
pub struct Output<'a> {
    units: Addresses<Unit<'a>>,
    /// The paths of the folders among them.
    folders: Vec<String>,
}

/// What the formats want to publish, before it is known who gets which address.
#[derive(Default)]
pub struct Layout<'a>(Vec<(String, Unit<'a>)>);

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

/// What is made in one go, and what it comes from.
enum Unit<'a> {
    File(File<'a>),
    Folder(Folder<'a>),
}

/// A file that can be made.
pub struct File<'a> {
    sort: Sort,
    source: Span,
    recipe: Recipe<'a>,
}

/// A folder whose files are known once it is made.
struct Folder<'a> {
    source: Span,
    recipe: FolderRecipe<'a>,
    made: OnceLock<Result<Files, Diagnostic>>,
}

impl<'a> File<'a> {
    /// A file with the recipe that makes its bytes. `source` is what it comes from, for when its
    /// path is taken.
    pub fn new(
        sort: Sort,
        source: Span,
        recipe: impl Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'a,
    ) -> Self {
        File { sort, source, recipe: Box::new(recipe) }
    }
}

impl<'a> Layout<'a> {
    /// Adds a file.
    pub fn add(&mut self, path: String, file: File<'a>) {
        self.0.push((path, Unit::File(file)));
    }

    /// Adds files, each with its path, that are got ready side by side.
    pub fn add_all(&mut self, files: impl ParallelIterator<Item = (String, File<'a>)>) {
        self.0.par_extend(files.map(|(path, file)| (path, Unit::File(file))));
    }

    /// Adds a folder whose files are known once it is made. `path` ends in a slash; nothing else
    /// may stand below it.
    pub fn add_folder(&mut self, path: String, source: Span, recipe: FolderRecipe<'a>) {
        self.0.push((path, Unit::Folder(Folder { source, recipe, made: OnceLock::new() })));
    }
}

impl<'a> Output<'a> {
    /// Gives each address to the first that wants it, and reports the others unless their source
    /// is known to be at fault, as well as what would stand in a folder whose name is taken by a
    /// file, or whose files are not theirs to choose.
    pub fn new(
        layout: Layout<'a>,
        is_known: impl Fn(&Span) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut report = |path: &str, unit: &Unit<'_>| {
            diagnostics
                .report("E701", unit.source(), format!("het adres `/{path}` is al van iets anders"))
                .help("Kies een ander adres, of geef het bestand een andere naam.");
        };
        let units = Addresses::settle(layout.0, |_, path, late| {
            if !is_known(late.source()) {
                report(&path, &late);
            }
        });
        units.below().into_iter().for_each(|(path, unit)| report(path, unit));
        let is_folder = |(_, unit): &(&str, &Unit<'_>)| matches!(unit, Unit::Folder(_));
        let folders = units.iter().filter(is_folder).map(|(path, _)| path.to_owned()).collect();
        Output { units, folders }
    }

    /// Everything that is made in one go, by its path: first the folders, which take longest and
    /// end in a slash, and then the files in order.
    pub fn units(&self) -> Vec<&str> {
        self.folders.iter().map(String::as_str).chain(self.known_paths()).collect()
    }

    /// Makes one of the [`units`](Self::units), and keeps nothing of it.
    ///
    /// # Errors
    ///
    /// Why it cannot be made. A unit that is not there is an empty file.
    pub fn make(&self, unit: &str) -> Result<Made, Diagnostic> {
        match self.units.find(unit) {
            Some(Unit::Folder(folder)) => folder.make(unit).map(Made::Several),
            Some(Unit::File(file)) => (file.recipe)().map(Made::File),
            None => Ok(Made::File(Vec::new())),
        }
    }

    /// The paths of all files. Makes the folders; one that cannot be made is listed by its own
    /// name, and whoever renders that hears why.
    pub fn paths(&self) -> Vec<&str> {
        let folders = self.folders.iter().filter_map(|path| Some((path, self.files_in(path)?)));
        let files = folders.flat_map(|(path, files)| match files {
            Ok(files) => files.keys().map(String::as_str).collect(),
            Err(_) => vec![path.trim_end_matches('/')],
        });
        self.known_paths().chain(files).collect()
    }

    /// The paths that are known before anything is made, in order: all but what stands in folders
    /// that are made as a whole.
    pub fn known_paths(&self) -> impl Iterator<Item = &str> {
        let files = self.units.iter().filter(|(_, unit)| matches!(unit, Unit::File(_)));
        files.map(|(path, _)| path)
    }

    /// How many pages residents can read.
    pub fn pages(&self) -> usize {
        let is_page = |unit: &Unit<'_>| matches!(unit, Unit::File(it) if it.sort == Sort::Page);
        self.units.iter().filter(|(_, unit)| is_page(unit)).count()
    }

    /// What sort of file a path is; nothing when there is no such file.
    pub fn sort(&self, path: &str) -> Option<Sort> {
        let known = self.file(path).map(|file| file.sort);
        known.or_else(|| match self.folder_of(path)? {
            Ok(files) => files.contains_key(path).then_some(Sort::Other),
            Err(_) => Some(Sort::Other),
        })
    }

    /// The source file that a path is made from; nothing when it is made from many, or not there.
    pub fn source(&self, path: &str) -> Option<&str> {
        self.file(path).map(|file| &*file.source.file)
    }

    /// Makes the bytes of one file; nothing when there is no such file.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        let known = self.file(path).map(|file| (file.recipe)());
        known.or_else(|| match self.folder_of(path)? {
            Ok(files) => files.get(path).cloned().map(Ok),
            Err(why) => Some(Err(why.clone())),
        })
    }

    fn file(&self, path: &str) -> Option<&File<'a>> {
        match self.units.find(path)? {
            Unit::File(file) => Some(file),
            Unit::Folder(_) => None,
        }
    }

    /// The files of the folder that a path stands in, made if need be.
    fn folder_of(&self, path: &str) -> Option<Result<&Files, &Diagnostic>> {
        let above = |folder: &str| path.starts_with(folder) || path == folder.trim_end_matches('/');
        self.files_in(self.folders.iter().find(|folder| above(folder))?)
    }

    /// The files of a folder, made if need be.
    fn files_in(&self, folder: &str) -> Option<Result<&Files, &Diagnostic>> {
        match self.units.find(folder)? {
            Unit::Folder(it) => Some(it.files(folder)),
            Unit::File(_) => None,
        }
    }
}

impl Unit<'_> {
    fn source(&self) -> &Span {
        match self {
            Unit::File(file) => &file.source,
            Unit::Folder(folder) => &folder.source,
        }
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

    fn output<'a>(recipe: FolderRecipe<'a>, others: &[&str]) -> (Output<'a>, Diagnostics) {
        let (mut layout, mut diagnostics) = (Layout::default(), Diagnostics::default());
        layout.add_folder("zoeken/index/".to_owned(), Span::whole("x"), recipe);
        for path in ["zoeken/index.html"].iter().chain(others) {
            let page = File::new(Sort::Page, Span::whole("x"), || Ok(vec![]));
            layout.add((*path).to_owned(), page);
        }
        (Output::new(layout, |_| false, &mut diagnostics), diagnostics)
    }

    fn trouble() -> Diagnostic {
        Diagnostic { code: "E101", message: String::new(), span: Span::whole("x"), help: None }
    }

    #[test]
    fn a_folder_is_made_once_and_only_when_somebody_asks() {
        let made = std::sync::atomic::AtomicUsize::new(0);
        let recipe = Box::new(|| {
            made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Ok(Files::from([("a.bin".to_owned(), vec![1])]))
        });
        let (output, _) = output(recipe, &[]);
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
        let (output, _) = output(Box::new(|| Err(trouble())), &[]);
        let told: Vec<Diagnostic> =
            output.paths().iter().filter_map(|it| output.render(it)?.err()).collect();
        assert_eq!(told, [trouble()]);
    }

    #[test]
    fn nothing_else_may_stand_in_such_a_folder() {
        for (taken, count) in [(vec!["zoeken/index/eigen.txt", "Zoeken/Index"], 2), (vec![], 0)] {
            let (_, diagnostics) = output(Box::new(|| Ok(Files::new())), &taken);
            assert_eq!(diagnostics.iter().filter(|it| it.code == "E701").count(), count);
        }
    }
}
