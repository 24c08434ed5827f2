//! A module on one page: what it is, what is in it, its lessons, what to practise and to ask oneself, its handout, its words. Its PDF is printed from the same page.

use leptos::prelude::*;

use super::{
    case_part, doing_part, guide_pages, leads, lesson_part, paper_table, question_part,
    sheet::{Page, Sheet},
    volume::Volume,
};
use crate::{
    domain::{
        course::{Course, Module, Track},
        frameworks::Skill,
        ids::TermId,
        locale::Locale,
    },
    train::framework,
    ui::{
        art::Door,
        blocks,
        lesson_parts::{explained, module_flags, version_and_reviews},
    },
};

pub fn module(volume: &Volume<'_>, locale: Locale, course: &Course, module: &Module) -> Page {
    let mut sheet = Sheet::new(volume, locale, leads::module(locale, course, module), module.title.clone());
    sheet.written_in = module.source.written_in;
    sheet.small_print = Some(version_and_reviews(sheet.say(), &module.reviews, module.source.written_in, module.source.version));
    sheet.words = words(volume, locale, module);
    let say = sheet.say();
    let learners = course.track == Track::Learner;
    let skills: Vec<&Skill> = module.skills.iter().filter_map(|id| volume.library.skills.skill(id.as_str())).collect();

    let mut body = head(&sheet, course, module, &skills);
    if learners && !skills.is_empty() {
        body += &rating(&sheet, "before", "check-before-title", &skills);
    }
    for (n, lesson) in module.lessons.iter().enumerate() {
        let place = say.with("lesson-of", &[("n", n + 1), ("all", module.lessons.len())]);
        body += &lesson_part::lesson(&sheet, lesson, &place);
    }
    if !module.practices.is_empty() {
        body += &group(&sheet, "practices", "book-practices", "book-practices-words");
        body.extend(module.practices.iter().map(|practice| doing_part::practice(&sheet, practice)));
    }
    if !module.vignettes.is_empty() {
        body += &group(&sheet, "cases", "book-cases", "book-cases-words");
        body.extend(module.vignettes.iter().map(|case| case_part::case(&sheet, case)));
    }
    body.extend(module.check.iter().map(|set| question_part::check(&sheet, set)));
    body.extend(module.items.iter().map(|set| question_part::items(&sheet, set)));
    if learners && !skills.is_empty() {
        body += &rating(&sheet, "after", "check-after-title", &skills);
    }
    body.extend(module.handout.iter().map(|paper| guide_pages::handout(&sheet, paper)));
    body += &known_words(&sheet);

    let mut page = sheet.page("book", &body);
    page.pdf = Some((leads::pdf(locale, course, module), module.id.to_string()));
    page
}

/// Every glossary word that a lesson of it links to, once.
fn words(volume: &Volume<'_>, locale: Locale, module: &Module) -> Vec<TermId> {
    let glossary = &volume.library.edition(locale).glossary;
    let mut all: Vec<TermId> = Vec::new();
    for word in module.lessons.iter().flat_map(|lesson| &lesson.words) {
        if !all.contains(word) && glossary.term(word.as_str()).is_some() {
            all.push(word.clone());
        }
    }
    all
}

