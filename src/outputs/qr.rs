//! QR codes (ISO/IEC 18004) of addresses, as a path for a drawing.

use std::sync::LazyLock;

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::view::Qr;

/// The mask with squares of two by three modules.
const LARGE_CHECKERBOARD: u8 = 4;

/// The white around a code that a camera needs, in modules.
const MARGIN: usize = 4;

/// The code of an address; nothing for one that is too long for any code (over 2,000 bytes).
///
/// Which mask is best is not worked out for each page, which takes most of the time: any of them can
/// be read, and this one breaks up both stripes and blocks.
pub(super) fn code(address: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(address);
    let (level, mask) = (QrCodeEcc::Medium, Some(Mask::new(LARGE_CHECKERBOARD)));
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_segments_advanced(&segments, level, least, most, mask, false).ok()?;
    let mut path = String::with_capacity(2_500);
    for row in 0..code.size() {
        draw_row(&mut path, row, |column| code.get_module(column, row), code.size());
    }
    let size = usize::try_from(code.size()).ok()?;
    Some(Qr { size: size + 2 * MARGIN, margin: MARGIN, path })
}

/// Draws the dark modules of a row as lines: `M0 3h7m1 0h2`.
fn draw_row(path: &mut String, row: i32, is_dark: impl Fn(i32) -> bool, size: i32) {
    let (mut column, mut pen) = (0, None);
    while column < size {
        let end = (column..size).find(|it| !is_dark(*it)).unwrap_or(size);
        let length = end - column;
        if length > 0 {
            match pen {
                None => draw(path, &[('M', column), (' ', row), ('h', length)]),
                Some(pen) => draw(path, &[('m', column - pen), (' ', 0), ('h', length)]),
            }
            pen = Some(end);
        }
        column = end.max(column + 1);
    }
}

/// Adds steps to a path, each a letter and a number. There are hundreds in a code.
fn draw(path: &mut String, steps: &[(char, i32)]) {
    for (letter, number) in steps {
        path.push(*letter);
        let number = usize::try_from(*number).unwrap_or_default();
        path.push_str(NUMBERS.get(number).map_or("", String::as_str));
    }
}

/// As many numbers as a code has modules at most in a row, as they are written.
static NUMBERS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..=177_u8).map(|it| it.to_string()).collect());

#[cfg(test)]
mod tests {
    use super::*;

    /// What a drawing says, read as a camera would: each module nine dots.
    fn read(qr: &Qr) -> String {
        const DOTS: usize = 3;
        let mut dark = vec![false; qr.size * qr.size];
        for line in qr.path.split('M').skip(1) {
            let (start, lines) = line.split_once('h').unwrap();
            let (column, row) = start.split_once(' ').unwrap();
            let (mut column, row): (usize, usize) = (column.parse().unwrap(), row.parse().unwrap());
            for step in lines.split('m') {
                let (skip, length) = step.split_once(" 0h").unwrap_or(("0", step));
                column += skip.parse::<usize>().unwrap();
                let length: usize = length.parse().unwrap();
                let from = (row + qr.margin) * qr.size + column + qr.margin;
                dark[from..from + length].fill(true);
                column += length;
            }
        }
        let side = qr.size * DOTS;
        let dot = |x: usize, y: usize| if dark[y / DOTS * qr.size + x / DOTS] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, dot);
        image.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_camera_reads_the_address_back() {
        for length in (0..400).step_by(7) {
            let address = format!("https://wijken.example/k/{}/", "x7".repeat(length));
            assert_eq!(read(&code(&address).unwrap()), address);
        }
        for number in 0..200 {
            let address = format!("https://wijken.example/wijken/dorp/nieuws/bericht-{number}/");
            assert_eq!(read(&code(&address).unwrap()), address);
        }
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert!(code(&"x".repeat(5000)).is_none());
    }
}
