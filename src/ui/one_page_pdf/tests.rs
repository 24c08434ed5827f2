//! Letters that can be written, and a sheet that is too full.

use super::*;

fn sheet(words: &str) -> Sheet {
    let says = "A picture".to_owned();
    let blocks = vec![Block::Text(Kind::Title, words.into()), Block::Line, Block::Picture { wide: 2, dark: vec![(0, 0), (1, 1)], says }];
    Sheet { title: words.into(), locale: Locale::French, blocks }
}

#[test]
fn letters_of_three_alphabets_are_written_and_others_are_told() {
    for name in ["Zoé Œuvrard-D’Aoust", "Nguyễn Thị Ánh", "Łukasz Żółć", "Ştefan Țuțea", "Ελένη", "Олена", "a\u{202f}: b"] {
        assert!(write(&sheet(name)).is_ok_and(|pdf| pdf.starts_with(b"%PDF-1.7")), "{name}");
    }
    for name in ["山田", "محمد", "🦊"] {
        assert_eq!(write(&sheet(name)), Err(NotWritten::Signs), "{name}");
    }
}

#[test]
fn the_same_sheet_is_the_same_file_and_too_much_is_told() {
    assert_eq!(write(&sheet("Ana")), write(&sheet("Ana")));
    assert!(write(&sheet(&"W".repeat(120))).is_ok(), "a word without end is broken");
    assert_eq!(write(&sheet(&"word ".repeat(2000))), Err(NotWritten::Room));
}
