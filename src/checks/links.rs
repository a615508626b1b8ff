//! E302, E303, E304, E601, E702, W505: a link in a text or a key leads somewhere that readers may
//! see.

use super::left_out::describe;
use crate::derive::publication::Publication;
use crate::diagnostic::{Diagnostics, nearest};
use crate::links::{Destination, Fault, Map, Way};
use crate::markdown::Prose;
use crate::media;
use crate::model::ItemId;

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    for (item, _) in map.edition.site.items() {
        let check = Check { map, is_public: map.edition.is_shown(item) };
        map.ways.of(item).iter().for_each(|way| check.one(way, diagnostics));
    }
    let check = Check { map, is_public: true };
    map.ways.of_settings().iter().for_each(|way| check.one(way, diagnostics));
}

/// What is checked: the links of something, which readers see or do not.
struct Check<'a> {
    map: Map<'a>,
    is_public: bool,
}

impl Check<'_> {
    fn one(&self, link: &Way<'_>, diagnostics: &mut Diagnostics) {
        match &link.to {
            Destination::Item(_) | Destination::Page(_) if link.is_picture => {
                self.nowhere(&Fault::NoFile, link, diagnostics);
            }
            Destination::Item(item) => self.item(*item, link, diagnostics),
            Destination::Here(fragment) => here(fragment, link, diagnostics),
            // Markdown reported this when it was read.
            Destination::Nowhere(Fault::Scheme(_)) if link.text.is_some() => (),
            Destination::Empty if self.is_public => {
                let message = format!(
                    "`{}` leidt naar een lijst waarvan deze uitgave niets toont",
                    link.written
                );
                diagnostics.report("W505", link.span, message).help(
                    "De tekst staat er, zonder link. Dat komt vanzelf goed als er iets verschijnt.",
                );
            }
            Destination::Nowhere(fault) => self.nowhere(fault, link, diagnostics),
            Destination::Empty
            | Destination::Page(_)
            | Destination::File(_)
            | Destination::Elsewhere => (),
        }
    }

    fn item(&self, item: ItemId, link: &Way<'_>, diagnostics: &mut Diagnostics) {
        let (written, span) = (link.written, link.span);
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

    fn nowhere(&self, fault: &Fault, link: &Way<'_>, diagnostics: &mut Diagnostics) {
        let (written, span) = (link.written, link.span);
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
        if path.contains('@') && !path.contains('/') {
            return format!("Schrijf er `mailto:` voor: `mailto:{written}`");
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
fn here(fragment: &str, link: &Way<'_>, diagnostics: &mut Diagnostics) {
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
