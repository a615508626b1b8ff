//! Short addresses, `/k/<code>/`, of all that has a poster: for what hangs on a wall or stands on a
//! waste bin.
//!
//! A code follows from the address of an item and from nothing else, so it never changes. Who moves
//! an item and keeps its old address in `aliassen` keeps its old code as well.

use super::html;
use super::{Files, Layout, Press};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::ItemId;
use crate::pages::{Destination, Subject, alias_path, item_path, posters};
use crate::store::digest;

/// Where they are.
const FOLDER: &str = "k/";

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let recipe = move || make(press);
    layout.add_folder(FOLDER.to_owned(), Span::whole("content/site.yaml"), Box::new(recipe));
}

/// The pages at all short addresses.
fn make(press: &Press<'_>) -> Result<Files, Diagnostic> {
    let edition = press.map.edition;
    let mut files = Files::new();
    for item in edition.areas().flat_map(|area| posters(edition, area)) {
        for path in addresses(press, item) {
            let page = html::moved(press, &short_path(&path), Destination::Item(item))?;
            if files.insert(format!("{}/index.html", code(&path)), page).is_some() {
                return Err(taken(press, item));
            }
        }
    }
    Ok(files)
}

/// The addresses that an item has, and those that it had.
fn addresses(press: &Press<'_>, item: ItemId) -> impl Iterator<Item = String> {
    let edition = press.map.edition;
    let aliases = edition.head(item).into_iter().flat_map(|head| &head.aliases);
    let old = aliases.filter_map(|it| alias_path(it));
    // Of two items with one address only the first has it.
    let moved = Subject::Moved(Destination::Item(item));
    item_path(edition.site, item).into_iter().chain(old).filter(move |path| {
        let there = press.map.pages.find(path);
        there == Some(Subject::Item(item)) || there == Some(moved)
    })
}

/// E701: by a rare chance two addresses have one code.
fn taken(press: &Press<'_>, item: ItemId) -> Diagnostic {
    let head = press.map.edition.head(item);
    Diagnostic {
        code: "E701",
        message: "het korte adres van dit item is toevallig al van een ander".to_owned(),
        span: head.map_or_else(|| Span::whole("content/site.yaml"), |it| it.span.clone()),
        help: Some(
            "Geef het een andere `id`, en noem zijn adres van nu niet bij `aliassen`.".to_owned(),
        ),
    }
}

/// The short path of an item.
pub(super) fn of_item(press: &Press<'_>, item: ItemId) -> Option<String> {
    item_path(press.map.edition.site, item).map(|path| short_path(&path))
}

/// The short path for a path: `k/7h3kq2mz/`.
fn short_path(path: &str) -> String {
    format!("{FOLDER}{}/", code(path))
}

/// The code for a path: `7h3kq2mz`.
fn code(path: &str) -> String {
    // Base 32 without the letters that look like others (Crockford).
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digest = digest([b"k".as_slice(), path.as_bytes()]);
    // 40 bits: with ten thousand items one chance in twenty thousand that two share a code, and
    // then the build says so.
    let bits = digest[..5].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |at: u32| {
        let value = usize::try_from(bits >> (35 - 5 * at) & 31).unwrap_or_default();
        char::from(LETTERS[value])
    };
    (0..8).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes hang on walls: this one may never change.
    #[test]
    fn a_code_is_for_good() {
        assert_eq!(short_path("wijken/dorp/quick-wins/bankje/"), "k/rnv9v6gn/");
    }
}
