//! Publishing a work: what would change for readers, what is still missing, and the button. Readers get all its texts at once, or none.
//!
//! The gate is asked again inside the change that publishes, about exactly the texts that go out. Deliberately absent: a way round it.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    desk::{Desk, about, name_of, note_me, of_work},
    problems,
    reviewing::{reading::Reading, standing_words::lack_words},
};
use crate::{
    content::FileProblem,
    domain::{
        ids::StaffId,
        studio::{
            Move,
            gate::{self, Asked, Missing},
        },
    },
    http::{body::Form, error::Trouble, shelf, visit::Visit},
    storage::{
        studio_publications::{self as publications, ToPublish},
        studio_read_before as read_before, studio_reviews as reviews,
        studio_revisions::{self as revisions, SavedText},
        studio_works as works,
    },
    ui::{forms, frame::Frame},
};

/// Everything that the gate asks for.
struct Standing {
    desk: Desk,
    found: Vec<FileProblem>,
    writers: Vec<StaffId>,
    reading: Reading,
}

impl Standing {
    async fn read(visit: &Visit, work: &str) -> Result<Self, Trouble> {
        let desk = Desk { texts: shelf::fresh_texts(&visit.house).await?, ..Desk::open(visit, work).await? };
        let content = &visit.house.stores.content;
        let reading = Reading::on(&visit.house, desk.work.clone(), desk.texts.clone()).await?;
        Ok(Self { found: desk.problems().await?, writers: revisions::writers(content, &desk.work.id).await?, desk, reading })
    }

    fn missing(&self) -> Vec<Missing> {
        let asked = Asked {
            state: self.desk.work.state,
            changes: self.desk.changes(),
            overtaken: self.desk.drafts.iter().filter(|draft| self.desk.is_overtaken(draft)).count(),
            errors: self.found.iter().filter(|problem| problem.is_error()).count(),
            lacks: &self.reading.standing.lacks,
        };
        gate::ready(&asked).err().unwrap_or_default()
    }
}

/// `GET /author/work/{work}/publish`
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let standing = Standing::read(&visit, &work).await?;
    Ok(view(&visit, &standing, StatusCode::OK))
}

