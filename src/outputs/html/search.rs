//! The search, and the register of everything on the site.

use std::collections::BTreeSet;

use super::Composer;
use super::view::{Drawer as View, DrawerPage, Entry, Filter, Pager, Search};
use crate::decode::Choice as _;
use crate::model::{IdeaStatus, ItemId, Kind, Status};
use crate::outputs::{finding, static_files};
use crate::pages::{Drawer, PER_DRAWER_PAGE, findable, item_path, wijk_of};
use crate::values::capitalise;

impl<'a> Composer<'a> {
    /// The page on which residents search.
    pub(super) fn search(self) -> Search {
        let register = self.map().pages.register();
        let (letters, wijken): (Vec<_>, Vec<_>) =
            register.drawers().partition(|(drawer, _)| matches!(drawer, Drawer::Letter(_)));
        let view = |(drawer, count)| self.drawer(drawer, count);
        let mut letters: Vec<View> = letters.into_iter().map(view).collect();
        let others = usize::from(letters.first().is_some_and(|it| it.id == "letter-0"));
        letters.rotate_left(others);
        let volume =
            |it: &finding::Volume| format!("{}:{}", it.language, self.press.link(&it.folder()));
        Search {
            script: static_files::linked(self.press, "zoeken.js"),
            index: self.press.link(finding::FOLDER),
            volumes: finding::volumes(self.press).iter().skip(1).map(volume).collect(),
            filters: self.filters(),
            letters,
            wijken: wijken.into_iter().map(view).collect(),
        }
    }

    /// One page of a letter or a wijk.
    pub(super) fn drawer_page(self, drawer: Drawer, number: usize) -> DrawerPage {
        let items = self.in_drawer(drawer);
        let total = items.len().div_ceil(PER_DRAWER_PAGE);
        let here = items.chunks(PER_DRAWER_PAGE).nth(number - 1).unwrap_or_default();
        let url = |number| self.press.link(&drawer.path(self.edition(), number));
        let pager = Pager {
            number,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < total).then(|| url(number + 1)),
        };
        DrawerPage {
            count: items.len(),
            pager: Some(pager).filter(|_| total > 1),
            entries: self.entries(drawer, here),
        }
    }

    /// What a letter or a wijk of the register is called.
    pub(super) fn drawer_title(self, drawer: Drawer) -> String {
        match drawer {
            Drawer::Letter('0') => "0–9".to_owned(),
            Drawer::Letter(letter) => letter.to_uppercase().to_string(),
            Drawer::Wijk(Some(at)) => self.title(ItemId::wijk(at)).to_owned(),
            Drawer::Wijk(None) => "Voor de hele site".to_owned(),
        }
    }

    fn drawer(self, drawer: Drawer, count: usize) -> View {
        let is_here = self.map().pages.register().is_small();
        let id = match drawer {
            Drawer::Letter(letter) => format!("letter-{letter}"),
            Drawer::Wijk(Some(at)) => {
                let id = &self.edition().site.wijken[at].profile.head.id;
                format!("wijk-{id}")
            }
            Drawer::Wijk(None) => "hele-site".to_owned(),
        };
        View {
            id,
            title: self.drawer_title(drawer),
            count,
            url: (!is_here).then(|| self.press.link(&drawer.path(self.edition(), 1))),
            entries: if is_here {
                self.entries(drawer, self.in_drawer(drawer))
            } else {
                Vec::new()
            },
        }
    }

    fn in_drawer(self, drawer: Drawer) -> &'a [ItemId] {
        self.press.map.pages.register().in_drawer(drawer, self.press.map.edition)
    }

    /// Items as a drawer shows them.
    fn entries(self, drawer: Drawer, items: &[ItemId]) -> Vec<Entry> {
        items.iter().filter_map(|item| self.entry(drawer, *item)).collect()
    }

    fn entry(self, drawer: Drawer, item: ItemId) -> Option<Entry> {
        let kind = self.label(item.area, item.kind);
        let wijk = wijk_of(item).filter(|_| item.kind != Kind::Wijk);
        let wijk = wijk.filter(|_| matches!(drawer, Drawer::Letter(_)));
        let about = match wijk {
            Some(at) => format!("{kind}, {}", self.title(ItemId::wijk(at))),
            None => kind,
        };
        let url = self.press.link(&item_path(self.edition().site, item)?);
        let language = self.edition().head(item)?.language.clone();
        Some(Entry { title: self.title(item).to_owned(), url, about, language })
    }

    /// What there is to choose from; nothing where there is no choice.
    fn filters(self) -> Vec<Filter> {
        let edition = self.edition();
        let wijken: BTreeSet<&str> = edition.wijken().map(|(item, _)| self.title(item)).collect();
        let kinds: BTreeSet<Kind> = findable(edition).map(|(item, _)| item.kind).collect();
        let words = &edition.site.settings.words;
        let kinds: BTreeSet<String> = kinds.iter().map(|it| capitalise(words.many(*it))).collect();
        let filter = |name, label: &str, values: Vec<String>| Filter {
            name,
            label: label.to_owned(),
            values,
        };
        let all = [
            filter(
                "wijk",
                &self.label(crate::model::AreaId::Site, Kind::Wijk),
                wijken.into_iter().map(str::to_owned).collect(),
            ),
            filter("soort", "Soort", kinds.into_iter().collect()),
            filter("status", "Status", self.statuses()),
        ];
        all.into_iter().filter(|it| it.values.len() > 1).collect()
    }

    /// The statuses that something has, in the order in which things go.
    fn statuses(self) -> Vec<String> {
        let here: BTreeSet<&str> = findable(self.edition())
            .filter_map(|(item, _)| finding::status(self.press, item))
            .collect();
        let common = Status::WORDS.iter().map(|(_, it)| it.label());
        let ideas = IdeaStatus::WORDS.iter().map(|(_, it)| it.label());
        common.chain(ideas).filter(|it| here.contains(it)).map(str::to_owned).collect()
    }
}
