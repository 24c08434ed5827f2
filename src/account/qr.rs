//! A picture code to scan with a phone: dark squares on white, drawn as one path. White in the evening colours too, or phones read nothing.
//!
//! Deliberately absent: anything that a phone would have to fetch. What is in the code, the page also says in words or keeps to itself.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Four empty squares around it, as the standard wants.
const QUIET: usize = 4;

/// `None` when the text is too long for a code, which ours never is.
pub fn picture(text: &str, says: String) -> Option<AnyView> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let wide = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, colour)| *colour == Color::Dark);
    let path: String = dark.map(|(n, _)| format!("M{} {}h1v1h-1z", n % wide + QUIET, n / wide + QUIET)).collect();
    let side = wide + 2 * QUIET;
    let view = view! {
        <svg class="qr" role="img" aria-label=says viewBox=format!("0 0 {side} {side}") shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{side}v{side}h-{side}z")></path><path fill="#000" d=path></path></svg>
    };
    Some(view.into_any())
}
