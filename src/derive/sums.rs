//! What may be added up, and what may be set against each other.

use chrono::NaiveDate;

use crate::model::figures::{BudgetSort, Measurement, Target};
use crate::model::{Budget, Indicator};
use crate::values::{Amount, Number};

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
    series.sort_by_key(|it| it.date.map(crate::values::When::last));
    series
}

/// The newest measurement known on `day`; of two with the same date the later one in the list.
pub fn actual(indicator: &Indicator, day: NaiveDate) -> Option<&Measurement> {
    series(indicator, day).pop()
}

/// The share of the target that was reached, in per cent and rounded down: only for two plain
/// numbers with the same unit and coverage, where nobody said that they do not compare.
pub fn share_of_target(indicator: &Indicator, day: NaiveDate) -> Option<i64> {
    let target = indicator.target.as_ref()?;
    let actual = actual(indicator, day)?;
    let comparable = indicator.comparable && target.compared_with.is_none();
    if !comparable || !same_basis(indicator, target, actual) {
        return None;
    }
    let (target, actual) = (target.value.as_ref()?, actual.value.as_ref()?);
    if target.is_percentage() != actual.is_percentage() {
        return None;
    }
    let whole = target.plain().filter(|it| it.units() > 0)?;
    actual.plain()?.percentage_of(whole)
}

/// The share of one part in the whole, in per cent.
pub fn share(part: Number, whole: Number) -> Option<i64> {
    (whole.units() > 0).then(|| part.percentage_of(whole)).flatten()
}

fn same_basis(indicator: &Indicator, target: &Target, actual: &Measurement) -> bool {
    let unit = |own: &'_ Option<String>| own.clone().or_else(|| indicator.unit.clone());
    unit(&target.unit) == unit(&actual.unit) && target.coverage == actual.coverage
}
