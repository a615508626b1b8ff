//! A theme: its templates and its static files. The default one is inside the program; a site
//! replaces any part of it by a file of the same name under `themes/<thema>/`. Templates are compiled
//! anew only when they changed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use serde::{Serialize, Serializer};
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, Located, Span};
use crate::source::Sources;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/standaard");
const DEFAULT_FOLDER: &str = "themes/standaard";

/// The templates and static files of a site.
pub struct Theme {
    compiled: Arc<Compiled>,
    /// What every template may see.
    shared: Vec<(&'static str, Value)>,
    statics: BTreeMap<String, StaticFile>,
}

/// What a template may see besides what is the same on every page.
#[derive(Default)]
pub struct Values(Context);

/// A part of a view as templates see it, made once for all pages that show it.
#[derive(Clone, Debug)]
pub struct Shared<T> {
    value: Value,
    of: PhantomData<T>,
}

/// Templates that are ready to be filled in, and what is wrong with them.
struct Compiled {
    tera: Tera,
    templates: BTreeMap<String, Template>,
    fault: Option<Diagnostic>,
}

/// The templates that were compiled last: a preview needs the same ones again and again.
static LAST: Mutex<Option<Arc<Compiled>>> = Mutex::new(None);

/// A template by the file that it comes from.
#[derive(PartialEq, Eq)]
struct Template {
    file: Arc<str>,
    text: String,
}

/// The files that a theme is put together from, by their name in it.
#[derive(Default)]
struct Files {
    templates: BTreeMap<String, Template>,
    statics: BTreeMap<String, StaticFile>,
}

/// A file that is published as it is.
#[derive(Clone, Debug)]
pub enum StaticFile {
    /// One of the default theme.
    Embedded(&'static [u8]),
    /// One of the site, by the name of its source.
    Source(Arc<str>),
    /// One that follows from the settings.
    Made(Vec<u8>),
}

impl Theme {
    /// Puts together the default theme and what the site replaces of it.
    pub fn load(
        sources: &Sources,
        name: Option<&Located<String>>,
        diagnostics: &mut Diagnostics,
    ) -> Theme {
        let mut files = Files::default();
        files.add_default(&DEFAULT);
        let folder =
            name.map_or(DEFAULT_FOLDER.to_owned(), |name| format!("themes/{}", name.value));
        let found = files.add_sources(sources, &folder);
        if let Some(name) = name.filter(|_| !found && folder != DEFAULT_FOLDER) {
            diagnostics
                .report("E104", &name.span, format!("de map `{folder}` is er niet"))
                .help("Maak die map met de bestanden die u wilt vervangen, of haal `thema` weg.");
        }
        let compiled = Compiled::of(files.templates);
        diagnostics.extend(compiled.fault.iter().cloned().collect());
        Theme { compiled, shared: Vec::new(), statics: files.statics }
    }

    /// Makes a value visible to every template.
    pub fn share(&mut self, name: &'static str, value: &impl Serialize) {
        self.shared.push((name, Value::from_serializable(value)));
    }

    /// Fills in a template.
    ///
    /// # Errors
    ///
    /// What is wrong with the template, and where.
    pub fn render(&self, template: &str, values: Values) -> Result<String, Diagnostic> {
        let mut context = values.0;
        self.shared.iter().for_each(|(name, value)| context.insert_value(*name, value.clone()));
        let Compiled { tera, .. } = &*self.compiled;
        tera.render(template, &context).map_err(|error| self.compiled.diagnose(template, &error))
    }

    /// Adds a static file that is made here. One of the site of the same name takes its place.
    pub fn add_static(&mut self, path: &str, bytes: Vec<u8>) {
        self.statics.entry(path.to_owned()).or_insert(StaticFile::Made(bytes));
    }

