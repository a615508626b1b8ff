//! What each part costs by itself: YAML, Markdown, the model, what follows from it, pages of each
//! sort, and whole builds of 1,000 and 10,000 pages.
//!
//! ```sh
//! cargo bench --bench parts            # or: -- yaml
//! ```
#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use chrono::NaiveDate;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use rayon::prelude::*;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::{Diagnostics, Span};
use wijkbode::edition::Edition;
use wijkbode::model::Site;
use wijkbode::outputs::{Caching, Output};
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, markdown, model, write, yaml};

/// The number of wijken in a site, of fifty pages each.
const SMALL: usize = 20;
const LARGE: usize = 200;

static SITE: LazyLock<Sources> = LazyLock::new(|| Sources::load(&generated(SMALL)).unwrap());
const WIJK: &str = "content/wijken/lage-weide";

fn main() {
    divan::main();
}

#[divan::bench]
fn yaml_of_fifteen_milestones(bencher: Bencher<'_, '_>) {
    let (file, text) = file(&format!("{WIJK}/mijlpalen.yaml"));
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| yaml::parse(file, text, 0, &mut Diagnostics::default()));
}

#[divan::bench]
fn markdown_of_a_plan(bencher: Bencher<'_, '_>) {
    let (file, text) = file(&format!("{WIJK}/plannen/uitvoeringsplan.md"));
    let body = text.rsplit("\n---\n").next().unwrap();
    bencher.counter(BytesCount::of_str(body)).bench(|| {
        markdown::read(body, &|bytes| Span::new(file, bytes), &mut Diagnostics::default())
    });
}

#[divan::bench]
fn model_of_1000_pages(bencher: Bencher<'_, '_>) {
    bencher.bench(|| model::read(&SITE, &mut Diagnostics::default()));
}

#[divan::bench]
fn what_follows_in_1000_pages(bencher: Bencher<'_, '_>) {
    let site = model::read(&SITE, &mut Diagnostics::default());
    bencher.bench_local(|| drop(Edition::new(&site, day(), Drafts::Hidden)));
}

/// Views, template and all, of a page that is laid out already.
#[divan::bench(args = ["nieuws/bericht-1/", "mijlpalen/mijlpaal-1/", "voortgang/", ""])]
fn page(bencher: Bencher<'_, '_>, page: &str) {
    let path = format!("wijken/lage-weide/{page}index.html");
    let site = model::read(&SITE, &mut Diagnostics::default());
    publish(&SITE, &site, |output| bencher.bench_local(|| output.render(&path).unwrap().unwrap()));
}

/// From files on disk to files on disk, in the memory of the machine.
#[divan::bench(args = [SMALL, LARGE], sample_count = 7, sample_size = 1)]
fn whole_build(bencher: Bencher<'_, '_>, wijken: usize) {
    let root = generated(wijken);
    let pages = whole(&root, &|output| output.pages());
    bencher
        .counter(ItemsCount::new(pages))
        .with_inputs(|| tempfile::tempdir().unwrap())
        .bench_refs(|folder| {
            whole(&root, &|output| {
                let make = |unit: &str| output.make(unit);
                let target = folder.path().join("output");
                write::replace(&target, &output.units(), make, || ()).unwrap().unwrap();
            });
        });
}

/// The same without the disk at the end.
#[divan::bench(args = [SMALL, LARGE], sample_count = 7, sample_size = 1)]
fn whole_check(bencher: Bencher<'_, '_>, wijken: usize) {
    let root = generated(wijken);
    bencher.bench(|| {
        whole(&root, &|output| {
            let units = output.units();
            units.par_iter().with_max_len(1).map(|it| output.make(it).unwrap()).count()
        })
    });
}

fn whole<T>(root: &Path, use_output: &dyn Fn(&Output<'_>) -> T) -> T {
    let sources = Sources::load(root).unwrap();
    let site = model::read(&sources, &mut Diagnostics::default());
    publish(&sources, &site, use_output)
}

fn publish<T>(sources: &Sources, site: &Site, use_output: impl FnOnce(&Output<'_>) -> T) -> T {
    let (store, caching) = (Store::none(), Caching::Lasting);
    let options = Options { day: day(), drafts: Drafts::Hidden, base_url: None, store, caching };
    wijkbode::build(sources, site, &options, Diagnostics::default(), |output, _| use_output(output))
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 9, 15).unwrap()
}

fn file(name: &str) -> (&'static std::sync::Arc<str>, &'static str) {
    (SITE.entry(name).unwrap().0, SITE.text(name))
}

/// The site of so many wijken, made anew.
fn generated(wijken: usize) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{wijken}"));
    let generator = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/generate.py");
    let mut command = Command::new("python3");
    command.args([generator, root.to_str().unwrap(), "--wijken", &wijken.to_string()]);
    assert!(command.output().unwrap().status.success(), "python3 {generator}");
    root
}
