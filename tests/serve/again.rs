//! Whatever an editor does, what was kept of the site before makes the same site as a fresh start:
//! the same files, byte for byte, and the same report.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use proptest::prelude::*;
use tempfile::TempDir;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::model::Reading;
use wijkbode::outputs::Caching;
use wijkbode::report::Report;
use wijkbode::source::{Snapshot, Sources, Suspects};
use wijkbode::store::Store;
use wijkbode::{Options, build};

/// The wijken of the example that together have something of every kind.
const WIJKEN: &[&str] = &["wijchen-zuid", "seghwaert", "het-broek"];

/// Something that an editor does, and numbers to choose with what it is done to.
#[derive(Clone, Debug)]
struct Step {
    act: Act,
    which: usize,
    other: usize,
}

#[derive(Clone, Copy, Debug)]
enum Act {
    LoseALine,
    RepeatALine,
    Write,
    Break,
    Empty,
    Duplicate,
    Delete,
    Move,
    MoveFolder,
    Template,
    Style,
    Settings,
    Touch,
}

use Act::{
    Break, Delete, Duplicate, Empty, LoseALine, Move, MoveFolder, RepeatALine, Settings, Style,
    Template, Touch, Write,
};

const ACTS: &[Act] = &[
    LoseALine,
    RepeatALine,
    Write,
    Break,
    Empty,
    Duplicate,
    Delete,
    Move,
    MoveFolder,
    Template,
    Style,
    Settings,
    Touch,
];

/// A site on disk, and what is kept of it from one look to the next.
struct Desk {
    folder: TempDir,
    snapshot: Snapshot,
    sources: Sources,
    reading: Reading,
}

/// What a site comes to: its report, and its files.
type Site = (String, BTreeMap<String, Vec<u8>>);

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_makes_the_same_site_as_a_fresh_start(steps in prop::collection::vec(step(), 6)) {
        let mut desk = Desk::new();
        for step in steps {
            let touched = desk.play(&step);
            let again = desk.update(touched);
            let fresh = desk.fresh();
            prop_assert_eq!(&again.0, &fresh.0, "another report after {:?}", &step);
            for (path, bytes) in &fresh.1 {
                prop_assert!(again.1.get(path) == Some(bytes), "another {} after {:?}", path, &step);
            }
            prop_assert_eq!(again.1.len(), fresh.1.len(), "other files after {:?}", &step);
        }
    }
}

/// A look at a few places finds what a look at everything finds there.
#[cfg(unix)]
#[test]
fn a_look_at_a_few_places_finds_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let write = |name: &str, text: &str| {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), text).unwrap();
    };
    let at = |names: &[&str]| Suspects::At(names.iter().map(PathBuf::from).collect());
    write("content/site.yaml", "");
    write("content/wijken/dorp/wijk.md", "");
    write("content/wijken/dorp-noord/wijk.md", "");
    let mut snapshot = Snapshot::take(root);
    let mut finds = |names: &[&str]| {
        let found = snapshot.look(&at(names)).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(snapshot.look(&Suspects::Everything), [], "missed after {found:?}");
        found
    };
    assert_eq!(finds(&["content"]), [""; 0]);
    write("content/wijken/_oud/wijk.md", "");
    write("content/.geheim/wijk.md", "");
    assert_eq!(finds(&["content/wijken/_oud/wijk.md", "content/.geheim"]), [""; 0]);
    fs::rename(root.join("content/wijken/dorp"), root.join("content/wijken/stad")).unwrap();
    assert_eq!(
        finds(&["content/wijken/dorp", "content/wijken/stad"]),
        ["content/wijken/stad/wijk.md", "content/wijken/dorp/wijk.md"]
    );
    std::os::unix::fs::symlink(root.join("content/wijken/stad"), root.join("content/link"))
        .unwrap();
    assert_eq!(finds(&["content/link/wijk.md"]), ["content/link"]);
    fs::rename(root.join("content/wijken/stad"), root.join("elders")).unwrap();
    assert_eq!(finds(&["content/wijken/stad", "elders"]), ["content/wijken/stad/wijk.md"]);
    fs::remove_dir_all(root.join("content")).unwrap();
    assert_eq!(finds(&["content"]).len(), 3);
}

