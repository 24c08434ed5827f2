//! Describing prior learning: kept as a draft, sent to one colleague who may sign for the competency, taken back, deleted.
//!
//! A form names the state of the draft that it was drawn from, as a reflection's does: no window overwrites what another one kept.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};

use super::{address, write_page};
use crate::{
    domain::{
        competency::observing::ForAnother,
        frameworks::{Competency, LevelId},
        prior_learning::{Description, LONGEST_LEARNED, LONGEST_LINE, Line, SHORTEST_LEARNED, Slip},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        observers::{self, MaySign},
        prior_learning::{self, Draft, Kept, Mine},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::decide::Decider,
    ui::{forms::Fix, words::Say},
};

/// What somebody typed, for the page that shows it again.
#[derive(Default)]
pub struct Typed {
    pub who: String,
    pub described: Description,
}

/// The page with everything that it shows.
pub struct Page<'v> {
    pub competency: &'v Competency,
    /// Mine about this competency, the newest first.
    pub mine: Vec<Mine>,
    pub may: Vec<MaySign>,
    /// For which levels the rules accept it; none when an earlier framework did.
    pub levels: Vec<LevelId>,
    /// `None`: the form shows what is kept.
    pub typed: Option<Typed>,
    pub fixes: Vec<Fix>,
    /// Another window kept something meanwhile.
    pub elsewhere: bool,
}

impl<'v> Page<'v> {
    async fn read(visit: &'v Visit, staff: &Staff, id: &str) -> Result<Self, Trouble> {
        let competency = visit.library.competencies.competency(id).ok_or(Trouble::NotFound)?;
        let people = &visit.house.stores.people;
        let mut mine = prior_learning::mine(people, staff).await?;
        mine.retain(|m| m.competency == competency.id);
        let levels = visit.library.competencies.prior_levels(competency);
        if levels.is_empty() && mine.is_empty() {
            return Err(Trouble::NotFound);
        }
        let may = observers::who_may_sign(people, staff, competency, &Decider::of(visit), visit.house.now()).await?;
        Ok(Self { competency, mine, may, levels, typed: None, fixes: Vec::new(), elsewhere: false })
    }

    /// The one that nobody decided yet.
    pub fn open(&self) -> Option<&Mine> {
        self.mine.iter().find(|m| m.is_open())
    }
}

/// `GET /train/record/{competency}/prior`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff, &id).await?;
    Ok(write_page::view(&visit, &page))
}

/// `POST /train/record/{competency}/prior`: keeps, sends, takes back, or deletes.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let page = Page::read(&visit, staff, &id).await?;
    let here = address(&visit, page.competency);
    match form.text("do") {
        "keep" | "send" if !page.levels.is_empty() => keep_or_send(&visit, staff, page, &form).await,
        what @ ("back" | "delete") => {
            let mut change = visit.house.stores.people.change().await?;
            match what {
                "back" => prior_learning::take_back(&mut change, staff, form.text("item")).await?,
                _ => prior_learning::delete(&mut change, staff, form.text("item")).await?,
            }
            change.commit().await?;
            Ok(visit.go_on(&here))
        }
        _ => Ok(visit.go_on(&here)),
    }
}

fn typed(form: &Form, levels: &[LevelId]) -> Typed {
    let text = |name: &str| form.text(name).trim().to_owned();
    let level = LevelId::from_code(form.text("level")).filter(|level| levels.contains(level));
    let described = Description { learned: text("learned"), place: text("place"), period: text("period"), duration: text("duration"), level };
    Typed { who: form.text("who").to_owned(), described }
}

async fn keep_or_send(visit: &Visit, staff: &Staff, mut page: Page<'_>, form: &Form) -> Result<Response<Body>, Trouble> {
    let say = visit.say();
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let sends = form.text("do") == "send";
    let typed = typed(form, &page.levels);
    // Whoever asks is on no list, and the rule says so once more.
    let two = page.may.iter().find(|may| may.id.as_str() == typed.who).and_then(|may| ForAnother::new(&may.id, staff.id()));
    page.fixes = typed.described.slips(sends).into_iter().map(|slip| fix(say, slip)).collect();
    if sends && two.is_none() {
        page.fixes.push(Fix { field: "who", words: say.t("prior-fix-who") });
    }
    if !page.fixes.is_empty() {
        page.typed = Some(typed);
        return Ok(write_page::view(visit, &page));
    }
    let draft = Draft { competency: &page.competency.id, described: &typed.described, seen: form.text("revision").parse().ok() };
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    let done = format!("{}?done={}", address(visit, page.competency), if sends { "sent" } else { "kept" });
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&outcome.unwrap_or(done)));
    }
    let kept = match two.filter(|_| sends) {
        Some(two) => prior_learning::send(&mut change, staff, &two, draft, now).await?,
        None => prior_learning::keep(&mut change, staff, draft, now).await?,
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
    page.elsewhere = true;
    page.fixes = vec![Fix { field: "learned", words: say.t("reflect-fix-elsewhere") }];
    Ok(write_page::view(visit, &page))
}

/// What to do about a slip, beside the field that it is about.
fn fix(say: Say, slip: Slip) -> Fix {
    match slip {
        Slip::Empty => Fix { field: "learned", words: say.t("prior-fix-empty") },
        Slip::LearnedShort => Fix { field: "learned", words: say.with("prior-fix-short", &[("n", SHORTEST_LEARNED)]) },
        Slip::LearnedLong => Fix { field: "learned", words: say.with("watch-fix-long", &[("n", LONGEST_LEARNED)]) },
        Slip::Missing(line) => Fix {
            field: line.code(),
            words: say.t(match line {
                Line::Place => "prior-fix-place",
                Line::Period => "prior-fix-period",
                Line::Duration => "prior-fix-duration",
            }),
        },
        Slip::NoLevel => Fix { field: "level", words: say.t("prior-fix-level") },
        Slip::TooLong(line) => Fix { field: line.code(), words: say.with("watch-fix-long", &[("n", LONGEST_LINE)]) },
    }
}

/// The status of a page with something to mend.
pub fn status(fixes: &[Fix]) -> StatusCode {
    if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
