//! Any text as the milestones of a wijk: no panic, no hang, and every message has its place.
#![no_main]

use libfuzzer_sys::fuzz_target;

mod site;

fuzz_target!(|text: &str| {
    site::build("content/wijken/dorp/mijlpalen.yaml", text);
});
