//! How a reader wants pages to look: text size, spacing, calm, evening, and the device they chose. Kept in one small cookie that says
//! nothing about a person, and only when somebody chose something.
//!
//! The few combinations are part of a page's cache key, so guests with large text share pages, too.

use crate::domain::course::Device;

pub const COOKIE: &str = "display";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextSize {
    #[default]
    Normal,
    Large,
    Larger,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    Day,
    Evening,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Display {
    pub text: TextSize,
    pub wide: bool,
    pub calm: bool,
    pub theme: Theme,
    pub device: Option<Device>,
}

impl Display {
    /// Four letters and a device: `l-c-iphone`. Anything else in the cookie is read as nothing chosen.
    pub fn from_cookie(value: &str) -> Self {
        let mut display = Self::default();
        for part in value.split('.').take(8) {
            match part {
                "large" => display.text = TextSize::Large,
                "larger" => display.text = TextSize::Larger,
                "wide" => display.wide = true,
                "calm" => display.calm = true,
                "day" => display.theme = Theme::Day,
                "evening" => display.theme = Theme::Evening,
                other => display.device = display.device.or(Device::from_code(other)),
            }
        }
        display
    }

    /// The same letters back; empty when nothing is chosen.
    pub fn to_cookie(self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        parts.extend(self.data_text());
        if self.wide {
            parts.push("wide");
        }
        if self.calm {
            parts.push("calm");
        }
        parts.extend(self.data_theme());
        parts.extend(self.device.map(Device::code));
        parts.join(".")
    }

    /// For `data-text` on the page.
    pub fn data_text(self) -> Option<&'static str> {
        match self.text {
            TextSize::Normal => None,
            TextSize::Large => Some("large"),
            TextSize::Larger => Some("larger"),
        }
    }

    /// For `data-theme` on the page.
    pub fn data_theme(self) -> Option<&'static str> {
        match self.theme {
            Theme::Device => None,
            Theme::Day => Some("day"),
            Theme::Evening => Some("evening"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_comes_back() {
        let display = Display { text: TextSize::Larger, wide: true, calm: true, theme: Theme::Evening, device: Some(Device::Android) };
        assert_eq!(Display::from_cookie(&display.to_cookie()), display);
        assert_eq!(Display::default().to_cookie(), "");
        assert_eq!(Display::from_cookie("x.<script>.large"), Display { text: TextSize::Large, ..Display::default() });
    }
}
