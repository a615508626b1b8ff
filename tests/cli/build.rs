//! `build` and `check`: exit statuses, streams and formats.

use std::fs;

use crate::{DAY, Site, WIJK, json, run_in};

const WRONG: (&str, &str) =
    ("content/wijken/dorp/mijlpalen.yaml", "- titel: Bankje\n  gepand: 2021-10\n");
const LATE: (&str, &str) = (
    "content/wijken/dorp/mijlpalen.yaml",
    "- {titel: Pad, gepland: 2021-03, status: loopt}\n- {titel: Klad, concept: ja}\n",
);
const DRAFT: (&str, &str) =
    ("content/wijken/dorp/mijlpalen.yaml", "- {titel: Nu}\n- {titel: Klad, concept: ja}\n");

#[test]
fn a_good_site_is_built_and_the_result_is_told() {
    let site = Site::new(&[DRAFT]);
    let said = site.run(&["bouw", "--peildatum", DAY]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(site.has("output/wijken/dorp/index.html"));
    for words in
        ["Niet in deze uitgave (1)", "Klad", "mijlpalen.yaml:2", "`output`", "15 september 2021"]
    {
        assert!(said.out.contains(words), "no {words:?} in {}", said.out);
    }
    let said = site.run(&["build", "--as-of", DAY, "--quiet"]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""));
    let said = site.run(&["build", "--as-of", DAY, "--concepten"]);
    assert!(!said.out.contains("Niet in deze uitgave"), "{}", said.out);
    assert!(said.out.contains("met concepten"), "{}", said.out);
}

