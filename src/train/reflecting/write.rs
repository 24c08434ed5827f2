//! Writing a reflection for a competency that asks for one: kept as a draft, sent to one colleague, taken back, its words deleted.
//!
//! A form names the state of the draft that it was drawn from. If another window changed it meanwhile, nothing is overwritten: what was typed
//! comes back beside what is kept. Deliberately absent: saving while somebody types, and sending to several.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{LETTERS, is_for, write_page};
use crate::{
    domain::{competency::observing::ForAnother, frameworks::Competency, ids::StaffId},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        reflections::{self, Draft, Kept, Mine},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    ui::forms::Fix,
};

/// What somebody typed, for the page that shows it again.
#[derive(Default)]
pub struct Typed {
    pub who: String,
    pub words: String,
}

/// The page with everything that it shows.
pub struct Page<'v> {
    pub competency: &'v Competency,
    /// Mine about this competency, the newest first.
    pub mine: Vec<Mine>,
    pub may: Vec<(StaffId, String)>,
    /// `None`: the form shows what is kept.
    pub typed: Option<Typed>,
    pub fixes: Vec<Fix>,
}

impl<'v> Page<'v> {
    async fn read(visit: &'v Visit, staff: &Staff, id: &str) -> Result<Self, Trouble> {
        let competency = visit.library.competencies.competency(id).filter(|c| is_for(c)).ok_or(Trouble::NotFound)?;
        let people = &visit.house.stores.people;
        let mut mine = reflections::mine(people, staff).await?;
        mine.retain(|m| m.competency == competency.id);
        Ok(Self { competency, mine, may: reflections::who_may_read(people, staff).await?, typed: None, fixes: Vec::new() })
    }

    /// The one that is not read yet.
    pub fn open(&self) -> Option<&Mine> {
        self.mine.iter().find(|m| m.is_open())
    }
}

pub fn address(visit: &Visit, competency: &Competency) -> String {
    visit.to(&format!("/train/record/{}/reflect", competency.id))
}

/// `GET /train/record/{competency}/reflect`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff, &id).await?;
    Ok(write_page::view(&visit, &page))
}

/// `POST /train/record/{competency}/reflect`: keeps, sends, takes back, or deletes the words of one.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff, &id).await?;
    let here = address(&visit, page.competency);
    match form.text("do") {
        "keep" | "send" => keep_or_send(&visit, staff, page, &form).await,
        what @ ("back" | "delete") => {
            let mut change = visit.house.stores.people.change().await?;
            match what {
                "back" => reflections::take_back(&mut change, staff, form.text("item")).await?,
                _ => reflections::delete_words(&mut change, staff, form.text("item")).await?,
            }
            change.commit().await?;
            Ok(visit.go_on(&here))
        }
        _ => Ok(visit.go_on(&here)),
    }
}

async fn keep_or_send(visit: &Visit, staff: &Staff, mut page: Page<'_>, form: &Form) -> Result<Response<Body>, Trouble> {
    let say = visit.say();
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let sends = form.text("do") == "send";
    let typed = Typed { who: form.text("who").to_owned(), words: form.text("words").trim().to_owned() };
    let reader = page.may.iter().find(|(id, _)| id.as_str() == typed.who).and_then(|(id, _)| ForAnother::new(id, staff.id()));
    let letters = typed.words.chars().count();
    let least = if sends { *LETTERS.start() } else { 1 };
    if letters < least || letters > *LETTERS.end() {
        let blanks = [("least", least), ("most", *LETTERS.end()), ("now", letters)];
        page.fixes.push(Fix { field: "words", words: say.with("reflect-fix-words", &blanks) });
    }
    if sends && reader.is_none() {
        page.fixes.push(Fix { field: "who", words: say.t("reflect-fix-who") });
    }
    if !page.fixes.is_empty() {
        page.typed = Some(typed);
        return Ok(write_page::view(visit, &page));
    }
    let draft = Draft { competency: &page.competency.id, words: &typed.words, seen: form.text("revision").parse().ok() };
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    let done = format!("{}?done={}", address(visit, page.competency), if sends { "sent" } else { "kept" });
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&outcome.unwrap_or(done)));
    }
    let kept = match reader.filter(|_| sends) {
        Some(reader) => reflections::send(&mut change, staff, &reader, draft, now).await?,
        None => reflections::keep(&mut change, staff, draft, now).await?,
    };
    if kept == Kept::Yes {
        submissions::finish_as_staff(&mut change, staff, &key, &done).await?;
        change.commit().await?;
        return Ok(visit.go_on(&done));
    }
    drop(change);
    // Another window was faster: what it kept is shown, and what was typed here waits in the form.
    let mut page = Page::read(visit, staff, page.competency.id.as_str()).await?;
    page.typed = Some(typed);
    page.fixes = vec![Fix { field: "words", words: say.t("reflect-fix-elsewhere") }];
    Ok(write_page::view(visit, &page))
}

/// The status of a page with something to mend.
pub fn status(fixes: &[Fix]) -> StatusCode {
    if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
