//! The files to begin with, and the words that are filled in.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Months, NaiveDate};
use include_dir::{Dir, include_dir};

use super::Addition;

static SITE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/site");
static WIJK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/wijk");

/// A file with words to fill in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Template {
    path: &'static Path,
    text: &'static str,
}

/// What is filled in.
pub(super) struct Words<'a> {
    /// For `{vandaag}`, and what lies so far ahead of it.
    pub(super) today: NaiveDate,
    /// For `{titel}`: one line without control characters.
    pub(super) title: &'a str,
}

/// The files of a site, in the order of their names.
pub(super) fn site() -> Vec<Template> {
    all(&SITE)
}

/// The files of a wijk, in the order of their names.
pub(super) fn wijk() -> Vec<Template> {
    all(&WIJK)
}

impl Template {
    /// The file that is added.
    pub(super) fn of(addition: Addition) -> Self {
        let text = match addition {
            Addition::News => include_str!("item/nieuws.md"),
            Addition::Milestone => include_str!("item/mijlpaal.md"),
            Addition::QuickWin => include_str!("item/quick-win.md"),
            Addition::Event => include_str!("item/agenda.md"),
        };
        Template { path: Path::new(""), text }
    }

    /// The name and the text, with the words in their places.
    pub(super) fn fill(self, words: &Words<'_>) -> (PathBuf, String) {
        let today = words.today.to_string();
        let in_a_month = words.today.checked_add_months(Months::new(1)).unwrap_or(words.today);
        let text = self
            .text
            .replace("\r\n", "\n")
            .replace("{vandaag}", &today)
            .replace("{over-een-maand}", &in_a_month.to_string())
            .replace("{volgend-jaar}", &(words.today.year() + 1).to_string())
            .replace("{titel}", &as_yaml(words.title));
        (self.path.to_string_lossy().replace("DATUM", &today).into(), text)
    }
}

fn all(folder: &'static Dir<'_>) -> Vec<Template> {
    let own = folder
        .files()
        .filter_map(|file| Some(Template { path: file.path(), text: file.contents_utf8()? }));
    let mut all: Vec<Template> = own.chain(folder.dirs().flat_map(all)).collect();
    all.sort_unstable_by_key(|it| it.path);
    all
}

/// One line of text as a value of YAML: as it is where that cannot be read as something else, and
/// in double quotes elsewhere.
fn as_yaml(text: &str) -> String {
    let is_plain =
        |it: char| it.is_alphanumeric() || matches!(it, ' ' | '-' | '.' | '\'' | '’' | '(' | ')');
    let is_word = text.starts_with(char::is_alphabetic) && text.contains(' ');
    let is_name = text.len() > "false".len() && text.chars().all(char::is_alphabetic);
    if text.chars().all(is_plain) && (is_word || is_name) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
