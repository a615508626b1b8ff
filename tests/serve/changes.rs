//! Whatever happens to the files, the page that is shown is the one they make.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::{NEWS, PHOTO, Preview, Site};

const BENCH: &str = "/wijken/dorp/nieuws/bankje/";
const TREE: &str = "/wijken/dorp/nieuws/boom/";

#[test]
fn an_edit_is_shown_and_only_its_own_page_is_told() {
    let preview = Preview::new();
    let (bench, tree) = (preview.listen(BENCH), preview.listen(TREE));
    preview.site.news("2021-09-01-bankje", "Een bankje", "Het bankje is <b>blauw</b>.");
    preview.until_shown(BENCH, "is <b>blauw</b>.");
    assert_eq!(bench.next(), "reload");
    // Had the other page been told, this would not be the first that it hears.
    preview.site.write("themes/standaard/static/wijkbode.css", "body { color: navy }");
    assert_eq!(tree.next(), "style");
    assert!(tree.is_quiet());
    let line = &preview.updates()[0];
    assert!(line.starts_with("1 bestand veranderd, bijgewerkt in "), "{line}");
    assert!(line.contains(" ms (content/wijken/dorp/nieuws/2021-09-01-bankje.md)"), "{line}");
}

#[test]
fn a_page_that_came_too_late_to_hear_is_told_at_once() {
    let preview = Preview::new();
    let old = preview.get(BENCH).version();
    preview.site.news("2021-09-01-bankje", "Een bankje", "Het bankje is weg.");
    let new = preview.until_shown(BENCH, "is weg.").version();
    let late = crate::Listener::new(preview.port, &format!("pad={BENCH}&versie={old}"));
    assert_eq!(late.next(), "reload");
    let current = crate::Listener::new(preview.port, &format!("pad={BENCH}&versie={new}"));
    preview.site.write("themes/standaard/static/wijkbode.css", "body { color: navy }");
    assert_eq!(current.next(), "style");
}

#[test]
fn a_deleted_page_is_gone_and_a_renamed_one_has_moved() {
    let preview = Preview::new();
    let (bench, tree) = (preview.listen(BENCH), preview.listen(TREE));
    preview.site.remove(&format!("{NEWS}/2021-09-01-bankje.md"));
    let page = preview.until_page(BENCH, |it| it.status == 404);
    assert!(page.text().contains("Deze pagina is er niet"));
    assert!(!preview.get("/wijken/dorp/").text().contains("Een bankje"));
    assert_eq!(bench.next(), "reload");
    let new = format!("{NEWS}/2021-09-02-eik.md");
    preview.site.rename(&format!("{NEWS}/2021-09-02-boom.md"), &new);
    preview.until_shown("/wijken/dorp/nieuws/eik/", "De boom is geplant.");
    assert_eq!(preview.get(TREE).status, 404);
    assert_eq!(tree.next(), "reload");
}

#[test]
fn a_folder_that_moves_takes_its_pages_along() {
    let preview = Preview::new();
    preview.site.rename("content/wijken/dorp", "content/wijken/stad");
    preview.until_shown("/wijken/stad/nieuws/bankje/", "Het bankje staat er.");
    assert_eq!(preview.get(BENCH).status, 404);
    // The folder is watched at its new place.
    preview
        .site
        .write("content/wijken/stad/nieuws/2021-09-05-later.md", "---\ntitel: Later\n---\nHoi.\n");
    preview.until_shown("/wijken/stad/nieuws/later/", "Hoi.");
}

#[test]
fn the_content_may_leave_and_come_back() {
    let preview = Preview::new();
    preview.site.rename("content", "elders");
    let page = preview.until_shown(BENCH, "is niet te lezen");
    assert!(page.text().contains("Het bankje staat er."), "the last good page is gone");
    preview.site.rename("elders", "content");
    preview.until_page(BENCH, |it| !it.text().contains("is niet te lezen"));
    preview.site.news("2021-09-01-bankje", "Een bankje", "Het bankje is terug.");
    preview.until_shown(BENCH, "Het bankje is terug.");
}

/// How vim, Helix and others save: beside the file, and then in its place.
#[test]
fn files_that_editors_leave_for_a_moment_do_no_harm() {
    let preview = Preview::new();
    for round in 0..5 {
        let file = format!("{NEWS}/2021-09-01-bankje.md");
        preview.site.write(&format!("{NEWS}/4913"), "");
        preview.site.remove(&format!("{NEWS}/4913"));
        preview.site.rename(&file, &format!("{file}.bck"));
        let text = format!("---\ntitel: Een bankje\n---\nRonde {round}.\n");
        preview.site.write(&format!("{NEWS}/.bankje.swp"), &text);
        preview.site.rename(&format!("{NEWS}/.bankje.swp"), &file);
        preview.site.remove(&format!("{file}.bck"));
        preview.until_shown(BENCH, &format!("Ronde {round}."));
    }
    assert_eq!(preview.err(), "");
    let all = preview.until_shown("/_wijkbode/meldingen/", "Geen fouten en geen waarschuwingen");
    assert_eq!(all.status, 200);
}

