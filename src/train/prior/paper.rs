//! A file that somebody sends with prior learning, known by its first bytes and not by its name: a PDF is kept as it came and only ever handed
//! out to be saved, a picture is drawn anew from its points alone, so that nothing that was hidden in it (where it was taken, a script,
//! another file) is kept.
//!
//! Deliberately absent: looking into a PDF, drawings (SVG can hold scripts), and the name of the file.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops::FilterType};

use crate::domain::prior_learning::FileKind;

/// The largest file that is kept.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// A form is read a little further than that, so that a page can say that the file is too large, with everything that was typed.
pub const MOST_KIB: usize = 3 * MOST_BYTES / 1024;
/// A small file can unfold into a very large picture.
const LONGEST_SIDE: u32 = 8000;
const MOST_POINTS: u64 = 26_000_000;
const MOST_MEMORY: u64 = 128 << 20;
/// Enough to read a certificate by.
const SIDE: u32 = 2000;
const QUALITY: u8 = 82;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAPaper {
    TooLarge,
    /// Neither a PDF nor a picture that we read.
    Unknown,
}

/// What is kept of these bytes. Work for a moment: not where other requests are answered.
pub fn read(bytes: Vec<u8>) -> Result<(FileKind, Vec<u8>), NotAPaper> {
    if bytes.len() > MOST_BYTES {
        return Err(NotAPaper::TooLarge);
    }
    if is_pdf(&bytes) {
        return Ok((FileKind::Pdf, bytes));
    }
    let jpeg = written(&on_white(&open(&bytes)?)).filter(|jpeg| jpeg.len() <= MOST_BYTES).ok_or(NotAPaper::TooLarge)?;
    Ok((FileKind::Jpeg, jpeg))
}

/// It begins as a PDF does, and was not cut off.
fn is_pdf(bytes: &[u8]) -> bool {
    let end = &bytes[bytes.len().saturating_sub(1024)..];
    bytes.starts_with(b"%PDF-") && end.windows(5).any(|window| window == b"%%EOF")
}

fn open(bytes: &[u8]) -> Result<DynamicImage, NotAPaper> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
        _ => return Err(NotAPaper::Unknown),
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(|_| NotAPaper::Unknown)?;
    if width > LONGEST_SIDE || height > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(NotAPaper::TooLarge);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NotAPaper::Unknown)?;
    // A phone writes beside the points which way up they are, and that note is not kept.
    let up = decoder.orientation().map_err(|_| NotAPaper::Unknown)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NotAPaper::Unknown)?;
    picture.apply_orientation(up);
    let small = picture.width() <= SIDE && picture.height() <= SIDE;
    Ok(if small { picture } else { picture.resize(SIDE, SIDE, FilterType::Triangle) })
}

/// A JPEG knows no see-through: it becomes paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let points = picture.to_rgba8();
    RgbImage::from_fn(points.width(), points.height(), |x, y| {
        let [r, g, b, alpha] = points.get_pixel(x, y).0.map(u32::from);
        Rgb([r, g, b].map(|c| u8::try_from((c * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)))
    })
}

fn written(picture: &RgbImage) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok().map(|()| jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| Rgb(if x + y < width / 2 { [20, 90, 60] } else { [250, 250, 250] })))
    }

    fn as_file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("written");
        bytes.into_inner()
    }

    #[test]
    fn a_pdf_stays_and_a_picture_is_drawn_anew() {
        let pdf = b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec();
        assert_eq!(read(pdf.clone()), Ok((FileKind::Pdf, pdf)));
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let (kind, kept) = read(as_file(&picture(2600, 1000), format)).expect("kept");
            let read = image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).expect("a JPEG");
            assert_eq!((kind, read.width()), (FileKind::Jpeg, SIDE), "{format:?}");
        }
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(20, 20, image::Rgba([0, 0, 0, 0])));
        let (_, kept) = read(as_file(&clear, ImageFormat::Png)).expect("kept");
        assert!(image::load_from_memory(&kept).expect("a JPEG").to_rgb8().get_pixel(5, 5).0.iter().all(|c| *c > 250), "see-through is paper");
    }

    #[test]
    fn nothing_but_points_stays_of_a_picture_and_it_is_the_right_way_up() {
        let plain = as_file(&picture(60, 20), ImageFormat::Jpeg);
        // What a phone writes behind the first two bytes: turned by a quarter, and a word of its own.
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Room 2, 43.65 N";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let mut turned = [&plain[..2], &[0xff, 0xe1], &length, exif, &plain[2..]].concat();
        turned.extend_from_slice(b"<script>hidden()</script>");
        let (_, kept) = read(turned).expect("kept");
        let words = String::from_utf8_lossy(&kept);
        assert!(!words.contains("Room 2") && !words.contains("script") && !words.contains("Exif"));
        let read = image::load_from_memory(&kept).expect("a JPEG");
        assert_eq!((read.width(), read.height()), (20, 60), "turned as it was taken");
    }

    #[test]
    fn what_is_no_paper_is_refused() {
        let half = as_file(&picture(1200, 400), ImageFormat::Png);
        let mut late = b"MZ".to_vec();
        late.extend_from_slice(b"%PDF-1.7\n%%EOF");
        for (bytes, why) in [
            (Vec::new(), NotAPaper::Unknown),
            (b"%PDF-1.7\nand then it was cut off".to_vec(), NotAPaper::Unknown),
            (late, NotAPaper::Unknown),
            (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), NotAPaper::Unknown),
            (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(), NotAPaper::Unknown),
            (b"PK\x03\x04word/document.xml".to_vec(), NotAPaper::Unknown),
            (half[..half.len() / 2].to_vec(), NotAPaper::Unknown),
            (vec![b'%'; MOST_BYTES + 1], NotAPaper::TooLarge),
        ] {
            assert_eq!(read(bytes.clone()), Err(why), "{:?}", &bytes[..bytes.len().min(12)]);
        }
    }
}
