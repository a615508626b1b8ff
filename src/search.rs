//! What can be found on the site, and the index by which a browser finds it without asking anybody.
//!
//! Pagefind makes the index, one for each language with the stems of that language; this is the
//! only module that knows it. The same records give the same bytes.

use std::collections::BTreeMap;
use std::error::Error;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use serde::Serialize;

/// What can be found, and by which words.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    /// Where it is: `/wijken/dorp/nieuws/bankje/`.
    pub url: String,
    /// Its language: `nl`.
    pub language: String,
    /// What stands in the results, by name; `titel` is one. All of it can be found.
    pub shown: BTreeMap<&'static str, String>,
    /// By what the results can be narrowed down.
    pub filters: BTreeMap<&'static str, String>,
    /// Its words.
    pub text: String,
}

/// How many results stand in one file: a browser that shows five results fetches five small files
/// at most, and a site of ten thousand items has a thousand of them.
const RESULTS_IN_A_FILE: usize = 8;

/// What the index needs in a browser; the rest of what Pagefind makes is a user interface of its
/// own.
fn is_needed(path: &str) -> bool {
    let is_interface = ["ui.", "highlight.", "playground"].iter().any(|it| path.contains(it));
    !is_interface
}

/// Whether a file is a part of the program that searches in a browser, and the same in every index
/// of a language.
pub fn is_program(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("js" | "pagefind"))
}

/// Makes the files of the index, by their path in its folder.
///
/// # Errors
///
/// When Pagefind does not manage.
pub fn index(records: Vec<Record>) -> Result<BTreeMap<String, Vec<u8>>, Box<dyn Error>> {
    // Pagefind wants to know it, and does not expect that a folder can be gone.
    std::env::current_dir()?;
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let files = runtime.block_on(async {
        let files = u32::try_from(records.len().div_ceil(RESULTS_IN_A_FILE))?;
        let settings = PagefindServiceConfig::builder().keep_index_url(true).max_fragments(files);
        let mut index = PagefindIndex::new(Some(settings.build()))?;
        for record in records {
            let Record { url, language, shown, filters, text } = record;
            let shown = shown.into_iter().map(|(name, value)| (name.to_owned(), value));
            let filters = filters.into_iter().map(|(name, value)| (name.to_owned(), vec![value]));
            let (shown, filters) = (Some(shown.collect()), Some(filters.collect()));
            index.add_custom_record(url, text, language, shown, filters, None).await?;
        }
        index.get_files().await
    })?;
    let named = files.into_iter().map(|file| {
        let path = file.filename.to_string_lossy().replace('\\', "/");
        (path, file.contents)
    });
    Ok(named.filter(|(path, _)| is_needed(path)).collect())
}
