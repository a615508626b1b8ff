//! The preview: the website as it would be published, kept in step with what the editor writes.
//!
//! ```text
//! watch ─look again─▶ follow ─build─▶ Proof ─▶ Shown ─▶ http ─▶ browser
//! ```
//!
//! A [`proof::Proof`] is one built website that makes a page when it is asked for; [`shown::Shown`]
//! is the last good one with what is wrong now. Only `http` waits for others, and it writes nothing
//! to disk.

mod follow;
mod http;
mod message;
mod proof;
mod shown;
mod watch;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use chrono_tz::Tz;
use tokio::sync::watch as latest;

use self::follow::Follower;
use crate::derive::publication::Drafts;
use crate::model::settings::SiteUrl;

pub use self::message::Told;
pub use self::watch::Watching;

/// What is to be seen, and by whom.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// The name or address at which to listen.
    pub host: String,
    /// The port at which to listen; 0 for any that is free.
    pub port: u16,
    /// How to notice that something changed.
    pub watching: Watching,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// The day as of which the site is shown, when that is not today.
    pub as_of: Option<NaiveDate>,
    /// Says what day it is in a time zone.
    pub today: fn(Tz) -> NaiveDate,
}

/// What an editor is told while the preview runs.
#[derive(Debug)]
pub enum News {
    /// The preview can be seen.
    Ready(Ready),
    /// Events do not arrive, so the folder is looked at all the time; why, as far as is known.
    Polling(Option<String>),
    /// Something changed, and it is shown.
    Updated(Update),
}

/// The preview as it begins.
#[derive(Debug)]
pub struct Ready {
    /// How many pages it has; 0 when the content stands in the way.
    pub pages: usize,
    /// The day as of which it is shown.
    pub day: NaiveDate,
    /// What is wrong.
    pub told: Told,
}

/// What an update came to.
#[derive(Debug)]
pub struct Update {
    /// The files that changed; none when only the day did.
    pub files: Vec<Arc<str>>,
    /// How long it took to look and to build.
    pub took: Duration,
    /// What is wrong.
    pub told: Told,
}

/// A preview that has its place on the network and shows nothing yet.
#[derive(Debug)]
pub struct Preview {
    listener: TcpListener,
    address: SocketAddr,
    plan: Plan,
}

impl Plan {
    fn day(&self, zone: Tz) -> NaiveDate {
        self.as_of.unwrap_or_else(|| (self.today)(zone))
    }
}

impl Preview {
    /// Takes its place on the network.
    ///
    /// # Errors
    ///
    /// When that place is taken, or is not on this machine.
    pub fn new(plan: Plan) -> io::Result<Preview> {
        let host = plan.host.trim_start_matches('[').trim_end_matches(']');
        let listener = TcpListener::bind((host, plan.port))?;
        let address = listener.local_addr()?;
        Ok(Preview { listener, address, plan })
    }

    /// Its address in a browser on this machine.
    pub fn url(&self) -> String {
        let host = self.plan.host.trim_start_matches('[').trim_end_matches(']');
        let port = self.address.port();
        match (self.is_everywhere(), host.contains(':')) {
            (true, _) => format!("http://localhost:{port}/"),
            (false, true) => format!("http://[{host}]:{port}/"),
            (false, false) => format!("http://{host}:{port}/"),
        }
    }

    /// Whether only this machine can see it.
    pub fn is_private(&self) -> bool {
        self.address.ip().is_loopback()
    }

    fn is_everywhere(&self) -> bool {
        self.address.ip().is_unspecified()
    }

    /// Shows the site until somebody interrupts it.
    ///
    /// # Errors
    ///
    /// When the machine refuses to serve.
    pub fn run(self, tell: impl Fn(News) + Send + 'static) -> io::Result<()> {
        let url = SiteUrl::parse(&self.url())
            .ok_or_else(|| io::Error::other(format!("`{}` is geen adres", self.url())))?;
        let hosts = http::Hosts::new(&self.plan.host, self.address);
        let (show, shown) = latest::channel(None);
        let follower = Follower::new(self.plan, url, show, Box::new(tell));
        self.listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let served = runtime.block_on(async {
            let interruption = http::Interruption::new()?;
            thread::Builder::new().name("follow".to_owned()).spawn(move || follower.run())?;
            http::serve(self.listener, http::House::new(shown, hosts), interruption).await
        });
        runtime.shutdown_background();
        served
    }
}
