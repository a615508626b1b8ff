//! Photos, attachments and logos: the files that published texts use, and no others.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Output, Press, Sort, static_files};
use crate::decode::Gathered;
use crate::diagnostic::Span;
use crate::links::{Destination, Map};
use crate::media;

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    for name in used(press.map) {
        let recipe = move || static_files::read(press.map.sources, name).map(Cow::into_owned);
        output.add(path(name).to_owned(), Sort::Other, Span::whole(name), Box::new(recipe));
    }
}

/// Where a file of `content/` is published.
pub(super) fn path(name: &str) -> &str {
    name.strip_prefix("content/").unwrap_or(name)
}

/// The width and height of the pictures that published texts use.
pub(super) fn sizes(map: Map<'_>) -> BTreeMap<&str, (u32, u32)> {
    let names: Vec<&str> = used(map).into_iter().collect();
    let size = |name: &&'_ str| {
        let bytes = map.sources.bytes(name).ok()?;
        svg_size(name, &bytes).or_else(|| {
            let size = imagesize::blob_size(&bytes).ok()?;
            Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
        })
    };
    names.par_iter().filter(|it| is_picture(it)).filter_map(|it| Some((*it, size(it)?))).collect()
}

fn is_picture(name: &str) -> bool {
    matches!(ending(name).as_str(), "svg" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif")
}

/// What stands behind the last dot: `svg`.
fn ending(name: &str) -> String {
    name.rsplit('.').next().unwrap_or_default().to_lowercase()
}

/// The size that an SVG drawing gives itself: `width` and `height`, in whole pixels.
fn svg_size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok().filter(|_| ending(name) == "svg")?;
    let start = text.find("<svg")?;
    let tag = &text[start..start + text[start..].find('>')?];
    let attribute = |name: &str| {
        let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let value = tag[at..].split('"').next()?.trim_end_matches("px");
        value.parse::<f64>().ok().map(f64::round).filter(|it| (1.0..1e6).contains(it))
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held between 1 and 1e6"
    )]
    let whole = |it: f64| it as u32;
    Some((whole(attribute("width")?), whole(attribute("height")?)))
}

/// The files that something published uses.
fn used(map: Map<'_>) -> BTreeSet<&str> {
    let site = map.edition.site;
    let shown = site.items().filter(|(item, _)| map.edition.is_shown(*item));
    let gathered = shown.map(|(_, head)| &head.gathered);
    gathered.chain([&site.settings.gathered]).flat_map(|it| used_by(map, it)).collect()
}

fn used_by<'a>(map: Map<'a>, gathered: &'a Gathered) -> Vec<&'a str> {
    let links = gathered.texts.iter().flat_map(|text| text.links());
    let links = links.map(|link| (link.span.file.as_ref(), link.destination.as_str()));
    let urls = gathered.urls.iter().map(|url| (url.span.file.as_ref(), url.value.as_str()));
    let linked = links.chain(urls).filter_map(|(file, to)| match map.follow(file, to) {
        Destination::File(name) => Some(name),
        _ => None,
    });
    let named = gathered.files.iter().filter_map(|file| {
        let name = media::locate(map.sources, &file.span.file, file).ok()?;
        map.sources.find(name).filter(|it| it.is_media()).map(|_| name.as_ref())
    });
    linked.chain(named).collect()
}
