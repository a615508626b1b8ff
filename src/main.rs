//! The program: the command line and nothing else.

use std::process::ExitCode;

/// Pages are made of many small pieces, by all processors at once; this is good at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    take_small_pages();
    wijkbode::cli::main()
}

/// Asks for memory in pages of the usual size: of huge ones most would stay empty.
fn take_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
