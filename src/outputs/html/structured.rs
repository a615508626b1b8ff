//! What a page is about, for search engines: JSON-LD with the words of schema.org.

use serde_json::{Map, Value, json};

use super::Composer;
use super::view::Page;
use crate::model::{ItemId, Kind};
use crate::pages::Subject;

/// The JSON-LD document of a page, safe inside a `script` element.
pub(super) fn structured(composer: Composer<'_>, subject: Subject, page: &Page) -> Option<String> {
    if matches!(subject, Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide) {
        return None;
    }
    let mut thing = about(composer, subject);
    let named = thing.get("@type") == Some(&json!("NewsArticle"));
    thing.insert("@id".to_owned(), json!(page.canonical));
    thing.insert("url".to_owned(), json!(page.canonical));
    thing.insert(if named { "headline" } else { "name" }.to_owned(), json!(page.heading));
    thing.insert("description".to_owned(), json!(page.description));
    thing.insert("inLanguage".to_owned(), json!(page.language));
    if let Some(image) = &page.image {
        thing.insert("image".to_owned(), json!(image));
    }
    let graph = [Some(Value::Object(thing)), breadcrumbs(composer, page)];
    let graph: Vec<Value> = graph.into_iter().flatten().collect();
    let document = json!({"@context": "https://schema.org", "@graph": graph});
    Some(document.to_string().replace('<', "\\u003c"))
}

fn about(composer: Composer<'_>, subject: Subject) -> Map<String, Value> {
    let settings = &composer.edition().site.settings;
    let publisher = json!({"@type": "Organization", "name": settings.organisation});
    let mut thing = match subject {
        Subject::Home => json!({"@type": "WebSite", "publisher": publisher}),
        Subject::Item(item) => item_type(composer, item),
        _ => json!({"@type": "CollectionPage"}),
    };
    if thing["@type"] == "NewsArticle" {
        thing["publisher"] = publisher;
    }
    match thing {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn item_type(composer: Composer<'_>, item: ItemId) -> Value {
    let area = composer.edition().site.area(item.area);
    match item.kind {
        Kind::Wijk => json!({"@type": "Place"}),
        Kind::Organisation => json!({"@type": "Organization"}),
        Kind::News => {
            let date = area.news[item.index].date.map(|it| it.to_string());
            json!({"@type": "NewsArticle", "datePublished": date})
        }
        Kind::Event => event(composer, item),
        _ => json!({"@type": "WebPage"}),
    }
}

/// An event with its status (schema.org/Event).
fn event(composer: Composer<'_>, item: ItemId) -> Value {
    let event = &composer.edition().site.area(item.area).events[item.index];
    let (_, start) = composer.time(item);
    let cancelled = event.cancelled.is_some();
    let status = if cancelled { "EventCancelled" } else { "EventScheduled" };
    let location = event
        .location
        .as_ref()
        .map(|venue| json!({"@type": "Place", "name": venue.name, "address": venue.address}));
    json!({
        "@type": "Event",
        "startDate": start,
        "endDate": event.ends.as_ref().filter(|_| event.recurrence.is_none()).map(|it| it.code().replace(' ', "T")),
        "eventStatus": format!("https://schema.org/{status}"),
        "location": location,
    })
}

/// The way to a page (schema.org/BreadcrumbList).
fn breadcrumbs(composer: Composer<'_>, page: &Page) -> Option<Value> {
    let items: Vec<Value> = page
        .crumbs
        .iter()
        .enumerate()
        .map(|(at, crumb)| {
            let url = composer.press.whole(crumb.url.as_deref().unwrap_or_default());
            json!({"@type": "ListItem", "position": at + 1, "name": crumb.title, "item": url})
        })
        .collect();
    (!items.is_empty()).then(|| json!({"@type": "BreadcrumbList", "itemListElement": items}))
}
