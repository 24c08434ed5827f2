//! The site: `target/site/pkg/<digest of the whole folder>/`, never seen half-written.

use crate::{
    Done,
    place::{NAME, Place},
    press, style,
};
use sha2::{Digest, Sha256};
use std::{fmt::Write, fs, path::Path};

/// The most the client (script and WebAssembly) and the style may weigh, as brotli (product promises 1 and 2).
const CLIENT_LIMIT: usize = 100 * 1024;
const STYLE_LIMIT: usize = 12 * 1024;

struct File {
    name: String,
    raw: Vec<u8>,
    br: Vec<u8>,
    gz: Vec<u8>,
}

pub fn build(place: &Place) -> Done {
    let mut files = gather(place)?;
    let digest = digest(files.iter().map(|(name, raw)| (name.as_str(), raw.as_slice())));
    let folder = place.site().join("pkg").join(&digest);
    let files = files.drain(..).map(|(name, raw)| press_or_read(&folder, name, raw)).collect::<Done<Vec<_>>>()?;

    fs::create_dir_all(place.site().join("pkg"))?;
    print(&files);
    replace(&place.site().join("sizes.json"), sizes(&digest, &files)?.as_bytes())?;
    check(&files)?;
    publish(&place.site(), &digest, &files)?;
    eprintln!("   target/site/pkg/{digest}/");
    Ok(())
}

