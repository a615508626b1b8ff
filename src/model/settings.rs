//! The settings of the site: `content/site.yaml`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::course::Status;
use super::kind::{KINDS, Kind};
use super::security::Security;
use super::wijk::Channel;
use crate::decode::{Choice, Decode, FromRecord, Gathered, Pairs, Reader, Record, Text};
use crate::diagnostic::{Located, Span};
use crate::values::{Colour, When, is_slug, slug};
use crate::yaml::{Field, Node, Value};

/// The settings of the site.
#[derive(Debug)]
pub struct Settings {
    /// The name of the site.
    pub title: String,
    /// Whose site it is.
    pub organisation: String,
    /// Where it is published; ends in a slash.
    pub url: SiteUrl,
    /// The line below its name.
    pub subtitle: Option<String>,
    /// Its languages, the default first; `nl` when none is given.
    pub languages: Vec<String>,
    /// The folder of its theme, when that is not the default.
    pub theme: Option<Located<String>>,
    /// How it looks.
    pub style: HouseStyle,
    /// Its time zone.
    pub zone: Tz,
    /// A notice above every page.
    pub notice: Option<Notice>,
    /// The themes that challenges may belong to.
    pub themes: Vec<Theme>,
    /// Local words for a common status: local word and common word.
    pub status_words: Vec<(String, String)>,
    /// Local words for the kinds.
    pub words: Words,
    /// After how many days without an update the editors are warned.
    pub freshness: u32,
    /// The menu, when the editors made one.
    pub menu: Vec<MenuItem>,
    /// Where else to follow the organisation.
    pub channels: Vec<Channel>,
    /// Under which licence the data may be used.
    pub licence: Option<String>,
    /// What the organisation says of the accessibility of the site.
    pub accessibility: Option<Accessibility>,
    /// Where to report a leak.
    pub security: Option<Security>,
    /// Where to turn to with a question about the site.
    pub contact: Option<String>,
    /// The files and addresses in the settings.
    pub gathered: Gathered,
}

/// The address of the site, with its scheme and a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl(String);

/// How the site looks.
#[derive(Debug, Default)]
pub struct HouseStyle {
    /// A style sheet with design tokens.
    pub tokens: Option<Located<String>>,
    /// The class under which the tokens hold.
    pub class: Option<Located<String>>,
    /// The logo.
    pub logo: Option<Located<String>>,
    /// The accent colour.
    pub colour: Option<Located<Colour>>,
}

/// A notice above every page.
#[derive(Debug)]
pub struct Notice {
    /// What it says.
    pub text: Text,
    /// The last day on which it is shown.
    pub until: Option<NaiveDate>,
}

/// A theme that challenges may belong to.
#[derive(Debug)]
pub struct Theme {
    /// Names it in references.
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// What residents call it.
    pub title: String,
}

/// An item of the menu.
#[derive(Debug)]
pub struct MenuItem {
    /// What it says.
    pub title: String,
    /// Where it leads.
    pub link: Option<Located<String>>,
}

/// What the organisation says of the accessibility of the site.
#[derive(Debug)]
pub struct Accessibility {
    /// How far it has got, in the words of the register: `voldoet gedeeltelijk`.
    pub status: String,
    /// Its entry in the national register.
    pub register: Option<String>,
    /// Where to report a barrier.
    pub contact: Option<String>,
    /// When that was established.
    pub date: Option<When>,
}

/// The words that a site or a municipality uses for the kinds: one and several.
#[derive(Clone, Debug, Default)]
pub struct Words(BTreeMap<Kind, (String, String)>);

const DEFAULT_FRESHNESS: u32 = 180;

impl Words {
    /// The word for one of a kind.
    pub fn one(&self, kind: Kind) -> &str {
        self.0.get(&kind).map_or(kind.one(), |(one, _)| one)
    }

    /// The word for several of a kind.
    pub fn many(&self, kind: Kind) -> &str {
        self.0.get(&kind).map_or(kind.many(), |(_, many)| many)
    }

    /// These words, and where they say nothing the words of `other`.
    #[must_use]
    pub fn or(&self, other: &Words) -> Words {
        let mut words = other.0.clone();
        words.extend(self.0.clone());
        Words(words)
    }
}

impl SiteUrl {
    /// An address with a scheme and a host, or nothing.
    pub fn parse(text: &str) -> Option<SiteUrl> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let host = rest.split('/').next().unwrap_or_default();
        let sound = !host.is_empty() && !text.contains(['?', '#', '"', '<', '>', ' ', '\\']);
        sound.then(|| SiteUrl(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address, with a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part behind the host, with a slash at both ends: `/` or `/map/site/`.
    pub fn path(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + "://".len());
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            title: String::new(),
            organisation: String::new(),
            url: SiteUrl("https://example.org/".to_owned()),
            subtitle: None,
            languages: vec!["nl".to_owned()],
            theme: None,
            style: HouseStyle::default(),
            zone: chrono_tz::Europe::Amsterdam,
            notice: None,
            themes: Vec::new(),
            status_words: Vec::new(),
            words: Words::default(),
            freshness: DEFAULT_FRESHNESS,
            menu: Vec::new(),
            channels: Vec::new(),
            licence: None,
            accessibility: None,
            security: None,
            contact: None,
            gathered: Gathered::default(),
        }
    }
}

