//! Content lines in blocks (RFC 5545, section 3.1). The crate escapes and folds a line; the blocks
//! are ours, since its own put the clock of the machine and a random id into each.

use icalendar::Property;

/// A block of lines: `BEGIN:VEVENT` … `END:VEVENT`.
pub(super) struct Block {
    name: &'static str,
    lines: Vec<Property>,
    blocks: Vec<Block>,
}

impl Block {
    pub(super) fn new(name: &'static str) -> Self {
        Block { name, lines: Vec::new(), blocks: Vec::new() }
    }

    /// Adds a line with a value that is written as it is, unless it is a text by its name.
    pub(super) fn line(&mut self, name: &str, value: impl AsRef<str>) {
        self.lines.push(Property::new(name, plain(value.as_ref())));
    }

    /// Adds a line with one parameter.
    pub(super) fn line_with(&mut self, name: &str, (key, of): (&str, &str), value: &str) {
        let mut line = Property::new(name, plain(value));
        line.add_parameter(key, of);
        self.lines.push(line);
    }

    pub(super) fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// The whole block, each line ended by CRLF.
    pub(super) fn write(self) -> String {
        let mut text = format!("BEGIN:{}\r\n", self.name);
        let lines = self.lines.into_iter().map(TryInto::<String>::try_into);
        text.extend(lines.filter_map(Result::ok));
        text.extend(self.blocks.into_iter().map(Block::write));
        text + "END:" + self.name + "\r\n"
    }
}

/// A text without control characters, but for the ends of its lines.
fn plain(text: &str) -> String {
    text.chars().filter(|it| *it == '\n' || !it.is_control()).collect()
}
