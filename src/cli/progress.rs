//! How far a long run has got, on a terminal only.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A line on standard error that is gone when the work is done.
pub(super) struct Progress {
    bar: ProgressBar,
}

const BEAT: Duration = Duration::from_millis(120);

impl Progress {
    /// A line that is drawn where somebody can see it.
    pub(super) fn shown() -> Self {
        Progress { bar: ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()) }
    }

    /// A line that is never drawn.
    pub(super) fn silent() -> Self {
        Progress { bar: ProgressBar::hidden() }
    }

    /// Says what is being done, of which nobody knows how much it is.
    pub(super) fn begin(&self, doing: &'static str) {
        self.bar.set_style(style("{spinner} {msg}"));
        self.bar.set_message(doing);
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(BEAT);
        }
    }

    /// Says what is being done, and to how many files.
    pub(super) fn begin_counted(&self, doing: &'static str, files: usize) {
        self.bar.set_style(style("{spinner} {msg} {bar:30} {human_pos}/{human_len}"));
        self.bar.set_length(files as u64);
        self.bar.set_message(doing);
    }

    /// One file more is done.
    pub(super) fn advance(&self) {
        self.bar.inc(1);
    }
}

/// Takes the line away.
impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_spinner())
}
