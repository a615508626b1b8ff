//! The parts of a JPEG file, by their markers (ITU-T T.81, annex B): how large it is, how it was
//! held, and whether it is all there. A decoder fills in what is missing with grey; an editor wants
//! to know.

use std::io::{self, BufRead, ErrorKind, Read as _, Seek, SeekFrom};

use image::metadata::Orientation;

use super::{Flaw, Format, Photo};

const BASELINE: u8 = 0xc0;
const EXTENDED: u8 = 0xc1;
const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;
const APPLICATION_1: u8 = 0xe1;
/// What stands before Exif in its part.
const EXIF: &[u8] = b"Exif\0\0";

/// Reads the parts before the pixels.
pub(super) fn look<R: BufRead + Seek>(file: &mut R) -> Result<Photo, ErrorKind> {
    look_inside(file).map_err(|it| it.kind())
}

fn look_inside<R: BufRead + Seek>(file: &mut R) -> io::Result<Photo> {
    let mut photo = None;
    let mut orientation = None;
    file.seek(SeekFrom::Start(2))?;
    loop {
        let marker = next_marker(file)?;
        match marker {
            0x01 | 0xd0..=0xd8 => continue,
            END_OF_IMAGE => return Err(ErrorKind::InvalidData.into()),
            START_OF_SCAN => break,
            _ => (),
        }
        let length = u64::from(read_u16(file)?.saturating_sub(2));
        let mut part = Vec::new();
        if is_frame(marker) {
            file.by_ref().take(length).read_to_end(&mut part)?;
            photo = photo.or(frame(&part));
        } else if marker == APPLICATION_1 && orientation.is_none() {
            file.by_ref().take(length).read_to_end(&mut part)?;
            orientation = part.strip_prefix(EXIF).and_then(Orientation::from_exif_chunk);
        } else {
            file.seek_relative(length.try_into().unwrap_or(i64::MAX))?;
        }
    }
    let photo = photo.ok_or(ErrorKind::InvalidData)?;
    Ok(photo.turned(orientation.unwrap_or(Orientation::NoTransforms)))
}

/// Finds what a decoder passes over in silence: pixels that stop before the end of the image, and
/// colours that stand one after the other instead of side by side, which ours gets wrong.
pub(super) fn check(file: &[u8]) -> Result<(), Flaw> {
    let mut at = 2;
    let mut colours_side_by_side = None;
    let mut is_among_pixels = false;
    loop {
        let rest = file.get(at..).ok_or(Flaw::CutOff)?;
        at += rest.iter().position(|it| *it == 0xff).ok_or(Flaw::CutOff)? + 1;
        let marker = *file.get(at).ok_or(Flaw::CutOff)?;
        match marker {
            END_OF_IMAGE if is_among_pixels => return Ok(()),
            END_OF_IMAGE => return Err(Flaw::CutOff),
            // Stuffing, filling, and the markers without a length.
            0x00 | 0x01 | 0xd0..=0xd8 | 0xff => continue,
            _ => (),
        }
        let Some([high, low]) = file.get(at + 1..at + 3) else { return Err(Flaw::CutOff) };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let part = file.get(at + 3..at + 1 + length).ok_or(Flaw::CutOff)?;
        if matches!(marker, BASELINE | EXTENDED) {
            colours_side_by_side = part.get(5).copied();
        } else if marker == START_OF_SCAN {
            is_among_pixels = true;
            if colours_side_by_side.is_some_and(|it| part.first() != Some(&it)) {
                return Err(Flaw::Broken);
            }
        }
        at += 1 + length;
    }
}

fn next_marker<R: BufRead>(file: &mut R) -> io::Result<u8> {
    let mut byte = read_u8(file)?;
    if byte != 0xff {
        return Err(ErrorKind::InvalidData.into());
    }
    while byte == 0xff {
        byte = read_u8(file)?;
    }
    Ok(byte)
}

/// Whether this part tells the size: all of C0 to CF, but for tables and arithmetic conditions.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

fn frame(part: &[u8]) -> Option<Photo> {
    let [_, h1, h2, w1, w2, ..] = part else { return None };
    let (width, height) = (u16::from_be_bytes([*w1, *w2]), u16::from_be_bytes([*h1, *h2]));
    Some(Photo::plain(Format::Jpeg, width.into(), height.into()))
}

fn read_u8<R: BufRead>(file: &mut R) -> io::Result<u8> {
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    Ok(byte[0])
}

fn read_u16<R: BufRead>(file: &mut R) -> io::Result<u16> {
    let mut bytes = [0; 2];
    file.read_exact(&mut bytes)?;
    Ok(u16::from_be_bytes(bytes))
}
