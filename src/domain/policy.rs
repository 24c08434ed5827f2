//! Who may do what: one function, [`may`], asked by the guard at the door and by every page that has somebody's thing in its hands.
//!
//! The route table names the action of each address, so that the matrix of routes, roles and relations is derived and every cell can be
//! tested (trust R-SEC-10). Deliberately absent: exceptions by person, “view as”, and a role that may read a learner's results. Not even
//! an administrator may; only the person named in a running share, and only what it names.

use super::roles::Role;

/// Who asks, as far as a right depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Person {
    Guest,
    Learner,
    /// Staff whose passphrase was right and whose second step is still to come.
    Half,
    /// In the role that they work as now. A person without any role may keep their own account and nothing else.
    Staff(Option<Role>),
}

/// What an address is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Files and health: nobody is looked up.
    Serve,
    /// Published texts, help, settings of the page, doors.
    Read,
    /// Everything in a learner's own place, including sharing and taking back.
    KeepPlace,
    /// The second step of signing in, and setting it up.
    FinishSignIn,
    /// A staff member's own account, inbox and choice of role.
    KeepAccount,
    /// One's own training and competency record.
    Train,
    /// Watching a colleague who asked, and signing what was seen.
    Observe,
    /// Being the mentor of a colleague who asked: goals and meetings, a project to confirm, and nothing of their record.
    Mentor,
    /// Taking up a question that a colleague asked at the question desk, and answering it.
    AnswerQuestions,
    /// Giving modules with a day to a team of colleagues who said yes.
    LeadTeam,
    /// Taking up a second look that a colleague asked for, and answering it.
    LookAgain,
    /// Taking a piece of a clinician's evidence out of the count, by its number: never one's own.
    VoidEvidence,
    /// What a learner chose to show to this person.
    ReadShare,
    /// A class: its window, its join code, help with a lost card.
    RunClass,
    /// What is still open in the texts before somebody teaches from them.
    PrepareCourse,
    /// How the questions of the knowledge checks work: figures about questions, of people only how many.
    LookAtQuestions,
    /// Taking a question of a knowledge check out of the count: about a text, and nobody's answers.
    VoidQuestion,
    /// Writing texts in the studio, and publishing what was checked and reviewed.
    WriteTexts,
    /// Staff accounts: who may enter, as what.
    ManagePeople,
    /// The site's own name, regions, hours, keeping times.
    ManageSite,
}

impl Action {
    pub const ALL: [Self; 20] = [
        Self::Serve,
        Self::Read,
        Self::KeepPlace,
        Self::FinishSignIn,
        Self::KeepAccount,
        Self::Train,
        Self::Observe,
        Self::Mentor,
        Self::AnswerQuestions,
        Self::LeadTeam,
        Self::LookAgain,
        Self::VoidEvidence,
        Self::ReadShare,
        Self::RunClass,
        Self::PrepareCourse,
        Self::LookAtQuestions,
        Self::VoidQuestion,
        Self::WriteTexts,
        Self::ManagePeople,
        Self::ManageSite,
    ];
}

/// What the asking person is to the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// No particular thing: a list, a door, an empty form.
    Nobody,
    /// Theirs.
    Own,
    /// A learner's, shared with exactly this person, and the share is running.
    SharedWithMe,
    /// Somebody else's, also of another organisation.
    Another,
}

impl Relation {
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Own, Self::SharedWithMe, Self::Another];
}

/// Staff whom a learner can name in a share: those who work with people. Not who runs the computers, writes or reports.
pub const SHARED_WITH: [Role; 4] = [Role::Clinician, Role::Mentor, Role::Facilitator, Role::Navigator];

