//! Figures, set against what was aimed at.

use super::Composer;
use super::view::{Figure, LineChart, Measure, Part, Point, Stretch};
use crate::derive::sums::{Comparison, Drawn, comparison, series, share, share_of_target, trend};
use crate::model::figures::{Measurement, Target};
use crate::model::{Indicator, ItemId, Kind};
use crate::outputs::chart::{Axis, Scale, Share, shares};
use crate::values::{Figure as Value, Number, Period, Precision};

/// Up to how many measurements all of them are labelled.
const LABELLED: usize = 3;

impl Composer<'_> {
    /// The figure of an indicator.
    pub(super) fn figure(self, item: ItemId) -> Option<Figure> {
        if item.kind != Kind::Indicator {
            return None;
        }
        let indicator = &self.edition().site.area(item.area).indicators[item.index];
        let day = self.edition().day;
        let series = series(indicator, day);
        let actual = series.last().copied();
        let not_comparable = (!indicator.comparable).then(|| indicator.reason.clone());
        let [baseline_bar, actual_bar, target_bar] = bars(comparison(indicator, day));
        let drawn = |measure: Option<Measure>, bar| measure.map(|it| Measure { bar, ..it });
        let baseline = indicator.baseline.as_ref().and_then(|it| measure(indicator, it));
        let line = self.line_chart(indicator);
        Some(Figure {
            unit: indicator.unit.clone(),
            baseline: drawn(baseline, baseline_bar),
            target: drawn(
                indicator.target.as_ref().and_then(|it| target(indicator, it)),
                target_bar,
            ),
            actual: drawn(actual.and_then(|it| measure(indicator, it)), actual_bar),
            unknown_because: indicator.unknown_because.clone(),
            is_awaited: actual.is_none()
                && (indicator.target.is_some() || indicator.unknown_because.is_some()),
            percentage: share_of_target(indicator, day),
            not_comparable: not_comparable.map(Option::unwrap_or_default),
            series: rows(indicator, &series, line.is_some()),
            line,
            parts: parts(indicator, actual),
        })
    }

    /// The measurements as a line; none when there are fewer than two to draw.
    fn line_chart(self, indicator: &Indicator) -> Option<LineChart> {
        let day = self.edition().day;
        let trend = trend(indicator, day);
        let (first, last) = (trend.first()?, trend.last().filter(|_| trend.len() > 1)?);
        let target = comparison(indicator, day).map(|it| it.target);
        let numbers: Vec<Number> = trend.iter().map(|it| it.number).chain(target).collect();
        let scale = Scale::around(&numbers);
        let axis = Axis::around(trend.iter().flat_map(|it| [it.date.first(), it.date.last()]))?;
        let goal = target.map(|it| scale.height(it));
        let points: Vec<Point> = points(&trend, axis, scale, goal);
        let all = series(indicator, day).len() + usize::from(indicator.baseline.is_some());
        Some(LineChart {
            label: format!(
                "Van {} ({}) naar {} ({})",
                first.figure, first.date, last.figure, last.date
            ),
            rules: scale
                .steps()
                .into_iter()
                .map(|(number, at)| (at.opposite(), number.to_string()))
                .collect(),
            ticks: axis.ticks().into_iter().map(|it| (it.at, it.label)).collect(),
            target: target.map(|it| (scale.height(it).opposite(), it.to_string())),
            stretches: points.windows(2).map(stretch).collect(),
            notes: notes(&trend, all),
            points,
        })
    }
}

/// The measurements as rows of a table; the baseline is among them when a line begins with it.
fn rows(indicator: &Indicator, series: &[&Measurement], is_drawn: bool) -> Vec<Measure> {
    let baseline = indicator.baseline.as_ref().filter(|_| is_drawn);
    let baseline = baseline.and_then(|it| measure(indicator, it)).map(|mut it| {
        it.remarks.push("aan het begin".to_owned());
        it
    });
    baseline.into_iter().chain(series.iter().filter_map(|it| measure(indicator, it))).collect()
}

/// How long the bars of baseline, actual and target are.
fn bars(comparison: Option<Comparison>) -> [Option<Share>; 3] {
    let Some(Comparison { baseline, actual, target }) = comparison else { return [None; 3] };
    let shares = shares(&[baseline, Some(actual), Some(target)]);
    [shares[0], shares[1], shares[2]]
}

