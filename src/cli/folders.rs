//! Where the site stands and where the website may go.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::source::Sources;
use crate::write;

/// Reads the sources of the site in a folder.
pub(super) fn load(root: &Path) -> Result<Sources, Failure> {
    find(root)?;
    Sources::load(root).map_err(|error| unreadable(root, &error))
}

/// Makes sure that there is a site in a folder.
pub(super) fn find(root: &Path) -> Result<(), Failure> {
    match root.join("content").metadata() {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(no_site(root)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(no_site(root))
        }
        Err(error) => Err(unreadable(root, &error)),
    }
}

/// The folder for the website. It is never one that would take the sources with it.
pub(super) fn output(root: &Path, wanted: Option<&Path>) -> Result<PathBuf, Failure> {
    let folder = wanted.map_or_else(|| beside_content(root), Path::to_owned);
    let real = resolve(&folder);
    let is_inside = |source: &str| real.starts_with(resolve(&root.join(source)));
    let holds_root = resolve(root).starts_with(&real);
    if holds_root || is_inside("content") || is_inside("themes") {
        let message = format!(
            "de website kan niet in `{}`, want daar staat waar zij van gemaakt wordt; \
             kies met --output een eigen map, bijvoorbeeld `output`",
            folder.display()
        );
        // A folder that holds the sources is refused like any other that is not ours.
        return Err(match write::check_folder(&real) {
            Err(_) => Failure::Machine(message),
            Ok(()) => Failure::Usage(message),
        });
    }
    write::check_folder(&folder).map_err(|error| Failure::Machine(error.to_string()))?;
    Ok(folder)
}

fn beside_content(root: &Path) -> PathBuf {
    if root == Path::new(".") { PathBuf::from("output") } else { root.join("output") }
}

fn unreadable(root: &Path, error: &io::Error) -> Failure {
    let content = root.join("content");
    Failure::Machine(format!(
        "kan de map `{}` niet lezen: {error}; kijk of u er rechten op hebt",
        content.display()
    ))
}

fn no_site(root: &Path) -> Failure {
    let place = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let new = format!("`wijkbode new site {}`", root.display());
    let tip = match place.ancestors().skip(1).find(|it| it.join("content/site.yaml").is_file()) {
        Some(site) => {
            format!("Bedoelde u `--root {}`? Een nieuwe site maakt u met {new}.", site.display())
        }
        None => format!("Maak een site met {new}, of wijs met --root de map van uw site aan."),
    };
    Failure::Usage(format!("in `{}` staat geen map `content`\n  = tip: {tip}", place.display()))
}

/// The path with all links followed, as far as it is there.
fn resolve(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => resolve(parent).join(name),
        (Some(parent), None) => resolve(parent).parent().unwrap_or(parent).to_owned(),
        _ => absolute,
    }
}
