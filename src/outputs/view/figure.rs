//! Figures and money, and how they are drawn.

use serde::Serialize;

use crate::outputs::chart::Share;

/// A figure set against what was aimed at.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What is counted.
    pub unit: Option<String>,
    /// How it was at the start.
    pub baseline: Option<Measure>,
    /// What is aimed at.
    pub target: Option<Measure>,
    /// How it is now; none when that is not known.
    pub actual: Option<Measure>,
    /// Why it is not known.
    pub unknown_because: Option<String>,
    /// Whether there is a target, so that an unknown actual has to be mentioned.
    pub is_awaited: bool,
    /// The share of the target that was reached, rounded down; only for two plain numbers of the
    /// same unit and coverage.
    pub percentage: Option<i64>,
    /// Why target and actual are not set against each other.
    pub not_comparable: Option<String>,
    /// All measurements, the oldest first.
    pub series: Vec<Measure>,
    /// The same as a line; none when fewer than two of them can be set against each other.
    pub line: Option<LineChart>,
    /// What the last measurement is made up of.
    pub parts: Vec<Part>,
}

/// A figure on a day.
#[derive(Clone, Debug, Serialize)]
pub struct Measure {
    /// The figure in words, with its unit: `circa 2.750 huishoudens`.
    pub value: String,
    /// When.
    pub date: Option<String>,
    /// Who counted it.
    pub source: Option<String>,
    /// For which part it holds, what it is relative to, whether it is an estimate.
    pub remarks: Vec<String>,
    /// How long its bar is beside those of the baseline, the target and the actual; none when they
    /// are not set against each other.
    pub bar: Option<Share>,
}

/// A part of a figure.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// What it counts.
    pub title: String,
    /// How many.
    pub value: String,
    /// Its share of the whole, 0–100, when both are plain numbers.
    pub share: Option<i64>,
    /// How long its bar is: of the whole, or else of the largest part.
    pub bar: Option<Share>,
}

/// A series of measurements as a line.
#[derive(Clone, Debug, Serialize)]
pub struct LineChart {
    /// What there is to see, in a sentence.
    pub label: String,
    /// The horizontal rules with their numbers: how far from the top, and what it says.
    pub rules: Vec<(Share, String)>,
    /// What begins where, across.
    pub ticks: Vec<(Share, String)>,
    /// How far from the top the target stands, and what it is.
    pub target: Option<(Share, String)>,
    /// The stretches between one measurement and the next.
    pub stretches: Vec<Stretch>,
    /// The measurements.
    pub points: Vec<Point>,
    /// What one must know to read it, sentence by sentence.
    pub notes: Vec<&'static str>,
}

/// The line between two measurements.
#[derive(Clone, Debug, Serialize)]
pub struct Stretch {
    /// From where: across and down.
    pub from: (Share, Share),
    /// To where: across and down.
    pub to: (Share, Share),
    /// Whether one of its ends is no exact count.
    pub estimate: bool,
}

/// A measurement on a chart, as wide as its date is precise.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// Where its date begins, across.
    pub from: Share,
    /// Where its date ends, across.
    pub to: Share,
    /// The middle of its date, across.
    pub across: Share,
    /// How far down it stands.
    pub down: Share,
    /// Whether it is no exact count.
    pub estimate: bool,
    /// What it says, for the first and the last.
    pub label: Option<String>,
    /// At which side of it the label has room: `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Whether the label stands below it, because the target is right above.
    pub below: bool,
}

/// Amounts on the same basis, side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Ledger {
    /// The basis: `per jaar, 2022`.
    pub title: String,
    /// `voor de hele gemeente`, for amounts of the site on the page of a wijk.
    pub area: Option<String>,
    /// The amounts.
    pub rows: Vec<LedgerRow>,
    /// Whether it is known of any of them how much was granted.
    pub with_granted: bool,
    /// Whether it is known of any of them how much was spent.
    pub with_spent: bool,
    /// Their sum, when there are several exact ones.
    pub total: Option<Total>,
}

/// One budget in a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerRow {
    /// What it is called.
    pub title: String,
    /// Where it is told in full.
    pub url: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// How much it is; none when that is not known.
    pub amount: Option<LedgerAmount>,
    /// How much of it was granted.
    pub granted: Option<LedgerAmount>,
    /// How much of it was spent.
    pub spent: Option<LedgerAmount>,
    /// Since when it is no longer there.
    pub lapsed: Option<String>,
}

/// An amount, and how long its bar is beside the others of its ledger.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerAmount {
    /// `circa € 2.500`
    pub amount: String,
    /// None when it is not exact, or on a basis of its own.
    pub bar: Option<Share>,
}

/// A sum that the program made, and said so.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    /// `€ 95.000`.
    pub amount: String,
    /// How many items it adds up.
    pub of: usize,
}
