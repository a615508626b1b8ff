//! Where the time of a build goes: each stage by itself, on one site, the median of several runs.
//!
//! ```sh
//! python3 benches/generate.py /dev/shm/site --wijken 200
//! cargo bench --bench stages -- /dev/shm/site
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark may panic and print")]

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rayon::prelude::*;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::{Diagnostics, Span};
use wijkbode::outputs::Caching;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, markdown, model, write};

/// The one that the program has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 7;

fn main() {
    let root = std::env::args().skip(1).find(|it| !it.starts_with('-'));
    let Some(root) = root else {
        println!("usage: cargo bench --bench stages -- DIR");
        return;
    };
    let runs: Vec<Vec<(&str, Duration)>> = (0..RUNS).map(|_| run(Path::new(&root))).collect();
    println!("| stage | median ms |\n|---|---|");
    for (at, (stage, _)) in runs[0].iter().enumerate() {
        let mut times: Vec<Duration> = runs.iter().map(|run| run[at].1).collect();
        times.sort_unstable();
        println!("| {stage} | {:.0} |", times[RUNS / 2].as_secs_f64() * 1000.0);
    }
}

/// The time that each stage takes, in the order in which they follow each other.
fn run(root: &Path) -> Vec<(&'static str, Duration)> {
    let options = Options {
        day: NaiveDate::from_ymd_opt(2021, 9, 15).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::default(),
    };
    let mut stages = Vec::new();
    let started = Instant::now();
    let sources = Sources::load(root).unwrap();
    stages.push(("reading the files", started.elapsed()));
    stages.push(("of which in the next: Markdown alone", markdown_alone(&sources)));

    let started = Instant::now();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    stages.push(("YAML, Markdown and model", started.elapsed()));

    let started = Instant::now();
    build(&sources, &site, &options, diagnostics, |output, _| {
        stages.push(("edition, checks, pages", started.elapsed()));
        let paths = output.paths();
        let started = Instant::now();
        let bytes: usize =
            paths.par_iter().map(|it| output.render(it).unwrap().unwrap().len()).sum();
        stages.push(("views and templates", started.elapsed()));

        let folder = tempfile::tempdir().unwrap();
        let blank = vec![b' '; bytes / paths.len()];
        let render = |_: &str| -> Result<&[u8], ()> { Ok(&blank) };
        let started = Instant::now();
        write::replace(&folder.path().join("output"), &paths, render, || ()).unwrap().unwrap();
        stages.push(("writing as many files of the same size", started.elapsed()));
    });
    stages
}

/// Reads the body of every Markdown file, and nothing else.
fn markdown_alone(sources: &Sources) -> Duration {
    let started = Instant::now();
    let files: Vec<_> = sources.files().filter(|(name, _)| name.ends_with(".md")).collect();
    files.par_iter().for_each(|(name, _)| {
        let text = sources.text(name);
        let body = text.rsplit("\n---\n").next().unwrap_or_default();
        let mut found = Diagnostics::default();
        markdown::read(body, &|bytes| Span::new(name, bytes), &mut found);
    });
    started.elapsed()
}
