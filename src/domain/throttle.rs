//! How many wrong tries are borne before somebody has to wait, so that nobody can guess and nobody can lock a class out (trust 2.5).
//!
//! Pure: counts and times in, a time out. Deliberately absent: who it is (`account::throttle` knows only keyed digests), and puzzles.

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;

/// Wrong tries in a row that cost nothing.
const FREE: i64 = 5;
/// The waits after that, one for each further try; the last one stays.
const WAITS: [i64; 6] = [30 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 15 * MINUTE];
/// Wrong tries in a row after which words no longer open from there (NIST SP 800-63B).
pub const MOST: i64 = 100;

/// Wrong tries that may come from one network at once.
const BURST: i64 = 120;
/// What one try weighs in the measure of a network, so that whole numbers can hold what is forgotten between two tries.
pub const TRY: i64 = 1000;
/// Two tries a minute are forgotten: one thousandth of a try in so many milliseconds.
const FORGETS: i64 = 30;

/// Wrong tries in one minute that count as many.
pub const MANY: i64 = 50;
/// That many minutes in a row make it an attack, and each try from an unknown device is held back a little.
pub const MANY_MINUTES: i64 = 5;
/// How long it is held back.
pub const HELD_BACK: i64 = 2 * SECOND;

/// When the next try is looked at, after so many wrong ones in a row.
pub fn open_at(wrong: i64, last_at: i64) -> i64 {
    let further = usize::try_from(wrong - FREE).ok();
    let wait = further.map_or(0, |n| WAITS[n.min(WAITS.len() - 1)]);
    last_at + wait
}

/// How full the measure of a network still is.
pub fn left_over(spent: i64, last_at: i64, now: i64) -> i64 {
    (spent - (now - last_at).max(0) / FORGETS).max(0)
}

/// When a network may try again whose measure is `spent` full now. `extra`: tries that an open class window adds.
pub fn network_open_at(spent: i64, extra: u32, now: i64) -> i64 {
    let over = spent + TRY - (BURST + i64::from(extra)) * TRY;
    if over <= 0 { now } else { now + over * FORGETS }
}

/// How long until so much of a measure is forgotten.
pub fn wait_for(over: i64) -> i64 {
    over * FORGETS
}

/// The minute that a moment is in, to count by.
pub fn minute(now: i64) -> i64 {
    now.div_euclid(MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (0..=13).map(|wrong| open_at(wrong, 1_000_000) - 1_000_000).collect();
        let minutes = |n: i64| n * MINUTE;
        let later = [30 * SECOND, minutes(1), minutes(2), minutes(4), minutes(8), minutes(15), minutes(15), minutes(15), minutes(15)];
        assert_eq!(waits, [&[0; 5], later.as_slice()].concat());
    }

    #[test]
    fn a_network_forgets_two_tries_a_minute() {
        let full = BURST * TRY;
        assert_eq!(network_open_at(full - TRY, 0, 0), 0, "the last one of the burst");
        assert_eq!(network_open_at(full, 0, 0), MINUTE / 2);
        assert_eq!(left_over(full, 0, MINUTE), full - 2 * TRY);
        assert_eq!(left_over(full, 0, 90 * MINUTE), 0);
        assert_eq!(left_over(full, MINUTE, 0), full, "a clock that went back forgets nothing");
        assert_eq!(network_open_at(full, 10, 0), 0, "a class window adds its own");
    }

    proptest::proptest! {
        #[test]
        fn more_tries_never_wait_less(wrong in 0_i64..200, last in 0_i64..1_000_000_000) {
            assert!(open_at(wrong + 1, last) >= open_at(wrong, last));
        }
    }
}
