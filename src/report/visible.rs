//! Text of others, made harmless for a terminal.

use std::borrow::Cow;

/// The text with everything in it visible: control characters as their pictures, what turns the
/// direction of the text or hides in it as `�`, and tabs and line breaks as spaces. Nothing in the
/// result can colour, move or disguise what stands around it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => shown.push_str("    "),
            '\n' => shown.push(' '),
            letter if is_plain(letter) => shown.push(letter),
            letter => shown.push(picture(letter)),
        }
    }
    Cow::Owned(shown)
}

fn is_plain(letter: char) -> bool {
    !letter.is_control()
        && !matches!(
            letter,
            '\u{61c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

/// The picture that Unicode has for a control character.
fn picture(letter: char) -> char {
    const PICTURES: u32 = 0x2400;
    match u32::from(letter) {
        code @ 0..=0x1f => char::from_u32(PICTURES + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
