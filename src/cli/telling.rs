//! What people read when a build or a check is done.

use std::fmt::Write as _;

use super::build::{Goal, LEFT_OUT, Run};
use super::options::Edition;
use crate::diagnostic::Severity;
use crate::report::{Made, Report, count, summary, visible};
use crate::values::{capitalise, show_date};

/// What goes where.
pub(super) struct Told {
    /// For standard error.
    pub(super) problems: String,
    /// For standard output.
    pub(super) result: String,
}

/// For GitHub: errors and warnings, or only the errors.
pub(super) fn annotations(run: &Run<'_>, edition: &Edition) -> String {
    let all = run.report.github();
    let is_told = |line: &&str| !edition.quiet || line.starts_with("::error ");
    all.split_inclusive('\n').filter(is_told).collect()
}

/// For people.
pub(super) fn tell(run: Run<'_>, edition: &Edition) -> Told {
    let Run { goal, day, report, made, seconds } = run;
    let (left_out, problems) = report.split(|it| it.code == LEFT_OUT);
    let (errors, warnings) = (problems.errors(), problems.warnings());
    let is_refused = made.is_none();
    let mut told = Told { problems: String::new(), result: String::new() };
    if edition.quiet {
        let blocks = |severity| severity == Severity::Error || (is_refused && edition.strict);
        told.problems = problems.split(|it| blocks(it.severity())).0.human();
        return told;
    }
    told.problems = problems.human();
    let Some(made) = made else {
        let _ = writeln!(told.problems, "{}", refusal(&goal, errors, warnings));
        return told;
    };
    told.result = show_left_out(&left_out);
    let drafts = if edition.drafts { ", met concepten" } else { "" };
    let when = format!("zoals zij is op {}{drafts}", show_date(day));
    let _ = match goal {
        Goal::Publish(folder, _) => {
            let folder = folder.display().to_string();
            let (made, folder) = (show_made(&made), visible(&folder));
            writeln!(
                told.result,
                "{made} gemaakt in `{folder}`, in {} ({when})",
                show_time(seconds)
            )
        }
        Goal::Check => writeln!(told.result, "Nagekeken in {} ({when})", show_time(seconds)),
    };
    let _ = writeln!(told.result, "{}", capitalise(&summary(errors, warnings)));
    told
}

fn refusal(goal: &Goal, errors: usize, warnings: usize) -> String {
    let found = capitalise(&summary(errors, warnings));
    let reason = if errors == 0 { "; door --strict tellen waarschuwingen als fouten" } else { "" };
    match goal {
        Goal::Publish(..) => format!("{found}{reason}. Er is niets gepubliceerd."),
        Goal::Check => format!("{found}{reason}."),
    }
}

/// What is not in this edition, one on a line. Silence is forbidden.
fn show_left_out(left_out: &Report<'_>) -> String {
    let mut shown = String::new();
    if left_out.findings().is_empty() {
        return shown;
    }
    let _ = writeln!(shown, "Niet in deze uitgave ({}):", left_out.findings().len());
    for finding in left_out.findings() {
        let (file, message) = (&finding.diagnostic.span.file, &finding.diagnostic.message);
        let message = message.replacen(" staat niet in deze uitgave", "", 1);
        let (file, message) = (visible(file), visible(&message));
        let _ = writeln!(shown, "  {message} ({file}:{})", finding.start.line);
    }
    shown.push('\n');
    shown
}

fn show_made(made: &Made) -> String {
    let pages = count(made.pages, "pagina", "pagina’s");
    format!(
        "{pages} en in totaal {} ({})",
        count(made.files, "bestand", "bestanden"),
        show_size(made.bytes)
    )
}

/// *340 kB*, *2,4 MB*
#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn show_size(bytes: u64) -> String {
    const MEGABYTE: u64 = 1_000_000;
    if bytes < MEGABYTE {
        return format!("{} kB", bytes.div_ceil(1000));
    }
    format!("{:.1} MB", bytes as f64 / MEGABYTE as f64).replace('.', ",")
}

/// *minder dan 0,1 seconde*, *0,3 seconde*, *12,0 seconden*
fn show_time(seconds: f64) -> String {
    if seconds < 0.1 {
        return "minder dan 0,1 seconde".to_owned();
    }
    let word = if seconds < 2.0 { "seconde" } else { "seconden" };
    format!("{seconds:.1} {word}").replace('.', ",")
}