/// `POST`: a second click finds it published.
pub async fn save(visit: Visit, Path((_, work)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let standing = Standing::read(&visit, &work).await?;
    let (desk, done) = (&standing.desk, of_work(&visit, &standing.desk.work, "?done=published"));
    if desk.work.state == crate::domain::studio::WorkState::Published {
        return Ok(visit.go_on(&done));
    }
    let seen = form.text("revision") == revisions::digest_of_all(&desk.drafts);
    if !seen || !standing.missing().is_empty() || !publish(&visit, &standing).await? {
        // Something moved since the page was drawn: it shows how it stands now.
        let standing = Standing::read(&visit, &work).await?;
        return Ok(view(&visit, &standing, StatusCode::CONFLICT));
    }
    if let Err(error) = shelf::publish(&visit.house).await {
        // It is published; this server looks again within two seconds.
        tracing::warn!(%error, "what was published is not on the shelf yet");
    }
    Ok(visit.go_on(&done))
}

/// `false`: a text of the work changed meanwhile, or somebody else published it.
async fn publish(visit: &Visit, standing: &Standing) -> Result<bool, Trouble> {
    let (desk, now) = (&standing.desk, visit.house.now());
    let mut change = visit.house.stores.content.change().await?;
    let me = note_me(visit, &mut change).await?;
    if !works::go(&mut change, &desk.work.id, Move::Publish, now).await? {
        return Ok(false);
    }
    let drafts = revisions::drafts_in(&mut change, &desk.work.id).await?;
    let writers = revisions::writers_in(&mut change, &desk.work.id).await?;
    if revisions::digest_of_all(&drafts) != revisions::digest_of_all(&desk.drafts)
        || writers != standing.writers
        || standing.reading.digest != revisions::digest_of_all(&drafts)
    {
        return Ok(false);
    }
    if reviews::many_in(&mut change, &desk.work.id).await? != standing.reading.many() {
        return Ok(false);
    }
    let folder: Vec<String> = drafts.iter().map(|draft| desk.texts.in_folder(draft.path.as_str()).map(revisions::digest).unwrap_or_default()).collect();
    let texts: Vec<ToPublish<'_>> = drafts
        .iter()
        .zip(&folder)
        .filter(|(draft, _)| desk.standing(draft).is_change())
        .map(|(draft, follows)| ToPublish { path: draft.path.as_str(), body: draft.text(), follows })
        .collect();
    // Judged by the texts of one edition: another work that was published meanwhile may have changed what readers have.
    let Some(edition) = publications::publish(&mut change, &desk.work.id, &me, &texts, desk.texts.published, now).await? else { return Ok(false) };
    let (stand, without) = standing.reading.stand();
    read_before::keep(&mut change, edition, &stand, without.as_deref()).await?;
    change.commit().await?;
    Ok(true)
}

fn view(visit: &Visit, standing: &Standing, status: StatusCode) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let (desk, missing) = (&standing.desk, standing.missing());
        let moved = (status == StatusCode::CONFLICT).then(|| view! { <p class="summary" role="alert">{say.t("studio-publish-moved")}</p> });
        let changes = desk.drafts.iter().filter(|draft| desk.standing(draft).is_change()).map(|draft| change(visit, desk, draft)).collect_view();
        let end = if missing.is_empty() { button(visit, desk) } else { not_yet(visit, &standing.reading, &missing) };
        let title = say.with("studio-publish-title", &[("title", desk.work.title.as_str())]);
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1>{moved}<p class="lead">{say.t("studio-publish-lead")}</p></section>
            <section class="flow" aria-labelledby="changes"><h2 id="changes">{say.t("studio-publish-changes")}</h2><ul class="ruled set">{changes}</ul></section>
            {end}{problems::section(visit, Some(desk), &standing.found)}
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("studio-works"), visit.to("/author/work"))
            .trail(desk.work.title.clone(), of_work(visit, &desk.work, ""))
            .trail(title, "");
        (frame, main)
    })
}

fn change(visit: &Visit, desk: &Desk, draft: &SavedText) -> impl IntoView + use<> {
    let say = visit.say();
    let name = name_of(say, &draft.path, draft.text().or(desk.texts.files.get(draft.path.as_str())));
    let standing = say.t(&format!("studio-standing-{}", desk.standing(draft).code()));
    let compare = super::desk::of_text(visit, &desk.work, "compare", &draft.path);
    view! {
        <li><p><strong>{name}</strong>" "<span class="small soft">{about(say, &draft.path)}</span></p>
            <p class="small">{standing}" "<a href=compare>{say.t("studio-compare")}</a></p></li>
    }
}

fn not_yet(visit: &Visit, reading: &Reading, missing: &[Missing]) -> AnyView {
    let say = visit.say();
    let lines = missing
        .iter()
        .map(|one| match one {
            Missing::Closed => say.t("studio-missing-closed"),
            Missing::NoChange => say.t("studio-missing-change"),
            Missing::Overtaken(n) => say.count("studio-missing-overtaken", *n),
            Missing::Errors(n) => say.count("studio-missing-errors", *n),
            Missing::Review(lack) => lack_words(say, reading, lack),
        })
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    let to = of_work(visit, &reading.work, "");
    view! {
        <section class="flow" aria-labelledby="missing"><h2 id="missing">{say.t("studio-missing")}</h2><ul>{lines}</ul>
            <p class="links"><a href=to>{say.t("studio-to-work")}</a></p></section>
    }
    .into_any()
}

fn button(visit: &Visit, desk: &Desk) -> AnyView {
    let say = visit.say();
    view! {
        <section class="flow"><form method="post" action=of_work(visit, &desk.work, "/publish") class="flow">{forms::token(visit)}
            <input type="hidden" name="revision" value=revisions::digest_of_all(&desk.drafts)/><p>{say.t("studio-publish-ready")}</p>
            <div class="acts"><button class="btn" type="submit">{say.t("studio-publish-go")}</button></div></form></section>
    }
    .into_any()
}
