//! A case with decisions on paper: every scene, and behind each decision what happens then and where to read on.
//!
//! What a guest reads on the site after a decision stands here, too; points and marks do not.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{
    domain::course::{Decision, Scene, Vignette, Worth},
    ui::{
        blocks::{self, Reader},
        lesson_parts::module_flags,
    },
};

pub fn case(sheet: &Sheet<'_, '_>, case: &Vignette) -> String {
    let say = sheet.say();
    let reader = sheet.volume.reader(sheet.locale);
    let body = sheet.piece(&format!("case-{}-", case.slug), 2, || {
        let scenes = case.scenes.iter().map(|scene| one_scene(&reader, case, scene)).collect_view();
        view! {
            <section class="flow"><h1>{case.title.clone()}</h1><p class="soft">{say.count("takes-minutes", case.minutes as usize)}</p>{module_flags(say, &case.flags)}
                <p class="made-up">{say.t("case-made-up")}</p>{blocks::plain(&reader, &case.intro)}</section>
            {scenes}
        }
    });
    format!("<article class=\"case\" id=\"case-{}\"{}>{body}</article>\n", case.slug, sheet.lang_of(case.source.written_in))
}

fn one_scene(reader: &Reader, case: &Vignette, scene: &Scene) -> impl IntoView + use<> {
    let say = reader.say;
    let decisions = scene.decisions.iter().map(|decision| one_decision(reader, case, decision)).collect_view();
    let decisions = match scene.decisions.is_empty() {
        true => view! { <p class="soft">{say.t("book-case-end")}</p> }.into_any(),
        false => view! { <h3>{say.t("case-decide")}</h3><ul class="decisions set">{decisions}</ul> }.into_any(),
    };
    view! { <section class="scene-part flow" id=scene.id.to_string()><h2>{blocks::line(&scene.title)}</h2>{blocks::plain(reader, &scene.blocks)}{decisions}</section> }
}

fn one_decision(reader: &Reader, case: &Vignette, decision: &Decision) -> impl IntoView + use<> {
    let say = reader.say;
    let harmful = (decision.worth == Worth::Unsafe).then(|| view! { <p class="quiet care"><strong>{say.t("case-unsafe")}</strong></p> });
    let next = case.scene(decision.leads_to.as_str()).map(|scene| {
        view! { <p>{say.t("book-case-on")}" "<a href=format!("#{}", scene.id)>{blocks::line(&scene.title)}</a></p> }
    });
    view! {
        <li><p><strong>{blocks::line(&decision.words)}</strong></p>
            <details><summary>{say.t("case-then")}</summary><div class="flow">{blocks::plain(reader, &decision.consequence)}{harmful}{next}</div></details></li>
    }
}
