//! A whole number, such as the weight of a milestone.

use super::{Mistake, Value, plain};

impl Value for u32 {
    const NAME: &'static str = "een heel getal";
    const EXAMPLE: &'static str = "1, 2 of 10";

    fn parse(text: &str) -> Result<Self, Mistake> {
        plain(text).parse().map_err(|_| Mistake::WrongKind)
    }
}

impl Value for i32 {
    const NAME: &'static str = "een heel getal";
    const EXAMPLE: &'static str = "1, 2 of -1";

    fn parse(text: &str) -> Result<Self, Mistake> {
        plain(text).parse().map_err(|_| Mistake::WrongKind)
    }
}