#[test]
fn many_files_at_once_are_one_update() {
    let preview = Preview::new();
    // Prepared where nobody looks, as a checkout prepares nothing: they all come at once.
    for number in 0..50 {
        let text = format!("---\ntitel: Bericht {number}\n---\nNummer {number}.\n");
        preview.site.write(&format!("klaar/2021-08-01-bericht-{number}.md"), &text);
    }
    preview.site.rename("klaar", "content/nieuws");
    preview.until_shown("/nieuws/bericht-49/", "Nummer 49.");
    let updates =
        preview.until("an update is told", || Some(preview.updates()).filter(|it| !it.is_empty()));
    assert_eq!(updates.len(), 1, "{updates:?}");
    assert!(updates[0].starts_with("50 bestanden veranderd, bijgewerkt in "), "{updates:?}");
}

#[test]
fn files_one_after_the_other_wait_for_quiet() {
    const QUIET: u128 = 50;
    let preview = Preview::new();
    let started = Instant::now();
    for number in 0..60 {
        preview.site.news(&format!("2021-08-01-bericht-{number}"), "Bericht", "Gelijk.");
        thread::sleep(Duration::from_millis(8));
    }
    let most = usize::try_from(started.elapsed().as_millis() / QUIET).unwrap() + 2;
    preview.until_shown("/wijken/dorp/nieuws/bericht-59/", "Gelijk.");
    preview.until_shown("/wijken/dorp/nieuws/bericht-0/", "Gelijk.");
    let updates = preview.updates();
    assert!(updates.len() <= most, "more than {most}: {updates:?}");
}

#[test]
fn what_does_not_change_what_is_in_a_file_is_no_update() {
    let preview = Preview::new();
    let file = format!("{NEWS}/2021-09-01-bankje.md");
    let same = fs::read_to_string(preview.site.path(&file)).unwrap();
    preview.site.write(&file, &same);
    preview.site.write("content/wijken/dorp/media/dorp.svg", PHOTO);
    preview.site.write("content/.geheugensteun", "Van een editor.");
    preview.site.write("elders/README.md", "Geen deel van de site.");
    preview
        .site
        .write("content/wijken/dorp/nieuws/2021-09-09-nieuw.md", "---\ntitel: Nieuw\n---\nIets.\n");
    preview.until_shown("/wijken/dorp/nieuws/nieuw/", "Iets.");
    let updates =
        preview.until("an update is told", || Some(preview.updates()).filter(|it| !it.is_empty()));
    assert!(updates.iter().all(|it| it.starts_with("1 bestand veranderd")), "{updates:?}");
    assert!(updates.iter().all(|it| it.contains("2021-09-09-nieuw.md")), "{updates:?}");
}

#[test]
fn a_new_photo_under_the_old_name_is_shown() {
    let preview = Preview::new();
    let (dorp, bench) = (preview.listen("/wijken/dorp/"), preview.listen(BENCH));
    let address = "/wijken/dorp/media/dorp.svg";
    let new = PHOTO.replace("></svg>", "><rect/></svg>");
    preview.site.write("content/wijken/dorp/media/dorp.svg", &new);
    preview.until_shown(address, "<rect/>");
    assert_eq!(dorp.next(), "reload");
    preview.site.write("themes/standaard/static/wijkbode.css", "body { color: navy }");
    assert_eq!(bench.next(), "style");
}

#[test]
fn settings_and_theme_change_every_page() {
    let site = Site::new();
    site.write("themes/eigen/static/wijkbode.css", "body { color: teal }");
    let preview = site.serve(&[]);
    let listener = preview.listen(BENCH);
    let settings = crate::SETTINGS.replace("titel: Wijken", "titel: Buurten");
    preview.site.write("content/site.yaml", &settings);
    preview.until_shown(BENCH, "Buurten");
    assert_eq!(listener.next(), "reload");
    preview.site.write("content/site.yaml", &format!("{settings}thema: eigen\n"));
    preview.until_shown("/thema/wijkbode.css", "teal");
    assert_eq!(listener.next(), "style");
    let own = "<!DOCTYPE html><html lang=nl><BODY class=\"x\"><h1>Eigen 404</h1></html>";
    preview.site.write("themes/eigen/templates/404.html", own);
    let page = preview.until_shown("/nergens/", "Eigen 404");
    assert!(page.text().contains("/_wijkbode/preview.js"), "{}", page.text());
    assert!(listener.is_quiet());
}

#[test]
fn without_events_the_clock_says_when_to_look() {
    let preview = Site::new().serve(&["--poll"]);
    let listener = preview.listen(BENCH);
    preview.site.news("2021-09-01-bankje", "Een bankje", "Het bankje is groen.");
    preview.until_shown(BENCH, "Het bankje is groen.");
    assert_eq!(listener.next(), "reload");
    preview.site.remove(&format!("{NEWS}/2021-09-01-bankje.md"));
    preview.until_page(BENCH, |it| it.status == 404);
}
