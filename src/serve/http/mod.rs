//! The preview on the network: who comes in, for how long, and how many at once.
//!
//! hyper reads and writes HTTP; here are the limits that keep a slow or hostile client from
//! stopping the others.

mod body;
mod events;
mod headers;
mod house;
mod interruption;
mod page;
mod range;

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::AbortHandle;
use tokio_io_timeout::TimeoutStream;

pub(super) use headers::Hosts;
pub(super) use house::House;
pub(super) use interruption::Interruption;

/// How many are let in at the same time.
const MOST_GUESTS: usize = 128;
/// How long a client may take for the head of a request.
const LISTEN: Duration = Duration::from_secs(10);
/// How long a client may take nothing of what it is sent.
const TALK: Duration = Duration::from_secs(30);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
const MOST_HEADERS: usize = 64;

/// Serves until somebody interrupts it.
pub(super) async fn serve(
    listener: TcpListener,
    house: House,
    interruption: Interruption,
) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let mut shown = house.shown.clone();
    let door = Door::new(house);
    tokio::select! {
        () = welcome(&listener, &door) => Ok(()),
        () = interruption.wait() => Ok(()),
        () = async { while shown.changed().await.is_ok() {} } => {
            Err(io::Error::other("de map met uw site is niet meer te volgen"))
        }
    }
}

async fn welcome(listener: &tokio::net::TcpListener, door: &Arc<Door>) {
    // Too many open files, or a client that is gone already: the next one may come in.
    const BREATH: Duration = Duration::from_millis(50);
    loop {
        match listener.accept().await {
            Ok((stream, _)) => door.admit(stream).await,
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
}

/// Where clients come in. When it is full, who has asked nothing for the longest time must go.
struct Door {
    house: Arc<House>,
    places: Arc<Semaphore>,
    guests: Mutex<Guests>,
}

/// Those who are in.
#[derive(Default)]
struct Guests {
    here: Vec<Guest>,
    moments: u64,
}

struct Guest {
    number: u64,
    stay: Stay,
    since: u64,
    leave: AbortHandle,
}

/// What somebody who is in has come to, from those who may be missed to those who may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stay {
    /// Has asked nothing.
    Silent,
    /// Has asked something.
    Asked,
    /// Listens for news.
    Listening,
}

impl Door {
    fn new(house: House) -> Arc<Door> {
        let places = Arc::new(Semaphore::new(MOST_GUESTS));
        Arc::new(Door { house: Arc::new(house), places, guests: Mutex::default() })
    }

    async fn admit(self: &Arc<Self>, stream: TcpStream) {
        let place = match self.places.clone().try_acquire_owned() {
            Ok(place) => place,
            Err(_) => match self.make_place().await {
                Some(place) => place,
                None => return,
            },
        };
        let number = self.guests().next();
        let door = self.clone();
        let visit = tokio::spawn(async move {
            door.receive(stream, number).await;
            door.guests().here.retain(|it| it.number != number);
            drop(place);
        });
        self.guests().enter(number, visit.abort_handle());
    }

    /// Sends one away and waits for its place.
    async fn make_place(&self) -> Option<OwnedSemaphorePermit> {
        const LEAVING: Duration = Duration::from_secs(1);
        self.guests().dismiss();
        let place = self.places.clone().acquire_owned();
        tokio::time::timeout(LEAVING, place).await.ok()?.ok()
    }

    async fn receive(&self, stream: TcpStream, number: u64) {
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(TALK));
        let service = service_fn(async |request| {
            let response = self.house.answer(&request).await;
            let stay = if response.body().is_endless() { Stay::Listening } else { Stay::Asked };
            self.guests().note(number, stay);
            Ok::<_, Infallible>(response)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(LISTEN)
            .max_header_size(LONGEST_HEAD)
            .max_headers(MOST_HEADERS)
            .serve_connection(TokioIo::new(Box::pin(stream)), service);
        // A client that breaks off or talks nonsense concerns nobody else.
        let _ = connection.await;
    }

    fn guests(&self) -> MutexGuard<'_, Guests> {
        self.guests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guests {
    fn next(&mut self) -> u64 {
        self.moments += 1;
        self.moments
    }

    fn enter(&mut self, number: u64, leave: AbortHandle) {
        let since = self.next();
        self.here.retain(|it| !it.leave.is_finished());
        if !leave.is_finished() {
            self.here.push(Guest { number, stay: Stay::Silent, since, leave });
        }
    }

    fn note(&mut self, number: u64, stay: Stay) {
        let since = self.next();
        for guest in self.here.iter_mut().filter(|it| it.number == number) {
            (guest.stay, guest.since) = (stay, since);
        }
    }

    /// Sends away the one that is missed least.
    fn dismiss(&mut self) {
        let dispensable = self.here.iter().enumerate().filter(|(_, it)| it.stay < Stay::Listening);
        let least = dispensable.min_by_key(|(_, it)| (it.stay, it.since)).map(|(at, _)| at);
        if let Some(at) = least {
            self.here.swap_remove(at).leave.abort();
        }
    }
}
