//! Which answer to which request.

use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Semaphore, watch};

use super::body::Body;
use super::events::{self, Interest};
use super::headers::{Hosts, always, is_known, media_type};
use super::page::{self, Page, View};
use super::range::{Part, part};
use crate::address::percent_encode;
use crate::serve::proof::Made;
use crate::serve::shown::Shown;

/// All that can be asked for.
pub(in crate::serve) struct House {
    /// What is shown; nothing until the first build is done.
    pub(super) shown: watch::Receiver<Option<Arc<Shown>>>,
    hosts: Hosts,
    listeners: Arc<Semaphore>,
}

/// How many browsers may listen for news.
const MOST_LISTENERS: usize = 64;

const SCRIPT: &[u8] = include_bytes!("preview.js");
const STYLE: &[u8] = include_bytes!("preview.css");

/// A head and a body. Tags, lengths and what every answer says are added on the way out.
struct Reply {
    status: StatusCode,
    media_type: &'static str,
    tag: Option<String>,
    more: Vec<(HeaderName, String)>,
    body: Body,
}

impl House {
    /// One that shows what is in a channel to those who call it by its name.
    pub(in crate::serve) fn new(shown: watch::Receiver<Option<Arc<Shown>>>, hosts: Hosts) -> House {
        House { shown, hosts, listeners: Arc::new(Semaphore::new(MOST_LISTENERS)) }
    }

    /// The answer to a request.
    pub(super) async fn answer(&self, request: &Request<Incoming>) -> Response<Body> {
        let reply = if !self.hosts.allow(request.uri(), request.headers()) {
            Reply::text(StatusCode::FORBIDDEN, "Dit voorbeeld is niet onder deze naam te zien.\n")
        } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let reply = Reply::text(StatusCode::METHOD_NOT_ALLOWED, "Hier valt alleen te lezen.\n");
            reply.with(header::ALLOW, "GET, HEAD")
        } else {
            self.find(request).await
        };
        reply.finish(request)
    }

    async fn find(&self, request: &Request<Incoming>) -> Reply {
        let address = request.uri().path();
        match address {
            "/_wijkbode/preview.js" => return Reply::fixed("preview.js", SCRIPT),
            "/_wijkbode/preview.css" => return Reply::fixed("preview.css", STYLE),
            "/_wijkbode/gebeurtenissen" => return self.listen(request),
            _ => (),
        }
        let mut shown = self.shown.clone();
        let shown = match shown.wait_for(Option::is_some).await {
            Ok(shown) => shown.clone().unwrap_or_default(),
            Err(_) => {
                return Reply::text(StatusCode::SERVICE_UNAVAILABLE, "Het voorbeeld stopt.\n");
            }
        };
        if page::is_all(address) {
            return Reply::page(&page::all(&shown));
        }
        match page::view(&shown, address).await {
            View::Page(page) => Reply::page(&page),
            View::File(made) => Reply::file(made, &page::path_of(address), request),
            View::Folder => Reply::folder(request),
        }
    }

    fn listen(&self, request: &Request<Incoming>) -> Reply {
        let Ok(place) = self.listeners.clone().try_acquire_owned() else {
            let busy = "Er kijken al te veel vensters mee.\n";
            return Reply::text(StatusCode::SERVICE_UNAVAILABLE, busy);
        };
        let heard = request.headers().get("last-event-id").and_then(|it| it.to_str().ok());
        let interest = Interest::new(request.uri().query().unwrap_or_default(), heard);
        let body = if *request.method() == Method::HEAD {
            Body::Whole(Bytes::new())
        } else {
            events::follow(self.shown.clone(), interest, place)
        };
        let media_type = "text/event-stream; charset=utf-8";
        Reply { status: StatusCode::OK, media_type, tag: None, more: Vec::new(), body }
    }
}

impl Reply {
    fn new(path: &str, body: Bytes) -> Reply {
        let (status, media_type) = (StatusCode::OK, media_type(path));
        Reply { status, media_type, tag: None, more: Vec::new(), body: Body::Whole(body) }
    }

    fn text(status: StatusCode, text: &'static str) -> Reply {
        Reply { status, ..Reply::new("x.txt", Bytes::from_static(text.as_bytes())) }
    }

    fn fixed(path: &str, bytes: &'static [u8]) -> Reply {
        let tag = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
        Reply { tag: Some(tag), ..Reply::new(path, Bytes::from_static(bytes)) }
    }

    fn page(page: &Page) -> Reply {
        let status = if page.is_missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
        let tag = Some(format!("\"{}\"", page.version));
        Reply { status, tag, ..Reply::new("x.html", page.render().into()) }
    }

    fn file(made: Made, path: &str, request: &Request<Incoming>) -> Reply {
        let tag = format!("\"{:016x}\"", made.version);
        let bytes = Bytes::from(made.bytes);
        let asked =
            |name| request.headers().get(name).and_then(|it: &HeaderValue| it.to_str().ok());
        let is_current = asked(header::IF_RANGE).is_none_or(|it| it == tag);
        let asked = asked(header::RANGE).filter(|_| is_current);
        let length = bytes.len();
        let mut reply = match asked.map_or(Part::All, |it| part(it, length)) {
            Part::All => Reply::new(path, bytes),
            Part::Some(range) => {
                let place = format!("bytes {}-{}/{length}", range.start, range.end - 1);
                let reply = Reply::new(path, bytes.slice(range));
                let status = StatusCode::PARTIAL_CONTENT;
                Reply { status, ..reply.with(header::CONTENT_RANGE, place) }
            }
            Part::Beyond => {
                let reply = Reply::text(StatusCode::RANGE_NOT_SATISFIABLE, "");
                reply.with(header::CONTENT_RANGE, format!("bytes */{length}"))
            }
        };
        reply.tag = Some(tag);
        reply.with(header::ACCEPT_RANGES, "bytes")
    }

    fn folder(request: &Request<Incoming>) -> Reply {
        let path = percent_encode(&page::path_of(request.uri().path())).replace('#', "%23");
        let query = request.uri().query().map(|it| format!("?{it}")).unwrap_or_default();
        let reply =
            Reply::text(StatusCode::FOUND, "Deze pagina heeft een streep achter haar adres.\n");
        reply.with(header::LOCATION, format!("/{path}/{query}"))
    }

    fn with(mut self, name: HeaderName, value: impl Into<String>) -> Reply {
        self.more.push((name, value.into()));
        self
    }

    fn finish(self, request: &Request<Incoming>) -> Response<Body> {
        let Reply { status, media_type, tag, more, body } = self;
        let tag = tag.as_deref();
        let is_known =
            status == StatusCode::OK && tag.is_some_and(|it| is_known(request.headers(), it));
        let (status, body) = match body {
            _ if is_known => (StatusCode::NOT_MODIFIED, Body::Whole(Bytes::new())),
            body => (status, body),
        };
        let length = match &body {
            Body::Whole(bytes) if !is_known => Some(bytes.len()),
            _ => None,
        };
        let is_head = *request.method() == Method::HEAD;
        let body = if is_head { Body::Whole(Bytes::new()) } else { body };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(header::CONTENT_TYPE, media_type);
        for (name, value) in always() {
            if let Ok(name) = HeaderName::try_from(*name) {
                set(name, value);
            }
        }
        for (name, value) in more {
            set(name, &value);
        }
        if let Some(tag) = tag {
            set(header::ETAG, tag);
        }
        if let Some(length) = length {
            set(header::CONTENT_LENGTH, &length.to_string());
        }
        response
    }
}