/// How to read the line of some of all measurements.
fn notes(trend: &[Drawn<'_>], all: usize) -> Vec<&'static str> {
    let notes = [
        (
            trend.iter().any(|it| it.date.precision() != Precision::Day),
            "De streep door een stip is zo breed als de datum precies is.",
        ),
        (trend.iter().any(|it| !it.is_exact), "Een open stip is een raming, of geen exact getal."),
        (trend.len() < all, "Metingen die iets anders tellen, staan alleen in de tabel."),
    ];
    notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect()
}

fn points(trend: &[Drawn<'_>], axis: Axis, scale: Scale, goal: Option<Share>) -> Vec<Point> {
    const NEAR: u16 = 1_500;
    let ends = [0, trend.len() - 1];
    let point = |(at, drawn): (usize, &Drawn<'_>)| {
        let place = axis.place(Period::from(drawn.date));
        let height = scale.height(drawn.number);
        let is_labelled = trend.len() <= LABELLED || ends.contains(&at);
        Point {
            from: place.from,
            to: place.to,
            across: place.middle(),
            down: height.opposite(),
            estimate: !drawn.is_exact,
            label: is_labelled.then(|| drawn.figure.to_string()),
            anchor: match place.middle().hundredths() {
                ..2_000 => "start",
                8_001.. => "end",
                _ => "middle",
            },
            below: goal.is_some_and(|it| it >= height && it.beyond(height).hundredths() < NEAR),
        }
    };
    trend.iter().enumerate().map(point).collect()
}

fn stretch(pair: &[Point]) -> Stretch {
    let [from, to] = [&pair[0], &pair[1]];
    Stretch {
        from: (from.across, from.down),
        to: (to.across, to.down),
        estimate: from.estimate || to.estimate,
    }
}

fn measure(indicator: &Indicator, measurement: &Measurement) -> Option<Measure> {
    let value = measurement.value.as_ref()?;
    let estimate = measurement.estimate.then(|| "raming".to_owned());
    let coverage = measurement.coverage.as_ref().map(|it| format!("geldt voor {it}"));
    Some(Measure {
        value: with_unit(value, measurement.unit.as_ref().or(indicator.unit.as_ref())),
        date: measurement.date.map(|it| it.to_string()),
        source: measurement.source.clone(),
        remarks: [coverage, estimate].into_iter().flatten().collect(),
        bar: None,
    })
}

fn target(indicator: &Indicator, target: &Target) -> Option<Measure> {
    let value = target.value.as_ref()?;
    let coverage = target.coverage.as_ref().map(|it| format!("geldt voor {it}"));
    let relative = target.compared_with.as_ref().map(|it| format!("vergeleken met {it}"));
    Some(Measure {
        value: with_unit(value, target.unit.as_ref().or(indicator.unit.as_ref())),
        date: target.date.map(|it| it.to_string()),
        source: None,
        remarks: [coverage, relative].into_iter().flatten().collect(),
        bar: None,
    })
}

/// A figure with its unit; a percentage and a text have none of their own.
pub(super) fn with_unit(value: &Value, unit: Option<&String>) -> String {
    match unit.map(|it| it.trim()) {
        Some("%") if value.is_percentage() => value.to_string(),
        Some(unit) if unit.starts_with('%') => format!("{value}{unit}"),
        Some(unit) => format!("{value} {unit}"),
        None => value.to_string(),
    }
}

/// What a figure is made up of. The bars are shares of the whole, or else of the largest part.
fn parts(indicator: &Indicator, actual: Option<&Measurement>) -> Vec<Part> {
    let whole = actual.and_then(|it| it.value.as_ref()).and_then(|it| it.plain());
    let number = |it: &crate::model::figures::Part| it.value.as_ref().and_then(Value::plain);
    let numbers: Vec<Option<Number>> = indicator.parts.iter().map(number).chain([whole]).collect();
    let part = |(it, bar): (&crate::model::figures::Part, Option<Share>)| Part {
        title: it.title.clone(),
        value: it.value.as_ref().map_or_else(|| "niet bekend".to_owned(), Value::to_string),
        share: number(it).zip(whole).and_then(|(part, whole)| share(part, whole)),
        bar,
    };
    indicator.parts.iter().zip(shares(&numbers)).map(part).collect()
}
