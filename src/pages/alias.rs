//! Old addresses, as editors write them.

use crate::address::percent_decode;

/// The path that an alias stands for; nothing when it lies outside the site.
pub fn alias_path(alias: &str) -> Option<String> {
    let alias = percent_decode(alias.trim());
    let path = alias.trim_start_matches('/').trim_end_matches("index.html");
    let strange = |part: &str| matches!(part, "." | "..") || part.is_empty();
    let inside = path.trim_end_matches('/');
    let outside = path.contains(['\\', ':', '?', '#', '\0']) || inside.split('/').any(strange);
    if outside || alias.starts_with("//") {
        return None;
    }
    let is_file = inside.rsplit('/').next().is_some_and(|name| name.contains('.'));
    Some(if is_file { inside.to_owned() } else { format!("{inside}/") })
}
