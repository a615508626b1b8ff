//! Whether the machine is told when a file changes.

use std::fs;
use std::path::Path;

/// Kinds of file systems whose files are changed by another machine, or by the system around this
/// one (Windows around WSL, the host around a container), so that no event may come of it.
const FOREIGN: &[&str] = &[
    "9p",
    "drvfs",
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "virtiofs",
    "vboxsf",
    "prl_fs",
    "fakeowner",
    "grpcfuse",
    "osxfs",
    "vmhgfs",
];

/// Whether changes in a folder are announced, as far as is known: they are not on network drives, on
/// Windows folders in WSL and on folders that a container shares with its host.
pub fn is_told_of_changes(folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return true };
    let Ok(mounts) = fs::read_to_string("/proc/self/mounts") else { return true };
    !is_foreign(kind(&mounts, &folder).unwrap_or_default())
}

fn is_foreign(kind: &str) -> bool {
    FOREIGN.contains(&kind) || kind.starts_with("fuse.")
}

/// The kind of file system that a folder is on; of mounts over each other the last holds.
fn kind<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let mut fields = line.split(' ').skip(1);
        let place = fields.next()?.replace("\\040", " ");
        folder.starts_with(&place).then_some((place.len(), fields.next()?))
    };
    mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_others_are_known_by_their_mount() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nC:\\134 /mnt/c 9p rw 0 0\n\
                      nas:/x /srv/met\\040spatie nfs4 rw 0 0\ntmpfs /mnt/c/tmp tmpfs rw 0 0\n";
        let foreign = |folder| is_foreign(kind(mounts, Path::new(folder)).unwrap_or_default());
        assert!(foreign("/mnt/c/site") && foreign("/srv/met spatie/site"));
        assert!(!foreign("/home/ik/site") && !foreign("/mnt/c/tmp/site") && !foreign("/mnt/cd"));
    }
}
