//! Puts text into HTML so that it stays text.

use std::borrow::Cow;

/// Adds text between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, in_text);
}

/// Adds text within a quoted attribute.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, |byte| if byte == b'"' { Some("&quot;") } else { in_text(byte) });
}

/// Adds the text of raw HTML, with its character references as they are.
pub(super) fn push_html_text(out: &mut String, html: &str) {
    push_keeping_references(out, html, push_text);
}

/// Adds the value of an attribute of raw HTML, with its character references as they are.
pub(super) fn push_html_attribute(out: &mut String, html: &str) {
    push_keeping_references(out, html, push_attribute);
}

/// Adds an address within a quoted attribute. What may not stand in an address is percent-encoded.
pub(super) fn push_address(out: &mut String, address: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            _ if b"-._~:/?#@!$()*+,;=%".contains(&byte) => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push(char::from(DIGITS[usize::from(byte >> 4)]));
                out.push(char::from(DIGITS[usize::from(byte & 15)]));
            }
        }
    }
}

/// The text that raw HTML stands for. Knows the numbers and the names that can hide a scheme; other
/// names stay as they are, which is harmless since the result is escaped again.
pub(super) fn decode(html: &str) -> Cow<'_, str> {
    if !html.contains('&') {
        return Cow::Borrowed(html);
    }
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('&') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let length = reference(rest).unwrap_or(1);
        match meaning(&rest[..length]) {
            Some(character) => text.push(character),
            None => text.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn push(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(replacement) = replacement(byte) {
            out.push_str(&text[done..at]);
            out.push_str(replacement);
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
}

/// What stands for a byte in HTML. Control characters are not allowed there at all.
#[inline]
fn in_text(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'\r' => Some(""),
        b'\n' | b'\t' => None,
        0..=0x1f | 0x7f => Some("\u{fffd}"),
        _ => None,
    }
}

fn push_keeping_references(out: &mut String, html: &str, push: fn(&mut String, &str)) {
    let mut rest = html;
    while let Some(start) = rest.find('&') {
        push(out, &rest[..start]);
        rest = &rest[start..];
        let length = reference(rest).unwrap_or(0);
        out.push_str(if length > 0 { &rest[..length] } else { "&amp;" });
        rest = &rest[length.max(1)..];
    }
    push(out, rest);
}

/// The length of the character reference (`&euml;`, `&#39;`) that the text begins with.
fn reference(text: &str) -> Option<usize> {
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let is_all = |name: &str, is_right: fn(&u8) -> bool| {
        !name.is_empty() && name.bytes().all(|byte| is_right(&byte))
    };
    let is_reference = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => is_all(digits, u8::is_ascii_hexdigit),
            None => is_all(number, u8::is_ascii_digit),
        },
        None => is_all(name, u8::is_ascii_alphanumeric),
    };
    is_reference.then_some(end + 1)
}

/// The character that a reference stands for.
fn meaning(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return Some(code.ok().and_then(char::from_u32).unwrap_or('\u{fffd}'));
    }
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "colon" => ':',
        "sol" => '/',
        "bsol" => '\\',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => return None,
    })
}
