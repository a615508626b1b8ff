//! A second build: of an unchanged site it writes nothing, and of a changed one it makes what a first
//! build would make.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::{DAY, Said, Site, WIJK};

const PHOTO: &str = "content/wijken/dorp/media/brink.svg";
const PAGE: &str = "output/wijken/dorp/index.html";
const LINE: [&str; 3] = ["build", "--as-of", DAY];

/// A site with something to warn of, something left out and a photo.
fn site() -> Site {
    let photo = "- {titel: Pad, gepland: 2021-03, status: loopt, foto: {bestand: media/brink.svg, alt: Brink}}\n";
    let left_out = "- {titel: Klad, concept: ja}\n";
    let site = Site::new(&[(PHOTO, &drawing(3)), ("content/site.yaml", SETTINGS)]);
    site.write(&format!("{WIJK}/mijlpalen.yaml"), &format!("{photo}{left_out}"));
    site.write("themes/eigen/static/extra.css", "p { color: #000 }\n");
    site
}

const SETTINGS: &str =
    "titel: Wijken\norganisatie: Gemeente\nurl: https://wijken.voorbeeld.example/\nthema: eigen\n";

fn drawing(width: u8) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"2\"></svg>")
}

/// Everything a disk knows of every file and folder of the site.
#[cfg(unix)]
fn traces(site: &Site) -> BTreeMap<String, [i64; 4]> {
    use std::os::unix::fs::MetadataExt as _;
    let entries = walkdir::WalkDir::new(site.path()).into_iter().map(Result::unwrap);
    let trace = |entry: walkdir::DirEntry| {
        let found = fs::symlink_metadata(entry.path()).unwrap();
        let changed = [found.ctime(), found.ctime_nsec(), found.mode().into()];
        let inode = found.ino().cast_signed();
        (entry.path().display().to_string(), [inode, changed[0], changed[1], changed[2]])
    };
    entries.map(trace).collect()
}

/// What was said, without how long it took.
fn words(said: &Said) -> (i32, String, String) {
    let (before, rest) = said.out.split_once(", in ").unwrap_or((&said.out, ""));
    let after = rest.split_once(" (").map_or("", |(_, after)| after);
    (said.code, format!("{before}{after}"), said.err.clone())
}

/// The files of a folder of the site.
fn files(site: &Site, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let root = site.path().join(folder);
    let entries = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
    let path = |it: &Path| it.strip_prefix(&root).unwrap().display().to_string();
    let entries = entries.filter(|it| !it.file_type().is_dir());
    entries.map(|it| (path(it.path()), fs::read(it.path()).unwrap())).collect()
}

/// The same site as somebody else has it, without anything that was ever built.
fn fresh(site: &Site) -> Site {
    let copy = Site::empty();
    for folder in ["content", "themes"] {
        for (path, bytes) in files(site, folder) {
            copy.write(&format!("{folder}/{path}"), std::str::from_utf8(&bytes).unwrap());
        }
    }
    copy
}

/// Builds, and sees to it that the same comes of it as of a first build.
fn build_as_fresh(site: &Site, line: &[&str]) -> Said {
    let other = fresh(site);
    let (said, first) = (site.run(line), other.run(line));
    assert_eq!(words(&said), words(&first), "{line:?}");
    if said.code == 0 {
        assert!(files(site, "output") == files(&other, "output"), "{line:?}");
    }
    said
}

#[cfg(unix)]
#[test]
fn an_unchanged_site_is_told_the_same_and_nothing_is_written() {
    let site = site();
    let first = site.run(&LINE);
    assert!(first.err.contains("W501") && first.out.contains("Klad"), "{}{}", first.err, first.out);
    let before = traces(&site);
    assert!(before.keys().any(|it| it.contains("/.wijkbode/")));
    assert_eq!(words(&site.run(&LINE)), words(&first));
    let github = site.run(&[LINE.as_slice(), &["--format", "github"]].concat());
    assert!(github.out.starts_with("::warning file="), "{}", github.out);
    let json = site.run(&[LINE.as_slice(), &["--format", "json"]].concat());
    assert_eq!(traces(&site), before);
    let first_json = fresh(&site).run(&[LINE.as_slice(), &["--format", "json"]].concat());
    assert_eq!(json.out, first_json.out);
}

