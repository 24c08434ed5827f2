//! Compressed copies, made once here so that the server never compresses a file.

use crate::Done;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

pub fn brotli(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut out = Vec::new();
    let (quality, window) = (11, 22);
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, quality, window);
    writer.write_all(bytes)?;
    writer.flush()?;
    drop(writer);
    Ok(out)
}

pub fn gzip(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_went_in_comes_out() -> Done {
        for text in ["", "a", &"help now ".repeat(20_000)] {
            let mut back = String::new();
            brotli::Decompressor::new(&brotli(text.as_bytes())?[..], 4096).read_to_string(&mut back)?;
            assert_eq!(back, text);
            back.clear();
            flate2::read::GzDecoder::new(&gzip(text.as_bytes())?[..]).read_to_string(&mut back)?;
            assert_eq!(back, text);
        }
        Ok(())
    }
}
