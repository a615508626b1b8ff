//! What is known about challenges, plans, decisions, activities, milestones and quick wins.

use super::{Composer, Facts};
use crate::decode::Reference;
use crate::model::course::Course;
use crate::model::promises::{Challenge, DecisionFacts, Goal, Plan};
use crate::model::{Activity, ItemId, Kind, Milestone, QuickWin};
use crate::outputs::view::{Fact, FactValue};

pub(super) fn challenge(facts: &mut Facts<'_>, challenge: &Challenge) {
    facts.those(Kind::Theme, &challenge.themes);
    facts.values("Doelen", challenge.goals.iter().map(goal).collect());
    if let Some(report) = &challenge.reported_in {
        let number = report.number.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let title = format!("{}{number}", report.title);
        match &report.link {
            Some(link) => facts.web("Verslag staat in", Some(&title), Some(link)),
            None => facts.text("Verslag staat in", Some(title)),
        }
    }
}

fn goal(goal: &Goal) -> FactValue {
    let term = goal.term.as_ref().map(|it| format!(" (termijn: {it})")).unwrap_or_default();
    let added = goal.added.as_ref().map(|it| format!(" (toegevoegd: {it})")).unwrap_or_default();
    let text = format!("{}{term}{added}", goal.title);
    FactValue { text, id: goal.id.clone(), ..FactValue::default() }
}

pub(super) fn plan(facts: &mut Facts<'_>, plan: &Plan) {
    if let Some(adopted) = &plan.adopted {
        facts.text("Vastgesteld op", adopted.date);
        facts.text("Vastgesteld door", adopted.by.as_ref());
        facts.text("Besluitnummer", adopted.number.as_ref());
    }
    let label = facts.composer.label_many(facts.item.area, Kind::Challenge);
    facts.references(&label, &plan.challenges);
    facts.references("Volgt op", &plan.succeeds);
}

/// What is known of a decision, inside a plan or outside one.
pub(super) fn decision(facts: &mut Facts<'_>, decision: &DecisionFacts) {
    let doubt = if decision.date_uncertain { " (datum onzeker)" } else { "" };
    facts.text("Datum", decision.date.map(|it| format!("{it}{doubt}")));
    facts.text("Nummer", decision.number.as_ref());
    facts.text("Soort", decision.sort.as_ref());
    facts.web("Lees de tekst", None, decision.link.as_ref());
}

impl Facts<'_> {
    /// The idea with which something began.
    fn began_as(&mut self, idea: Option<&Reference>) {
        let label = self.with_word("Begonnen als", Kind::Idea);
        self.references(&label, idea);
    }
}

impl Composer<'_> {
    /// What is known of a decision inside a plan.
    pub(in crate::outputs::html) fn plan_decision(
        self,
        plan: ItemId,
        facts: &DecisionFacts,
    ) -> Vec<Fact> {
        let mut list = Facts { composer: self, item: plan, list: Vec::new() };
        decision(&mut list, facts);
        let title = self.title(plan).to_owned();
        let value = FactValue { text: title, url: self.address(plan), ..FactValue::default() };
        let label = list.word(Kind::Plan);
        list.values(&label, vec![value]);
        list.list
    }
}

pub(super) fn activity(facts: &mut Facts<'_>, activity: &Activity) {
    facts.challenge(activity.challenge.as_ref());
    facts.text("Hoe vaak", activity.rhythm.as_ref());
    facts.text("Sinds", activity.from);
    facts.text("Tot en met", activity.until.as_ref().map(|it| it.value));
    facts.references("Aanbieder", &activity.provider);
    facts.text("Waar", activity.places.as_ref());
    facts.references("Onderdeel van", &activity.part_of);
}

pub(super) fn milestone(facts: &mut Facts<'_>, milestone: &Milestone) {
    facts.challenge(milestone.challenge.as_ref());
    facts.those(Kind::Plan, &milestone.plan);
    facts.references("Trekker", &milestone.lead);
    facts.references("Partners", &milestone.partners);
    facts.text("Waar", milestone.location.as_ref());
    facts.text("Waar het vandaan komt", milestone.origin.as_ref());
    facts.began_as(milestone.idea.as_ref());
    facts.references("Vervolg", &milestone.follow_up);
    let weight = milestone.weight.as_ref().map(|it| it.value).filter(|it| *it != 1);
    facts.text("Telt mee voor", weight);
    course(facts, &milestone.course);
}

pub(super) fn quick_win(facts: &mut Facts<'_>, win: &QuickWin) {
    facts.challenge(win.challenge.as_ref());
    facts.text("Resultaat", win.result.as_ref());
    facts.text("Waar", win.location.as_ref());
    facts.references("Partners", &win.partners);
    facts.text("Waar het vandaan komt", win.origin.as_ref());
    facts.began_as(win.idea.as_ref());
    facts.references("Vervolg", &win.follow_up);
    course(facts, &win.course);
}

/// A reason that does not belong to a status that is shown with one.
fn course<S>(facts: &mut Facts<'_>, course: &Course<S>) {
    let standing = facts.composer.edition().standing(course);
    if standing.status.is_none() && standing.reason.is_some() {
        facts.text("Toelichting", standing.reason);
    }
}
