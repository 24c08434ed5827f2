//! Everybody who asks for the access matrix, and the two who never ask: a learner and a member of staff whose things the others name.

use super::things::{give, things};
use crate::{
    house::{NOON, TestHouse},
    pages::sharing::fill,
    storage::Ground,
};
use doorstep::{
    account::totp::AppSecret,
    domain::{
        course_site::CourseSite,
        policy::{Person, Relation, SHARED_WITH},
        roles::{Role, Roles},
    },
    http::settings::Settings,
    storage::{
        course_sites,
        learner_sessions::{self, WhoseDevice},
        places::OwnPlace,
        second_step, site_settings,
        staff::{self, NewStaff, Staff},
        staff_sessions,
    },
};

/// Stands in the victim's note, and in nothing that anybody was shown.
pub const VICTIMS_WORDS: &str = "zqvictim";

/// The names under which a request can name a thing: blanks of addresses, fields of forms.
const NAMES: [&str; 22] = [
    "class",
    "project",
    "question",
    "team",
    "mentorship",
    "attempt",
    "award",
    "piece",
    "look",
    "share",
    "who",
    "entry",
    "request",
    "reflection",
    "claim",
    "described",
    "message",
    "newest",
    "visit",
    "passkey",
    "place",
    "id",
];

/// What belongs to one person, by the name under which it can be asked for.
pub(super) type Things = Vec<(&'static str, String)>;

pub struct Scene {
    people: Vec<Somebody>,
    pub victim: OwnPlace,
    pub colleague: Staff,
    /// What is the learner's and the colleague's who never ask.
    theirs: Things,
}

struct Somebody {
    person: Person,
    browser: TestHouse,
    account: Account,
    token: Option<String>,
    own: Things,
    /// A share that was given to them, and runs if they can have one.
    shared: String,
}

enum Account {
    None,
    Place(OwnPlace),
    Staff(Staff),
}

impl Scene {
    pub async fn on(ground: &Ground) -> Self {
        // What a host sets up is there, or “no right” and “not set up” would look alike: a mail server, and a site (`none` in addresses).
        let settings =
            Settings { smtp_host: Some("localhost".into()), smtp_security: "none".into(), smtp_from: Some("desk@example.org".into()), ..Settings::default() };
        let house = TestHouse::with_content(settings, &ground.place, &ground.options()).await;
        let content = &house.house.stores.content;
        let site = CourseSite { id: "none".into(), name: "Library".into(), is_open: true, ..CourseSite::default() };
        let mut change = content.change().await.unwrap();
        course_sites::put(&mut change, &site, 0, NOON).await.unwrap();
        change.commit().await.unwrap();
        // A piece of work is nobody's in particular, as well.
        for row in [
            "studio_work (organisation_id, id, title, why, state, begun_by, begun_at, moved_at) VALUES ('home', 'none', 'A work', '', 'writing', 'x', 1, 1)",
            "studio_revision (organisation_id, id, work_id, path, number, body, digest, based_on, how, made_by, made_at) \
             VALUES ('home', 'none', 'none', 'pages/none.md', 1, '---\ntitle: A page\n---\nWords.\n', 'x', '', 'typed', 'x', 1)",
        ] {
            ground.execute("content", &format!("INSERT INTO {row}")).await;
        }
        house.house.put_up_sign(site_settings::read(content).await.unwrap());
        let [giver, victim] = [learner(&house).await, learner(&house).await];
        let colleague = member(&house, "colleague", &[Role::Facilitator, Role::Clinician]).await;
        let mut scene = Self { people: Vec::new(), theirs: things(&house, &colleague).await, victim, colleague };
        let share = give(&house, &scene.victim, &scene.colleague, true).await;
        put(&mut scene.theirs, "share", share);
        put(&mut scene.theirs, "place", scene.victim.id().as_str().to_owned());
        let place = learner(&house).await;
        let given = give(&house, &place, &scene.colleague, false).await;
        let own = vec![("share", given), ("place", place.id().as_str().to_owned())];
        scene.add(&house, Person::Guest, Account::None, Vec::new(), String::new());
        scene.add(&house, Person::Learner, Account::Place(place), own, String::new());
        for (person, roles) in staff_people() {
            let name = format!("{person:?}");
            let member = member(&house, &name, &roles).await;
            let share = give(&house, &giver, &member, false).await;
            let own = things(&house, &member).await;
            scene.add(&house, person, Account::Staff(member), own, share);
        }
        for person in scene.people.iter_mut() {
            person.come_in().await;
        }
        scene
    }

    fn add(&mut self, house: &TestHouse, person: Person, account: Account, own: Things, shared: String) {
        self.people.push(Somebody { person, browser: house.another_browser(), account, token: None, own, shared });
    }

    fn one(&mut self, person: Person) -> &mut Somebody {
        self.people.iter_mut().find(|one| one.person == person).unwrap()
    }

    pub fn browser(&mut self, person: Person) -> &mut TestHouse {
        &mut self.one(person).browser
    }

    /// What a request of this relation names. What does not exist (a learner has no class) is named like a thing that nobody has.
    pub fn names(&mut self, person: Person, relation: Relation) -> Things {
        let theirs = self.theirs.clone();
        let one = self.one(person);
        let of = |things: &Things, name: &str| things.iter().find(|(n, _)| *n == name).map_or("none".to_owned(), |(_, thing)| thing.clone());
        NAMES
            .map(|name| match relation {
                Relation::Nobody => (name, "none".to_owned()),
                Relation::Own => (name, of(&one.own, name)),
                Relation::SharedWithMe if one.shared.is_empty() => (name, of(&theirs, "share")),
                Relation::SharedWithMe => (name, one.shared.clone()),
                // For whoever runs the site a colleague's account is nobody's in particular; a learner's place is another's.
                Relation::Another if name == "who" => (name, of(&theirs, "place")),
                Relation::Another => (name, of(&theirs, name)),
            })
            .to_vec()
    }

    /// The token of this person's forms, as a page of theirs has it.
    pub async fn token(&mut self, person: Person) -> String {
        let one = self.one(person);
        if one.token.is_none() {
            let page = match person {
                Person::Learner => "/en/me",
                Person::Half => "/en/staff/second/set-up",
                _ => "/en/train",
            };
            one.token = Some(one.browser.get(page).await.hidden("_form"));
        }
        one.token.clone().unwrap()
    }

    /// Some forms end the session, which is meant; the next cell needs one.
    pub async fn come_back(&mut self, person: Person) {
        let one = self.one(person);
        if !one.is_in().await {
            one.come_in().await;
        }
    }
}

/// Staff in each role, and with half a session or without any role. Who may not be shared with held another role when it was given.
fn staff_people() -> Vec<(Person, Vec<Role>)> {
    let roles = |role: Role| if SHARED_WITH.contains(&role) { vec![role] } else { vec![Role::Clinician, role] };
    let mut all: Vec<_> = Role::ALL.into_iter().map(|role| (Person::Staff(Some(role)), roles(role))).collect();
    all.extend([(Person::Half, vec![Role::Clinician]), (Person::Staff(None), vec![Role::Clinician])]);
    all
}

fn put(things: &mut Things, name: &'static str, thing: String) {
    things.push((name, thing));
}

async fn learner(house: &TestHouse) -> OwnPlace {
    let mut browser = house.another_browser();
    let card = browser.join_with_card().await;
    let own = browser.own_place(&card).await;
    fill(house, &own).await;
    own
}

pub(super) async fn member(house: &TestHouse, name: &str, roles: &[Role]) -> Staff {
    let (people, secrets) = (&house.house.stores.people, &house.house.secrets);
    let new = NewStaff { sign_in_name: name, display_name: name, password: "a long enough password", roles: Roles::of(roles.iter().copied()) };
    staff::add(people, secrets, new, NOON).await.unwrap().unwrap();
    let member = staff::sign_in(people, secrets, name, "a long enough password").await.unwrap().unwrap();
    // Who is half signed in is just about to set up their second step.
    if name != format!("{:?}", Person::Half) {
        let mut change = people.change().await.unwrap();
        second_step::set_up(&mut change, secrets, member.id(), &AppSecret::fresh(), 0, &["abcd-efgh".to_owned()], NOON).await.unwrap();
        change.commit().await.unwrap();
    }
    member
}

impl Somebody {
    /// A session of this person, as they are in the matrix.
    async fn come_in(&mut self) {
        let people = &self.browser.house.stores.people;
        self.token = None;
        let (cookie, token) = match &self.account {
            Account::None => return,
            Account::Place(own) => {
                let mut change = people.change().await.unwrap();
                let token = learner_sessions::start(&mut change, own, WhoseDevice::Shared, NOON).await.unwrap();
                change.commit().await.unwrap();
                ("place", token)
            }
            Account::Staff(member) => {
                let mut change = people.change().await.unwrap();
                let token = match self.person {
                    Person::Half => staff_sessions::start_half(&mut change, member, NOON).await.unwrap(),
                    _ => staff_sessions::start(&mut change, member, NOON).await.unwrap(),
                };
                match self.person {
                    Person::Staff(None) => staff::set_roles(&mut change, member.id(), &Roles::default(), NOON).await.unwrap(),
                    Person::Staff(Some(role)) => staff_sessions::work_as(&mut change, &token, member, role).await.unwrap(),
                    _ => {}
                }
                change.commit().await.unwrap();
                ("staff", token)
            }
        };
        self.browser.set_cookie(cookie, &token.reveal());
    }

    async fn is_in(&self) -> bool {
        let people = &self.browser.house.stores.people;
        let token = |name| self.browser.cookie(name).and_then(doorstep::account::secrets::Token::parse);
        match &self.account {
            Account::None => true,
            Account::Place(_) => match token("place") {
                Some(token) => learner_sessions::find(people, &token, NOON).await.unwrap().is_some(),
                None => false,
            },
            Account::Staff(_) => match token("staff") {
                Some(token) => {
                    let visit = staff_sessions::find(people, &token, NOON).await.unwrap();
                    visit.is_some_and(|visit| visit.proven_at.is_some() != matches!(self.person, Person::Half))
                }
                None => false,
            },
        }
    }
}
