//! What kind of device somebody signs in from, as coarse as it helps to recognise one's own: never a model, a browser or a version.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceKind {
    /// A phone or a tablet.
    Phone,
    Computer,
}

impl DeviceKind {
    /// For storing and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Computer => "computer",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Phone, Self::Computer].into_iter().find(|kind| kind.code() == code)
    }

    /// From the line in which a browser names itself; only this one bit of it is kept.
    pub fn guess(browser: &str) -> Self {
        let phone = ["Mobi", "Android", "iPhone", "iPad"].iter().any(|word| browser.contains(word));
        if phone { Self::Phone } else { Self::Computer }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_says_so() {
        assert_eq!(DeviceKind::guess("Mozilla/5.0 (Linux; Android 9) Mobile Safari"), DeviceKind::Phone);
        assert_eq!(DeviceKind::guess("Mozilla/5.0 (Windows NT 10.0; Win64; x64)"), DeviceKind::Computer);
        assert_eq!(DeviceKind::guess(""), DeviceKind::Computer);
        assert_eq!(DeviceKind::from_code("phone"), Some(DeviceKind::Phone));
    }
}
