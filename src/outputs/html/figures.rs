//! Figures, set against what was aimed at.

use super::Composer;
use super::view::{Figure, Measure, Part};
use crate::derive::sums::{series, share, share_of_target};
use crate::model::figures::{Measurement, Target};
use crate::model::{Indicator, ItemId, Kind};
use crate::values::Figure as Value;

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
        Some(Figure {
            unit: indicator.unit.clone(),
            baseline: indicator.baseline.as_ref().and_then(|it| measure(indicator, it)),
            target: indicator.target.as_ref().and_then(|it| target(indicator, it)),
            actual: actual.and_then(|it| measure(indicator, it)),
            unknown_because: indicator.unknown_because.clone(),
            is_awaited: actual.is_none()
                && (indicator.target.is_some() || indicator.unknown_because.is_some()),
            percentage: share_of_target(indicator, day),
            not_comparable: not_comparable.map(Option::unwrap_or_default),
            series: series.into_iter().filter_map(|it| measure(indicator, it)).collect(),
            parts: parts(indicator, actual),
        })
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

fn parts(indicator: &Indicator, actual: Option<&Measurement>) -> Vec<Part> {
    let whole = actual.and_then(|it| it.value.as_ref()).and_then(|it| it.plain());
    let part = |it: &crate::model::figures::Part| {
        let number = it.value.as_ref().and_then(Value::plain);
        Part {
            title: it.title.clone(),
            value: it.value.as_ref().map_or_else(|| "niet bekend".to_owned(), Value::to_string),
            share: number.zip(whole).and_then(|(part, whole)| share(part, whole)),
        }
    };
    indicator.parts.iter().map(part).collect()
}
