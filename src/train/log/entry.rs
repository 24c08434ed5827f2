//! One entry of my log: added, changed, deleted. Deleting asks once more.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{HERE, heading};
use crate::{
    account::secrets::{decode, encode, random},
    domain::learning_log::{Entry, Field, Headings, LONGEST_OWN, LONGEST_REFLECTION, LONGEST_TITLE, MOST_ENTRIES, MOST_MINUTES, OWN},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{learning_log, staff::Staff},
    train::calendar::SiteCalendar,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

/// As typed, so that nothing is lost when something has to be mended.
#[derive(Default)]
struct Typed {
    id: String,
    day: String,
    minutes: String,
    title: String,
    reflection: String,
    own: [String; OWN],
}

impl Typed {
    fn of(entry: Entry) -> Self {
        Self { minutes: entry.minutes.to_string(), id: entry.id, day: entry.day, title: entry.title, reflection: entry.reflection, own: entry.own }
    }

    fn read(form: &Form, id: String) -> Self {
        let text = |name: &str| form.text(name).trim().to_owned();
        let own = std::array::from_fn(|n| text(Field::Own(n).code()));
        Self { id, day: text("day"), minutes: text("minutes"), title: text("title"), reflection: text("reflection"), own }
    }
}

async fn find(visit: &Visit, staff: &Staff, id: &str) -> Result<Entry, Trouble> {
    let all = learning_log::all(&visit.house.stores.people, staff).await?;
    all.into_iter().find(|entry| entry.id == id).ok_or(Trouble::NotFound)
}

/// `GET /train/log/{entry}`, also `new`; `?sure=delete` asks before deleting.
pub async fn show(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let headings = learning_log::headings(&visit.house.stores.people, staff).await?;
    if id == "new" {
        let today = SiteCalendar::of(&visit.house.settings.time_zone).day(visit.house.now());
        return Ok(draw(&visit, &id, &headings, &Typed { id: encode(&random::<16>()), day: today, ..Typed::default() }, &[]));
    }
    let entry = find(&visit, staff, &id).await?;
    Ok(match visit.query.text("sure") {
        "delete" => ask(&visit, &entry),
        _ => draw(&visit, &id, &headings, &Typed::of(entry), &[]),
    })
}

/// `POST /train/log/{entry}`
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    if form.text("do") == "delete" {
        let mut change = people.change().await?;
        learning_log::delete(&mut change, staff, &id).await?;
        change.commit().await?;
        return Ok(visit.go_on(&visit.to(&format!("{HERE}?done=deleted"))));
    }
    let id_of_entry = match id.as_str() {
        "new" => decode(form.text("entry")).filter(|bytes| bytes.len() == 16).map(|bytes| encode(&bytes)).ok_or(Trouble::BrokenForm)?,
        id => find(&visit, staff, id).await?.id,
    };
    let typed = Typed::read(&form, id_of_entry);
    let entry = match checked(&visit, staff, &typed).await? {
        Ok(entry) => entry,
        Err(fixes) => {
            let headings = learning_log::headings(people, staff).await?;
            return Ok(draw(&visit, &id, &headings, &typed, &fixes));
        }
    };
    let mut change = people.change().await?;
    if !learning_log::put(&mut change, staff, &entry, visit.house.now()).await? {
        return Err(Trouble::BrokenForm);
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to(&format!("{HERE}?done=saved"))))
}

