//! Gives the program a name of its own: a hash of everything it is made from. What one version kept
//! between builds is nothing to another, and Cargo sees a template or a page that was added.
#![allow(clippy::disallowed_methods, reason = "reads its own source")]

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::Path;

/// `tests/architecture.rs` sees to it that nothing else is embedded in the program.
const MADE_FROM: [&str; 6] =
    ["Cargo.lock", "Cargo.toml", "build.rs", "docs/codes", "src", "themes/standaard"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for path in MADE_FROM {
        println!("cargo::rerun-if-changed={path}");
        hash(Path::new(path), &mut hasher)?;
    }
    println!("cargo::rustc-env=WIJKBODE_MADE_FROM={:016x}", hasher.finish());
    Ok(())
}

/// A file, or everything in a folder in the order of the names.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?;
        let mut paths: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
        paths.sort();
        return paths.iter().try_for_each(|path| hash(path, hasher));
    }
    path.to_string_lossy().replace('\\', "/").hash(hasher);
    fs::read(path)?.hash(hasher);
    Ok(())
}
