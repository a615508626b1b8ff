//! `build` and `check`: the same work, but for the writing.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::options::{Build, Edition, Format};
use super::progress::Progress;
use super::record::Record;
use super::timings::{Stopwatch, Together};
use super::{Ending, Failure, console, folders, telling, today};
use crate::Options;
use crate::derive::publication::Drafts;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model;
use crate::outputs::{Caching, Output};
use crate::report::{Made, Report};
use crate::source::Sources;
use crate::store::Store;
use crate::write::{self, Compressor, WriteError};

/// What becomes of the files of the website.
pub(super) enum Goal {
    /// They replace this folder, in this form.
    Publish(PathBuf, Form),
    /// They are made and thrown away.
    Check,
}

/// In what form files are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As they are.
    Plain,
    /// With smaller copies of texts beside them.
    Compressed,
}

/// What a run came to.
pub(super) struct Run<'a> {
    /// What it was for.
    pub(super) goal: Goal,
    /// The day as of which the site was read.
    pub(super) day: NaiveDate,
    /// What was found.
    pub(super) report: Report<'a>,
    /// What was made; nothing when the content stands in the way.
    pub(super) made: Option<Made>,
    /// How long it took, in seconds.
    pub(super) seconds: f64,
}

/// Left out of this build: the one warning that is no problem.
pub(super) const LEFT_OUT: &str = "W504";

/// Makes the website and publishes it.
pub(super) fn build(build: &Build) -> Result<Ending, Failure> {
    let edition = &build.edition;
    let output = folders::output(&edition.root.folder, edition.output.as_deref())?;
    let form = if build.compress { Form::Compressed } else { Form::Plain };
    run(edition, Goal::Publish(output, form))
}

/// Finds everything that a build would find, and writes nothing.
pub(super) fn check(edition: &Edition) -> Result<Ending, Failure> {
    if let Some(output) = &edition.output {
        folders::output(&edition.root.folder, Some(output))?;
    }
    run(edition, Goal::Check)
}

fn run(edition: &Edition, goal: Goal) -> Result<Ending, Failure> {
    let mut clock = Stopwatch::start();
    let progress = if edition.quiet { Progress::silent() } else { Progress::shown() };
    progress.begin("Lezen");
    let root = &edition.root.folder;
    let sources = folders::load(root)?;
    let settings = model::read_settings(&sources, &mut Diagnostics::default());
    let day = edition.as_of.unwrap_or_else(|| today(settings.zone));
    clock.lap("bestanden lezen");
    let store = match &goal {
        Goal::Publish(..) => Store::beside(root),
        Goal::Check => Store::read_only(root),
    };
    let job = Job { edition, day, sources: &sources, store, progress };
    let (made, diagnostics) = match &goal {
        Goal::Publish(folder, form) => job.publish(folder, *form, &mut clock),
        Goal::Check => Ok(job.check(&mut clock)),
    }
    .map_err(|error| Failure::Machine(error.to_string()))?;
    drop(job);
    let report = Report::new(diagnostics, &sources);
    clock.lap("afronden");
    let ending = if made.is_some() { Ending::Done } else { Ending::Refused };
    tell(Run { goal, day, report, made, seconds: clock.seconds() }, edition)?;
    if edition.timings {
        console::warn(&clock.table());
    }
    Ok(ending)
}

/// What is to be done.
struct Job<'a> {
    edition: &'a Edition,
    day: NaiveDate,
    sources: &'a Sources,
    store: Store,
    progress: Progress,
}

/// What was made, unless the content stands in the way; and what was found.
type Outcome = (Option<Made>, Diagnostics);

/// What somebody made of a website, or which files could not be made.
type Used<T> = Result<T, Vec<Diagnostic>>;

