//! Sources to site: each file is read by itself, in parallel, and ends up where its name says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Site;
use super::kind::Area;
use super::personal_data;
use super::read::{Fragment, SETTINGS, read_file, read_settings};
use super::wijk::Wijk;
use crate::diagnostic::{Diagnostics, Span};
use crate::source::{Kept, Product, Source, Sources};

/// What was read of each file and put together of each wijk, for reading the same content again.
#[derive(Debug, Default)]
pub struct Reading {
    /// The words that the settings gave for a status: every file is read with them.
    status_words: Vec<(String, String)>,
    files: Kept<Read>,
    wijken: BTreeMap<String, Part>,
}

/// What one file adds, and what is wrong with it.
type Read = (Fragment, Diagnostics);

/// What the files of a wijk add up to.
#[derive(Debug, Default)]
struct Part {
    /// The files: as long as these are the same, so is the wijk.
    of: Vec<Arc<Source>>,
    /// Nothing when it has no profile.
    wijk: Option<Arc<Wijk>>,
    found: Diagnostics,
}

/// Reads all content.
pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Site {
    Reading::default().read(sources, diagnostics)
}

impl Reading {
    /// Reads all content, but for the files that still hold what they held the last time. A wijk
    /// of which no file changed is shared as a whole.
    pub fn read(&mut self, sources: &Sources, diagnostics: &mut Diagnostics) -> Site {
        let settings = read_settings(sources, diagnostics);
        if let Some((file, Source::Text(text))) = sources.entry(SETTINGS) {
            personal_data::check(file, text, diagnostics);
        }
        if self.status_words != settings.status_words {
            *self = Reading { status_words: settings.status_words.clone(), ..Reading::default() };
        }
        let words = &self.status_words;
        let is_item = |name: &str| name.starts_with("content/") && name != SETTINGS;
        let read = self.files.renew(sources, is_item, |name, source| {
            let mut found = Diagnostics::default();
            if let Source::Text(text) = source {
                personal_data::check(name, text, &mut found);
            }
            let fragment = read_file(name, source, words, &mut found);
            (fragment, found)
        });
        let read: Vec<_> = read.collect();
        let mut before = std::mem::take(&mut self.wijken);
        let mut site = Site { settings, ..Site::default() };
        for files in read.chunk_by(|one, next| wijk_of(one.name) == wijk_of(next.name)) {
            let Some(wijk) = files.first().and_then(|it| wijk_of(it.name)) else {
                site.add(files, diagnostics);
                continue;
            };
            let known = before.remove(wijk).filter(|it| it.is_of(files));
            let part = known.unwrap_or_else(|| Part::new(files));
            diagnostics.extend(part.found.clone());
            site.wijken.extend(part.wijk.clone());
            self.wijken.insert(wijk.to_owned(), part);
        }
        report_wijken_without_profile(sources, diagnostics);
        site
    }
}

impl Part {
    fn new(files: &[Product<'_, Read>]) -> Part {
        let mut part = Part::default();
        let (mut profile, mut area) = (None, Area::default());
        for Product { of, made: (fragment, found), .. } in files {
            part.of.push(Arc::clone(of));
            part.found.extend(found.clone());
            match fragment {
                Fragment::Area(items) => area.append(items),
                Fragment::Profile(read) => profile = Some(read.clone()),
                Fragment::Glossary(_) | Fragment::Nothing => (),
            }
        }
        part.wijk = profile.map(|profile| Arc::new(Wijk { profile, area }));
        part
    }

    fn is_of(&self, files: &[Product<'_, Read>]) -> bool {
        self.of.len() == files.len()
            && self.of.iter().zip(files).all(|(known, file)| Arc::ptr_eq(known, file.of))
    }
}

impl Site {
    /// Adds what stands in files for the whole site.
    fn add(&mut self, files: &[Product<'_, Read>], diagnostics: &mut Diagnostics) {
        for Product { made: (fragment, found), .. } in files {
            diagnostics.extend(found.clone());
            match fragment {
                Fragment::Area(items) => self.area.append(items),
                Fragment::Glossary(terms) => self.glossary.clone_from(terms),
                Fragment::Profile(_) | Fragment::Nothing => (),
            }
        }
    }
}

/// The folder of the wijk that a file is about.
fn wijk_of(file: &str) -> Option<&str> {
    file.strip_prefix("content/wijken/")?.split_once('/').map(|(wijk, _)| wijk)
}

fn report_wijken_without_profile(sources: &Sources, diagnostics: &mut Diagnostics) {
    // Those of one wijk stand one after the other.
    let mut folders: Vec<&str> = sources.files().filter_map(|(name, _)| wijk_of(name)).collect();
    folders.dedup();
    for wijk in folders {
        let file = format!("content/wijken/{wijk}/wijk.md");
        if sources.find(&file).is_none() {
            diagnostics
                .report("E104", &Span::whole(&file), format!("de wijk `{wijk}` heeft geen `wijk.md`"))
                .help(format!("Maak `{file}` aan met ten minste de naam van de wijk tussen twee regels met `---`."));
        }
    }
}