#[cfg(unix)]
#[test]
fn smaller_copies_are_made_once_and_only_when_asked_for() {
    let site = site();
    let line = [LINE.as_slice(), &["--compress"]].concat();
    assert_eq!(site.run(&line).code, 0);
    let copy = format!("{PAGE}.br");
    assert!(site.has(&copy) && site.has(&format!("{PAGE}.gz")));
    let before = traces(&site);
    site.run(&line);
    assert_eq!(traces(&site), before);

    let inode = |traces: &BTreeMap<String, [i64; 4]>| {
        let file = traces.iter().find(|(path, _)| path.ends_with("/wijkbode.css.br")).unwrap();
        file.1[0]
    };
    site.write("content/wijken/dorp/wijk.md", "---\nnaam: Het Dorp\n---\nEen wijkje.\n");
    build_as_fresh(&site, &line);
    assert_eq!(inode(&traces(&site)), inode(&before), "a copy of what stayed was made again");

    site.run(&LINE);
    assert!(site.has(PAGE) && !site.has(&copy));
    assert_eq!(site.run(&["bouw", "--peildatum", DAY, "--comprimeer"]).code, 0);
    assert!(site.has(&copy));
}

#[test]
fn whatever_a_site_is_made_from_makes_it_anew() {
    let site = site();
    site.run(&LINE);
    let changes: [(&str, &str); 5] = [
        ("content/wijken/dorp/wijk.md", "---\nnaam: Het Dorp\n---\nEen wijkje.\n"),
        ("content/wijken/dorp/nieuws/2021-09-01-bank.md", "---\ntitel: Bank\n---\nBank!\n"),
        ("themes/eigen/static/extra.css", "p { color: #111 }\n"),
        ("themes/eigen/templates/404.html", "Weg."),
        ("content/site.yaml", &SETTINGS.replace("Wijken", "Buurten")),
    ];
    for (name, text) in changes {
        site.write(name, text);
        build_as_fresh(&site, &LINE);
    }
    let before = files(&site, "output");
    for option in
        [["--base-url", "https://proef.example/"], ["--format", "json"], ["--as-of", "2022-09-15"]]
    {
        let line = [&LINE[..if option[0] == "--as-of" { 1 } else { 3 }], &option].concat();
        build_as_fresh(&site, &line);
        build_as_fresh(&site, &[LINE.as_slice(), &["--drafts"]].concat());
        build_as_fresh(&site, &LINE);
    }
    for _ in 0..2 {
        site.run(&[LINE.as_slice(), &["--output", "elders"]].concat());
        assert!(files(&site, "elders") == before && files(&site, "output") == before);
    }
    let strict = build_as_fresh(&site, &[LINE.as_slice(), &["--strict"]].concat());
    assert_eq!(strict.code, 1);
}

#[test]
fn a_photo_of_the_same_size_and_time_is_another_photo() {
    let site = site();
    site.run(&LINE);
    let path = site.path().join(PHOTO);
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, drawing(9)).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    build_as_fresh(&site, &LINE);
}

