//! The lines of the table with something real in each blank.

use doorstep::app::{Audience, Line, routes};

pub fn lines() -> Vec<Line> {
    routes().into_iter().map(|route| route.line).collect()
}

/// An address of a line that leads somewhere.
pub fn address(path: &str) -> String {
    let (course, module, lesson) = match path.contains("/train/") {
        true if path.contains("{sheet}") => ("care-online", "telehealth-practice", "the-safe-opening"),
        true => ("care-online", "safety-at-a-distance", "protocol-before-need"),
        false => ("digital-doorways", "accounts-and-passwords", "lock-your-screen"),
    };
    let blanks = [
        ("{locale}", "en"),
        ("{course}", course),
        ("{module}", module),
        ("{lesson}", lesson),
        ("{practice}", "lock-screen"),
        ("{screen}", "notifications"),
        ("{vignette}", "jo"),
        ("{sheet}", "opening"),
        ("{scene}", "start"),
        ("{competency}", "cc-5.1"),
        ("{page}", "privacy"),
        ("{action}", "tick"),
        ("{file}", "doorstep.css"),
    ];
    let filled = blanks.iter().fold(path.to_owned(), |path, (blank, value)| path.replace(blank, value));
    // A blank of a line that is newer than this list: any word, which leads to “not found”.
    let mut parts = filled.split('/').map(|part| if part.starts_with('{') { "none" } else { part });
    parts.by_ref().collect::<Vec<_>>().join("/")
}

/// Lines for staff, whatever the role.
pub fn for_staff(line: &Line) -> bool {
    matches!(line.audience, Audience::Staff | Audience::StaffDoor)
}
