//! `wijkbode new`: files to begin with, whose comments teach how they are written.
//!
//! The files stand beside this one as editors will read them, but for words between braces such as
//! `{vandaag}`. Nothing that is there already is ever touched.
#![allow(clippy::disallowed_methods, reason = "adds new files beside those of the editors")]

mod template;

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use self::template::{Template, Words};
use crate::diagnostic::nearest;
use crate::model::{Head, Kind, Site, Wijk};
use crate::report::visible;
use crate::values::slug;

/// A site that something is added to.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The folder that holds `content/`.
    pub root: &'a Path,
    /// What is there already.
    pub site: &'a Site,
    /// The date on what is added.
    pub today: NaiveDate,
}

/// What can be added to a wijk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// A news item.
    News,
    /// A milestone.
    Milestone,
    /// A quick win.
    QuickWin,
    /// An event.
    Event,
}

/// Why nothing was added, in a Dutch sentence with the way out.
#[derive(Debug)]
pub enum NewError {
    /// What was asked cannot be.
    Wrong(String),
    /// The machine cannot read or write here.
    Machine(PathBuf, io::Error),
}

/// Makes a small site that is complete. The files come back by their names in the folder.
///
/// # Errors
///
/// When there is anything but dot files in the folder, or the machine cannot write there.
pub fn site(folder: &Path, today: NaiveDate) -> Result<Vec<PathBuf>, NewError> {
    check_free(folder)?;
    let words = Words { today, title: "" };
    let files = template::site().into_iter().map(|it| it.fill(&words));
    let is_kept = |path: &Path| path.starts_with(".gitignore") && folder.join(path).exists();
    add(folder, files.filter(|(path, _)| !is_kept(path)).collect())
}

impl Desk<'_> {
    /// Makes a wijk of this name. The files come back by their names in the root.
    ///
    /// # Errors
    ///
    /// When there is such a wijk already, the name has no letters, or the machine cannot write.
    pub fn add_wijk(&self, name: &str) -> Result<Vec<PathBuf>, NewError> {
        let (title, id) = title_and_id(name)?;
        let folder = Path::new("content/wijken").join(&id);
        if let Some(wijk) = self.site.wijken.iter().find(|it| it.profile.head.id == id) {
            return Err(taken(&wijk.profile.head));
        }
        if fs::symlink_metadata(self.root.join(&folder)).is_ok() {
            return Err(NewError::Wrong(format!("de map `{}` is er al", shown(&folder))));
        }
        let words = Words { today: self.today, title: &title };
        let files = template::wijk().into_iter().map(|it| it.fill(&words));
        add(self.root, files.map(|(path, text)| (folder.join(path), text)).collect())
    }

    /// Adds an example with this title to a wijk, which goes by its id or by one of its names. The
    /// file comes back by its name in the root.
    ///
    /// # Errors
    ///
    /// When there is no such wijk, the wijk has an item of that name already, the title has no
    /// letters, or the machine cannot write.
    pub fn add_item(
        &self,
        addition: Addition,
        wijk: &str,
        title: &str,
    ) -> Result<Vec<PathBuf>, NewError> {
        let wijk = self.find_wijk(wijk)?;
        let (title, id) = title_and_id(title)?;
        let kind = addition.kind();
        let mut heads = (0..wijk.area.count(kind)).filter_map(|at| wijk.area.head(kind, at));
        if let Some(head) = heads.find(|head| head.id == id) {
            return Err(taken(head));
        }
        let profile = Path::new(&*wijk.profile.head.span.file);
        let folder = profile.with_file_name(kind.file());
        let stem = if kind == Kind::News { format!("{}-{id}", self.today) } else { id };
        let words = Words { today: self.today, title: &title };
        let (_, text) = Template::of(addition).fill(&words);
        add(self.root, vec![(folder.join(format!("{stem}.md")), text)])
    }

    fn find_wijk(&self, written: &str) -> Result<&Wijk, NewError> {
        let wanted = slug(written);
        let wijken = || self.site.wijken.iter().map(Arc::as_ref);
        let goes_by_id = |wijk: &&Wijk| wijk.profile.head.id == wanted;
        let goes_by_name = |wijk: &&Wijk| names(wijk).any(|name| slug(name) == wanted);
        let found = wijken().find(goes_by_id).or_else(|| wijken().find(goes_by_name));
        found.ok_or_else(|| self.no_such_wijk(written))
    }

    fn no_such_wijk(&self, written: &str) -> NewError {
        let ids = || self.site.wijken.iter().map(|it| it.profile.head.id.as_str());
        let all = ids().chain(self.site.wijken.iter().flat_map(|it| names(it)));
        let tip = match (nearest(written, all), ids().next()) {
            (Some(meant), _) => format!("Bedoelde u `{}`?", visible(meant)),
            (None, Some(_)) => format!("Kies uit: {}", ids().collect::<Vec<_>>().join(", ")),
            (None, None) => "Maak eerst een wijk: `wijkbode new wijk NAAM`".to_owned(),
        };
        NewError::Wrong(format!("er is geen wijk `{}`\n  = tip: {tip}", visible(written)))
    }
}

