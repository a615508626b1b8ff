//! Short addresses, `/k/<code>/`, of all that has a poster: for what hangs on a wall or stands on a
//! waste bin.
//!
//! A code follows from the address of an item and from nothing else, so it never changes. Who moves
//! an item and keeps its old address in `aliassen` keeps its old code as well.

use rayon::prelude::*;

use super::html;
use super::{File, Output, Press, Sort};
use crate::diagnostic::Span;
use crate::model::{AreaId, ItemId};
use crate::pages::{Destination, Subject, alias_path, item_path, posters};
use crate::store::digest;

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    let edition = press.map.edition;
    let areas: Vec<AreaId> = edition.areas().collect();
    let items = areas.into_par_iter().flat_map_iter(|area| posters(edition, area));
    output.add_all(items.flat_map_iter(|item| {
        let Some(head) = edition.head(item) else { return Vec::new() };
        let old = head.aliases.iter().filter_map(|it| alias_path(it));
        let paths = item_path(edition.site, item).into_iter().chain(old);
        // Of two items with one address only the first has it.
        let moved = Subject::Moved(Destination::Item(item));
        let is_its = |path: &String| {
            let there = press.map.pages.find(path);
            there == Some(Subject::Item(item)) || there == Some(moved)
        };
        let short = |path: String| {
            let path = short_path(&path);
            let file = format!("{path}index.html");
            let recipe = move || html::moved(press, &path, Destination::Item(item));
            (file, File::new(Sort::Other, Span::clone(&head.span), recipe))
        };
        paths.filter(is_its).map(short).collect()
    }));
}

/// The short path of an item.
pub(super) fn of_item(press: &Press<'_>, item: ItemId) -> Option<String> {
    item_path(press.map.edition.site, item).map(|path| short_path(&path))
}

/// The short path for a path: `k/7h3kq2mz/`.
fn short_path(path: &str) -> String {
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
    format!("k/{}/", (0..8).map(letter).collect::<String>())
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
