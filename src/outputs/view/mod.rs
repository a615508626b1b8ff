//! What a template may see. These types are the contract with themes: the model itself is never
//! shown to a template.
//!
//! Every page template gets `site`, `fixed`, `page` and one more value, named after the page type
//! below. Fields that end in `_html` are safe HTML; all other texts are plain and are escaped by the
//! template. The last three templates make what many pages share.
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
//! | `data.html` | `data`: [`Data`] | the open data, and what its columns mean |
//! | `zoeken.html` | `search`: [`Search`] | the search, and the register of everything |
//! | `lade.html` | `drawer`: [`DrawerPage`] | one letter or wijk of a large register |
//! | `poster.html` | `poster`: [`PosterPage`] | posters of a wijk, to print |
//! | `404.html` | – | a page that is not there |
//! | `verhuisd.html` | `moved`: an address | an old address |
//! | `menu.html`, `voet.html` | – | the menu and the foot of every page |
//! | `wijkbalk.html` | `wijk`: [`WijkBar`] | the top of every page of a wijk |

mod accessibility;
mod collection;
mod data;
mod figure;
mod home;
mod item;
mod parts;
mod poster;
mod progress;
mod recent;
mod search;
mod site;
mod style_guide;
mod timeline;
mod wijk;

pub use accessibility::Accessibility;
pub use collection::{Collection, Group, List, Pager};
pub use data::{Data, DataColumn, DataFile, DataSort, Dataset};
pub use figure::{
    Figure, Ledger, LedgerAmount, LedgerRow, LineChart, Measure, Part, Point, Stretch, Total,
};
pub use home::{Home, Overview, WijkCard, WijkGroup};
pub use item::{Change, Item};
pub use parts::{
    Attachment, Card, Fact, FactValue, Heading, Link, Linked, Notice, Photo, Progress, Section,
    Standing,
};
pub use poster::{Poster, PosterPage, Qr};
pub use progress::{Attention, ChallengeRow, ProgressPage};
pub use recent::{Recent, StatusWord};
pub use search::{Drawer, DrawerPage, Entry, Filter, Search};
pub use site::{Authority, Fixed, Follow, Page, SharedImage, Site, WijkBar, WijkFrame, Word};
pub use style_guide::StyleGuide;
pub use timeline::{Axis, Lane, Mark, Timeline, TimelineGroup, TimelineRow};
pub use wijk::{Trait, WijkPage};
