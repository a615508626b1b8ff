//! Smaller copies of texts, beside them: `index.html.br` (RFC 7932) and `index.html.gz` (RFC 1952),
//! for a web server that sends them to browsers that can read them.
//!
//! Nothing in them but the text itself: no name and no time, so the same text gives the same copy.

use std::collections::BTreeSet;
use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::outputs::Made;
use crate::store::{Key, Store};

/// What is text, by the ending of its path.
const TEXTS: &[&str] = &[
    "css",
    "csv",
    "htm",
    "html",
    "ics",
    "js",
    "json",
    "jsonld",
    "map",
    "md",
    "mjs",
    "svg",
    "txt",
    "vcf",
    "webmanifest",
    "xml",
];

/// What seldom changes, and is worth the effort of the smallest copy.
const LASTING: &[&str] = &["css", "js", "mjs", "svg"];

/// Smaller files, in bytes, fit in one packet of the network as they are.
const WORTHWHILE: usize = 1_024;

/// How hard brotli tries, from 0 to 11. From 5 to 11 a page becomes 7 per cent smaller and takes
/// thirty times as long.
const USUAL: i32 = 5;
const HARDEST: i32 = 11;

/// Makes smaller copies, each only once: what was made before is found by the text that it is of.
pub struct Compressor<'a> {
    store: &'a Store,
    /// The files that there are anyway.
    paths: BTreeSet<&'a str>,
}

impl<'a> Compressor<'a> {
    /// A compressor for a website of these files.
    pub fn new(store: &'a Store, paths: &[&'a str]) -> Self {
        Compressor { store, paths: paths.iter().copied().collect() }
    }

    /// Adds to what was made at a path the copies that are smaller, of each text of some size.
    pub fn pack(&self, path: &str, made: Made) -> Made {
        match made {
            Made::File(bytes) => {
                let copies = self.copies(path, &bytes);
                if copies.is_empty() {
                    return Made::File(bytes);
                }
                Made::Several(copies.into_iter().chain([(path.to_owned(), bytes)]).collect())
            }
            Made::Several(mut files) => {
                let copies = files.par_iter().flat_map_iter(|(path, it)| self.copies(path, it));
                let copies: Vec<(String, Vec<u8>)> = copies.collect();
                files.extend(copies);
                Made::Several(files)
            }
        }
    }

    /// The copies of a file that are smaller, by their path.
    fn copies(&self, path: &str, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if bytes.len() < WORTHWHILE || !TEXTS.contains(&ending) {
            return Vec::new();
        }
        let quality = if LASTING.contains(&ending) { HARDEST } else { USUAL };
        let copies = [
            (format!("{path}.br"), self.brotli(bytes, quality)),
            (format!("{path}.gz"), self.gzip(bytes)),
        ];
        let is_wanted = |(path, copy): &(String, Vec<u8>)| {
            let is_free = !self.paths.contains(path.as_str());
            is_free && !copy.is_empty() && copy.len() < bytes.len()
        };
        copies.into_iter().filter(is_wanted).collect()
    }

    fn brotli(&self, bytes: &[u8], quality: i32) -> Vec<u8> {
        self.keep(&Key::new(&format!("brotli 1 {quality}"), &[bytes]), || {
            // A larger window than the file costs time and gains nothing.
            let window = if bytes.len() < 1 << 18 { 18 } else { 22 };
            let mut made = Vec::with_capacity(bytes.len() / 3);
            let parameters = BrotliEncoderParams {
                quality,
                lgwin: window,
                size_hint: bytes.len(),
                ..BrotliEncoderParams::default()
            };
            // Reading from and writing to memory does not fail.
            let is_made = brotli::BrotliCompress(&mut &*bytes, &mut made, &parameters).is_ok();
            if is_made { made } else { Vec::new() }
        })
    }

    fn gzip(&self, bytes: &[u8]) -> Vec<u8> {
        self.keep(&Key::new("gzip 1", &[bytes]), || {
            let mut encoder =
                GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::best());
            let made = encoder.write_all(bytes).and_then(|()| encoder.finish());
            made.unwrap_or_default()
        })
    }

    fn keep(&self, key: &Key, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let kept: Result<_, std::convert::Infallible> = self.store.keep(key, || Ok(make()));
        let Ok(copy) = kept;
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endings(path: &str, bytes: &[u8], paths: &[&str]) -> Vec<String> {
        let store = Store::none();
        match Compressor::new(&store, paths).pack(path, Made::File(bytes.to_vec())) {
            Made::File(it) => assert_eq!(it, bytes),
            Made::Several(mut files) => {
                assert_eq!(files.remove(path).unwrap(), bytes);
                return files.keys().map(|it| it.replacen(path, "", 1)).collect();
            }
        }
        Vec::new()
    }

    #[test]
    fn only_a_text_of_some_size_gets_copies() {
        let long = "<p>Bankje</p>".repeat(100);
        assert_eq!(endings("index.html", long.as_bytes(), &[]), [".br", ".gz"]);
        assert_eq!(endings("a/foto.jpg", long.as_bytes(), &[]), [""; 0]);
        assert_eq!(endings("_headers", long.as_bytes(), &[]), [""; 0]);
        assert_eq!(endings("index.html", &long.as_bytes()[..900], &[]), [""; 0]);
    }

    #[test]
    fn a_copy_that_is_not_smaller_is_left_out() {
        let seed = |at: u32| crate::store::digest([&at.to_le_bytes()[..]]);
        let noise: Vec<u8> = (0..64).flat_map(seed).collect();
        assert_eq!(endings("ruis.txt", &noise, &[]), [""; 0]);
    }

    #[test]
    fn a_file_that_is_there_anyway_stays() {
        let long = "p { color: #000 }\n".repeat(100);
        assert_eq!(endings("a.css", long.as_bytes(), &["a.css", "a.css.br"]), [".gz"]);
    }
}
