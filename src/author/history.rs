//! Every saved state of one text of a work: who saved it, when and how, to read, to compare, or to take up again as a new state.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::desk::{Desk, Names, about, name_of, note_me, of_text, of_work};
use crate::{
    domain::studio::How,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::studio_revisions::{self as revisions, SavedLine, Saving},
    ui::{forms, frame::Frame},
};

/// `GET /author/work/{work}/history?text=…`
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let desk = Desk::open(&visit, &work).await?;
    let draft = desk.draft(visit.query.text("text"))?;
    let content = &visit.house.stores.content;
    let (lines, names) = (revisions::history(content, &desk.work.id, &draft.path).await?, Names::read(&visit).await?);
    Ok(visit.page(|| {
        let say = visit.say();
        let title = say.with("studio-history-of", &[("title", name_of(say, &draft.path, draft.text()))]);
        let newest = lines.first().map_or(0, |line| line.number);
        let rows = lines
            .iter()
            .map(|line| {
                let words =
                    say.with("studio-saved-line", &[("n", line.number.to_string()), ("name", names.of(say, &line.made_by)), ("day", say.day(line.made_at))]);
                let how = say.t(&format!("studio-how-{}", line.how.code()));
                let acts =
                    (line.number != newest).then(|| acts(&visit, &desk, draft.path.as_str(), &of_text(&visit, &desk.work, "compare", &draft.path), line));
                let current = (line.number == newest).then(|| view! { <p class="small"><strong>{say.t("studio-is-draft")}</strong></p> });
                view! { <li class="flow"><p>{words}</p><p class="small soft">{how}</p>{current}{acts}</li> }
            })
            .collect_view();
        let back = desk
            .work
            .state
            .is_open()
            .then(|| view! { <p class="links"><a href=of_text(&visit, &desk.work, "text", &draft.path)>{say.t("studio-open-text")}</a></p> });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{about(say, &draft.path)}</p><p>{say.t("studio-history-words")}</p>{back}</section>
            <section class="flow"><ul class="ruled set">{rows}</ul></section>
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("studio-works"), visit.to("/author/work"))
            .trail(desk.work.title.clone(), of_work(&visit, &desk.work, ""))
            .trail(title, "");
        (frame, main)
    }))
}

fn acts(visit: &Visit, desk: &Desk, path: &str, compare: &str, line: &SavedLine) -> AnyView {
    let say = visit.say();
    let n = line.number.to_string();
    let to = format!("{compare}&from={n}");
    let again = desk.work.state.is_open().then(|| {
        view! {
            <form method="post" action=of_work(visit, &desk.work, "/history")>{forms::token(visit)}<input type="hidden" name="text" value=path.to_owned()/>
                <input type="hidden" name="n" value=n.clone()/>
                <button class="btn second" type="submit" aria-label=say.with("studio-take-again-n", &[("n", n.as_str())])>{say.t("studio-take-again")}</button></form>
        }
    });
    view! { <p class="links small"><a href=to aria-label=say.with("studio-compare-n", &[("n", line.number)])>{say.t("studio-compare")}</a></p>{again} }
        .into_any()
}

/// `POST`: that state once more, as the newest. Twice is once: nothing differs then.
pub async fn save(visit: Visit, Path((_, work)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let desk = Desk::open(&visit, &work).await?;
    let draft = desk.draft(form.text("text"))?;
    let Ok(number) = form.text("n").parse() else { return Ok(visit.go_on(&of_text(&visit, &desk.work, "history", &draft.path))) };
    let content = &visit.house.stores.content;
    let earlier = revisions::one(content, &desk.work.id, &draft.path, number).await?.ok_or(Trouble::NotFound)?;
    let mut change = content.change().await?;
    let me = note_me(&visit, &mut change).await?;
    let how = if earlier.how == How::Removed { How::Removed } else { How::Restored };
    let saving = Saving { work: &desk.work.id, path: &draft.path, body: &earlier.body, based_on: &draft.digest, how, by: &me };
    let _ = revisions::save(&mut change, saving, visit.house.now()).await?;
    change.commit().await?;
    Ok(visit.go_on(&format!("{}&done=restored", of_text(&visit, &desk.work, "text", &draft.path))))
}
