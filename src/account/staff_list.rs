//! Reading a list of colleagues from a table in CSV, as spreadsheets write it, and writing one that no spreadsheet takes for formulas.
//! Pure: it looks nobody up and adds nobody.

use std::collections::HashMap;

use super::staff_new::is_sign_in_name;
use crate::{
    domain::{
        locale::Locale,
        roles::{Role, Roles},
    },
    ui::words::Say,
};

/// More lines than this are asked for in parts.
pub const MOST: usize = 300;
const LONGEST_NAME: usize = 80;

/// Somebody to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub line: usize,
    pub display_name: String,
    pub sign_in_name: String,
    pub roles: Roles,
}

/// What to mend, and in which line (the heading is line 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub line: usize,
    pub what: Wrong,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing but spaces.
    Empty,
    /// The first line does not name the three columns.
    Heading,
    /// Not a table at all from here on.
    Unreadable,
    TooMany,
    Name,
    SignInName(String),
    NoRole,
    UnknownRole(String),
    /// The same sign-in name as in an earlier line.
    Twice {
        name: String,
        first: usize,
    },
}

impl Wrong {
    pub fn words(&self, say: Say) -> String {
        match self {
            Self::Empty => say.t("import-wrong-empty"),
            Self::Heading => say.t("import-wrong-heading"),
            Self::Unreadable => say.t("import-wrong-unreadable"),
            Self::TooMany => say.count("import-wrong-many", MOST),
            Self::Name => say.t("import-wrong-name"),
            Self::SignInName(name) => say.with("import-wrong-sign-in", &[("name", name.as_str())]),
            Self::NoRole => say.t("import-wrong-no-role"),
            Self::UnknownRole(role) => say.with("import-wrong-role", &[("role", role.as_str())]),
            Self::Twice { name, first } => say.with("import-wrong-twice", &[("name", name.clone()), ("line", first.to_string())]),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    SignInName,
    Roles,
}

fn fold(text: &str) -> String {
    crate::account::secrets::fold_words(text.trim_start_matches('\u{feff}'))
}

fn column(heading: &str) -> Option<Column> {
    match fold(heading).as_str() {
        "name" | "nom" => Some(Column::Name),
        "sign-in-name" | "sign-in" | "username" | "nom-d-utilisateur" | "utilisateur" => Some(Column::SignInName),
        "role" | "roles" => Some(Column::Roles),
        _ => None,
    }
}

/// By code, or as either language names it.
fn role(word: &str) -> Option<Role> {
    let names = |role: Role| Locale::ALL.into_iter().map(move |locale| Say(locale).t(&format!("role-{}", role.code())));
    Role::ALL.into_iter().find(|role| fold(word) == role.code() || names(*role).any(|name| fold(&name) == fold(word)))
}

/// Everybody whose line is fine, and what to mend in the others. Columns may stand in any order, with commas, semicolons or tabs between;
/// several roles in one field have commas, slashes or semicolons between them.
pub fn read(text: &str) -> (Vec<Person>, Vec<Slip>) {
    let first = text.lines().next().unwrap_or_default();
    let between = [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count()).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(between).flexible(true).has_headers(false).trim(csv::Trim::All).from_reader(text.as_bytes());
    let (mut people, mut slips, mut seen) = (Vec::new(), Vec::new(), HashMap::new());
    let mut columns: Option<HashMap<usize, Column>> = None;
    for record in reader.records() {
        let Ok(record) = record else {
            slips.push(Slip { line: people.len() + 2, what: Wrong::Unreadable });
            break;
        };
        let line = record.position().map_or(1, |p| usize::try_from(p.line()).unwrap_or(1));
        let Some(columns) = &columns else {
            let named: HashMap<usize, Column> = record.iter().enumerate().filter_map(|(i, heading)| Some((i, column(heading)?))).collect();
            if [Column::Name, Column::SignInName, Column::Roles].iter().any(|wanted| !named.values().any(|there| there == wanted)) {
                slips.push(Slip { line, what: Wrong::Heading });
                return (people, slips);
            }
            columns = Some(named);
            continue;
        };
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if people.len() + slips.len() >= MOST {
            slips.push(Slip { line, what: Wrong::TooMany });
            break;
        }
        let field = |wanted: Column| columns.iter().find(|(_, column)| **column == wanted).and_then(|(i, _)| record.get(*i)).unwrap_or_default();
        let (person, wrong) = person(line, field(Column::Name), field(Column::SignInName), field(Column::Roles));
        let twice = seen.insert(person.sign_in_name.clone(), line).map(|first| Wrong::Twice { name: person.sign_in_name.clone(), first });
        let wrong: Vec<Wrong> = wrong.into_iter().chain(twice).collect();
        match wrong.is_empty() {
            true => people.push(person),
            false => slips.extend(wrong.into_iter().map(|what| Slip { line, what })),
        }
    }
    if people.is_empty() && slips.is_empty() {
        slips.push(Slip { line: 1, what: Wrong::Empty });
    }
    (people, slips)
}

fn person(line: usize, name: &str, sign_in_name: &str, roles: &str) -> (Person, Vec<Wrong>) {
    let (mut wrong, mut known) = (Vec::new(), Vec::new());
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        wrong.push(Wrong::Name);
    }
    if !is_sign_in_name(sign_in_name) {
        wrong.push(Wrong::SignInName(sign_in_name.chars().take(LONGEST_NAME).collect()));
    }
    for word in roles.split([',', ';', '/', '|']).map(str::trim).filter(|word| !word.is_empty()) {
        match role(word) {
            Some(role) => known.push(role),
            None => wrong.push(Wrong::UnknownRole(word.chars().take(LONGEST_NAME).collect())),
        }
    }
    if known.is_empty() && !wrong.iter().any(|w| matches!(w, Wrong::UnknownRole(_))) {
        wrong.push(Wrong::NoRole);
    }
    (Person { line, display_name: name.to_owned(), sign_in_name: sign_in_name.to_lowercase(), roles: Roles::of(known) }, wrong)
}

/// A table for a spreadsheet: with the mark that tells it the coding, and an apostrophe before whatever it would take for a formula.
pub fn write(lines: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for line in lines {
        // Writing into memory has nothing to run out of.
        let _ = writer.write_record(line.iter().map(|field| plain(field)));
    }
    writer.into_inner().unwrap_or_default()
}

fn plain(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_spreadsheets_write_it() {
        for text in [
            "name,sign-in name,roles\nAna Ünal,Ana,\"clinician, Administrator\"\n\nKim,kim@example.org,author\n",
            "\u{feff}Nom;Nom d’utilisateur;Rôles\r\nAna Ünal;ana;Personnel clinique/administrator\r\nKim;kim@example.org;author\r\n",
            "roles\tnotes\tsign-in name\tname\nclinician/administrator\tx\tana\tAna Ünal\nauthor\t\tkim@example.org\tKim",
        ] {
            let (people, slips) = read(text);
            assert_eq!(slips, [], "{text}");
            let short: Vec<_> = people.iter().map(|p| (p.display_name.as_str(), p.sign_in_name.as_str(), p.roles.to_text())).collect();
            assert_eq!(short, [("Ana Ünal", "ana", "clinician,administrator".into()), ("Kim", "kim@example.org", "author".into())], "{text}");
        }
    }

    #[test]
    fn every_slip_names_its_line() {
        let (people, slips) = read("name,sign-in name,roles\nAna,ana,clinician\n,b b,astronaut\nKim,kim,\nAna Two,ANA,author\n=1+1,eve,lead\n");
        assert_eq!(people.iter().map(|p| p.line).collect::<Vec<_>>(), [2, 6]);
        let wrong = |line| slips.iter().filter(|s| s.line == line).map(|s| s.what.clone()).collect::<Vec<_>>();
        assert_eq!(wrong(3), [Wrong::Name, Wrong::SignInName("b b".into()), Wrong::UnknownRole("astronaut".into())]);
        assert_eq!(wrong(4), [Wrong::NoRole]);
        assert_eq!(wrong(5), [Wrong::Twice { name: "ana".into(), first: 2 }]);
        assert_eq!(read("").1, [Slip { line: 1, what: Wrong::Empty }]);
        assert_eq!(read("Ana,ana,clinician").1, [Slip { line: 1, what: Wrong::Heading }]);
        let many = format!("name,sign-in name,roles\n{}", (0..400).map(|n| format!("N,n{n}n,lead\n")).collect::<String>());
        assert_eq!(read(&many).1, [Slip { line: MOST + 2, what: Wrong::TooMany }]);
    }

    #[test]
    fn nothing_that_is_written_is_a_formula() {
        let fields = ["=1+1", "+1", "-1", "@sum(a1)", "\tx", "Ana, \"A\""];
        let bytes = write(&[fields.map(String::from).to_vec()]);
        let text = String::from_utf8(bytes).expect("text");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let back = reader.records().next().expect("a line").expect("readable");
        assert!(back.iter().take(5).all(|field| field.starts_with('\'')), "{back:?}");
        assert_eq!(&back[5], "Ana, \"A\"");
    }
}
