//! The values an editor writes, such as `2021-Q3`, `2,5 mln` or `ruim 33%`: from text and back.
//!
//! One file per value. A value keeps what was meant, no more and no less: `2021-07` never becomes
//! the first of July, and `circa € 2.500` never becomes part of a sum.

mod amount;
mod colour;
mod day;
mod figure;
mod moment;
mod number;
mod period;
mod planning;
mod qualifier;
mod slug;
mod spoken;
mod when;
mod whole;
mod yes_no;

pub use amount::Amount;
pub use colour::Colour;
pub use day::{month_name, show_date, weekday_date, weekday_name};
pub use figure::Figure;
pub use moment::{EventTime, Moment};
pub use number::Number;
pub use period::Period;
pub use planning::Planning;
pub use qualifier::Qualifier;
pub use slug::{is_slug, slug};
pub use spoken::rewrite;
pub use when::{Precision, When};

/// What an editor can write in one piece of text.
pub trait Value: Sized {
    /// What an editor calls it, with its article: `een datum`.
    const NAME: &'static str;

    /// How it may be written: `2021-07-12, 2021-07 of 2021`.
    const EXAMPLE: &'static str;

    /// Reads the text; white space around it does not count.
    ///
    /// # Errors
    ///
    /// Says in what way the text is not such a value.
    fn parse(text: &str) -> Result<Self, Mistake>;
}

/// Why a text is not the value it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is written in no way that such a value is written in.
    WrongKind,
    /// It is written well, but the calendar or the clock does not have it. The Dutch sentence,
    /// without a full stop, says what there is instead: `april 2021 heeft 30 dagen`.
    NoSuchDay(String),
    /// A period that ends before it begins.
    EndsBeforeBegin,
}

/// A Dutch text with a capital in front.
pub fn capitalise(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with the white space and the dashes that word processors make replaced by plain ones.
fn plain(text: &str) -> String {
    let plain = |letter| match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        letter if char::is_whitespace(letter) => ' ',
        letter => letter,
    };
    text.trim().chars().map(plain).collect()
}

/// The number that is written as exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    let fits = text.len() == count && is_digits(text);
    fits.then(|| text.parse().ok()).flatten()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
