//! E402: parts are no more than their whole, and no more is granted or spent than there is. Only
//! plain numbers are compared.

use crate::derive::sums::actual;
use crate::diagnostic::{Diagnostics, Span};
use crate::links::Map;
use crate::model::{Budget, Indicator};
use crate::values::{Amount, Figure, Number};

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let site = map.edition.site;
    for area in site.areas().map(|area| site.area(area)) {
        for indicator in &area.indicators {
            check_parts(indicator, map, &indicator.head.span, diagnostics);
        }
        for budget in &area.budgets {
            check_budget(budget, &budget.head.span, diagnostics);
        }
    }
}

/// The plain parts of the same sort as the whole, added up. A qualified part may add to them, and
/// never takes away.
fn check_parts(indicator: &Indicator, map: Map<'_>, span: &Span, diagnostics: &mut Diagnostics) {
    let Some(whole) = actual(indicator, map.edition.day).and_then(|it| it.value.as_ref()) else {
        return;
    };
    let same_sort = |part: &&Figure| part.is_percentage() == whole.is_percentage();
    let parts = indicator.parts.iter().filter_map(|part| part.value.as_ref());
    let mut parts = parts.filter(same_sort).filter_map(Figure::plain).peekable();
    if parts.peek().is_none() {
        return;
    }
    let sum = parts.try_fold(Number::from(0), Number::checked_add);
    let Some(whole) = whole.plain() else { return };
    if let Some(sum) = sum.filter(|sum| *sum > whole) {
        diagnostics
            .report("E402", span, format!("de onderdelen zijn samen {sum}, en dat is meer dan {whole}"))
            .help("Kijk na welk getal niet klopt. Telt iemand twee keer mee, schrijf dan `circa` voor het getal.");
    }
}

fn check_budget(budget: &Budget, span: &Span, diagnostics: &mut Diagnostics) {
    let comparable = match budget.per.as_deref() {
        None | Some("totaal") => true,
        Some("jaar") => budget.years.len() < 2,
        // What was granted in all is not set against an amount for each household.
        Some(_) => false,
    };
    if !comparable {
        return;
    }
    let Some(pot) = budget.amount.as_ref().map(|it| it.value).filter(|it| it.is_exact()) else {
        return;
    };
    if let Some(sum) = contributed(budget).filter(|sum| sum.cents() > pot.cents()) {
        diagnostics
            .report(
                "E402",
                span,
                format!("de bijdragen zijn samen {sum}, en dat is meer dan {pot}"),
            )
            .help("Kijk na welk bedrag niet klopt.");
    }
    for (what, amount) in [("toegekend", budget.granted), ("besteed", budget.spent)] {
        let above = |amount: &Amount| amount.is_exact() && amount.cents() > pot.cents();
        if let Some(amount) = amount.filter(above) {
            diagnostics
                .report(
                    "E402",
                    span,
                    format!("er is {amount} {what}, en dat is meer dan de {pot} die er is"),
                )
                .help("Kijk na welk bedrag niet klopt.");
        }
    }
}

/// What the contributors pay together: the exact amounts, for a qualified one only adds to them.
fn contributed(budget: &Budget) -> Option<Amount> {
    let amounts = budget.contributors.iter().filter_map(|it| it.amount);
    let mut exact = amounts.filter(|it| it.is_exact()).peekable();
    exact.peek()?;
    exact.try_fold(Amount::from_cents(0), Amount::checked_add)
}
