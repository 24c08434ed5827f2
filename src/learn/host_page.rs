//! Pages that belong to the host: privacy, accessibility, ways and devices, about. Markdown in `content/pages/`.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use crate::{
    http::{error::Trouble, visit::Visit},
    ui::{
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// `/about/{page}`
pub async fn show(visit: Visit, Path((_, page)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let page = visit.library.edition(visit.locale).page(&page).ok_or(Trouble::NotFound)?;
    Ok(visit.shared_page(|| {
        let reader = Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None };
        let main = view! { <section class="flow"><h1>{page.title.clone()}</h1></section>{blocks::sections(&reader, &page.blocks)} };
        let mut frame = Frame::new(page.title.clone()).trail(visit.say().t("crumb-home"), visit.to("")).trail(page.title.clone(), "");
        frame.written_in = Some(page.source.written_in);
        (frame, main)
    }))
}
