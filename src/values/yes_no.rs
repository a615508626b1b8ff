//! Yes or no, in Dutch or in the words of YAML.

use super::{Mistake, Value};

impl Value for bool {
    const NAME: &'static str = "ja of nee";
    const EXAMPLE: &'static str = "ja of nee";

    fn parse(text: &str) -> Result<Self, Mistake> {
        match text.trim().to_lowercase().as_str() {
            "ja" | "true" | "yes" => Ok(true),
            "nee" | "false" | "no" => Ok(false),
            _ => Err(Mistake::WrongKind),
        }
    }
}
