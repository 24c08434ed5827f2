//! What the product tells a member of staff in their inbox: a kind, and at most one word of ours: a role, a number, or whose account it was
//! (by its id). Never a sentence that somebody wrote, and never anything about a learner.

/// A message in an inbox. A new kind is a line here and two messages, `inbox-…` and `inbox-…-next`, in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The detail is a role.
    RoleGiven,
    RoleTaken,
    /// The detail is a kind of device.
    NewDevice,
    /// Somebody had the passphrase, and not the code.
    CodesMissed,
    /// The detail is how many are left.
    RecoveryCodeUsed,
    RecoveryCodesNew,
    SecondStepSetUp,
    /// By an administrator, after a lost phone.
    SecondStepTaken,
    PassphraseChanged,
    /// A one-time code was made for this account by an administrator.
    CodeGiven,
    /// An older copy of the database was put back. To administrators.
    Restored,
    /// What one administrator did, to all others. The detail is whose account it was.
    AccountAdded,
    AccountRoles,
    AccountCode,
    AccountSecondStep,
    AccountClosed,
    AccountOpened,
    AccountMail,
    /// The detail is how many.
    AccountsAdded,
    PasskeyAdded,
    PasskeyRemoved,
    /// How long unused places are kept. To all other administrators; the detail is how many months.
    UnusedMonths,
    /// Which group gives which roles. To all other administrators.
    SignOnRoles,
    /// A closed account, for good. To all other administrators; nothing is left to name.
    AccountDeleted,
    /// Results that end soon. The detail is how many.
    RenewSoon,
    /// Results that ended and are kept for the days of grace. The detail is how many.
    RenewOver,
    /// Somebody asks to be watched at work. The detail is who.
    ObservationAsked,
    /// It was signed, or given back with a comment. The detail is by whom.
    ObservationSigned,
    ObservationReturned,
    /// A reflection to read; one of mine came back with a question, or was read. The detail is who.
    ReflectionSent,
    ReflectionReturned,
    ReflectionRead,
    /// Prior learning to look at; mine was approved, came back with what is missing, or was declined. The detail is who.
    PriorAsked,
    PriorApproved,
    PriorReturned,
    PriorDeclined,
    /// May sign as a founding observer from now on; not any longer.
    FoundingNamed,
    FoundingEnded,
    /// A founding observer was named or ended, to all other administrators.
    AccountFounding,
    /// Asked to join a team; a module was given to it. The detail is by whom.
    TeamAsked,
    TeamDue,
    /// Asked to be somebody's mentor; the mentor's yes or no; an end; a meeting that the other wrote down. The detail is who.
    MentorAsked,
    MentorYes,
    MentorNo,
    MentorEnded,
    MentorMet,
    /// A question waits at the desk; the own one was answered. The detail of the second is by whom.
    DeskAsked,
    DeskAnswered,
    /// Hours for learning were granted. The detail is by whom.
    HoursGranted,
    /// An improvement project to confirm; the own one came back with a question, or was confirmed. The detail is who.
    ProjectSent,
    ProjectReturned,
    ProjectConfirmed,
    /// By whoever runs the site. The detail is why.
    AwardTakenBack,
    /// To all other administrators; the detail is whose.
    AccountAward,
    /// Somebody asks for a second look, and this person could take it up.
    SecondLookAsked,
    /// The own piece stands, or was taken out meanwhile. The detail is who looked.
    SecondLookAnswered,
    /// A question that they answered in a knowledge check does not count any more.
    ItemVoided,
    /// A piece of the own record does not count any more. The detail is who took it out.
    EvidenceVoided,
}

/// How the detail of a kind is put in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    None,
    Role,
    Device,
    Count,
    /// A colleague, by the id of their account.
    Person,
    /// Why an award was taken back.
    Why,
}

impl Kind {
    pub const ALL: [Self; 58] = [
        Self::RoleGiven,
        Self::RoleTaken,
        Self::NewDevice,
        Self::CodesMissed,
        Self::RecoveryCodeUsed,
        Self::RecoveryCodesNew,
        Self::SecondStepSetUp,
        Self::SecondStepTaken,
        Self::PassphraseChanged,
        Self::CodeGiven,
        Self::Restored,
        Self::AccountAdded,
        Self::AccountRoles,
        Self::AccountCode,
        Self::AccountSecondStep,
        Self::AccountClosed,
        Self::AccountOpened,
        Self::AccountMail,
        Self::AccountsAdded,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::UnusedMonths,
        Self::SignOnRoles,
        Self::AccountDeleted,
        Self::RenewSoon,
        Self::RenewOver,
        Self::ObservationAsked,
        Self::ObservationSigned,
        Self::ObservationReturned,
        Self::ReflectionSent,
        Self::ReflectionReturned,
        Self::ReflectionRead,
        Self::PriorAsked,
        Self::PriorApproved,
        Self::PriorReturned,
        Self::PriorDeclined,
        Self::FoundingNamed,
        Self::FoundingEnded,
        Self::AccountFounding,
        Self::TeamAsked,
        Self::TeamDue,
        Self::MentorAsked,
        Self::MentorYes,
        Self::MentorNo,
        Self::MentorEnded,
        Self::MentorMet,
        Self::DeskAsked,
        Self::DeskAnswered,
        Self::HoursGranted,
        Self::ProjectSent,
        Self::ProjectReturned,
        Self::ProjectConfirmed,
        Self::AwardTakenBack,
        Self::AccountAward,
        Self::SecondLookAsked,
        Self::SecondLookAnswered,
        Self::ItemVoided,
        Self::EvidenceVoided,
    ];