impl FromRecord for Settings {
    const NAME: &'static str = "`site.yaml`";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        let default = Settings::default();
        let languages: Vec<String> = record.list("talen");
        let mut settings = Settings {
            title: record.required("titel"),
            organisation: record.required("organisatie"),
            url: record.required_option("url").unwrap_or(default.url),
            subtitle: record.optional("ondertitel"),
            languages: if languages.is_empty() { default.languages } else { languages },
            theme: record.optional("thema"),
            style: record.optional("huisstijl").unwrap_or_default(),
            zone: record.optional("tijdzone").unwrap_or(default.zone),
            notice: record.optional("melding"),
            themes: record.list("themas"),
            status_words: record.optional::<StatusWords>("statuswoorden").unwrap_or_default().0,
            words: record.optional("woorden").unwrap_or_default(),
            freshness: record.optional("versheid").unwrap_or(default.freshness),
            menu: record.list("menu"),
            channels: record.list("kanalen"),
            licence: record.optional("licentie"),
            accessibility: record.optional("toegankelijkheid"),
            security: record.optional("security"),
            contact: record.optional("contact"),
            gathered: Gathered::default(),
        };
        settings.gathered = std::mem::take(&mut record.reader.gathered);
        settings
    }
}

impl Decode for SiteUrl {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::decode(node, reader)?;
        let url = SiteUrl::parse(&text);
        if url.is_none() {
            reader.wrong_kind(
                node,
                "een webadres",
                "Schrijf bijvoorbeeld: https://wijken.gemeente.nl/",
            );
        }
        url
    }
}

impl Decode for Tz {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let zone = String::decode(node, reader)?.parse().ok();
        if zone.is_none() {
            reader.wrong_kind(node, "een tijdzone", "Schrijf bijvoorbeeld: Europe/Amsterdam");
        }
        zone
    }
}

impl FromRecord for HouseStyle {
    const NAME: &'static str = "deze huisstijl";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        HouseStyle {
            tokens: record.required_file("tokens"),
            class: record.optional("klasse"),
            logo: record.file("logo"),
            colour: record.optional("kleur"),
        }
    }
}

impl FromRecord for Notice {
    const NAME: &'static str = "deze melding";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Notice { text: record.required("tekst"), until: record.optional("tot").map(When::last) }
    }
}

impl FromRecord for Theme {
    const NAME: &'static str = "dit thema";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        let id: Option<Located<String>> = record.required_option("id");
        let title: String = record.required("titel");
        if let Some(wrong) = id.as_ref().filter(|id| !is_slug(id)) {
            let message = format!("`{}` past niet in een webadres", wrong.value);
            let help = format!("Schrijf: `id: {}`", slug(wrong));
            record.reader.diagnostics.report("E203", &wrong.span, message).help(help);
        }
        let span = record.key_span("id").unwrap_or(record.span()).clone();
        Theme { id: id.map_or_else(|| slug(&title), |id| id.value), span, title }
    }
}

impl FromRecord for MenuItem {
    const NAME: &'static str = "dit menu-onderdeel";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        let title = record.required("titel");
        let link: Option<Located<String>> = record.required_option("link");
        record.reader.gathered.urls.extend(link.clone());
        MenuItem { title, link }
    }
}

impl FromRecord for Accessibility {
    const NAME: &'static str = "deze toegankelijkheidsverklaring";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Accessibility {
            status: record.required("status"),
            register: record.url("register"),
            contact: record.optional("contact"),
            date: record.optional("datum"),
        }
    }
}

/// Local words, each mapped onto a common status.
#[derive(Default)]
struct StatusWords(Vec<(String, String)>);

impl Decode for StatusWords {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let pairs: Pairs<StatusWord> = Decode::decode(node, reader)?;
        let words = pairs.0.into_iter().map(|(local, common)| (local.value, common.0.to_owned()));
        Some(StatusWords(words.collect()))
    }
}

/// A common status word.
struct StatusWord(&'static str);

impl Decode for StatusWord {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let status: Status = reader.choice(node)?;
        Status::WORDS.iter().find(|(_, it)| *it == status).map(|(word, _)| StatusWord(word))
    }
}

impl Decode for Words {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(fields) = &node.value else {
            reader.wrong_kind(
                node,
                "een groepje woorden",
                "Schrijf bijvoorbeeld: `opgave: [speerpunt, speerpunten]`",
            );
            return None;
        };
        Some(Words(fields.iter().filter_map(|field| read_word(field, reader)).collect()))
    }
}

/// One word for a kind, or one and several.
fn read_word(field: &Field, reader: &mut Reader<'_>) -> Option<(Kind, (String, String))> {
    let kinds = || KINDS.iter().map(|entry| entry.kind).chain([Kind::Wijk, Kind::Theme]);
    let key = |kind: Kind| kind.one().replace(' ', "-");
    let Some(kind) = kinds().find(|kind| key(*kind) == field.key.value) else {
        let names: Vec<String> = kinds().map(key).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let message =
            format!("`{}` is geen soort die een eigen woord kan krijgen", field.key.value);
        reader
            .diagnostics
            .report("E201", &field.key.span, message)
            .help_choice(&field.key.value, &names);
        return None;
    };
    let words: Vec<String> = match &field.value.value {
        Value::List(_) => Decode::decode(&field.value, reader)?,
        _ => vec![Decode::decode(&field.value, reader)?],
    };
    let one = words.first()?.clone();
    let many = words.get(1).unwrap_or(&one).clone();
    Some((kind, (one, many)))
}
