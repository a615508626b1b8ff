//! What a custom property comes to when every `var(--other, fallback)` in it is filled in
//! (CSS Custom Properties 1).

use cssparser::{ParseError, Parser, Token};

use super::sheet::Properties;

/// Layers of properties: a later one wins.
#[derive(Clone, Copy)]
pub(super) struct Layers<'a>(pub(super) &'a [&'a Properties]);

/// How many properties one value may take. Token files refer to each other some ten deep; a file
/// in which each property refers twice to the next would never end.
const LOOKUPS: u32 = 1000;

impl<'a> Layers<'a> {
    /// The value of a property, without any `var()`; nothing when it has none.
    pub(super) fn resolve(self, name: &str) -> Option<String> {
        self.substitute(self.find(name)?, &mut { LOOKUPS })
    }

    /// A property as it is written.
    pub(super) fn find(self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find_map(|it| it.get(name)).map(String::as_str)
    }

    fn substitute(self, text: &str, lookups: &mut u32) -> Option<String> {
        let mut filled = String::new();
        let complete = self.fill(&mut Parser::new(text), &mut filled, lookups);
        complete.then(|| filled.trim().to_owned())
    }

    /// Copies a value with its variables filled in; false when one of them has no value.
    fn fill(self, input: &mut Parser<'_>, filled: &mut String, lookups: &mut u32) -> bool {
        loop {
            let start = input.position();
            let Ok(token) = input.next_including_whitespace_and_comments() else { return true };
            let is_block = matches!(
                token,
                Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock
            );
            let close = if *token == Token::SquareBracketBlock { ']' } else { ')' };
            let is_variable =
                matches!(token, Token::Function(name) if name.eq_ignore_ascii_case("var"));
            if is_variable {
                let Some(value) = inside(input, |it| self.variable(it, lookups)) else {
                    return false;
                };
                filled.push_str(&value);
                continue;
            }
            filled.push_str(input.slice_from(start));
            if is_block {
                let complete = inside(input, |it| Some(self.fill(it, filled, lookups)));
                filled.push(close);
                if complete != Some(true) {
                    return false;
                }
            }
        }
    }

    /// What `var(…)` stands for: the property, or else the fallback behind the comma.
    fn variable(self, input: &mut Parser<'_>, lookups: &mut u32) -> Option<String> {
        *lookups = lookups.checked_sub(1)?;
        let name = input.expect_ident_cloned().ok()?;
        let fallback = input.expect_comma().is_ok().then(|| {
            let start = input.position();
            while input.next_including_whitespace().is_ok() {}
            input.slice_from(start)
        });
        let own = self.find(&name).and_then(|it| self.substitute(it, lookups));
        own.or_else(|| self.substitute(fallback?, lookups))
    }
}

/// Reads what stands between the brackets that were just opened.
fn inside<'i, T>(
    input: &mut Parser<'i>,
    read: impl FnOnce(&mut Parser<'i>) -> Option<T>,
) -> Option<T> {
    let mut value = None;
    let _ = input.parse_nested_block(|it| -> Result<(), ParseError<()>> {
        value = read(it);
        while it.next().is_ok() {}
        Ok(())
    });
    value
}
