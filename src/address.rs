//! Paths as they stand in addresses, and what stands at each.

use std::borrow::Cow;
use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;

/// Turns `%20` into a space; what is no sound escape stays as it is.
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|it| std::str::from_utf8(it).ok());
        if let Some(byte) = code.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Writes a path so that it can stand in an address (RFC 3986): all but unreserved characters and
/// slashes are escaped.
pub fn percent_encode(path: &str) -> String {
    use std::fmt::Write as _;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    if path.bytes().all(is_plain) {
        return path.to_owned();
    }
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if is_plain(byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The order of folded paths: what is in a folder stands right behind the folder.
fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let shared = one.len().min(other.len());
    // As if each had its slash behind it.
    let next = |path: &[u8]| path.get(shared).copied().unwrap_or(b'/');
    let so_far = one[..shared].cmp(&other[..shared]);
    so_far.then_with(|| next(one).cmp(&next(other))).then(one.len().cmp(&other.len()))
}

/// One spelling for addresses that some host may take for the same.
pub fn fold(path: &str) -> Cow<'_, str> {
    let path = path.trim_end_matches('/');
    if path.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    Cow::Owned(path.nfc().collect::<String>().to_lowercase())
}

/// What stands at each address, in the order of the addresses as they are compared.
///
/// Hosts differ in what they take for the same address, so all spellings of one count as one.
#[derive(Debug)]
pub struct Addresses<T>(Vec<Entry<T>>);

#[derive(Debug)]
struct Entry<T> {
    path: String,
    /// The path as it is compared, when that is not how it is written.
    odd: Option<String>,
    value: T,
}

impl<T> Default for Addresses<T> {
    fn default() -> Self {
        Addresses(Vec::new())
    }
}

impl<T> Addresses<T> {
    /// Gives each address to the first that wants it. `late` hears of the others: who has the
    /// address, how the other one wrote it, and the other one.
    pub fn settle(
        wanted: impl IntoIterator<Item = (String, T)>,
        mut late: impl FnMut(&T, String, T),
    ) -> Self {
        let mut wanted: Vec<Entry<T>> = wanted.into_iter().map(Entry::new).collect();
        wanted.sort_by(|one, other| compare(one.compared(), other.compared()));
        let mut settled: Vec<Entry<T>> = Vec::with_capacity(wanted.len());
        for entry in wanted {
            match settled.last().filter(|first| first.compared() == entry.compared()) {
                Some(first) => late(&first.value, entry.path, entry.value),
                None => settled.push(entry),
            }
        }
        Addresses(settled)
    }

    /// What stands at an address that is written just so.
    pub fn find(&self, path: &str) -> Option<&T> {
        let folded = fold(path);
        let at = self.0.binary_search_by(|it| compare(it.compared(), &folded)).ok()?;
        Some(&self.0[at]).filter(|it| it.path == path).map(|it| &it.value)
    }

    /// Every path, with what stands there.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|it| (it.path.as_str(), &it.value))
    }

    /// Whatever stands below something else: at `a/b/` when there is something at `a`.
    pub fn below(&self) -> Vec<(&str, &T)> {
        let mut below = Vec::new();
        // What this one is below.
        let mut above: Vec<&str> = Vec::new();
        for entry in &self.0 {
            let name = entry.compared();
            let is_below =
                |it: &&mut &str| name.strip_prefix(**it).is_some_and(|it| it.starts_with('/'));
            while above.pop_if(|it| !is_below(&it)).is_some() {}
            if !above.is_empty() {
                below.push((entry.path.as_str(), &entry.value));
            }
            above.push(name);
        }
        below
    }
}

impl<T> Entry<T> {
    fn new((path, value): (String, T)) -> Self {
        let odd = match fold(&path) {
            Cow::Borrowed(_) => None,
            Cow::Owned(odd) => Some(odd),
        };
        Entry { path, odd, value }
    }

    fn compared(&self) -> &str {
        self.odd.as_deref().unwrap_or_else(|| self.path.trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(paths: &[&str]) -> (Addresses<usize>, Vec<(usize, String, usize)>) {
        let mut late = Vec::new();
        let wanted = paths.iter().enumerate().map(|(at, path)| ((*path).to_owned(), at));
        let addresses = Addresses::settle(wanted, |first, path, it| late.push((*first, path, it)));
        (addresses, late)
    }

    #[test]
    fn the_first_has_an_address_in_whatever_spelling() {
        let (addresses, late) =
            settle(&["b/", "Caf\u{e9}/", "b", "cafe\u{301}/", "a/", "404.html"]);
        let paths: Vec<&str> = addresses.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["404.html", "a/", "b/", "Caf\u{e9}/"]);
        assert_eq!(late, [(0, "b".to_owned(), 2), (1, "cafe\u{301}/".to_owned(), 3)]);
        let found = ["a/", "a", "Caf\u{e9}/", "caf\u{e9}/", "404.html", ""];
        let found = found.map(|it| addresses.find(it).copied());
        assert_eq!(found, [Some(4), None, Some(1), None, Some(5), None]);
    }

    #[test]
    fn what_stands_below_something_else_is_found_behind_whatever_comes_between() {
        let paths = ["", "x/index.html", "a", "a-b/c", "a.b/c", "a/b/c", "A/D", "e/", "e/f", "ef"];
        let (addresses, _) = settle(&paths);
        let below: Vec<&str> = addresses.below().into_iter().map(|(path, _)| path).collect();
        assert_eq!(below, ["a/b/c", "A/D", "e/f"]);
    }
}
