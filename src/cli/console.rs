//! Standard output and standard error, and which of them hears what.
//!
//! What a command made and what a program reads is on standard output; problems are on standard
//! error. Colours are taken out where nobody can see them.

use std::io::{self, ErrorKind, Write};

use anstyle::{AnsiColor, Style};

use super::Failure;

const ERROR: Style = AnsiColor::Red.on_default().bold();

/// Writes to standard output. A reader that went away has heard enough.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    match write(anstream::stdout().lock(), text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Machine(format!("kan niet naar de standaarduitvoer schrijven: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. There is nobody left to tell when that fails.
pub(super) fn warn(text: &str) {
    let _ = write(anstream::stderr().lock(), text);
}

/// Says on standard error why nothing was done.
pub(super) fn complain(message: &str) {
    warn(&format!("{ERROR}fout{ERROR:#}: {}\n", message.trim_end()));
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
