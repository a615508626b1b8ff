//! News for a browser: whether the page that it shows has changed (server-sent events).
//!
//! A browser says which version it shows, so that nothing is missed between the moment at which it
//! got the page and the one at which it began to listen.

use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};

use super::body::Body;
use super::page::{self, Version, View};
use crate::address::percent_decode;
use crate::serve::shown::Shown;

/// What a browser listens for.
#[derive(Debug)]
pub(super) struct Interest {
    /// The address of the page that it shows.
    address: String,
    /// What it shows; unknown when it did not say.
    seen: Option<Version>,
}

/// So often something is said, so that both sides notice when the other is gone.
const BEAT: Duration = Duration::from_secs(15);
/// How much may wait to be sent.
const AHEAD: usize = 8;

impl Interest {
    /// Reads `pad=/wijken/&versie=…`. What the browser last heard is newer than what it was given.
    pub(super) fn new(query: &str, heard: Option<&str>) -> Interest {
        let field = |name: &str| {
            let fields = query.split('&').filter_map(|it| it.split_once('='));
            fields
                .filter(|(it, _)| *it == name)
                .map(|(_, value)| percent_decode(value).into_owned())
                .next()
        };
        let heard = heard.and_then(|it| it.parse().ok());
        let seen = heard.or_else(|| field("versie")?.parse().ok());
        Interest { address: field("pad").unwrap_or_else(|| "/".to_owned()), seen }
    }
}

/// Tells a browser about its page until it leaves.
pub(super) fn follow(
    mut shown: watch::Receiver<Option<Arc<Shown>>>,
    mut interest: Interest,
    place: OwnedSemaphorePermit,
) -> Body {
    let (send, receive) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        let mut news = String::from(": wijkbode\nretry: 1000\n\n");
        loop {
            let now = shown.borrow_and_update().clone();
            if let Some(now) = now {
                news += &interest.catch_up(&now).await;
            }
            if !news.is_empty() && send.send(Bytes::from(std::mem::take(&mut news))).await.is_err()
            {
                return;
            }
            tokio::select! {
                changed = shown.changed() => if changed.is_err() { return },
                () = tokio::time::sleep(BEAT) => news.push_str(": nog hier\n\n"),
                () = send.closed() => return,
            }
        }
    });
    Body::News(receive, place)
}

impl Interest {
    /// What has changed since the browser last heard of it, as events.
    async fn catch_up(&mut self, shown: &Shown) -> String {
        let (version, panel) = current(shown, &self.address).await;
        let Some(seen) = self.seen.replace(version) else { return String::new() };
        if seen.page != version.page {
            return event("reload", version, &self.address);
        }
        let mut news = String::new();
        if seen.looks != version.looks {
            news += &event("style", version, "");
        }
        if seen.panel != version.panel {
            news += &event("panel", version, &panel);
        }
        news
    }
}

/// What a browser would get now, with what would stand above it.
async fn current(shown: &Shown, address: &str) -> (Version, String) {
    let bare = |page| (Version { page, looks: 0, panel: 0 }, String::new());
    if page::is_all(address) {
        return (page::all(shown).version, String::new());
    }
    match page::view(shown, address).await {
        View::Page(page) => (page.version, page.panel),
        View::File(made) => bare(made.version),
        View::Folder => bare(0),
    }
}

fn event(name: &str, version: Version, content: &str) -> String {
    let lines: Vec<&str> = content.split(['\r', '\n']).collect();
    format!("event: {name}\nid: {version}\ndata: {}\n\n", lines.join("\ndata: "))
}
