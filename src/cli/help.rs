//! The help of clap, in Dutch.

use clap::{Arg, ArgAction, Command};

/// The command and all below it with Dutch headings and a Dutch way to ask for help.
pub(super) fn dutch(command: Command) -> Command {
    let template = template(&command);
    let has_version = command.get_version().is_some();
    let command = command
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ArgAction::Help, "Toon deze hulp"))
        .mut_subcommands(dutch);
    if !has_version {
        return command;
    }
    command.arg(flag("version", 'V', ArgAction::Version, "Toon de versie"))
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(help)
}

/// The parts that this command has something to say in.
fn template(command: &Command) -> String {
    let heading = command.get_subcommand_help_heading().unwrap_or("Opdrachten");
    let commands = format!("\n{heading}:\n{{subcommands}}\n");
    let has_positionals = command.get_positionals().next().is_some();
    [
        Some("{about-with-newline}\nGebruik: {usage}\n"),
        command.has_subcommands().then_some(commands.as_str()),
        has_positionals.then_some("\nInvullen:\n{positionals}\n"),
        Some("\nOpties:\n{options}{after-help}"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
