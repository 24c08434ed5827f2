//! A picture code to scan with a phone: dark squares on white, drawn as one path. White in the evening colours too, or phones read nothing.
//!
//! Deliberately absent: anything that a phone would have to fetch. What is in the code, the page also says in words or keeps to itself.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Four empty squares around it, as the standard wants.
const QUIET: usize = 4;

/// How wide it is and where its dark squares are, its empty edge counted in: for drawing it elsewhere.
pub fn squares(text: &str) -> Option<(usize, Vec<(usize, usize)>)> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let wide = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
    Some((wide + 2 * QUIET, dark.map(|(n, _)| (n % wide + QUIET, n / wide + QUIET)).collect()))
}

/// `None` when the text is too long for a code, which ours never is.
pub fn picture(text: &str, says: String) -> Option<AnyView> {
    let (side, dark) = squares(text)?;
    let path: String = dark.iter().map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    let view = view! {
        <svg class="qr" role="img" aria-label=says viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{side}v{side}h-{side}z")></path><path fill="#000" d=path></path></svg>
    };
    Some(view.into_any())
}
