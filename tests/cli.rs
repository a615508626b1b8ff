//! The program as it is used: exit statuses, what is said on which stream, and `new`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail and touch the disk"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const DAY: &str = "2021-09-15";
const WIJK: &str = "content/wijken/dorp";

/// A small site on disk.
struct Site(TempDir);

/// What a run of the program said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Site {
    fn empty() -> Self {
        Site(tempfile::tempdir().expect("a folder for the test"))
    }

    fn new(files: &[(&str, &str)]) -> Self {
        let site = Site::empty();
        let settings =
            "titel: Wijken\norganisatie: Gemeente\nurl: https://wijken.voorbeeld.example/\n";
        site.write("content/site.yaml", settings);
        site.write("content/wijken/dorp/wijk.md", "---\nnaam: Het Dorp\n---\nEen wijk.\n");
        for (name, text) in files {
            site.write(name, text);
        }
        site
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    /// Every file and what is in it.
    fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(self.path()).into_iter().filter_map(Result::ok);
        let files = files.filter(|it| it.file_type().is_file());
        files.map(|it| (it.path().display().to_string(), fs::read(it.path()).unwrap())).collect()
    }

    /// Runs the program in the folder of the site.
    fn run(&self, line: &[&str]) -> Said {
        run_in(self.path(), line)
    }
}

fn run_in(folder: &Path, line: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
    said(command.args(line).current_dir(folder).output().expect("the program starts"))
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("what it says is text"),
        err: String::from_utf8(output.stderr).expect("what it says is text"),
    }
}

fn json(said: &Said) -> serde_json::Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {:?}", said.out))
}

const WRONG: (&str, &str) =
    ("content/wijken/dorp/mijlpalen.yaml", "- titel: Bankje\n  gepand: 2021-10\n");
const LATE: (&str, &str) = (
    "content/wijken/dorp/mijlpalen.yaml",
    "- {titel: Pad, gepland: 2021-03, status: loopt}\n- {titel: Klad, concept: ja}\n",
);
const DRAFT: (&str, &str) =
    ("content/wijken/dorp/mijlpalen.yaml", "- {titel: Nu}\n- {titel: Klad, concept: ja}\n");

#[test]
fn wrong_use_is_told_in_dutch_with_what_was_meant() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["bild"], &["geen opdracht `bild`", "Bedoelde u `build`?"]),
        (&["bouwen"], &["Bedoelde u `bouw`?"]),
        (&["xyzzy"], &["Kies uit: build, check, new"]),
        (&["build", "--dafts"], &["`wijkbode build` kent geen optie `--dafts`", "`--drafts`"]),
        (&["bouw", "--peildatm", DAY], &["Bedoelde u `--peildatum`?"]),
        (&["build", "--format", "jsn"], &["`jsn` past niet bij", "Bedoelde u `json`?"]),
        (&["build", "--format", "xml"], &["Kies uit: human, json, github"]),
        (&["build", "--as-of", "2021-02-30"], &["februari 2021 heeft 28 dagen"]),
        (&["build", "--as-of", "gisteren"], &["2021-07-12"]),
        (&["build", "--peildatum", "2021-07"], &["2021-07-12"]),
        (&["build", "--as-of"], &["ontbreekt een waarde"]),
        (&["build", "--base-url", "wijken.nl"], &["https://"]),
        (&["build", "extra"], &["`extra` is te veel"]),
        (&["build", "--strict=ja"], &["hoort geen waarde `ja`"]),
        (&["build", "--quiet", "--quiet"], &["maar één keer"]),
        (&["new", "sit", "x"], &["`wijkbode new` kent geen opdracht `sit`", "Bedoelde u `site`?"]),
        (&["new", "nieuws", "dorp"], &["ontbreekt nog <TITEL>"]),
        (&[], &["ontbreekt een opdracht", "Gebruik: wijkbode"]),
        (&["new"], &["ontbreekt een opdracht", "quick-win"]),
        (&["check", "--explain", "E999999"], &["geen code `E999999`"]),
        (&["check", "--explain", "W505x"], &["geen code `W505X`", "Bedoelde u `W50"]),
    ];
    let site = Site::new(&[]);
    let before = site.tree();
    for (line, words) in cases {
        let said = site.run(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{line:?}: {}", said.err);
        for word in *words {
            assert!(said.err.contains(word), "{line:?}: no {word:?} in {}", said.err);
        }
        let english = ["error", "Usage", "argument", "invalid", "For more", "unexpected"];
        assert!(!english.iter().any(|it| said.err.contains(it)), "{line:?}: {}", said.err);
    }
    assert_eq!(site.tree(), before);
}

