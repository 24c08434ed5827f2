//! A case without an account: the way so far travels in the form and nowhere else. Nothing is stored, and each page says so.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};

use super::{case::Case, case_pages};
use crate::{
    domain::{
        case_way::{self, Way},
        course::Scene,
    },
    http::{body::Form, error::Trouble, visit::Visit},
};

/// `GET`: the first scene. A later one cannot be opened by its address, because the way to it is not in the address.
pub fn show(visit: &Visit, case: &Case<'_>, scene: &Scene) -> Result<Response<Body>, Trouble> {
    let way = case_way::walk(case.vignette, &[]).ok_or(Trouble::NotFound)?;
    if way.now.id != scene.id {
        return Ok(visit.go_on(&case.address(visit, None)));
    }
    Ok(visit.shared_page(|| case_pages::decision(visit, case, &way, Some(way.to_text()), &[])))
}

/// `POST`: a decision, or on to the next scene.
pub fn posted(visit: &Visit, case: &Case<'_>, scene: &Scene, form: &Form) -> Result<Response<Body>, Trouble> {
    let read = case_way::numbers(form.text("way")).and_then(|numbers| Some((case_way::walk(case.vignette, &numbers)?, numbers)));
    let (way, mut numbers) = read.ok_or(Trouble::BrokenForm)?;
    if way.now.id != scene.id {
        return Err(Trouble::BrokenForm);
    }
    if form.text("do") != "decide" {
        return Ok(next(visit, case, &way));
    }
    match form.one("choice").and_then(|c| c.parse::<usize>().ok()).filter(|n| *n < scene.decisions.len()) {
        None => {
            Ok(visit
                .page_with(StatusCode::UNPROCESSABLE_ENTITY, || case_pages::decision(visit, case, &way, Some(way.to_text()), &case_pages::choose_one(visit))))
        }
        Some(number) => {
            numbers.push(number);
            let way = case_way::walk(case.vignette, &numbers).ok_or(Trouble::BrokenForm)?;
            let step = numbers.len();
            let taken = way.at_step(step, scene.id.as_str()).ok_or(Trouble::BrokenForm)?;
            Ok(visit.page(|| case_pages::consequence(visit, case, &way, step, &taken, Some(way.to_text()))))
        }
    }
}

fn next(visit: &Visit, case: &Case<'_>, way: &Way<'_>) -> Response<Body> {
    match way.ended() {
        true => visit.page(|| case_pages::ending(visit, case, way, false)),
        false => visit.page(|| case_pages::decision(visit, case, way, Some(way.to_text()), &[])),
    }
}
