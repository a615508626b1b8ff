//! A folder by its handle: the paths in it are short for the system to follow, and it stays the same
//! folder whoever moves it meanwhile.

pub(super) use system::Folder;

#[cfg(target_os = "linux")]
mod system {
    use std::fs::File;
    use std::io::{self, ErrorKind, Read as _, Write as _};
    use std::os::fd::{AsRawFd as _, OwnedFd};
    use std::path::Path;

    use rustix::fs::{
        AtFlags, CWD, Mode, OFlags, ResolveFlags, fstat, linkat, mkdirat, openat, openat2,
    };

    /// A folder for files of the website.
    pub(in super::super) struct Folder {
        handle: OwnedFd,
        /// What may be done with the files that are made in it.
        mode: u32,
    }

    const REGULAR: u32 = 0o100_000;
    const ANYBODY: u32 = 0o666;

    impl Folder {
        /// Opens a folder, which may be behind a link.
        pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let handle = openat(CWD, path, flags, Mode::empty())?;
            let mode = REGULAR | (fstat(&handle)?.st_mode & ANYBODY);
            Ok(Self { handle, mode })
        }

        /// Makes a folder below this one.
        pub(in super::super) fn make_folder(&self, path: &str) -> io::Result<()> {
            Ok(mkdirat(&self.handle, path, Mode::from_raw_mode(0o777))?)
        }

        /// Writes a file that is not there yet.
        pub(in super::super) fn add(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
            let file = openat(&self.handle, path, flags, Mode::from_raw_mode(ANYBODY))?;
            File::from(file).write_all(bytes)
        }

        /// Gives a file of another folder a second name at the same path in this one, if it holds
        /// exactly these bytes. Not behind any link, and not one that somebody else may read less.
        pub(in super::super) fn adopt(&self, from: &Self, path: &str, bytes: &[u8]) -> bool {
            let adopt = || -> io::Result<bool> {
                let (mut file, length) = from.find(path, self.mode)?;
                if length != bytes.len() || !holds(&mut file, bytes)? {
                    return Ok(false);
                }
                // The very file that was read, whatever has its name by now.
                let itself = format!("/proc/self/fd/{}", file.as_raw_fd());
                linkat(CWD, itself, &self.handle, path, AtFlags::SYMLINK_FOLLOW)?;
                Ok(true)
            };
            adopt().unwrap_or(false)
        }

        /// Reads a file that has the usual rights, is not too long, and not behind a link.
        pub(in super::super) fn read(&self, path: &str, longest: u64) -> io::Result<Vec<u8>> {
            let (mut file, length) = self.find(path, self.mode)?;
            if length as u64 > longest {
                return Err(ErrorKind::FileTooLarge.into());
            }
            let mut bytes = vec![0; length];
            file.read_exact(&mut bytes)?;
            Ok(bytes)
        }

        /// Opens a file of this kind and with these rights, and tells its length.
        fn find(&self, path: &str, mode: u32) -> io::Result<(File, usize)> {
            let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            let file = openat2(&self.handle, path, flags, Mode::empty(), resolve)?;
            let found = fstat(&file)?;
            match usize::try_from(found.st_size) {
                Ok(length) if found.st_mode == mode => Ok((file.into(), length)),
                _ => Err(ErrorKind::InvalidData.into()),
            }
        }
    }

    /// Whether a file of this length holds these bytes.
    fn holds(file: &mut File, mut bytes: &[u8]) -> io::Result<bool> {
        let mut buffer = [0; 16 << 10];
        while !bytes.is_empty() {
            let length = file.read(&mut buffer)?;
            match bytes.strip_prefix(&buffer[..length]) {
                Some(rest) if length > 0 => bytes = rest,
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::fs::{self, File};
    use std::io::{self, Write as _};
    use std::path::{Path, PathBuf};

    /// A folder for files of the website.
    pub(in super::super) struct Folder(PathBuf);

    impl Folder {
        pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
            Ok(Self(path.to_owned()))
        }

        pub(in super::super) fn make_folder(&self, path: &str) -> io::Result<()> {
            fs::create_dir(self.place(path))
        }

        pub(in super::super) fn add(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
            File::create_new(self.place(path))?.write_all(bytes)
        }

        /// Not here: a second name may only be given to the very file that was read.
        pub(in super::super) fn adopt(&self, _from: &Self, _path: &str, _bytes: &[u8]) -> bool {
            false
        }

        pub(in super::super) fn read(&self, path: &str, longest: u64) -> io::Result<Vec<u8>> {
            let place = self.place(path);
            let found = fs::symlink_metadata(&place)?;
            if !found.is_file() || found.len() > longest {
                return Err(io::ErrorKind::InvalidData.into());
            }
            fs::read(place)
        }

        /// Joined part by part, for Windows.
        fn place(&self, path: &str) -> PathBuf {
            let mut place = self.0.clone();
            place.extend(path.split('/'));
            place
        }
    }
}
