//! The floor: the least that any program does that makes this website from these files. It lists and
//! reads all input, parses all Markdown on all cores, and writes as many files with the same bytes.
//!
//! ```sh
//! cargo bench --bench floor -- SITE OUTPUT
//! ```
//!
//! OUTPUT is a built website: its bytes are read before the clock runs. Prints the seconds as JSON.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and print")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads and writes by itself")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use walkdir::WalkDir;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let [site, output] = arguments.as_slice() else {
        println!("usage: cargo bench --bench floor -- SITE OUTPUT");
        return;
    };
    let website: Vec<(PathBuf, Vec<u8>)> = read_all(Path::new(output));
    let target = Path::new(site).join("floor");
    let _ = fs::remove_dir_all(&target);
    let started = Instant::now();

    let sources = read_all(&Path::new(site).join("content"));
    let read = started.elapsed().as_secs_f64();

    let events: usize = sources.par_iter().map(|(name, bytes)| markdown(name, bytes)).sum();
    let parsed = started.elapsed().as_secs_f64();

    write_all(&target, &website);
    let written = started.elapsed().as_secs_f64();
    let (markdown, writing) = (parsed - read, written - parsed);
    println!(
        "{{\"read\": {read:.4}, \"markdown\": {markdown:.4}, \"write\": {writing:.4}, \
         \"total\": {written:.4}, \"files\": {}, \"events\": {events}}}",
        website.len()
    );
    fs::remove_dir_all(&target).unwrap();
}

/// Every file below a folder, by its path in it.
fn read_all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files: Vec<_> = entries.filter(|it| it.file_type().is_file()).collect();
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).unwrap().to_owned();
        (name, fs::read(entry.path()).unwrap())
    };
    files.into_par_iter().map(read).collect()
}

/// Parses a Markdown file; of its head nothing is asked. How many events there are.
fn markdown(name: &Path, bytes: &[u8]) -> usize {
    if name.extension().is_none_or(|it| it != "md") {
        return 0;
    }
    let text = std::str::from_utf8(bytes).unwrap();
    let body = text.split_once("\n---\n").map_or(text, |(_, body)| body);
    Parser::new_ext(body, Options::all()).count()
}

/// Makes each folder once, those of one depth in parallel, and then the files.
fn write_all(target: &Path, website: &[(PathBuf, Vec<u8>)]) {
    let above = website.iter().flat_map(|(name, _)| name.ancestors().skip(1));
    let folders: BTreeSet<_> = above.map(|it| (it.components().count(), it)).collect();
    let folders: Vec<_> = folders.into_iter().collect();
    for level in folders.chunk_by(|(a, _), (b, _)| a == b) {
        level.par_iter().for_each(|(_, folder)| fs::create_dir(target.join(folder)).unwrap());
    }
    website.par_iter().for_each(|(name, bytes)| fs::write(target.join(name), bytes).unwrap());
}
