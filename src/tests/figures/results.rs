//! 100,000 made-up clinicians with thirty competencies each, all decided again: how long it takes and whether memory stays flat.

use std::time::Instant;

use doorstep::{
    domain::{
        competency::{Evidence, Rating, Rulebook, Shown, Standing},
        frameworks::{Competencies, EvidenceKind},
        ids::EvidenceId,
    },
    train::calendar::SiteCalendar,
};

const PEOPLE: u64 = 100_000;
const COMPETENCIES: usize = 30;
const AS_OF: i64 = 1_790_000_000_000;
const YEAR_MS: i64 = 31_557_600_000;

/// A small generator with a seed, so that every run decides the same (SplitMix64, Steele and others 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }
}

pub fn decide_all() {
    let text = std::fs::read_to_string("content/frameworks/clinician-competencies.yaml").expect("the framework");
    let framework: Competencies = serde_saphyr::from_str(&text).expect("the framework reads");
    let before = resident_mb();
    let begun = Instant::now();
    let halves: Vec<(u64, u64)> = std::thread::scope(|scope| {
        let framework = &framework;
        let running: Vec<_> = [0..PEOPLE / 2, PEOPLE / 2..PEOPLE].into_iter().map(|part| scope.spawn(move || decide(framework, part))).collect();
        running.into_iter().map(|half| half.join().expect("a half")).collect()
    });
    let seconds = begun.elapsed().as_secs_f64();
    let (decided, reached) = halves.iter().fold((0, 0), |(d, r), half| (d + half.0, r + half.1));
    println!("results decided again, 2 threads    {seconds:>8.1} s    (want ≤ 60; {decided} results, {reached} with a level)");
    println!("  memory gained by it               {:>8.1} MB   (want flat)", resident_mb() - before);
}

fn decide(framework: &Competencies, part: std::ops::Range<u64>) -> (u64, u64) {
    let calendar = SiteCalendar::of("America/Toronto");
    let book = Rulebook { framework, calendar: &calendar };
    let (mut decided, mut reached) = (0, 0);
    for person in part {
        let evidence = evidence(framework, person);
        for competency in framework.all().take(COMPETENCIES) {
            decided += 1;
            reached += u64::from(book.decide(competency, &evidence, AS_OF).standing >= Standing::Foundation);
        }
    }
    (decided, reached)
}

/// One to three tries at every kind that a competency can be shown by, over the last three years.
fn evidence(framework: &Competencies, person: u64) -> Vec<Evidence> {
    let mut dice = Dice(person);
    let mut all = Vec::new();
    for competency in framework.all().take(COMPETENCIES) {
        for kind in &competency.evidence {
            for _ in 0..=dice.roll(3) {
                let observed = *kind == EvidenceKind::Observed;
                all.push(Evidence {
                    id: EvidenceId::from_store(format!("{:08x}-{:04x}", person, all.len())),
                    competency: competency.id.clone(),
                    kind: *kind,
                    shown: [Shown::Accepted, Shown::Accepted, Shown::NotYet, Shown::Unsafe][usize::try_from(dice.roll(4)).unwrap_or(0)],
                    rating: observed.then(|| Rating::ALL[usize::try_from(dice.roll(3)).unwrap_or(0)]),
                    level: None,
                    signed_by: observed.then(|| format!("observer {}", dice.roll(5))),
                    at: AS_OF - i64::try_from(dice.roll(3_000)).unwrap_or(0) * (YEAR_MS / 1_000),
                    ends_at: None,
                    voided_at: None,
                    again: Vec::new(),
                });
            }
        }
    }
    all
}

fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}