#[test]
fn an_error_in_the_content_is_exit_1_and_publishes_nothing() {
    let site = Site::new(&[]);
    assert_eq!(site.run(&["build", "--as-of", DAY]).code, 0);
    let before = site.tree();
    site.write(WRONG.0, WRONG.1);
    let said = site.run(&["build", "--as-of", DAY]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for words in [
        "fout E201",
        "mijlpalen.yaml:2:3",
        "^^^^^^",
        "`gepland`",
        "1 fout",
        "niets gepubliceerd",
        "--explain E201",
    ] {
        assert!(said.err.contains(words), "no {words:?} in {}", said.err);
    }
    assert!(!said.err.contains('\u{1b}'), "colours in a pipe");
    let quiet = site.run(&["build", "--as-of", DAY, "--quiet"]);
    assert_eq!((quiet.code, quiet.err.contains("E201")), (1, true));
    fs::remove_file(site.path().join(WRONG.0)).unwrap();
    assert_eq!(site.tree(), before);
}

#[test]
fn check_says_what_build_says_and_writes_nothing() {
    let site = Site::new(&[WRONG]);
    let before = site.tree();
    let check = site.run(&["check", "--as-of", DAY, "--format", "json"]);
    assert_eq!((check.code, check.err.as_str()), (1, ""));
    assert_eq!(site.tree(), before);
    let build = site.run(&["build", "--as-of", DAY, "--format", "json"]);
    assert_eq!(check.out, build.out);
    site.write(WRONG.0, DRAFT.1);
    let check = site.run(&["controleer", "--as-of", DAY]);
    assert_eq!((check.code, check.err.as_str()), (0, ""));
    assert!(check.out.contains("Niet in deze uitgave"), "{}", check.out);
    assert!(!site.has("output"));
}

#[test]
fn strict_makes_warnings_errors_but_not_what_is_left_out() {
    let site = Site::new(&[LATE]);
    let said = site.run(&["build", "--as-of", DAY]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("let op W501") && !said.err.contains("W504"), "{}", said.err);
    assert!(said.out.contains("waarschuwing"), "{}", said.out);
    let before = site.tree();
    let said = site.run(&["build", "--as-of", DAY, "--strict"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("door --strict"), "{}", said.err);
    assert_eq!(site.run(&["check", "--as-of", DAY, "--strict"]).code, 1);
    let document = json(&site.run(&["build", "--as-of", DAY, "--strict", "--format", "json"]));
    assert_eq!((&document["pages"], &document["files"]), (&0.into(), &0.into()));
    assert_eq!(site.tree(), before);
    site.write(LATE.0, DRAFT.1);
    assert_eq!(site.run(&["build", "--as-of", DAY, "--strict"]).code, 0);
}

#[test]
fn json_is_one_document_and_nothing_else() {
    let site = Site::new(&[LATE]);
    let said = site.run(&["build", "--as-of", DAY, "--format", "json", "--quiet"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let document = json(&said);
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["bytes", "diagnostics", "errors", "files", "pages", "warnings"]);
    let diagnostics = document["diagnostics"].as_array().expect("a list");
    assert_eq!(document["errors"], 0);
    assert_eq!(document["warnings"], diagnostics.len());
    assert!(document["files"].as_u64() >= document["pages"].as_u64());
    assert!(document["pages"].as_u64() > Some(1) && document["bytes"].as_u64() > Some(0));
    let late = diagnostics.iter().find(|it| it["code"] == "W501").expect("a warning");
    assert_eq!((&late["file"], &late["severity"]), (&LATE.0.into(), &"warning".into()));
    assert!(diagnostics.iter().any(|it| it["code"] == "W504"));
}

#[test]
fn github_reads_annotations_on_standard_output() {
    let site = Site::new(&[WRONG]);
    let said = site.run(&["build", "--as-of", DAY, "--format", "github"]);
    assert_eq!(said.code, 1);
    let start = format!("::error file={},line=2,col=3,endColumn=9,title=E201::", WRONG.0);
    assert!(said.out.starts_with(&start), "{}", said.out);
    site.write(LATE.0, LATE.1);
    let said = site.run(&["build", "--as-of", DAY, "--format", "github"]);
    assert!(said.code == 0 && said.out.starts_with("::warning file="), "{}", said.out);
    let said = site.run(&["build", "--as-of", DAY, "--format", "github", "--quiet"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
}

#[test]
fn the_website_never_replaces_what_it_is_made_from() {
    let site = Site::new(&[]);
    site.write("themes/eigen/x.html", "");
    let before = site.tree();
    let held = [".", "..", "content", "themes/eigen", "x/../content", "x/../.."].map(|it| (it, 3));
    for (folder, code) in held.into_iter().chain([("content/wijken/nieuw", 2)]) {
        let said = site.run(&["build", "--as-of", DAY, "--output", folder]);
        assert_eq!(said.code, code, "{folder}: {}", said.err);
        assert!(said.err.contains("waar zij van gemaakt wordt"), "{folder}: {}", said.err);
    }
    assert_eq!(site.tree(), before);
    assert_eq!(site.run(&["build", "--as-of", DAY, "--output", "a/b"]).code, 0);
    assert!(site.has("a/b/index.html"));
}

#[test]
fn a_folder_that_cannot_be_replaced_is_exit_3() {
    let site = Site::new(&[("bezet", "een bestand"), ("foto's/vakantie.txt", "van mij")]);
    for folder in ["bezet", "bezet/output", "foto's"] {
        let said = site.run(&["build", "--as-of", DAY, "--output", folder]);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{folder}");
        assert!(said.err.contains(folder), "{folder}: {}", said.err);
    }
    assert_eq!(site.read("foto's/vakantie.txt"), "van mij");
}

#[test]
fn the_content_is_looked_for_under_the_root() {
    let site = Site::new(&[]);
    let elsewhere = Site::empty();
    let root = site.path().display().to_string();
    let said = elsewhere.run(&["build", "--as-of", DAY, "--root", &root]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(site.has("output/index.html") && !elsewhere.has("output"));
    let said = elsewhere.run(&["build", "--root", "er/niet"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("er/niet") && said.err.contains("wijkbode new site"), "{}", said.err);
    let said = run_in(&site.path().join(WIJK), &["check"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Bedoelde u `--root "), "{}", said.err);
    assert!(said.err.contains("wijkbode new site"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_texts_is_reported_and_not_waited_for() {
    let site = Site::new(&[]);
    let pipe = site.path().join("content/index.md");
    rustix::fs::mkfifoat(rustix::fs::CWD, pipe, 0o644.into()).unwrap();
    let said = site.run(&["check", "--as-of", DAY]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("E101") && said.err.contains("geen gewoon bestand"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn content_that_cannot_be_read_is_exit_3() {
    let site = Site::empty();
    std::os::unix::fs::symlink("content", site.path().join("content")).unwrap();
    let said = site.run(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(said.err.contains("niet lezen"), "{}", said.err);
}
