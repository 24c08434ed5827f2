//! The form of one topic. What cannot be used is shown again as it was typed.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{Topic, page::warning};
use crate::{
    domain::{
        help_lines::Region,
        locale::Locale,
        question_desk::DAYS,
        site::{Part, Site},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::site_settings,
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

/// `GET /staff/site/{part}`
pub async fn show_part(visit: Visit, Path((_, topic)): Address) -> Result<Response<Body>, Trouble> {
    let topic = Topic::from_code(&topic).ok_or(Trouble::NotFound)?;
    let site = visit.site.clone();
    Ok(draw(&visit, topic, &site, &[]))
}

/// `POST /staff/site/{part}`
pub async fn save(visit: Visit, Path((_, topic)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let topic = Topic::from_code(&topic).ok_or(Trouble::NotFound)?;
    let values: Vec<(Part, &str)> = topic.parts().into_iter().map(|part| (part, form.text(part.code()).trim())).collect();
    let typed = Site::new(values.iter().map(|(part, value)| (*part, (*value).to_owned())), 0);
    let fixes = fixes(&visit, topic, &typed);
    if !fixes.is_empty() {
        return Ok(draw(&visit, topic, &typed, &fixes));
    }
    let content = &visit.house.stores.content;
    let mut change = content.change().await?;
    site_settings::set(&mut change, &values, visit.site.changed_at, visit.house.now()).await?;
    change.commit().await?;
    visit.house.put_up_sign(site_settings::read(content).await?);
    Ok(visit.go_on(&format!("{}?saved={}", visit.to("/staff/site"), topic.code())))
}

fn fixes(visit: &Visit, topic: Topic, typed: &Site) -> Vec<Fix> {
    let say = visit.say();
    let long = topic.parts().into_iter().filter_map(|part| {
        let letters = typed.get(part).map_or(0, |value| value.chars().count());
        let blanks = [("most", part.longest()), ("now", letters)];
        (letters > part.longest()).then(|| Fix { field: part.code(), words: say.with("site-long", &blanks) })
    });
    let mut fixes: Vec<Fix> = long.collect();
    let days = typed.get(Part::AnswerDays).map(|days| days.parse().is_ok_and(|days: u32| DAYS.contains(&days)));
    if days == Some(false) {
        fixes.push(Fix { field: "answers", words: say.with("site-answers-fix", &[("least", DAYS.start()), ("most", DAYS.end())]) });
    }
    if topic != Topic::Help {
        return fixes;
    }
    if typed.get(Part::Region).is_none_or(|id| visit.library.help.region(id).is_none()) {
        fixes.push(Fix { field: "region", words: say.t("site-region-fix") });
    }
    let (on, by) = (typed.get(Part::HelpCheckedOn), typed.get(Part::HelpCheckedBy));
    let today = day(visit.house.now());
    let is_day = on.is_none_or(|on| on.parse::<jiff::civil::Date>().is_ok_and(|on| today.is_none_or(|today| on <= today)));
    if !is_day || (on.is_none() && by.is_some()) {
        fixes.push(Fix { field: "help-checked-on", words: say.t("site-checked-on-fix") });
    }
    if on.is_some() && by.is_none() {
        fixes.push(Fix { field: "help-checked-by", words: say.t("site-checked-by-fix") });
    }
    fixes
}

fn day(now: i64) -> Option<jiff::civil::Date> {
    jiff::Timestamp::from_millisecond(now).ok().map(|t| t.to_zoned(jiff::tz::TimeZone::UTC).date())
}

fn draw(visit: &Visit, topic: Topic, values: &Site, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let code = topic.code();
        let title = say.t(&format!("site-{code}"));
        let fields = match topic {
            Topic::Name => one_line(visit, Part::Name, "text", values, fixes),
            Topic::Answers => one_line(visit, Part::AnswerDays, "number", values, fixes),
            Topic::Help => help(visit, values, fixes),
            Topic::Desk | Topic::Devices | Topic::Duty => in_both_languages(visit, topic, values, fixes),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to(&format!("/staff/site/{code}")) class="flow"><h1>{title.clone()}</h1>
                <p class="lead">{say.t(&format!("site-{code}-lead"))}</p>{forms::token(visit)}{fields}
                <div class="acts"><button class="btn" type="submit">{say.t("site-save")}</button><a href=visit.to("/staff/site")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("site-title"), visit.to("/staff/site")).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn one_line(visit: &Visit, part: Part, kind: &'static str, values: &Site, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let (label, hint) = (say.t(&format!("site-{}-label", part.code())), say.t(&format!("site-{}-hint", part.code())));
    Field { id: part.code(), label, hint: Some(hint), kind, complete: "off", value: values.get(part).unwrap_or_default() }.view(fixes)
}

fn in_both_languages(visit: &Visit, topic: Topic, values: &Site, fixes: &[Fix]) -> AnyView {
    let part = |locale: Locale| match topic {
        Topic::Desk => Part::Desk(locale),
        Topic::Devices => Part::Devices(locale),
        _ => Part::Duty(locale),
    };
    let hint = format!("site-{}-hint", topic.code());
    Locale::ALL.map(|locale| lines(visit, part(locale), &format!("site-in-{}", locale.code()), &hint, values, fixes)).into_iter().collect_view().into_any()
}

/// A box for a few lines. It is for the public, and says so.
fn lines(visit: &Visit, part: Part, label: &str, hint: &str, values: &Site, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let id = part.code();
    let error = fixes.iter().find(|f| f.field == id).map(|f| f.words.clone());
    let class = if error.is_some() { "field err" } else { "field" };
    let hint_id = format!("{id}-hint");
    view! {
        <div class=class><label for=id>{say.t(label)}</label>
            <span class="hint" id=hint_id.clone()>{say.t(hint)}" "{say.t("no-patient-details")}</span>
            {error.map(|e| view! { <span class="err-text">{e}</span> })}
            <textarea id=id name=id rows="6" aria-describedby=hint_id>{forms::in_box(values.get(part).unwrap_or_default())}</textarea></div>
    }
    .into_any()
}

fn help(visit: &Visit, values: &Site, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let now = values.get(Part::Region).or(visit.region().map(|r| r.id.as_str())).unwrap_or_default().to_owned();
    let choices = visit.library.help.regions.iter().map(|r| choice(visit, r, r.id == now)).collect_view();
    let error = fixes.iter().find(|f| f.field == "region").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let numbers = visit.region().map(|r| {
        r.lines.iter().map(|line| view! { <li>{line.name.in_locale(visit.locale).to_owned()}": "<strong>{line.shown.clone()}</strong></li> }).collect_view()
    });
    view! {
        {warning(visit)}
        <fieldset class="flow" id="region"><legend>{say.t("site-region")}</legend>{error}{choices}</fieldset>
        <h2>{say.t("site-check-title")}</h2><p>{say.t("site-check-lead")}</p><ul>{numbers}</ul>
        {one_line(visit, Part::HelpCheckedOn, "date", values, fixes)}{one_line(visit, Part::HelpCheckedBy, "text", values, fixes)}
    }
    .into_any()
}

fn choice(visit: &Visit, region: &Region, chosen: bool) -> impl IntoView + use<> {
    let id = format!("region-{}", region.id);
    view! {
        <div class="opt"><input type="radio" name="region" id=id.clone() value=region.id.clone() checked=chosen/>
            <label for=id>{region.name.in_locale(visit.locale).to_owned()}</label></div>
    }
}
