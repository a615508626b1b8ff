//! `check --explain`: the editors' reference on a code, inside the program.

use anstyle::Style;
use include_dir::{Dir, include_dir};

use super::{Ending, Failure, console};
use crate::diagnostic::nearest;
use crate::report::visible;

/// One page for each code.
static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/codes");

const BOLD: Style = Style::new().bold();

/// Shows the page of one code, or the titles of all.
pub(super) fn explain(code: Option<&str>) -> Result<Ending, Failure> {
    let Some(written) = code else {
        let titles: Vec<String> =
            pages().map(|(code, text)| format!("{code}  {}", title(text))).collect();
        console::print(&(titles.join("\n") + "\n"))?;
        return Ok(Ending::Done);
    };
    let wanted = written.trim().to_uppercase();
    let Some((_, text)) = pages().find(|(code, _)| *code == wanted) else {
        return Err(unknown(&wanted));
    };
    console::print(&plain(text))?;
    Ok(Ending::Done)
}

/// All codes.
pub(super) fn codes() -> Vec<&'static str> {
    pages().map(|(code, _)| code).collect()
}

/// The codes in their order, each with the text of its page.
fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut pages: Vec<(&str, &str)> = PAGES
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents_utf8()?)))
        .filter_map(|(name, text)| Some((name.strip_suffix(".md")?, text)))
        .filter(|(name, _)| is_code(name))
        .collect();
    pages.sort_unstable_by_key(|(code, _)| (code.get(1..).unwrap_or_default(), *code));
    pages.into_iter()
}

/// `E301`, `W504`
fn is_code(name: &str) -> bool {
    let number = name.strip_prefix(['E', 'W']).unwrap_or_default();
    number.len() == 3 && number.bytes().all(|it| it.is_ascii_digit())
}

fn unknown(written: &str) -> Failure {
    let tip = match nearest(written, codes()) {
        Some(code) => format!("Bedoelde u `{code}`?"),
        None => "`wijkbode check --explain` toont ze alle.".to_owned(),
    };
    Failure::Usage(format!("er is geen code `{}`\n  = tip: {tip}", visible(written)))
}

/// The heading of a page without its code.
fn title(text: &str) -> &str {
    let heading = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or_default();
    match heading.split_once(|it: char| it.is_whitespace() || it == ':') {
        Some((first, rest)) if is_code(first) => {
            rest.trim_start_matches(|it: char| !it.is_alphanumeric() && it != '`')
        }
        _ => heading,
    }
}

/// Markdown as text: headings in bold, examples indented, links as their words.
fn plain(text: &str) -> String {
    let mut shown = Vec::new();
    let mut in_example = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            shown.push(format!("    {line}").trim_end().to_owned());
        } else if line.starts_with('#') {
            let heading = line.trim_start_matches('#').trim();
            shown.push(format!("{BOLD}{heading}{BOLD:#}"));
        } else {
            shown.push(without_links(&line.replace("**", "")));
        }
    }
    shown.join("\n") + "\n"
}

/// `[words](address)` as `words`.
fn without_links(line: &str) -> String {
    let (mut shown, mut rest) = (String::new(), line);
    while let Some((start, middle, end)) = find_link(rest) {
        shown.push_str(&rest[..start]);
        shown.push_str(&rest[start + 1..middle]);
        rest = &rest[end + 1..];
    }
    shown + rest
}

/// Where a link opens, turns from words to address, and closes.
fn find_link(text: &str) -> Option<(usize, usize, usize)> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')?;
    Some((start, middle, end))
}
