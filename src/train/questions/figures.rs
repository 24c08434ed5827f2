//! Figures in words: whole percents, two decimals at most, and a reason where there is no figure.

use leptos::prelude::*;

use crate::{
    domain::locale::Locale,
    statistics::{
        Finding, Interval, Why,
        flags::Flag,
        share::Share,
        small_numbers::{Count, FEWEST_FOR_A_MEAN, count},
    },
    ui::words::Say,
};

/// “75 %”, as the language writes it.
pub fn percent(say: Say, share: f64) -> String {
    say.with("questions-percent", &[("n", format!("{:.0}", share * 100.0))])
}

/// “75 % (66 % to 82 %)”.
pub fn share(say: Say, share: Share) -> String {
    let Interval { low, high } = share.interval;
    say.with("questions-range", &[("n", percent(say, share.share)), ("low", percent(say, low)), ("high", percent(say, high))])
}

/// “0.31”, with the comma of French and a real minus sign.
pub fn decimal(say: Say, value: f64) -> String {
    let text = format!("{:.2}", value + 0.0).replace('-', "\u{2212}");
    if say.0 == Locale::French { text.replace('.', ",") } else { text }
}

/// “0.31 (0.12 to 0.48)”.
pub fn with_interval(say: Say, value: f64, interval: Interval) -> String {
    say.with("questions-range", &[("n", decimal(say, value)), ("low", decimal(say, interval.low)), ("high", decimal(say, interval.high))])
}

/// How many people, to the nearest five; below twenty not at all, because nothing else is told then either.
pub fn people(say: Say, n: u32) -> String {
    match count(n as usize) {
        Count::About(about) if n >= FEWEST_FOR_A_MEAN => say.with("questions-about", &[("n", about)]),
        _ => say.with("questions-fewer", &[("n", FEWEST_FOR_A_MEAN)]),
    }
}

/// Why there is no figure.
pub fn why(say: Say, why: Why) -> String {
    match why {
        Why::TooFew { needed } => say.with("questions-too-few", &[("n", needed)]),
        Why::TooFewItems { needed } => say.with("questions-too-few-items", &[("n", needed)]),
        Why::TooAlike => say.t("questions-too-alike"),
        Why::OneSided => say.t("questions-one-sided"),
        Why::NoOneFactor => say.t("questions-no-factor"),
        Why::Unsettled | Why::NotNumbers | Why::NoRetest => say.t("questions-cannot-tell"),
    }
}

/// The figure in words, or why there is none.
pub fn told<T>(say: Say, finding: &Finding<T>, words: impl FnOnce(&T) -> String) -> String {
    match finding {
        Finding::Found(value) => words(value),
        Finding::CannotTellYet(reason) => why(say, *reason),
    }
}

/// “A”, “B”…: how an option is called here.
pub fn option_letter(option: usize) -> String {
    u8::try_from(option)
        .ok()
        .and_then(|n| b'A'.checked_add(n))
        .filter(u8::is_ascii_uppercase)
        .map_or_else(|| (option + 1).to_string(), |l| char::from(l).to_string())
}

/// What somebody should look at, in a sentence each.
pub fn flag(say: Say, flag: Flag) -> String {
    let name = match flag {
        Flag::BelowGuessing => "questions-flag-guessing",
        Flag::AgainstTheRest => "questions-flag-against",
        Flag::Hard => "questions-flag-hard",
        Flag::Easy => "questions-flag-easy",
        Flag::Weak => "questions-flag-weak",
        Flag::AskedOften => "questions-flag-often",
        Flag::DrawsTheKnowing { option } => return say.with("questions-flag-knowing", &[("option", option_letter(option))]),
        Flag::DrawsNobody { option } => return say.with("questions-flag-nobody", &[("option", option_letter(option))]),
    };
    say.t(name)
}

pub fn flags(say: Say, found: &Finding<Vec<Flag>>) -> AnyView {
    match found {
        Finding::CannotTellYet(reason) => view! { {why(say, *reason)} }.into_any(),
        Finding::Found(none) if none.is_empty() => view! { {say.t("questions-nothing")} }.into_any(),
        Finding::Found(some) => view! { <ul>{some.iter().map(|f| view! { <li>{flag(say, *f)}</li> }).collect_view()}</ul> }.into_any(),
    }
}
