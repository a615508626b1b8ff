//! The program: the command line and nothing else.

use std::process::ExitCode;

/// Pages are made of many small pieces, by all processors at once; this is good at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    wijkbode::cli::main()
}
