//! The promises of ARCHITECTURE.md, kept by a test.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may read and may panic"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What each module may know. Nobody looks downstream: a module knows only ones that stand above it.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("document", &["diagnostic"]),
    ("address", &[]),
    ("source", &[]),
    ("store", &[]),
    ("search", &[]),
    ("values", &[]),
    ("yaml", &["diagnostic"]),
    ("markdown", &["diagnostic", "values"]),
    ("decode", &["diagnostic", "values", "yaml", "markdown"]),
    ("model", &["diagnostic", "document", "source", "values", "yaml", "decode"]),
    ("derive", &["values", "decode", "model"]),
    ("edition", &["values", "decode", "model", "derive"]),
    ("pages", &["address", "values", "decode", "model", "edition"]),
    ("picture", &[]),
    ("media", &["diagnostic", "source"]),
    (
        "links",
        &[
            "diagnostic",
            "address",
            "source",
            "markdown",
            "decode",
            "model",
            "edition",
            "pages",
            "media",
        ],
    ),
    (
        "checks",
        &[
            "diagnostic",
            "source",
            "address",
            "values",
            "markdown",
            "decode",
            "model",
            "derive",
            "edition",
            "pages",
            "media",
            "links",
        ],
    ),
    ("theme", &["diagnostic", "source"]),
    ("palette", &["diagnostic", "values", "model", "links", "media", "theme"]),
    (
        "outputs",
        &[
            "diagnostic",
            "source",
            "store",
            "address",
            "values",
            "markdown",
            "decode",
            "model",
            "derive",
            "edition",
            "pages",
            "picture",
            "media",
            "links",
            "theme",
            "palette",
            "search",
        ],
    ),
    ("report", &["diagnostic", "source"]),
    ("write", &["store", "outputs"]),
];

