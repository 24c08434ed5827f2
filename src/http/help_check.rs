//! Are the help lines of this site's region checked, and how long ago? A site that other people can reach does not open with numbers that
//! nobody has checked for half a year (trust R-HARM-03), unless its host says so in the settings.
//!
//! Deliberately absent: checking by ourselves. Only a person who asks the service can do that.

use jiff::{civil::Date, tz::TimeZone};

use super::settings::Settings;
use crate::{
    content::library::Library,
    domain::{
        help_lines::Region,
        site::{Part, Site},
    },
};

/// After this many days a site does not open any more.
const OLDEST: i64 = 180;

/// What is known about the check of a region's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Never,
    /// Within the region's own rule.
    Lately,
    /// Past the region's own rule: `days` ago.
    Due {
        days: i64,
    },
    /// So long ago that the site does not open.
    TooOld {
        days: i64,
    },
}

/// `on`: the day, as `2026-11-01`; `now`: milliseconds. A day that cannot be read, or that is yet to come, counts as never.
pub fn checked(on: &Option<String>, recheck_days: u32, now: i64) -> Checked {
    let today = jiff::Timestamp::from_millisecond(now).map(|t| t.to_zoned(TimeZone::UTC).date());
    let day = on.as_deref().and_then(|day| day.parse::<Date>().ok());
    let (Some(day), Ok(today)) = (day, today) else { return Checked::Never };
    match i64::from((today - day).get_days()) {
        ..0 => Checked::Never,
        days if days > OLDEST => Checked::TooOld { days },
        days if days > i64::from(recheck_days) => Checked::Due { days },
        _ => Checked::Lately,
    }
}

/// The region that this site shows: what an administrator chose, else the setting, else the default of the file.
pub fn region<'l>(settings: &Settings, library: &'l Library, site: &Site) -> Option<&'l Region> {
    library.help.region_or_default(site.get(Part::Region).or(settings.region.as_deref()))
}

/// The newer of the day in the file and the day that an administrator entered for this region.
pub fn checked_on(region: &Region, site: &Site) -> Option<String> {
    let entered = site.get(Part::HelpCheckedOn).filter(|_| site.get(Part::Region) == Some(region.id.as_str()));
    region.checked_on.as_deref().into_iter().chain(entered).max().map(str::to_owned)
}

/// A sentence for the console when there is something to do.
pub fn advice(region: &Region, checked: Checked) -> Option<String> {
    let name = &region.name.en;
    let how = "Confirm each line with its service, then enter the day and your name in help/regions.yaml.";
    match checked {
        Checked::Lately => None,
        Checked::Never => Some(format!("Nobody has checked the help lines of {name}. {how}")),
        Checked::Due { days } | Checked::TooOld { days } => Some(format!("The help lines of {name} were checked {days} days ago. {how}")),
    }
}

/// May the site open? On this machine alone it may always: nobody else reads there.
///
/// # Errors
/// A sentence that says what to do.
pub fn may_open(settings: &Settings, library: &Library, site: &Site, now: i64) -> Result<(), String> {
    let Some(region) = region(settings, library, site) else { return Ok(()) };
    let state = checked(&checked_on(region, site), region.recheck_days, now);
    let Some(words) = advice(region, state) else { return Ok(()) };
    let refused = matches!(state, Checked::Never | Checked::TooOld { .. });
    if refused && settings.is_public() && !settings.open_with_unchecked_help_lines {
        return Err(format!("{words} A number that does not answer can cost a life. To open all the same: --open-with-unchecked-help-lines"));
    }
    tracing::warn!(words);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::help_lines::HelpLines;

    const NOON: i64 = 1_790_000_000_000; // 2026-09-21

    fn region(checked_on: Option<&str>) -> Region {
        let mut lines: HelpLines = serde_saphyr::from_str(include_str!("../content/fallback_help.yaml")).unwrap();
        let mut region = lines.regions.remove(0);
        region.checked_on = checked_on.map(str::to_owned);
        region
    }

    fn age(on: Option<&str>) -> Checked {
        checked(&on.map(str::to_owned), 90, NOON)
    }

    #[test]
    fn a_check_grows_old() {
        assert_eq!(age(Some("2026-09-01")), Checked::Lately);
        assert_eq!(age(Some("2026-06-01")), Checked::Due { days: 112 });
        assert_eq!(age(Some("2026-01-01")), Checked::TooOld { days: 263 });
        for never in [None, Some("soon"), Some("2027-01-01")] {
            assert_eq!(age(never), Checked::Never);
        }
    }

    #[test]
    fn a_public_site_does_not_open_with_numbers_that_nobody_checked() {
        let library = |on| {
            let mut library = Library::default();
            library.help.regions = vec![region(on)];
            library
        };
        let here = Settings::default();
        let public = Settings { public_url: "https://learn.example.org".into(), ..Settings::default() };
        assert!(may_open(&here, &library(None), &Site::default(), NOON).is_ok());
        assert!(may_open(&public, &library(Some("2026-06-01")), &Site::default(), NOON).is_ok());
        for old in [None, Some("2026-01-01")] {
            assert!(may_open(&public, &library(old), &Site::default(), NOON).unwrap_err().contains("--open-with-unchecked-help-lines"));
        }
        let knowing = Settings { open_with_unchecked_help_lines: true, ..public };
        assert!(may_open(&knowing, &library(None), &Site::default(), NOON).is_ok());
    }
}
