//! The commands and their options, as they may be typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::model::settings::SiteUrl;
use crate::new::Addition;
use crate::values::{Mistake, Value as _};

#[derive(Debug, Parser)]
#[command(
    name = "wijkbode",
    version,
    about = "Maakt van wat u over uw wijken schrijft de website die bewoners lezen",
    override_usage = "wijkbode OPDRACHT [OPTIES]",
    after_help = "Met `wijkbode OPDRACHT --help` leest u meer over één opdracht.",
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) task: Task,
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    #[command(
        alias = "bouw",
        about = "Maakt de website en zet haar in de map `output` (ook: bouw)",
        override_usage = "wijkbode build [OPTIES]"
    )]
    Build(Build),
    #[command(
        alias = "controleer",
        about = "Kijkt alles na en schrijft niets (ook: controleer)",
        override_usage = "wijkbode check [OPTIES]"
    )]
    Check(Check),
    #[command(
        alias = "bekijk",
        about = "Laat de site in uw browser zien en houdt haar bij terwijl u schrijft (ook: bekijk)",
        override_usage = "wijkbode serve [OPTIES]"
    )]
    Serve(Serve),
    #[command(
        alias = "nieuw",
        about = "Maakt een nieuwe site, een wijk of een bericht om aan te vullen (ook: nieuw)",
        override_usage = "wijkbode new WAT",
        subcommand_help_heading = "Wat",
        arg_required_else_help = true
    )]
    New(New),
}

/// What to make, and how to tell about it.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is there or not")]
pub(super) struct Edition {
    #[command(flatten)]
    pub(super) root: Root,
    #[arg(
        long,
        value_name = "MAP",
        help = "De map voor de website; anders de map `output` in uw site"
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(
        long,
        value_name = "URL",
        value_parser = parse_url,
        help = "Het webadres van de site, in plaats van `url` uit site.yaml"
    )]
    pub(super) base_url: Option<SiteUrl>,
    #[arg(
        long,
        alias = "peildatum",
        value_name = "DATUM",
        value_parser = parse_day,
        help = "De site zoals zij op deze dag is, bijvoorbeeld 2021-07-12; anders vandaag (ook: --peildatum)"
    )]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, alias = "concepten", help = "Toon ook wat nog een concept is (ook: --concepten)")]
    pub(super) drafts: bool,
    #[arg(long, help = "Publiceer ook niet als er waarschuwingen zijn")]
    pub(super) strict: bool,
    #[arg(
        long,
        value_name = "VORM",
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Hoe u leest wat er is gevonden: human (tekst), json of github (bij de regels van een wijziging)"
    )]
    pub(super) format: Format,
    #[arg(long, help = "Vertel alleen wat er fout is")]
    pub(super) quiet: bool,
    #[arg(long, alias = "tijden", help = "Laat zien waar de tijd bleef (ook: --tijden)")]
    pub(super) timings: bool,
}

#[derive(Args, Debug)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) edition: Edition,
    #[arg(
        long,
        alias = "comprimeer",
        help = "Zet naast elke tekst ook een kleinere versie (.br en .gz), voor een webserver die dat kan (ook: --comprimeer)"
    )]
    pub(super) compress: bool,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) edition: Edition,
    #[arg(
        long,
        value_name = "CODE",
        help = "Leg een code uit, bijvoorbeeld E301; zonder code ziet u ze alle"
    )]
    #[expect(clippy::option_option, reason = "not asked, asked for all, asked for one")]
    pub(super) explain: Option<Option<String>>,
}

/// What to show, and to whom.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is there or not")]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) root: Root,
    #[arg(
        long,
        value_name = "NUMMER",
        default_value = "8080",
        hide_default_value = true,
        value_parser = parse_port,
        help = "De poort; anders 8080. Met 0 kiest de computer een vrije poort"
    )]
    pub(super) port: u16,
    #[arg(
        long,
        value_name = "ADRES",
        default_value = "127.0.0.1",
        hide_default_value = true,
        help = "Het adres waarop de site te zien is; anders 127.0.0.1, alleen op deze computer"
    )]
    pub(super) host: String,
    #[arg(long, help = "Open de site meteen in uw browser")]
    pub(super) open: bool,
    #[arg(
        long,
        help = "Kijk steeds zelf of er iets veranderd is, voor een netwerkschijf die dat niet meldt"
    )]
    pub(super) poll: bool,
    #[arg(long, alias = "zonder-concepten", help = "Laat concepten weg (ook: --zonder-concepten)")]
    pub(super) no_drafts: bool,
    #[arg(
        long,
        alias = "peildatum",
        value_name = "DATUM",
        value_parser = parse_day,
        help = "De site zoals zij op deze dag is, bijvoorbeeld 2021-07-12; anders vandaag (ook: --peildatum)"
    )]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, help = "Vertel alleen het adres en wat er fout is")]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) idle: Idle,
}

