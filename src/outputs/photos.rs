//! The prints of each photo: which ones are published, where, and how they are made.
//!
//! Laying out looks at headers only. The first print that is wanted develops all of them, because
//! reading the photo is what takes long; the others wait on a shelf until somebody asks for them.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

use super::media::{self, Use};
use super::{File, Layout, Press, Sort, static_files};
use crate::address::fold;
use crate::diagnostic::{Diagnostic, Span};
use crate::picture::{self, Flaw, Form, Format, Photo, Print};
use crate::store::Key;

/// The widths in which photos are shown, in pixels: cards, a telephone, the column of a text, the
/// head of a page; each once more for a sharp screen.
const WIDTHS: &[u32] = &[320, 640, 960, 1280, 1600];
/// The widest print in a form that everything reads, for old browsers and for who shares a page.
const WIDEST_PLAIN: u32 = 1280;
/// Changes when prints come out otherwise.
const RECIPE: &str = "foto 1";

/// The photos that published texts use, by the name of their file.
#[derive(Default)]
pub(super) struct Album<'a> {
    photos: BTreeMap<&'a str, Negative>,
    darkroom: Darkroom,
}

/// A photo and what is made of it.
pub(super) struct Negative {
    photo: Photo,
    /// Its path, up to the width and the ending.
    stem: String,
    /// As WebP, from small to large; none when it is shown nowhere.
    shown: Vec<Print>,
    /// In a form that everything reads.
    plain: Option<Print>,
    /// As large as it is, with its path; none when nothing links to it.
    offered: Option<(String, Print)>,
    key: OnceLock<Key>,
    shelf: Mutex<Shelf>,
}

/// What came of developing.
#[derive(Default)]
struct Shelf {
    made: BTreeMap<Print, Vec<u8>>,
    flaw: Option<Flaw>,
}

impl<'a> Album<'a> {
    /// Chooses the prints of photos, given how each is used.
    pub(super) fn new(photos: Vec<(&'a str, Photo, Use)>) -> Self {
        let stems = photos.iter().map(|(name, ..)| fold(split(media::path(name)).0).into_owned());
        let mut shared: BTreeMap<String, usize> = BTreeMap::new();
        stems.for_each(|stem| *shared.entry(stem).or_default() += 1);
        let negative = |(name, photo, using): (&'a str, Photo, Use)| {
            let (stem, ending) = split(media::path(name));
            let is_shared = shared.get(&*fold(stem)).is_some_and(|it| *it > 1);
            let stem = if is_shared { format!("{stem}-{ending}") } else { stem.to_owned() };
            (name, Negative::new(name, photo, stem, using))
        };
        let photos = photos.into_iter().map(negative).collect();
        Album { photos, darkroom: Darkroom::default() }
    }

    /// The photo in a file, if it is one.
    pub(super) fn find(&self, name: &str) -> Option<&Negative> {
        self.photos.get(name)
    }
}

impl Negative {
    fn new(name: &str, photo: Photo, stem: String, using: Use) -> Self {
        let plain = if photo.is_transparent { Form::Png } else { Form::Jpeg };
        let (mut shown, mut fallback) = (Vec::new(), None);
        if using.is_shown {
            shown = widths(photo.width)
                .into_iter()
                .map(|width| Print { width, form: Form::Webp })
                .collect();
            let widest = shown.iter().map(|it| it.width).filter(|it| *it <= WIDEST_PLAIN).max();
            fallback = widest.map(|width| Print { width, form: plain });
        }
        let offered = using.is_offered.then(|| {
            let (path, form) = whole(media::path(name), &stem, photo.format);
            (path, Print { width: photo.width, form })
        });
        let (key, shelf) = (OnceLock::new(), Mutex::default());
        Negative { photo, stem, shown, plain: fallback, offered, key, shelf }
    }

    /// Its width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        (self.photo.width, self.photo.height)
    }

    /// The path of what is published for who follows a link to it.
    pub(super) fn offered_path(&self) -> Option<&str> {
        self.offered.as_ref().map(|(path, _)| path.as_str())
    }

    /// The path of a print that everything reads, and its width and height.
    pub(super) fn plain(&self) -> Option<(String, (u32, u32))> {
        let print = self.plain?;
        Some((self.path(print), (print.width, self.photo.height_at(print.width))))
    }

    /// The paths of the prints for browsers, each with its width.
    pub(super) fn shown(&self) -> impl Iterator<Item = (String, u32)> {
        self.shown.iter().map(|print| (self.path(*print), print.width))
    }

