//! E302, E303, E304, E601, E702, W505: a link in a text or a key leads somewhere that readers may
//! see.

use rayon::prelude::*;

use super::left_out::describe;
use crate::decode::Gathered;
use crate::derive::publication::Publication;
use crate::diagnostic::{Diagnostics, Span, nearest};
use crate::links::{Destination, Fault, Map};
use crate::markdown::Prose;
use crate::media;
use crate::model::ItemId;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let items: Vec<(ItemId, &Gathered)> =
        map.edition.site.items().map(|(item, head)| (item, &head.gathered)).collect();
    let found = items.par_iter().map(|(item, gathered)| {
        let mut found = Diagnostics::default();
        let check = Check { map, is_public: map.edition.is_shown(*item) };
        check.all(gathered, &mut found);
        found
    });
    for found in found.collect::<Vec<_>>() {
        diagnostics.extend(found);
    }
    let site = map.edition.site;
    let check = Check { map, is_public: true };
    check.all(&site.settings.gathered, diagnostics);
    let areas = site.areas().flat_map(|area| site.area(area).introductions.values());
    for foreword in site.introduction.iter().chain(areas) {
        check.all(&foreword.head.gathered, diagnostics);
    }
}

/// What is checked: the links of something, which readers see or do not.
struct Check<'a> {
    map: Map<'a>,
    is_public: bool,
}

impl<'a> Check<'a> {
    fn all(&self, gathered: &'a Gathered, diagnostics: &mut Diagnostics) {
        for text in &gathered.texts {
            for link in text.links() {
                self.one(&link.destination, &link.span, link.is_picture, Some(text), diagnostics);
            }
        }
        for url in &gathered.urls {
            self.one(&url.value, &url.span, false, None, diagnostics);
        }
    }

    fn one(
        &self,
        destination: &'a str,
        span: &Span,
        is_picture: bool,
        text: Option<&Prose>,
        diagnostics: &mut Diagnostics,
    ) {
        match self.map.follow(&span.file, destination) {
            Destination::Item(item) => self.item(item, destination, span, diagnostics),
            Destination::Here(fragment) => here(fragment, text, span, diagnostics),
            Destination::Nowhere(Fault::Scheme(_)) if text.is_some() => (),
            Destination::Nowhere(fault) => {
                self.nowhere(&fault, destination, (span, is_picture), diagnostics);
            }
            Destination::Page(_) | Destination::File(_) | Destination::Elsewhere => (),
        }
    }

    fn item(&self, item: ItemId, written: &str, span: &Span, diagnostics: &mut Diagnostics) {
        if !self.is_public {
            return;
        }
        match self.map.edition.publication(item) {
            Publication::Confidential => diagnostics
                .report("E304", span, format!("`{written}` is vertrouwelijk, en deze tekst is openbaar"))
                .help("Haal deze link weg."),
            Publication::LeftOut(why) => diagnostics
                .report("W505", span, format!("`{written}` staat niet in deze uitgave: {}", describe(why)))
                .help("De tekst staat er, zonder link. Dat komt vanzelf goed als het item verschijnt."),
            Publication::Public | Publication::Draft => (),
        }
    }

    fn nowhere(
        &self,
        fault: &Fault,
        written: &str,
        (span, is_picture): (&Span, bool),
        diagnostics: &mut Diagnostics,
    ) {
        let (code, message, help) = match fault {
            Fault::NoFile if is_picture => {
                ("E303", format!("de foto `{written}` is er niet"), self.help_file(written))
            }
            Fault::NoFile => ("E302", format!("`{written}` is er niet"), self.help_file(written)),
            Fault::NoItem(ids) => {
                let id = written.rsplit('#').next().unwrap_or_default();
                ("E302", format!("in dat bestand staat geen `{id}`"), help_among(id, ids))
            }
            Fault::NoHeading(ids) => {
                let id = written.rsplit('#').next().unwrap_or_default();
                ("E302", format!("op die pagina staat geen kop `{id}`"), help_among(id, ids))
            }
            Fault::NoPage => (
                "E302",
                format!("de site heeft geen pagina `{written}`"),
                "Verwijs liever naar het bestand: `../quick-wins.yaml#pad`. Dan klopt het adres altijd.".to_owned(),
            ),
            Fault::Outside => (
                "E702",
                format!("`{written}` wijst buiten de map `content/`"),
                "Zet het bestand in `content/`, bijvoorbeeld in `media/`, en verwijs daarheen.".to_owned(),
            ),
            Fault::Scheme(problem) => (
                "E601",
                problem.clone(),
                "Schrijf een adres dat begint met `https://`, `mailto:` of `tel:`.".to_owned(),
            ),
        };
        diagnostics.report(code, span, message).help(help);
    }

    fn help_file(&self, written: &str) -> String {
        let path = written.split('#').next().unwrap_or(written);
        if path.starts_with("www.") {
            return format!("Schrijf er `https://` voor: `https://{written}`");
        }
        match media::similar(self.map.sources, path) {
            Some(file) => {
                format!("Bedoelde u `{file}`? Een pad telt vanaf de map van dit bestand.")
            }
            None => "Kijk of de naam klopt. Een pad telt vanaf de map van dit bestand.".to_owned(),
        }
    }
}

/// A link to a heading of the same text.
fn here(fragment: &str, text: Option<&Prose>, span: &Span, diagnostics: &mut Diagnostics) {
    let headings = text.map(Prose::headings).unwrap_or_default();
    if headings.iter().any(|it| it.id == fragment) {
        return;
    }
    let ids: Vec<String> = headings.iter().map(|it| it.id.clone()).collect();
    diagnostics
        .report("E302", span, format!("in deze tekst staat geen kop `{fragment}`"))
        .help(help_among(fragment, &ids));
}

fn help_among(written: &str, ids: &[String]) -> String {
    match nearest(written, ids.iter().map(String::as_str)) {
        Some(id) => format!("Bedoelde u `{id}`?"),
        None if ids.is_empty() => {
            "Haal deze link weg, of verwijs naar het bestand zelf.".to_owned()
        }
        None => {
            format!("Kies uit: {}", ids.iter().take(20).cloned().collect::<Vec<_>>().join(", "))
        }
    }
}
