//! What clap has to say, in Dutch: help that was asked for, and wrong use with the way out.

use std::error::Error as _;
use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{Ending, Failure, console};
use crate::diagnostic::nearest;
use crate::report::visible;

/// Shows the help that was asked for, or says what is wrong with the command line.
pub(super) fn answer(
    error: &Error,
    command: &Command,
    line: &[OsString],
) -> Result<Ending, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console::print(&error.render().ansi().to_string())?;
            Ok(Ending::Done)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err(Failure::Usage(format!("er ontbreekt een opdracht\n\n{}", error.render())))
        }
        _ => Err(Failure::Usage(describe(error, &Typed::new(command, line)))),
    }
}

/// As much of the command line as names a command.
struct Typed<'a> {
    command: &'a Command,
    name: String,
}

impl<'a> Typed<'a> {
    fn new(command: &'a Command, line: &[OsString]) -> Self {
        let mut typed = Typed { command, name: command.get_name().to_owned() };
        for word in line.iter().skip(1) {
            let Some(command) = typed.command.find_subcommand(word) else { break };
            typed.name = format!("{} {}", typed.name, word.to_string_lossy());
            typed.command = command;
        }
        typed
    }

    /// The commands that may follow.
    fn commands(&self) -> Vec<&str> {
        self.command.get_subcommands().map(Command::get_name).collect()
    }

    /// The same, and their names in the other language.
    fn commands_and_aliases(&self) -> Vec<&str> {
        let aliases = self.command.get_subcommands().flat_map(Command::get_all_aliases);
        self.commands().into_iter().chain(aliases).collect()
    }
}

fn describe(error: &Error, typed: &Typed<'_>) -> String {
    let problem = problem(error, typed);
    let hint = hint(error, typed).map(|it| format!("\n  = tip: {it}")).unwrap_or_default();
    format!("{problem}{hint}\n\nLees hoe het wel kan met `{} --help`.", typed.name)
}

fn problem(error: &Error, typed: &Typed<'_>) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let written = text(error, ContextKind::InvalidSubcommand);
            format!("`{}` kent geen opdracht `{written}`", typed.name)
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("`{}` kent geen optie `{argument}`", typed.name)
        }
        ErrorKind::UnknownArgument => format!("`{argument}` is te veel voor `{}`", typed.name),
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("achter `{argument}` ontbreekt een waarde")
        }
        ErrorKind::InvalidValue => format!("`{value}` past niet bij `{argument}`"),
        ErrorKind::ValueValidation => {
            let reason = error.source().map(|it| format!(": {it}")).unwrap_or_default();
            format!("`{value}` past niet bij `{argument}`{}", visible(&reason))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("bij `{}` ontbreekt nog {argument}", typed.name)
        }
        ErrorKind::MissingSubcommand => format!("achter `{}` ontbreekt een opdracht", typed.name),
        ErrorKind::ArgumentConflict => format!("`{argument}` mag maar één keer"),
        ErrorKind::TooManyValues => format!("bij `{argument}` hoort geen waarde `{value}`"),
        ErrorKind::InvalidUtf8 => "een van de woorden is geen leesbare tekst".to_owned(),
        _ => "deze opdracht is zo niet te begrijpen".to_owned(),
    }
}

fn hint(error: &Error, typed: &Typed<'_>) -> Option<String> {
    let (meant, valid) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let written = text(error, ContextKind::InvalidSubcommand);
            let meant = nearest(&written, typed.commands_and_aliases()).map(str::to_owned);
            (meant, typed.commands().join(", "))
        }
        ErrorKind::UnknownArgument => (first(error, ContextKind::SuggestedArg), String::new()),
        ErrorKind::InvalidValue => {
            (first(error, ContextKind::SuggestedValue), text(error, ContextKind::ValidValue))
        }
        _ => return None,
    };
    match meant {
        Some(meant) => Some(format!("Bedoelde u `{meant}`?")),
        None if valid.is_empty() => None,
        None => Some(format!("Kies uit: {valid}")),
    }
}

/// What clap knows of the mistake, in one line.
fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => visible(text).into_owned(),
        Some(ContextValue::Strings(texts)) => visible(&texts.join(", ")).into_owned(),
        _ => String::new(),
    }
}

fn first(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    }
}
