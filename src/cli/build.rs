//! `build` and `check`: the same work, but for the writing.

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::options::{Edition, Format};
use super::progress::Progress;
use super::{Ending, Failure, console, folders, telling, today};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::report::{Made, Report};
use crate::source::Sources;
use crate::{Drafts, Options, Output, model, with_output, write};

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
    let day = edition.as_of.unwrap_or_else(|| day_of(&sources));
    progress.begin("Controleren");
    let outcome = make(&sources, edition, day, |output| use_output(output, &goal, &progress));
    drop(progress);
    let (made, diagnostics) = outcome;
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
type Used = Result<Result<Made, Vec<Diagnostic>>, write::WriteError>;

/// Has the core check the content and hands over the website, unless the content stands in the way.
/// This is the one place where the core is called.
fn make(
    sources: &Sources,
    edition: &Edition,
    day: NaiveDate,
    use_output: impl FnOnce(&Output<'_>) -> Used,
) -> (Result<Option<Made>, write::WriteError>, Diagnostics) {
    let drafts = if edition.drafts { Drafts::Shown } else { Drafts::Hidden };
    let options = Options { day, drafts, base_url: edition.base_url.clone() };
    with_output(sources, &options, |output, diagnostics| {
        if diagnostics.iter().any(|it| stands_in_the_way(it, edition)) {
            return Ok(None);
        }
        Ok(match use_output(output)? {
            Ok(made) => Some(made),
            Err(refused) => {
                diagnostics.extend(refused.into_iter().collect());
                None
            }
        })
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
    let render = |path: &str| output.render(path);
    let written = write::replace(folder, paths, render, || progress.advance())?;
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
        let made = output.render(path);
        progress.advance();
        made.err()
    };
    let refused: Vec<Diagnostic> = paths.par_iter().filter_map(render).collect();
    if refused.is_empty() { Ok(Made::default()) } else { Err(refused) }
}

/// Today, where the site is. Of the content only the settings are read.
fn day_of(sources: &Sources) -> NaiveDate {
    const SETTINGS: &str = "content/site.yaml";
    let settings = [(SETTINGS, sources.text(SETTINGS))].into_iter().collect();
    today(model::read(&settings, &mut Diagnostics::default()).settings.zone)
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
