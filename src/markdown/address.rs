//! Which addresses a link may have. Browsers forgive much (`JaVa\tscript:`), so this does not.

/// How to put right what [`scheme_problem`] says.
pub const SCHEME_HELP: &str = "Gebruik een adres dat begint met https://, http://, mailto: of \
                               tel:, of het pad naar een bestand van deze site";

/// Why an address may not be linked to, in Dutch; nothing if it is `http`, `https`, `mailto`,
/// `tel`, a path or a `#fragment`.
pub fn scheme_problem(url: &str) -> Option<String> {
    if url.chars().any(char::is_control) {
        return Some("het adres van de link bevat een onzichtbaar teken".to_owned());
    }
    let url = url.trim();
    // Slashes of either kind begin another site's address, without saying how to get there.
    if url.bytes().take(2).filter(|byte| matches!(byte, b'/' | b'\\')).count() == 2 {
        let host = url.trim_start_matches(['/', '\\']);
        return Some(format!("het adres is niet volledig: schrijf `https://{}`", shortened(host)));
    }
    let (scheme, rest) = url.split(['/', '\\', '?', '#']).next()?.split_once(':')?;
    let after = &url[scheme.len() + 1..];
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" | "tel" if !rest.is_empty() => None,
        "http" | "https" if has_host(after) => None,
        "mailto" | "tel" | "http" | "https" => {
            Some(format!("het adres `{}` is niet volledig", shortened(url)))
        }
        _ => {
            let scheme = scheme.split_whitespace().collect::<String>().to_lowercase();
            Some(format!("een link mag niet beginnen met `{}:`", shortened(&scheme)))
        }
    }
}

/// Whether a site's name follows the scheme.
fn has_host(after: &str) -> bool {
    after.strip_prefix("//").is_some_and(|host| {
        host.starts_with(|first: char| !first.is_whitespace() && !"/\\?#".contains(first))
    })
}

/// As much of what an editor wrote as fits in a message.
pub(super) fn shortened(text: &str) -> String {
    const AT_MOST: usize = 40;
    match text.char_indices().nth(AT_MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
