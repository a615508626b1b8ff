//! Who gets an address. Everything that wants one says so, and of several that want the same the
//! first has it: fixed pages come before lists, lists before items, and old addresses last.

use super::{Clash, Destination, Subject, alias_path, has_own_page, item_path, sections};
use crate::edition::Edition;
use crate::model::{AreaId, Head, ItemId};

/// A page that wants an address.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) subject: Subject,
    by: By,
}

/// Who wants an address.
#[derive(Clone, Copy, Debug)]
enum By {
    /// The site itself.
    Site,
    /// An item, for its page.
    Item(ItemId),
    /// An item, for one of its aliases by its place among them.
    Alias(ItemId, usize),
}

/// What an area wants, each list in order.
#[derive(Debug, Default)]
pub(super) struct Wishes {
    /// For its pages, and those of its items.
    pub(super) pages: Vec<(String, Wish)>,
    /// For the old addresses of its items.
    pub(super) aliases: Vec<(String, Wish)>,
    /// The pages that there would be if this edition showed their items.
    pub(super) hidden: Vec<(String, ItemId)>,
    /// Old addresses outside the site.
    pub(super) clashes: Vec<Clash>,
}

impl Wish {
    /// One of the site itself.
    pub(super) fn fixed(path: impl Into<String>, subject: Subject) -> (String, Wish) {
        (path.into(), Wish { subject, by: By::Site })
    }

    /// What an editor hears of a wish whose address this one has; nothing when no editor made it.
    pub(super) fn clash(self, path: &str, late: Wish, edition: &Edition<'_>) -> Option<Clash> {
        let (item, alias) = match late.by {
            By::Site => return None,
            By::Item(item) => (item, None),
            By::Alias(item, at) => (item, Some(at)),
        };
        let owner = match self.by {
            By::Item(item) | By::Alias(item, _) => edition.head(item),
            By::Site => None,
        };
        let owner = owner.map(|head| format!("`{}`", head.span.file));
        let taken_by = Some(owner.unwrap_or_else(|| "een vaste pagina van de site".to_owned()));
        Some(Clash { address: format!("/{path}"), item, alias, taken_by })
    }
}

impl Wishes {
    /// What an area wants for itself and for its items.
    pub(super) fn of(edition: &Edition<'_>, area: AreaId) -> Wishes {
        let mut wishes = Wishes::default();
        if edition.shows(area) {
            let sections = sections::of(edition, area).into_iter();
            wishes.pages.extend(sections.map(|(path, subject)| Wish::fixed(path, subject)));
        }
        for (item, head) in edition.site.everything_in(area) {
            wishes.add(edition, item, head);
        }
        // Together they are then nearly in order.
        wishes.pages.sort_by(|(one, _), (other, _)| one.cmp(other));
        wishes
    }

    fn add(&mut self, edition: &Edition<'_>, item: ItemId, head: &Head) {
        let is_shown = edition.is_shown(item);
        // Of two with the same name the first has a page.
        let is_named = !head.id.is_empty() && edition.index.is_first(item);
        let has_page = has_own_page(item.kind) && is_named;
        if let Some(path) = has_page.then(|| item_path(edition.site, item)).flatten() {
            if is_shown {
                self.pages.push((path, Wish { subject: Subject::Item(item), by: By::Item(item) }));
            } else {
                self.hidden.push((path, item));
            }
        }
        for (at, alias) in head.aliases.iter().enumerate().filter(|_| is_shown) {
            let subject = Subject::Moved(Destination::Item(item));
            match alias_path(alias) {
                Some(path) => self.aliases.push((path, Wish { subject, by: By::Alias(item, at) })),
                None => self.clashes.push(Clash {
                    address: alias.value.clone(),
                    item,
                    alias: Some(at),
                    taken_by: None,
                }),
            }
        }
    }
}