    /// For storing and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::RoleGiven => "role-given",
            Self::RoleTaken => "role-taken",
            Self::NewDevice => "new-device",
            Self::CodesMissed => "codes-missed",
            Self::RecoveryCodeUsed => "recovery-used",
            Self::RecoveryCodesNew => "recovery-new",
            Self::SecondStepSetUp => "second-set-up",
            Self::SecondStepTaken => "second-taken",
            Self::PassphraseChanged => "passphrase-changed",
            Self::CodeGiven => "code-given",
            Self::Restored => "restored",
            Self::AccountAdded => "account-added",
            Self::AccountRoles => "account-roles",
            Self::AccountCode => "account-code",
            Self::AccountSecondStep => "account-second",
            Self::AccountClosed => "account-closed",
            Self::AccountOpened => "account-opened",
            Self::AccountMail => "account-mail",
            Self::AccountsAdded => "accounts-added",
            Self::PasskeyAdded => "passkey-added",
            Self::PasskeyRemoved => "passkey-removed",
            Self::UnusedMonths => "unused-months",
            Self::SignOnRoles => "sign-on-roles",
            Self::AccountDeleted => "account-deleted",
            Self::RenewSoon => "renew-soon",
            Self::RenewOver => "renew-over",
            Self::ObservationAsked => "observation-asked",
            Self::ObservationSigned => "observation-signed",
            Self::ObservationReturned => "observation-returned",
            Self::ReflectionSent => "reflection-sent",
            Self::ReflectionReturned => "reflection-returned",
            Self::ReflectionRead => "reflection-read",
            Self::PriorAsked => "prior-asked",
            Self::PriorApproved => "prior-approved",
            Self::PriorReturned => "prior-returned",
            Self::PriorDeclined => "prior-declined",
            Self::FoundingNamed => "founding-named",
            Self::FoundingEnded => "founding-ended",
            Self::AccountFounding => "account-founding",
            Self::TeamAsked => "team-asked",
            Self::TeamDue => "team-due",
            Self::MentorAsked => "mentor-asked",
            Self::MentorYes => "mentor-yes",
            Self::MentorNo => "mentor-no",
            Self::MentorEnded => "mentor-ended",
            Self::MentorMet => "mentor-met",
            Self::DeskAsked => "desk-asked",
            Self::DeskAnswered => "desk-answered",
            Self::HoursGranted => "hours-granted",
            Self::ProjectSent => "project-sent",
            Self::ProjectReturned => "project-returned",
            Self::ProjectConfirmed => "project-confirmed",
            Self::AwardTakenBack => "award-taken-back",
            Self::AccountAward => "account-award",
            Self::SecondLookAsked => "second-look-asked",
            Self::SecondLookAnswered => "second-look-answered",
            Self::ItemVoided => "item-voided",
            Self::EvidenceVoided => "evidence-voided",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    pub fn detail(self) -> Detail {
        match self {
            Self::RoleGiven | Self::RoleTaken => Detail::Role,
            Self::NewDevice => Detail::Device,
            Self::RecoveryCodeUsed | Self::AccountsAdded | Self::UnusedMonths | Self::RenewSoon | Self::RenewOver => Detail::Count,
            Self::AwardTakenBack => Detail::Why,
            Self::ProjectSent | Self::ProjectReturned | Self::ProjectConfirmed => Detail::Person,
            Self::HoursGranted => Detail::Person,
            Self::MentorAsked | Self::MentorYes | Self::MentorNo | Self::MentorEnded | Self::MentorMet | Self::DeskAnswered => Detail::Person,
            Self::AccountAward | Self::TeamAsked | Self::TeamDue | Self::EvidenceVoided | Self::SecondLookAnswered => Detail::Person,
            Self::AccountAdded | Self::AccountRoles | Self::AccountCode | Self::AccountSecondStep | Self::AccountClosed | Self::AccountOpened => Detail::Person,
            Self::ObservationAsked
            | Self::ObservationSigned
            | Self::ObservationReturned
            | Self::ReflectionSent
            | Self::ReflectionReturned
            | Self::ReflectionRead
            | Self::PriorAsked
            | Self::PriorApproved
            | Self::PriorReturned
            | Self::PriorDeclined
            | Self::AccountFounding => Detail::Person,
            _ => Detail::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_what_it_wrote() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(Kind::from_code("free text"), None);
    }
}
