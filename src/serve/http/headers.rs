//! What the heads of requests and answers say: whom the preview answers to, what a file is, and what
//! a page may do.

use std::net::SocketAddr;
use std::path::Path;

use hyper::http::uri::Authority;
use hyper::{HeaderMap, Uri, header};

use crate::outputs::host::{Header, PROTECTING};

/// The names by which the preview may be asked. A page elsewhere that points its own name at this
/// machine (DNS rebinding) is refused by them.
#[derive(Clone, Debug)]
pub(in crate::serve) struct Hosts {
    names: Vec<String>,
    port: u16,
    is_everywhere: bool,
}

/// What every answer says, so that the preview breaks what a careful web server would break.
pub(super) fn always() -> impl Iterator<Item = &'static Header> {
    PROTECTING.iter().chain(PREVIEW)
}

/// What only the preview says: it is nobody else's to see, and is asked again each time.
const PREVIEW: &[Header] =
    &[("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-cache")];

const HTML: &str = "text/html; charset=utf-8";
const UNKNOWN: &str = "application/octet-stream";

/// What files are (IANA media types).
const TYPES: &[(&str, &str)] = &[
    ("html", HTML),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("vcf", "text/vcard; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("rss", "application/rss+xml; charset=utf-8"),
    ("json", "application/json"),
    ("geojson", "application/geo+json"),
    ("jsonld", "application/ld+json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
    ("mp3", "audio/mpeg"),
    ("ogg", "audio/ogg"),
    ("m4a", "audio/mp4"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("wasm", "application/wasm"),
];

impl Hosts {
    /// The names for a preview that was told to listen at `host` and does so at `address`.
    pub(in crate::serve) fn new(host: &str, address: SocketAddr) -> Hosts {
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_lowercase();
        let own = if bare.contains(':') { format!("[{bare}]") } else { bare };
        let usual = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let is_everywhere = address.ip().is_unspecified();
        Hosts {
            names: usual.into_iter().chain([own]).collect(),
            port: address.port(),
            is_everywhere,
        }
    }

    /// Whether a request was meant for the preview.
    pub(super) fn allow(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
        let is_named = host.to_str().is_ok_and(|it| self.is_own(it));
        is_named && uri.authority().is_none_or(|it| self.is_own(it.as_str()))
    }

    fn is_own(&self, host: &str) -> bool {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        let (name, port) = (authority.host().to_lowercase(), authority.port_u16());
        // Behind the door of a container the port has another number.
        let is_port = self.is_everywhere || port.is_none_or(|it| it == self.port);
        let is_name = self.names.contains(&name) || (self.is_everywhere && is_number(&name));
        // Nothing before the name, and behind it nothing but a port.
        let rest = port.map(|it| format!(":{it}")).unwrap_or_default();
        let is_sound = host.len() == name.len() + rest.len();
        is_name && is_port && is_sound
    }
}

/// Whether a host is an address rather than a name: nobody can point that elsewhere.
fn is_number(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<std::net::IpAddr>().is_ok()
}

/// What a file is, by its name.
pub(super) fn media_type(path: &str) -> &'static str {
    let ending = Path::new(path).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    TYPES.iter().find(|(it, _)| *it == ending).map_or(UNKNOWN, |(_, media_type)| media_type)
}

/// Whether the browser has this version already.
pub(super) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let listed = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    listed
        .flat_map(|it| it.split(','))
        .map(str::trim)
        .any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(hosts: &Hosts, host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        hosts.allow(&Uri::from_static("/"), &headers)
    }

    #[test]
    fn a_preview_answers_to_its_own_names_only() {
        let hosts = Hosts::new("mijn-pc", "127.0.0.1:8080".parse().unwrap());
        for host in ["localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080", "mijn-pc:8080"]
        {
            assert!(is_allowed(&hosts, host), "{host}");
        }
        for host in [
            "kwaad.example:8080",
            "localhost:8081",
            "localhost.kwaad.example:8080",
            "ik@localhost",
            "192.168.1.5:8080",
            "localhost:8080,kwaad.example",
            "",
            "localhost:x",
        ] {
            assert!(!is_allowed(&hosts, host), "{host}");
        }
        let mut headers = HeaderMap::new();
        for host in ["localhost:8080", "kwaad.example"] {
            headers.append(header::HOST, host.parse().unwrap());
        }
        assert!(!hosts.allow(&Uri::from_static("/"), &headers));
        headers.clear();
        assert!(!hosts.allow(&Uri::from_static("/"), &headers));
    }

    #[test]
    fn a_preview_for_others_answers_to_addresses_but_not_to_names() {
        let hosts = Hosts::new("0.0.0.0", "0.0.0.0:8080".parse().unwrap());
        assert!(is_allowed(&hosts, "192.168.1.5:9000") && is_allowed(&hosts, "localhost:9000"));
        assert!(!is_allowed(&hosts, "kwaad.example:8080"));
    }
}
