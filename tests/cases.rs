//! Every page under `tests/cases/` is a test. It shows what an editor writes and what comes of it:
//! a code block named after a file is that file, a block `melding` is what the editor is told, and
//! a block `uitvoer PATH` is what readers see of a file of the website. `UPDATE=1 cargo test` fills
//! in the last two; read the difference before you commit it.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may read and may panic")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::Caching;
use wijkbode::report::Report;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, model};

/// What every page may leave out.
const GIVEN: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "titel: Wijkbericht\norganisatie: Gemeente Voorbeeld\nurl: https://wijken.voorbeeld.example/\n",
    ),
    ("content/wijken/dorp/wijk.md", "---\nnaam: Dorp\n---\nEen wijk aan de plas.\n"),
];

#[test]
fn cases() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut failures = Vec::new();
    let pages = pages(Path::new("tests/cases"));
    assert!(pages.len() > 30, "only {} pages under tests/cases", pages.len());
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        let outcome = play(&page);
        if outcome == page {
            continue;
        }
        if update {
            fs::write(&path, outcome).unwrap();
        } else {
            failures.push(format!("{}\n{}", path.display(), first_difference(&page, &outcome)));
        }
    }
    assert!(failures.is_empty(), "\n{}\n\nUPDATE=1 accepts this.", failures.join("\n\n"));
}

/// The page as it reads when every expectation in it is met.
fn play(page: &str) -> String {
    let blocks = blocks(page);
    let written = |block: &&Block| {
        block.file().starts_with("content/") || block.file().starts_with("themes/")
    };
    let files = blocks.iter().filter(written).map(|it| (it.file(), &page[it.body.clone()]));
    let files: Vec<(&str, &str)> = files.collect();
    let given = GIVEN.iter().copied().filter(|(name, _)| files.iter().all(|(it, _)| it != name));
    let sources: Sources = given.chain(files.iter().copied()).collect();

    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2021, 9, 15).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::Fresh,
    };
    build(&sources, &site, &options, diagnostics, |output, diagnostics| {
        let report = Report::new(diagnostics, &sources).human();
        let report = anstream::adapter::strip_str(&report).to_string();
        let told = blocks.iter().any(|it| it.language() == "melding");
        assert!(told || report.is_empty(), "nobody expected this:\n{page}\n{report}");
        let mut played = page.to_owned();
        for block in blocks.iter().rev() {
            let actual = match block.language() {
                "melding" => report.clone(),
                "uitvoer" => output.render(block.file()).map_or_else(
                    || "(er is geen pagina)\n".to_owned(),
                    |bytes| readable(&String::from_utf8(bytes.unwrap()).unwrap()),
                ),
                _ => continue,
            };
            played.replace_range(block.body.clone(), &actual);
        }
        played
    })
}

/// What readers see of the main part of a page: its words, a line for each block.
fn readable(html: &str) -> String {
    let main = html.split("<main").nth(1).and_then(|it| it.split("</main>").next());
    let Some(main) = main.and_then(|it| it.split_once('>')) else {
        return html.replace("\r\n", "\n");
    };
    let mut text = String::new();
    for part in main.1.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        let name: String =
            tag.trim_start_matches('/').chars().take_while(|it| it.is_alphanumeric()).collect();
        let inline =
            ["a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time", "bdi"];
        if !inline.contains(&name.as_str()) {
            text.push('\n');
        }
        text.push_str(words);
    }
    let text = text
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'");
    let lines = text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|it| !it.is_empty()).map(|it| it + "\n").collect()
}

/// A fenced code block: what stands behind the fence, and where its text is.
struct Block {
    info: String,
    body: Range<usize>,
}

impl Block {
    fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or_default()
    }

    fn file(&self) -> &str {
        self.info.split(' ').nth(1).unwrap_or_default()
    }
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (event, range) in Parser::new(page).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let start = range.start + page[range.clone()].find('\n').unwrap() + 1;
                blocks.push(Block { info: info.to_string(), body: start..start });
            }
            Event::End(TagEnd::CodeBlock) => {
                let fence = if page[range.clone()].starts_with("````") { "````" } else { "```" };
                let end = range.start + page[range.clone()].rfind(fence).unwrap();
                blocks.last_mut().unwrap().body.end = end;
            }
            _ => (),
        }
    }
    blocks
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages.extend(self::pages(&path));
        } else if path.file_name().is_some_and(|it| it != "README.md") {
            pages.push(path);
        }
    }
    pages.sort();
    pages
}

fn first_difference(expected: &str, actual: &str) -> String {
    let (mut expected, mut actual) = (expected.lines(), actual.lines());
    loop {
        match (expected.next(), actual.next()) {
            (Some(a), Some(b)) if a == b => (),
            (a, b) => return format!("  - {}\n  + {}", a.unwrap_or(""), b.unwrap_or("")),
        }
    }
}
