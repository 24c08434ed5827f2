//! The first page: three large choices (product decision 2), and what is good to know before choosing one.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    http::visit::Visit,
    ui::{art::pictures, frame::Frame},
};

pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let choice = |to: &str, picture: &'static str, title: &str, words: &str| {
            view! {
                <li><a href=visit.to(to)><span class="pic" aria-hidden="true" inner_html=picture></span>
                    <span class="say"><b>{say.t(title)}</b><span>{say.t(words)}</span></span></a></li>
            }
        };
        let main = view! {
            <section class="hero">
                <div class="flow"><h1>{say.t("home-title")}</h1><p class="lead">{say.t("home-lead")}</p></div>
                <figure class="deco" role="img" aria-label=say.t("home-picture")><div aria-hidden="true" inner_html=pictures::DOORSTEP></div></figure>
            </section>
            <section class="flow" aria-labelledby="who"><h2 id="who">{say.t("home-who")}</h2>
                <ul class="choices set">
                    {choice("/start", pictures::MYSELF, "home-myself", "home-myself-words")}
                    {choice("/support", pictures::SUPPORT, "home-support", "home-support-words")}
                    {choice("/train", pictures::CARE, "home-care", "home-care-words")}
                </ul></section>
            <section class="flow"><h2>{say.t("home-good-to-know")}</h2>
                <dl class="trouble">
                    <div><dt>{say.t("home-keep")}</dt><dd>{say.t("home-keep-words")}</dd></div>
                    <div><dt>{say.t("home-cost")}</dt><dd>{say.t("home-cost-words")}</dd></div>
                    <div><dt>{say.t("home-card")}</dt><dd><a href=visit.to("/open")>{say.t("home-card-words")}</a></dd></div>
                </dl></section>
        };
        (Frame::new(say.t("home-name")), main)
    })
}
