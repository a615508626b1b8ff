//! Photos, attachments and other files that texts use: where they are.

use std::sync::Arc;

use crate::source::{Source, Sources};

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
pub fn locate<'a>(
    sources: &'a Sources,
    file: &str,
    path: &str,
) -> Result<(&'a Arc<str>, &'a Source), Lost> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return Err(Lost::Outside);
    }
    let own = join(folder(file), path).ok_or(Lost::Outside)?;
    let others = [wijk_folder(file), Some("content")].into_iter().flatten();
    let mut candidates = std::iter::once(own).chain(others.filter_map(|it| join(it, path)));
    candidates.find_map(|it| sources.entry(&it)).ok_or(Lost::Missing)
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
    let mut joined = String::with_capacity(folder.len() + 1 + path.len());
    joined.push_str(folder);
    for part in path.split('/') {
        match part {
            "" | "." => (),
            ".." => joined.truncate(joined.rfind('/')?),
            part => {
                joined.push('/');
                joined.push_str(part);
            }
        }
    }
    let top = joined.split('/').next();
    (top == Some("content")).then_some(joined)
}

/// The file that looks most like a path, written as `file` would write it: `../media/kaart.pdf`.
pub fn similar(sources: &Sources, file: &str, path: &str) -> Option<String> {
    meant(sources, path).map(|it| relative(folder(file), it))
}

/// The file that looks most like a path.
pub fn meant<'s>(sources: &'s Sources, path: &str) -> Option<&'s str> {
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    let names = sources.files().map(|(name, _)| name.as_ref());
    let names: Vec<&str> = names.filter(|name| name.starts_with("content/")).collect();
    let short: Vec<String> = names.iter().map(|name| last(name)).collect();
    let nearest = crate::diagnostic::nearest(&last(path), short.iter().map(String::as_str))?;
    names.into_iter().find(|name| last(name) == nearest)
}

/// The way from a folder to a file.
fn relative(folder: &str, file: &str) -> String {
    let mut from: Vec<&str> = folder.split('/').collect();
    let mut to: Vec<&str> = file.split('/').collect();
    while !from.is_empty() && from.first() == to.first() {
        from.remove(0);
        to.remove(0);
    }
    let up = from.iter().map(|_| "..");
    up.chain(to).collect::<Vec<_>>().join("/")
}
