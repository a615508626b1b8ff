//! A style sheet, as far as it gives the whole page custom properties: `:root { --naam: waarde }`.
//!
//! Which of two rules wins is decided by their order alone.

use std::collections::{BTreeMap, BTreeSet};

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};

/// Custom properties by name, each with its value as it is written.
pub(super) type Properties = BTreeMap<String, String>;

/// What a style sheet gives the whole page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// In the light scheme, and in both when `dark` says nothing.
    pub(super) light: Properties,
    /// In the dark scheme only.
    pub(super) dark: Properties,
    /// The classes in its selectors, for a hint when none of them is that of the page.
    pub(super) classes: BTreeSet<String>,
}

/// A rule as it is read, within the rules around it.
struct Reading<'c> {
    page: &'c [&'c str],
    scheme: Scheme,
    applies: bool,
    sheet: Sheet,
}

/// When a rule holds.
#[derive(Clone, Copy)]
enum Scheme {
    Always,
    Dark,
    /// On paper, on a wide screen: not what a palette is about.
    Elsewhere,
}

impl Sheet {
    /// Reads what holds for a page whose `<html>` has these classes.
    pub(super) fn read(css: &str, page: &[&str]) -> Sheet {
        let sheet = Sheet::default();
        let mut reading = Reading { page, scheme: Scheme::Always, applies: false, sheet };
        let mut parser = Parser::new(css);
        // What cannot be understood is passed over, as a browser does.
        StyleSheetParser::new(&mut parser, &mut reading).for_each(|_| ());
        reading.sheet
    }
}

impl Reading<'_> {
    fn read_body(&mut self, input: &mut Parser<'_>) {
        RuleBodyParser::<_, (), ()>::new(input, self).for_each(|_| ());
    }
}

impl<'i> DeclarationParser<'i> for Reading<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        let value = rest(input).trim_end_matches("!important").trim_end().to_owned();
        let properties = match self.scheme {
            Scheme::Always => &mut self.sheet.light,
            Scheme::Dark => &mut self.sheet.dark,
            Scheme::Elsewhere => return Ok(()),
        };
        if self.applies && name.starts_with("--") {
            properties.insert(name.to_string(), value);
        }
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Reading<'_> {
    type Prelude = bool;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<bool, ParseError<()>> {
        let selectors = rest(input);
        self.sheet.classes.extend(classes(selectors).map(str::to_owned));
        Ok(selectors.split(',').any(|it| selects_page(it.trim(), self.page)))
    }

    fn parse_block(
        &mut self,
        applies: bool,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let around = std::mem::replace(&mut self.applies, applies);
        self.read_body(input);
        self.applies = around;
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Reading<'_> {
    type Prelude = Scheme;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<Scheme, ParseError<()>> {
        let condition = rest(input).to_lowercase();
        Ok(match &*name.to_lowercase() {
            "layer" | "supports" => self.scheme,
            "media" if matches!(&*condition, "all" | "screen") => self.scheme,
            "media"
                if condition.contains("prefers-color-scheme: dark")
                    || condition.contains("prefers-color-scheme:dark") =>
            {
                Scheme::Dark
            }
            _ => Scheme::Elsewhere,
        })
    }

    fn parse_block(
        &mut self,
        scheme: Scheme,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let around = std::mem::replace(&mut self.scheme, scheme);
        self.read_body(input);
        self.scheme = around;
        Ok(())
    }
}

impl RuleBodyItemParser<'_, (), ()> for Reading<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}

/// The properties that a value names in `var()`, in order.
pub(super) fn references(value: &str) -> impl Iterator<Item = &str> {
    let names = value.split("var(").skip(1);
    names.filter_map(|it| it.split([',', ')']).next()).map(str::trim)
}

/// Whether a selector selects `<html>` with these classes, and not something in it.
fn selects_page(selector: &str, page: &[&str]) -> bool {
    let mut rest = selector;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(":root").or_else(|| rest.strip_prefix("html")) {
            rest = after;
        } else if let Some((inner, after)) =
            rest.strip_prefix(":not(").and_then(|it| it.split_once(')'))
        {
            if selects_page(inner.trim(), page) {
                return false;
            }
            rest = after;
        } else if let Some(class) = classes(rest).next().filter(|_| rest.starts_with('.')) {
            if !page.contains(&class) {
                return false;
            }
            rest = &rest[1 + class.len()..];
        } else {
            return false;
        }
    }
    !selector.is_empty()
}

/// The classes in a selector.
fn classes<'a>(selector: &'a str) -> impl Iterator<Item = &'a str> {
    let end = |it: &str| it.find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
    let class = move |it: &'a str| &it[..end(it).unwrap_or(it.len())];
    selector.split('.').skip(1).map(class).filter(|it| !it.is_empty())
}

/// The text up to where a rule or a value ends, without the space around it.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next_including_whitespace().is_ok() {}
    input.slice_from(start).trim()
}
