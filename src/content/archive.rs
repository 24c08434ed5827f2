//! A zip file from somewhere else, opened with care: everything about it is decided before a single byte of its parts is unpacked.
//!
//! Refused whole, and nothing written (trust ): names that lead out of the file (`../`, absolute, drive letters, NUL, `\`), two parts of
//! one name, links and devices, encrypted parts, too many parts, too much in all, or a part that swells as only a bomb does. What a part says about
//! its size is believed for refusing only: reading stops at the limit whatever it says.
//! Deliberately absent: unpacking into a folder, and writing.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};

use zip::ZipArchive;

/// How much an archive may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub parts: usize,
    /// Bytes of all parts together, unpacked.
    pub unpacked: u64,
    /// Unpacked bytes for each packed one, from the size on at which it matters.
    pub swell: u64,
}

/// Small parts may swell as they like: an empty page of a thousand spaces is no bomb.
const SWELLS_FROM: u64 = 1024 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not a zip file, or a broken one.
    Broken,
    /// A name that leads somewhere else, or stands there twice.
    Name,
    /// A link, a device, or something else that is no file and no folder.
    Kind,
    Encrypted,
    TooLarge,
}

#[derive(Debug)]
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    left: u64,
}

impl<'b> Archive<'b> {
    pub fn open(bytes: &'b [u8], limits: Limits) -> Result<Self, Refused> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
        if zip.len() > limits.parts {
            return Err(Refused::TooLarge);
        }
        let mut names = Vec::with_capacity(zip.len());
        let (mut seen, mut unpacked) = (BTreeSet::new(), 0_u64);
        for number in 0..zip.len() {
            let part = zip.by_index_raw(number).map_err(|_| Refused::Broken)?;
            let name = std::str::from_utf8(part.name_raw()).map_err(|_| Refused::Name)?.to_owned();
            if !is_safe(&name) || !seen.insert(name.to_lowercase()) {
                return Err(Refused::Name);
            }
            if part.encrypted() {
                return Err(Refused::Encrypted);
            }
            // The upper bits of a Unix mode say what it is; none of them set is a plain file of another system.
            let kind = part.unix_mode().unwrap_or_default() & 0o170_000;
            let is_file_or_folder = [0, 0o100_000, 0o040_000].contains(&kind);
            if part.is_symlink() || !is_file_or_folder {
                return Err(Refused::Kind);
            }
            unpacked = unpacked.saturating_add(part.size());
            let swells = part.size() > SWELLS_FROM && part.size() / part.compressed_size().max(1) > limits.swell;
            if unpacked > limits.unpacked || swells {
                return Err(Refused::TooLarge);
            }
            if !part.is_dir() {
                names.push(name);
            }
        }
        Ok(Self { zip, names, left: limits.unpacked })
    }

    /// The files, in the order of the archive.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// One file; `None` when there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Ok(part) = self.zip.by_name(name) else { return Ok(None) };
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes).map_err(|_| Refused::Broken)?;
        self.left = self.left.checked_sub(read as u64).ok_or(Refused::TooLarge)?;
        Ok(Some(bytes))
    }
}

