//! Where the links of every item lead. Each is followed once, for the rules and for what is
//! published.

use super::{Destination, Map};
use crate::decode::Gathered;
use crate::diagnostic::Span;
use crate::markdown::Prose;
use crate::model::{ItemId, PerItem};

/// Every link of the site, by the item in which it is written.
#[derive(Debug, Default)]
pub struct Ways<'a> {
    items: PerItem<Vec<Way<'a>>>,
    settings: Vec<Way<'a>>,
}

/// A link as it was written, and where it leads.
#[derive(Debug)]
pub struct Way<'a> {
    /// What was written.
    pub written: &'a str,
    /// Where it was written.
    pub span: &'a Span,
    /// Whether it is shown in the text instead of led to.
    pub is_picture: bool,
    /// The text that it stands in; nothing for a key.
    pub text: Option<&'a Prose>,
    /// Where it leads.
    pub to: Destination<'a>,
}

impl<'a> Ways<'a> {
    /// Follows every link.
    pub fn new(map: Map<'a>) -> Self {
        let site = map.edition.site;
        let of_item = |item| {
            let head = site.head(item);
            head.map_or_else(Vec::new, |head| follow(map, &head.gathered))
        };
        Ways { items: PerItem::new(site, of_item), settings: follow(map, &site.settings.gathered) }
    }

    /// The links in an item.
    pub fn of(&self, item: ItemId) -> &[Way<'a>] {
        self.items.get(item).map_or(&[], Vec::as_slice)
    }

    /// The links in the settings of the site.
    pub fn of_settings(&self) -> &[Way<'a>] {
        &self.settings
    }
}

fn follow<'a>(map: Map<'a>, gathered: &'a Gathered) -> Vec<Way<'a>> {
    let in_texts = gathered.texts.iter().flat_map(|text| {
        text.links().iter().map(move |link| {
            let to = map.follow(&link.span.file, &link.destination);
            let (written, span, text) = (link.destination.as_str(), &link.span, Some(&**text));
            Way { written, span, is_picture: link.is_picture, text, to }
        })
    });
    let in_keys = gathered.urls.iter().map(|url| {
        let to = map.follow(&url.span.file, &url.value);
        Way { written: &url.value, span: &url.span, is_picture: false, text: None, to }
    });
    in_texts.chain(in_keys).collect()
}
