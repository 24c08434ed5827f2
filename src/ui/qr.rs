//! A picture code to scan with a phone: dark squares on white, drawn as one path. White in the evening colours too, or phones read nothing.
//!
//! Deliberately absent: anything that a phone would have to fetch. What is in the code, the page also says in words or keeps to itself.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Four empty squares around it, as the standard wants (ISO/IEC 18004, 6.3.8).
const QUIET: usize = 4;

/// `None` when the text is too long for a code, which ours never is.
pub fn picture(text: &str, says: String) -> Option<AnyView> {
    let (side, path) = path(text)?;
    let view = view! {
        <svg class="qr" role="img" aria-label=says viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{side}v{side}h-{side}z")></path><path fill="#000" d=path></path></svg>
    };
    Some(view.into_any())
}

/// How wide it is and where its dark squares are, its empty edge counted in: for drawing it elsewhere.
pub fn squares(text: &str) -> Option<(usize, Vec<(usize, usize)>)> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let wide = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
    Some((wide + 2 * QUIET, dark.map(|(n, _)| (n % wide + QUIET, n / wide + QUIET)).collect()))
}

/// The width, and the dark squares as a path: neighbours in a row are one piece, so that a page stays small.
fn path(text: &str) -> Option<(usize, String)> {
    let (side, dark) = squares(text)?;
    let mut path = String::new();
    for run in dark.chunk_by(|(x, y), (next, row)| y == row && x + 1 == *next) {
        if let Some((x, y)) = run.first() {
            let long = run.len();
            path.push_str(&format!("M{x} {y}h{long}v1h-{long}z"));
        }
    }
    Some((side, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_are_the_dark_squares() {
        let text = "https://courses.example.org/en/learn/digital-doorways/accounts-and-passwords";
        let (side, path) = path(text).expect("a picture");
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).expect("a code");
        assert_eq!(side, code.width() + 8);
        let drawn: usize = path.split('h').skip(1).step_by(2).filter_map(|piece| piece.split('v').next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, code.to_colors().into_iter().filter(|colour| *colour == Color::Dark).count());
    }
}
