//! `.hosting/Caddyfile`: to import in the block of a site, beside `root` and `file_server`.

use std::fmt::Write as _;

use super::{HIDDEN, Hosting, headers};

pub(super) fn write(hosting: &Hosting<'_>) -> String {
    let mut text = String::from(
        "# Zet in uw Caddyfile, in het blok van de site: import /pad/naar/output/.hosting/Caddyfile\n\
         # Daarnaast hebt u `root * /pad/naar/output` en `file_server` nodig.\n\
         # Maakt u de site met --compress? Schrijf dan in plaats van `file_server`:\n\
         #   file_server {\n\
         #       precompressed br gzip\n\
         #   }\n\nheader {\n",
    );
    let ((name, fresh), (_, lasting)) = (headers::FRESH, headers::LASTING);
    for (name, value) in &hosting.headers {
        let _ = writeln!(text, "\t{name} \"{value}\"");
    }
    let below = |folder: &str| hosting.at(&format!("{folder}*"));
    let lasts: Vec<String> = hosting.lasting.iter().map(String::as_str).map(below).collect();
    let lasts = lasts.join(" ");
    let hidden: Vec<String> = HIDDEN.iter().copied().map(below).collect();
    let _ = writeln!(
        text,
        "}}\n\n@blijvend path {lasts}\nheader @blijvend {name} \"{lasting}\"\n\
         @vers not path {lasts}\nheader @vers {name} \"{fresh}\"\n\n\
         @verborgen path {}\nerror @verborgen 404\n\n\
         handle_errors {{\n\trewrite * {}\n\tfile_server\n}}\n",
        hidden.join(" "),
        hosting.at("404.html")
    );
    // Caddy compares an address after decoding it.
    for redirect in &hosting.redirects {
        let _ = writeln!(text, "redir \"{}\" {} permanent", redirect.from, redirect.encoded());
    }
    text
}
