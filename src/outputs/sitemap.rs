//! `sitemap.xml` (sitemaps.org 0.9) and `robots.txt` (RFC 9309).

use std::fmt::Write as _;

use super::dates::last_change;
use super::{Output, Press, Sort};
use crate::diagnostic::Span;
use crate::pages::Subject;

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    let sitemap = move || Ok(sitemap(press).into_bytes());
    output.add(
        "sitemap.xml".to_owned(),
        Sort::Other,
        Span::whole("content/site.yaml"),
        Box::new(sitemap),
    );
    let robots = move || {
        let sitemap = press.absolute("sitemap.xml");
        Ok(format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes())
    };
    output.add(
        "robots.txt".to_owned(),
        Sort::Other,
        Span::whole("content/site.yaml"),
        Box::new(robots),
    );
}

/// Every page that is read for its own sake: no old addresses, and not the page that is not there.
fn sitemap(press: &Press<'_>) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    for (path, subject) in press.map.pages.iter() {
        let is_aside = matches!(
            subject,
            Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide | Subject::Posters(..)
        );
        if is_aside {
            continue;
        }
        let _ = write!(xml, "<url><loc>{}</loc>", press.absolute(path));
        let item = match subject {
            Subject::Item(item) => Some(item),
            _ => None,
        };
        if let Some(day) = item.and_then(|it| last_change(press.map.edition, it)) {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        xml += "</url>\n";
    }
    xml += "</urlset>\n";
    xml
}
