//! `.htaccess`: read by Apache from the folder itself. What its modules do not know is skipped.

use std::fmt::Write as _;

use super::{HIDDEN, Hosting, TEXTS, headers};

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
    text += "</IfModule>\n\n";
    add_compressed(&mut text);
    text
}

/// The smaller copies, where there are any and a browser can read them.
fn add_compressed(text: &mut String) {
    let endings: Vec<&str> = TEXTS.iter().map(|(ending, _)| *ending).collect();
    let endings = endings.join("|");
    *text += "# Apache wants this in its own settings: Options FollowSymLinks. Without it, mod_rewrite\n\
              # answers every request with 403.\n\
              <IfModule mod_rewrite.c>\nRewriteEngine On\n";
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(
            text,
            "RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b\n\
             RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
             RewriteRule \\.(?:{endings})$ %{{REQUEST_URI}}.{ending} [L]"
        );
    }
    let _ = writeln!(
        text,
        "</IfModule>\n\n<FilesMatch \"\\.(?:{endings})\\.(?:br|gz)$\">\n\
         <IfModule mod_mime.c>\nAddEncoding br .br\nAddEncoding gzip .gz\nRemoveLanguage .br\n</IfModule>\n\
         <IfModule mod_env.c>\nSetEnv no-gzip 1\nSetEnv no-brotli 1\n</IfModule>\n</FilesMatch>"
    );
    for (ending, sort) in TEXTS {
        let _ = writeln!(
            text,
            "<FilesMatch \"\\.{ending}\\.(?:br|gz)$\">\nForceType \"{sort}; charset=utf-8\"\n</FilesMatch>"
        );
    }
    let _ = writeln!(
        text,
        "<IfModule mod_headers.c>\n<FilesMatch \"\\.(?:{endings})(?:\\.(?:br|gz))?$\">\n\
         Header merge Vary Accept-Encoding\n</FilesMatch>\n</IfModule>"
    );
}

/// A path as a regular expression that fits nothing else.
fn literal(path: &str) -> String {
    path.replace('.', "\\.")
}
