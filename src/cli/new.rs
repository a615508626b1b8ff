//! `new`: what was made, and what to do next.

use std::path::{Path, PathBuf};

use chrono_tz::Europe::Amsterdam;

use super::options::{New, What};
use super::{Ending, Failure, console, folders, today};
use crate::diagnostic::Diagnostics;
use crate::model;
use crate::new::{self, Desk, NewError};
use crate::report::{count, visible};

/// Makes what was asked.
pub(super) fn new(options: &New) -> Result<Ending, Failure> {
    let told = match (&options.what, options.what.addition()) {
        (What::Site { folder }, _) => new_site(folder)?,
        (What::Wijk { name, root }, _) => {
            let files = at_desk(&root.folder, |desk| desk.add_wijk(&name.join(" ")))?;
            let next = "Begin met `wijk.md`. `wijkbode check` kijkt na wat u schrijft.";
            format!("{}\n{next}\n", list(&files))
        }
        (_, Some((addition, item))) => {
            let title = item.title.join(" ");
            let add = |desk: Desk<'_>| desk.add_item(addition, &item.wijk, &title);
            let files = at_desk(&item.root.folder, add)?;
            let next = "Open het in uw teksteditor en vul het aan. `wijkbode check` kijkt het na.";
            format!("{}\n{next}\n", list(&files))
        }
        (_, None) => String::new(),
    };
    console::print(&told)?;
    Ok(Ending::Done)
}

fn new_site(folder: &Path) -> Result<String, Failure> {
    let files = new::site(folder, today(Amsterdam))?;
    let place = folder.to_string_lossy();
    let enter = if place == "." { String::new() } else { format!("  cd {}\n", visible(&place)) };
    let number = count(files.len(), "bestand", "bestanden");
    Ok(format!(
        "Uw site staat klaar in `{}` ({number}).\n\nZo gaat u verder:\n{enter}  \
         wijkbode build            maakt de website in de map output\n  \
         wijkbode serve            laat de website zien terwijl u schrijft\n  \
         wijkbode new wijk NAAM    begint een wijk van uzelf\n  \
         wijkbode check            kijkt na wat u schrijft\n\n\
         Begin met `content/site.yaml`. In elk bestand staat achter een hekje hoe het werkt.\n",
        visible(&place)
    ))
}

/// Adds something to the site in a folder. What is wrong with its content is for `check`.
fn at_desk(
    root: &Path,
    add: impl FnOnce(Desk<'_>) -> Result<Vec<PathBuf>, NewError>,
) -> Result<Vec<PathBuf>, Failure> {
    let sources = folders::load(root)?;
    let site = model::read(&sources, &mut Diagnostics::default());
    Ok(add(Desk { root, site: &site, today: today(site.settings.zone) })?)
}

fn list(files: &[PathBuf]) -> String {
    let name = |file: &PathBuf| format!("  {}\n", visible(&file.to_string_lossy()));
    format!("Gemaakt:\n{}", files.iter().map(name).collect::<String>())
}

impl From<NewError> for Failure {
    fn from(error: NewError) -> Self {
        let message = error.to_string();
        match error {
            NewError::Wrong(_) => Failure::Usage(message),
            NewError::Machine(..) => Failure::Machine(message),
        }
    }
}
