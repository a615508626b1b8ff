//! Any text as the body of a news item: no panic, no hang, and every message has its place.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod site;

fuzz_target!(|text: &str| {
    let article = format!("---\ntitel: Bericht\n---\n{text}");
    site::build("content/wijken/dorp/nieuws/2021-09-01-bericht.md", &article);
});
