//! How the program is asked, and what it answers to wrong use.

use std::process::{Command, Stdio};

use crate::{DAY, Site, said};

#[test]
fn wrong_use_is_told_in_dutch_with_what_was_meant() {
    let cases: &[(&[&str], &[&str])] = &[
        (&["bild"], &["geen opdracht `bild`", "Bedoelde u `build`?"]),
        (&["bouwen"], &["Bedoelde u `bouw`?"]),
        (&["xyzzy"], &["Kies uit: build, check, serve, new"]),
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
        &["serve", "--help"],
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
    let words = ["bouw", "bekijk", "controleer", "nieuw"];
    assert!(words.iter().all(|it| site.run(&["--help"]).out.contains(it)));
    let words = ["--peildatum", "--concepten", "--strict", "--quiet", "--format", "--base-url"];
    assert!(words.iter().all(|it| site.run(&["build", "--help"]).out.contains(it)));
    assert!(site.run(&["--version"]).out.starts_with("wijkbode 0."));
}

#[test]
fn a_code_is_explained_as_text() {
    let site = Site::empty();
    let said = site.run(&["check", "--explain", "w504"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.starts_with("W504"), "{}", said.out);
    assert!(said.out.contains("\n    ") && !said.out.contains("```"), "{}", said.out);
    let all = site.run(&["check", "--explain"]);
    assert_eq!(all.code, 0);
    for code in ["E102", "E301", "W504"] {
        let page = std::fs::read_to_string(format!("docs/codes/{code}.md")).unwrap();
        let title =
            page.lines().next().unwrap().trim_start_matches(&format!("# {code}: ")).to_owned();
        let line = format!("{code}  {title}");
        assert!(all.out.lines().any(|it| it == line), "no `{line}` in {}", all.out);
    }
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
