//! What pages have in common, made when the first of them is: the menu and the foot of the site, and
//! the bar of each wijk.

use std::sync::OnceLock;

use super::Composer;
use super::view::{Fixed, WijkBar, WijkFrame};
use crate::diagnostic::Diagnostic;
use crate::model::{AreaId, ItemId, Site};
use crate::outputs::static_files;
use crate::pages::area_path;
use crate::palette;
use crate::theme::{Shared, Values};

/// What pages have in common.
pub(in crate::outputs) struct Frames {
    site: OnceLock<Made<Shared<Fixed>>>,
    wijken: Vec<OnceLock<Made<Common>>>,
}

/// Something that a template made, or why it could not.
type Made<T> = Result<T, Diagnostic>;

/// What the pages of a wijk have in common.
struct Common {
    bar: WijkBar,
    frame: WijkFrame,
    /// The frame as most pages show it: those that are not in the menu themselves.
    shared: Shared<WijkFrame>,
}

impl Frames {
    /// A place for what the pages of a site have in common.
    pub(in crate::outputs) fn new(site: &Site) -> Frames {
        let wijken = site.wijken.iter().map(|_| OnceLock::new()).collect();
        Frames { site: OnceLock::new(), wijken }
    }
}

impl<'a> Composer<'a> {
    /// What is the same on every page.
    pub(super) fn fixed(self) -> Made<&'a Shared<Fixed>> {
        let made = self.press.frames.site.get_or_init(|| {
            let nothing = Values::default();
            let menu_html = self.part("menu.html", &nothing)?;
            let foot_html = self.part("voet.html", &nothing)?;
            Ok(Shared::new(&Fixed { menu_html, foot_html }))
        });
        made.as_ref().map_err(Clone::clone)
    }

    /// What a page shows of its wijk: the same as all others, but for the link to itself.
    pub(super) fn wijk_frame(self, area: AreaId, path: &str) -> Made<Option<Shared<WijkFrame>>> {
        let AreaId::Wijk(at) = area else { return Ok(None) };
        let common = self.press.frames.wijken[at].get_or_init(|| self.common(at));
        let common = common.as_ref().map_err(Clone::clone)?;
        let here = self.press.link(path);
        let Some(place) = common.bar.menu.iter().position(|it| it.url.as_ref() == Some(&here))
        else {
            return Ok(Some(common.shared.clone()));
        };
        let mut bar = common.bar.clone();
        bar.menu[place].current = true;
        let frame = WijkFrame { bar_html: self.bar(&bar)?, ..common.frame.clone() };
        Ok(Some(Shared::new(&frame)))
    }

    fn common(self, at: usize) -> Made<Common> {
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
        Ok(Common { shared: Shared::new(&frame), bar, frame })
    }

    fn bar(self, bar: &WijkBar) -> Made<String> {
        self.part("wijkbalk.html", &Values::default().with("wijk", bar))
    }

    /// A part of a page, without empty lines around it.
    fn part(self, template: &str, values: &Values) -> Made<String> {
        let made = self.press.theme.render(template, values)?;
        Ok(made.trim().to_owned())
    }
}
