//! `sitemap.xml` (sitemaps.org 0.9) and `robots.txt` (RFC 9309).

use std::fmt::Write as _;

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
        if matches!(subject, Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide) {
            continue;
        }
        let _ = write!(xml, "<url><loc>{}</loc>", press.absolute(path));
        if let Some(day) = last_change(press, subject) {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        xml += "</url>\n";
    }
    xml += "</urlset>\n";
    xml
}

/// The last day on which an item changed, as far as its editors recorded it.
fn last_change(press: &Press<'_>, subject: Subject) -> Option<chrono::NaiveDate> {
    let Subject::Item(item) = subject else { return None };
    let edition = press.map.edition;
    let changed = edition.head(item)?.changed;
    let updated = edition.standing_of(item).and_then(|it| it.updated);
    let dated = edition.site.date_of(item).filter(|_| item.kind == crate::model::Kind::News);
    let days = [changed, updated, dated].into_iter().flatten().map(crate::values::When::last);
    days.filter(|day| *day <= edition.day).max()
}
