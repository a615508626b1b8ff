//! What may be added up, and what may be set against each other.

use chrono::NaiveDate;

use crate::model::figures::{BudgetSort, Measurement};
use crate::model::{Budget, Indicator};
use crate::values::{Amount, Figure, Number, When};

/// A sum of budgets on the same basis.
#[derive(Debug, PartialEq, Eq)]
pub struct Sum<'a> {
    /// Whether it comes in, goes out, or lies ready.
    pub sort: Option<BudgetSort>,
    /// What the amounts are counted by.
    pub per: Option<&'a str>,
    /// For which years.
    pub years: &'a [String],
    /// All together.
    pub amount: Amount,
    /// How many budgets it adds up; at least two.
    pub of: usize,
}

/// Adds up budgets whose sort, basis and years are all the same. A basis that is not named is like
/// no other; nor are amounts with a qualification added, nor budgets that have lapsed.
pub fn sums<'a>(budgets: impl IntoIterator<Item = &'a Budget>) -> Vec<Sum<'a>> {
    let mut sums: Vec<Sum<'a>> = Vec::new();
    let live = budgets.into_iter().filter(|it| it.lapsed.is_none());
    for (budget, per) in live.filter_map(|it| Some((it, it.per.as_deref()?))) {
        let Some(amount) = budget.amount.as_ref().filter(|it| it.is_exact()) else { continue };
        let same = |sum: &&mut Sum<'a>| {
            (sum.sort, sum.per, sum.years) == (budget.sort, Some(per), budget.years.as_slice())
        };
        match sums.iter_mut().find(same) {
            Some(sum) => {
                let Some(together) = sum.amount.checked_add(amount.value) else { continue };
                sum.amount = together;
                sum.of += 1;
            }
            None => sums.push(Sum {
                sort: budget.sort,
                per: Some(per),
                years: &budget.years,
                amount: amount.value,
                of: 1,
            }),
        }
    }
    sums.retain(|sum| sum.of > 1);
    sums
}

/// The measurements that were known on `day`, the oldest first.
pub fn series(indicator: &Indicator, day: NaiveDate) -> Vec<&Measurement> {
    let known = |it: &&Measurement| it.date.is_none_or(|date| date.first() <= day);
    let mut series: Vec<&Measurement> =
        indicator.measurements.iter().filter(|it| it.value.is_some()).filter(known).collect();
    series.sort_by_key(|it| it.date.map(When::last));
    series
}

/// The newest measurement known on `day`; of two with the same date the later one in the list.
pub fn actual(indicator: &Indicator, day: NaiveDate) -> Option<&Measurement> {
    series(indicator, day).pop()
}

/// A baseline, an actual and a target that may be set against each other: plain numbers with the
/// same unit and coverage, where nobody said that they do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How it was at the start, if that is told on the same basis.
    pub baseline: Option<Number>,
    /// How it is.
    pub actual: Number,
    /// What is aimed at.
    pub target: Number,
}

/// Sets what is known on `day` against the target, where that may be done.
pub fn comparison(indicator: &Indicator, day: NaiveDate) -> Option<Comparison> {
    let target = indicator.target.as_ref().filter(|it| it.compared_with.is_none())?;
    let actual = actual(indicator, day).filter(|_| indicator.comparable)?;
    let goal = target.value.as_ref()?;
    let on_same_basis = |it: &&Measurement| {
        let unit = |own: &Option<String>| own.clone().or_else(|| indicator.unit.clone());
        let alike = unit(&target.unit) == unit(&it.unit) && target.coverage == it.coverage;
        alike && it.value.as_ref().is_some_and(|it| it.is_percentage() == goal.is_percentage())
    };
    let plain = |it: &Measurement| it.value.as_ref().and_then(|it| it.plain());
    let baseline = indicator.baseline.as_ref().filter(on_same_basis);
    Some(Comparison {
        baseline: baseline.and_then(plain),
        actual: Some(actual).filter(on_same_basis).and_then(plain)?,
        target: goal.plain()?,
    })
}

/// The share of the target that was reached, in per cent and rounded down. Where less is better, a
/// share of the target would say the opposite of what it means, and there is none.
pub fn share_of_target(indicator: &Indicator, day: NaiveDate) -> Option<i64> {
    let Comparison { baseline, actual, target } = comparison(indicator, day)?;
    let less_is_better = baseline.is_some_and(|it| it > target);
    let whole = Some(target).filter(|it| it.units() > 0 && !less_is_better)?;
    actual.percentage_of(whole)
}

/// A measurement as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// When it was so.
    pub date: When,
    /// How much, exact or not.
    pub number: Number,
    /// Whether it is an exact count.
    pub is_exact: bool,
    /// The figure as it was written.
    pub figure: &'a Figure,
}

impl<'a> Drawn<'a> {
    /// Nothing for what has no date, or is no number.
    fn of(measurement: &'a Measurement) -> Option<Self> {
        let figure = &measurement.value.as_ref()?.value;
        Some(Drawn {
            date: measurement.date?,
            number: figure.number()?,
            is_exact: !measurement.estimate && figure.plain().is_some(),
            figure,
        })
    }
}

/// The measurements that can be drawn as one line, the oldest first: from the baseline on, those
/// that count the same as the last of them.
pub fn trend(indicator: &Indicator, day: NaiveDate) -> Vec<Drawn<'_>> {
    let mut all = series(indicator, day);
    let Some(last) = all.last().copied().filter(|_| indicator.comparable) else {
        return Vec::new();
    };
    all.splice(0..0, &indicator.baseline);
    let unit = |it: &Measurement| it.unit.clone().or_else(|| indicator.unit.clone());
    let is_percentage = |it: &Measurement| it.value.as_ref().map(|it| it.is_percentage());
    let basis = |it: &Measurement| (unit(it), it.coverage.clone(), is_percentage(it));
    let alike = all.into_iter().filter(|it| basis(it) == basis(last));
    let mut trend: Vec<Drawn<'_>> = alike.filter_map(Drawn::of).collect();
    trend.sort_by_key(|it| it.date.last());
    trend
}

/// The share of one part in the whole, in per cent.
pub fn share(part: Number, whole: Number) -> Option<i64> {
    (whole.units() > 0).then(|| part.percentage_of(whole)).flatten()
}
