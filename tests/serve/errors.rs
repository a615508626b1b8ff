//! When the content is wrong the last good page stays, with what is wrong above it.

use std::process::Command;

use crate::{NEWS, Preview, Site};

const BENCH: &str = "/wijken/dorp/nieuws/bankje/";
const WRONG: &str = "---\ntitle: <script>alert(1)</script>\n---\nKapot.\n";

#[test]
fn the_last_good_page_stays_below_the_report_until_it_is_right() {
    let preview = Preview::new();
    let good = preview.get("/wijken/").text();
    let (own, other) = (preview.listen(BENCH), preview.listen("/wijken/"));
    let file = format!("{NEWS}/2021-09-01-bankje.md");
    preview.site.write(&file, WRONG);
    for address in [BENCH, "/", "/wijken/", "/nergens/"] {
        let page = preview.until_shown(address, "wijkbode-groot").text();
        for words in [
            "E201",
            "content/wijken/dorp/nieuws/2021-09-01-bankje.md:2:1",
            "Bedoelde u `titel`?",
            "&lt;script&gt;alert(1)",
        ] {
            assert!(page.contains(words), "no {words:?} at {address}: {page}");
        }
        assert!(!page.contains("<script>alert"), "{page}");
        let panel = page.find("wijkbode-groot").unwrap();
        assert!(page.find("<body").unwrap() < panel && panel < page.find("<main").unwrap());
    }
    assert!(preview.get(BENCH).text().contains("Het bankje staat er."));
    assert_eq!((own.next(), other.next()), ("panel".to_owned(), "panel".to_owned()));
    assert!(preview.err().contains("fout E201") && preview.err().contains("--> content/"));
    preview.site.news("2021-09-01-bankje", "Een bankje", "Weer heel.");
    preview.until_shown(BENCH, "Weer heel.");
    assert_eq!((own.next(), other.next()), ("reload".to_owned(), "panel".to_owned()));
    assert_eq!(preview.get("/wijken/").text(), good);
}

#[test]
fn a_site_that_is_wrong_from_the_start_shows_the_report_alone() {
    let site = Site::new();
    site.write(&format!("{NEWS}/2021-09-01-bankje.md"), WRONG);
    let preview = site.serve(&[]);
    let page = preview.get(BENCH);
    assert!(page.text().contains("E201") && page.text().contains("nog niets te zien"));
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    let listener =
        crate::Listener::new(preview.port, &format!("pad={BENCH}&versie={}", page.version()));
    preview.site.news("2021-09-01-bankje", "Een bankje", "Nu goed.");
    preview.until_shown(BENCH, "Nu goed.");
    assert_eq!(listener.next(), "reload");
}

#[test]
fn a_photo_that_is_missing_may_come_later() {
    let preview = Preview::new();
    let text = "---\ntitel: Foto\nfoto: {bestand: media/later.svg, alt: Later}\n---\nMet foto.\n";
    preview.site.write(&format!("{NEWS}/2021-09-06-foto.md"), text);
    preview.until_shown("/", "E303");
    preview.site.write("content/wijken/dorp/media/later.svg", crate::PHOTO);
    let page = preview.until_shown("/wijken/dorp/nieuws/foto/", "Met foto.");
    assert!(page.text().contains("media/later.svg") && !page.text().contains("E303"));
    assert_eq!(
        preview.get("/wijken/dorp/media/later.svg").header("content-type"),
        "image/svg+xml; charset=utf-8"
    );
}

#[test]
fn a_new_photo_that_is_damaged_is_told_above_the_last_good_page() {
    let preview = Preview::new();
    let drawing = "content/wijken/dorp/media/dorp.svg";
    preview.site.write(drawing, "<svg><g></svg>");
    let page = preview.until_shown("/wijken/dorp/", "E106").text();
    assert!(page.contains("Een rustige wijk."), "the last good page is gone");
    preview.site.write(drawing, crate::PHOTO);
    preview.until_page("/wijken/dorp/", |it| !it.text().contains("E106"));
}

