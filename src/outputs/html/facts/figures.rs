//! What is known about results, indicators and money.

use super::Facts;
use crate::model::figures::Contributor;
use crate::model::{Budget, Indicator, Kind, Outcome};
use crate::outputs::view::FactValue;

pub(super) fn outcome(facts: &mut Facts<'_>, outcome: &Outcome) {
    facts.challenge(outcome.challenge.as_ref());
    facts.text("Voor wie", outcome.level.map(crate::model::figures::OutcomeLevel::word));
    facts.text("Soort", outcome.sort.map(crate::model::figures::IndicatorSort::word));
    facts.text("Oordeel", outcome.verdict.map(crate::model::figures::Verdict::word));
    facts.those(Kind::Indicator, &outcome.indicator);
}

pub(super) fn indicator(facts: &mut Facts<'_>, indicator: &Indicator) {
    facts.challenge(indicator.challenge.as_ref());
    facts.text("Soort", indicator.sort.map(crate::model::figures::IndicatorSort::word));
}

pub(super) fn budget(facts: &mut Facts<'_>, budget: &Budget) {
    let amount = budget.amount.as_ref().map(|it| it.value.to_string());
    let per = budget.per.as_ref().map(|per| match per.as_str() {
        "totaal" => "in totaal".to_owned(),
        per => format!("per {per}"),
    });
    let shown = amount.unwrap_or_else(|| "bedrag niet bekend".to_owned());
    facts.text(
        "Bedrag",
        Some([Some(shown), per].into_iter().flatten().collect::<Vec<_>>().join(" ")),
    );
    facts.text("Jaren", Some(budget.years.join(", ")).filter(|it| !it.is_empty()));
    facts.text("Waarvoor", budget.purpose.as_ref());
    facts.text("Waar het vandaan komt", budget.origin.as_ref());
    let contributors = budget.contributors.iter().map(|it| contributor(facts, it)).collect();
    facts.values("Wie bijdraagt", contributors);
    facts.texts("Voorwaarden", budget.conditions.clone());
    facts.text("Toegekend", budget.granted);
    facts.text("Besteed", budget.spent);
    facts.text("Stand op", budget.as_of);
    facts.challenge(budget.challenge.as_ref());
    if let Some(lapsed) = &budget.lapsed {
        facts.text("Vervallen", lapsed.date);
        facts.text("Vervangen door", lapsed.replaced_by.as_ref());
    }
}

fn contributor(facts: &Facts<'_>, contributor: &Contributor) -> FactValue {
    let named = contributor.organisation.as_ref();
    let named =
        named.and_then(|it| facts.composer.named(facts.item, std::slice::from_ref(it)).pop());
    let named = named.unwrap_or_default();
    match contributor.amount {
        Some(amount) => FactValue { text: format!("{}: {amount}", named.text), ..named },
        None => named,
    }
}
