//! `serve`: shows the site, and says what changed.

use std::io::{self, ErrorKind};
use std::net::TcpListener;

use super::options::Serve;
use super::{Ending, Failure, console, folders, today};
use crate::derive::publication::Drafts;
use crate::report::{count, summary, visible};
use crate::serve::{News, Plan, Preview, Ready, Told, Update, Watching};
use crate::values::{capitalise, show_date};

/// How many changed files are named.
const NAMED: usize = 3;
/// How many ports are tried to find one that is free.
const TRIES: u16 = 20;

/// What the lines of a preview need to know.
struct Teller {
    url: String,
    drafts: Drafts,
    is_quiet: bool,
}

/// Shows the site until somebody interrupts it.
pub(super) fn serve(options: &Serve) -> Result<Ending, Failure> {
    let root = &options.root.folder;
    folders::find(root)?;
    for name in options.idle.given() {
        console::warn(&format!("let op: `{name}` doet niets bij `wijkbode serve`\n"));
    }
    let drafts = if options.no_drafts { Drafts::Hidden } else { Drafts::Shown };
    let watching = if options.poll { Watching::Polling } else { Watching::Automatic };
    let plan = Plan {
        root: root.clone(),
        host: options.host.clone(),
        port: options.port,
        watching,
        drafts,
        as_of: options.as_of,
        today,
    };
    let preview = Preview::new(plan).map_err(|error| refuse(options, &error))?;
    if !preview.is_private() {
        console::warn(
            "let op: iedereen in uw netwerk kan dit voorbeeld zien, ook de concepten. \
             Zonder --host ziet alleen u het.\n",
        );
    }
    let teller = Teller { url: preview.url(), drafts, is_quiet: options.quiet };
    let is_opened = options.open;
    let tell = move |news: News| {
        let is_ready = matches!(news, News::Ready(_));
        // The preview goes on when nobody reads along.
        let _ = teller.tell(news);
        if is_ready && is_opened {
            show(&teller.url);
        }
    };
    let failed = |error: io::Error| Failure::Machine(format!("het voorbeeld is gestopt: {error}"));
    preview.run(tell).map_err(failed)?;
    Ok(Ending::Done)
}

fn show(url: &str) {
    if let Err(error) = open::that_detached(url) {
        console::warn(&format!("kan de browser niet openen: {error}; open zelf {url}\n"));
    }
}

impl Teller {
    fn tell(&self, news: News) -> Result<(), Failure> {
        match news {
            News::Ready(ready) => self.welcome(&ready),
            News::Polling(_) if self.is_quiet => Ok(()),
            News::Polling(why) => {
                let why = why.map(|it| format!(" ({})", visible(&it))).unwrap_or_default();
                let line = "Wijzigingen worden hier niet gemeld; wijkbode kijkt steeds zelf";
                console::print(&format!("{line}{why}.\n"))
            }
            News::Updated(update) => self.update(&update),
        }
    }

    fn welcome(&self, ready: &Ready) -> Result<(), Failure> {
        console::warn(&ready.told.human);
        let url = &self.url;
        if self.is_quiet {
            return console::print(&format!("{url}\n"));
        }
        let pages = count(ready.pages, "pagina", "pagina’s");
        let drafts = if self.drafts == Drafts::Shown { ", met concepten" } else { "" };
        let day = show_date(ready.day);
        let found = self.found(&ready.told);
        console::print(&format!(
            "Uw site staat op {url}\n{pages}, zoals de site is op {day}{drafts}. {found}\n\
             Stop met Ctrl+C.\n"
        ))
    }

    fn update(&self, update: &Update) -> Result<(), Failure> {
        console::warn(&update.told.human);
        if self.is_quiet {
            return Ok(());
        }
        let changed = match update.files.len() {
            0 => "nieuwe dag".to_owned(),
            number => format!("{} veranderd", count(number, "bestand", "bestanden")),
        };
        let names: Vec<_> = update.files.iter().take(NAMED).map(|it| visible(it)).collect();
        let more = if update.files.len() > NAMED { ", …" } else { "" };
        let names = names.join(", ");
        let names = if names.is_empty() { names } else { format!(" ({names}{more})") };
        let outcome = if update.told.errors > 0 { "niet bijgewerkt" } else { "bijgewerkt" };
        let took = update.took.as_millis().max(1);
        let found = match (update.told.errors, update.told.warnings) {
            (0, 0) => String::new(),
            _ => format!(" {}", self.found(&update.told)),
        };
        console::print(&format!("{changed}, {outcome} in {took} ms{names}.{found}\n"))
    }

    /// How much was found, and where it is told.
    fn found(&self, told: &Told) -> String {
        let found = capitalise(&summary(told.errors, told.warnings));
        match (told.errors, told.warnings) {
            (0, 0) => format!("{found}."),
            _ => format!("{found}: {}_wijkbode/meldingen/", self.url),
        }
    }
}

/// Why the preview has no place on the network.
fn refuse(options: &Serve, error: &io::Error) -> Failure {
    let (host, port) = (visible(&options.host), options.port);
    Failure::Machine(match error.kind() {
        ErrorKind::AddrInUse => {
            let ports = (1..=TRIES).filter_map(|it| port.checked_add(it));
            let free =
                ports.into_iter().find(|it| TcpListener::bind((&*options.host, *it)).is_ok());
            let free = free.unwrap_or_default();
            format!(
                "poort {port} is al in gebruik, misschien door een ander voorbeeld\n  \
                 = tip: Sluit dat, of kies een andere poort: `wijkbode serve --port {free}`"
            )
        }
        ErrorKind::PermissionDenied => format!(
            "poort {port} mag u niet gebruiken\n  \
             = tip: Kies een hogere: `wijkbode serve --port 8080`"
        ),
        _ => format!(
            "kan niet op `{host}` poort {port} beginnen: {error}\n  \
             = tip: Is `{host}` een adres van deze computer? Zonder --host is het 127.0.0.1."
        ),
    })
}
