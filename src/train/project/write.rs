//! Writing an improvement project: kept as a draft, sent to one colleague, taken back, withdrawn.
//!
//! A form names the state of the draft that it was drawn from. If another window changed it meanwhile, nothing is overwritten: what was typed
//! waits in the form.

use axum::{body::Body, http::Response};

use super::write_page;
use crate::{
    domain::{
        competency::observing::ForAnother,
        ids::StaffId,
        improvement_project::{MOST_PARTNERS, PART, Words},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        improvement_projects::{self as projects, Project},
        reflections,
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    ui::forms::Fix,
};

pub const HERE: &str = "/train/project";

/// What somebody typed.
#[derive(Default)]
pub struct Typed {
    pub who: String,
    /// As typed; it may be no number.
    pub partners: String,
    pub words: Words,
}

pub struct Page {
    /// The newest first.
    pub mine: Vec<Project>,
    pub may: Vec<(StaffId, String)>,
    /// `None`: the form shows what is kept.
    pub typed: Option<Typed>,
    pub fixes: Vec<Fix>,
}

impl Page {
    async fn read(visit: &Visit, staff: &Staff) -> Result<Self, Trouble> {
        let people = &visit.house.stores.people;
        // Colleagues who mentor, as for reflections; never oneself.
        let may = reflections::who_may_read(people, staff).await?;
        Ok(Self { mine: projects::mine(people, staff).await?, may, typed: None, fixes: Vec::new() })
    }

    pub fn open(&self) -> Option<&Project> {
        self.mine.iter().find(|project| project.is_open())
    }
}

/// `GET /train/project`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff).await?;
    Ok(write_page::view(&visit, &page))
}

/// `POST /train/project`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    match form.text("do") {
        "keep" | "send" => keep_or_send(&visit, staff, &form).await,
        what @ ("back" | "withdraw") => {
            let (mut change, item) = (visit.house.stores.people.change().await?, form.text("item"));
            match what {
                "back" => projects::take_back(&mut change, staff, item).await?,
                _ => projects::withdraw(&mut change, staff, item, visit.house.now()).await?,
            }
            change.commit().await?;
            Ok(visit.go_on(&format!("{}?done={what}", visit.to(HERE))))
        }
        _ => Ok(visit.go_on(&visit.to(HERE))),
    }
}

fn typed(form: &Form) -> Typed {
    let text = |name: &str| form.text(name).trim().to_owned();
    let words = Words {
        question: text("question"),
        partners: text("partners").parse().unwrap_or_default(),
        way: text("way"),
        tried: text("tried"),
        outcome: text("outcome"),
        stays: text("stays"),
    };
    Typed { who: text("who"), partners: text("partners"), words }
}

async fn keep_or_send(visit: &Visit, staff: &Staff, form: &Form) -> Result<Response<Body>, Trouble> {
    let (say, mut page, typed) = (visit.say(), Page::read(visit, staff).await?, typed(form));
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let sends = form.text("do") == "send";
    let reader = page.may.iter().find(|(id, _)| id.as_str() == typed.who).and_then(|(id, _)| ForAnother::new(id, staff.id()));
    for (field, now) in typed.words.misfits(sends) {
        let least = if sends { *PART.start() } else { 0 };
        page.fixes.push(Fix { field, words: say.with("reflect-fix-words", &[("least", least), ("most", *PART.end()), ("now", now)]) });
    }
    let count = typed.partners.parse::<u32>().is_ok_and(|n| n <= MOST_PARTNERS);
    if !count && (sends || !typed.partners.is_empty()) {
        page.fixes.push(Fix { field: "partners", words: say.t("project-fix-partners") });
    }
    if sends && reader.is_none() {
        page.fixes.push(Fix { field: "who", words: say.t("project-fix-who") });
    }
    if !page.fixes.is_empty() {
        page.typed = Some(typed);
        return Ok(write_page::view(visit, &page));
    }
    let seen = form.text("revision").parse().ok();
    let done = format!("{}?done={}", visit.to(HERE), if sends { "sent" } else { "kept" });
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? != Submission::First {
        return Ok(visit.go_on(&done));
    }
    let kept = match reader.filter(|_| sends) {
        Some(reader) => projects::send(&mut change, staff, &reader, &typed.words, seen, now).await?,
        None => projects::keep(&mut change, staff, &typed.words, seen, now).await?,
    };
    if kept {
        change.commit().await?;
        return Ok(visit.go_on(&done));
    }
    drop(change);
    let mut page = Page::read(visit, staff).await?;
    page.typed = Some(typed);
    page.fixes = vec![Fix { field: "question", words: say.t("reflect-fix-elsewhere") }];
    Ok(write_page::view(visit, &page))
}
