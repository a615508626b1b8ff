//! What pages have in common, made when the first of them is: the menu and the foot of the site, the
//! bar of each wijk, and how to follow an area.

use std::sync::OnceLock;

use super::Composer;
use super::frame::area_of;
use super::view::{Fixed, Follow, SharedImage, WijkBar, WijkFrame};
use crate::diagnostic::Diagnostic;
use crate::model::{AreaId, ItemId, Kind, Site};
use crate::outputs::sharing::{self, Of};
use crate::outputs::{calendar, feeds, static_files};
use crate::pages::{Subject, area_path};
use crate::palette;
use crate::theme::{Shared, Values};

/// What pages have in common.
pub(in crate::outputs) struct Frames {
    site: OnceLock<Made<Shared<Fixed>>>,
    areas: Vec<OnceLock<Common>>,
    wijken: Vec<OnceLock<Made<Top>>>,
}

/// Something that a template made, or why it could not.
type Made<T> = Result<T, Diagnostic>;

/// What the pages of an area have in common.
struct Common {
    /// The ways to follow the area.
    follow: Vec<Shared<Follow>>,
    /// The picture for who shares a page.
    picture: Option<SharedImage>,
}

/// What stands above all pages of a wijk.
struct Top {
    bar: WijkBar,
    frame: WijkFrame,
    /// The frame as most pages show it: those that are not in the menu themselves.
    shared: Shared<WijkFrame>,
}

impl Frames {
    /// A place for what the pages of a site have in common.
    pub(in crate::outputs) fn new(site: &Site) -> Frames {
        Frames {
            site: OnceLock::new(),
            areas: site.areas().map(|_| OnceLock::new()).collect(),
            wijken: site.wijken.iter().map(|_| OnceLock::new()).collect(),
        }
    }
}

impl<'a> Composer<'a> {
    /// What is the same on every page.
    pub(super) fn fixed(self) -> Made<&'a Shared<Fixed>> {
        let made = self.press.frames.site.get_or_init(|| {
            let menu_html = self.part("menu.html", Values::default())?;
            let foot_html = self.part("voet.html", Values::default())?;
            Ok(Shared::new(&Fixed { menu_html, foot_html }))
        });
        made.as_ref().map_err(Clone::clone)
    }

    /// What a page shows of its wijk: the same as all others, but for the link to itself.
    pub(super) fn wijk_frame(self, area: AreaId, path: &str) -> Made<Option<Shared<WijkFrame>>> {
        let AreaId::Wijk(at) = area else { return Ok(None) };
        let top = self.press.frames.wijken[at].get_or_init(|| self.top(at));
        let top = top.as_ref().map_err(Clone::clone)?;
        let here = self.press.link(path);
        let place = top.bar.menu.iter().position(|it| it.url.as_ref() == Some(&here));
        let Some(place) = place else { return Ok(Some(top.shared.clone())) };
        let mut bar = top.bar.clone();
        bar.menu[place].current = true;
        let frame = WijkFrame { bar_html: self.bar(&bar)?, ..top.frame.clone() };
        Ok(Some(Shared::new(&frame)))
    }

    /// The ways to follow an area.
    pub(super) fn follow(self, area: AreaId) -> Vec<Shared<Follow>> {
        self.in_common(area).follow.clone()
    }

    /// The picture for who shares a page without a photo: of its plan, or else of its area.
    pub(super) fn drawn_image(self, subject: Subject) -> Option<SharedImage> {
        match subject {
            Subject::Item(plan) if plan.kind == Kind::Plan => sharing::offer(self, Of::Plan(plan)),
            _ => self.in_common(area_of(subject).unwrap_or(AreaId::Site)).picture.clone(),
        }
    }

    /// What the pages of an area have in common.
    fn in_common(self, area: AreaId) -> &'a Common {
        let place = match area {
            AreaId::Site => 0,
            AreaId::Wijk(at) => at + 1,
        };
        self.press.frames.areas[place].get_or_init(|| {
            let follow = feeds::offers(self, area).into_iter().chain(calendar::offer(self, area));
            Common {
                follow: follow.map(|it| Shared::new(&it)).collect(),
                picture: sharing::offer(self, Of::Area(area)),
            }
        })
    }

    fn top(self, at: usize) -> Made<Top> {
        let area = AreaId::Wijk(at);
        let site = self.edition().site;
        let profile = &site.wijken[at].profile;
        let home = area_path(site, area);
        let mut menu = vec![self.menu_link("Overzicht".to_owned(), &home)];
        menu.extend(self.section_links(area, |_| true));
        let bar = WijkBar {
            name: self.title(ItemId::wijk(at)).to_owned(),
            url: self.press.link(&home),
            logo: profile.logo.as_ref().and_then(|it| self.file(it)),
            municipality: self.edition().municipality(at).map(|it| self.link(it)),
            menu,
        };
        let colour = profile.colour.as_ref().map(|it| palette::colour_file(it.value));
        let frame = WijkFrame {
            name: bar.name.clone(),
            url: bar.url.clone(),
            slogan: profile.slogan.clone(),
            style: colour.map(|it| static_files::linked(self.press, &it)),
            bar_html: self.bar(&bar)?,
        };
        Ok(Top { shared: Shared::new(&frame), bar, frame })
    }

    fn bar(self, bar: &WijkBar) -> Made<String> {
        self.part("wijkbalk.html", Values::default().with("wijk", bar))
    }

    /// A part of a page, without empty lines around it.
    fn part(self, template: &str, values: Values) -> Made<String> {
        let made = self.press.theme.render(template, values)?;
        Ok(made.trim().to_owned())
    }
}
