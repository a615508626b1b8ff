//! Where to report a leak (RFC 9116).

use chrono::NaiveDate;

use crate::decode::{Decode, FromRecord, Reader, Record};
use crate::diagnostic::{Located, Span};
use crate::yaml::Node;

/// Where to report a leak.
#[derive(Debug)]
pub struct Security {
    /// Whom to tell.
    pub contact: LeakContact,
    /// The last day on which that holds.
    pub expires: Option<Located<NaiveDate>>,
    /// Where it stands.
    pub span: Span,
}

/// A mail address, a telephone number or a web address, as one that a machine can follow:
/// `mailto:…`, `tel:…`, `https://…`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeakContact(String);

impl LeakContact {
    /// An address that RFC 9116 allows, or nothing. A bare mail address is one.
    pub fn parse(text: &str) -> Option<LeakContact> {
        let text = text.trim();
        let is_one_word = !text.is_empty() && !text.contains(|it: char| it.is_whitespace());
        let is_known = ["mailto:", "tel:", "https://"].iter().any(|it| text.starts_with(it));
        let is_mail = text.contains('@') && !text.contains([':', '/']);
        match (is_one_word, is_known, is_mail) {
            (true, true, _) => Some(LeakContact(text.to_owned())),
            (true, false, true) => Some(LeakContact(format!("mailto:{text}"))),
            _ => None,
        }
    }

    /// The whole address, with its scheme.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRecord for Security {
    const NAME: &'static str = "dit beveiligingscontact";

    fn from_record(record: &mut Record<'_, '_>) -> Self {
        Security {
            contact: record.required_option("contact").unwrap_or_default(),
            expires: record.optional("verloopt"),
            span: record.span().clone(),
        }
    }
}

impl Decode for LeakContact {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let contact = LeakContact::parse(&String::decode(node, reader)?);
        if contact.is_none() {
            let help = "Schrijf bijvoorbeeld: mailto:veiligheid@gemeente.nl, of een webadres dat begint met https://";
            reader.wrong_kind(node, "een e-mailadres of een webadres", help);
        }
        contact
    }
}