/// The options of `build` that change nothing in a preview, so that the same ones may be given.
#[derive(Args, Debug)]
pub(super) struct Idle {
    #[arg(long, hide = true)]
    output: Option<PathBuf>,
    #[arg(long, hide = true, value_parser = parse_url)]
    base_url: Option<SiteUrl>,
    #[arg(long, hide = true)]
    strict: bool,
    #[arg(long, hide = true)]
    format: Option<Format>,
    /// What a preview shows anyway.
    #[arg(long, hide = true, alias = "concepten", conflicts_with = "no_drafts")]
    drafts: bool,
}

#[derive(Args, Debug)]
pub(super) struct New {
    #[command(subcommand)]
    pub(super) what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    #[command(
        about = "Een kleine volledige site om mee te beginnen",
        override_usage = "wijkbode new site MAP"
    )]
    Site {
        #[arg(
            value_name = "MAP",
            help = "De map van de nieuwe site; `.` is de map waarin u nu bent"
        )]
        folder: PathBuf,
    },
    #[command(about = "Een wijk", override_usage = "wijkbode new wijk NAAM [OPTIES]")]
    Wijk {
        #[arg(
            value_name = "NAAM",
            required = true,
            help = "De naam, zoals bewoners de wijk noemen"
        )]
        name: Vec<String>,
        #[command(flatten)]
        root: Root,
    },
    #[command(
        about = "Een nieuwsbericht",
        override_usage = "wijkbode new nieuws WIJK TITEL [OPTIES]"
    )]
    Nieuws(Item),
    #[command(about = "Een mijlpaal", override_usage = "wijkbode new mijlpaal WIJK TITEL [OPTIES]")]
    Mijlpaal(Item),
    #[command(
        about = "Een quick win",
        override_usage = "wijkbode new quick-win WIJK TITEL [OPTIES]"
    )]
    QuickWin(Item),
    #[command(
        about = "Een bijeenkomst",
        override_usage = "wijkbode new agenda WIJK TITEL [OPTIES]"
    )]
    Agenda(Item),
}

#[derive(Args, Debug)]
pub(super) struct Item {
    #[arg(value_name = "WIJK", help = "De naam van de wijk, of van haar map")]
    pub(super) wijk: String,
    #[arg(value_name = "TITEL", required = true, help = "De titel")]
    pub(super) title: Vec<String>,
    #[command(flatten)]
    pub(super) root: Root,
}

#[derive(Args, Debug)]
pub(super) struct Root {
    #[arg(
        long = "root",
        value_name = "MAP",
        default_value = ".",
        hide_default_value = true,
        help = "De map waarin `content` staat; anders de map waarin u nu bent"
    )]
    pub(super) folder: PathBuf,
}

/// How diagnostics are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
}

impl Arguments {
    /// The whole command line, in the words of clap.
    pub(super) fn command() -> clap::Command {
        <Self as CommandFactory>::command()
    }
}

impl Idle {
    /// The ones that were given and that do something elsewhere.
    pub(super) fn given(&self) -> impl Iterator<Item = &'static str> {
        let given = [
            ("--output", self.output.is_some()),
            ("--base-url", self.base_url.is_some()),
            ("--strict", self.strict),
            ("--format", self.format.is_some()),
        ];
        given.into_iter().filter_map(|(name, is_given)| is_given.then_some(name))
    }
}

impl What {
    /// What to add to a wijk, with the words for it, if that is what was asked.
    pub(super) fn addition(&self) -> Option<(Addition, &Item)> {
        match self {
            What::Nieuws(item) => Some((Addition::News, item)),
            What::Mijlpaal(item) => Some((Addition::Milestone, item)),
            What::QuickWin(item) => Some((Addition::QuickWin, item)),
            What::Agenda(item) => Some((Addition::Event, item)),
            What::Site { .. } | What::Wijk { .. } => None,
        }
    }
}

fn parse_day(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse(text).map_err(|mistake| match mistake {
        Mistake::NoSuchDay(why) => format!("die dag bestaat niet: {why}"),
        _ => "schrijf een dag als 2021-07-12".to_owned(),
    })
}

fn parse_port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "schrijf een getal van 0 tot en met 65535".to_owned())
}

fn parse_url(text: &str) -> Result<SiteUrl, String> {
    let example = "schrijf een webadres als https://wijken.gemeente.nl/";
    SiteUrl::parse(text).ok_or_else(|| example.to_owned())
}