/// The entry, or what to mend.
async fn checked(visit: &Visit, staff: &Staff, typed: &Typed) -> Result<Result<Entry, Vec<Fix>>, Trouble> {
    let say = visit.say();
    let mut fixes = Vec::new();
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(visit.house.now());
    let day = typed.day.parse::<jiff::civil::Date>().ok().map(|day| day.to_string()).filter(|day| *day <= today && day.as_str() >= "1950");
    if day.is_none() {
        fixes.push(Fix { field: "day", words: say.t("learning-log-day-fix") });
    }
    if typed.title.is_empty() {
        fixes.push(Fix { field: "title", words: say.t("learning-log-title-fix") });
    }
    let minutes = typed.minutes.parse::<u32>().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
    if minutes.is_none() {
        fixes.push(Fix { field: "minutes", words: say.t("learning-log-minutes-fix") });
    }
    let own = typed.own.iter().enumerate().map(|(n, text)| (Field::Own(n).code(), text, LONGEST_OWN));
    for (field, text, most) in [("title", &typed.title, LONGEST_TITLE), ("reflection", &typed.reflection, LONGEST_REFLECTION)].into_iter().chain(own) {
        let now = text.chars().count();
        if now > most {
            fixes.push(Fix { field, words: say.with("site-long", &[("most", most), ("now", now)]) });
        }
    }
    let all = learning_log::all(&visit.house.stores.people, staff).await?;
    if all.len() >= MOST_ENTRIES && all.iter().all(|entry| entry.id != typed.id) {
        fixes.push(Fix { field: "title", words: say.t("learning-log-full-fix") });
    }
    Ok(match (day, minutes, fixes.is_empty()) {
        (Some(day), Some(minutes), true) => {
            Ok(Entry { id: typed.id.clone(), day, minutes, title: typed.title.clone(), reflection: typed.reflection.clone(), own: typed.own.clone() })
        }
        _ => Err(fixes),
    })
}

fn draw(visit: &Visit, address: &str, headings: &Headings, typed: &Typed, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let is_new = address == "new";
        let title = say.t(if is_new { "learning-log-add" } else { "learning-log-change" });
        let line = |id: &'static str, label: String, hint: Option<&str>, kind: &'static str, value: &str| {
            forms::Field { id, label, hint: hint.map(|name| say.t(name)), kind, complete: "off", value }.view(fixes)
        };
        let own = (0..OWN).filter(|n| headings.of(Field::Own(*n)).is_some()).map(|n| {
            let field = Field::Own(n);
            line(field.code(), heading(visit, headings, field), Some("learning-log-no-patient"), "text", &typed.own[n])
        });
        let own = own.collect_view();
        let delete = (!is_new).then(|| view! { <a href=visit.to(&format!("{HERE}/{address}?sure=delete"))>{say.t("learning-log-delete")}</a> });
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(&format!("{HERE}/{address}")) class="flow"><h1>{title.clone()}</h1>{forms::token(visit)}
                <input type="hidden" name="entry" value=typed.id.clone()/>
                {line("title", heading(visit, headings, Field::Title), Some("learning-log-title-hint"), "text", &typed.title)}
                {line("day", heading(visit, headings, Field::Day), None, "date", &typed.day)}
                {line("minutes", say.t("learning-log-minutes"), Some("learning-log-minutes-hint"), "number", &typed.minutes)}{own}
                {reflection(visit, headings, &typed.reflection, fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("learning-log-save")}</button><a href=visit.to(HERE)>{say.t("cancel")}</a>{delete}</div></form>
        };
        (framed(visit, title, !fixes.is_empty()), main)
    })
}

fn reflection(visit: &Visit, headings: &Headings, value: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "reflection").map(|f| f.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    view! {
        <div class=class><label for="reflection">{heading(visit, headings, Field::Reflection)}</label>
            <span class="hint" id="reflection-hint">{say.t("learning-log-reflection-hint")}" "{say.t("learning-log-no-patient")}</span>
            {error.map(|e| view! { <span class="err-text">{e}</span> })}
            <textarea id="reflection" name="reflection" rows="6" aria-describedby="reflection-hint">{forms::in_box(value)}</textarea></div>
    }
    .into_any()
}

fn ask(visit: &Visit, entry: &Entry) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let to = visit.to(&format!("{HERE}/{}", entry.id));
        let back = to.clone();
        let main = view! {
            <form method="post" action=to class="flow"><h1>{say.t("learning-log-delete-title")}</h1><p class="lead">{entry.title.clone()}", "{entry.day.clone()}</p>{forms::token(visit)}
                <p>{say.t("learning-log-delete-words")}</p><input type="hidden" name="do" value="delete"/>
                <div class="acts"><button class="btn" type="submit">{say.t("learning-log-delete-go")}</button><a href=back>{say.t("cancel")}</a></div></form>
        };
        (framed(visit, say.t("learning-log-delete-title"), false), main)
    })
}

fn framed(visit: &Visit, title: String, has_errors: bool) -> Frame {
    let say = visit.say();
    let mut frame =
        Frame::new(title.clone()).trail(say.t("train-title"), visit.to("/train")).trail(say.t("learning-log-title"), visit.to(HERE)).trail(title, "");
    frame.has_errors = has_errors;
    frame
}
