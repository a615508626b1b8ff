//! `new`: nothing is overwritten, and all that is made is good.

use std::fs;

use crate::{Site, WIJK, json, run_in};

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
    let site = Site::new(&[("content/agenda.yaml", "- titel: X\n  gepand: 1\n")]);
    assert_eq!(site.run(&["new", "nieuws", "dorp", "Bankje"]).code, 0);
    assert_eq!(site.run(&["new", "wijk", "Stad"]).code, 0);
}

#[test]
fn a_file_that_goes_by_another_id_is_not_overwritten() {
    let file = format!("{WIJK}/mijlpalen/bankje.md");
    let text = "---\nid: anders\ntitel: Bank\n---\nVan mij.\n";
    let site = Site::new(&[(&file, text)]);
    let said = site.run(&["new", "mijlpaal", "dorp", "Bankje"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is er al"), "{}", said.err);
    assert_eq!(site.read(&file), text);
}
