//! Photos, attachments and other files that texts use: where they are.

use std::sync::Arc;

use crate::source::Sources;

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It lies outside `content/`.
    Outside,
    /// It is not there, or it is no photo or attachment.
    Missing,
}

/// The source file that `path`, written in `file`, leads to.
///
/// A path counts from the folder of the text. What is not there is looked for in the folder of the
/// wijk, and then in `content/`, so that `media/kaart.pdf` works wherever it is written.
///
/// # Errors
///
/// When it leads out of `content/`, or to nothing.
pub fn locate<'a>(sources: &'a Sources, file: &str, path: &str) -> Result<&'a Arc<str>, Lost> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return Err(Lost::Outside);
    }
    let own = join(folder(file), path).ok_or(Lost::Outside)?;
    let others = [wijk_folder(file), Some("content")].into_iter().flatten();
    let mut candidates = std::iter::once(own).chain(others.filter_map(|it| join(it, path)));
    candidates.find_map(|it| sources.name(&it)).ok_or(Lost::Missing)
}

/// The folder of a file.
fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn wijk_folder(file: &str) -> Option<&str> {
    let rest = file.strip_prefix("content/wijken/")?;
    let wijk = rest.split('/').next()?;
    Some(&file[..file.len() - rest.len() + wijk.len()])
}

/// The path from a folder, with its dots worked out; nothing when it leaves `content/`.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => (),
            ".." => {
                parts.pop().filter(|_| !parts.is_empty())?;
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

/// The files below a folder that look most like a path, for a hint.
pub fn similar<'a>(sources: &'a Sources, path: &str) -> Option<&'a str> {
    let wanted = path.rsplit('/').next().unwrap_or(path);
    let names = sources.files().map(|(name, _)| name.as_ref());
    let names: Vec<&str> = names.filter(|name| name.starts_with("content/")).collect();
    let short: Vec<&str> = names.iter().filter_map(|name| name.rsplit('/').next()).collect();
    let nearest = crate::diagnostic::nearest(wanted, short.iter().copied())?;
    names.into_iter().find(|name| name.rsplit('/').next() == Some(nearest))
}