/// A name below the folder that an archive would be unpacked to, wherever that is and on whatever system.
fn is_safe(name: &str) -> bool {
    let path = name.strip_suffix('/').unwrap_or(name);
    let plain = !path.is_empty() && path.len() <= 240 && !path.contains(['\\', ':']) && !path.chars().any(char::is_control);
    plain && path.split('/').all(|step| !step.is_empty() && step != "." && step != "..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    const LIMITS: Limits = Limits { parts: 20, unpacked: 5 * 1024 * 1024, swell: 100 };

    fn made(put: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        put(&mut zip);
        zip.finish().expect("an archive").into_inner()
    }

    fn file(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, body: &[u8]) {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(body).expect("its bytes");
    }

    fn refused(bytes: &[u8]) -> Option<Refused> {
        Archive::open(bytes, LIMITS).err()
    }

    #[test]
    fn a_plain_archive_opens() {
        let bytes = made(|zip| {
            zip.add_directory("a/", SimpleFileOptions::default()).expect("a folder");
            file(zip, "a/b.txt", b"words");
        });
        let mut archive = Archive::open(&bytes, LIMITS).expect("opens");
        assert_eq!(archive.names(), ["a/b.txt"]);
        assert_eq!(archive.part("a/b.txt"), Ok(Some(b"words".to_vec())));
        assert_eq!(archive.part("a/c.txt"), Ok(None));
    }

    #[test]
    fn names_that_lead_elsewhere_are_refused_whole() {
        let far = [
            "../up.txt",
            "a/../../up.txt",
            "/etc/passwd",
            "C:/windows/x",
            "c:x",
            "a\\b",
            "..\\up",
            "a/./b",
            "a//b",
            ".",
            "..",
            "a\0b",
            "a\nb",
            "../../../../tmp/x",
            "//host/share",
            "a/..",
            "\\\\host\\x",
        ];
        for name in far {
            let bytes = made(|zip| {
                file(zip, "fine.txt", b"fine");
                file(zip, name, b"x");
            });
            assert_eq!(refused(&bytes), Some(Refused::Name), "{name:?}");
        }
        let twice = made(|zip| {
            file(zip, "One.txt", b"1");
            file(zip, "one.txt", b"2");
        });
        assert_eq!(refused(&twice), Some(Refused::Name), "two parts of one name where letters have no case");
    }

    #[test]
    fn links_and_devices_are_refused() {
        let link = made(|zip| zip.add_symlink("here", "/etc/passwd", SimpleFileOptions::default()).expect("a link"));
        assert_eq!(refused(&link), Some(Refused::Kind));
        for mode in [0o120_777_u32, 0o060_644, 0o020_644, 0o010_644, 0o140_644] {
            let mut bytes = made(|zip| file(zip, "thing", b"x"));
            // The mode stands in the directory at the end: 38 bytes after the mark of an entry.
            let entry = bytes.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
            bytes[entry + 5] = 3;
            bytes[entry + 38..entry + 42].copy_from_slice(&(mode << 16).to_le_bytes());
            assert_eq!(refused(&bytes), Some(Refused::Kind), "{mode:o}");
        }
    }

    #[test]
    fn bombs_are_refused_before_they_are_unpacked() {
        let swells = made(|zip| file(zip, "zeros", &vec![0; 4 * 1024 * 1024]));
        assert!(swells.len() < 10_000);
        assert_eq!(refused(&swells), Some(Refused::TooLarge));
        let many = made(|zip| (0..21).for_each(|n| file(zip, &format!("{n}"), b"x")));
        assert_eq!(refused(&many), Some(Refused::TooLarge));
        let noise: Vec<u8> = (0..900_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let large = made(|zip| (0..2).for_each(|n| file(zip, &format!("{n}"), &noise)));
        assert_eq!(refused(&large), Some(Refused::TooLarge));
    }

    /// A size that is a lie: the reading stops at the limit.
    #[test]
    fn what_a_part_says_of_its_size_is_not_believed() {
        let mut bytes = made(|zip| file(zip, "zeros", &vec![0; 6 * 1024 * 1024]));
        for (mark, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
            let entry = bytes.windows(4).position(|four| four == mark).expect("an entry");
            bytes[entry + at..entry + at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
        let mut archive = Archive::open(&bytes, LIMITS).expect("it looks small");
        assert!(archive.part("zeros").is_err(), "six megabytes came out of a hundred bytes");
    }

    #[test]
    fn what_is_no_archive_is_said_to_be_broken() {
        assert_eq!(refused(b""), Some(Refused::Broken));
        assert_eq!(refused(b"not a zip"), Some(Refused::Broken));
        let whole = made(|zip| file(zip, "a", b"abc"));
        assert_eq!(refused(&whole[..whole.len() / 2]), Some(Refused::Broken));
    }
}
