//! What a provider's words mean here: which groups give which roles, and which words say that a second factor was used.
//!
//! Deliberately absent: e-mail addresses. They never decide who somebody is (trust A-38); issuer and subject do.

use super::roles::{Role, Roles};

/// `clinic-staff=clinician; college=facilitator+author`
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleMap(Vec<(String, Vec<Role>)>);

impl RoleMap {
    /// # Errors
    /// The piece that cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let pieces = text.split(';').map(str::trim).filter(|piece| !piece.is_empty());
        let read = pieces.map(|piece| {
            let (group, roles) = piece.split_once('=').ok_or_else(|| piece.to_owned())?;
            let roles = roles.split('+').map(|code| Role::from_code(code.trim()).ok_or_else(|| code.trim().to_owned())).collect::<Result<Vec<_>, _>>()?;
            Ok((group.trim().to_owned(), roles))
        });
        read.collect::<Result<Vec<_>, String>>().map(Self)
    }

    /// The roles of somebody in these groups. Nobody gets a role that no group of theirs gives.
    pub fn roles(&self, groups: &[String]) -> Roles {
        Roles::of(self.0.iter().filter(|(group, _)| groups.contains(group)).flat_map(|(_, roles)| roles.iter().copied()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Groups in the order in which they were written down.
    pub fn of(groups: impl IntoIterator<Item = (String, Roles)>) -> Self {
        Self(groups.into_iter().map(|(group, roles)| (group, roles.iter().collect())).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Roles)> {
        self.0.iter().map(|(group, roles)| (group.as_str(), Roles::of(roles.iter().copied())))
    }

    /// Does any group give this role?
    pub fn gives(&self, role: Role) -> bool {
        self.0.iter().any(|(_, roles)| roles.contains(&role))
    }

    /// For storing: a line for each group, roles first, because the name of a group may hold any sign but a line break.
    pub fn to_text(&self) -> String {
        self.iter().map(|(group, roles)| format!("{}={group}\n", roles.to_text())).collect()
    }

    /// What [`to_text`](Self::to_text) wrote; nothing for an empty text.
    pub fn from_text(text: &str) -> Option<Self> {
        let lines = text.lines().filter_map(|line| line.split_once('='));
        let map = Self::of(lines.map(|(roles, group)| (group.to_owned(), Roles::parse(roles))));
        (!map.is_empty()).then_some(map)
    }
}

/// Did the provider say that more than a password was used? `accepted`: words of `amr` (RFC 8176) or values of `acr`.
pub fn used_second_factor(said: &[String], accepted: &str) -> bool {
    accepted.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()).any(|word| said.iter().any(|s| s == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_give_the_roles_that_the_host_wrote_down() {
        let map = RoleMap::parse("clinic staff=clinician; college = facilitator + author;").unwrap();
        assert_eq!(map.roles(&["college".into(), "clinic staff".into()]), Roles::of([Role::Clinician, Role::Facilitator, Role::Author]));
        assert!(map.roles(&["administrator".into(), "Clinic staff".into()]).is_empty());
        assert!(RoleMap::parse("").unwrap().is_empty());
        assert_eq!(RoleMap::parse("a=clinician; b=wizard"), Err("wizard".to_owned()));
        assert_eq!(RoleMap::parse("a"), Err("a".to_owned()));
    }

    #[test]
    fn what_is_stored_reads_back() {
        let map = RoleMap::of([("CN=Staff, OU=Ward 5;a+b".to_owned(), Roles::of([Role::Author, Role::Clinician])), ("é".to_owned(), Roles::of([Role::Lead]))]);
        assert_eq!(RoleMap::from_text(&map.to_text()).unwrap().iter().collect::<Vec<_>>(), map.iter().collect::<Vec<_>>());
        assert_eq!(RoleMap::from_text(""), None);
        assert!(map.gives(Role::Lead) && !map.gives(Role::Administrator));
    }

    #[test]
    fn a_password_alone_is_one_factor() {
        let said = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert!(used_second_factor(&said(&["pwd", "otp"]), "mfa,otp hwk"));
        assert!(!used_second_factor(&said(&["pwd"]), "mfa,otp,hwk"));
        assert!(!used_second_factor(&said(&[]), "mfa"));
        assert!(!used_second_factor(&said(&["mfa"]), ""));
    }
}
