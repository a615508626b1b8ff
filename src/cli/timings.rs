//! Where the time of a run went, for an editor who wonders.
//!
//! Pages are made and written at the same time, on all cores. What such a stretch took is divided
//! by how long the cores together were making pages.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Measures one stage after the other.
pub(super) struct Stopwatch {
    started: Instant,
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

/// What all cores together spent on something.
#[derive(Default)]
pub(super) struct Together(AtomicU64);

/// What took less is not told: it would read as nothing.
const LEAST: Duration = Duration::from_micros(500);

impl Stopwatch {
    pub(super) fn start() -> Self {
        let now = Instant::now();
        Stopwatch { started: now, last: now, stages: Vec::new() }
    }

    /// From the last lap until now it was this.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let lasted = self.next();
        self.stages.push((stage, lasted));
    }

    /// The same, for several stages at a time: some on all cores, the last for the rest.
    pub(super) fn lap_of_all(&mut self, stages: &[(&'static str, &Together)], rest: &'static str) {
        let mut left = self.next();
        for (stage, spent) in stages {
            let lasted = spent.per_core().min(left);
            left -= lasted;
            self.stages.push((stage, lasted));
        }
        self.stages.push((rest, left));
    }

    /// How long it has run, in seconds.
    pub(super) fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    /// The stages and what they took, as a small table in Dutch.
    pub(super) fn table(&self) -> String {
        let total: Duration = self.stages.iter().map(|(_, lasted)| *lasted).sum();
        let mut table = "Waar de tijd bleef:\n".to_owned();
        let told = self.stages.iter().filter(|(_, lasted)| *lasted >= LEAST);
        for (stage, lasted) in told.chain([&("samen", total)]) {
            let share = 100.0 * lasted.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE);
            let seconds = format!("{:.3}", lasted.as_secs_f64()).replace('.', ",");
            let _ = writeln!(table, "  {stage:<32} {seconds:>8} s {share:>4.0} %");
        }
        table
    }

    fn next(&mut self) -> Duration {
        let now = Instant::now();
        now - std::mem::replace(&mut self.last, now)
    }
}

impl Together {
    /// Does something and counts how long it took.
    pub(super) fn time<T>(&self, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = work();
        let nanoseconds = started.elapsed().as_nanos().try_into().unwrap_or(u64::MAX);
        self.0.fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    fn per_core(&self) -> Duration {
        let cores = rayon::current_num_threads().max(1) as u64;
        Duration::from_nanos(self.0.load(Ordering::Relaxed) / cores)
    }
}
