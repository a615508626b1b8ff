//! Ctrl+C, and what a system says to a program that must end.

use std::io;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Hears from the moment it is made.
#[cfg(unix)]
pub(in crate::serve) struct Interruption {
    stop: Signal,
    end: Signal,
}

/// Hears from the moment it is made.
#[cfg(windows)]
pub(in crate::serve) struct Interruption(tokio::signal::windows::CtrlC);

#[cfg(unix)]
impl Interruption {
    /// Begins to hear. Needs a runtime.
    pub(in crate::serve) fn new() -> io::Result<Self> {
        let (stop, end) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(Interruption { stop, end })
    }

    /// Waits until somebody interrupts the program.
    pub(super) async fn wait(mut self) {
        tokio::select! {
            _ = self.stop.recv() => (),
            _ = self.end.recv() => (),
        }
    }
}

#[cfg(windows)]
impl Interruption {
    /// Begins to hear. Needs a runtime.
    pub(in crate::serve) fn new() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Interruption)
    }

    /// Waits until somebody interrupts the program.
    pub(super) async fn wait(mut self) {
        self.0.recv().await;
    }
}
