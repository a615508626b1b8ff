//! Why nothing was written, in a Dutch sentence with the way out.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why nothing was written: the folder is not ours to replace, or the machine failed.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds files and was not made by wijkbode.
    Foreign(PathBuf),
    /// Something that is no folder stands at its place.
    NotAFolder(PathBuf),
    /// The folder is there and ours, but cannot change places: it is a mount point, or in use.
    Fixed(PathBuf),
    /// The path of a file of the website leads out of the folder, or is the marker's.
    Unsafe(String),
    /// The machine could not do something.
    Io {
        /// What it was done to.
        path: PathBuf,
        /// What was being done, as a Dutch infinitive.
        doing: &'static str,
        /// What the machine said.
        source: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: the machine failed while doing this.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl Fn(io::Error) -> Self {
        move |source| Self::Io { path: path.to_owned(), doing, source }
    }

    /// For `map_err`: the folder could not change places with the new one.
    pub(super) fn swap(folder: &Path) -> impl Fn(io::Error) -> Self {
        move |source| match source.kind() {
            ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => Self::Fixed(folder.to_owned()),
            _ => Self::io("vervangen", folder)(source),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign(path) => write!(
                f,
                "de map `{}` bevat bestanden en is niet door wijkbode gemaakt, en blijft daarom zoals zij is; \
                 kies met --output een nieuwe of lege map",
                path.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "`{}` is een bestand en geen map; kies met --output een andere plek, of verplaats het bestand",
                path.display()
            ),
            Self::Fixed(path) => write!(
                f,
                "de map `{0}` kan niet als geheel worden vervangen, want zij is een koppelpunt (mount) of in gebruik; \
                 kies met --output een map daarin, zoals `{1}`",
                path.display(),
                path.join("site").display()
            ),
            Self::Unsafe(path) => write!(
                f,
                "het bestand `{}` valt buiten de map van de website en is niet geschreven; \
                 geef de pagina een ander adres",
                path.escape_debug()
            ),
            Self::Io { path, doing, source } => {
                let (cause, way_out) = explain(source);
                write!(f, "kan `{}` niet {doing}: {cause}; {way_out}", path.display())
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// What went wrong, and what somebody can do about it.
fn explain(error: &io::Error) -> (String, &'static str) {
    const ELSEWHERE: &str = "kies met --output een map waarin u mag schrijven";
    const SPACE: &str = "maak ruimte vrij en bouw opnieuw";
    let (cause, way_out) = match error.kind() {
        ErrorKind::PermissionDenied => ("geen toegang", ELSEWHERE),
        ErrorKind::ReadOnlyFilesystem => ("de schijf is alleen te lezen", ELSEWHERE),
        ErrorKind::NotADirectory => ("een deel van het pad is een bestand en geen map", ELSEWHERE),
        ErrorKind::InvalidFilename => {
            ("de naam is te lang of niet toegestaan", "kies een andere naam")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ("de schijf is vol", SPACE),
        _ => return (error.to_string(), "bouw opnieuw, of kies met --output een andere map"),
    };
    (cause.to_owned(), way_out)
}
