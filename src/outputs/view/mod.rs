//! What a template may see. These types are the contract with themes: the model itself is never
//! shown to a template.
//!
//! Every template gets `site`, `page` and one more value, named after the page type below. Fields
//! that end in `_html` are safe HTML; all other texts are plain and are escaped by the template.
//!
//! | template | value | shows |
//! |---|---|---|
//! | `home.html` | `home`: [`Home`] | the site |
//! | `wijken.html` | `overview`: [`Overview`] | all wijken, by municipality |
//! | `wijk.html` | `wijk`: [`WijkPage`] | a wijk |
//! | `voortgang.html` | `progress`: [`ProgressPage`] | the progress of the site or a wijk |
//! | `item.html` | `item`: [`Item`] | anything with a page of its own |
//! | `lijst.html` | `list`: [`List`] | items of one kind, twenty to a page |
//! | `verzameling.html` | `collection`: [`Collection`] | items that share a page: contacts, figures, money … |
//! | `404.html` | – | a page that is not there |
//! | `verhuisd.html` | `moved`: an address | an old address |

mod collection;
mod home;
mod item;
mod parts;
mod progress;
mod site;
mod wijk;

pub use collection::{Collection, Group, List, Pager, Total};
pub use home::{Home, Overview, WijkCard, WijkGroup};
pub use item::{Change, Figure, Item, Measure, Part};
pub use parts::{
    Attachment, Card, Fact, FactValue, Heading, Link, Notice, Photo, Progress, Section, Standing,
};
pub use progress::{ChallengeRow, ProgressPage, Timeline};
pub use site::{Follow, Page, Site, WijkFrame};
pub use wijk::{Trait, WijkPage};
