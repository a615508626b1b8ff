//! `.htaccess`: read by Apache from the folder itself. What its modules do not know is skipped.

use std::fmt::Write as _;

use super::{HIDDEN, Hosting, headers};

pub(super) fn write(hosting: &Hosting<'_>) -> String {
    let mut text = format!("ErrorDocument 404 {}\n", hosting.at("404.html"));
    text += "AddDefaultCharset utf-8\n\n<IfModule mod_headers.c>\n";
    for (name, value) in &hosting.headers {
        let _ = writeln!(text, "Header always set {name} \"{value}\"");
    }
    let ((name, fresh), (_, lasting)) = (headers::FRESH, headers::LASTING);
    let _ = writeln!(text, "Header set {name} \"{fresh}\"");
    for folder in &hosting.lasting {
        let folder = hosting.at(folder);
        let _ = writeln!(
            text,
            "<If \"%{{REQUEST_URI}} =~ m#^{folder}#\">\nHeader set {name} \"{lasting}\"\n</If>"
        );
    }
    text += "</IfModule>\n\n<IfModule mod_alias.c>\n";
    for hidden in HIDDEN {
        let _ = writeln!(text, "RedirectMatch 404 \"^{}\"", literal(&hosting.at(hidden)));
    }
    // Apache compares an address after decoding it.
    for redirect in &hosting.redirects {
        let from = literal(&redirect.from);
        let _ = writeln!(text, "RedirectMatch 301 \"^{from}$\" \"{}\"", redirect.encoded());
    }
    text + "</IfModule>\n"
}

/// A path as a regular expression that fits nothing else.
fn literal(path: &str) -> String {
    path.replace('.', "\\.")
}
