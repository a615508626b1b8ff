//! Any text as the whole of `wijk.md`: no panic, no hang, and every message has its place.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod site;

fuzz_target!(|text: &str| {
    site::build("content/wijken/dorp/wijk.md", text);
});
