//! Rules of the second step at signing in: how long slips make somebody wait, and how fresh a proof has to be for what matters most.

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;

/// Slips that cost nothing: a code that ended while it was typed, a wrong line of a list.
pub const FREE_SLIPS: i64 = 5;

/// A proof of who is here is good for this long before exports and changes of one's own ways in.
pub const FRESH: i64 = 10 * MINUTE;

/// How long the newest of this many slips in a row closes the second step. A code has six digits, so tries must not be many; only
/// somebody who has the passphrase gets here at all, so a stranger cannot keep anybody out.
pub fn pause(slips: i64) -> i64 {
    match slips - FREE_SLIPS {
        ..0 => 0,
        0 => 30 * SECOND,
        1 => MINUTE,
        2 => 2 * MINUTE,
        3 => 4 * MINUTE,
        4 => 8 * MINUTE,
        _ => 15 * MINUTE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guesser_gets_a_hundred_tries_a_day_and_a_person_five_at_once() {
        assert_eq!((0..FREE_SLIPS).map(pause).sum::<i64>(), 0);
        let (mut tries, mut now) = (0, 0);
        while now < 24 * 60 * MINUTE {
            tries += 1;
            now += pause(tries);
        }
        // Three codes of a million fit at any moment: less than one day in three thousand lets a guesser in who has the passphrase.
        assert!((90..=110).contains(&tries), "{tries}");
    }
}
