//! The page about the accessibility of the site.

use serde::Serialize;

use super::{Fact, FactValue};

/// What the organisation says of the accessibility of the site.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Accessibility {
    /// How far it has got, since when, and the statement in the register: label by label.
    pub facts: Vec<Fact>,
    /// What the first of them means, when it is one of the words of the register.
    pub meaning: Option<&'static str>,
    /// Where to report what cannot be used.
    pub contact: Option<FactValue>,
}
