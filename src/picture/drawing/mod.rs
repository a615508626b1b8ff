//! Drawings (SVG), written anew from an allow-list: an SVG file is a document that may hold scripts,
//! reach out to other sites and tell who drew it with what. Only what draws is let through.

mod allowed;

use std::fmt::Write as _;

use roxmltree::{Document, Node, ParsingOptions};

use allowed::{ATTRIBUTES, ELEMENTS, TEXT_ELEMENTS};

/// The largest drawing that is read, in bytes.
const LARGEST: usize = 8 << 20;
/// The most elements and texts that are read.
const MOST_NODES: u32 = 400_000;
/// Elements further down than this are left out; nobody draws so deep.
const DEEPEST: usize = 200;
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const LINKS: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Why a drawing cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It cannot be read from this line on.
    Line(u32),
    /// It is something else than a drawing.
    NoDrawing,
    /// There is a photo in it, with all that a photo may tell.
    HoldsPhoto,
    /// It has abbreviations of its own (entities), which may grow without end.
    HoldsEntities,
    /// It is larger than anyone draws.
    TooLarge,
}

/// Writes a drawing anew, with nothing in it but what draws.
///
/// # Errors
///
/// Says why it cannot be shown.
pub fn redraw(file: &[u8]) -> Result<Vec<u8>, Malformed> {
    if file.len() > LARGEST {
        return Err(Malformed::TooLarge);
    }
    let text =
        std::str::from_utf8(file).map_err(|it| Malformed::Line(line(file, it.valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains("<!ENTITY") {
        return Err(Malformed::HoldsEntities);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document = Document::parse_with_options(text, options).map_err(|it| match it {
        roxmltree::Error::NodesLimitReached => Malformed::TooLarge,
        other => Malformed::Line(other.pos().row),
    })?;
    let root = document.root_element();
    if !is_svg(root) || root.tag_name().name() != "svg" {
        return Err(Malformed::NoDrawing);
    }
    let mut drawing = String::with_capacity(text.len());
    write(&mut drawing, root, 0)?;
    Ok(drawing.into_bytes())
}

/// The size that a drawing gives itself, in whole pixels: its width and height, or else the field
/// that it shows. `start` is the beginning of the file.
pub fn size(start: &[u8]) -> Option<(u32, u32)> {
    let text = String::from_utf8_lossy(start);
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let own = |name| attribute(tag, name).and_then(|it| pixels(it.trim_end_matches("px")));
    let field = || {
        let field: Vec<&str> = attribute(tag, "viewBox")?.split([' ', ',']).collect();
        let field: Vec<&str> = field.into_iter().filter(|it| !it.is_empty()).collect();
        Some((pixels(field.get(2)?)?, pixels(field.get(3)?)?))
    };
    own("width").zip(own("height")).or_else(field)
}

/// The value of an attribute of a start tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut places = tag.match_indices(name);
    places.find_map(|(at, _)| {
        let is_whole = tag[..at].ends_with(char::is_whitespace);
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|it| is_whole && matches!(it, '"' | '\''))?;
        rest[1..].split(quote).next()
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1e6")]
fn pixels(value: &str) -> Option<u32> {
    let value: f64 = value.trim().parse().ok()?;
    Some(value.round()).filter(|it| (1.0..1e6).contains(it)).map(|it| it as u32)
}

fn line(file: &[u8], at: usize) -> u32 {
    let lines = String::from_utf8_lossy(&file[..at]).matches('\n').count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

/// Whether an element draws. A browser wants the namespace; an editor may have forgotten it.
fn is_svg(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().namespace().is_none_or(|it| it == NAMESPACE)
}

fn write(out: &mut String, node: Node<'_, '_>, depth: usize) -> Result<(), Malformed> {
    let name = node.tag_name().name();
    match name {
        // Where a link leads is of no use in a picture; what it shows is.
        "a" => return write_children(out, node, depth),
        "image" | "feImage" => return Err(Malformed::HoldsPhoto),
        "style" => {
            write_style(out, node);
            return Ok(());
        }
        _ if ELEMENTS.binary_search(&name).is_err() => return Ok(()),
        _ => (),
    }
    let _ = write!(out, "<{name}");
    if depth == 0 {
        let _ = write!(out, " xmlns=\"{NAMESPACE}\"");
    }
    write_attributes(out, node);
    let start = out.len();
    out.push('>');
    write_children(out, node, depth)?;
    if out.len() == start + 1 && depth > 0 {
        out.insert(start, '/');
    } else {
        let _ = write!(out, "</{name}>");
    }
    Ok(())
}

fn write_children(out: &mut String, node: Node<'_, '_>, depth: usize) -> Result<(), Malformed> {
    let shows_text = TEXT_ELEMENTS.contains(&node.tag_name().name());
    for child in node.children().filter(|_| depth < DEEPEST) {
        if is_svg(child) {
            write(out, child, depth + 1)?;
        } else if child.is_text() && shows_text {
            push_escaped(out, child.text().unwrap_or_default());
        }
    }
    Ok(())
}

fn write_style(out: &mut String, node: Node<'_, '_>) {
    let sheet: String = node.children().filter_map(|it| it.text()).collect();
    if let Some(sheet) = harmless_style(&sheet).filter(|it| !it.trim().is_empty()) {
        out.push_str("<style>");
        push_escaped(out, &sheet);
        out.push_str("</style>");
    }
}

fn write_attributes(out: &mut String, node: Node<'_, '_>) {
    for attribute in node.attributes() {
        let value = attribute.value().trim();
        let name = match (attribute.namespace(), attribute.name()) {
            (None | Some(LINKS), "href") if value.starts_with('#') => "href",
            (None, "style") => {
                if let Some(style) = harmless_style(value) {
                    write_attribute(out, "style", &style);
                }
                continue;
            }
            (Some(XML), "space") => "xml:space",
            (None, name) if ATTRIBUTES.binary_search(&name).is_ok() && stays_inside(value) => name,
            _ => continue,
        };
        write_attribute(out, name, value);
    }
}

fn write_attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    push_escaped(out, value);
    out.push('"');
}

/// A style sheet without its comments, if it neither reaches out nor hides that it does.
fn harmless_style(sheet: &str) -> Option<String> {
    const HARMFUL: &[&str] = &[
        "\\",
        "@import",
        "@font-face",
        "@namespace",
        "//",
        "javascript:",
        "expression",
        "binding",
        "behavior",
        "image(",
        "image-set(",
        "src(",
        "cross-fade(",
        "animation",
        "transition",
    ];
    let mut style = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        style.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    style.push_str(rest);
    let low = style.to_lowercase();
    let is_harmless = !HARMFUL.iter().any(|it| low.contains(it)) && stays_inside(&low);
    is_harmless.then_some(style)
}

/// Whether each `url(…)` points to a part of the drawing itself.
fn stays_inside(value: &str) -> bool {
    let low = value.to_lowercase();
    let mut addresses = low.split("url(").skip(1);
    addresses.all(|it| it.trim_start_matches([' ', '"', '\'']).starts_with('#'))
}

fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(letter),
        }
    }
}
