//! Single values: texts, dates, amounts, and words from a list.

use chrono::NaiveDate;

use super::{Decode, Reader, shorten};
use crate::values::{self, Amount, Colour, EventTime, Figure, Mistake, Period, Planning, When};
use crate::yaml::{Node, Value};

/// A word from a fixed list.
pub trait Choice: Copy + 'static {
    /// What an editor calls it: `status`.
    const NAME: &'static str;
    /// The words, in the order in which they are shown.
    const WORDS: &'static [(&'static str, Self)];
}

/// Declares an enum together with the Dutch words that editors type for it.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident $label:literal {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $crate::decode::Choice for $name {
            const NAME: &'static str = $label;
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $name::$variant)),+];
        }

        impl $name {
            /// The word that editors type and readers see.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl $crate::decode::Decode for $name {
            fn decode(
                node: &$crate::yaml::Node,
                reader: &mut $crate::decode::Reader<'_>,
            ) -> Option<Self> {
                $crate::decode::Reader::choice(reader, node)
            }
        }
    };
}
pub(crate) use choice;

impl Reader<'_> {
    /// Reads a word from a fixed list.
    pub fn choice<T: Choice>(&mut self, node: &Node) -> Option<T> {
        self.choice_or(node, &[])
    }

    /// Reads a word from a fixed list, where `others` may be meant as well.
    pub fn choice_or<T: Choice>(&mut self, node: &Node, others: &[&str]) -> Option<T> {
        let text = text_of(node, "een woord", self)?;
        let written = text.trim().to_lowercase();
        let found = T::WORDS.iter().find(|(word, _)| *word == written);
        if found.is_none() {
            let words = T::WORDS.iter().map(|(word, _)| *word);
            let words: Vec<&str> = words.chain(others.iter().copied()).collect();
            let message = format!("`{}` is geen {}", shorten(text), T::NAME);
            self.diagnostics.report("E204", &node.span, message).help_choice(&written, &words);
        }
        found.map(|(_, value)| *value)
    }

    fn value<T: values::Value>(&mut self, node: &Node) -> Option<T> {
        let text = text_of(node, T::NAME, self)?;
        match T::parse(text) {
            Ok(value) => Some(value),
            Err(mistake) => {
                self.report_mistake::<T>(node, text, mistake);
                None
            }
        }
    }

    fn report_mistake<T: values::Value>(&mut self, node: &Node, text: &str, mistake: Mistake) {
        let written = shorten(text);
        let (code, message, help) = match mistake {
            Mistake::WrongKind => (
                "E203",
                format!("`{written}` is niet te lezen als {}", T::NAME),
                how_to_write::<T>(text),
            ),
            Mistake::NoSuchDay(why) => (
                "E205",
                format!("`{written}` bestaat niet: {why}"),
                format!("Schrijf bijvoorbeeld: {}", T::EXAMPLE),
            ),
            Mistake::EndsBeforeBegin => (
                "E205",
                format!("`{written}` eindigt voordat het begint"),
                "Zet de vroegste datum voor de twee punten: `2021-07..2023-07`".to_owned(),
            ),
        };
        self.diagnostics.report(code, &node.span, message).help(help);
    }
}

/// How a value is written: the one that was meant, if that is clear, or else an example.
fn how_to_write<T: values::Value>(text: &str) -> String {
    let meant = values::rewrite(text);
    match meant.as_deref().map(T::parse) {
        Some(Ok(_)) => format!("Schrijf het zo: `{}`", meant.unwrap_or_default()),
        Some(Err(Mistake::NoSuchDay(why))) => {
            format!("Kijk de dag na: {why}. Schrijf bijvoorbeeld: {}", T::EXAMPLE)
        }
        _ => format!("Schrijf bijvoorbeeld: {}", T::EXAMPLE),
    }
}

/// The text of a scalar; anything else is reported as the wrong kind.
pub(super) fn text_of<'n>(
    node: &'n Node,
    wanted: &str,
    reader: &mut Reader<'_>,
) -> Option<&'n str> {
    let Value::Scalar(text) = &node.value else {
        let help = match node.value {
            Value::List(_) => "Hier past één waarde. Haal de streepjes of de haken weg.",
            Value::Map(_) => {
                "Hier past één waarde. Staat er een dubbele punt in de tekst, zet de tekst dan tussen aanhalingstekens."
            }
            _ => "Vul achter de dubbele punt iets in.",
        };
        reader.wrong_kind(node, wanted, help);
        return None;
    };
    Some(text)
}

impl Decode for String {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        text_of(node, "een tekst", reader).map(|text| text.trim().to_owned())
    }
}

macro_rules! decode_values {
    ($($value:ty),+) => {
        $(impl Decode for $value {
            fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                reader.value(node)
            }
        })+
    };
}
decode_values!(
    When, NaiveDate, Period, Planning, EventTime, Amount, Figure, Colour, bool, u32, i32
);
