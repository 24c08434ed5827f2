//! `/.well-known/security.txt`: where somebody who found a weakness can say so, in the form that RFC 9116 asks for. Only what the host
//! has set, and only until the day that the host has set: an old address is worse than none.

use axum::{
    body::Body,
    extract::State,
    http::{Response, header},
    response::IntoResponse,
};
use jiff::{civil::Date, tz::TimeZone};

use super::{error::Trouble, house::House, settings::Settings};

/// The file, if the host said where to report and the day has not passed.
pub async fn show(State(house): State<House>) -> Result<Response<Body>, Trouble> {
    let text = text(&house.settings, house.now()).ok_or(Trouble::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// The last day, at whose end the file is taken away.
fn last_day(settings: &Settings) -> Option<i64> {
    let day: Date = settings.security_until.as_deref()?.parse().ok()?;
    Some(day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond())
}

fn text(settings: &Settings, now: i64) -> Option<String> {
    let contact = settings.security_contact.as_deref()?;
    let until = last_day(settings).filter(|until| *until > now)?;
    let until = jiff::Timestamp::from_millisecond(until).ok()?;
    let origin = settings.origin();
    Some(format!("Contact: {contact}\nExpires: {until}\nPreferred-Languages: en, fr\nCanonical: {origin}/.well-known/security.txt\n"))
}

/// What is wrong with the two settings; `None` when they can be used.
pub fn wrong(settings: &Settings) -> Option<String> {
    match (&settings.security_contact, &settings.security_until) {
        (None, None) => None,
        (Some(contact), _) if !["https://", "mailto:", "tel:"].iter().any(|start| contact.starts_with(start)) || contact.contains(char::is_whitespace) => {
            Some(format!("security_contact is “{contact}”. It needs to begin with mailto: or https://, for example mailto:security@example.org."))
        }
        (Some(_), Some(_)) if last_day(settings).is_some() => None,
        _ => Some("security_contact and security_until belong together; security_until is a day such as 2027-06-30, a year from now at most.".into()),
    }
}

/// For `doctor`: is there a file, and until when?
pub fn state(settings: &Settings, now: i64) -> (bool, String) {
    match (&settings.security_contact, text(settings, now)) {
        (None, _) => (true, "security.txt: none; set security_contact and security_until so that people can report a weakness".into()),
        (Some(_), Some(_)) => (true, format!("security.txt: served until {}", settings.security_until.as_deref().unwrap_or_default())),
        (Some(_), None) => {
            (false, "security.txt: its day has passed, so it is not served. See that the contact still works, and set security_until anew.".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_790_000_000_000;

    fn set(contact: &str, until: &str) -> Settings {
        Settings { security_contact: Some(contact.into()), security_until: Some(until.into()), ..Settings::default() }
    }

    #[test]
    fn it_says_where_and_until_when() {
        let file = text(&set("mailto:security@example.org", "2027-06-30"), NOON).unwrap_or_default();
        assert_eq!(
            file,
            "Contact: mailto:security@example.org\nExpires: 2027-07-01T00:00:00Z\nPreferred-Languages: en, fr\nCanonical: http://localhost:3000/.well-known/security.txt\n"
        );
        assert_eq!(text(&set("mailto:security@example.org", "2026-09-20"), NOON), None, "a day that has passed");
        assert_eq!(text(&Settings::default(), NOON), None);
        assert!(!state(&set("mailto:a@example.org", "2026-09-20"), NOON).0);
    }

    #[test]
    fn wrong_settings_are_told() {
        assert_eq!(wrong(&set("https://example.org/report", "2027-06-30")), None);
        for (contact, until) in [("security@example.org", "2027-06-30"), ("mailto:a@example.org\nX: y", "2027-06-30"), ("mailto:a@example.org", "soon")] {
            assert!(wrong(&set(contact, until)).is_some(), "{contact} {until}");
        }
        assert!(wrong(&Settings { security_until: Some("2027-06-30".into()), ..Settings::default() }).is_some());
    }
}