fn head(sheet: &Sheet<'_, '_>, course: &Course, module: &Module, skills: &[&Skill]) -> String {
    let (say, locale) = (sheet.say(), sheet.locale);
    let reader = sheet.volume.reader(locale);
    let can = skills.iter().map(|skill| view! { <li>{skill.statement.in_locale(locale).to_owned()}</li> }).collect_view();
    let can = (!skills.is_empty())
        .then(|| view! { <section class="flow"><h2 class="h-small">{say.t("module-after")}</h2><ul class="short set says">{can}</ul></section> });
    let about = (!module.competencies.is_empty()).then(|| {
        let framework = &sheet.volume.library.competencies;
        let items = module.competencies.iter().filter_map(|id| framework.competency(id.as_str()));
        let items = items.map(|c| {
            let title = format!("{} {}", framework::number(c), c.title.in_locale(locale));
            view! { <li><strong>{title}</strong><p>{c.proficient.in_locale(locale).to_owned()}</p></li> }
        });
        view! { <section class="flow"><h2 class="h-small">{say.t("train-competencies")}</h2><ul class="ruled set">{items.collect_view()}</ul></section> }
    });
    sheet.piece("", 0, || {
        let group = module.minutes_in_group.map(|m| format!(", {}", say.count("module-group", m as usize)));
        view! {
            <section class="flow opening"><p class="state">{Door::Ajar.view()}<span class="soft">{course.title.clone()}" · "{say.with("module-door", &[("n", module.number)])}</span></p>
                <h1>{module.title.clone()}</h1><p class="lead">{module.aim.clone()}</p>{module_flags(say, &module.flags)}
                <p>{say.t("module-time")}": "{say.count("module-alone", module.minutes_alone as usize)}{group}</p>
                {blocks::plain(&reader, &module.intro)}</section>
            {contents(sheet, course, module)}{can}{about}
        }
    })
}

/// What stands on this page, in its order.
fn contents(sheet: &Sheet<'_, '_>, course: &Course, module: &Module) -> impl IntoView + use<> {
    let say = sheet.say();
    let line = |to: String, words: String, meta: Option<String>| {
        let meta = meta.map(|m| view! { <span class="soft">" · "{m}</span> });
        view! { <li><a href=format!("#{to}")>{words}</a>{meta}</li> }
    };
    let lessons =
        module.lessons.iter().map(|l| line(format!("lesson-{}", l.slug), l.title.clone(), Some(say.count("minutes", l.minutes as usize)))).collect_view();
    let more = [
        (!module.practices.is_empty(), "practices", "book-practices"),
        (!module.vignettes.is_empty(), "cases", "book-cases"),
        (module.check.is_some(), "check", "module-check"),
        (module.items.is_some(), "items", "knowledge-title"),
        (module.handout.is_some(), "handout", "book-handout"),
        (!sheet.words.is_empty(), "words", "book-words"),
    ];
    let observations = module.observations.iter().map(|o| {
        let to = format!("book:{}", leads::observation(sheet.locale, course, module, o.slug.as_str()));
        view! { <li><a href=to>{say.with("observe-name", &[("title", o.title.as_str())])}</a></li> }
    });
    let observations = observations.collect_view();
    let more = more.into_iter().filter(|(there, ..)| *there).map(|(_, to, words)| line(to.to_owned(), say.t(words), None)).collect_view();
    view! { <nav class="flow toc" aria-labelledby="in-it"><h2 id="in-it" class="h-small">{say.t("book-in-it")}</h2><ol class="ruled set">{lessons}</ol><ul class="ruled set">{more}{observations}</ul></nav> }
}

/// A heading for several parts of one kind.
fn group(sheet: &Sheet<'_, '_>, id: &'static str, title: &str, words: &str) -> String {
    let (title, words) = (sheet.say().t(title), sheet.say().t(words));
    sheet.piece("", 0, || view! { <section class="flow group"><h2 id=id>{title}</h2><p>{words}</p></section> })
}

fn rating(sheet: &Sheet<'_, '_>, id: &'static str, title: &str, skills: &[&Skill]) -> String {
    let (title, own) = (sheet.say().t(title), sheet.say().t("book-own-feeling"));
    let table = paper_table::how_sure(sheet.volume, sheet.locale, skills);
    sheet.piece("", 0, || view! { <section class="flow rating"><h2 id=id>{title}</h2><p>{own}</p>{table}</section> })
}

fn known_words(sheet: &Sheet<'_, '_>) -> String {
    let say = sheet.say();
    let reader = sheet.volume.reader(sheet.locale);
    let terms = explained(&reader, &sheet.volume.library.edition(sheet.locale).glossary, &sheet.words);
    let terms = terms.map(|terms| view! { <section class="flow words-here"><h2 id="words">{say.t("book-words")}</h2>{terms}</section> });
    sheet.piece("", 0, || terms)
}