#[test]
fn a_template_that_fails_on_one_page_leaves_the_others_alone() {
    let preview = Preview::new();
    let template = "<html><body><p>{{ page.bestaat_niet.ook_niet }}</p></body></html>";
    preview.site.write("themes/standaard/templates/wijken.html", template);
    let page = preview.until_shown("/wijken/", "E703").text();
    assert!(
        page.contains("Het Dorp") && page.contains("themes/standaard/templates/wijken.html:1:")
    );
    assert!(!preview.get(BENCH).text().contains("E703"));
    // A second save that is wrong as well still leaves the last good one.
    preview.site.write("themes/standaard/templates/wijken.html", &format!("\n{template}"));
    let page = preview.until_shown("/wijken/", "wijken.html:2:").text();
    assert!(page.contains("Het Dorp"), "{page}");
    preview
        .site
        .write("themes/standaard/templates/wijken.html", "<html><body>Alle wijken</body></html>");
    let page = preview.until_shown("/wijken/", "Alle wijken").text();
    assert!(!page.contains("E703"), "{page}");
}

#[test]
fn warnings_are_counted_on_the_page_and_told_on_another() {
    let site = Site::new();
    site.write(
        "content/wijken/dorp/mijlpalen.yaml",
        "- {titel: Pad, gepland: 2021-03, status: loopt}\n",
    );
    let preview = site.serve(&[]);
    let page = preview.get("/").text();
    assert!(page.contains("<a href=\"/_wijkbode/meldingen/\">1 waarschuwing</a>"), "{page}");
    let all = preview.get("/_wijkbode/meldingen/");
    assert_eq!(all.status, 200);
    assert!(all.text().contains("W501") && all.text().contains("mijlpalen.yaml:1:"));
    let listener = preview.listen("/_wijkbode/meldingen/");
    preview.site.write(
        "content/wijken/dorp/mijlpalen.yaml",
        "- {titel: Pad, gepland: 2021-12, status: loopt}\n",
    );
    preview.until_page("/", |it| !it.text().contains("waarschuwing"));
    assert_eq!(listener.next(), "reload");
}

/// The same without the hashes of the files of the theme, which the preview does without.
fn without_hash(text: &str) -> String {
    const FOLDER: &str = "/thema/";
    const INTEGRITY: &str = " integrity=\"";
    let mut parts = text.split(FOLDER);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(FOLDER);
        let (first, rest) = part.split_once('/').unwrap_or(("", part));
        let is_hash = first.len() == 12 && first.bytes().all(|it| it.is_ascii_hexdigit());
        plain.push_str(if is_hash { rest } else { part });
    }
    while let Some(start) = plain.find(INTEGRITY) {
        let from = start + INTEGRITY.len();
        let end = from + plain[from..].find('"').unwrap_or_default() + 1;
        plain.replace_range(start..end, "");
    }
    plain
}

/// What the preview shows is what a build would publish, but for the preview itself and the hashes
/// in the addresses of the theme.
#[test]
fn what_is_shown_is_what_is_built() {
    let preview = Preview::new();
    preview.site.news("2021-09-07-vers", "Vers", "Net geschreven.");
    preview.until_shown("/wijken/dorp/nieuws/vers/", "Net geschreven.");
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
    command.args(["build", "--as-of", "2021-09-15", "--drafts", "--base-url", &preview.url()]);
    assert!(command.current_dir(preview.site.path("")).output().unwrap().status.success());
    let output = preview.site.path("output");
    let files = walkdir::WalkDir::new(&output).into_iter().map(Result::unwrap);
    let mut compared = 0;
    for file in files.filter(|it| it.file_type().is_file()) {
        let path = file.path().strip_prefix(&output).unwrap().to_str().unwrap().to_owned();
        if path.starts_with('.') || path == "_headers" {
            continue;
        }
        let shown = preview.get(&without_hash(&format!("/{path}")));
        let built = std::fs::read(file.path()).unwrap();
        if file.path().extension().is_some_and(|it| it == "html") {
            let shown = String::from_utf8_lossy(&shown.body).replace(&script(&shown.body), "");
            assert_eq!(shown, without_hash(&String::from_utf8_lossy(&built)), "{path}");
        } else {
            assert!(shown.body == built, "{path}");
        }
        compared += 1;
    }
    assert!(compared > 10);
}

/// The line with the script, if there is one.
fn script(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let line = text.split_inclusive('\n').find(|it| it.contains("/_wijkbode/preview.js"));
    line.unwrap_or("\0").to_owned()
}
