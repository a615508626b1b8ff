//! Which raw HTML passes, and what to write instead of what does not.

/// An element that may stand in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// The attribute that it may have besides `lang` and `dir`.
    attribute: Option<&'static str>,
}

/// Where an element can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Among words, within one block.
    Text,
    /// Among words, without an end tag.
    Void,
    /// Around paragraphs.
    Block,
}

const ELEMENTS: [Element; 31] = [
    text("a", Some("href")),
    text("abbr", Some("title")),
    text("b", None),
    text("bdi", None),
    text("bdo", None),
    Element { name: "br", kind: Kind::Void, attribute: None },
    text("cite", None),
    text("code", None),
    text("del", None),
    Element { name: "details", kind: Kind::Block, attribute: Some("open") },
    text("dfn", None),
    text("em", None),
    Element { name: "figcaption", kind: Kind::Block, attribute: None },
    Element { name: "figure", kind: Kind::Block, attribute: None },
    text("i", None),
    text("ins", None),
    text("kbd", None),
    text("mark", None),
    text("q", None),
    text("s", None),
    text("samp", None),
    text("small", None),
    text("span", None),
    text("strong", None),
    text("sub", None),
    Element { name: "summary", kind: Kind::Block, attribute: None },
    text("sup", None),
    text("time", Some("datetime")),
    text("u", None),
    text("var", None),
    Element { name: "wbr", kind: Kind::Void, attribute: None },
];

/// Tags that editors know from elsewhere, and what they write here instead.
const INSTEAD: [(&[&str], &str); 12] = [
    (&["script", "noscript", "template"], "Laat het weg: scripts mogen niet in een tekst"),
    (&["style", "font", "center", "big", "link"], THEME),
    (
        &["iframe", "embed", "object", "video", "audio", "frame"],
        "Zet er een link naar de video, kaart of opname neer: `[Bekijk de video](https://…)`",
    ),
    (
        &["img", "picture", "svg", "image"],
        "Schrijf een afbeelding als `![beschrijving](media/foto.jpg)`",
    ),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], "Schrijf een kop met `##` ervoor"),
    (
        &["p", "div", "section", "article", "aside", "main", "header", "footer"],
        "Laat het weg: een lege regel begint een nieuwe alinea",
    ),
    (&["ul", "ol", "li"], "Schrijf een opsomming met `- ` of `1. ` voor elke regel"),
    (
        &["table", "thead", "tbody", "tr", "td", "th", "caption"],
        "Schrijf een tabel met `|` tussen de kolommen",
    ),
    (
        &["form", "input", "button", "select", "option", "textarea", "label"],
        "Formulieren kunnen niet in een tekst: zet er een link naar het formulier neer",
    ),
    (&["pre"], "Zet ``` op de regel ervoor en op de regel erna"),
    (&["blockquote"], "Zet `> ` voor elke regel van het citaat"),
    (&["hr"], "Schrijf `---` op een eigen regel"),
];

const THEME: &str = "Laat het weg: de opmaak komt van het thema";

/// The element of this name, in capitals or not.
pub(super) fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name.eq_ignore_ascii_case(name))
}

/// What to write instead of a tag that is not allowed.
pub(super) fn instead_of(name: &str) -> &'static str {
    let known = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let found = INSTEAD.iter().find(|(names, _)| known(names));
    found.map_or("Laat het weg, of schrijf het als Markdown", |(_, help)| help)
}

impl Element {
    /// The attribute of this name, if it may stand in this tag with this value.
    pub(super) fn attribute(&self, name: &str, value: &str) -> Option<&'static str> {
        let mut allowed = ["lang", "dir"].iter().chain(&self.attribute);
        let known = allowed.find(|allowed| allowed.eq_ignore_ascii_case(name))?;
        is_value(known, value).then_some(known)
    }

    /// What to do about an attribute that may not stand in this tag.
    pub(super) fn help(&self, attribute: &str) -> String {
        let attribute = attribute.to_ascii_lowercase();
        match attribute.as_str() {
            "style" | "class" | "color" | "align" | "width" | "height" => THEME.to_owned(),
            "id" | "name" => "Laat het weg: elke kop krijgt vanzelf een adres".to_owned(),
            "target" | "rel" => "Laat het weg: de link werkt ook zonder".to_owned(),
            "lang" => "Schrijf een taalcode: `lang=\"tr\"`".to_owned(),
            "dir" => "Schrijf `dir=\"ltr\"`, `dir=\"rtl\"` of `dir=\"auto\"`".to_owned(),
            on if on.starts_with("on") => {
                "Laat het weg: scripts mogen niet in een tekst".to_owned()
            }
            _ => {
                let own = self.attribute.map_or(String::new(), |own| format!("`{own}`, "));
                format!("Laat het weg; hier mogen alleen {own}`lang` en `dir`")
            }
        }
    }
}

/// Whether an attribute may have this value.
fn is_value(attribute: &str, value: &str) -> bool {
    match attribute {
        "dir" => ["ltr", "rtl", "auto"].iter().any(|known| known.eq_ignore_ascii_case(value)),
        "lang" => {
            !value.is_empty()
                && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        }
        _ => true,
    }
}

const fn text(name: &'static str, attribute: Option<&'static str>) -> Element {
    Element { name, kind: Kind::Text, attribute }
}
