//! E303, E304, E702, W105: every photo and attachment is there and may be seen, and every file is
//! used.

use std::collections::{BTreeMap, BTreeSet};

use crate::derive::publication::Publication;
use crate::diagnostic::{Diagnostics, Located, Span};
use crate::links::{Destination, Fault, Map, Way};
use crate::media::{self, Lost};

/// The files that somebody uses, and those that belong to something confidential.
#[derive(Default)]
struct Uses<'a> {
    /// Also those that are only meant, by a name that is not quite theirs.
    all: BTreeSet<&'a str>,
    public: BTreeMap<&'a str, &'a Span>,
    secret: BTreeSet<&'a str>,
}

pub(super) fn check(map: Map<'_>, diagnostics: &mut Diagnostics) {
    let mut uses = Uses::default();
    let site = map.edition.site;
    for (item, head) in site.items() {
        let publication = map.edition.publication(item);
        let ways = map.ways.of(item);
        collect(map, (ways, &head.gathered.files), publication, &mut uses, diagnostics);
    }
    let of_settings = (map.ways.of_settings(), site.settings.gathered.files.as_slice());
    collect(map, of_settings, Publication::Public, &mut uses, diagnostics);
    for (file, span) in &uses.public {
        if uses.secret.contains(file) {
            diagnostics
                .report("E304", span, format!("`{file}` hoort ook bij iets vertrouwelijks"))
                .help("Haal het bestand hier weg, of bij het vertrouwelijke item.");
        }
    }
    report_unused(map, &uses, diagnostics);
}

fn collect<'a>(
    map: Map<'a>,
    (ways, named): (&'a [Way<'a>], &'a [Located<String>]),
    publication: Publication,
    uses: &mut Uses<'a>,
    diagnostics: &mut Diagnostics,
) {
    let file = |way: &Way<'a>| match way.to {
        Destination::File(file) => Some((file, way.span)),
        _ => None,
    };
    let mut files: Vec<(&str, &Span)> = ways.iter().filter_map(file).collect();
    for file in named {
        match media::locate(map.sources, &file.span.file, file) {
            Ok((name, source)) if source.is_media() => files.push((name, &file.span)),
            Ok(_) | Err(Lost::Missing) => {
                report_missing(map, file, diagnostics);
                uses.all.extend(media::meant(map.sources, file));
            }
            Err(Lost::Outside) => report_outside(file, diagnostics),
        }
    }
    let lost = ways.iter().filter(|way| way.to == Destination::Nowhere(Fault::NoFile));
    uses.all.extend(lost.filter_map(|way| media::meant(map.sources, way.written)));
    for (file, span) in files {
        uses.all.insert(file);
        match publication {
            Publication::Confidential => drop(uses.secret.insert(file)),
            Publication::Public | Publication::Draft => {
                uses.public.entry(file).or_insert(span);
            }
            Publication::LeftOut(_) => (),
        }
    }
}

fn report_missing(map: Map<'_>, file: &Located<String>, diagnostics: &mut Diagnostics) {
    let help = match media::similar(map.sources, &file.span.file, file) {
        Some(near) => format!("Bedoelde u `{near}`? Een pad telt vanaf de map van dit bestand."),
        None => "Zet het bestand in `media/`, of haal deze regel weg tot het er is.".to_owned(),
    };
    diagnostics.report("E303", &file.span, format!("`{}` is er niet", file.value)).help(help);
}

fn report_outside(file: &Located<String>, diagnostics: &mut Diagnostics) {
    diagnostics
        .report("E702", &file.span, format!("`{}` wijst buiten de map `content/`", file.value))
        .help("Zet het bestand in `content/`, bijvoorbeeld in `media/`: `media/kaart.pdf`");
}

fn report_unused(map: Map<'_>, uses: &Uses<'_>, diagnostics: &mut Diagnostics) {
    let media =
        map.sources.files().filter(|(name, it)| name.starts_with("content/") && it.is_media());
    for (name, _) in media.filter(|(name, _)| !uses.all.contains(name.as_ref())) {
        let message = "geen tekst gebruikt dit bestand, dus het komt niet op de site";
        diagnostics.report("W105", &Span::whole(name), message).help(way_out(name));
    }
}

/// What to do with a file that nobody uses. Other endings for the same thing are a usual slip.
fn way_out(name: &str) -> String {
    let other = [(".yml", ".yaml"), (".YAML", ".yaml"), (".markdown", ".md"), (".MD", ".md")];
    let renamed = other
        .iter()
        .find_map(|(ending, right)| name.strip_suffix(ending).map(|stem| format!("{stem}{right}")));
    renamed.map_or_else(
        || "Verwijs ernaar in een tekst of bij `foto` of `bijlagen`, of haal het weg.".to_owned(),
        |right| format!("Bedoelde u `{right}`? Geef het bestand die naam."),
    )
}
