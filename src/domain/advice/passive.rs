//! Sentences that say what is done and only then by whom: easier to follow the other way round.
//!
//! A form of “to be”, a participle, and “by” with somebody after it: few, and nearly always right. Deliberately absent: the passive without
//! a doer. “It is locked” is a state, “it was sent” often the plainest thing to say, and a heuristic that marks both is soon ignored.

use super::{
    Desk, Looked, Rule,
    tokens::{Token, adjoin},
};
use crate::domain::{locale::Locale, problem::Severity, running_text::Kind};
use std::ops::Range;

/// So many words may stand before the participle.
const MOST_BETWEEN: usize = 4;
const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "am"];
const BETWEEN: [&str; 12] = ["not", "t", "also", "often", "never", "always", "already", "now", "just", "only", "still", "then"];
/// Participles without -ed, of verbs that somebody does to something.
const IRREGULAR: [&str; 52] = [
    "begun",
    "bought",
    "brought",
    "built",
    "caught",
    "chosen",
    "cut",
    "done",
    "drawn",
    "driven",
    "eaten",
    "felt",
    "found",
    "forgotten",
    "given",
    "heard",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "known",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "read",
    "run",
    "said",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "sold",
    "spent",
    "spoken",
    "stolen",
    "taken",
    "taught",
    "thought",
    "told",
    "understood",
    "won",
    "worn",
    "written",
    "overseen",
];
/// After “by”, no doer but a way, a time or a place.
const NO_DOER: [&str; 45] = [
    "whom",
    "phone",
    "email",
    "hand",
    "post",
    "text",
    "mail",
    "card",
    "video",
    "itself",
    "yourself",
    "themselves",
    "myself",
    "default",
    "law",
    "name",
    "then",
    "now",
    "accident",
    "mistake",
    "choice",
    "chance",
    "design",
    "age",
    "date",
    "day",
    "month",
    "week",
    "hour",
    "step",
    "one",
    "two",
    "three",
    "four",
    "letter",
    "message",
    "which",
    "what",
    "how",
    "far",
    "heart",
    "side",
    "number",
    "degrees",
    "half",
];

const ETRE: [&str; 17] =
    ["est", "sont", "etait", "etaient", "sera", "seront", "soit", "soient", "ete", "etre", "fut", "furent", "serait", "seraient", "sommes", "etes", "suis"];
const ENTRE: [&str; 12] = ["pas", "aussi", "souvent", "jamais", "toujours", "deja", "maintenant", "plus", "bien", "alors", "ensuite", "encore"];
/// Verbs whose past is made with “être”: no passive.
const AVEC_ETRE: [&str; 17] = [
    "alle", "arrive", "venu", "parti", "ne", "mort", "reste", "tombe", "devenu", "entre", "sorti", "monte", "descendu", "passe", "retourne", "rentre", "revenu",
];
const PAS_AGENT: [&str; 39] = [
    "qui",
    "exemple",
    "jour",
    "jours",
    "semaine",
    "mois",
    "an",
    "telephone",
    "courriel",
    "texto",
    "ecrit",
    "heure",
    "personne",
    "la",
    "video",
    "defaut",
    "coeur",
    "ici",
    "suite",
    "consequent",
    "contre",
    "rapport",
    "moments",
    "endroits",
    "hasard",
    "erreur",
    "etape",
    "lettre",
    "message",
    "ordre",
    "date",
    "nom",
    "numero",
    "deux",
    "trois",
    "quoi",
    "ou",
    "accident",
    "poste",
];

pub(super) fn check(desk: &mut Desk) {
    let locale = desk.subject.locale;
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        if matches!(unit.kind, Kind::Heading(_) | Kind::Cell | Kind::Tick) {
            continue;
        }
        for range in found(&unit.words, &desk.looked[number], locale) {
            if let Some(advice) = desk.in_unit(Rule::Passive, Severity::Advice, number, &range) {
                advice.blanks = Vec::new();
            }
        }
    }
}

/// From the form of “to be” to the doer.
fn found(text: &str, looked: &Looked, locale: Locale) -> Vec<Range<usize>> {
    let list = &looked.tokens;
    let (mut all, mut at) = (Vec::new(), 0);
    while at < list.len() {
        match passive(text, list, at, locale) {
            Some(end) if !looked.speech.at(list[at].range.start) => {
                all.push(list[at].range.start..list[end].range.end);
                at = end + 1;
            }
            _ => at += 1,
        }
    }
    all
}

