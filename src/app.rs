//! Every address of the product on one screen. The router, the guard, the crawlers and the authorisation tests are built from this table,
//! so a route that is not here does not exist (product decision 3).
//!
//! A line says who may come, what its answers may be kept for, and whether its pages may run islands. The handlers live with their pages.

use axum::{
    Router,
    handler::Handler,
    http::Method,
    middleware,
    routing::{MethodRouter, on},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    domain::policy::Action,
    http::{guard, house::House, serve},
};

/// Who a route is for; also decides which session the guard looks up at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// No session is looked up: files, health.
    System,
    /// Everybody. A learner's place is used if one is open.
    Anyone,
    /// Only with an open place; others are shown the way to open one.
    Learner,
    /// Everybody. A staff session is used if there is one.
    StaffDoor,
    /// Only with a staff session, and only in a role that may do what the line is for; others see “not found”.
    Staff,
}

/// What may be done with an answer. Anything for a signed-in person is `Personal`, whatever the line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CacheClass {
    Reading,
    Personal,
    Forever,
}

/// What a page of this route may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scripts {
    None,
    Islands,
    /// One small script for passkeys, and nothing else.
    Passkeys,
    /// The line that takes a scanned code out of the address, and nothing else.
    Fragment,
    /// Islands for a person whose place is open; nothing for guests, for whom the page is for reading.
    IslandsWithPlace,
}

/// One line of the table, without its handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    pub path: &'static str,
    /// Answers GET (and HEAD).
    pub reads: bool,
    /// Answers POST.
    pub writes: bool,
    pub audience: Audience,
    /// What it is for: the guard asks the policy, and the matrix is made from it.
    pub action: Action,
    pub cache: CacheClass,
    pub scripts: Scripts,
    /// A form that is harmless on plain http: it carries nothing about a person.
    pub safe_in_plain: bool,
    /// Works whatever has become of the session, and while the database rests: nobody is ever kept from leaving.
    pub way_out: bool,
    /// Sent by another server, not by a page: no `Origin` to look at. The handler verifies a signature instead.
    pub from_machines: bool,
    /// A form with a file in it: how much of it is read, in KiB, where that is more than other forms may have.
    pub most_kib: Option<usize>,
}

/// A line with what answers it.
pub struct Route {
    pub line: Line,
    handlers: MethodRouter<House>,
}

impl Route {
    fn at(path: &'static str, audience: Audience, cache: CacheClass) -> Self {
        let action = match audience {
            Audience::System => Action::Serve,
            Audience::Anyone | Audience::StaffDoor => Action::Read,
            Audience::Learner => Action::KeepPlace,
            Audience::Staff => Action::Train,
        };
        let line = Line {
            path,
            reads: false,
            writes: false,
            audience,
            action,
            cache,
            scripts: Scripts::None,
            safe_in_plain: false,
            way_out: false,
            from_machines: false,
            most_kib: None,
        };
        Self { line, handlers: MethodRouter::new() }
    }

    fn get<H: Handler<T, House>, T: 'static>(mut self, handler: H) -> Self {
        self.line.reads = true;
        self.handlers = self.handlers.get(handler);
        self
    }

    fn post<H: Handler<T, House>, T: 'static>(mut self, handler: H) -> Self {
        self.line.writes = true;
        self.handlers = self.handlers.merge(on(axum::routing::MethodFilter::POST, handler));
        self
    }

    /// For staff routes that are about something else than one's own training.
    fn to(mut self, action: Action) -> Self {
        self.line.action = action;
        self
    }

    fn islands(mut self) -> Self {
        self.line.scripts = Scripts::Islands;
        self
    }

    fn fragment(mut self) -> Self {
        self.line.scripts = Scripts::Fragment;
        self
    }

    fn islands_with_place(mut self) -> Self {
        self.line.scripts = Scripts::IslandsWithPlace;
        self
    }

    fn for_machines(mut self) -> Self {
        self.line.from_machines = true;
        self
    }

    fn with_file(mut self, most_kib: usize) -> Self {
        self.line.most_kib = Some(most_kib);
        self
    }

    /// For a form that carries a long text.
    fn with_text(self, most_kib: usize) -> Self {
        self.with_file(most_kib)
    }

    fn passkeys(mut self) -> Self {
        self.line.scripts = Scripts::Passkeys;
        self
    }

    fn way_out(mut self) -> Self {
        self.line.way_out = true;
        self
    }

    fn safe_in_plain(mut self) -> Self {
        self.line.safe_in_plain = true;
        self
    }
}

