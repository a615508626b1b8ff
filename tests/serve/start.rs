//! How a preview begins and ends.

use std::net::TcpListener;
use std::process::{Command, Output};

use crate::{Preview, Site, texts};

fn run(site: &Site, line: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
    command.args(line).current_dir(site.0.path()).output().unwrap()
}

#[test]
fn the_address_and_the_number_of_pages_are_told() {
    let preview = Preview::new();
    let said =
        preview.until("the welcome", || Some(preview.out()).filter(|it| it.contains("Ctrl+C")));
    assert!(said.contains(&preview.url()) && said.contains(" pagina’s"), "{said}");
    assert!(said.contains("15 september 2021, met concepten. Geen fouten"), "{said}");
    let page = preview.get("/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("Dit is het begin."));
}

#[test]
fn drafts_are_shown_and_marked_unless_told_otherwise() {
    let site = || {
        let site = Site::new();
        let text = "---\ntitel: Klad\nconcept: ja\n---\nNog niet af.\n";
        site.write("content/wijken/dorp/nieuws/2021-09-03-klad.md", text);
        let text = "---\ntitel: Stil\nvertrouwelijk: ja\n---\nNooit te zien.\n";
        site.write("content/wijken/dorp/nieuws/2021-09-03-stil.md", text);
        site
    };
    let address = "/wijken/dorp/nieuws/klad/";
    let with = site().serve(&[]);
    let page = with.get(address);
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Nog niet af.") && page.text().contains("oncept"));
    assert_eq!(with.get("/wijken/dorp/nieuws/stil/").status, 404);
    let without = site().serve(&["--no-drafts"]);
    assert_eq!(without.get(address).status, 404);
    assert!(!without.get("/wijken/dorp/").text().contains("Klad"));
}

#[test]
fn links_lead_to_the_preview_whatever_address_the_site_has() {
    let preview = Preview::new();
    let home = preview.get("/").text();
    assert!(!home.contains("wijken-site/") && !home.contains("gemeente.example"), "{home}");
    assert!(home.contains(&preview.url()) && home.contains("href=\"/wijken/dorp/\""), "{home}");
    assert_eq!(preview.get("/wijken/dorp/").status, 200);
    assert_eq!(preview.get("/thema/wijkbode.css").status, 200);
}

#[test]
fn the_script_is_on_pages_of_the_preview_and_never_in_what_is_published() {
    let preview = Preview::new();
    for address in ["/", "/wijken/dorp/", "/bestaat-niet/"] {
        let page = preview.get(address).text();
        assert_eq!(page.matches("/_wijkbode/preview.js").count(), 1, "{address}");
        assert!(page.trim_end().ends_with("</html>"), "{address}");
    }
    let script = preview.get("/_wijkbode/preview.js");
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert!(script.text().contains("EventSource"));
    let built = run(&preview.site, &["build", "--as-of", "2021-09-15", "--quiet"]);
    assert!(built.status.success());
    let published = texts(&preview.site.path("output"));
    assert!(published.len() > 5 && published.iter().all(|it| !it.contains("_wijkbode/")));
}

#[test]
fn a_taken_port_is_exit_3_with_the_way_out() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let said = run(&Site::new(), &["bekijk", "--port", &port]);
    let err = String::from_utf8(said.stderr).unwrap();
    assert_eq!(said.status.code(), Some(3), "{err}");
    assert!(err.contains(&format!("poort {port} is al in gebruik")), "{err}");
    assert!(err.contains("wijkbode serve --port "), "{err}");
    assert!(said.stdout.is_empty());
}

#[test]
fn wrong_use_is_exit_2_and_a_foreign_address_exit_3() {
    let site = Site::new();
    for (line, words, code) in [
        (&["serve", "--port", "70000"][..], "65535", 2),
        (&["serve", "--root", "nergens"], "staat geen map `content`", 2),
        (&["serve", "--host", "192.0.2.1", "--port", "0"], "adres van deze computer", 3),
    ] {
        let said = run(&site, line);
        let err = String::from_utf8(said.stderr).unwrap();
        assert_eq!(said.status.code(), Some(code), "{line:?}: {err}");
        assert!(err.contains(words), "{line:?}: {err}");
    }
}

#[test]
fn a_preview_that_others_can_see_says_so() {
    let open = Site::new().serve(&["--host", "0.0.0.0"]);
    open.until("a warning", || open.err().contains("iedereen in uw netwerk").then_some(()));
    assert_eq!(open.get("/").status, 200);
    let closed = Preview::new();
    assert_eq!(closed.get("/").status, 200);
    assert_eq!(closed.err(), "");
}

#[test]
fn quiet_tells_the_address_only() {
    let preview = Site::new().serve(&["--quiet"]);
    preview.site.news("2021-09-04-stil", "Stil", "In stilte.");
    preview.until_shown("/wijken/dorp/nieuws/stil/", "In stilte.");
    assert_eq!((preview.out(), preview.err()), (format!("{}\n", preview.url()), String::new()));
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_cleanly_while_somebody_listens() {
    for signal in ["-INT", "-TERM"] {
        let mut preview = Preview::new();
        let _listener = preview.listen("/");
        let number = preview.child.id().to_string();
        assert!(Command::new("kill").args([signal, &number]).status().unwrap().success());
        assert_eq!(preview.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}

#[test]
fn the_options_of_a_build_may_be_given_and_those_that_do_nothing_are_named() {
    let line = ["--concepten", "--output", "uit", "--strict", "--format", "json"];
    let preview = Site::new().serve(&line);
    assert_eq!(preview.get("/").status, 200);
    for name in ["--output", "--strict", "--format"] {
        assert!(preview.err().contains(&format!("`{name}` doet niets")), "{}", preview.err());
    }
    assert!(!preview.err().contains("--drafts"), "{}", preview.err());
    assert!(!preview.site.path("uit").exists());
}
