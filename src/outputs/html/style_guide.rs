//! The style page: every part of a page in every state, by the templates that make the site.
//!
//! It is there in the preview and with `--drafts` only. Photos and figures are those of the site.

use super::Composer;
use super::item::Place;
use super::view::{
    Attachment, Card, Change, Fact, FactValue, Item, Link, Notice, Progress, Standing, StyleGuide,
    WijkCard,
};
use crate::decode::Choice;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::{AreaId, IdeaStatus, Kind, Status};

const TEXT: &str = include_str!("style_guide.md");
const LONG: &str = "Een heel lange titel over de herinrichting van het speelplein, de stoepen en het groen langs de hele Burgemeesterstraat";
const SUMMARY: &str = "Wat het is, in één of twee zinnen. Meer hoeft er niet te staan.";

/// The roles of colours, in pairs: what is shown on what.
const COLOURS: &[(&str, &str)] = &[
    ("--wijk-tekst", "--wijk-grond"),
    ("--wijk-tekst-zacht", "--wijk-grond"),
    ("--wijk-link", "--wijk-grond"),
    ("--wijk-tekst", "--wijk-vlak"),
    ("--wijk-link", "--wijk-vlak"),
    ("--wijk-op-accent", "--wijk-accent"),
    ("--op-rust", "--rust"),
    ("--op-bezig", "--bezig"),
    ("--op-klaar", "--klaar"),
    ("--op-waak", "--waak"),
    ("--op-stop", "--stop"),
    ("--wijk-focus", "--wijk-grond"),
    ("--vol", "--baan"),
];

