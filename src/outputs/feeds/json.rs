//! A feed as JSON Feed 1.1 (jsonfeed.org).

use serde_json::{Map, Value, json};

use super::{Contents, Entry};

/// Writes a feed.
pub(super) fn write(contents: &Contents) -> Vec<u8> {
    let items: Vec<Value> = contents.entries.iter().map(item).collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": contents.title,
        "home_page_url": contents.page,
        "feed_url": contents.address,
        "language": contents.language,
        "authors": [{"name": contents.organisation}],
        "items": items,
    });
    format!("{feed:#}\n").into_bytes()
}

/// An entry, without the keys for which it has nothing.
fn item(entry: &Entry) -> Value {
    let authors = entry.author.as_ref().map(|it| json!([{"name": it}]));
    let tags = Some(json!(entry.tags)).filter(|_| !entry.tags.is_empty());
    let keys = [
        ("id", Some(json!(entry.id))),
        ("url", Some(json!(entry.address))),
        ("title", Some(json!(entry.title))),
        ("content_html", Some(json!(entry.html))),
        ("summary", entry.summary.as_ref().map(|it| json!(it))),
        ("image", entry.image.as_ref().map(|it| json!(it))),
        ("date_published", Some(json!(entry.published.to_rfc3339()))),
        ("date_modified", Some(json!(entry.updated.to_rfc3339()))),
        ("authors", authors),
        ("tags", tags),
        ("language", entry.language.as_ref().map(|it| json!(it))),
    ];
    let known = keys.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(known.collect::<Map<_, _>>())
}