impl Job<'_> {
    /// Replaces a folder by the website, unless it is there already.
    fn publish(
        &self,
        folder: &Path,
        form: Form,
        clock: &mut Stopwatch,
    ) -> Result<Outcome, WriteError> {
        write::clean_up(folder)?;
        self.progress.begin("Vergelijken");
        let record = Record::of(&self.store, self.sources, (self.edition, form), self.day);
        let earlier = record.find(folder);
        clock.lap("vergelijken met de vorige bouw");
        if let Some((made, found)) = earlier {
            return Ok((Some(made), found));
        }
        self.make(clock, |output, clock| {
            let (units, spent) = (output.units(), Spent::default());
            self.progress.begin_counted("Schrijven", units.len());
            let compressor =
                (form == Form::Compressed).then(|| Compressor::new(&self.store, &units));
            let make = |unit: &str| {
                let made = spent.on(unit).time(|| output.make(unit))?;
                Ok(match &compressor {
                    Some(compressor) => compressor.pack(unit, made),
                    None => made,
                })
            };
            let written = write::replace(folder, &units, make, || self.progress.advance());
            clock.lap_of_all(&spent.stages(), "schrijven");
            Ok(written?.map(|written| (output.pages(), written)))
        })
        .map(|(made, found)| {
            let made = made.map(|(pages, written)| {
                self.store.sweep();
                record.keep(pages, written, &found)
            });
            (made, found)
        })
    }

    /// Makes every file and throws it away, so that a check finds what a build would find.
    fn check(&self, clock: &mut Stopwatch) -> Outcome {
        let outcome = self.make(clock, |output, clock| {
            let (units, spent) = (output.units(), Spent::default());
            self.progress.begin_counted("Nakijken", units.len());
            let refused = units.par_iter().with_max_len(1).filter_map(|unit| {
                let made = spent.on(unit).time(|| output.make(unit));
                self.progress.advance();
                made.err()
            });
            let refused: Vec<Diagnostic> = refused.collect();
            clock.lap_of_all(&spent.stages(), "wachten");
            Ok::<_, Infallible>(if refused.is_empty() { Ok(Made::default()) } else { Err(refused) })
        });
        match outcome {
            Ok(outcome) => outcome,
        }
    }

    /// Has the core check the content and hands over the website, unless the content stands in the
    /// way. This is the one place where the core is called.
    fn make<T, E>(
        &self,
        clock: &mut Stopwatch,
        use_output: impl FnOnce(&Output<'_>, &mut Stopwatch) -> Result<Used<T>, E>,
    ) -> Result<(Option<T>, Diagnostics), E> {
        self.progress.begin("Controleren");
        let mut diagnostics = Diagnostics::default();
        let site = model::read(self.sources, &mut diagnostics);
        clock.lap("teksten begrijpen");
        let drafts = if self.edition.drafts { Drafts::Shown } else { Drafts::Hidden };
        let (base_url, store) = (self.edition.base_url.clone(), self.store.clone());
        let caching = Caching::Lasting;
        let options = Options { day: self.day, drafts, base_url, store, caching };
        crate::build(self.sources, &site, &options, diagnostics, |output, mut diagnostics| {
            clock.lap("nakijken en indelen");
            if diagnostics.iter().any(|it| stands_in_the_way(it, self.edition)) {
                return Ok((None, diagnostics));
            }
            Ok(match use_output(output, clock)? {
                Ok(made) => (Some(made), diagnostics),
                Err(refused) => {
                    diagnostics.extend(refused.into_iter().collect());
                    (None, diagnostics)
                }
            })
        })
    }
}

/// Whether nothing may be published because of this.
fn stands_in_the_way(found: &Diagnostic, edition: &Edition) -> bool {
    found.severity() == Severity::Error || (edition.strict && found.code != LEFT_OUT)
}

/// What all cores together spent on the units of the output.
#[derive(Default)]
struct Spent {
    pages: Together,
    search: Together,
}

impl Spent {
    /// Where the time for a unit is counted. The one folder that is made as a whole is the search.
    fn on(&self, unit: &str) -> &Together {
        if unit.ends_with('/') { &self.search } else { &self.pages }
    }

    fn stages(&self) -> [(&'static str, &Together); 2] {
        [("zoekindex maken", &self.search), ("pagina’s maken", &self.pages)]
    }
}

fn tell(run: Run<'_>, edition: &Edition) -> Result<(), Failure> {
    if edition.format == Format::Json {
        return console::print(&run.report.json(&run.made.unwrap_or_default()));
    }
    if edition.format == Format::Github {
        console::print(&telling::annotations(&run, edition))?;
    }
    let told = telling::tell(run, edition);
    console::warn(&told.problems);
    console::print(&told.result)
}
