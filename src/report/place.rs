//! From a byte in a file to the line and column that an editor shows.

/// A place in a file as the editor sees it, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, front matter included. A line ends in LF, CRLF or a lone CR.
    pub line: usize,
    /// The column in code points. A byte order mark has none.
    pub column: usize,
}

/// The lines of one text. To make it costs one pass; after that every place is found at once, also
/// in a text of a single line.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    marks: Vec<Mark>,
}

/// A byte of which the place is known.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    place: Place,
}

/// The most bytes to count through from a mark.
const STRIDE: usize = 1024;

impl Place {
    /// The beginning of a file.
    pub const START: Place = Place { line: 1, column: 1 };
}

impl<'a> Lines<'a> {
    /// Goes through the text once.
    pub fn new(text: &'a str) -> Self {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut here = Mark { offset: start, place: Place::START };
        let mut marks = vec![here];
        let mut letters = text[start..].chars().peekable();
        while let Some(letter) = letters.next() {
            here.offset += letter.len_utf8();
            here.place.column += 1;
            if letter == '\n' || (letter == '\r' && letters.peek() != Some(&'\n')) {
                here.place = Place { line: here.place.line + 1, column: 1 };
                marks.push(here);
            } else if here.offset - marks[marks.len() - 1].offset >= STRIDE {
                marks.push(here);
            }
        }
        Lines { text, marks }
    }

    /// Where a byte stands. A byte behind the end stands at the end, one inside a letter at that
    /// letter, and one in a byte order mark at the beginning.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.text.floor_char_boundary(offset);
        let at = self.marks.partition_point(|mark| mark.offset <= offset);
        let Some(mark) = at.checked_sub(1).map(|at| self.marks[at]) else { return Place::START };
        let letters = self.text[mark.offset..offset].chars().count();
        Place { line: mark.place.line, column: mark.place.column + letters }
    }
}
