//! What is kept between builds is what would be made again, or it is made again.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test may read and may panic")]

use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use wijkbode::store::{FOLDER, Key, Store};

/// What the store gives for a key, and whether that had to be made.
fn ask(store: &Store, key: &Key) -> (Vec<u8>, bool) {
    let mut is_made = false;
    let make = || {
        is_made = true;
        Ok::<_, Infallible>(b"made".to_vec())
    };
    let got = store.keep(key, make).unwrap();
    (got, is_made)
}

fn kept(root: &Path) -> Vec<PathBuf> {
    let kept = fs::read_dir(root.join(FOLDER).join("kept")).into_iter().flatten();
    kept.map(|it| it.unwrap().path()).collect()
}

#[test]
fn what_was_made_before_is_not_made_again() {
    let root = tempfile::tempdir().unwrap();
    let key = Key::new("test 1", &[b"photo"]);
    assert_eq!(ask(&Store::beside(root.path()), &key), (b"made".to_vec(), true));
    assert_eq!(ask(&Store::beside(root.path()), &key), (b"made".to_vec(), false));
    assert!(ask(&Store::none(), &key).1);
}

#[test]
fn another_recipe_or_ingredient_is_another_result() {
    let keys = [
        Key::new("test 1", &[b"ab", b"c"]),
        Key::new("test 1", &[b"a", b"bc"]),
        Key::new("test 1", &[b"abc"]),
        Key::new("test 2", &[b"abc"]),
    ];
    for (at, key) in keys.iter().enumerate() {
        assert!(!keys[..at].contains(key));
    }
}

#[test]
fn half_a_result_is_made_again() {
    let root = tempfile::tempdir().unwrap();
    let (store, key) = (Store::beside(root.path()), Key::new("test 1", &[]));
    ask(&store, &key);
    for damage in [&b""[..], b"made", &[0; 40]] {
        fs::write(&kept(root.path())[0], damage).unwrap();
        assert_eq!(ask(&store, &key), (b"made".to_vec(), true));
    }
}

#[test]
fn a_store_that_cannot_be_written_only_costs_time() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join(FOLDER), "no folder").unwrap();
    let store = Store::beside(root.path());
    assert!(ask(&store, &Key::new("test 1", &[])).1);
    assert!(ask(&store, &Key::new("test 1", &[])).1);
}

#[test]
fn what_nobody_asked_for_is_thrown_away() {
    let root = tempfile::tempdir().unwrap();
    let (old, new) = (Key::new("test 1", &[b"old"]), Key::new("test 1", &[b"new"]));
    ask(&Store::beside(root.path()), &old);
    let store = Store::beside(root.path());
    ask(&store, &new);
    store.sweep();
    assert_eq!(kept(root.path()).len(), 1);
    assert!(!ask(&store, &new).1);
    assert!(ask(&store, &old).1);
}

#[test]
fn a_look_leaves_nothing_behind() {
    let root = tempfile::tempdir().unwrap();
    let key = Key::new("test 1", &[]);
    assert!(ask(&Store::read_only(root.path()), &key).1);
    assert_eq!(kept(root.path()).len(), 0);
    ask(&Store::beside(root.path()), &key);
    assert!(!ask(&Store::read_only(root.path()), &key).1);
}
