//! The output folder is replaced as a whole or not at all.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail and touch the disk"
)]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;
use wijkbode::write::{MARKER, WriteError, Written, check_folder, clean_up, replace, survey};

const PATHS: [&str; 4] =
    ["index.html", "robots.txt", "wijken/dorp/index.html", "wijken/dorp/nieuws/lint/index.html"];

/// A folder that may hold `output/`.
fn place() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("output");
    (root, output)
}

/// Publishes these files, all with the same text.
fn publish(output: &Path, paths: &[&str], text: &str) -> Result<Written, WriteError> {
    let written = replace(output, paths, |_| Ok::<_, Infallible>(text), || ());
    written.map(|it| it.unwrap_or_else(|refused| panic!("{refused:?}")))
}

/// Every file below a folder with its text, the marker left out.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let found = entries.filter(|it| it.file_type().is_file() && it.file_name() != MARKER);
    found
        .map(|it| {
            let path = it.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read_to_string(it.path()).unwrap())
        })
        .collect()
}

fn site(paths: &[&str], text: &str) -> BTreeMap<String, String> {
    paths.iter().map(|path| ((*path).to_owned(), text.to_owned())).collect()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A staging folder as a killed build leaves it, with these sites in it.
fn left_over(root: &Path, digits: &str, sites: &[(&str, &str)]) -> PathBuf {
    let staging = root.join(format!(".output.wijkbode-{digits}"));
    fs::create_dir(&staging).unwrap();
    for (name, text) in sites {
        fs::create_dir(staging.join(name)).unwrap();
        fs::write(staging.join(name).join("index.html"), text).unwrap();
        fs::write(staging.join(name).join(MARKER), "wijkbode\n").unwrap();
    }
    staging
}

#[test]
fn a_new_site_comes_with_the_folders_above_it_and_a_marker() {
    let (root, _) = place();
    let output = root.path().join("diep/weg/output");
    let ticks = AtomicUsize::new(0);
    let render = |path: &str| Ok::<_, Infallible>(path.to_owned());
    let tick = || {
        ticks.fetch_add(1, Ordering::Relaxed);
    };
    let written = replace(&output, &PATHS, render, tick).unwrap().unwrap();

    let marker = fs::read_to_string(output.join(MARKER)).unwrap();
    assert!(marker.starts_with("wijkbode ") && marker.lines().count() == 1);
    assert_eq!(files(&output), PATHS.map(|path| (path.to_owned(), path.to_owned())).into());
    let bytes = PATHS.iter().map(|it| it.len()).sum::<usize>() + marker.len();
    assert_eq!((written.files, written.bytes), (5, bytes as u64));
    assert_eq!(survey(&output, written.bytes).unwrap(), written);
    assert_eq!(ticks.into_inner(), 4);
    assert_eq!(names(&root.path().join("diep/weg")), ["output"]);
}

#[test]
fn files_that_are_no_longer_made_are_gone_foreign_ones_too() {
    let (root, output) = place();
    publish(&output, &PATHS, "oud").unwrap();
    fs::write(output.join("vreemd.html"), "vreemd").unwrap();
    publish(&output, &PATHS[1..3], "nieuw").unwrap();
    assert_eq!(files(&output), site(&PATHS[1..3], "nieuw"));
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn a_site_may_be_empty() {
    let (_root, output) = place();
    assert_eq!(publish(&output, &[], "").unwrap().files, 1);
    assert_eq!(publish(&output, &[], "").unwrap().files, 1);
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_untouched() {
    let (root, output) = place();
    fs::create_dir_all(output.join(".wijkbode")).unwrap();
    fs::write(output.join("brief.txt"), "Lieve oma").unwrap();
    let error = publish(&output, &PATHS, "nieuw").unwrap_err();
    assert!(matches!(&error, WriteError::Foreign(path) if *path == output), "{error}");
    assert!(error.to_string().contains("--output"), "{error}");
    assert!(matches!(check_folder(&output), Err(WriteError::Foreign(_))));
    assert_eq!(files(&output), site(&["brief.txt"], "Lieve oma"));
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn a_folder_with_nothing_or_only_dot_files_is_replaced() {
    let (_root, output) = place();
    fs::create_dir(&output).unwrap();
    publish(&output, &PATHS, "een").unwrap();
    fs::remove_dir_all(&output).unwrap();
    fs::create_dir(&output).unwrap();
    fs::write(output.join(".gitkeep"), "").unwrap();
    check_folder(&output).unwrap();
    publish(&output, &PATHS, "twee").unwrap();
    assert_eq!(files(&output), site(&PATHS, "twee"));
}

#[test]
fn what_cannot_be_rendered_comes_back_in_order_and_the_old_site_stays() {
    let (root, output) = place();
    publish(&output, &PATHS, "oud").unwrap();
    let render =
        |path: &str| if path.starts_with('w') { Err(path.to_owned()) } else { Ok("nieuw") };
    let refused = replace(&output, &PATHS, render, || ()).unwrap().unwrap_err();
    assert_eq!(refused, PATHS[2..]);
    assert_eq!(files(&output), site(&PATHS, "oud"));
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn a_panic_while_rendering_leaves_the_old_site_and_nothing_else() {
    let (root, output) = place();
    publish(&output, &PATHS, "oud").unwrap();
    let render = |path: &str| -> Result<&str, Infallible> {
        assert!(path.len() < 15, "a page too many");
        Ok("nieuw")
    };
    assert!(catch_unwind(AssertUnwindSafe(|| replace(&output, &PATHS, render, || ()))).is_err());
    assert_eq!(files(&output), site(&PATHS, "oud"));
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_site_and_nothing_else() {
    let (root, output) = place();
    publish(&output, &PATHS, "oud").unwrap();
    let long = format!("{}.html", "a".repeat(300));
    let error = publish(&output, &["index.html", &long], "nieuw").unwrap_err();
    assert!(
        matches!(&error, WriteError::Io { path, .. } if *path == output.join(&long)),
        "{error}"
    );
    assert_eq!(files(&output), site(&PATHS, "oud"));
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn two_files_at_one_path_are_never_one_over_the_other() {
    let (root, output) = place();
    assert!(publish(&output, &["a/index.html", "a/index.html"], "x").is_err());
    assert!(publish(&output, &["a", "a/index.html"], "x").is_err());
    assert_eq!(names(root.path()), [""; 0]);
}

#[test]
fn a_path_that_leads_out_of_the_folder_is_refused() {
    let (root, output) = place();
    let unsafe_paths = [
        "",
        ".",
        "..",
        "../weg",
        "a/../../weg",
        "/etc/weg",
        "a//b",
        "a/",
        "a/./b",
        "a\\..\\..\\weg",
        "a\0b",
        MARKER,
    ];
    for path in unsafe_paths {
        let error = publish(&output, &["index.html", path], "x").unwrap_err();
        assert!(matches!(&error, WriteError::Unsafe(it) if it == path), "{path:?}: {error}");
    }
    assert_eq!(names(root.path()), [""; 0]);
    publish(&output, &["a..b/.well-known/security.txt"], "x").unwrap();
}

#[test]
fn a_file_at_the_place_of_the_folder_or_above_it_is_an_error() {
    let (root, output) = place();
    fs::write(&output, "een bestand").unwrap();
    assert!(matches!(publish(&output, &PATHS, "x"), Err(WriteError::NotAFolder(_))));
    let below = output.join("site/output");
    assert!(matches!(publish(&below, &PATHS, "x"), Err(WriteError::Io { .. })));
    assert_eq!(fs::read_to_string(&output).unwrap(), "een bestand");
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn what_killed_builds_left_is_cleared_away_and_nothing_else() {
    let (root, output) = place();
    left_over(root.path(), "0123456789abcdef", &[("new", "half")]);
    left_over(root.path(), "0123456789abcde0", &[]);
    for name in [".output.wijkbode-notes", ".andere.wijkbode-0123456789abcdef"] {
        fs::create_dir(root.path().join(name)).unwrap();
    }
    publish(&output, &PATHS, "nieuw").unwrap();
    let kept = [".andere.wijkbode-0123456789abcdef", ".output.wijkbode-notes", "output"];
    assert_eq!(names(root.path()), kept);
}

#[test]
fn an_old_site_that_was_set_aside_is_put_back_when_there_is_none() {
    let (root, output) = place();
    left_over(root.path(), "0123456789abcdef", &[("new", "nieuw"), ("old", "oud")]);
    clean_up(&output).unwrap();
    assert_eq!(files(&output), site(&["index.html"], "oud"));

    // Without the new one beside it, it may be half removed; with a site in place it is not needed.
    left_over(root.path(), "0123456789abcdef", &[("new", "nieuw"), ("old", "ouder")]);
    clean_up(&output).unwrap();
    assert_eq!(files(&output), site(&["index.html"], "oud"));
    fs::remove_dir_all(&output).unwrap();
    left_over(root.path(), "0123456789abcdef", &[("old", "half")]);
    clean_up(&output).unwrap();
    assert_eq!(names(root.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn the_staging_folder_of_a_running_build_is_left_alone() {
    let (root, output) = place();
    let staging = left_over(root.path(), "0123456789abcdef", &[("new", "bezig")]);
    let lock = File::open(&staging).unwrap();
    lock.try_lock().unwrap();
    publish(&output, &PATHS, "een").unwrap();
    assert_eq!(files(&staging.join("new")), site(&["index.html"], "bezig"));
    drop(lock);
    publish(&output, &PATHS, "twee").unwrap();
    assert_eq!(names(root.path()), ["output"]);
}

#[test]
fn of_two_builds_at_once_one_is_published_and_never_a_mixture() {
    let (root, output) = place();
    let paths: Vec<String> = (0..60).map(|n| format!("p{}/q{n}/index.html", n % 7)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    for _ in 0..8 {
        std::thread::scope(|scope| {
            for text in ["een", "twee", "drie"] {
                let (output, paths) = (&output, &paths);
                scope.spawn(move || publish(output, paths, text).unwrap());
            }
        });
        let found = files(&output);
        assert!(
            ["een", "twee", "drie"].iter().any(|text| found == site(&paths, text)),
            "{found:?}"
        );
        assert_eq!(names(root.path()), ["output"]);
        fs::remove_dir_all(&output).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_the_folder_behind_it_is_replaced() {
    let (root, output) = place();
    let real = root.path().join("schijf/site");
    fs::create_dir(root.path().join("schijf")).unwrap();
    std::os::unix::fs::symlink("schijf/site", &output).unwrap();
    for text in ["een", "twee"] {
        publish(&output, &PATHS, text).unwrap();
        assert!(fs::symlink_metadata(&output).unwrap().is_symlink());
        assert_eq!(files(&real), site(&PATHS, text));
        assert_eq!(names(&root.path().join("schijf")), ["site"]);
        assert_eq!(names(root.path()), ["output", "schijf"]);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_in_is_an_error() {
    use std::os::unix::fs::PermissionsExt;

    let (root, output) = place();
    publish(&output, &PATHS, "oud").unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = File::create(root.path().join("proef")).is_ok();
    let result = publish(&output, &PATHS, "nieuw");
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        let error = result.unwrap_err();
        assert!(error.to_string().contains("geen toegang"), "{error}");
        assert_eq!(files(&output), site(&PATHS, "oud"));
    }
}

#[cfg(target_os = "linux")]
mod what_stays_the_same {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    /// Which file is behind a path, and how many names it has.
    fn file(path: &Path) -> (u64, u64) {
        let found = fs::symlink_metadata(path).unwrap();
        assert!(found.is_file(), "{}", path.display());
        (found.ino(), found.nlink())
    }

    #[test]
    fn is_not_written_again() {
        let (_root, output) = place();
        let long = "x".repeat(100_000);
        publish(&output, &PATHS, &long).unwrap();
        let before = PATHS.map(|path| file(&output.join(path)));
        let changed = long.replacen('x', "y", 1);
        let render =
            |path: &str| Ok::<_, Infallible>(if path == PATHS[2] { &changed } else { &long });
        replace(&output, &PATHS, render, || ()).unwrap().unwrap();
        let after = PATHS.map(|path| file(&output.join(path)));
        for (at, (before, after)) in before.iter().zip(&after).enumerate() {
            assert_eq!((before == after, after.1), (at != 2, 1), "{}", PATHS[at]);
        }
        assert_eq!(files(&output)[PATHS[2]], changed);
    }

    #[test]
    fn is_written_again_when_somebody_changed_it() {
        let (_root, output) = place();
        publish(&output, &PATHS, "goed").unwrap();
        for text in ["fout", "goed!", "goe", ""] {
            fs::write(output.join(PATHS[3]), text).unwrap();
            publish(&output, &PATHS, "goed").unwrap();
            assert_eq!(files(&output), site(&PATHS, "goed"));
        }
        for mode in [0o000, 0o600, 0o777] {
            let path = output.join(PATHS[0]);
            let usual = fs::metadata(&path).unwrap().permissions();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            publish(&output, &PATHS, "goed").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions(), usual);
        }
    }

    #[test]
    fn is_never_a_file_behind_a_link() {
        let (root, output) = place();
        publish(&output, &PATHS, "goed").unwrap();
        let elsewhere = root.path().join("elders");
        fs::create_dir_all(elsewhere.join("nieuws/lint")).unwrap();
        for path in ["index.html", "nieuws/lint/index.html"] {
            fs::write(elsewhere.join(path), "goed").unwrap();
        }
        fs::remove_file(output.join("index.html")).unwrap();
        symlink(elsewhere.join("index.html"), output.join("index.html")).unwrap();
        fs::remove_dir_all(output.join("wijken/dorp")).unwrap();
        symlink(&elsewhere, output.join("wijken/dorp")).unwrap();
        publish(&output, &PATHS, "goed").unwrap();
        assert_eq!(files(&output), site(&PATHS, "goed"));
        for path in PATHS {
            assert_eq!(file(&output.join(path)).1, 1, "{path}");
        }
        assert!(fs::symlink_metadata(output.join("wijken/dorp")).unwrap().is_dir());
        assert_eq!(fs::read(elsewhere.join("index.html")).unwrap(), b"goed");
    }

    #[test]
    fn may_have_become_something_else() {
        let (_root, output) = place();
        publish(&output, &["a", "b/c"], "goed").unwrap();
        publish(&output, &["a/index.html", "b"], "goed").unwrap();
        assert_eq!(files(&output), site(&["a/index.html", "b"], "goed"));
        fs::remove_file(output.join("b")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, output.join("b"), 0o644.into()).unwrap();
        publish(&output, &["b"], "").unwrap();
        assert_eq!(files(&output), site(&["b"], ""));
    }
}
