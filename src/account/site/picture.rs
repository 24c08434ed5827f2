//! A picture that somebody uploaded, made into a logo: known by its first bytes and not by its name, drawn small, and written anew as a
//! PNG from its points alone. So nothing that was hidden in the file (where it was taken, a script, another file) is ever served.
//!
//! Deliberately absent: drawings (SVG can hold scripts), anything that moves, and keeping the file that was sent.

use std::io::Cursor;

use image::{
    DynamicImage, ImageEncoder, ImageFormat, ImageReader, Limits,
    codecs::png::{CompressionType, FilterType, PngEncoder},
    imageops,
};

/// The largest file that is read.
pub const MOST_BYTES: usize = 512 * 1024;
/// The longest side of a picture that is opened, and how many points it may have: a small file can unfold into a very large picture.
const LONGEST_SIDE: u32 = 4000;
const MOST_POINTS: u64 = 6_000_000;
const MOST_MEMORY: u64 = 64 << 20;
/// The widest that a header has room for, at twice its size for sharp screens.
const WIDEST: u32 = 320;
/// From sharp to small, until the picture is light enough.
const HEIGHTS: [u32; 3] = [96, 64, 48];
const SMALLEST: u32 = 16;
/// A whole first visit is 40 KiB: a logo may take this much of it.
const LIGHT: usize = 8 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotALogo {
    /// No picture, or of a kind that we do not read.
    Unknown,
    Drawing,
    /// More points than we open.
    TooLarge,
    TooSmall,
    /// Even small it is too heavy for somebody's first visit.
    TooDetailed,
}

/// The bytes of a PNG.
pub fn made_small(bytes: &[u8]) -> Result<Vec<u8>, NotALogo> {
    let picture = open(bytes)?;
    if picture.width() < SMALLEST || picture.height() < SMALLEST {
        return Err(NotALogo::TooSmall);
    }
    HEIGHTS.into_iter().filter_map(|height| written(&smaller(&picture, height))).find(|png| png.len() <= LIGHT).ok_or(NotALogo::TooDetailed)
}

fn open(bytes: &[u8]) -> Result<DynamicImage, NotALogo> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ if is_drawing(bytes) => return Err(NotALogo::Drawing),
        _ => return Err(NotALogo::Unknown),
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| NotALogo::Unknown)?;
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(NotALogo::TooLarge);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.decode().map_err(|_| NotALogo::Unknown)
}

fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    start.contains("<svg") || start.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
}

/// Fitted into the header; never made larger.
fn smaller(picture: &DynamicImage, height: u32) -> DynamicImage {
    if picture.width() <= WIDEST && picture.height() <= height {
        return picture.clone();
    }
    picture.resize(WIDEST, height, imageops::FilterType::Lanczos3)
}

fn written(picture: &DynamicImage) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    let (width, height) = (picture.width(), picture.height());
    let done = match picture.color().has_alpha() {
        true => encoder.write_image(picture.to_rgba8().as_raw(), width, height, image::ExtendedColorType::Rgba8),
        false => encoder.write_image(picture.to_rgb8().as_raw(), width, height, image::ExtendedColorType::Rgb8),
    };
    done.ok().map(|()| png)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, _| image::Rgb(if x < width / 2 { [20, 90, 60] } else { [250, 250, 250] })))
    }

    fn as_file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("written");
        bytes.into_inner()
    }

    #[test]
    fn each_kind_becomes_a_small_png() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let png = made_small(&as_file(&plain(1200, 400), format)).expect("a logo");
            let read = image::load_from_memory_with_format(&png, ImageFormat::Png).expect("a PNG");
            assert!(read.height() <= 96 && read.width() <= WIDEST && png.len() <= LIGHT, "{format:?}: {} × {}", read.width(), read.height());
        }
        let small = image::load_from_memory(&made_small(&as_file(&plain(40, 20), ImageFormat::Png)).expect("a logo")).expect("a PNG");
        assert_eq!((small.width(), small.height()), (40, 20), "never made larger");
    }

    #[test]
    fn nothing_but_points_stays_of_a_file() {
        let mut file = as_file(&plain(40, 20), ImageFormat::Png);
        // A text chunk behind the header, as a camera writes where it was; and another file behind the end.
        let text = b"tEXtWhere\0Room 2, 43.65 N";
        let chunk = [&u32::try_from(text.len() - 4).expect("short").to_be_bytes()[..], text, &crc(text).to_be_bytes()].concat();
        file.splice(33..33, chunk);
        file.extend_from_slice(b"<script>hidden()</script>");
        let png = made_small(&file).expect("a logo");
        let kept = String::from_utf8_lossy(&png);
        assert!(!kept.contains("Room 2") && !kept.contains("script") && !kept.contains("tEXt"));
    }

    /// Of a PNG's chunk, bit by bit.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }))
    }

    #[test]
    fn what_is_no_logo_is_refused() {
        let noise = image::RgbImage::from_fn(1200, 180, |x, y| image::Rgb([(x * 7919 + y * 104_729) as u8, (x * y * 31) as u8, (x * x + y * 613) as u8]));
        let huge = {
            // A header that promises 60,000 × 60,000 points.
            let mut file = as_file(&plain(40, 20), ImageFormat::Png);
            file[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
            let sum = crc(&file[12..29]);
            file[29..33].copy_from_slice(&sum.to_be_bytes());
            file
        };
        let half = as_file(&plain(1200, 400), ImageFormat::Png);
        for (bytes, why) in [
            (b"".to_vec(), NotALogo::Unknown),
            (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), NotALogo::Unknown),
            (b"%PDF-1.7".to_vec(), NotALogo::Unknown),
            (b"\x89PNG\r\n\x1a\nand then nothing".to_vec(), NotALogo::Unknown),
            (half[..half.len() / 2].to_vec(), NotALogo::Unknown),
            (b"  <SVG xmlns='http://www.w3.org/2000/svg'><script/></SVG>".to_vec(), NotALogo::Drawing),
            (b"<?xml version='1.0'?>".to_vec(), NotALogo::Drawing),
            (huge, NotALogo::TooLarge),
            (as_file(&plain(8, 200), ImageFormat::Png), NotALogo::TooSmall),
            (as_file(&DynamicImage::ImageRgb8(noise), ImageFormat::Png), NotALogo::TooDetailed),
        ] {
            assert_eq!(made_small(&bytes), Err(why), "{:?}", &bytes[..bytes.len().min(12)]);
        }
    }
}
