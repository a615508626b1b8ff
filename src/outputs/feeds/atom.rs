//! A feed as Atom (RFC 4287).

use atom_syndication as atom;

use super::{Contents, Entry};

const MEDIA_TYPE: &str = "application/atom+xml";

/// Writes a feed. It was last updated when the newest of its entries was.
pub(super) fn write(contents: &Contents) -> Vec<u8> {
    let updated = contents.entries.iter().map(|it| it.updated).max().unwrap_or_default();
    let feed = atom::Feed {
        title: atom::Text::plain(sound(&contents.title)),
        id: contents.id.clone(),
        updated,
        authors: vec![person(&contents.organisation)],
        generator: Some(atom::Generator { value: "wijkbode".to_owned(), ..Default::default() }),
        links: vec![
            link("self", MEDIA_TYPE, &contents.address),
            link("alternate", "text/html", &contents.page),
        ],
        rights: contents.licence.as_deref().map(|it| atom::Text::plain(sound(it))),
        entries: contents.entries.iter().map(entry).collect(),
        lang: Some(contents.language.clone()),
        ..atom::Feed::default()
    };
    let layout = atom::WriteConfig { indent_size: Some(1), ..atom::WriteConfig::default() };
    let mut written = feed.write_with_config(Vec::new(), layout).unwrap_or_default();
    written.push(b'\n');
    written
}

fn entry(entry: &Entry) -> atom::Entry {
    let tag = |term: &String| atom::Category { term: sound(term), ..atom::Category::default() };
    atom::Entry {
        title: atom::Text::plain(sound(&entry.title)),
        id: entry.id.clone(),
        updated: entry.updated,
        authors: entry.author.iter().map(|it| person(it)).collect(),
        categories: entry.tags.iter().map(tag).collect(),
        links: vec![link("alternate", "text/html", &entry.address)],
        published: Some(entry.published),
        summary: entry.summary.as_deref().map(|it| atom::Text::plain(sound(it))),
        content: Some(atom::Content {
            lang: entry.language.clone(),
            value: Some(sound(&entry.html)),
            content_type: Some("html".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    }
}

fn link(rel: &str, media_type: &str, address: &str) -> atom::Link {
    atom::Link {
        href: address.to_owned(),
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..atom::Link::default()
    }
}

fn person(name: &str) -> atom::Person {
    atom::Person { name: sound(name), ..atom::Person::default() }
}

/// A text without the characters that cannot stand in XML 1.0, not even escaped.
fn sound(text: &str) -> String {
    let is_sound = |it: &char| matches!(it, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_sound).collect()
}
