//! Where the marks of a chart stand: range bars for a change, strips for answers before and after. Numbers in, places out (design, section 7).
//!
//! Door = average, bar = where it may really lie, dotted line = no change. Shades are empty, hatched, full, in the order of the doors, so that
//! nothing hangs on colour. A row that cannot be told keeps its place and has no mark. Pure. Deliberately absent: HTML, words, colours, cut
//! axes (zero is always there and nothing is clipped), and charts for learners, who get doors only.

/// How much room there is, in the units of the drawing's viewBox. Lengths are from the left; a page that reads from the right mirrors it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    pub width: f64,
    /// Kept free at the left for what a row is called; 0 when its name stands above it.
    pub names: f64,
    /// From one row to the next, name included.
    pub row: f64,
    /// From the top of a row to the middle of its mark.
    pub middle: f64,
}

impl Room {
    /// Names beside the marks.
    pub const WIDE: Self = Self { width: 640.0, names: 290.0, row: 55.0, middle: 30.0 };
    /// Names above the marks: for 320 px without scaling text down.
    pub const NARROW: Self = Self { width: 320.0, names: 0.0, row: 80.0, middle: 52.0 };

    fn left(&self) -> f64 {
        self.names + MARGIN
    }

    fn right(&self) -> f64 {
        self.width - MARGIN
    }
}

/// Half a door on either side, so that a mark at an end is whole.
const MARGIN: f64 = 10.0;
/// Above the first row.
const TOP: f64 = 20.0;
/// Below the last row: the words of the axis.
const FOOT: f64 = 44.0;

/// One change with its interval, in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// A range chart: one row for each skill, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeChart {
    pub width: f64,
    pub height: f64,
    /// The dotted line: no change.
    pub zero: f64,
    /// Grid lines with the value they stand for, from left to right; zero is among them.
    pub grid: Vec<Tick>,
    /// The axis below the rows, from `left` to `right`.
    pub axis: f64,
    pub left: f64,
    pub right: f64,
    pub rows: Vec<RangeRow>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    pub at: f64,
    pub value: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RangeRow {
    /// The middle of the row.
    pub y: f64,
    /// `None`: we cannot tell yet.
    pub mark: Option<Mark>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// The ends of the bar.
    pub from: f64,
    pub to: f64,
    /// The middle of the door's sill.
    pub door: f64,
}

/// The least that the axis spans: half a step down, one and a half up, as on the design's page.
const LEAST: (f64, f64) = (-0.5, 1.5);
/// A rating moves by four points at most.
const MOST: f64 = 4.0;

/// Places every row. What is no range (a low above its mean, no number, beyond four points) is a row that cannot be told.
pub fn ranges(rows: &[Option<Range>], room: Room) -> RangeChart {
    let fine = |r: &Range| r.low <= r.mean && r.mean <= r.high && r.low >= -MOST && r.high <= MOST;
    let told: Vec<Option<Range>> = rows.iter().map(|row| row.filter(fine)).collect();
    let low = told.iter().flatten().fold(LEAST.0, |low, r| low.min(r.low));
    let high = told.iter().flatten().fold(LEAST.1, |high, r| high.max(r.high));
    let step = if high - low <= 3.0 { 0.5 } else { 1.0 };
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let at = |value: f64| room.left() + (value - first * step) / ((last - first) * step) * (room.right() - room.left());
    // Whole steps are few and exact in floating point.
    let grid = (first as i32..=last as i32).map(|n| f64::from(n) * step).map(|value| Tick { at: at(value), value }).collect();
    let place = |(n, range): (usize, &Option<Range>)| RangeRow {
        y: TOP + room.row * n as f64 + room.middle,
        mark: range.map(|r| Mark { from: at(r.low), to: at(r.high), door: at(r.mean) }),
    };
    let axis = TOP + room.row * rows.len() as f64;
    RangeChart {
        width: room.width,
        height: axis + FOOT,
        zero: at(0.0),
        grid,
        axis,
        left: room.left(),
        right: room.right(),
        rows: told.iter().enumerate().map(place).collect(),
    }
}

/// How a part is filled: not colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Not yet.
    Empty,
    /// With help.
    Hatched,
    /// On my own.
    Full,
}

impl Shade {
    /// In the order of the doors.
    pub const ALL: [Self; 3] = [Self::Empty, Self::Hatched, Self::Full];
}

