//! The program as it is used: exit statuses, what is said on which stream, and `new`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail and touch the disk"
)]

mod again;
mod build;
mod new;
mod usage;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const DAY: &str = "2021-09-15";
const WIJK: &str = "content/wijken/dorp";

/// A small site on disk.
struct Site(TempDir);

/// What a run of the program said.
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Site {
    fn empty() -> Self {
        Site(tempfile::tempdir().expect("a folder for the test"))
    }

    fn new(files: &[(&str, &str)]) -> Self {
        let site = Site::empty();
        let settings =
            "titel: Wijken\norganisatie: Gemeente\nurl: https://wijken.voorbeeld.example/\n";
        site.write("content/site.yaml", settings);
        site.write("content/wijken/dorp/wijk.md", "---\nnaam: Het Dorp\n---\nEen wijk.\n");
        for (name, text) in files {
            site.write(name, text);
        }
        site
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    /// Every file and what is in it.
    fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        let files = walkdir::WalkDir::new(self.path()).into_iter().filter_map(Result::ok);
        let files = files.filter(|it| it.file_type().is_file());
        files.map(|it| (it.path().display().to_string(), fs::read(it.path()).unwrap())).collect()
    }

    /// Runs the program in the folder of the site.
    fn run(&self, line: &[&str]) -> Said {
        run_in(self.path(), line)
    }
}

fn run_in(folder: &Path, line: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wijkbode"));
    said(command.args(line).current_dir(folder).output().expect("the program starts"))
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).expect("what it says is text"),
        err: String::from_utf8(output.stderr).expect("what it says is text"),
    }
}

fn json(said: &Said) -> serde_json::Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {:?}", said.out))
}
