//! `_headers` and `_redirects`: Netlify, Cloudflare Pages and, for the second, GitLab Pages.
//!
//! These hosts let a browser ask again each time by themselves. They join the values of every rule
//! that fits, so no rule may say again what another says.

use std::fmt::Write as _;

use super::{Hosting, Redirect, headers};
use crate::address::percent_encode;

pub(super) fn headers(hosting: &Hosting<'_>) -> String {
    let mut text = format!("{}\n", hosting.at("*"));
    for (name, value) in &hosting.headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let (name, value) = headers::LASTING;
    for folder in &hosting.lasting {
        let _ = writeln!(text, "\n{}\n  {name}: {value}", hosting.at(&format!("{folder}*")));
    }
    text
}

pub(super) fn redirects(hosting: &Hosting<'_>) -> String {
    let line = |it: &Redirect| format!("{} {} 301\n", percent_encode(&it.from), it.encoded());
    hosting.redirects.iter().map(line).collect()
}