    /// The text of a static file; empty when it is not there.
    pub fn static_text(&self, path: &str, sources: &Sources) -> String {
        let bytes = match self.statics.get(path) {
            Some(StaticFile::Embedded(bytes)) => Cow::Borrowed(*bytes),
            Some(StaticFile::Source(name)) => sources.bytes(name).unwrap_or_default(),
            Some(StaticFile::Made(bytes)) => Cow::Borrowed(bytes.as_slice()),
            None => Cow::default(),
        };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The static files by the path at which they are published.
    pub fn statics(&self) -> impl Iterator<Item = (&str, &StaticFile)> {
        self.statics.iter().map(|(path, file)| (path.as_str(), file))
    }
}

impl Files {
    fn add_default(&mut self, folder: &Dir<'static>) {
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if let Some(name) = path.strip_prefix("templates/") {
                let text = file.contents_utf8().unwrap_or_default().to_owned();
                let file = format!("{DEFAULT_FOLDER}/{path}").into();
                self.templates.insert(name.to_owned(), Template { file, text });
            } else if let Some(name) = path.strip_prefix("static/") {
                self.statics.insert(name.to_owned(), StaticFile::Embedded(file.contents()));
            }
        }
        folder.dirs().for_each(|folder| self.add_default(folder));
    }

    /// Adds the files of the site itself; says whether there were any.
    fn add_sources(&mut self, sources: &Sources, folder: &str) -> bool {
        let mut found = false;
        for (file, _) in sources.files() {
            let Some(path) = file.strip_prefix(folder).and_then(|it| it.strip_prefix('/')) else {
                continue;
            };
            found = true;
            if let Some(name) = path.strip_prefix("templates/") {
                let text = sources.text(file).to_owned();
                self.templates.insert(name.to_owned(), Template { file: file.clone(), text });
            } else if let Some(name) = path.strip_prefix("static/") {
                self.statics.insert(name.to_owned(), StaticFile::Source(file.clone()));
            }
        }
        found
    }
}

impl Compiled {
    /// Compiles templates, unless that was done the last time.
    fn of(templates: BTreeMap<String, Template>) -> Arc<Compiled> {
        let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = last().as_ref().filter(|it| it.templates == templates) {
            return same.clone();
        }
        let compiled = Arc::new(Compiled::new(templates));
        *last() = Some(compiled.clone());
        compiled
    }

    fn new(templates: BTreeMap<String, Template>) -> Compiled {
        let mut compiled = Compiled { tera: Tera::new(), templates, fault: None };
        let texts = compiled.templates.iter().map(|(name, it)| (name.as_str(), it.text.as_str()));
        let outcome = compiled.tera.add_raw_templates(texts);
        compiled.fault = outcome.err().map(|error| compiled.diagnose("basis.html", &error));
        compiled
    }

    /// What tera says, at the place in the file that it says it about.
    fn diagnose(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let (name, message, place) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                (report.filename(), report.message().to_owned(), (span.start_line, span.start_col))
            }
            _ => (template, error.to_string(), (1, 0)),
        };
        let found = self.templates.get(name);
        let file = found.map_or_else(|| name.into(), |it| it.file.clone());
        let at = found.map_or(0, |it| byte_at(&it.text, place));
        let help = "Vergelijk dit bestand met dat van het standaardthema, of haal het weg: dan geldt het standaardthema.";
        Diagnostic {
            code: "E703",
            message: format!("dit sjabloon klopt niet (in het Engels: {message})"),
            span: Span::new(&file, at..at),
            help: Some(help.to_owned()),
        }
    }
}

impl<T: Serialize> Shared<T> {
    /// Makes a part of a view ready to be shown.
    pub fn new(part: &T) -> Self {
        Shared { value: Value::from_serializable(part), of: PhantomData }
    }
}

/// Not written out again: tera takes the value as it is.
impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Values {
    /// Adds a value under the name by which templates know it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl Serialize) -> Self {
        self.0.insert(name, value);
        self
    }
}

/// The byte of a line, from 1, and a column, from 0 and in characters.
fn byte_at(text: &str, (line, column): (usize, usize)) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}
