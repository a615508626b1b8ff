//! The search, and the register of everything on the site.

use std::collections::BTreeSet;

use super::Composer;
use super::view::{Entry, Filter, Pager, Search, Shelf as View, ShelfPage};
use crate::decode::Choice as _;
use crate::model::{Head, IdeaStatus, ItemId, Kind, Status};
use crate::outputs::{finding, static_files};
use crate::pages::{PER_SHELF_PAGE, Shelf, findable, item_path, wijk_of};
use crate::values::{capitalise, slug};

impl Composer<'_> {
    /// The page on which residents search.
    pub(super) fn search(self) -> Search {
        let register = self.map().pages.register();
        let shelves: Vec<(Shelf, usize)> = register.shelves().collect();
        let view = |(shelf, count): &(Shelf, usize)| self.shelf(*shelf, *count);
        let (mut letters, wijken): (Vec<View>, Vec<View>) = (
            shelves.iter().filter(|it| matches!(it.0, Shelf::Letter(_))).map(view).collect(),
            shelves.iter().filter(|it| matches!(it.0, Shelf::Wijk(_))).map(view).collect(),
        );
        let others = usize::from(letters.first().is_some_and(|it| it.id == "letter-0"));
        letters.rotate_left(others);
        Search {
            script: static_files::linked(self.press, "zoeken.js"),
            index: self.press.link(finding::FOLDER),
            languages: self.other_languages(),
            filters: self.filters(),
            letters,
            wijken,
        }
    }

    /// One page of a letter or a wijk.
    pub(super) fn shelf_page(self, shelf: Shelf, number: usize) -> ShelfPage {
        let entries = self.entries(shelf);
        let total = entries.len().div_ceil(PER_SHELF_PAGE);
        let url = |number| self.press.link(&shelf.path(self.edition(), number));
        let pager = Pager {
            number,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < total).then(|| url(number + 1)),
        };
        ShelfPage {
            count: entries.len(),
            pager: Some(pager).filter(|_| total > 1),
            entries: entries.chunks(PER_SHELF_PAGE).nth(number - 1).unwrap_or_default().to_vec(),
        }
    }

    /// What a letter or a wijk of the register is called.
    pub(super) fn shelf_title(self, shelf: Shelf) -> String {
        match shelf {
            Shelf::Letter('0') => "0–9".to_owned(),
            Shelf::Letter(letter) => letter.to_uppercase().to_string(),
            Shelf::Wijk(Some(at)) => self.title(ItemId::wijk(at)).to_owned(),
            Shelf::Wijk(None) => "Voor de hele site".to_owned(),
        }
    }

    fn shelf(self, shelf: Shelf, count: usize) -> View {
        let is_here = self.map().pages.register().is_small();
        let id = match shelf {
            Shelf::Letter(letter) => format!("letter-{letter}"),
            Shelf::Wijk(Some(at)) => {
                let id = &self.edition().site.wijken[at].profile.head.id;
                format!("wijk-{id}")
            }
            Shelf::Wijk(None) => "hele-site".to_owned(),
        };
        View {
            id,
            title: self.shelf_title(shelf),
            count,
            url: (!is_here).then(|| self.press.link(&shelf.path(self.edition(), 1))),
            entries: if is_here { self.entries(shelf) } else { Vec::new() },
        }
    }

    /// What stands on a shelf, in the order of the alphabet.
    fn entries(self, shelf: Shelf) -> Vec<Entry> {
        let all = findable(self.edition()).filter(|(item, head)| shelf.holds(*item, head));
        let mut entries: Vec<(ItemId, &Head)> = all.collect();
        entries.sort_by_cached_key(|(item, head)| (slug(&head.title), head.title.clone(), *item));
        entries.into_iter().filter_map(|(item, head)| self.entry(shelf, item, head)).collect()
    }

    fn entry(self, shelf: Shelf, item: ItemId, head: &Head) -> Option<Entry> {
        let kind = self.label(item.area, item.kind);
        let wijk = wijk_of(item).filter(|_| item.kind != Kind::Wijk);
        let wijk = wijk.filter(|_| matches!(shelf, Shelf::Letter(_)));
        let about = match wijk {
            Some(at) => format!("{kind}, {}", self.title(ItemId::wijk(at))),
            None => kind,
        };
        let url = self.press.link(&item_path(self.edition().site, item)?);
        Some(Entry { title: head.title.clone(), url, about })
    }

    /// The languages in which something is written besides that of the site.
    fn other_languages(self) -> Vec<String> {
        let site = self.edition().site;
        let own = site.settings.languages.first().map(|it| it.to_lowercase());
        let written = findable(self.edition()).filter_map(|(_, head)| head.language.as_ref());
        let others: BTreeSet<String> = written.map(|it| it.to_lowercase()).collect();
        others.into_iter().filter(|it| Some(it) != own.as_ref()).collect()
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
