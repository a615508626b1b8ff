//! One built website that makes a page when somebody asks for it.
//!
//! The website borrows its sources, so a thread owns them all for as long as anybody may ask; when
//! the last asker lets go, everything of that build is gone.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;

use tokio::sync::oneshot;

use super::message::Told;
use crate::Options;
use crate::address::percent_decode;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Site;
use crate::outputs::{Output, Sort};
use crate::source::{Source, Sources};

/// A built website.
#[derive(Debug)]
pub(super) struct Proof {
    questions: mpsc::Sender<Question>,
    /// A hash of everything that only changes how pages look.
    pub(super) looks: u64,
    /// Whether some page could not be made.
    pub(super) is_spoilt: AtomicBool,
}

/// What became of a build.
pub(super) struct Built {
    /// The website; nothing when the content stands in the way.
    pub(super) proof: Option<Proof>,
    /// What was found.
    pub(super) told: Told,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// What to build.
pub(super) struct Order {
    /// What it is made from.
    pub(super) sources: Arc<Sources>,
    /// What was read in them.
    pub(super) site: Site,
    /// What was found while reading.
    pub(super) diagnostics: Diagnostics,
    /// What it depends on besides.
    pub(super) options: Options,
    /// Files of the content that changed since the preview began.
    pub(super) versions: BTreeMap<String, u64>,
}

/// What a path of the website is.
#[derive(Debug)]
pub(super) enum Answer {
    /// A file.
    Made(Made),
    /// A file that could not be made, and why.
    Failed(Told),
    /// A page at this path with a slash behind it.
    Folder,
    /// Nothing.
    Missing,
}

/// A file of the website.
#[derive(Debug)]
pub(super) struct Made {
    /// What sort of file it is.
    pub(super) sort: Sort,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    /// Changes with what a reader sees: what is in it, and the files that it shows.
    pub(super) version: u64,
}

struct Question {
    path: String,
    answer: oneshot::Sender<Answer>,
}

/// How many pages are made at the same time.
const WORKERS: usize = 4;

/// Builds the website in a thread of its own.
///
/// # Errors
///
/// When the machine has no thread to spare.
pub(super) fn build(order: Order) -> io::Result<Built> {
    let (send, receive) = mpsc::sync_channel(1);
    thread::Builder::new().name("proof".to_owned()).spawn(move || own(order, &send))?;
    receive.recv().map_err(|_| io::Error::other("wijkbode liep vast"))
}

impl Proof {
    /// Asks for a path of the website.
    pub(super) async fn ask(&self, path: &str) -> Answer {
        let (send, receive) = oneshot::channel();
        let question = Question { path: path.to_owned(), answer: send };
        let broken = || Answer::Failed(Told::trouble("Deze pagina kon niet worden gemaakt."));
        if self.questions.send(question).is_err() {
            return broken();
        }
        let answer = receive.await.unwrap_or_else(|_| broken());
        if matches!(answer, Answer::Failed(_)) {
            self.is_spoilt.store(true, Ordering::Relaxed);
        }
        answer
    }
}

/// The life of a build: everything it borrows lives here.
fn own(order: Order, ready: &mpsc::SyncSender<Built>) {
    let Order { sources, site, diagnostics, options, versions } = order;
    crate::build(&sources, &site, &options, diagnostics, |output, diagnostics| {
        let is_good = !diagnostics.has_errors();
        let told = Told::new(diagnostics, &sources);
        let (questions, asked) = mpsc::channel();
        let proof =
            is_good.then(|| Proof { questions, looks: looks(output), is_spoilt: false.into() });
        let pages = if is_good { output.pages() } else { 0 };
        if ready.send(Built { proof, told, pages }).is_ok() {
            let desk = Desk { output, sources: &sources, versions: &versions };
            desk.work(&Mutex::new(asked));
        }
    });
}

/// Where questions about one website are answered.
struct Desk<'a> {
    output: &'a Output<'a>,
    sources: &'a Sources,
    versions: &'a BTreeMap<String, u64>,
}

impl Desk<'_> {
    /// Answers until nobody can ask any more.
    fn work(&self, asked: &Mutex<mpsc::Receiver<Question>>) {
        let next = || asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let answer = || {
            while let Ok(question) = next() {
                // Who does not wait for the answer need not hear it.
                drop(question.answer.send(self.answer(&question.path)));
            }
        };
        thread::scope(|scope| (0..WORKERS).for_each(|_| drop(scope.spawn(answer))));
    }

    fn answer(&self, path: &str) -> Answer {
        let Some(sort) = self.output.sort(path) else {
            let folder = format!("{path}/index.html");
            let is_folder = self.output.sort(&folder).is_some();
            return if is_folder { Answer::Folder } else { Answer::Missing };
        };
        match self.make(sort, path) {
            Ok(made) => Answer::Made(made),
            Err(found) => Answer::Failed(Told::new([found].into_iter().collect(), self.sources)),
        }
    }

    /// Makes a file. A page is not made when a new photo on it cannot be.
    fn make(&self, sort: Sort, path: &str) -> Result<Made, Diagnostic> {
        let bytes = self.output.render(path).unwrap_or_else(|| Ok(Vec::new()))?;
        let mut hasher = DefaultHasher::new();
        hasher.write(&bytes);
        if sort == Sort::Page && !self.versions.is_empty() {
            for (shown, version) in self.renewed(&String::from_utf8_lossy(&bytes)) {
                self.output.render(&shown).transpose()?;
                hasher.write_u64(version);
            }
        }
        Ok(Made { sort, bytes, version: hasher.finish() })
    }

    /// The photos and attachments on a page that changed since the preview began.
    fn renewed(&self, html: &str) -> Vec<(String, u64)> {
        let renewed = addresses(html).filter_map(|address| {
            let path = percent_decode(address);
            let source = self.output.source(&path)?;
            let is_media = self.sources.find(source).is_some_and(Source::is_media);
            let version = self.versions.get(source).filter(|_| is_media)?;
            Some((path.into_owned(), *version))
        });
        renewed.collect()
    }
}

/// What a page leads to or shows, by its path in the website.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    html.split("=\"/").skip(1).filter_map(|it| it.split(['"', '?', '#']).next())
}

/// A hash of the style sheets and of what they may use.
fn looks(output: &Output<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in output.known_paths() {
        let is_style = path.rsplit('.').next() == Some("css");
        if !is_style && !path.starts_with("thema/") {
            continue;
        }
        if let Some(Ok(bytes)) = output.render(path) {
            hasher.write(path.as_bytes());
            hasher.write(&bytes);
        }
    }
    hasher.finish()
}