impl Line {
    /// The methods this line answers, for tests that try all others.
    pub fn methods(&self) -> Vec<Method> {
        [(self.reads, Method::GET), (self.writes, Method::POST)].into_iter().filter(|(is, _)| *is).map(|(_, m)| m).collect()
    }
}

/// The table.
pub fn routes() -> Vec<Route> {
    use crate::{account, author, learn, sharing, train};
    use Action::*;
    use Audience::*;
    use CacheClass::*;
    let at = Route::at;
    vec![
        // the house
        at("/healthz/live", System, Personal).get(serve::live),
        at("/healthz/ready", System, Personal).get(serve::ready),
        at("/pkg/{digest}/{file}", System, Forever).get(serve::asset),
        at("/logo/{file}", System, Forever).get(account::site::logo::file),
        at("/.well-known/security.txt", System, Reading).get(crate::http::security_txt::show),
        at("/", System, Reading).get(account::choose::language),
        at("/api/{action}", Anyone, Personal).post(serve::action),
        // for everybody
        at("/{locale}", Anyone, Reading).get(learn::home::show),
        at("/{locale}/help", Anyone, Reading).get(account::help::show),
        at("/{locale}/display", Anyone, Personal).get(account::comfort::show).post(account::comfort::save).safe_in_plain(),
        at("/{locale}/leave", Anyone, Personal).post(account::comfort::leave).way_out(),
        at("/{locale}/report", Anyone, Personal).get(account::report::show).post(account::report::save),
        at("/{locale}/report/thanks", Anyone, Reading).get(account::report::thanks),
        at("/{locale}/about/{page}", Anyone, Reading).get(learn::host_page::show),
        at("/{locale}/what-changed", Anyone, Reading).get(learn::totals::page::show),
        at("/{locale}/components", Anyone, Reading).get(crate::ui::gallery::show),
        at("/{locale}/glossary", Anyone, Reading).get(learn::glossary::show),
        at("/{locale}/search", Anyone, Reading).get(learn::search::show),
        // a learner's place
        at("/{locale}/join", Anyone, Personal).get(account::join::show).post(account::join::take).fragment(),
        at("/{locale}/open", Anyone, Personal).get(account::open::show).post(account::open::open).passkeys(),
        at("/{locale}/open/passkey", Anyone, Personal).post(account::open_passkey::open).passkeys(),
        at("/{locale}/me/ways-in", Learner, Personal).get(account::ways_in::show).post(account::ways_in::save).passkeys(),
        at("/{locale}/me/stay", Anyone, Personal).post(account::session::stay),
        at("/{locale}/me/new-words", Learner, Personal).get(account::new_words::show).post(account::new_words::save).passkeys(),
        at("/{locale}/sign-out", Anyone, Personal).post(account::open::sign_out).way_out(),
        at("/{locale}/signed-out", Anyone, Reading).get(account::open::signed_out),
        at("/{locale}/me", Learner, Personal).get(learn::my_place::show),
        at("/{locale}/me/notes", Learner, Personal).get(learn::my_place::my_notes),
        at("/{locale}/me/counting", Learner, Personal).get(learn::totals::choice::show).post(learn::totals::choice::save),
        at("/{locale}/me/information", Learner, Personal).get(learn::my_information::show).post(learn::my_information::give).passkeys(),
        at("/{locale}/me/delete", Learner, Personal).get(learn::delete_place::ask).post(learn::delete_place::delete).passkeys(),
        at("/{locale}/deleted", Anyone, Reading).get(learn::delete_place::deleted),
        // cards: what I have, lost, to scan; and classes that people join
        at("/{locale}/me/card", Learner, Personal).get(account::my_card::show).post(account::my_card::save),
        at("/{locale}/me/earlier", Learner, Personal).get(account::earlier::show).post(account::earlier::save),
        at("/{locale}/new-card", Anyone, Personal).get(account::new_card::show).post(account::new_card::take).fragment(),
        at("/c", System, Reading).get(account::easy_card::shortcut),
        at("/{locale}/c", Anyone, Personal).get(account::easy_card::show).post(account::easy_card::open).fragment(),
        at("/{locale}/staff/classes", Staff, Personal).to(RunClass).get(account::classes::show).post(account::classes::open),
        at("/{locale}/staff/classes/{class}", Staff, Personal).to(RunClass).get(account::class_page::show).post(account::class_page::save),
        // the learner's way: choosing, asking, looking back
        at("/{locale}/start", Anyone, Reading).get(learn::start::show),
        at("/{locale}/support", Anyone, Reading).get(learn::start::support),
        at("/{locale}/access", Anyone, Reading).get(learn::access::show).post(learn::access::save),
        at("/{locale}/skills-check", Anyone, Personal).get(learn::skills_check::show).post(learn::skills_check::save),
        at("/{locale}/skills-check/all", Anyone, Personal).get(learn::full_check::show).post(learn::full_check::posted),
        at("/{locale}/skills-check/all/{subject}", Anyone, Personal).get(learn::full_check::show_one).post(learn::full_check::save_one),
        at("/{locale}/map", Anyone, Personal).get(learn::map::show).post(learn::map::posted).islands(),
        at("/{locale}/map/paper", Anyone, Personal).get(learn::map_paper::show).post(learn::map_paper::posted),
        at("/{locale}/map/bring", Learner, Personal).post(learn::bring::save),
        at("/{locale}/try-it", Anyone, Personal).get(learn::try_it_list::show).post(learn::try_it_list::posted),
        at("/{locale}/try-it/{task}", Anyone, Personal).get(learn::try_it::show).post(learn::try_it::save),
        at("/{locale}/questions", Anyone, Personal).get(learn::team_slip::show).post(learn::team_slip::posted),
        at("/{locale}/me/taking-part", Learner, Personal).get(learn::taking_part::show).post(learn::taking_part::posted),
        at("/{locale}/forget", Anyone, Personal).post(learn::notebook::forget),
        // staff: signing in and out
        at("/{locale}/staff/first", StaffDoor, Personal).get(account::staff_first::show).post(account::staff_first::save),
        at("/{locale}/staff/sign-in", StaffDoor, Personal).get(account::staff::show).post(account::staff::sign_in).passkeys(),
        at("/{locale}/staff/sso", StaffDoor, Personal).get(account::sso::go),
        at("/staff/sso/back", StaffDoor, Personal).get(account::sso::come_back),
        at("/staff/sso/logout", System, Personal).post(account::sso::signed_out_there).for_machines(),
        at("/{locale}/staff/sign-out", StaffDoor, Personal).post(account::staff::sign_out).way_out(),
        at("/{locale}/staff/join", StaffDoor, Personal).get(account::staff_join::show).post(account::staff_join::save),
        at("/{locale}/staff/information", Staff, Personal).to(KeepAccount).get(account::staff_information::show).post(account::staff_information::give),
        at("/{locale}/staff/people", Staff, Personal).to(ManagePeople).get(account::staff_people::show).post(account::staff_people::save),
        at("/{locale}/staff/site", Staff, Personal).to(ManageSite).get(account::site::show),
        at("/{locale}/staff/site/logo", Staff, Personal)
            .to(ManageSite)
            .get(account::site::logo::show)
            .post(account::site::logo::save)
            .with_file(account::site::logo::MOST_KIB),
        at("/{locale}/staff/site/places", Staff, Personal).to(ManageSite).get(account::site::sites::show),
        at("/{locale}/staff/site/places/{site}", Staff, Personal).to(ManageSite).get(account::site::sites::show_one).post(account::site::sites::save),
        at("/{locale}/staff/site/retention", Staff, Personal).to(ManageSite).get(account::site::retention::show).post(account::site::retention::save),
        at("/{locale}/staff/site/sign-on", Staff, Personal).to(ManageSite).get(account::site::sign_on::show).post(account::site::sign_on::save),
        at("/{locale}/staff/site/{topic}", Staff, Personal).to(ManageSite).get(account::site::show_part).post(account::site::save),
        // staff: the second step, one's own account, colleagues
        at("/{locale}/staff", Staff, Personal).to(KeepAccount).get(account::staff_desk::show).post(account::staff_desk::save),
        at("/{locale}/staff/second", Staff, Personal).to(FinishSignIn).get(account::staff_second::show).post(account::staff_second::enter).passkeys(),
        at("/{locale}/staff/second/set-up", Staff, Personal).to(FinishSignIn).get(account::staff_app::show).post(account::staff_app::save),
        at("/{locale}/staff/again", Staff, Personal).to(KeepAccount).get(account::staff_again::show).post(account::staff_again::save).passkeys(),
        at("/{locale}/staff/account", Staff, Personal).to(KeepAccount).get(account::staff_account::show).post(account::staff_account::save),
        at("/{locale}/staff/account/codes", Staff, Personal).to(KeepAccount).get(account::staff_codes::show).post(account::staff_codes::save),
        at("/{locale}/staff/account/passkeys", Staff, Personal)
            .to(KeepAccount)
            .get(account::staff_passkeys::show)
            .post(account::staff_passkeys::save)
            .passkeys(),
        at("/{locale}/staff/account/mail", Staff, Personal).to(KeepAccount).get(account::staff_mail::show).post(account::staff_mail::save),
        at("/{locale}/staff/account/passphrase", Staff, Personal).to(KeepAccount).get(account::staff_passphrase::show).post(account::staff_passphrase::save),
        at("/{locale}/staff/inbox", Staff, Personal).to(KeepAccount).get(account::staff_inbox::show).post(account::staff_inbox::save),
        at("/{locale}/staff/people/import", Staff, Personal).to(ManagePeople).get(account::staff_import::show).post(account::staff_import::save),
        at("/{locale}/staff/people/{who}", Staff, Personal).to(ManagePeople).get(account::staff_person::show).post(account::staff_person::save),
        at("/{locale}/staff/before-teaching", Staff, Personal).to(PrepareCourse).get(author::before_teaching::show),
        at("/{locale}/staff/leave", StaffDoor, Personal).post(account::comfort::leave).way_out(),
        at("/{locale}/staff/reports", Staff, Personal).to(ManageSite).get(account::staff_reports::show).post(account::staff_reports::save),
        at("/{locale}/staff/stay", StaffDoor, Personal).post(account::session::stay),
        at("/{locale}/staff/not-well", StaffDoor, Personal).get(account::not_well::show),
        // staff: watching a colleague who asked, and who may sign before anybody could have signed for them
        at("/{locale}/staff/observe", Staff, Personal).to(Observe).get(train::observing::waiting::show),
        at("/{locale}/staff/observe/{request}", Staff, Personal).to(Observe).get(train::observing::one::show).post(train::observing::one::save),
        at("/{locale}/staff/reflections/{reflection}", Staff, Personal).to(Observe).get(train::reflecting::read::show).post(train::reflecting::read::save),
        at("/{locale}/staff/people/founding", Staff, Personal).to(ManagePeople).get(account::staff_founding::show).post(account::staff_founding::save),
        // staff: being a mentor
        at("/{locale}/staff/mentoring", Staff, Personal).to(Mentor).get(train::mentoring::offered::show).post(train::mentoring::offered::save),
        at("/{locale}/staff/mentoring/{mentorship}", Staff, Personal).to(Mentor).get(train::mentoring::one::show).post(train::mentoring::one::save),
        // staff: a colleague's improvement project
        at("/{locale}/staff/projects", Staff, Personal).to(Mentor).get(train::project::read::list),
        at("/{locale}/staff/projects/{project}", Staff, Personal).to(Mentor).get(train::project::read::show).post(train::project::read::save),
        // staff: questions at the desk
        at("/{locale}/staff/desk", Staff, Personal).to(AnswerQuestions).get(train::desk::waiting::show).post(train::desk::waiting::take),
        at("/{locale}/staff/desk/{question}", Staff, Personal).to(AnswerQuestions).get(train::desk::one::show).post(train::desk::one::save),
        // staff: a team, and what was given to it
        at("/{locale}/staff/teams", Staff, Personal).to(LeadTeam).get(train::teams::led::show).post(train::teams::led::save),
        at("/{locale}/staff/teams/{team}/hours", Staff, Personal).to(LeadTeam).get(train::hours::granted::show).post(train::hours::granted::save),
        at("/{locale}/staff/teams/{team}", Staff, Personal).to(LeadTeam).get(train::teams::one::show).post(train::teams::one::save),
        // staff: a second look at a piece of evidence, and one that should not count
        at("/{locale}/staff/second-looks", Staff, Personal).to(LookAgain).get(train::second_look::waiting::show).post(train::second_look::waiting::take),
        at("/{locale}/staff/second-looks/{look}", Staff, Personal).to(LookAgain).get(train::second_look::one::show).post(train::second_look::one::save),
        at("/{locale}/staff/voids", Staff, Personal).to(VoidEvidence).get(train::second_look::by_number::show).post(train::second_look::by_number::save),
        // sharing: what a learner shows to one person, and who looked
        at("/{locale}/me/sharing", Learner, Personal).get(sharing::mine::show).post(sharing::mine::stop),
        at("/{locale}/me/sharing/give", Learner, Personal).get(sharing::give::show).post(sharing::give::save).passkeys(),
        at("/{locale}/me/access-log", Learner, Personal).get(sharing::looked::show),
        at("/{locale}/staff/shared", Staff, Personal).to(ReadShare).get(sharing::with_me::show).post(sharing::with_me::save),
        at("/{locale}/staff/shared/{share}", Staff, Personal).to(ReadShare).get(sharing::open_one::show).post(sharing::open_one::open),
        // learners
        at("/{locale}/learn", Anyone, Reading).get(learn::modules::show),
        at("/{locale}/practice", Anyone, Reading).get(learn::practice_room::show),
        at("/{locale}/learn/{course}/{module}", Anyone, Reading).get(learn::module::show),
        at("/{locale}/learn/{course}/{module}/before", Anyone, Personal).get(learn::before_after::before).post(learn::before_after::save_before),
        at("/{locale}/learn/{course}/{module}/after", Anyone, Personal).get(learn::before_after::after).post(learn::before_after::save_after),
        at("/{locale}/learn/{course}/{module}/later", Anyone, Personal).get(learn::before_after::later).post(learn::before_after::save_later),
        at("/{locale}/learn/{course}/{module}/check", Anyone, Reading).get(learn::check::show).post(learn::check::save).islands(),
        at("/{locale}/learn/{course}/{module}/handout", Anyone, Reading).get(learn::paper::handout),
        at("/{locale}/learn/{course}/{module}/facilitator", Anyone, Reading).get(learn::paper::facilitator),
        at("/{locale}/learn/{course}/{module}/practice/{practice}", Anyone, Reading).get(learn::practice::start),
        at("/{locale}/learn/{course}/{module}/practice/{practice}/{screen}", Anyone, Reading).get(learn::practice::show),
        at("/{locale}/learn/{course}/{module}/{lesson}", Anyone, Reading).get(learn::lesson::show).post(learn::lesson::save).islands_with_place(),
        // clinicians
        at("/{locale}/train", StaffDoor, Reading).get(train::landing::show),
        at("/{locale}/train/competencies", StaffDoor, Reading).get(train::framework::show),
        at("/{locale}/train/log", Staff, Personal).get(train::log::show),
        at("/{locale}/train/log/headings", Staff, Personal).get(train::log::show_headings).post(train::log::save_headings),
        at("/{locale}/train/log/file/{name}", Staff, Personal).get(train::log::give),
        at("/{locale}/train/log/{entry}", Staff, Personal).get(train::log::show_entry).post(train::log::save_entry),
        at("/{locale}/train/mentor", Staff, Personal).get(train::mentoring::mine::show).post(train::mentoring::mine::save),
        at("/{locale}/train/desk", Staff, Personal).get(train::desk::ask::show).post(train::desk::ask::save),
        at("/{locale}/train/desk/answered", Staff, Personal).get(train::desk::answered::show),
        at("/{locale}/train/project", Staff, Personal).get(train::project::write::show).post(train::project::write::save),
        at("/{locale}/train/hours", Staff, Personal).get(train::hours::mine::show).post(train::hours::mine::save),
        at("/{locale}/train/teams", Staff, Personal).get(train::teams::mine::show).post(train::teams::mine::save),
        at("/{locale}/train/questions", Staff, Personal).to(LookAtQuestions).get(train::questions::show),
        at("/{locale}/train/questions/voided", Staff, Personal).to(LookAtQuestions).get(train::questions::void::list),
        at("/{locale}/train/questions/{course}/{module}", Staff, Personal).to(LookAtQuestions).get(train::questions::show_bank),
        at("/{locale}/train/questions/{course}/{module}/{item}", Staff, Personal).to(LookAtQuestions).get(train::questions::show_item),
        at("/{locale}/train/questions/{course}/{module}/{item}/void", Staff, Personal)
            .to(VoidQuestion)
            .get(train::questions::void::show)
            .post(train::questions::void::save),
        at("/{locale}/train/record", Staff, Personal).get(train::record::show),
        at("/{locale}/train/record/portfolio", Staff, Personal).get(train::portfolio::show),
        at("/{locale}/train/record/portfolio/{record}", Staff, Personal).get(train::portfolio::give),
        at("/{locale}/train/record/awards", Staff, Personal).get(train::awards::mine::show).post(train::awards::mine::save),
        at("/{locale}/train/record/awards/{award}", Staff, Personal).get(train::awards::one::show).post(train::awards::one::take_back),
        at("/{locale}/train/record/awards/{award}/paper", Staff, Personal).get(train::awards::paper::show),
        at("/{locale}/train/record/awards/{award}/pdf", Staff, Personal).get(train::awards::pdf::show),
        at("/{locale}/train/record/attempts/{attempt}", Staff, Personal).get(train::attempt::show),
        at("/{locale}/train/record/second-look/{piece}", Staff, Personal).get(train::second_look::ask::show).post(train::second_look::ask::save),
        at("/{locale}/train/record/{competency}", Staff, Personal).get(train::record_one::show),
        at("/{locale}/train/record/{competency}/prior/file", Staff, Personal)
            .get(train::prior::file_page::show)
            .post(train::prior::file_page::save)
            .with_file(train::prior::paper::MOST_KIB),
        at("/{locale}/train/record/{competency}/prior", Staff, Personal).get(train::prior::write::show).post(train::prior::write::save),
        at("/{locale}/staff/prior/{described}/file", Staff, Personal).get(train::prior::file::give),
        at("/{locale}/staff/prior/{claim}", Staff, Personal).to(Observe).get(train::prior::decide::show).post(train::prior::decide::save),
        at("/{locale}/train/record/{competency}/reflect", Staff, Personal).get(train::reflecting::write::show).post(train::reflecting::write::save),
        at("/{locale}/train/{course}/{module}", StaffDoor, Reading).get(train::module::show),
        at("/{locale}/train/{course}/{module}/knowledge", StaffDoor, Reading).get(train::knowledge::show).post(train::knowledge::save),
        at("/{locale}/train/{course}/{module}/case/{vignette}", StaffDoor, Reading).get(train::case::show).post(train::case::begin),
        at("/{locale}/train/{course}/{module}/case/{vignette}/{scene}", StaffDoor, Reading).get(train::case::scene).post(train::case::decide),
        at("/{locale}/train/{course}/{module}/observe/{sheet}", StaffDoor, Reading).get(train::observe::show).post(train::observing::ask::save),
        at("/{locale}/train/{course}/{module}/{lesson}", StaffDoor, Reading).get(train::lesson::show).post(train::lesson::save),
        // awards: for anybody who has a code, and for programs that check badges
        at("/{locale}/awards", System, Personal).get(train::awards::public::look_up),
        at("/{locale}/awards/{code}", System, Personal).get(train::awards::public::show),
        at("/awards/badges/{file}", System, Personal).get(train::awards::issuer::file),
        at("/awards/issuer", System, Reading).get(train::awards::issuer::show),
        at("/awards/keys", System, Reading).get(train::awards::issuer::keys),
        at("/awards/keys/{key}", System, Reading).get(train::awards::issuer::one_key),
        at("/awards/achievements/{revision}/{subject}/{level}/{language}", System, Reading).get(train::awards::issuer::achievement),
        at("/awards/status/{list}", System, Personal).get(train::awards::revoked::show),
        at("/{locale}/staff/awards", Staff, Personal).to(ManagePeople).get(train::awards::by_site::show).post(train::awards::by_site::save),
        // reading texts before readers do
        at("/{locale}/author/reviews", Staff, Personal).to(ReviewTexts).get(author::reviewing::list::show).post(author::reviewing::list::save),
        at("/{locale}/author/reviews/{work}", Staff, Personal).to(ReviewTexts).get(author::reviewing::work::show).post(author::reviewing::work::save),
        at("/{locale}/author/reviews/{work}/text", Staff, Personal).to(ReviewTexts).get(author::reviewing::text::show).post(author::reviewing::text::save),
        at("/{locale}/author/work/{work}/remarks", Staff, Personal).to(WriteTexts).get(author::reviewing::remarks::show).post(author::reviewing::remarks::save),
        at("/{locale}/author/without", Staff, Personal).to(PublishWithout).get(author::reviewing::without::show).post(author::reviewing::without::save),
        // authors
        at("/{locale}/author", Anyone, Reading).get(author::show),
        at("/{locale}/author/texts", Staff, Personal).to(WriteTexts).get(author::texts::show),
        at("/{locale}/author/texts/{course}/{module}", Staff, Personal).to(WriteTexts).get(author::texts_module::show),
        at("/{locale}/author/begin", Staff, Personal).to(WriteTexts).get(author::begin::show).post(author::begin::save),
        at("/{locale}/author/word", Staff, Personal)
            .to(WriteTexts)
            .get(author::from_word::show)
            .post(author::from_word::save)
            .with_file(author::from_word::MOST_KIB),
        at("/{locale}/author/published", Staff, Personal).to(WriteTexts).get(author::published::show),
        at("/{locale}/author/work", Staff, Personal).to(WriteTexts).get(author::works::show),
        at("/{locale}/author/work/{work}", Staff, Personal).to(WriteTexts).get(author::work::show).post(author::work::save),
        at(author::edit::ROUTE, Staff, Personal).to(WriteTexts).get(author::edit::show).post(author::edit::save).with_text(author::edit::MOST_KIB),
        at("/{locale}/author/work/{work}/preview", Staff, Personal).to(WriteTexts).get(author::preview::show),
        at("/{locale}/author/work/{work}/history", Staff, Personal).to(WriteTexts).get(author::history::show).post(author::history::save),
        at("/{locale}/author/work/{work}/compare", Staff, Personal).to(WriteTexts).get(author::compare::show),
        at("/{locale}/author/work/{work}/publish", Staff, Personal).to(WriteTexts).get(author::publish::show).post(author::publish::save),
    ]
}

/// The router, made from the table and from nothing else.
pub fn router(house: House) -> Router {
    let mut router = Router::new();
    for Route { line, handlers } in routes() {
        let stand = middleware::from_fn_with_state((house.clone(), line), guard::stand);
        router = router.route(line.path, handlers.layer(stand));
    }
    let nowhere = Line {
        path: "nowhere",
        reads: true,
        writes: false,
        audience: Audience::System,
        action: Action::Serve,
        cache: CacheClass::Reading,
        scripts: Scripts::None,
        safe_in_plain: true,
        way_out: false,
        from_machines: false,
        most_kib: None,
    };
    let lost = axum::routing::any(guard::nowhere).with_state((house.clone(), nowhere));
    let last_resort = CatchPanicLayer::custom(serve::LastResort { https: house.secure() });
    router.fallback_service(lost).layer(last_resort).with_state(house)
}
