//! Money side by side: one table for each basis, so that nothing is set against what it is not like.

use super::Composer;
use super::view::{Ledger, LedgerAmount, LedgerRow, Total};
use crate::derive::sums::{Sum, sums};
use crate::model::{AreaId, Budget, ItemId, Kind};
use crate::outputs::chart::shares;
use crate::values::{Amount, Number};

/// What amounts must have in common to be set against each other.
type Basis<'a> = (AreaId, Option<&'a str>, &'a [String]);

impl<'a> Composer<'a> {
    /// A table for each basis on which these amounts are counted, in the order of the items. A basis
    /// that is not named is like no other.
    pub(super) fn ledgers(self, items: &[ItemId], area: AreaId) -> Vec<Ledger> {
        let mut tables: Vec<(Basis<'a>, Vec<ItemId>)> = Vec::new();
        for item in items.iter().filter(|it| it.kind == Kind::Budget) {
            let basis = self.basis(*item);
            let like = |it: &Basis<'_>| *it == basis && basis.1.is_some();
            match tables.iter_mut().find(|(it, _)| like(it)) {
                Some((_, items)) => items.push(*item),
                None => tables.push((basis, vec![*item])),
            }
        }
        tables.into_iter().filter_map(|(basis, items)| self.ledger(basis, &items, area)).collect()
    }

    fn basis(self, item: ItemId) -> Basis<'a> {
        let budget = self.budget(item);
        (item.area, budget.per.as_deref(), &budget.years)
    }

    fn budget(self, item: ItemId) -> &'a Budget {
        &self.edition().site.area(item.area).budgets[item.index].body
    }

    /// One table; nothing when it would tell no more than the amount itself.
    fn ledger(self, (of, per, years): Basis<'a>, items: &[ItemId], area: AreaId) -> Option<Ledger> {
        let budgets: Vec<&Budget> = items.iter().map(|it| self.budget(*it)).collect();
        let tells = |it: &&Budget| it.granted.is_some() || it.spent.is_some();
        if items.len() == 1 && !budgets.iter().any(tells) {
            return None;
        }
        let bars = bars(&budgets);
        let rows = items.iter().zip(&budgets).zip(bars);
        Some(Ledger {
            title: basis_in_words(per, years),
            area: (of == AreaId::Site && area != AreaId::Site)
                .then(|| format!("voor {}", self.everybody(area))),
            rows: rows.map(|((item, budget), bars)| self.ledger_row(*item, budget, bars)).collect(),
            with_granted: budgets.iter().any(|it| it.granted.is_some()),
            with_spent: budgets.iter().any(|it| it.spent.is_some()),
            total: sums(budgets.iter().copied()).pop().map(|it| total(&it)),
        })
    }

    fn ledger_row(self, item: ItemId, budget: &Budget, bars: Bars) -> LedgerRow {
        let amount = |amount: Option<Amount>, bar| {
            amount.map(|it| LedgerAmount { amount: it.to_string(), bar })
        };
        let [bar, granted, spent] = bars;
        LedgerRow {
            title: self.title(item).to_owned(),
            url: self.address(item),
            purpose: budget.purpose.clone(),
            amount: amount(budget.amount.as_ref().map(|it| it.value), bar),
            granted: amount(budget.granted, granted),
            spent: amount(budget.spent, spent),
            lapsed: budget
                .lapsed
                .as_ref()
                .map(|it| it.date.map_or_else(String::new, |it| it.to_string())),
        }
    }
}

/// How wide the amount, what was granted and what was spent are drawn.
type Bars = [Option<crate::outputs::chart::Share>; 3];

/// The bars of budgets on one basis: of exact amounts that have not lapsed.
fn bars(budgets: &[&Budget]) -> Vec<Bars> {
    let amounts = |it: &Budget| [it.amount.as_ref().map(|it| it.value), it.granted, it.spent];
    let live = |it: &Budget| if it.lapsed.is_some() { [None; 3] } else { amounts(it).map(exact) };
    let numbers: Vec<Option<Number>> = budgets.iter().flat_map(|it| live(it)).collect();
    shares(&numbers).chunks_exact(3).map(|it| [it[0], it[1], it[2]]).collect()
}

fn exact(amount: Option<Amount>) -> Option<Number> {
    amount.filter(|it| it.is_exact()).map(|it| Number::from(it.cents()))
}

fn basis_in_words(per: Option<&str>, years: &[String]) -> String {
    let per = match per {
        Some("totaal") => Some("in totaal".to_owned()),
        per => per.map(|per| format!("per {per}")),
    };
    let years = Some(years.join(", ")).filter(|it| !it.is_empty());
    [per, years].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn total(sum: &Sum<'_>) -> Total {
    Total { amount: sum.amount.to_string(), of: sum.of }
}
