//! Puts the staged site in the place of the old one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::staging::Staging;

/// Publishes the staged site. The old one, if any, is left in the staging folder.
///
/// Another build may publish at the same time: whether there is an old site is asked again when
/// the answer proves wrong.
pub(super) fn publish(staging: &Staging, output: &Path) -> io::Result<()> {
    const ATTEMPTS: usize = 16;
    let mut attempt = publish_once(staging, output);
    for _ in 1..ATTEMPTS {
        match attempt {
            Err(error) if is_overtaken(&error) => attempt = publish_once(staging, output),
            _ => break,
        }
    }
    attempt
}

fn publish_once(staging: &Staging, output: &Path) -> io::Result<()> {
    if !output.exists() {
        fs::rename(staging.new_site(), output)
    } else if exchange(&staging.new_site(), output)? {
        Ok(())
    } else {
        swap_in_two_steps(&staging.new_site(), &staging.old_site(), output)
    }
}

/// Whether the output came or went just before our step.
fn is_overtaken(error: &io::Error) -> bool {
    use ErrorKind::{AlreadyExists, DirectoryNotEmpty, NotFound};
    matches!(error.kind(), NotFound | AlreadyExists | DirectoryNotEmpty)
}

/// Lets two folders change places in one step, if the system and the file system know how to.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, output: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, new, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps, reason = "the signature of the one that can")]
fn exchange(_new: &Path, _output: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Sets the old site aside first. Killed in between there is no site, and the next build puts the
/// old one back.
fn swap_in_two_steps(new: &Path, old: &Path, output: &Path) -> io::Result<()> {
    if old.exists() {
        fs::remove_dir_all(old)?;
    }
    fs::rename(output, old)?;
    fs::rename(new, output).inspect_err(|_| {
        // Fails if another build has published meanwhile; then theirs stands.
        let _ = fs::rename(old, output);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_steps_put_the_new_site_in_place_and_keep_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let [new, old, output] = ["new", "old", "output"].map(|name| folder.path().join(name));
        for (site, text) in [(&new, "2"), (&old, "0"), (&output, "1")] {
            fs::create_dir(site).unwrap();
            fs::write(site.join("index.html"), text).unwrap();
        }
        swap_in_two_steps(&new, &old, &output).unwrap();
        assert_eq!(fs::read(output.join("index.html")).unwrap(), b"2");
        assert_eq!(fs::read(old.join("index.html")).unwrap(), b"1");
        assert!(!new.exists());
    }

    #[test]
    fn two_steps_put_the_old_site_back_when_the_new_one_cannot_come() {
        let folder = tempfile::tempdir().unwrap();
        let [new, old, output] = ["new", "old", "output"].map(|name| folder.path().join(name));
        fs::create_dir(&output).unwrap();
        assert!(swap_in_two_steps(&new, &old, &output).is_err());
        assert!(output.is_dir() && !old.exists());
    }
}