    fn path(&self, print: Print) -> String {
        match &self.offered {
            Some((path, offered)) if *offered == print => path.clone(),
            _ => format!("{}-{}.{}", self.stem, print.width, ending(print.form)),
        }
    }

    /// Every print once, with its path.
    fn prints(&self) -> BTreeMap<Print, String> {
        let offered = self.offered.iter().map(|(_, print)| print);
        let prints = self.shown.iter().chain(&self.plain).chain(offered);
        prints.map(|print| (*print, self.path(*print))).collect()
    }

    /// One print, kept from an earlier build or made now.
    fn print(&self, press: &Press<'_>, name: &str, print: Print) -> Result<Vec<u8>, Diagnostic> {
        let key = self.key(press, name)?.part(&format!("{} {}", print.width, ending(print.form)));
        press.store.keep(&key, || self.develop(press, name, print))
    }

    /// The name of all its prints in the store, by what the photo holds.
    fn key(&self, press: &Press<'_>, name: &str) -> Result<&Key, Diagnostic> {
        if let Some(key) = self.key.get() {
            return Ok(key);
        }
        let file = static_files::read(press.map.sources, name)?;
        Ok(self.key.get_or_init(|| Key::new(RECIPE, &[&file])))
    }

    fn develop(&self, press: &Press<'_>, name: &str, print: Print) -> Result<Vec<u8>, Diagnostic> {
        let mut ready = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = ready.made.remove(&print) {
            return Ok(made);
        }
        if ready.flaw.is_none() {
            let prints: Vec<Print> = self.prints().into_keys().collect();
            let _place = press.media.album.darkroom.enter(self.photo.pixels());
            let file = static_files::read(press.map.sources, name)?;
            match picture::develop(&file, &self.photo, &prints) {
                Ok(made) => ready.made = prints.into_iter().zip(made).collect(),
                Err(flaw) => ready.flaw = Some(flaw),
            }
        }
        let made = ready.made.remove(&print);
        made.ok_or_else(|| media::diagnose(name, ready.flaw.as_ref().unwrap_or(&Flaw::Broken)))
    }
}

/// Adds the prints of all photos to the website.
pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for (name, negative) in &press.media.album.photos {
        for (print, path) in negative.prints() {
            let recipe = move || negative.print(press, name, print);
            layout.add(path, File::new(Sort::Other, Span::whole(name), recipe));
        }
    }
}

/// The widths in which a photo is shown: never more than its own, and none that is nearly that.
fn widths(own: u32) -> Vec<u32> {
    let widest = WIDTHS.last().map_or(own, |it| own.min(*it));
    let smaller = WIDTHS.iter().copied().filter(|it| u64::from(*it) * 5 <= u64::from(widest) * 4);
    smaller.chain([widest]).collect()
}

/// Where a photo as large as it is stands, and in which form: under its own name if that says truly
/// what it is.
fn whole(path: &str, stem: &str, format: Format) -> (String, Form) {
    let form = match format {
        Format::Jpeg => Form::Jpeg,
        Format::Webp => Form::Webp,
        Format::Png | Format::Gif => Form::Png,
    };
    let named = split(path).1.to_lowercase();
    let is_true = format != Format::Gif && format.endings().contains(&named.as_str());
    (if is_true { path.to_owned() } else { format!("{stem}.{}", ending(form)) }, form)
}

fn ending(form: Form) -> &'static str {
    match form {
        Form::Webp => "webp",
        Form::Jpeg => "jpg",
        Form::Png => "png",
    }
}

/// What stands before and behind the last dot of a file name.
fn split(path: &str) -> (&str, &str) {
    let folder = path.rfind('/').map_or(0, |it| it + 1);
    path[folder..]
        .rsplit_once('.')
        .map_or((path, ""), |(name, ending)| (&path[..folder + name.len()], ending))
}

/// Holds the memory in bounds: as many photos as fit are developed side by side.
struct Darkroom {
    free: Mutex<u64>,
    left: Condvar,
}

/// A place in the darkroom, for so many pixels.
struct Taken<'d> {
    darkroom: &'d Darkroom,
    pixels: u64,
}

impl Default for Darkroom {
    fn default() -> Self {
        Darkroom { free: Mutex::new(2 * picture::MOST_PIXELS), left: Condvar::new() }
    }
}

impl Darkroom {
    /// Waits until there is room. No photo is larger than the room.
    fn enter(&self, pixels: u64) -> Taken<'_> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self
            .left
            .wait_while(free, |free| *free < pixels)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= pixels;
        Taken { darkroom: self, pixels }
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.darkroom.free.lock().unwrap_or_else(PoisonError::into_inner) += self.pixels;
        self.darkroom.left.notify_all();
    }
}
