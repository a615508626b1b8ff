//! A figure from a source: a number as far as it is one, with what qualifies it.
//!
//! Only an exact single number is calculated with. What is not a number stays the text it is.

use std::fmt;

use super::{Mistake, Number, Qualifier, Value, digits, plain};

/// A number with its qualification, or the words that a source gives in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    qualifier: Option<Qualifier>,
    shape: Shape,
    percent: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// `31.280`, `-3`
    Single(Number),
    /// A change: `+0,1`
    Increase(Number),
    /// `25-30`
    Range(Number, Number),
    /// `1 op 3`
    Ratio(Number, Number),
    /// `hoger dan gemiddeld`
    Text(String),
}

impl Value for Figure {
    const NAME: &'static str = "een cijfer";
    const EXAMPLE: &'static str = "31.280, 11,2%, circa 2750, 25-30% of 1 op 3";

    /// Fails only on an empty text.
    fn parse(text: &str) -> Result<Self, Mistake> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Mistake::WrongKind);
        }
        let lower = plain(text).to_lowercase();
        let (qualifier, rest) = Qualifier::split(&lower);
        let (rest, percent) = split_percent(rest);
        let shape = Shape::parse(rest);
        let figure = shape.map(|shape| Figure { qualifier, shape, percent });
        Ok(figure.unwrap_or_else(|| Figure::text(text)))
    }
}

impl Figure {
    /// The number, if it is a single and exact one: the only kind to calculate with.
    pub fn plain(&self) -> Option<Number> {
        self.number().filter(|_| self.qualifier.is_none())
    }

    /// The number, if it is a single one, exact or not: good enough to draw.
    pub fn number(&self) -> Option<Number> {
        match self.shape {
            Shape::Single(number) | Shape::Increase(number) => Some(number),
            Shape::Range(..) | Shape::Ratio(..) | Shape::Text(_) => None,
        }
    }

    /// Whether it counts per cents.
    pub fn is_percentage(&self) -> bool {
        self.percent
    }

    /// Whether it is words instead of a number of any kind.
    pub fn is_text(&self) -> bool {
        matches!(self.shape, Shape::Text(_))
    }

    fn text(text: &str) -> Self {
        Figure { qualifier: None, shape: Shape::Text(text.to_owned()), percent: false }
    }
}

impl Shape {
    fn parse(text: &str) -> Option<Self> {
        if let Ok(number) = Number::parse(text) {
            let is_increase = text.starts_with('+');
            return Some(if is_increase { Shape::Increase(number) } else { Shape::Single(number) });
        }
        if let Some((part, whole)) = text.split_once(" op ") {
            return Some(Shape::Ratio(parse_unsigned(part)?, parse_unsigned(whole)?));
        }
        let (from, to) = text.split_once('-')?;
        if is_year(from) && is_year(to) {
            return None;
        }
        let (from, to) = (parse_unsigned(from)?, parse_unsigned(to)?);
        (from < to).then_some(Shape::Range(from, to))
    }
}

/// As residents read it: *31.280*, *11,2%*, *circa 2.750*, *25-30%*; a text as it was typed.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(qualifier) = self.qualifier {
            write!(f, "{qualifier} ")?;
        }
        match &self.shape {
            Shape::Single(number) => write!(f, "{number}")?,
            Shape::Increase(number) => write!(f, "+{number}")?,
            Shape::Range(from, to) => write!(f, "{from}-{to}")?,
            Shape::Ratio(part, whole) => write!(f, "{part} op {whole}")?,
            Shape::Text(text) => f.write_str(text)?,
        }
        f.write_str(if self.percent { "%" } else { "" })
    }
}

fn split_percent(text: &str) -> (&str, bool) {
    let number = text.strip_suffix('%').or_else(|| text.strip_suffix(" procent"));
    number.map_or((text, false), |number| (number.trim_end(), true))
}

fn parse_unsigned(text: &str) -> Option<Number> {
    let text = text.trim();
    if text.starts_with(['-', '+']) { None } else { Number::parse(text).ok() }
}

/// `2019-2023` is a span of years, which a point between the thousands would make unreadable.
fn is_year(text: &str) -> bool {
    digits(text.trim(), 4).is_some_and(|year| (1800..2200).contains(&year))
}
