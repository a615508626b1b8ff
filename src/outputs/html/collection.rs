//! Pages on which items of one kind stand in full: contacts, figures, money, decisions, results.

use super::Composer;
use super::item::Place;
use super::view::{Collection, Group, Item, Link};
use crate::model::figures::{BudgetSort, IndicatorSort, OutcomeLevel};
use crate::model::{AreaId, ItemId, Kind};
use crate::outputs::contacts;
use crate::pages::plans_with_decisions;
use crate::values::When;

/// The name of a group, its heading and its items.
type Named = (&'static str, String, Vec<ItemId>);

impl Composer<'_> {
    /// The page on which the items of one kind stand in full.
    pub(super) fn collection(self, area: AreaId, kind: Kind) -> Collection {
        let groups = match kind {
            Kind::Decision => vec![self.decisions(area)],
            _ => self.groups(area, kind),
        };
        Collection {
            kind: kind.file(),
            introduction_html: self.introduction(area, kind),
            keep: self.keep_all(area, kind),
            groups,
        }
    }

    /// A link that puts all contacts in the reader's own address book.
    fn keep_all(self, area: AreaId, kind: Kind) -> Option<Link> {
        let path = Some(area).filter(|_| kind == Kind::Contact);
        let path = contacts::area_file(self, path?)?;
        let url = Some(self.press.file_link(&path));
        Some(Link { title: "Bewaar alles in uw adresboek".to_owned(), url, ..Link::default() })
    }

    fn groups(self, area: AreaId, kind: Kind) -> Vec<Group> {
        let mut named: Vec<Named> = Vec::new();
        for item in self.edition().list(area, kind) {
            let (id, title) = self.group_of(*item, area);
            match named.iter_mut().find(|(it, ..)| *it == id) {
                Some((.., items)) => items.push(*item),
                None => named.push((id, title, vec![*item])),
            }
        }
        named.sort_by_key(|(id, ..)| ORDER.iter().position(|it| it == id).unwrap_or(ORDER.len()));
        let alone = named.len() == 1;
        let group = |(id, title, items): Named| {
            let title = if alone { String::new() } else { title };
            self.group(area, (id, title), &items)
        };
        named.into_iter().map(group).collect()
    }

    fn group(self, area: AreaId, (id, title): (&str, String), items: &[ItemId]) -> Group {
        let level = if title.is_empty() { 2 } else { 3 };
        let view = |item: &ItemId| self.item(*item, Place::Among(level), area);
        Group {
            id: format!("groep-{id}"),
            title,
            items: items.iter().map(view).collect(),
            ledgers: self.ledgers(items, area),
        }
    }

    /// The group that an item belongs to on the page of its kind.
    fn group_of(self, item: ItemId, shown_in: AreaId) -> (&'static str, String) {
        let area = self.edition().site.area(item.area);
        let (id, title) = match item.kind {
            Kind::Budget => match area.budgets[item.index].sort {
                Some(BudgetSort::Income) => ("inkomsten", "Inkomsten"),
                Some(BudgetSort::Expense) => ("uitgaven", "Uitgaven"),
                Some(BudgetSort::Pot) => ("potten", "Potten om uit te putten"),
                None => OTHER,
            },
            Kind::Indicator => match area.indicators[item.index].sort {
                Some(IndicatorSort::Output) => ("prestaties", "Wat er gedaan is"),
                Some(IndicatorSort::Effect) => ("effecten", "Wat het heeft opgeleverd"),
                None => OTHER,
            },
            Kind::Outcome => match area.outcomes[item.index].level {
                Some(OutcomeLevel::Residents) => ("bewoners", "Voor bewoners"),
                Some(OutcomeLevel::Partners) => ("partners", "Voor partners"),
                Some(OutcomeLevel::Municipality) => ("gemeente", "Voor de gemeente zelf"),
                None => OTHER,
            },
            _ => return self.whose(item, shown_in),
        };
        (id, title.to_owned())
    }

    /// Whether an item is of the wijk itself, or of all of them.
    fn whose(self, item: ItemId, shown_in: AreaId) -> (&'static str, String) {
        match item.area {
            AreaId::Site => ("gemeente", format!("Voor {}", self.everybody(shown_in))),
            AreaId::Wijk(_) => ("wijk", format!("In {}", self.area_name(item.area))),
        }
    }

    /// All decisions, inside plans and outside them, the newest first.
    fn decisions(self, area: AreaId) -> Group {
        let site = self.edition().site;
        let mut dated: Vec<(Option<When>, Item)> = Vec::new();
        for item in self.edition().list(area, Kind::Decision) {
            let date = site.area(item.area).decisions[item.index].facts.date;
            dated.push((date, self.item(*item, Place::Among(2), area)));
        }
        for plan in plans_with_decisions(self.edition(), area) {
            let decisions = &site.area(area).plans[plan.index].decisions;
            for (at, decision) in decisions.iter().enumerate() {
                let facts = self.plan_decision(plan, &decision.facts);
                let id = self.decision_id(plan, at);
                let sheet = Self::fact_sheet(Kind::Decision, id, &decision.title, facts);
                dated.push((decision.facts.date, sheet));
            }
        }
        dated.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        Group {
            id: "groep-besluiten".to_owned(),
            title: String::new(),
            items: dated.into_iter().map(|(_, item)| item).collect(),
            ledgers: Vec::new(),
        }
    }
}

const OTHER: (&str, &str) = ("overig", "Overig");

/// The order in which groups stand on a page.
const ORDER: &[&str] = &[
    "wijk",
    "inkomsten",
    "uitgaven",
    "potten",
    "prestaties",
    "effecten",
    "bewoners",
    "partners",
    "gemeente",
];
