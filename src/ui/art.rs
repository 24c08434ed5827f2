//! Drawings that belong to the interface: doors, icons and the pictures of the first page. All ours, all `var(--art-…)` so that modes work.
//!
//! The door is the one sign of the product: not yet, with help, on my own, not for me, and nothing else (design, section 1).

use leptos::prelude::*;

/// The four doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    Closed,
    Ajar,
    Open,
    NotForMe,
}

impl Door {
    fn drawing(self) -> &'static str {
        match self {
            Self::Closed => inner(include_str!("art/door-closed.svg")),
            Self::Ajar => inner(include_str!("art/door-ajar.svg")),
            Self::Open => inner(include_str!("art/door-open.svg")),
            Self::NotForMe => inner(include_str!("art/door-notme.svg")),
        }
    }

    /// Always with its word beside it, so hidden from screen readers.
    pub fn view(self) -> impl IntoView {
        view! { <svg class="door" viewBox="0 0 56 64" aria-hidden="true" fill="none" stroke-linecap="round" stroke-linejoin="round" inner_html=self.drawing()></svg> }
    }
}

/// What stands between `<svg …>` and `</svg>`.
fn inner(svg: &'static str) -> &'static str {
    let start = svg.find('>').map_or(0, |i| i + 1);
    let end = svg.rfind("</svg").unwrap_or(svg.len());
    svg.get(start..end).unwrap_or_default()
}

/// Small pictures beside words; never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Phone,
    Text,
    Leave,
    Print,
    Next,
    Back,
    Tick,
    Pencil,
    Eye,
    Lock,
    Clock,
    Note,
    Person,
    Caution,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Phone => r#"M6 3h4l2 5-2.500 2a12 12 0 0 0 4.500 4.500L16 12l5 2v4a2 2 0 0 1-2.200 2A17 17 0 0 1 4 5.200 2 2 0 0 1 6 3z"#,
            Self::Text => r#"M4 5h16v11H10l-4 4v-4H4z"#,
            Self::Leave => r#"M10 4H5v16h5M10 12h10m-4-4 4 4-4 4"#,
            Self::Print => r#"M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"#,
            Self::Next => r#"M4 12h15m-6-6 6 6-6 6"#,
            Self::Back => r#"M20 12H5m6-6-6 6 6 6"#,
            Self::Tick => r#"M4 13l5 5L20 6"#,
            Self::Pencil => r#"M4 20l1-5L16 4l4 4L9 19z"#,
            Self::Eye => r#"M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 .01 0z"#,
            Self::Lock => r#"M7 11V8a5 5 0 0 1 10 0v3M5 11h14v10H5z"#,
            Self::Clock => r#"M12 3a9 9 0 1 0 .01 0zM12 7v5l3 3"#,
            Self::Note => r#"M6 3h9l4 4v14H6zM9 11h7M9 15h5"#,
            Self::Person => r#"M12 4a4 4 0 1 0 .01 0zM4 21c0-6 4-8 8-8s8 2 8 8"#,
            Self::Caution => r#"M12 3v11M12 19.500v.5"#,
        }
    }

    pub fn view(self) -> impl IntoView {
        view! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d=self.path()></path></svg> }
    }
}

/// The pictures of the first page.
pub mod pictures {
    pub const DOORSTEP: &str = include_str!("art/doorstep.svg");
    pub const MYSELF: &str = include_str!("art/choice-self.svg");
    pub const SUPPORT: &str = include_str!("art/choice-support.svg");
    pub const CARE: &str = include_str!("art/choice-care.svg");
}
