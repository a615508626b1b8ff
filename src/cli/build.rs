//! `build` and `check`: the same work, but for the writing.

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::options::{Edition, Format};
use super::progress::Progress;
use super::{Ending, Failure, console, folders, telling, today};
use crate::Options;
use crate::derive::publication::Drafts;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{self, Site};
use crate::outputs::{Caching, Output};
use crate::report::{Made, Report};
use crate::source::Sources;
use crate::store::Store;
use crate::write::{self, WriteError};

/// What becomes of the files of the website.
pub(super) enum Goal {
    /// They replace this folder.
    Publish(PathBuf),
    /// They are made and thrown away.
    Check,
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
pub(super) fn build(edition: &Edition) -> Result<Ending, Failure> {
    let output = folders::output(&edition.root.folder, edition.output.as_deref())?;
    run(edition, Goal::Publish(output))
}

/// Finds everything that a build would find, and writes nothing.
pub(super) fn check(edition: &Edition) -> Result<Ending, Failure> {
    if let Some(output) = &edition.output {
        folders::output(&edition.root.folder, Some(output))?;
    }
    run(edition, Goal::Check)
}

fn run(edition: &Edition, goal: Goal) -> Result<Ending, Failure> {
    let started = Instant::now();
    let progress = if edition.quiet { Progress::silent() } else { Progress::shown() };
    progress.begin("Lezen");
    let sources = folders::load(&edition.root.folder)?;
    progress.begin("Controleren");
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let day = edition.as_of.unwrap_or_else(|| today(site.settings.zone));
    let content = Content { sources: &sources, site: &site, diagnostics };
    let use_output = |output: &Output<'_>| use_output(output, &goal, &progress);
    let (made, diagnostics) = make(content, edition, day, use_output);
    drop(progress);
    let run = Run {
        goal,
        day,
        report: Report::new(diagnostics, &sources),
        made: made.map_err(|error| Failure::Machine(error.to_string()))?,
        seconds: started.elapsed().as_secs_f64(),
    };
    let ending = if run.made.is_some() { Ending::Done } else { Ending::Refused };
    tell(run, edition)?;
    Ok(ending)
}

/// Files that could not be made, or what the core found wrong with them.
type Used = Result<Result<Made, Vec<Diagnostic>>, WriteError>;

/// What was read, and what was found while reading.
struct Content<'a> {
    sources: &'a Sources,
    site: &'a Site,
    diagnostics: Diagnostics,
}

/// Has the core check the content and hands over the website, unless the content stands in the way.
/// This is the one place where the core is called.
fn make(
    content: Content<'_>,
    edition: &Edition,
    day: NaiveDate,
    use_output: impl FnOnce(&Output<'_>) -> Used,
) -> (Result<Option<Made>, WriteError>, Diagnostics) {
    let Content { sources, site, diagnostics } = content;
    let drafts = if edition.drafts { Drafts::Shown } else { Drafts::Hidden };
    let store = Store::beside(&edition.root.folder);
    let base_url = edition.base_url.clone();
    let options = Options { day, drafts, base_url, store, caching: Caching::Lasting };
    crate::build(sources, site, &options, diagnostics, |output, mut diagnostics| {
        if diagnostics.iter().any(|it| stands_in_the_way(it, edition)) {
            return (Ok(None), diagnostics);
        }
        let made = use_output(output).map(|used| match used {
            Ok(made) => Some(made),
            Err(refused) => {
                diagnostics.extend(refused.into_iter().collect());
                None
            }
        });
        (made, diagnostics)
    })
}

/// Whether nothing may be published because of this.
fn stands_in_the_way(found: &Diagnostic, edition: &Edition) -> bool {
    found.severity() == Severity::Error || (edition.strict && found.code != LEFT_OUT)
}

fn use_output(output: &Output<'_>, goal: &Goal, progress: &Progress) -> Used {
    let paths = output.paths();
    match goal {
        Goal::Publish(folder) => {
            progress.begin_counted("Schrijven", paths.len());
            publish(output, &paths, folder, progress)
        }
        Goal::Check => {
            progress.begin_counted("Nakijken", paths.len());
            Ok(rehearse(output, &paths, progress))
        }
    }
}

fn publish(output: &Output<'_>, paths: &[&str], folder: &Path, progress: &Progress) -> Used {
    let written =
        write::replace(folder, paths, |path| render(output, path), || progress.advance())?;
    let pages = output.pages();
    Ok(written.map(|it| Made { pages, files: it.files, bytes: it.bytes }))
}

/// Makes every file, so that a check finds what a build would find.
fn rehearse(
    output: &Output<'_>,
    paths: &[&str],
    progress: &Progress,
) -> Result<Made, Vec<Diagnostic>> {
    let render = |path: &&str| {
        let made = render(output, path);
        progress.advance();
        made.err()
    };
    let refused: Vec<Diagnostic> = paths.par_iter().filter_map(render).collect();
    if refused.is_empty() { Ok(Made::default()) } else { Err(refused) }
}

/// Makes the bytes of one of the paths of the output, which are all there.
fn render(output: &Output<'_>, path: &str) -> Result<Vec<u8>, Diagnostic> {
    output.render(path).unwrap_or_else(|| Ok(Vec::new()))
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
