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
//! | `stijlgids.html` | `guide`: [`StyleGuide`] | what pages are made of; in the preview only |
//! | `toegankelijkheid.html` | `accessibility`: [`Accessibility`] | what the organisation says of the accessibility of the site |
//! | `zoeken.html` | `search`: [`Search`] | the search, and the register of everything |
//! | `lade.html` | `drawer`: [`DrawerPage`] | one letter or wijk of a large register |
//! | `404.html` | – | a page that is not there |
//! | `verhuisd.html` | `moved`: an address | an old address |

mod accessibility;
mod collection;
mod figure;
mod home;
mod item;
mod parts;
mod progress;
mod recent;
mod search;
mod site;
mod style_guide;
mod timeline;
mod wijk;

pub use accessibility::Accessibility;
pub use collection::{Collection, Group, List, Pager};
pub use figure::{
    Figure, Ledger, LedgerAmount, LedgerRow, LineChart, Measure, Part, Point, Stretch, Total,
};
pub use home::{Home, Overview, WijkCard, WijkGroup};
pub use item::{Change, Item};
pub use parts::{
    Attachment, Card, Fact, FactValue, Heading, Link, Linked, Notice, Photo, Progress, Section,
    Standing,
};
pub use progress::{Attention, ChallengeRow, ProgressPage};
pub use recent::{Recent, StatusWord};
pub use search::{Drawer, DrawerPage, Entry, Filter, Search};
pub use site::{Authority, Follow, Page, SharedImage, Site, WijkFrame, Word};
pub use style_guide::StyleGuide;
pub use timeline::{Axis, Lane, Mark, Timeline, TimelineGroup, TimelineRow};
pub use wijk::{Trait, WijkPage};
