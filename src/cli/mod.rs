//! Commands and options: what was asked, which day it is, and what is told to whom.
//!
//! The only module that prints and the only one that knows the clock. What went wrong with the use
//! of the program or with the machine is a [`Failure`]; what is wrong with the content never is.

mod build;
mod console;
mod explain;
mod folders;
mod help;
mod new;
mod options;
mod progress;
mod record;
mod serve;
mod telling;
mod timings;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use chrono::{NaiveDate, Utc};
use chrono_tz::Tz;
use clap::FromArgMatches as _;

use self::options::{Arguments, Task};

/// Why a command did not do what was asked, in a Dutch sentence with the way out.
#[derive(Debug)]
enum Failure {
    /// Wrong use.
    Usage(String),
    /// The machine cannot read, write or bind.
    Machine(String),
}

/// How a command that ran ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// What was asked is done.
    Done,
    /// The content stands in the way.
    Refused,
}

const REFUSED: u8 = 1;
const WRONG_USE: u8 = 2;
const MACHINE_FAILED: u8 = 3;

/// Does what the command line of this process asks.
pub fn main() -> ExitCode {
    match run(&std::env::args_os().collect::<Vec<OsString>>()) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Refused) => ExitCode::from(REFUSED),
        Err(failure) => {
            let (Failure::Usage(message) | Failure::Machine(message)) = &failure;
            console::complain(message);
            match failure {
                Failure::Usage(_) => ExitCode::from(WRONG_USE),
                Failure::Machine(_) => ExitCode::from(MACHINE_FAILED),
            }
        }
    }
}

fn run(line: &[OsString]) -> Result<Ending, Failure> {
    let mut command = help::dutch(Arguments::command());
    let parsed = command.try_get_matches_from_mut(line);
    let parsed = parsed.and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => start(arguments.task),
        Err(error) => usage::answer(&error, &command, line),
    }
}

/// One line for each command.
fn start(task: Task) -> Result<Ending, Failure> {
    match task {
        Task::Build(options) => build::build(&options),
        Task::Check(options) => match &options.explain {
            Some(code) => explain::explain(code.as_deref()),
            None => build::check(&options.edition),
        },
        Task::Serve(options) => serve::serve(&options),
        Task::New(options) => new::new(&options),
    }
}

/// The day on the calendar of the town hall.
#[expect(clippy::disallowed_methods, reason = "the one clock that the program looks at")]
fn today(zone: Tz) -> NaiveDate {
    Utc::now().with_timezone(&zone).date_naive()
}