#[test]
fn wrong_use_is_on_standard_error_in_every_format() {
    let site = Site::empty();
    for format in ["human", "json", "github"] {
        let said = site.run(&["build", "--format", format]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.contains("wijkbode new site ."), "{}", said.err);
    }
}

#[test]
fn help_is_in_dutch_and_names_both_languages() {
    let site = Site::empty();
    let lines: &[&[&str]] = &[
        &["--help"],
        &["-h"],
        &["build", "--help"],
        &["controleer", "-h"],
        &["new", "--help"],
        &["new", "agenda", "--help"],
    ];
    for line in lines {
        let said = site.run(line);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{line:?}");
        assert!(said.out.contains("Toon deze hulp"), "{line:?}: {}", said.out);
        let english =
            ["Usage", "Options", "Commands", "Arguments", "Print", "OPTIONS", "aliases", "default"];
        let found = english.iter().find(|it| said.out.contains(**it));
        assert_eq!(found, None, "{line:?}: {}", said.out);
    }
    let words = ["bouw", "controleer", "nieuw"];
    assert!(words.iter().all(|it| site.run(&["--help"]).out.contains(it)));
    let words = ["--peildatum", "--concepten", "--strict", "--quiet", "--format", "--base-url"];
    assert!(words.iter().all(|it| site.run(&["build", "--help"]).out.contains(it)));
    assert!(site.run(&["--version"]).out.starts_with("wijkbode 0."));
}

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
    for folder in
        [".", "..", "content", "content/wijken/nieuw", "themes/eigen", "x/../content", "x/../.."]
    {
        let said = site.run(&["build", "--as-of", DAY, "--output", folder]);
        assert_eq!(said.code, 2, "{folder}: {}", said.err);
        assert!(said.err.contains("--output"), "{folder}: {}", said.err);
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

#[test]
fn a_reader_that_goes_away_is_no_problem() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
    command.args(["check", "--explain", "W504"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    drop(running.stdout.take());
    let said = said(running.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}

#[test]
fn a_code_is_explained_as_text() {
    let site = Site::empty();
    let said = site.run(&["check", "--explain", "w504"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("W504"), "{}", said.out);
    assert!(said.out.contains("    - titel:") && !said.out.contains("```"), "{}", said.out);
    let all = site.run(&["check", "--explain"]);
    assert_eq!(all.code, 0);
    assert!(all.out.lines().any(|line| line == "W504  Niet in deze uitgave"), "{}", all.out);
}

#[test]
fn a_new_site_builds_without_a_word_of_complaint() {
    let site = Site::empty();
    let said = site.run(&["new", "site", "mijn site"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("wijkbode build"), "{}", said.out);
    let root = site.path().join("mijn site");
    let said = run_in(&root, &["build", "--strict", "--format", "json"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert_eq!(json(&said)["diagnostics"], serde_json::json!([]));
    assert!(root.join("output/wijken/voorbeeldwijk/index.html").is_file());
    assert!(root.join(".gitignore").is_file());
}

#[test]
fn a_new_site_leaves_what_is_there_alone() {
    let site = Site::empty();
    site.write(".gitignore", "van mij");
    site.write(".git/config", "van mij");
    assert_eq!(site.run(&["nieuw", "site", "."]).code, 0);
    assert_eq!(site.read(".gitignore"), "van mij");
    let before = site.tree();
    let said = site.run(&["new", "site", "."]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("niet leeg"), "{}", said.err);
    assert_eq!(site.tree(), before);
    assert_eq!(site.run(&["new", "site", ".gitignore"]).code, 3);
}

#[test]
fn a_new_wijk_has_a_folder_and_builds() {
    let site = Site::new(&[]);
    let said = site.run(&["new", "wijk", "Één café:", "\"'t Groen\""]);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.err);
    let folder = "content/wijken/een-cafe-t-groen";
    for file in ["wijk.md", "opgaven.yaml", "mijlpalen.yaml", "quick-wins.yaml", "contacten.yaml"] {
        assert!(site.has(&format!("{folder}/{file}")), "{file}");
        assert!(said.out.replace('\\', "/").contains(&format!("{folder}/{file}")), "{}", said.out);
    }
    let profile = site.read(&format!("{folder}/wijk.md"));
    assert!(profile.contains(r#"naam: "Één café: \"'t Groen\"""#), "{profile}");
    let said = site.run(&["build", "--strict", "--format", "json"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(site.has("output/wijken/een-cafe-t-groen/index.html"));
    let before = site.tree();
    assert_eq!(site.run(&["new", "wijk", "een cafe 't groen"]).code, 2);
    assert_eq!(site.run(&["new", "wijk", "Dorp"]).code, 2);
    assert_eq!(site.run(&["new", "wijk", "???"]).code, 2);
    assert_eq!(site.tree(), before);
}

#[test]
fn a_new_item_has_its_place_and_todays_date() {
    let site = Site::new(&[]);
    let today = chrono::Utc::now().with_timezone(&chrono_tz::Europe::Amsterdam).date_naive();
    let title = "Let op: \"nieuw\" #1\nbankje";
    let news = format!("{WIJK}/nieuws/{today}-let-op-nieuw-1-bankje.md");
    let places = [
        ("nieuws", news),
        ("mijlpaal", format!("{WIJK}/mijlpalen/let-op-nieuw-1-bankje.md")),
        ("quick-win", format!("{WIJK}/quick-wins/let-op-nieuw-1-bankje.md")),
        ("agenda", format!("{WIJK}/agenda/let-op-nieuw-1-bankje.md")),
    ];
    for (what, file) in &places {
        let said = site.run(&["new", what, "het dorp", title]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{what}");
        assert!(said.out.replace('\\', "/").contains(file), "{what}: {}", said.out);
        let text = site.read(file);
        assert!(text.contains(r#"titel: "Let op: \"nieuw\" #1 bankje""#), "{text}");
        assert!(!text.contains("{titel}") && !text.contains("{vandaag}"), "{text}");
    }
    let said = site.run(&["build", "--strict", "--format", "json"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let before = site.tree();
    for (what, _) in &places {
        let said = site.run(&["new", what, "dorp", title]);
        assert_eq!(said.code, 2, "{what}");
        assert!(said.err.contains("is er al"), "{what}: {}", said.err);
    }
    assert_eq!(site.tree(), before);
}

#[test]
fn a_title_that_looks_like_something_else_stays_a_title() {
    for title in [
        "nee",
        "2021-07",
        "null",
        "~",
        "[a]",
        "{vandaag}",
        "- x",
        "'s avonds",
        "a\\b",
        "Naam:",
        "07418",
        "🚲 fiets",
    ] {
        let site = Site::new(&[]);
        let said = site.run(&["new", "mijlpaal", "--", "dorp", title]);
        if title == "~" {
            assert_eq!(said.code, 2);
            continue;
        }
        assert_eq!(said.code, 0, "{title}: {}", said.err);
        assert_eq!(site.run(&["build"]).code, 0, "{title}");
        let files: Vec<_> =
            fs::read_dir(site.path().join(WIJK).join("mijlpalen")).unwrap().collect();
        let text = fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
        let quoted = title.replace('\\', "\\\\");
        let wanted = [format!("titel: {title}\n"), format!("titel: \"{quoted}\"\n")];
        assert!(wanted.iter().any(|it| text.contains(it)), "{title}: {text}");
    }
}

#[test]
fn a_new_item_refuses_an_id_that_a_list_has_already() {
    let list = (format!("{WIJK}/mijlpalen.yaml"), "- {id: speelplein, titel: Het plein}\n");
    let site = Site::new(&[(&list.0, list.1)]);
    let said = site.run(&["new", "mijlpaal", "dorp", "Speelplein"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("mijlpalen.yaml"), "{}", said.err);
    assert_eq!(site.read(&list.0), list.1);
    assert!(!site.has(&format!("{WIJK}/mijlpalen")));
}

#[test]
fn an_unknown_wijk_is_told_with_the_nearest() {
    let site = Site::new(&[]);
    let said = site.run(&["new", "nieuws", "drop", "Titel"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("geen wijk `drop`") && said.err.contains("`dorp`"), "{}", said.err);
    let said = site.run(&["new", "nieuws", "heel-ergens-anders", "Titel"]);
    assert!(said.err.contains("Kies uit: dorp"), "{}", said.err);
    let said = Site::empty().run(&["new", "wijk", "Dorp"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("wijkbode new site ."), "{}", said.err);
}

#[test]
fn something_can_be_added_to_a_site_with_mistakes() {
    let site = Site::new(&[WRONG]);
    assert_eq!(site.run(&["new", "nieuws", "dorp", "Bankje"]).code, 0);
    assert_eq!(site.run(&["new", "wijk", "Stad"]).code, 0);
}
