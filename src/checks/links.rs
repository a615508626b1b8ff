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
}

/// What is checked: the links of something, which readers see or do not.
struct Check<'a> {
    map: Map<'a>,
    is_public: bool,
}

/// A link as it was written.
struct Written<'a> {
    destination: &'a str,
    span: &'a Span,
    is_picture: bool,
    /// The text that it stands in; nothing for a key.
    text: Option<&'a Prose>,
}

impl<'a> Check<'a> {
    fn all(&self, gathered: &'a Gathered, diagnostics: &mut Diagnostics) {
        for text in &gathered.texts {
            for link in text.links() {
                let (destination, is_picture) = (link.destination.as_str(), link.is_picture);
                let text = Some(text.as_ref());
                self.one(&Written { destination, span: &link.span, is_picture, text }, diagnostics);
            }
        }
        for url in &gathered.urls {
            let destination = url.value.as_str();
            let written = Written { destination, span: &url.span, is_picture: false, text: None };
            self.one(&written, diagnostics);
        }
    }

    fn one(&self, link: &Written<'a>, diagnostics: &mut Diagnostics) {
        match self.map.follow(&link.span.file, link.destination) {
            Destination::Item(_) | Destination::Page(_) if link.is_picture => {
                self.nowhere(&Fault::NoFile, link, diagnostics);
            }
            Destination::Item(item) => self.item(item, link, diagnostics),
            Destination::Here(fragment) => here(fragment, link, diagnostics),
            // Markdown reported this when it was read.
            Destination::Nowhere(Fault::Scheme(_)) if link.text.is_some() => (),
            Destination::Empty if self.is_public => {
                let message = format!(
                    "`{}` leidt naar een lijst waarvan deze uitgave niets toont",
                    link.destination
                );
                diagnostics.report("W505", link.span, message).help(
                    "De tekst staat er, zonder link. Dat komt vanzelf goed als er iets verschijnt.",
                );
            }
            Destination::Nowhere(fault) => self.nowhere(&fault, link, diagnostics),
            Destination::Empty
            | Destination::Page(_)
            | Destination::File(_)
            | Destination::Elsewhere => (),
        }
    }

    fn item(&self, item: ItemId, link: &Written<'_>, diagnostics: &mut Diagnostics) {
        let (written, span) = (link.destination, link.span);
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

    fn nowhere(&self, fault: &Fault, link: &Written<'_>, diagnostics: &mut Diagnostics) {
        let (written, span) = (link.destination, link.span);
        let (code, message, help) = match fault {
            Fault::NoFile if link.is_picture => {
                ("E303", format!("de foto `{written}` is er niet"), self.help_file(&span.file, written))
            }
            Fault::NoFile => ("E302", format!("`{written}` is er niet"), self.help_file(&span.file, written)),
            Fault::NoPageOfIts => (
                "E302",
                format!("`{written}` heeft geen eigen pagina op de site"),
                "Verwijs naar een item of een lijst: `../quick-wins.yaml#pad`".to_owned(),
            ),
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

    fn help_file(&self, file: &str, written: &str) -> String {
        let path = written.split('#').next().unwrap_or(written);
        if path.starts_with("www.") {
            return format!("Schrijf er `https://` voor: `https://{written}`");
        }
        match media::similar(self.map.sources, file, path) {
            Some(file) => {
                format!("Bedoelde u `{file}`? Een pad telt vanaf de map van dit bestand.")
            }
            None => "Kijk of de naam klopt. Een pad telt vanaf de map van dit bestand.".to_owned(),
        }
    }
}

/// A link to a heading of the same text.
fn here(fragment: &str, link: &Written<'_>, diagnostics: &mut Diagnostics) {
    let headings = link.text.map(Prose::headings).unwrap_or_default();
    if headings.iter().any(|it| it.id == fragment) {
        return;
    }
    let ids: Vec<String> = headings.iter().map(|it| it.id.clone()).collect();
    diagnostics
        .report("E302", link.span, format!("in deze tekst staat geen kop `{fragment}`"))
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