impl Composer<'_> {
    /// The style page.
    pub(super) fn style_guide(self) -> StyleGuide {
        let nowhere = |_| Span::whole("stijlgids");
        let text = crate::markdown::read(TEXT, &nowhere, &mut Diagnostics::default());
        let site = self.edition().site;
        let mut heads = site.items().filter(|(item, _)| self.edition().is_shown(*item));
        let photo = heads.find_map(|(_, head)| self.photo(head.photo.as_ref()?));
        let of =
            |kind| self.edition().areas().flat_map(move |it| self.edition().own(it, kind).take(1));
        let items = of(Kind::Indicator).take(2).chain(of(Kind::Budget).take(1));
        StyleGuide {
            colours: COLOURS,
            standings: standings(),
            progress: progress().to_vec(),
            notices: notices(),
            cards: cards(),
            wijken: wijken(),
            photo,
            items: items.map(|it| self.item(it, Place::Among(3), AreaId::Site)).collect(),
            item: item(),
            text_html: self.prose(&text, 3, ""),
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what a page shows may be absent; here it never is")]
fn words(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// Every status, a local word, and what is late in either way.
fn standings() -> Vec<Standing> {
    let common = Status::WORDS.iter().map(|(word, status)| Standing {
        status: word,
        label: status.label().to_owned(),
        ..Standing::default()
    });
    let ideas = IdeaStatus::WORDS.iter().map(|(word, status)| Standing {
        status: word,
        label: status.label().to_owned(),
        ..Standing::default()
    });
    let silent = Standing {
        status: "onbekend",
        label: "Geen status vermeld".to_owned(),
        ..Standing::default()
    };
    common.chain(ideas).chain([silent, late(), overdue(), realised()]).collect()
}

fn late() -> Standing {
    Standing {
        status: "vertraagd",
        label: "op een laag pitje".to_owned(),
        common: Some("Vertraagd"),
        reason: words("De aannemer had geen mensen."),
        planned: words("voorjaar 2022"),
        planned_before: words("derde kwartaal van 2021"),
        updated: words("10 september 2021"),
        ..Standing::default()
    }
}

fn overdue() -> Standing {
    Standing {
        status: "gepland",
        label: "Gepland".to_owned(),
        planned: words("najaar 2021"),
        overdue: true,
        ..Standing::default()
    }
}

fn realised() -> Standing {
    Standing {
        status: "afgerond",
        label: "Afgerond".to_owned(),
        planned: words("juni 2021"),
        realised: words("3 juni 2021"),
        updated: words("3 juni 2021"),
        ..Standing::default()
    }
}

fn progress() -> [Progress; 4] {
    let of = |done: u64, sentence: &str| Progress {
        known: true,
        done,
        total: 8,
        percentage: done * 100 / 8,
        sentence: sentence.to_owned(),
        counts: vec![("afgerond", "Afgerond", done), ("gepland", "Gepland", 8 - done)],
        ..Progress::default()
    };
    [
        Progress { sentence: "Nog niet bekend".to_owned(), ..Progress::default() },
        of(0, "0 van 8 mijlpalen zijn afgerond"),
        of(3, "3 van 8 mijlpalen zijn afgerond"),
        of(8, "8 van 8 mijlpalen zijn afgerond"),
    ]
}

fn notices() -> Vec<Notice> {
    let all = [
        ("concept", "Dit is een concept. Het staat nog niet op de openbare site."),
        ("archief", "Dit programma is afgelopen. De pagina’s blijven staan als archief."),
        ("afgelast", "Afgelast. Er is storm."),
    ];
    all.map(|(sort, text)| Notice { sort, text: text.to_owned() }).into()
}

/// Full, as small as can be, and overfull.
fn cards() -> Vec<Card> {
    let card = |kind: &'static str, label: &str, title: &str| Card {
        kind,
        label: label.to_owned(),
        title: title.to_owned(),
        url: "#kaarten".to_owned(),
        ..Card::default()
    };
    let milestone = Card {
        standing: Some(late()),
        summary: words(SUMMARY),
        marks: vec!["concept".to_owned()],
        ..card("mijlpalen", "Mijlpaal", "Het speelplein")
    };
    let event = Card {
        when: words("dinsdag 14 september 2021, 19.30 uur"),
        datetime: words("2021-09-14T19:30"),
        place: words("Buurthuis De Plas"),
        shared: words("voor alle wijken"),
        marks: vec!["afgelast".to_owned()],
        ..card("agenda", "Bijeenkomst", "Bewonersavond")
    };
    let challenge = Card {
        number: words("2"),
        progress: progress().into_iter().nth(2),
        standing: Some(realised()),
        ..card("opgaven", "Opgave", LONG)
    };
    vec![milestone, event, challenge, card("nieuws", "Nieuwsbericht", "Alleen een titel")]
}

fn wijken() -> Vec<WijkCard> {
    let empty =
        WijkCard { title: "Plas".to_owned(), url: "#wijken".to_owned(), ..WijkCard::default() };
    let full = WijkCard {
        title: "Dorp".to_owned(),
        sort: Some("wijk"),
        programme: words("Samen verder"),
        summary: words(SUMMARY),
        progress: progress().into_iter().nth(2),
        aliases: vec!["Het Dorp".to_owned()],
        ..empty.clone()
    };
    vec![full, WijkCard { archived: true, ..empty.clone() }, empty]
}

/// An item with all there is to tell.
fn item() -> Item {
    let value = |text: &str, url: Option<&str>| FactValue {
        text: text.to_owned(),
        url: url.map(str::to_owned),
        ..FactValue::default()
    };
    let fact = |label: &str, values: Vec<FactValue>| Fact { label: label.to_owned(), values };
    let attachment = |title: &str, url: Option<&str>, about: Option<&str>| Attachment {
        title: title.to_owned(),
        url: url.map(str::to_owned),
        about: about.map(str::to_owned),
        pointer: None,
        expected: None,
        external: false,
    };
    let link =
        |title: &str| Link { title: title.to_owned(), url: words("#item"), ..Link::default() };
    let change = Change {
        date: "10 september 2021".to_owned(),
        standing: Some(late()),
        ..Change::default()
    };
    Item {
        id: "item".to_owned(),
        kind: Kind::Milestone.file(),
        label: "Mijlpaal".to_owned(),
        title: "Het speelplein".to_owned(),
        summary: words(SUMMARY),
        standing: Some(late()),
        facts: vec![
            fact("Opgave", vec![value("Ruimte om te spelen", Some("#item"))]),
            fact("Wie helpt", vec![value("Welzijn", None), value("De school", Some("#item"))]),
        ],
        remark: words("Twee stukken spreken elkaar hier tegen."),
        attachments: vec![
            attachment("Schetsontwerp", Some("#item"), Some("pdf, 240 kB")),
            attachment("Definitief ontwerp", None, None),
        ],
        links: vec![link("Lees verder bij de gemeente")],
        history: vec![change],
        previous: Some(link("Een kortere titel")),
        next: Some(link(LONG)),
        ..Item::default()
    }
}
