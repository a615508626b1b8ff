//! The preview on the network, also among clients who mean no good.

use std::io::{Read as _, Write as _};

use crate::Preview;
use crate::browser::{connect, send};

const PHOTO: &str = "/wijken/dorp/media/dorp.svg";

#[test]
fn a_name_that_is_not_ours_is_refused() {
    let preview = Preview::new();
    let port = preview.port;
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}"), format!("[::1]:{port}")]
    {
        assert_eq!(preview.ask("GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    for host in
        [format!("kwaad.example:{port}"), "kwaad.example".to_owned(), "127.0.0.1:1".to_owned()]
    {
        for address in ["/", "/_wijkbode/gebeurtenissen?pad=/", "/_wijkbode/meldingen/"] {
            let answer = preview.ask("GET", address, &[("Host", &host)]);
            assert_eq!(answer.status, 403, "{host} {address}");
            assert!(!answer.text().contains("Wijken"));
        }
    }
    let nameless = send(port, b"GET / HTTP/1.0\r\n\r\n").unwrap();
    assert_eq!(nameless.status, 403);
    let foreign =
        "GET http://kwaad.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(send(port, foreign.as_bytes()).unwrap().status, 403);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let preview = Preview::new();
    preview.site.write("geheim.txt", "niet voor u");
    preview.site.write("content/wijken/dorp/media/los.svg", "niet gebruikt");
    for address in [
        "/../geheim.txt",
        "/%2e%2e/geheim.txt",
        "/..%2fgeheim.txt",
        "/wijken/../../geheim.txt",
        "//geheim.txt",
        "/./geheim.txt",
        "/%00",
        "/%ff%fe",
        "/%",
        "/\\..\\geheim.txt",
        "/geheim.txt",
        "/content/site.yaml",
        "/wijken/dorp/wijk.md",
        "/wijken/dorp/media/los.svg",
        "/etc/passwd",
        "//etc/passwd",
        "/_wijkbode/../geheim.txt",
        "/_wijkbode/",
        "/wijken/dorp/media/",
    ] {
        let answer = preview.get(address);
        assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
        assert!(!answer.text().contains("niet voor u"), "{address}");
        assert!(!answer.text().contains("niet gebruikt"), "{address}");
    }
}

#[test]
fn every_answer_says_what_a_page_may_do() {
    let preview = Preview::new();
    for address in ["/", PHOTO, "/thema/wijkbode.css", "/nergens/", "/sitemap.xml"] {
        let answer = preview.get(address);
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none';") && !policy.contains("'unsafe"),
            "{policy}"
        );
        assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{address}");
    }
    for (address, media_type) in [
        (PHOTO, "image/svg+xml; charset=utf-8"),
        ("/thema/wijkbode.css", "text/css; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_wijkbode/preview.css", "text/css; charset=utf-8"),
    ] {
        assert_eq!(preview.get(address).header("content-type"), media_type, "{address}");
    }
}

#[test]
fn only_reading_is_allowed_and_a_head_has_no_body() {
    let preview = Preview::new();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let answer = preview.ask(method, "/", &[("Content-Length", "0")]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    for address in ["/", PHOTO, "/nergens/"] {
        let (head, whole) = (preview.ask("HEAD", address, &[]), preview.get(address));
        assert_eq!(head.status, whole.status);
        assert!(head.body.is_empty() && !whole.body.is_empty());
        for name in ["content-length", "content-type", "etag"] {
            assert_eq!(head.header(name), whole.header(name), "{name} of {address}");
        }
        assert_eq!(whole.header("content-length"), whole.body.len().to_string());
    }
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let preview = Preview::new();
    for address in ["/", PHOTO, "/_wijkbode/preview.js"] {
        let tag = preview.get(address).header("etag").to_owned();
        assert!(tag.len() > 2, "{address}");
        let known = format!("\"anders\", W/{tag}");
        let again = preview.ask("GET", address, &[("If-None-Match", &known)]);
        assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, &*tag));
        assert_eq!(preview.ask("GET", address, &[("If-None-Match", "\"anders\"")]).status, 200);
    }
    let old = preview.get("/").header("etag").to_owned();
    preview.site.write("content/index.md", "---\ntitel: Welkom\n---\nEen nieuw begin.\n");
    preview.until_shown("/", "Een nieuw begin.");
    assert_eq!(preview.ask("GET", "/", &[("If-None-Match", &old)]).status, 200);
}