impl Addition {
    fn kind(self) -> Kind {
        match self {
            Addition::News => Kind::News,
            Addition::Milestone => Kind::Milestone,
            Addition::QuickWin => Kind::QuickWin,
            Addition::Event => Kind::Event,
        }
    }
}

impl fmt::Display for NewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NewError::Wrong(message) => f.write_str(message),
            NewError::Machine(path, error) => write!(
                f,
                "kan `{}` niet maken: {error}; kijk of u er mag schrijven en of er ruimte is",
                shown(path)
            ),
        }
    }
}

impl std::error::Error for NewError {}

/// Everything that residents call a wijk.
fn names(wijk: &Wijk) -> impl Iterator<Item = &str> {
    let aliases = wijk.profile.aliases.iter().map(String::as_str);
    std::iter::once(wijk.profile.head.title.as_str()).chain(aliases)
}

/// The words on one line, and the id that follows from them.
fn title_and_id(written: &str) -> Result<(String, String), NewError> {
    let is_silent = |it: char| it.is_control() && !it.is_whitespace();
    let title = written.replace(is_silent, "").split_whitespace().collect::<Vec<_>>().join(" ");
    let id = slug(&title);
    if id.is_empty() {
        return Err(NewError::Wrong(format!(
            "van `{}` is geen webadres te maken\n  = tip: Kies een naam met letters of cijfers.",
            visible(&title)
        )));
    }
    Ok((title, id))
}

fn taken(head: &Head) -> NewError {
    let (title, file) = (visible(&head.title), visible(&head.span.file));
    NewError::Wrong(format!(
        "`{}` is er al: {title}, in {file}\n  = tip: Kies een andere titel, of vul aan wat er staat.",
        visible(&head.id)
    ))
}

/// Whether there is nothing in the folder that anybody could miss.
fn check_free(folder: &Path) -> Result<(), NewError> {
    let failed = |error| NewError::Machine(folder.to_owned(), error);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        if !entry.map_err(failed)?.file_name().as_encoded_bytes().starts_with(b".") {
            return Err(NewError::Wrong(format!(
                "de map `{}` is niet leeg, en blijft zoals zij is\n  = tip: Kies een nieuwe map: `wijkbode new site mijn-site`",
                shown(folder)
            )));
        }
    }
    Ok(())
}

/// Writes files that are not there yet, and stops at the first that is.
fn add(folder: &Path, files: Vec<(PathBuf, String)>) -> Result<Vec<PathBuf>, NewError> {
    let mut added = Vec::with_capacity(files.len());
    for (name, text) in files {
        let path = folder.join(&name);
        add_file(&path, &text).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                NewError::Wrong(format!("`{}` is er al, en blijft zoals het is", shown(&path)))
            }
            _ => NewError::Machine(path, error),
        })?;
        added.push(name);
    }
    Ok(added)
}

fn add_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}
