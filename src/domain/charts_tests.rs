//! Marks stand where the figures say, nothing leaves the drawing, and what cannot be told is no mark.

use super::*;

fn range(mean: f64, low: f64, high: f64) -> Option<Range> {
    Some(Range { mean, low, high })
}

/// The three skills of the design's page, “Charts”.
fn drawn() -> Vec<Option<Range>> {
    vec![range(0.9, 0.5, 1.3), range(0.6, 0.2, 1.0), range(0.1, -0.4, 0.6)]
}

#[test]
fn the_designs_own_chart() {
    let chart = ranges(&drawn(), Room::WIDE);
    assert_eq!(chart.grid.iter().map(|t| t.value).collect::<Vec<_>>(), [-0.5, 0.0, 0.5, 1.0, 1.5]);
    let step = chart.grid[1].at - chart.grid[0].at;
    assert!(chart.grid.windows(2).all(|w| (w[1].at - w[0].at - step).abs() < 1e-9), "even steps");
    assert_eq!((chart.zero, chart.left, chart.right), (chart.grid[1].at, 300.0, 630.0));
    let mark = chart.rows[0].mark.expect("told");
    assert!((mark.door - (chart.zero + 0.9 * 2.0 * step)).abs() < 1e-9);
    assert!(chart.rows[2].mark.is_some_and(|m| m.from < chart.zero && chart.zero < m.to), "the third bar crosses no change");
    assert!(chart.rows.windows(2).all(|w| w[1].y - w[0].y == 55.0) && chart.rows[2].y < chart.axis && chart.axis < chart.height);
}

#[test]
fn what_cannot_be_told_keeps_its_place_without_a_mark() {
    let rows = [range(0.9, 0.5, 1.3), None, range(f64::NAN, 0.0, 1.0), range(1.0, 2.0, 3.0), range(0.0, -9.0, 9.0)];
    let chart = ranges(&rows, Room::WIDE);
    assert_eq!(chart.rows.iter().map(|r| r.mark.is_some()).collect::<Vec<_>>(), [true, false, false, false, false]);
    assert_eq!(chart.rows.len(), 5);
    let nothing = ranges(&[], Room::NARROW);
    assert!(nothing.rows.is_empty() && nothing.height > 0.0 && nothing.zero > nothing.left);
}

/// Every tenth of a point from −4 to 4, in both rooms.
#[test]
fn nothing_leaves_the_drawing_and_zero_is_always_there() {
    for room in [Room::WIDE, Room::NARROW] {
        for low in -40..=40 {
            for high in low..=40 {
                let (low, high) = (f64::from(low) / 10.0, f64::from(high) / 10.0);
                let chart = ranges(&[range((low + high) / 2.0, low, high)], room);
                let mark = chart.rows[0].mark.expect("told");
                assert!(chart.left <= mark.from && mark.from <= mark.door && mark.door <= mark.to && mark.to <= chart.right + 1e-9, "{low} {high}");
                assert!(chart.grid.iter().any(|t| t.value == 0.0 && (t.at - chart.zero).abs() < 1e-9) && chart.grid.len() <= 9, "{chart:?}");
            }
        }
    }
}

#[test]
fn longer_is_more_whatever_the_rest_says() {
    let chart = ranges(&[range(1.0, 0.5, 1.5), range(2.0, 1.5, 2.5), range(-2.0, -3.0, -1.0)], Room::NARROW);
    let marks: Vec<Mark> = chart.rows.iter().filter_map(|r| r.mark).collect();
    assert!(marks[2].door < chart.zero && chart.zero < marks[0].door && marks[0].door < marks[1].door);
    assert!(((marks[0].to - marks[0].from) - (marks[1].to - marks[1].from)).abs() < 1e-9, "one point is as long everywhere");
}

#[test]
fn strips_have_the_widths_of_their_shares() {
    let found = strips(&[Some([0.5, 0.3, 0.2]), Some([0.2, 0.35, 0.45])], Room::WIDE);
    let before = &found.rows[0].pieces;
    assert_eq!(before.iter().map(|p| p.percent).collect::<Vec<_>>(), [50, 30, 20]);
    assert_eq!(before.iter().map(|p| p.shade).collect::<Vec<_>>(), Shade::ALL);
    assert_eq!(before.iter().map(|p| p.width).collect::<Vec<_>>(), [260.0, 156.0, 104.0], "as on the design's page");
    assert!(before.windows(2).all(|w| (w[0].x + w[0].width - w[1].x).abs() < 1e-9) && before[0].x == 110.0);
    assert_eq!((found.rows[0].y, found.rows[1].y, found.height), (20.0, 85.0, 150.0));
}

#[test]
fn a_strip_that_cannot_be_told_and_one_with_thin_pieces() {
    let none = strips(&[None, Some([0.0; 3]), Some([-0.1, 0.6, 0.5]), Some([f64::NAN, 0.5, 0.5])], Room::WIDE);
    assert!(none.rows.iter().all(|r| r.pieces.is_empty()));
    let thin = &strips(&[Some([0.0, 0.04, 0.97])], Room::NARROW).rows[0].pieces;
    assert_eq!(thin.iter().map(|p| (p.shade, p.percent, p.figure.is_some())).collect::<Vec<_>>(), [(Shade::Hatched, 4, false), (Shade::Full, 97, true)]);
    assert!((thin.iter().map(|p| p.width).sum::<f64>() - 300.0).abs() < 1e-9, "rounded shares fill the strip all the same");
}