/// Strips of parts, one above the other: before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Strips {
    pub width: f64,
    pub height: f64,
    pub rows: Vec<Strip>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The top of the strip.
    pub y: f64,
    pub height: f64,
    /// Empty: we cannot tell yet.
    pub pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    pub shade: Shade,
    pub x: f64,
    pub width: f64,
    /// In whole percent. Each is rounded alone, so three may come to 99 or 101.
    pub percent: u8,
    /// The middle of the figure on the piece; `None` where it would not fit and the table alone says it.
    pub figure: Option<f64>,
}

/// A strip's height, and the gap to the next one.
const STRIP: f64 = 50.0;
const GAP: f64 = 15.0;
/// A strip begins nearer than a bar: its name is one word.
const STRIP_NAMES: f64 = 110.0;
/// A figure such as “100 %” with air around it.
const FIGURE: f64 = 52.0;

/// Places strips of three shares each. Shares of rounded counts need not come to one; their widths do. `None`, all zero, a negative one or no
/// number is a strip without pieces. A share of zero has no piece.
pub fn strips(rows: &[Option<[f64; 3]>], room: Room) -> Strips {
    let beside = room.names > 0.0;
    let (left, above) = if beside { (STRIP_NAMES, 0.0) } else { (MARGIN, room.middle / 2.0) };
    let tall = above + STRIP + GAP;
    let place = |(n, shares): (usize, &Option<[f64; 3]>)| Strip {
        y: TOP + above + tall * n as f64,
        height: STRIP,
        pieces: shares.map(|shares| pieces(shares, left, room.right())).unwrap_or_default(),
    };
    Strips { width: room.width, height: TOP + tall * rows.len() as f64, rows: rows.iter().enumerate().map(place).collect() }
}

fn pieces(shares: [f64; 3], left: f64, right: f64) -> Vec<Piece> {
    let whole: f64 = shares.iter().sum();
    if !whole.is_finite() || whole <= 0.0 || shares.iter().any(|s| *s < 0.0) {
        return Vec::new();
    }
    let mut x = left;
    let mut found = Vec::new();
    for (share, shade) in shares.into_iter().zip(Shade::ALL).filter(|(share, _)| *share > 0.0) {
        let width = share / whole * (right - left);
        let percent = (share.min(1.0) * 100.0).round() as u8;
        found.push(Piece { shade, x, width, percent, figure: (width >= FIGURE).then_some(x + width / 2.0) });
        x += width;
    }
    found
}

/// Bars of shares, 0 to 100 %: one row for each, with where it may really lie.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareBars {
    pub width: f64,
    pub height: f64,
    pub top: f64,
    pub axis: f64,
    /// Nothing, a quarter, a half, three quarters, all.
    pub grid: Vec<Tick>,
    pub bars: Vec<ShareBar>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareBar {
    /// The middle of the row.
    pub y: f64,
    /// `None`: too few to say.
    pub mark: Option<ShareMark>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareMark {
    /// The bar begins at nothing and ends at the share.
    pub from: f64,
    pub to: f64,
    /// The ends of the interval.
    pub low: f64,
    pub high: f64,
}

/// Places low, share and high of each row. What is no such triple between 0 and 1 is a row that cannot be told.
pub fn share_bars(rows: &[Option<[f64; 3]>], room: Room) -> ShareBars {
    let at = |value: f64| room.left() + value * (room.right() - room.left());
    let fine = |[low, share, high]: &[f64; 3]| 0.0 <= *low && low <= share && share <= high && *high <= 1.0;
    let place = |(n, row): (usize, &Option<[f64; 3]>)| ShareBar {
        y: TOP + room.row * n as f64 + room.middle,
        mark: row.filter(fine).map(|[low, share, high]| ShareMark { from: at(0.0), to: at(share), low: at(low), high: at(high) }),
    };
    let axis = TOP + room.row * rows.len() as f64;
    let grid = (0..=4).map(|n| f64::from(n) / 4.0).map(|value| Tick { at: at(value), value }).collect();
    ShareBars { width: room.width, height: axis + FOOT, top: TOP, axis, grid, bars: rows.iter().enumerate().map(place).collect() }
}

#[cfg(test)]
#[path = "charts_tests.rs"]
mod tests;
