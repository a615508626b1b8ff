//! `.hosting/nginx.conf`: to include in a `server` block of nginx.

use std::fmt::Write as _;

use super::{HIDDEN, Hosting, headers};

/// What is text in UTF-8, besides HTML.
const TEXTS: &str = "text/calendar text/css text/csv text/javascript text/plain text/vcard text/xml \
                     application/javascript application/xml image/svg+xml";

pub(super) fn write(hosting: &Hosting<'_>) -> String {
    let mut text = String::from(
        "# Zet in het blok `server` van nginx: include /pad/naar/output/.hosting/nginx.conf;\n\
         # Maakt u de site met --compress? Zet er dan bij wat uw nginx kan:\n\
         #   gzip_static on; gzip_vary on;   (ngx_http_gzip_static_module)\n\
         #   brotli_static on;               (ngx_brotli)\n\n",
    );
    for (name, value) in &hosting.headers {
        let _ = writeln!(text, "add_header {name} \"{value}\" always;");
    }
    text += &caching(hosting);
    let _ = writeln!(text, "\ncharset utf-8;\ncharset_types {TEXTS};");
    let _ = writeln!(text, "error_page 404 {};\n", hosting.at("404.html"));
    for hidden in HIDDEN {
        let hidden = hosting.at(hidden);
        let _ = writeln!(text, "location ^~ {hidden} {{ return 404; }}");
    }
    // nginx compares an address after decoding it.
    for redirect in &hosting.redirects {
        let (from, to) = (&redirect.from, redirect.encoded());
        let _ = writeln!(text, "location = \"{from}\" {{ return 301 {to}; }}");
    }
    text
}

/// A variable, because a header in a block of its own would take the place of all others.
fn caching(hosting: &Hosting<'_>) -> String {
    let ((name, fresh), (_, lasting)) = (headers::FRESH, headers::LASTING);
    let mut text = format!("\nset $bewaren \"{fresh}\";\n");
    for folder in &hosting.lasting {
        let folder = hosting.at(folder);
        let _ = writeln!(text, "if ($uri ~ \"^{folder}\") {{ set $bewaren \"{lasting}\"; }}");
    }
    let _ = writeln!(text, "add_header {name} $bewaren;");
    text
}