fn step() -> impl Strategy<Value = Step> {
    let act = prop::sample::select(ACTS);
    (act, any::<usize>(), any::<usize>()).prop_map(|(act, which, other)| Step { act, which, other })
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let is_chosen = |name: &str| {
            let wijk = name.strip_prefix("wijken/").and_then(|it| it.split('/').next());
            wijk.is_none_or(|it| WIJKEN.contains(&it))
        };
        for name in files(&example).into_iter().filter(|it| is_chosen(it)) {
            let to = folder.path().join("content").join(&name);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(example.join(&name), to).unwrap();
        }
        let snapshot = Snapshot::take(folder.path());
        let sources = Sources::load(folder.path()).unwrap();
        Desk { folder, snapshot, sources, reading: Reading::default() }
    }

    /// The site as the preview makes it.
    fn update(&mut self, touched: BTreeSet<PathBuf>) -> Site {
        let changed = self.snapshot.look(&Suspects::At(touched));
        self.sources = self.sources.again(&changed).unwrap();
        made(&self.sources, &mut self.reading)
    }

    /// The site as a build makes it.
    fn fresh(&self) -> Site {
        let sources = Sources::load(self.folder.path()).unwrap();
        made(&sources, &mut Reading::default())
    }

    /// Does something, and gives the paths of what was touched.
    fn play(&self, step: &Step) -> BTreeSet<PathBuf> {
        let root = self.folder.path();
        let content = root.join("content");
        let names = files(&content);
        let path = content.join(&names[step.which % names.len()]);
        let name = |path: &Path| path.strip_prefix(root).unwrap().to_owned();
        let mut touched = BTreeSet::from([name(&path)]);
        let mut write = |path: PathBuf, bytes: &[u8]| {
            touched.insert(name(&path));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        };
        let theme = root.join("themes/standaard");
        match step.act {
            LoseALine | RepeatALine => write(path.clone(), &with_other_lines(&path, step)),
            Write => {
                let text = fs::read(&path).unwrap();
                let more = ["\nEen zin met een [link](/wijken/).\n", "\n- titel: Nog een\n"];
                write(path, &[&text, more[step.other % more.len()].as_bytes()].concat());
            }
            Break => write(path, b"---\ntitel: [\n\xff"),
            Empty => write(path, b""),
            Duplicate => {
                let bytes = fs::read(&path).unwrap();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                write(path.with_file_name(format!("kopie-{}-{name}", step.other % 3)), &bytes);
            }
            Delete => fs::remove_file(path).unwrap(),
            Move => {
                let to = content.join(&names[step.other % names.len()]);
                write(to.with_extension("md"), &fs::read(&path).unwrap());
                fs::remove_file(path).unwrap();
            }
            MoveFolder => {
                let to = content.join(format!("wijken/nieuw-{}", step.other % 3));
                let from = content.join("wijken").join(WIJKEN[step.which % WIJKEN.len()]);
                touched.extend([name(&from), name(&to)]);
                let _ = fs::rename(from, to);
            }
            Template => {
                let item =
                    if step.other.is_multiple_of(2) { "<p>{{ item.title }}</p>" } else { "{% if" };
                write(theme.join("templates/item.html"), item.as_bytes());
            }
            Style => write(theme.join("static/eigen.css"), step.other.to_string().as_bytes()),
            Settings => {
                let words = ["", "statuswoorden: {loopt lekker: loopt}\n", "thema: anders\n"];
                let words = words[step.other % words.len()];
                let text = format!(
                    "titel: T{}\norganisatie: G\nurl: https://g.example/\n{words}",
                    step.which % 9
                );
                write(content.join("site.yaml"), text.as_bytes());
            }
            Touch => write(path.clone(), &fs::read(&path).unwrap()),
        }
        touched
    }
}

/// A file without one of its lines, or with one of them twice.
fn with_other_lines(path: &Path, step: &Step) -> Vec<u8> {
    let text = fs::read(path).unwrap();
    let mut lines: Vec<&[u8]> = text.split_inclusive(|it| *it == b'\n').collect();
    let at = step.other % lines.len().max(1);
    match step.act {
        _ if lines.is_empty() => (),
        RepeatALine => lines.insert(at, lines[at]),
        _ => drop(lines.remove(at)),
    }
    lines.concat()
}

fn made(sources: &Sources, reading: &mut Reading) -> Site {
    let mut diagnostics = Diagnostics::default();
    let site = reading.read(sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2021, 9, 15).unwrap(),
        drafts: Drafts::Shown,
        base_url: None,
        store: Store::none(),
        caching: Caching::Fresh,
    };
    build(sources, &site, &options, diagnostics, |output, diagnostics| {
        let made = |path: &str| match output.render(path).unwrap() {
            Ok(bytes) => bytes,
            Err(found) => found.message.into_bytes(),
        };
        let files = output.paths().into_iter().map(|path| (path.to_owned(), made(path)));
        (Report::new(diagnostics, sources).human(), files.collect())
    })
}

/// The files in a folder and below it, by their names in it.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}