/// The policy.
pub fn may(person: Person, action: Action, relation: Relation) -> bool {
    use Relation::*;
    let theirs = matches!(relation, Nobody | Own);
    match (action, person) {
        (Action::Serve | Action::Read, _) => matches!(relation, Nobody),
        (Action::KeepPlace, Person::Learner) => theirs,
        (Action::FinishSignIn, Person::Half | Person::Staff(_)) => theirs,
        (Action::KeepAccount, Person::Staff(_)) => theirs,
        (Action::Train, Person::Staff(Some(_))) => theirs,
        // A request is the observer's whom it asks: it is a colleague's wish, and not a window to the colleague.
        (Action::Observe, Person::Staff(Some(Role::Mentor))) => theirs,
        // A mentorship is the mentor's whom it asks; it leads to what both wrote in it, and to nothing else.
        (Action::Mentor, Person::Staff(Some(Role::Mentor))) => theirs,
        // A question is theirs once they took it up; it names who asks, and leads to nothing else of them.
        (Action::AnswerQuestions, Person::Staff(Some(Role::Mentor | Role::Lead))) => theirs,
        // A team is its lead's; what it shows of those who joined is a name and one word for each module that was given.
        (Action::LeadTeam, Person::Staff(Some(Role::Lead))) => theirs,
        // A look is theirs once they took it up: one piece that somebody asked about, and not a window to that person.
        (Action::LookAgain, Person::Staff(Some(Role::Mentor | Role::Lead))) => theirs,
        // The number of a piece is given by its owner; the page shows what it is about, and nothing of what was answered.
        (Action::VoidEvidence, Person::Staff(Some(Role::Lead | Role::Administrator))) => theirs,
        (Action::ReadShare, Person::Staff(Some(role))) => SHARED_WITH.contains(&role) && matches!(relation, Nobody | SharedWithMe),
        (Action::RunClass, Person::Staff(Some(Role::Facilitator | Role::Navigator))) => theirs,
        (Action::PrepareCourse, Person::Staff(Some(Role::Facilitator | Role::Navigator | Role::Administrator))) => theirs,
        // What follows from a void is worked out by the rules: it may help people, and lowers nobody.
        (Action::LookAtQuestions | Action::VoidQuestion, Person::Staff(Some(Role::Author | Role::Lead | Role::Administrator))) => theirs,
        // A work is nobody's in particular: whoever writes here may go on with what a colleague began.
        (Action::WriteTexts, Person::Staff(Some(Role::Author))) => theirs,
        // Colleagues' accounts are nobody's in particular: the page shows names and roles, no record and no result.
        (Action::ManagePeople | Action::ManageSite, Person::Staff(Some(Role::Administrator))) => theirs,
        _ => false,
    }
}

/// May this person come to a page for this at all?
pub fn may_enter(person: Person, action: Action) -> bool {
    may(person, action, Relation::Nobody)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everybody() -> impl Iterator<Item = Person> {
        [Person::Guest, Person::Learner, Person::Half, Person::Staff(None)].into_iter().chain(Role::ALL.map(|role| Person::Staff(Some(role))))
    }

    #[test]
    fn nobody_may_do_anything_with_what_is_anothers() {
        for (person, action) in everybody().flat_map(|p| Action::ALL.map(|a| (p, a))) {
            assert!(!may(person, action, Relation::Another), "{person:?} {action:?}");
        }
    }

    #[test]
    fn a_learners_place_is_the_learners_alone() {
        for person in everybody().filter(|p| *p != Person::Learner) {
            for relation in Relation::ALL {
                assert!(!may(person, Action::KeepPlace, relation), "{person:?} {relation:?}");
            }
        }
        assert!(may(Person::Learner, Action::KeepPlace, Relation::Own));
    }

    #[test]
    fn what_is_shared_is_read_by_people_who_work_with_people_and_by_nobody_else() {
        let readers: Vec<_> = everybody().filter(|p| may(*p, Action::ReadShare, Relation::SharedWithMe)).collect();
        assert_eq!(readers, SHARED_WITH.map(|role| Person::Staff(Some(role))));
        assert!(everybody().all(|p| !may(p, Action::ReadShare, Relation::Own)), "a share has no owner among staff");
    }

    #[test]
    fn only_administrators_run_the_site() {
        for action in [Action::ManagePeople, Action::ManageSite] {
            let who: Vec<_> = everybody().filter(|p| may_enter(*p, action)).collect();
            assert_eq!(who, [Person::Staff(Some(Role::Administrator))]);
        }
    }

    #[test]
    fn questions_are_looked_at_by_whoever_looks_after_them() {
        for action in [Action::LookAtQuestions, Action::VoidQuestion] {
            let who: Vec<_> = everybody().filter(|p| may_enter(*p, action)).collect();
            assert_eq!(who, [Role::Author, Role::Lead, Role::Administrator].map(|role| Person::Staff(Some(role))));
        }
    }

    /// Whoever runs the site does not write in it: an administrator who is an author works as one.
    #[test]
    fn texts_are_written_by_authors() {
        let who: Vec<_> = everybody().filter(|p| may_enter(*p, Action::WriteTexts)).collect();
        assert_eq!(who, [Person::Staff(Some(Role::Author))]);
    }

    #[test]
    fn without_a_role_there_is_only_the_own_account() {
        let open: Vec<_> = Action::ALL.into_iter().filter(|a| may_enter(Person::Staff(None), *a)).collect();
        assert_eq!(open, [Action::Serve, Action::Read, Action::FinishSignIn, Action::KeepAccount]);
    }

    #[test]
    fn half_a_sign_in_opens_the_second_step_and_nothing_else() {
        let open: Vec<_> = Action::ALL.into_iter().filter(|a| may_enter(Person::Half, *a)).collect();
        assert_eq!(open, [Action::Serve, Action::Read, Action::FinishSignIn]);
    }
}