/// Every file of the folder, in the order of their names.
fn gather(place: &Place) -> Done<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    collect(&place.bindgen(), "", &mut files)?;
    if !files.iter().any(|(name, _)| *name == format!("{NAME}.wasm")) {
        return Err("the client was not built yet. Type: cargo xtask client".into());
    }
    files.push((format!("{NAME}.css"), style::join(&place.style())?.into_bytes()));
    let icon = place.style().join("favicon.svg");
    if icon.exists() {
        files.push(("favicon.svg".into(), fs::read(icon)?));
    }
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) -> Done {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// SHA-256 over names and contents, with lengths so that no two folders read alike; 16 hex digits of it.
fn digest<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hash = Sha256::new();
    for (name, raw) in files {
        for part in [name.as_bytes(), raw] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// Quality 11 takes seconds: the same folder is not pressed twice.
fn press_or_read(folder: &Path, name: String, raw: Vec<u8>) -> Done<File> {
    let read = |ending: &str| fs::read(folder.join(format!("{name}.{ending}")));
    let (br, gz) = match (read("br"), read("gz")) {
        (Ok(br), Ok(gz)) => (br, gz),
        _ => (press::brotli(&raw)?, press::gzip(&raw)?),
    };
    Ok(File { name, raw, br, gz })
}

fn publish(site: &Path, digest: &str, files: &[File]) -> Done {
    let pkg = site.join("pkg");
    let pointer = site.join("digest.txt");
    let before = fs::read_to_string(&pointer).unwrap_or_default().trim().to_owned();
    let folder = pkg.join(digest);
    if !complete(&folder, files) {
        let fresh = pkg.join(format!(".new-{}", std::process::id()));
        for file in files {
            let path = fresh.join(&file.name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&path, &file.raw)?;
            fs::write(fresh.join(format!("{}.br", file.name)), &file.br)?;
            fs::write(fresh.join(format!("{}.gz", file.name)), &file.gz)?;
        }
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(&fresh, &folder)?;
    }
    replace(&pointer, digest.as_bytes())?;
    // the folder before this one stays: pages served a moment ago still ask for it
    if before != digest {
        for entry in fs::read_dir(&pkg)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name != digest && name != before {
                fs::remove_dir_all(entry.path())?;
            }
        }
    }
    Ok(())
}

fn complete(folder: &Path, files: &[File]) -> bool {
    let there = |name: &str, bytes: &[u8]| fs::read(folder.join(name)).is_ok_and(|found| found == bytes);
    files.iter().all(|file| there(&file.name, &file.raw) && there(&format!("{}.br", file.name), &file.br) && there(&format!("{}.gz", file.name), &file.gz))
}

/// Writes beside the file, then renames: a reader sees the old or the new one.
fn replace(path: &Path, bytes: &[u8]) -> Done {
    let fresh = path.with_extension("new");
    fs::write(&fresh, bytes)?;
    Ok(fs::rename(fresh, path)?)
}

fn weight(files: &[File], client: bool) -> usize {
    let ours = |name: &str| name.ends_with(".js") || name.ends_with(".wasm");
    let style = |name: &str| name.ends_with(".css");
    files.iter().filter(|file| if client { ours(&file.name) } else { style(&file.name) }).map(|file| file.br.len()).sum()
}

fn check(files: &[File]) -> Done {
    for (what, weight, limit) in [("script and WebAssembly", weight(files, true), CLIENT_LIMIT), ("style", weight(files, false), STYLE_LIMIT)] {
        if weight > limit {
            return Err(format!(
                "{what} weigh too much: {weight} bytes as brotli, {limit} are allowed (product promises 1 and 2); \
                 the site was left as it was"
            )
            .into());
        }
    }
    Ok(())
}

fn print(files: &[File]) {
    eprintln!("   {:<24}{:>10}{:>10}{:>10}", "bytes", "raw", "br", "gz");
    for file in files {
        eprintln!("   {:<24}{:>10}{:>10}{:>10}", file.name, file.raw.len(), file.br.len(), file.gz.len());
    }
    let (client, style) = (weight(files, true), weight(files, false));
    eprintln!("   script and WebAssembly {client} of {CLIENT_LIMIT}, style {style} of {STYLE_LIMIT} bytes as brotli");
}

fn sizes(digest: &str, files: &[File]) -> Done<String> {
    let mut text = format!("{{\n  \"digest\": \"{digest}\",\n  \"files\": {{\n");
    for (n, file) in files.iter().enumerate() {
        let comma = if n + 1 < files.len() { "," } else { "" };
        let (raw, br, gz) = (file.raw.len(), file.br.len(), file.gz.len());
        writeln!(text, "    {:?}: {{ \"raw\": {raw}, \"br\": {br}, \"gz\": {gz} }}{comma}", file.name)?;
    }
    let (client, style) = (weight(files, true), weight(files, false));
    write!(text, "  }},\n  \"client_br\": {client},\n  \"client_limit\": {CLIENT_LIMIT},\n  \"style_br\": {style},\n  \"style_limit\": {STYLE_LIMIT}\n}}\n")?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_tells_names_and_contents_apart() {
        let of = |files: &[(&'static str, &'static [u8])]| digest(files.iter().copied());
        let one = of(&[("a.js", b"1"), ("b.css", b"2")]);
        assert_eq!(one.len(), 16);
        assert_eq!(one, of(&[("a.js", b"1"), ("b.css", b"2")]));
        assert_ne!(one, of(&[("a.js", b"2"), ("b.css", b"2")]));
        assert_ne!(one, of(&[("a.j", b"s1"), ("b.css", b"2")]));
        assert_ne!(one, of(&[("a.js", b"1")]));
        // sha256("") begins so: the digest is what it says it is
        assert_eq!(of(&[]), "e3b0c44298fc1c14");
    }

    #[test]
    fn a_style_over_its_limit_is_refused() {
        let file = |name: &str, br: usize| File { name: name.into(), raw: Vec::new(), br: vec![0; br], gz: Vec::new() };
        assert!(check(&[file("doorstep.css", STYLE_LIMIT), file("doorstep.js", 0), file("doorstep.wasm", CLIENT_LIMIT)]).is_ok());
        assert!(check(&[file("doorstep.css", STYLE_LIMIT + 1)]).is_err());
        assert!(check(&[file("doorstep.js", 1), file("doorstep.wasm", CLIENT_LIMIT)]).is_err());
    }

    #[test]
    fn the_folder_before_stays_and_older_ones_go() -> Done {
        let site = std::env::temp_dir().join(format!("doorstep-xtask-site-{}", std::process::id()));
        fs::create_dir_all(site.join("pkg"))?;
        let files = |text: &str| vec![File { name: "a.js".into(), raw: text.into(), br: text.into(), gz: text.into() }];
        for name in ["one", "two", "two", "three"] {
            publish(&site, name, &files(name))?;
        }
        let mut left = fs::read_dir(site.join("pkg"))?.map(|e| Ok(e?.file_name().to_string_lossy().into_owned())).collect::<Done<Vec<_>>>()?;
        left.sort();
        let pointer = fs::read_to_string(site.join("digest.txt"))?;
        fs::remove_dir_all(&site)?;
        assert_eq!(left, ["three", "two"]);
        assert_eq!(pointer, "three");
        Ok(())
    }
}