#[test]
fn what_somebody_did_to_the_output_is_undone() {
    let site = site();
    site.run(&LINE);
    let before = files(&site, "output");
    let page = site.path().join(PAGE);
    let damages: [&dyn Fn(); 7] = [
        &|| fs::write(&page, site.read(PAGE).replacen("Dorp", "Drop", 1)).unwrap(),
        &|| fs::remove_file(&page).unwrap(),
        &|| site.write("output/vreemd.html", "vreemd"),
        &|| fs::create_dir(site.path().join("output/leeg")).unwrap(),
        &|| fs::rename(&page, page.with_file_name("x.html")).unwrap(),
        &|| site.write("output/.wijkbode", "wijkbode was hier"),
        &|| fs::remove_dir_all(site.path().join("output")).unwrap(),
    ];
    for damage in damages {
        damage();
        assert!(files(&site, "output") != before || site.has("output/leeg"));
        build_as_fresh(&site, &LINE);
        assert!(files(&site, "output") == before && !site.has("output/leeg"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_or_other_rights_in_the_output_are_undone() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let site = site();
    site.run(&LINE);
    let page = site.path().join(PAGE);
    fs::rename(&page, site.path().join("elders.html")).unwrap();
    symlink(site.path().join("elders.html"), &page).unwrap();
    site.run(&LINE);
    assert!(fs::symlink_metadata(&page).unwrap().is_file());
    let usual = fs::metadata(&page).unwrap().permissions();
    fs::set_permissions(&page, fs::Permissions::from_mode(0o600)).unwrap();
    site.run(&LINE);
    assert_eq!(fs::metadata(&page).unwrap().permissions(), usual);
}

#[test]
fn whatever_is_in_the_folder_of_the_program_the_site_is_right() {
    let site = site();
    let first = site.run(&LINE);
    let kept = || files(&site, ".wijkbode").into_keys().collect::<Vec<_>>();
    assert!(!kept().is_empty());
    for damage in ["", "{}", "wijkbode", &"x".repeat(5000)] {
        for name in kept() {
            site.write(&format!(".wijkbode/{name}"), damage);
        }
        assert_eq!(words(&build_as_fresh(&site, &LINE)), words(&first));
    }
    for name in kept() {
        let whole = fs::read(site.path().join(".wijkbode").join(&name)).unwrap();
        fs::write(site.path().join(".wijkbode").join(&name), &whole[..whole.len() - 1]).unwrap();
    }
    site.write(".wijkbode/kept/vreemd", "vreemd");
    build_as_fresh(&site, &LINE);
    fs::remove_dir_all(site.path().join(".wijkbode")).unwrap();
    build_as_fresh(&site, &LINE);
    fs::remove_dir_all(site.path().join(".wijkbode")).unwrap();
    site.write(".wijkbode", "een bestand");
    build_as_fresh(&site, &LINE);
    build_as_fresh(&site, &LINE);
}

#[test]
fn a_check_leaves_nothing_behind() {
    let site = site();
    let before = site.tree();
    site.run(&["check", "--as-of", DAY]);
    assert_eq!(site.tree(), before);
}

#[cfg(unix)]
#[test]
fn a_static_file_that_leads_out_of_the_site_is_not_published() {
    let site = site();
    site.write("geheim.txt", "geheim");
    let link = site.path().join("themes/eigen/static/link.css");
    std::os::unix::fs::symlink(site.path().join("geheim.txt"), link).unwrap();
    let said = site.run(&LINE);
    assert!(said.code == 1 && said.err.contains("E101"), "{}", said.err);
}

#[test]
fn an_editor_sees_where_the_time_went() {
    let site = site();
    let said = site.run(&["bouw", "--peildatum", DAY, "--tijden"]);
    for stage in
        ["Waar de tijd bleef", "lezen", "begrijpen", "pagina’s maken", "schrijven", "samen"]
    {
        assert!(said.err.contains(stage), "no {stage} in {}", said.err);
    }
    let said = site.run(&["build", "--as-of", DAY, "--timings", "--format", "json"]);
    crate::json(&said);
    assert!(said.err.contains("vergelijken") && !said.err.contains("begrijpen"), "{}", said.err);
    let said = site.run(&["check", "--as-of", DAY, "--timings"]);
    assert!(said.err.contains("pagina’s maken") && !said.err.contains("schrijven"), "{}", said.err);
}

/// Something that happens between two builds.
#[derive(Clone, Debug)]
enum Event {
    Write(usize, usize),
    Remove(usize),
    SpoilPage(usize),
    LoseStore,
}

const NAMES: [&str; 6] = [
    "content/wijken/dorp/wijk.md",
    "content/wijken/dorp/mijlpalen.yaml",
    "content/wijken/dorp/nieuws/2021-09-01-bank.md",
    "content/wijken/plas/wijk.md",
    PHOTO,
    "themes/eigen/templates/404.html",
];
const TEXTS: [&str; 5] = [
    "---\nnaam: Het Dorp\n---\nEen *wijk*.\n",
    "- {titel: Pad, gepland: 2021-03, status: loopt}\n- {titel: Klad, concept: ja}\n",
    "---\ntitel: Bank\n---\nEr staat een bank in [het dorp](../wijk.md).\n",
    "- titel: Pad\n  geplnd: 2021\n",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"5\" height=\"2\"></svg>",
];

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (0..NAMES.len(), 0..TEXTS.len()).prop_map(|(name, text)| Event::Write(name, text)),
        2 => (0..NAMES.len()).prop_map(Event::Remove),
        2 => (0..100_usize).prop_map(Event::SpoilPage),
        1 => Just(Event::LoseStore),
    ]
}

fn happen(site: &Site, event: &Event) {
    match event {
        Event::Write(name, text) => site.write(NAMES[*name], TEXTS[*text]),
        Event::Remove(name) => drop(fs::remove_file(site.path().join(NAMES[*name]))),
        Event::SpoilPage(at) => {
            let pages: Vec<String> = files(site, "output").into_keys().collect();
            if !pages.is_empty() {
                site.write(&format!("output/{}", pages[at % pages.len()]), "wijkbode");
            }
        }
        Event::LoseStore => drop(fs::remove_dir_all(site.path().join(".wijkbode"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_any_edits_is_a_first_build(
        steps in prop::collection::vec((prop::collection::vec(event(), 0..3), any::<bool>()), 1..6)
    ) {
        let site = site();
        for (events, drafts) in steps {
            for event in &events {
                happen(&site, event);
            }
            let drafts: &[&str] = if drafts { &["--drafts"] } else { &[] };
            build_as_fresh(&site, &[LINE.as_slice(), drafts].concat());
        }
    }
}
