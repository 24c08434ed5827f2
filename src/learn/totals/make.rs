//! Making the totals of a quarter: once, a day after it has ended where the site is.
//!
//! The day between lets what was said in the last minute arrive. What is read is what people let be counted, and nothing else of any learner; what is
//! kept is what may be told. A quarter that passed while no server ran is not told; who waits, waits for the next one.
//! Deliberately absent: making a quarter again, and any other moment at which totals change.

use std::collections::BTreeMap;

use super::{quarter_at, read};
use crate::{
    content::library::Library,
    domain::{course::Track, locale::Locale, quarter::Quarter, skills_form::Versions},
    http::house::House,
    statistics::{
        pairs::Pair,
        totals::{ModuleTotal, QuarterTotals, Waiting, counted_up_to, total},
    },
    storage::{StorageError, site_totals, site_totals::Counted},
};

const DAY: i64 = 24 * 3600 * 1000;

/// `true`: the totals of the quarter that ended last were made now, by this server.
pub async fn tell(house: &House) -> Result<bool, StorageError> {
    let quarter = quarter_at(house.now() - DAY, &house.settings.time_zone).before();
    let people = &house.stores.people;
    if is_told(&site_totals::told(people).await?, quarter) {
        return Ok(false);
    }
    let library = house.library();
    let words = Versions { instrument: library.skills_check.version, framework: library.skills.version };
    let mut change = people.change().await?;
    let so_far = site_totals::told_so_far(&mut change).await?;
    if is_told(&so_far, quarter) {
        return Ok(false);
    }
    let counted = site_totals::counted(&mut change, quarter, words).await?;
    let totals = QuarterTotals { quarter, modules: modules(&library, &counted, &read(so_far)?) };
    let text = serde_json::to_string(&totals).map_err(|_| StorageError::Unreadable { column: "told" })?;
    let first = site_totals::tell(&mut change, quarter, &text).await?;
    change.commit().await?;
    Ok(first)
}

/// This quarter, or a later one: a clock that went back makes nothing anew.
fn is_told(told: &[(Quarter, String)], quarter: Quarter) -> bool {
    told.iter().any(|(done, _)| *done >= quarter)
}

/// In the order of the courses, each module by itself.
fn modules(library: &Library, counted: &[Counted], told: &[QuarterTotals]) -> Vec<ModuleTotal> {
    let edition = library.edition(Locale::English);
    let learners = edition.modules().filter(|(course, _)| course.track == Track::Learner);
    learners
        .filter_map(|(_, module)| {
            let id = module.id.as_str();
            let up_to = counted_up_to(id, told);
            let waits = counted.iter().filter(|one| one.module == id && Some(one.quarter) > up_to);
            total(id, &waiting(waits, module.skills.len()))
        })
        .collect()
}

/// One line for each person who rated at least half of the module's skills both times.
fn waiting<'c>(counted: impl Iterator<Item = &'c Counted>, skills: usize) -> Vec<Waiting> {
    let mut by_person: BTreeMap<usize, Vec<&Counted>> = BTreeMap::new();
    counted.for_each(|one| by_person.entry(one.person).or_default().push(one));
    let enough = by_person.into_values().filter(|rated| rated.len() * 2 >= skills);
    enough
        .map(|rated| {
            let mean = |of: fn(&Counted) -> u8| rated.iter().map(|one| f64::from(of(one))).sum::<f64>() / rated.len() as f64;
            Waiting { class: rated.first().and_then(|one| one.class.clone()), pair: Pair { earlier: mean(|one| one.before), later: mean(|one| one.after) } }
        })
        .collect()
}