/// The number of the doer's first word.
fn passive(text: &str, list: &[Token], at: usize, locale: Locale) -> Option<usize> {
    let (be, between, by): (&[&str], &[&str], &str) = match locale {
        Locale::English => (&BE, &BETWEEN, "by"),
        Locale::French => (&ETRE, &ENTRE, "par"),
    };
    let is = |n: usize, words: &[&str]| list.get(n).is_some_and(|token| words.contains(&token.folded.as_str()));
    let joined = |n: usize| list.get(n).zip(list.get(n + 1)).is_some_and(|(a, b)| adjoin(text, a, b));
    if !is(at, be) {
        return None;
    }
    let mut verb = at + 1;
    while verb <= at + MOST_BETWEEN
        && (is(verb, between) || is(verb, be) || list.get(verb).is_some_and(|t| t.folded.ends_with("ly") || t.folded.ends_with("ment")))
    {
        verb += 1;
    }
    let participle = list.get(verb)?;
    let fits = match locale {
        Locale::English => english(participle),
        Locale::French => french(&text[participle.range.clone()]) && !(at > 0 && is(at - 1, &["s"])),
    };
    if !fits || !(at..verb).all(joined) {
        return None;
    }
    // “sent to you by the clinic”: a few words may stand before.
    let agent = (verb + 1..=verb + 4).find(|n| is(*n, &[by]))?;
    let doer = list.get(agent + 1)?;
    let no_doer = match locale {
        Locale::English => {
            doer.folded.len() < 2 && doer.folded != "a"
                || NO_DOER.contains(&doer.folded.as_str())
                || doer.folded.ends_with("ing")
                || doer.folded.ends_with("day")
        }
        Locale::French => {
            PAS_AGENT.contains(&doer.folded.as_str())
                && !(doer.folded == "la" && list.get(agent + 2).is_some_and(|t| t.folded != "poste" && t.folded != "suite"))
        }
    };
    let is_number = doer.folded.chars().all(|c| c.is_ascii_digit());
    let the_time = is(agent + 1, &["the", "a", "an"]) && is(agent + 2, &["time", "end", "day", "way", "week", "month", "letter", "number", "word"]);
    (!no_doer && !is_number && !the_time && (verb..=agent).all(joined)).then_some(agent + 1)
}

fn english(token: &Token) -> bool {
    let word = token.folded.as_str();
    (word.len() > 3 && word.ends_with("ed")) || IRREGULAR.contains(&word)
}

fn french(word: &str) -> bool {
    let small = word.to_lowercase();
    let word = small.trim_end_matches('s');
    let word = word.strip_suffix('e').unwrap_or(word);
    let ends = ["é", "i", "u", "it", "ert", "is", "int", "eint", "ort"].iter().any(|ending| word.ends_with(ending));
    word.chars().count() > 1 && ends && !AVEC_ETRE.contains(&crate::domain::markdown::fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, locale: Locale) -> Vec<&str> {
        let unit = &crate::domain::running_text::units(text)[0];
        found(text, &Looked::at(unit, locale), locale).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_is_done_by_somebody() {
        let all = [
            ("Your form is read by a nurse.", "is read by a"),
            ("It was quickly sent to you by the clinic.", "was quickly sent to you by the"),
            ("They are not chosen by us.", "are not chosen by us"),
            ("The page has been checked by Dana.", "been checked by Dana"),
        ];
        for (text, wanted) in all {
            assert_eq!(places(text, Locale::English), [wanted]);
        }
        let all = [
            ("Votre message est lu par une infirmière.", "est lu par une"),
            ("Les textes ont été vérifiés par notre équipe.", "été vérifiés par notre"),
            ("La page est faite par la clinique.", "est faite par la"),
        ];
        for (text, wanted) in all {
            assert_eq!(places(text, Locale::French), [wanted]);
        }
    }

    #[test]
    fn what_only_looks_like_it() {
        for text in [
            "It was sent by email.",
            "You are tired by then.",
            "It is done by Friday.",
            "A nurse reads it.",
            "It is locked.",
            "The word is formed by adding an s.",
            "Be there by ten.",
            "He said “it was taken by them”.",
            "It was late. By the way, he called.",
            "It is finished by the end of the day.",
            "It is 3 by 4.",
        ] {
            assert_eq!(places(text, Locale::English), Vec::<&str>::new(), "{text}");
        }
        for text in [
            "Elle est passée par la clinique.",
            "C’est envoyé par courriel.",
            "Il est fermé par exemple le lundi.",
            "Ils sont venus par le train.",
            "La clinique lit la lettre.",
            "Il s’est senti attiré par elle.",
            "C’est payé par mois.",
        ] {
            assert_eq!(places(text, Locale::French), Vec::<&str>::new(), "{text}");
        }
    }
}