#[test]
fn a_part_of_a_file_may_be_asked_for() {
    let preview = Preview::new();
    let whole = preview.get(PHOTO);
    assert_eq!(whole.header("accept-ranges"), "bytes");
    let length = whole.body.len();
    let part = preview.ask("GET", PHOTO, &[("Range", "bytes=1-3")]);
    assert_eq!((part.status, part.text().as_str()), (206, "svg"));
    assert_eq!(part.header("content-range"), format!("bytes 1-3/{length}"));
    let beyond = preview.ask("GET", PHOTO, &[("Range", "bytes=9999-")]);
    assert_eq!(
        (beyond.status, beyond.header("content-range")),
        (416, &*format!("bytes */{length}"))
    );
    let stale = [("Range", "bytes=1-3"), ("If-Range", "\"oud\"")];
    assert_eq!(preview.ask("GET", PHOTO, &stale).status, 200);
    let current = [("Range", "bytes=-6"), ("If-Range", whole.header("etag"))];
    assert_eq!(preview.ask("GET", PHOTO, &current).text(), "</svg>");
}

#[test]
fn an_address_without_its_slash_leads_to_the_one_with_it() {
    let preview = Preview::new();
    for (address, to) in [("/wijken/dorp", "/wijken/dorp/"), ("/wijken?x=1", "/wijken/?x=1")] {
        let answer = preview.get(address);
        assert_eq!((answer.status, answer.header("location")), (302, to));
    }
    assert_eq!(preview.get("/wijken/d%6Frp/").status, 200);
    assert_eq!(preview.get("/wijken/dorp/index.html").status, 200);
}

#[test]
fn an_old_address_leads_on_without_the_preview_around_it() {
    let preview = Preview::new();
    let text = "---\ntitel: Over ons\naliassen: [/wie/]\n---\nWij.\n";
    preview.site.write("content/paginas/over-ons.md", text);
    let page = preview.until_shown("/wie/", "verhuisd");
    assert_eq!((page.status, page.text().contains("_wijkbode")), (200, false));
    assert!(page.text().contains("url=/over-ons/"), "{}", page.text());
}

#[test]
fn a_head_that_never_ends_is_cut_off() {
    let preview = Preview::new();
    let long = "x".repeat(64 * 1024);
    for request in [
        format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(1000)),
        "\0\0\0\0\r\n\r\n".to_owned(),
    ] {
        // The preview may hang up before it has heard all.
        if let Ok(answer) = send(preview.port, request.as_bytes()) {
            assert!((400..500).contains(&answer.status), "{}", answer.status);
        }
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn slow_clients_do_not_stop_the_others() {
    let preview = Preview::new();
    let news = preview.listen("/");
    let mut slow = Vec::new();
    for number in 0..300 {
        let mut stream = connect(preview.port).unwrap();
        let begin: &[u8] = if number % 2 == 0 { b"" } else { b"GET / HTTP/1.1\r\nHost: loc" };
        // Who is sent away hears it here.
        let _ = stream.write_all(begin);
        slow.push(stream);
    }
    let started = std::time::Instant::now();
    assert_eq!(preview.get("/").status, 200);
    // The slow ones are given ten seconds: nobody waits for them.
    assert!(started.elapsed().as_secs() < 8, "{:?}", started.elapsed());
    preview.site.write("content/index.md", "---\ntitel: Welkom\n---\nEen nieuw begin.\n");
    assert_eq!(news.next(), "reload", "who listens is not sent away for them");
    // In the end they are hung up on.
    let last = slow.last_mut().unwrap();
    let mut rest = Vec::new();
    let _ = last.read_to_end(&mut rest);
    assert!(!String::from_utf8_lossy(&rest).contains("200 OK"));
}

#[test]
fn a_client_that_takes_nothing_does_not_stop_the_others() {
    let preview = Preview::new();
    let path = "x".repeat(6 << 20);
    let large = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"{path}\"/></svg>");
    preview.site.write("content/wijken/dorp/media/dorp.svg", &large);
    preview.until_page(PHOTO, |it| it.body.len() == large.len());
    let mut greedy = Vec::new();
    for _ in 0..12 {
        let mut stream = connect(preview.port).unwrap();
        let request = format!("GET {PHOTO} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        greedy.push(stream);
    }
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(preview.get(PHOTO).body.len(), large.len());
}
