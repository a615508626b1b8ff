//! A site around some photos, built in memory or beside a store.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::{Diagnostic, Diagnostics};
use wijkbode::outputs::Caching;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, model};

/// Where the files of [`Site::with`] are published.
pub(crate) const MEDIA: &str = "wijken/dorp/media/";
/// The page that shows them.
pub(crate) const PAGE: &str = "wijken/dorp/nieuws/foto/index.html";

/// Files by their name.
#[derive(Clone, Default)]
pub(crate) struct Site(BTreeMap<String, Vec<u8>>);

/// What was made of a site.
#[derive(Default)]
pub(crate) struct Built {
    /// The files of the website; those that could not be made are not among them.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What was found, while laying out and while making.
    pub(crate) found: Vec<Diagnostic>,
}

impl Site {
    /// A site of which one page shows a photo, links to it and offers it as an attachment.
    pub(crate) fn with(photo: &str, bytes: &[u8]) -> Site {
        let text = format!(
            "---\ntitel: Foto\nfoto: {{bestand: ../media/{photo}, alt: Een bankje}}\n\
             bijlagen:\n  - {{titel: De foto, bestand: ../media/{photo}}}\n---\n\
             Zie [de foto](../media/{photo}).\n\n![Een bankje](../media/{photo} \"Het bankje\")\n"
        );
        let page = format!("content/wijken/dorp/nieuws/{}", "2021-09-01-foto.md");
        Site::default()
            .file(
                "content/site.yaml",
                "titel: Wijken\norganisatie: Gemeente\nurl: https://wijk.example/\n",
            )
            .file("content/wijken/dorp/wijk.md", "---\nnaam: Dorp\n---\nEen wijk.\n")
            .file(&page, &text)
            .file(&format!("content/wijken/dorp/media/{photo}"), bytes)
    }

    /// The same site with another file.
    pub(crate) fn file(mut self, name: &str, bytes: impl AsRef<[u8]>) -> Site {
        self.0.insert(name.to_owned(), bytes.as_ref().to_vec());
        self
    }

    pub(crate) fn build(&self) -> Built {
        self.build_beside(Store::none())
    }

    pub(crate) fn build_beside(&self, store: Store) -> Built {
        let sources: Sources = self.0.iter().map(|(name, bytes)| (name, bytes.clone())).collect();
        let mut diagnostics = Diagnostics::default();
        let site = model::read(&sources, &mut diagnostics);
        let day = NaiveDate::from_ymd_opt(2021, 9, 15).unwrap();
        let options = Options {
            day,
            drafts: Drafts::Hidden,
            base_url: None,
            store,
            caching: Caching::Lasting,
        };
        build(&sources, &site, &options, diagnostics, |output, found| {
            let mut built = Built { found: found.into_sorted(), ..Built::default() };
            for path in output.paths() {
                match output.render(path).unwrap() {
                    Ok(bytes) => drop(built.files.insert(path.to_owned(), bytes)),
                    Err(found) => built.found.push(found),
                }
            }
            built.found.dedup();
            built
        })
    }
}

impl Built {
    /// The codes of what was found.
    pub(crate) fn codes(&self) -> Vec<&str> {
        self.found.iter().map(|it| it.code).collect()
    }

    /// The published pictures.
    pub(crate) fn pictures(&self) -> BTreeMap<&str, &[u8]> {
        let media =
            self.files.iter().filter_map(|(path, it)| Some((path.strip_prefix(MEDIA)?, &**it)));
        media.collect()
    }

    pub(crate) fn page(&self) -> &str {
        std::str::from_utf8(&self.files[PAGE]).unwrap()
    }
}
