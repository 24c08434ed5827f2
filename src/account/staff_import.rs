//! Inviting many colleagues at once from a list (CSV): paste it or choose a file, see what would happen line by line, then add them all or
//! nobody. People who are here already stay as they are, so the same list can be sent again.
//!
//! Their one-time codes are shown once and can be saved as a table. Deliberately absent: changing or closing accounts by a list.

use std::collections::HashSet;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    one_time::Seed,
    staff_acts, staff_again, staff_list,
    staff_list::{Person, Slip},
    staff_people::{join_address, seed, seed_field},
    upload,
};
use crate::{
    domain::notice::Kind,
    http::{error::Trouble, visit::Visit},
    storage::{invitations, staff},
    ui::{forms, frame::Frame},
};

const HERE: &str = "/staff/people/import";

/// A list that was read: who is new, who is here already, what to mend.
struct Look {
    text: String,
    new: Vec<Person>,
    known: Vec<Person>,
    slips: Vec<Slip>,
}

async fn look(visit: &Visit, text: &str) -> Result<Look, Trouble> {
    let (read, slips) = staff_list::read(text);
    let here: HashSet<String> = staff::list(&visit.house.stores.people).await?.into_iter().map(|p| p.sign_in_name).collect();
    let (known, new) = read.into_iter().partition(|p| here.contains(&p.sign_in_name));
    Ok(Look { text: text.to_owned(), new, known, slips })
}

/// `GET /staff/people/import`
pub async fn show(visit: Visit) -> Response<Body> {
    staff_again::ask(&visit).unwrap_or_else(|| page(&visit, StatusCode::OK, None))
}

/// `POST /staff/people/import`: look at a list, add its people, or save their codes.
pub async fn save(visit: Visit, request: Request) -> Result<Response<Body>, Trouble> {
    let form = upload::read(&visit.house, request).await?;
    visit.check_token(&form)?;
    let file = form.text("file");
    let look = look(&visit, if file.trim().is_empty() { form.text("list") } else { file }).await?;
    if !look.slips.is_empty() {
        return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, Some(&look)));
    }
    let does = form.text("do");
    if matches!(does, "add" | "save")
        && let Some(away) = staff_again::ask(&visit)
    {
        return Ok(away);
    }
    match does {
        "add" => add(&visit, &seed(&visit, &form)?, form.text("seed"), &look).await,
        "save" => table(&visit, &seed(&visit, &form)?, &look).await,
        _ => Ok(page(&visit, StatusCode::OK, Some(&look))),
    }
}

/// All of them or nobody. The same form again finds them here, with the codes that it made.
async fn add(visit: &Visit, seed: &Seed, sealed: &str, look: &Look) -> Result<Response<Body>, Trouble> {
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let (mut change, mut count) = (people.change().await?, 0usize);
    for person in &look.new {
        let added = staff::prepare(&mut change, &person.sign_in_name, &person.display_name, &person.roles, now).await?;
        // Somebody added the same name a moment ago: they stay as they are.
        let Some(id) = added else { continue };
        invitations::invite(&mut change, secrets, &id, &seed.invitation(&person.sign_in_name), now).await?;
        count += 1;
    }
    if count > 0 {
        staff_acts::tell(visit, &mut change, Kind::AccountsAdded, &count.to_string()).await?;
    }
    change.commit().await?;
    staff_acts::log(visit, Kind::AccountsAdded, &count.to_string());
    let invited = invited(visit, seed, look).await?;
    Ok(done(visit, &invited, sealed, &look.text))
}

/// Whoever of the list has a code that this form made: name, sign-in name, code.
async fn invited(visit: &Visit, seed: &Seed, look: &Look) -> Result<Vec<[String; 3]>, Trouble> {
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let mut lines = Vec::new();
    for person in look.new.iter().chain(&look.known) {
        let code = seed.invitation(&person.sign_in_name);
        let Some(row) = staff::by_sign_in_name(people, &person.sign_in_name).await? else { continue };
        if !row.joined && invitations::is_of(people, secrets, &row.id, &code).await? {
            lines.push([row.display_name, row.sign_in_name, code]);
        }
    }
    Ok(lines)
}

/// The codes as a table for a spreadsheet or a letter.
async fn table(visit: &Visit, seed: &Seed, look: &Look) -> Result<Response<Body>, Trouble> {
    let say = visit.say();
    let until = say.day(visit.house.now() + invitations::LASTS);
    let heading = ["account-name", "staff-name", "join-staff-code", "import-where", "import-until"].map(|name| say.t(name)).to_vec();
    let mut lines = vec![heading];
    for [name, sign_in_name, code] in invited(visit, seed, look).await? {
        lines.push(vec![name, sign_in_name, code, join_address(visit), until.clone()]);
    }
    let mut answer = Response::new(Body::from(staff_list::write(&lines)));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"codes.csv\""));
    Ok(answer)
}

