//! What a member of staff may be here. One person may hold several roles and works as one of them at a time, so that a page for authors
//! opened by an administrator has an author's rights and no more.
//!
//! Deliberately absent: the learner. A place is never a role of a staff account, and nobody can switch to it (product decision 2).

/// The roles, in the order in which lists show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Clinician,
    /// Observes practice and signs it; also called observer.
    Mentor,
    Facilitator,
    Navigator,
    Author,
    Reviewer,
    Lead,
    Administrator,
}

impl Role {
    pub const ALL: [Self; 8] =
        [Self::Clinician, Self::Mentor, Self::Facilitator, Self::Navigator, Self::Author, Self::Reviewer, Self::Lead, Self::Administrator];

    /// For storing, forms and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Mentor => "mentor",
            Self::Facilitator => "facilitator",
            Self::Navigator => "navigator",
            Self::Author => "author",
            Self::Reviewer => "reviewer",
            Self::Lead => "lead",
            Self::Administrator => "administrator",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// The roles of one person: sorted, without repetition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles(Vec<Role>);

impl Roles {
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Self {
        let mut roles: Vec<Role> = roles.into_iter().collect();
        roles.sort_unstable();
        roles.dedup();
        Self(roles)
    }

    /// `clinician,author`; words that are no role (of a newer version, say) give no right and are left out.
    pub fn parse(text: &str) -> Self {
        Self::of(text.split(',').filter_map(|code| Role::from_code(code.trim())))
    }

    pub fn to_text(&self) -> String {
        self.0.iter().map(|role| role.code()).collect::<Vec<_>>().join(",")
    }

    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = Role> + '_ {
        self.0.iter().copied()
    }

    /// The role to begin a session with: the one they had last if they still hold it, otherwise the first of the list.
    pub fn begin_as(&self, last: Option<Role>) -> Option<Role> {
        last.filter(|role| self.has(*role)).or_else(|| self.0.first().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_what_they_wrote() {
        let roles = Roles::of([Role::Administrator, Role::Clinician, Role::Administrator]);
        assert_eq!(roles.to_text(), "clinician,administrator");
        assert_eq!(Roles::parse(&roles.to_text()), roles);
        assert_eq!(Roles::parse("clinician, astronaut,"), Roles::of([Role::Clinician]));
        assert!(Roles::parse("").is_empty());
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
        }
    }

    #[test]
    fn a_session_begins_with_a_role_that_the_person_holds() {
        let roles = Roles::of([Role::Author, Role::Lead]);
        assert_eq!(roles.begin_as(Some(Role::Lead)), Some(Role::Lead));
        assert_eq!(roles.begin_as(Some(Role::Administrator)), Some(Role::Author));
        assert_eq!(Roles::default().begin_as(None), None);
    }
}