/// Crates that one module alone may name, or two when each needs it for something else.
const ONE_MODULE_EACH: &[(&str, &str)] = &[
    ("tera", "theme"),
    ("cssparser", "palette"),
    ("csscolorparser", "values"),
    ("pulldown_cmark", "markdown"),
    ("serde_yaml", "yaml"),
    ("walkdir", "source"),
    ("blake3", "store"),
    ("atom_syndication", "outputs"),
    ("icalendar", "outputs"),
    ("calcard", "outputs"),
    ("quick_xml", "outputs"),
    ("rustix", "write main"),
    ("brotli", "write"),
    ("flate2", "write"),
    ("base64", "outputs"),
    ("qrcodegen", "outputs"),
    ("csv", "outputs"),
    ("pagefind", "search"),
    ("sha2", "outputs"),
    ("mimalloc", "main"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("notify", "serve"),
    ("hyper", "serve"),
    ("hyper_util", "serve"),
    ("tokio", "serve search"),
    ("open", "cli"),
    ("image", "picture"),
    ("fast_image_resize", "picture"),
    ("jpeg_encoder", "picture"),
    ("moxcms", "picture"),
    ("roxmltree", "picture"),
    ("harfrust", "picture"),
    ("resvg", "picture"),
    ("skrifa", "picture"),
    ("png", "picture"),
    ("webp", "picture"),
];

#[test]
fn no_module_looks_downstream() {
    let mut strays = BTreeSet::new();
    for file in files().iter().filter(|it| !is_thin(&it.module)) {
        let (_, known) = MAY_KNOW.iter().find(|(it, _)| *it == file.module).expect(&file.module);
        for used in names_after(&file.text, "crate::") {
            if used != file.module && !known.contains(&used.as_str()) {
                strays.insert(format!("{} knows `{used}`", file.path));
            }
        }
    }
    assert!(strays.is_empty(), "\n{}", strays.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_table_itself_runs_downhill() {
    for (at, (module, known)) in MAY_KNOW.iter().enumerate() {
        for name in *known {
            let above = MAY_KNOW[..at].iter().any(|(it, _)| it == name);
            assert!(above, "`{module}` may know `{name}`, which does not stand above it");
        }
    }
}

#[test]
fn modules_are_declared_in_the_order_of_the_table() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: Vec<String> = names_after(&lib, "\npub mod ");
    let table: Vec<&str> =
        MAY_KNOW.iter().map(|(it, _)| *it).filter(|it| declared.iter().any(|d| d == it)).collect();
    let known: Vec<&str> =
        declared.iter().map(String::as_str).filter(|it| table.contains(it)).collect();
    for (at, module) in known.iter().enumerate() {
        let (_, may) = MAY_KNOW.iter().find(|(it, _)| it == module).unwrap();
        for name in *may {
            assert!(
                known[..at].contains(name),
                "`{module}` is declared before `{name}`, which it knows"
            );
        }
    }
}

#[test]
fn a_crate_is_known_to_one_module() {
    for file in files() {
        for (name, owner) in ONE_MODULE_EACH {
            let used = file.text.contains(&format!("{name}::"))
                && !owner.split(' ').any(|it| it == file.module);
            assert!(!used, "{} uses `{name}`, which only `{owner}` may", file.path);
        }
    }
}

#[test]
fn no_file_is_too_long_to_read_in_one_go() {
    for file in files() {
        assert!(
            file.text.lines().count() <= 400,
            "{} is longer than 400 lines: split it",
            file.path
        );
    }
}

#[test]
fn the_name_of_the_program_covers_all_that_is_embedded_in_it() {
    let build = fs::read_to_string("build.rs").unwrap();
    let made_from: Vec<&str> = build.split('"').skip(1).step_by(2).collect();
    for file in files() {
        for path in paths_after(&file.text, "$CARGO_MANIFEST_DIR/") {
            let is_hashed = made_from.iter().any(|it| Path::new(path).starts_with(it));
            assert!(is_hashed, "{} embeds `{path}`, which build.rs does not hash", file.path);
        }
        for include in ["include_str!(\"", "include_bytes!(\""] {
            for path in paths_after(&file.text, include) {
                assert!(!path.starts_with(".."), "{} embeds `{path}`", file.path);
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for file in files() {
        assert!(file.text.starts_with("//!"), "{} has no head", file.path);
    }
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let mut used = BTreeSet::new();
    for file in files() {
        let quoted = file.text.split('"').filter(|it| is_code(it));
        used.extend(quoted.map(str::to_owned));
    }
    let pages: BTreeSet<String> = fs::read_dir("docs/codes")
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|it| is_code(it))
        .collect();
    assert_eq!(used, pages, "left: codes in src/, right: pages in docs/codes/");
}

fn is_code(text: &str) -> bool {
    text.len() == 4
        && text.starts_with(['E', 'W'])
        && text[1..].bytes().all(|it| it.is_ascii_digit())
}

/// The thin ones on top, which may know all others.
fn is_thin(module: &str) -> bool {
    matches!(module, "lib" | "main" | "cli" | "new" | "serve")
}

/// A file under `src/`.
struct File {
    module: String,
    path: String,
    text: String,
}

/// The names that stand behind a prefix, such as the modules behind `crate::`.
fn names_after(text: &str, prefix: &str) -> Vec<String> {
    let ends = |it: char| it != '_' && !it.is_alphanumeric();
    text.split(prefix).skip(1).filter_map(|it| it.split(ends).next()).map(str::to_owned).collect()
}

/// The paths that stand behind a prefix, up to the quote that closes them.
fn paths_after<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(prefix).skip(1).filter_map(|it| it.split('"').next())
}

fn files() -> Vec<File> {
    fn walk(folder: &Path, module: Option<&str>, found: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            let module = module.unwrap_or(&stem);
            if path.is_dir() {
                walk(&path, Some(module), found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(File {
                    module: module.to_owned(),
                    path: path.display().to_string(),
                    text,
                });
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new("src"), None, &mut found);
    found
}
