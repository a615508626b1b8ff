//! The preview as editors use it: a real server, a real folder, and everything that can happen to
//! it. Nothing sleeps for a while and hopes: a test waits until what it is about is so.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail and touch the disk"
)]

mod again;
mod browser;
mod changes;
mod errors;
mod http;
mod start;

use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use browser::{Answer, Listener};

const SETTINGS: &str =
    "titel: Wijken\norganisatie: Gemeente\nurl: https://gemeente.example/wijken-site/\n";
const NEWS: &str = "content/wijken/dorp/nieuws";
/// The photo of the village, in the smallest drawing there is.
const PHOTO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"></svg>";
/// Long enough for a slow machine that is busy with other things.
const PATIENCE: Duration = Duration::from_mins(1);

/// A small site on disk.
struct Site(TempDir);

/// A running preview of a site.
struct Preview {
    site: Site,
    child: Child,
    port: u16,
    out: Arc<Mutex<String>>,
    err: Arc<Mutex<String>>,
}

impl Site {
    fn new() -> Self {
        let site = Site(tempfile::tempdir().unwrap());
        site.write("content/site.yaml", SETTINGS);
        site.write("content/index.md", "---\ntitel: Welkom\n---\nDit is het begin.\n");
        let photo = "foto: {bestand: media/dorp.svg, alt: De brink}\n";
        let text = format!("---\nnaam: Het Dorp\n{photo}---\nEen rustige wijk.\n");
        site.write("content/wijken/dorp/wijk.md", &text);
        site.write("content/wijken/dorp/media/dorp.svg", PHOTO);
        site.news("2021-09-01-bankje", "Een bankje", "Het bankje staat er.");
        site.news("2021-09-02-boom", "Een boom", "De boom is geplant.");
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn news(&self, name: &str, title: &str, text: &str) {
        let text = format!("---\ntitel: {title}\n---\n{text}\n");
        self.write(&format!("{NEWS}/{name}.md"), &text);
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    /// The preview of this site on a free port.
    fn serve(self, options: &[&str]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
        command.args(["serve", "--port", "0", "--as-of", "2021-09-15"]).args(options);
        command.current_dir(self.0.path()).stdin(Stdio::null());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let out = collect(child.stdout.take().unwrap());
        let err = collect(child.stderr.take().unwrap());
        let mut preview = Preview { site: self, child, port: 0, out, err };
        preview.port = preview.until("its address is told", || {
            let said = preview.out();
            // A whole line, or the number may not be complete.
            let line = said.split_inclusive('\n').find(|it| it.ends_with("/\n"))?;
            line.trim_end_matches("/\n").rsplit(':').next()?.parse().ok()
        });
        preview
    }
}

impl Preview {
    /// The preview of a good small site.
    fn new() -> Preview {
        Site::new().serve(&[])
    }

    fn out(&self) -> String {
        self.out.lock().unwrap().clone()
    }

    fn err(&self) -> String {
        self.err.lock().unwrap().clone()
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn get(&self, address: &str) -> Answer {
        browser::ask(self.port, "GET", address, &[]).unwrap()
    }

    fn ask(&self, method: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        browser::ask(self.port, method, address, headers).unwrap()
    }

    fn listen(&self, address: &str) -> Listener {
        Listener::new(self.port, &format!("pad={address}"))
    }

    /// Waits until the page at an address is as it should be.
    fn until_page(&self, address: &str, is_good: impl Fn(&Answer) -> bool) -> Answer {
        self.until(address, || Some(self.get(address)).filter(&is_good))
    }

    fn until_shown(&self, address: &str, words: &str) -> Answer {
        self.until_page(address, |it| it.text().contains(words))
    }

    /// The lines about updates so far.
    fn updates(&self) -> Vec<String> {
        let said = self.out();
        let lines = said.split_inclusive('\n').filter(|it| it.ends_with('\n'));
        lines.filter(|it| it.contains(" veranderd, ")).map(|it| it.trim().to_owned()).collect()
    }

    fn until<T>(&self, what: &str, mut find: impl FnMut() -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = find() {
                return found;
            }
            let said = || format!("{}{}", self.out(), self.err());
            assert!(started.elapsed() < PATIENCE, "never: {what}; the preview said:\n{}", said());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a stream says, as it comes.
fn collect(stream: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let kept = said.clone();
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        while stream.read_line(&mut line).is_ok_and(|length| length > 0) {
            kept.lock().unwrap().push_str(&line);
            line.clear();
        }
    });
    said
}

/// Every text below a folder.
fn texts(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|it| it.file_type().is_file());
    files.filter_map(|it| fs::read_to_string(it.path()).ok()).collect()
}
