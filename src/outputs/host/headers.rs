//! What a web server says with every answer of this site: one table, for every host and for the
//! preview. It holds what internet.nl asks of a website; `tests/host.rs` checks that it does.
//!
//! No hash stands in the policy: the only scripts inside a page are JSON-LD, which is data and
//! never runs.

/// A header and its value.
pub type Header = (&'static str, &'static str);

/// What every answer says, of a published site and of the preview (Content Security Policy Level
/// 3). `wasm-unsafe-eval` lets the search at `zoeken/` run, which is compiled; it lets no text
/// become a script.
pub const PROTECTING: &[Header] = &[
    (
        "Content-Security-Policy",
        "default-src 'none'; img-src 'self'; style-src 'self'; \
         script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'; \
         media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// What every answer of a published site says besides. All of it is public and there are no
/// cookies, so any other site may read its data, feeds and calendars (Fetch Standard, CORS).
pub(super) const OPEN: &[Header] = &[("Access-Control-Allow-Origin", "*")];

/// What a site that is reached over https says besides: for two years, only so (RFC 6797).
pub(super) const SECURE: &[Header] = &[("Strict-Transport-Security", "max-age=63072000")];

/// What may be kept for as long as a browser likes: files that are named after what is in them.
pub(super) const LASTING: Header = ("Cache-Control", "public, max-age=31536000, immutable");

/// Everything else: asked for again each time, and sent again only when it changed.
pub(super) const FRESH: Header = ("Cache-Control", "no-cache");