fn page(visit: &Visit, status: StatusCode, look: Option<&Look>) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let text = look.map(|l| l.text.clone()).unwrap_or_default();
        let main = view! {
            {look.map(|l| slips(visit, l))}
            <section class="flow"><h1>{say.t("import-title")}</h1><p class="lead">{say.t("import-lead")}</p></section>
            {look.filter(|l| l.slips.is_empty()).map(|l| preview(visit, l))}
            <form method="post" action=visit.to(HERE) enctype="multipart/form-data" class="flow"><h2>{say.t("import-list")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="look"/>
                <p>{say.t("import-columns")}</p><pre>{say.t("import-example")}</pre>
                <div class="field"><label for="list">{say.t("import-paste")}</label><span class="hint" id="list-hint">{say.t("import-no-patients")}</span><textarea id="list" name="list" rows="8" spellcheck="false" aria-describedby="list-hint">{forms::in_box(&text)}</textarea></div>
                <div class="field"><label for="file">{say.t("import-file")}</label><input id="file" name="file" type="file" accept=".csv,text/csv,text/plain"/></div>
                <div class="acts"><button class="btn" type="submit">{say.t("import-look")}</button><a href=visit.to("/staff/people")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("import-title")).trail(say.t("people-title"), visit.to("/staff/people")).trail(say.t("import-title"), "");
        frame.has_errors = look.is_some_and(|l| !l.slips.is_empty());
        (frame, main)
    })
}

fn slips(visit: &Visit, look: &Look) -> Option<AnyView> {
    let say = visit.say();
    if look.slips.is_empty() {
        return None;
    }
    let lines = look
        .slips
        .iter()
        .map(|slip| view! { <li><a href="#list">{say.with("import-line", &[("line", slip.line.to_string()), ("what", slip.what.words(say))])}</a></li> })
        .collect_view();
    let title = say.count("summary-title", look.slips.len());
    Some(
        view! { <div class="summary" role="alert" tabindex="-1" aria-labelledby="es"><h2 id="es">{title}</h2><p>{say.t("import-nothing-yet")}</p><ul class="set">{lines}</ul></div> }
            .into_any(),
    )
}

fn preview(visit: &Visit, look: &Look) -> AnyView {
    let say = visit.say();
    let row = |person: &Person, words: String| {
        view! {
            <tr><th scope="row">{person.display_name.clone()}</th><td data-h=say.t("staff-name")>{person.sign_in_name.clone()}</td>
                <td data-h=say.t("account-roles")>{super::staff_account::role_names(say, person.roles.iter())}</td><td data-h=say.t("import-what")>{words}</td></tr>
        }
    };
    let new = look.new.iter().map(|p| row(p, say.t("import-new"))).collect_view();
    let known = look.known.iter().map(|p| row(p, say.t("import-known"))).collect_view();
    let add = (!look.new.is_empty()).then(|| {
        view! {
            <form method="post" action=visit.to(HERE)>{forms::token(visit)}{seed_field(visit)}<input type="hidden" name="do" value="add"/>
                <input type="hidden" name="list" value=look.text.clone()/><button class="btn" type="submit">{say.count("import-add", look.new.len())}</button></form>
        }
    });
    let nobody = look.new.is_empty().then(|| view! { <p>{say.t("import-nobody")}</p> });
    view! {
        <section class="flow" aria-labelledby="look"><h2 id="look">{say.t("import-preview")}</h2><p>{say.t("import-nothing-yet")}</p>
            <table class="stack"><thead><tr><th scope="col">{say.t("account-name")}</th><th scope="col">{say.t("staff-name")}</th>
                <th scope="col">{say.t("account-roles")}</th><th scope="col">{say.t("import-what")}</th></tr></thead><tbody>{new}{known}</tbody></table>{nobody}{add}</section>
    }
    .into_any()
}

fn done(visit: &Visit, invited: &[[String; 3]], sealed: &str, text: &str) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let until = say.day(visit.house.now() + invitations::LASTS);
        let lines = invited
            .iter()
            .map(|[name, sign_in_name, code]| {
                view! {
                    <tr><th scope="row">{name.clone()}</th><td data-h=say.t("staff-name")>{sign_in_name.clone()}</td>
                        <td data-h=say.t("join-staff-code")><code>{code.clone()}</code></td></tr>
                }
            })
            .collect_view();
        let main = view! {
            <section class="flow"><h1>{say.count("import-done", invited.len())}</h1><p class="lead">{say.t("import-done-words")}</p>
                <p>{say.with("people-code-how", &[("address", join_address(visit)), ("day", until)])}</p>
                <table class="stack"><thead><tr><th scope="col">{say.t("account-name")}</th><th scope="col">{say.t("staff-name")}</th>
                    <th scope="col">{say.t("join-staff-code")}</th></tr></thead><tbody>{lines}</tbody></table>
                <form method="post" action=visit.to(HERE) class="no-print">{forms::token(visit)}<input type="hidden" name="seed" value=sealed.to_owned()/>
                    <input type="hidden" name="do" value="save"/><input type="hidden" name="list" value=text.to_owned()/>
                    <div class="acts"><button class="btn second" type="submit">{say.t("import-save")}</button><a href=visit.to("/staff/people")>{say.t("import-back")}</a></div></form></section>
        };
        (Frame::new(say.t("import-title")).trail(say.t("people-title"), visit.to("/staff/people")).trail(say.t("import-title"), ""), main)
    })
}
