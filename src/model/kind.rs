//! The kinds of things that editors write about, and where they end up in the model.

use std::sync::Arc;

use super::item::{self, Body, Head, Item, Origin};
use super::{
    Activity, Budget, Challenge, Contact, Decision, Event, Idea, Indicator, Milestone,
    Municipality, News, Organisation, Outcome, Page, Plan, QuickWin, Voice,
};
use crate::decode::{Reader, Record};
use crate::yaml::Node;

/// Declares the table of kinds: `Kind`, `KINDS`, and `Area` with a list for each of them.
macro_rules! kinds {
    ($($variant:ident in $field:ident: $body:ty, $file:literal ($one:literal, $many:literal) $scope:ident;)+) => {
        /// A kind of thing that editors write about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            /// A wijk itself; its file is `wijk.md`.
            Wijk,
            /// A theme from the settings of the site.
            Theme,
            /// The text above a list page or the home page: `_index.md`, `index.md`.
            Foreword,
            $(#[doc = concat!("`", $file, ".yaml` and `", $file, "/*.md`.")] $variant,)+
        }

        impl Kind {
            /// Every kind, each at the place of its number.
            pub const EVERY: &[Kind] =
                &[Kind::Wijk, Kind::Theme, Kind::Foreword, $(Kind::$variant,)+];
            /// Every kind that a reference may name: those of files, and wijken.
            pub(super) const NAMED: &[Kind] = &[$(Kind::$variant,)+ Kind::Wijk];
        }

        /// Every kind that is read from a list and from a folder: one line each.
        pub const KINDS: &[Entry] = &[$(Entry {
            kind: Kind::$variant,
            file: $file,
            one: $one,
            many: $many,
            scope: Scope::$scope,
        },)+];

        /// What was written about one area: a wijk, or the whole site.
        ///
        /// Its items are shared with what else was made of the same files.
        #[derive(Clone, Debug, Default)]
        pub struct Area {
            $(#[doc = concat!("What stands in `", $file, "`.")] pub $field: Vec<Arc<Item<$body>>>,)+
            /// The texts above its pages.
            pub forewords: Vec<Arc<Item<Foreword>>>,
        }

        impl Area {
            /// How many items of one kind there are.
            pub fn count(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$variant => self.$field.len(),)+
                    Kind::Foreword => self.forewords.len(),
                    Kind::Wijk | Kind::Theme => 0,
                }
            }

            /// What the item at one place in its list has in common with all others.
            pub fn head(&self, kind: Kind, index: usize) -> Option<&Head> {
                match kind {
                    $(Kind::$variant => self.$field.get(index).map(|item| &item.head),)+
                    Kind::Foreword => self.forewords.get(index).map(|item| &item.head),
                    Kind::Wijk | Kind::Theme => None,
                }
            }

            /// Reads one item into the list of its kind.
            pub(super) fn read(
                &mut self,
                kind: Kind,
                node: &Node,
                origin: Origin,
                reader: &mut Reader<'_>,
            ) {
                match kind {
                    $(Kind::$variant => {
                        let item = item::read::<$body>(node, origin, kind, reader);
                        self.$field.extend(item.map(Arc::new));
                    })+
                    Kind::Wijk | Kind::Theme | Kind::Foreword => (),
                }
            }

            /// Adds all that was read from another file.
            pub(super) fn append(&mut self, other: &Area) {
                $(self.$field.extend_from_slice(&other.$field);)+
                self.forewords.extend_from_slice(&other.forewords);
            }
        }
    };
}

kinds! {
    Challenge in challenges: Challenge, "opgaven" ("opgave", "opgaven") Everywhere;
    Plan in plans: Plan, "plannen" ("plan", "plannen") Everywhere;
    Decision in decisions: Decision, "besluiten" ("besluit", "besluiten") Everywhere;
    Activity in activities: Activity, "activiteiten" ("activiteit", "activiteiten") Everywhere;
    Outcome in outcomes: Outcome, "resultaten" ("resultaat", "resultaten") Everywhere;
    Voice in voices: Voice, "stemmen" ("stem", "stemmen") Everywhere;
    Milestone in milestones: Milestone, "mijlpalen" ("mijlpaal", "mijlpalen") Everywhere;
    QuickWin in quick_wins: QuickWin, "quick-wins" ("quick win", "quick wins") Everywhere;
    Contact in contacts: Contact, "contacten" ("contact", "contact") Everywhere;
    News in news: News, "nieuws" ("nieuwsbericht", "nieuws") Everywhere;
    Event in events: Event, "agenda" ("bijeenkomst", "agenda") Everywhere;
    Indicator in indicators: Indicator, "cijfers" ("cijfer", "cijfers") Everywhere;
    Budget in budgets: Budget, "geld" ("bedrag", "geld") Everywhere;
    Idea in ideas: Idea, "ideeen" ("idee", "ideeën") Everywhere;
    Organisation in organisations: Organisation, "organisaties" ("organisatie", "organisaties") SiteOnly;
    Municipality in municipalities: Municipality, "gemeenten" ("gemeente", "gemeenten") SiteOnly;
    Page in pages: Page, "paginas" ("pagina", "pagina’s") SiteOnly;
}

/// One line of the table of kinds.
#[derive(Debug)]
pub struct Entry {
    /// Which kind.
    pub kind: Kind,
    /// The name of its list and its folder, and its part of an address.
    pub file: &'static str,
    /// What one of them is called.
    pub one: &'static str,
    /// What several of them are called.
    pub many: &'static str,
    /// Where its files may stand.
    pub scope: Scope,
}

/// Where the files of a kind may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the folder of a wijk, and in `content/` for the whole site.
    Everywhere,
    /// In `content/` only.
    SiteOnly,
}

impl Kind {
    /// The line of the table that is about this kind.
    pub fn entry(self) -> Option<&'static Entry> {
        let before = Kind::EVERY.len() - KINDS.len();
        KINDS.get((self as usize).checked_sub(before)?)
    }

    /// The name of its list and its folder, and its part of an address.
    pub fn file(self) -> &'static str {
        match self {
            Kind::Wijk => "wijken",
            Kind::Theme => "themas",
            Kind::Foreword => "inleiding",
            kind => kind.entry().map_or("", |entry| entry.file),
        }
    }

    /// What one of them is called.
    pub fn one(self) -> &'static str {
        match self {
            Kind::Wijk => "wijk",
            Kind::Theme => "thema",
            Kind::Foreword => "inleiding",
            kind => kind.entry().map_or("", |entry| entry.one),
        }
    }

    /// What several of them are called.
    pub fn many(self) -> &'static str {
        match self {
            Kind::Wijk => "wijken",
            Kind::Theme => "thema’s",
            Kind::Foreword => "inleidingen",
            kind => kind.entry().map_or("", |entry| entry.many),
        }
    }

    /// The kind whose list and folder have this name.
    pub fn of_file(name: &str) -> Option<Kind> {
        let known = KINDS.iter().find(|entry| entry.file == name).map(|entry| entry.kind);
        known.or(match name {
            "wijken" => Some(Kind::Wijk),
            "themas" => Some(Kind::Theme),
            _ => None,
        })
    }
}

/// The text above a page of an area: the keys of any item, all of them optional.
#[derive(Debug)]
pub struct Foreword {
    /// The kind whose list page it introduces; nothing for the home page.
    pub of: Option<Kind>,
}

impl Body for Foreword {
    const NAME: &'static str = "deze inleiding";
    const TITLE: &'static [&'static str] = &[];

    fn from_record(_: &mut Record<'_, '_>, origin: &Origin) -> Self {
        Foreword { of: origin.introduces }
    }
}
