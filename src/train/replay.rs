//! Every stored result made again from its evidence, by the framework, the time zone and the moment that it names (promise 4); and every
//! check that was judged again, from its answers and the questions that did not count at that moment.
//!
//! For the command line, so it speaks English and gives keys. Deliberately absent: mending. A result that comes out differently is a
//! fault of the code or of the database, and people look at it.

use std::collections::BTreeMap;

use super::{
    calendar::SiteCalendar,
    decide::{self, Decider},
};
use crate::{
    content::wordings,
    domain::{competency::ENGINE, frameworks::Competencies, ids::Revision},
    storage::{
        ContentStore, StorageError, Stores,
        everyones_results::{self, Kept},
        results::CompetencyResult,
        wordings as kept_wordings,
    },
};

#[derive(Debug, Default)]
pub struct Report {
    pub people: usize,
    pub same: usize,
    pub different: Vec<Difference>,
    /// Pieces that were judged again without a question that does not count any more, and came out the same.
    pub again: usize,
    /// Decided by another version of the code, which this one does not have.
    pub other_engine: usize,
    /// The framework's text of then is not there, or the result does not say which it was.
    pub without_text: usize,
}

#[derive(Debug)]
pub struct Difference {
    pub staff: String,
    pub competency: String,
    pub as_of: i64,
    pub kept: String,
    pub again: String,
}

impl Difference {
    /// As in a log: UTC.
    pub fn moment(&self) -> String {
        jiff::Timestamp::from_millisecond(self.as_of).map(|t| t.to_string()).unwrap_or_default()
    }
}

impl Report {
    pub fn is_well(&self) -> bool {
        self.different.is_empty() && self.without_text == 0
    }

    pub fn words(&self) -> String {
        let mut words = format!("Results made again: {} of {} people, {} the same, {} different.", self.all(), self.people, self.same, self.different.len());
        if self.again > 0 {
            words.push_str(&format!(" {} pieces were judged again without a question that was taken out, and came out the same.", self.again));
        }
        if self.other_engine > 0 {
            words.push_str(&format!(" {} were decided by an earlier version of the program; make them again with that version.", self.other_engine));
        }
        if self.without_text > 0 {
            words.push_str(&format!(
                " {} cannot be made again: the framework’s text of then is not in the database. Look for it in a backup.",
                self.without_text
            ));
        }
        words
    }

    fn all(&self) -> usize {
        self.same + self.different.len() + self.other_engine + self.without_text
    }
}

/// One person at a time, however many there are.
pub async fn all(stores: &Stores) -> Result<Report, StorageError> {
    let mut report = Report::default();
    let mut frameworks = Frameworks::of(&stores.content);
    let mut last = String::new();
    while let Some(kept) = everyones_results::next_after(&stores.people, &last).await? {
        report.people += 1;
        person(&mut report, &mut frameworks, &kept).await?;
        last = kept.staff;
    }
    Ok(report)
}

async fn person(report: &mut Report, frameworks: &mut Frameworks<'_>, kept: &Kept) -> Result<(), StorageError> {
    let evidence = decide::for_rules(&kept.evidence);
    for result in &kept.results {
        let Some((revision, engine, zone)) = decide::decided_by(result) else {
            report.without_text += 1;
            continue;
        };
        if engine != ENGINE {
            report.other_engine += 1;
            continue;
        }
        let Some(framework) = frameworks.find(&revision).await? else {
            report.without_text += 1;
            continue;
        };
        let by = Decider { framework, revision: &revision, calendar: SiteCalendar::of(&zone) };
        let again = framework.competency(result.competency.as_str()).map(|c| by.stored(c, &evidence, result.as_of));
        match again {
            Some(again) if again == *result => report.same += 1,
            again => report.different.push(difference(kept, result, again)),
        }
    }
    for judged in &kept.again {
        let Some(framework) = frameworks.find(&judged.framework).await? else {
            report.without_text += 1;
            continue;
        };
        let (kept_as, again) = ((judged.again.shown, judged.again.points, judged.again.possible), judged.comes_out(&framework.rules));
        match kept_as == again {
            true => report.again += 1,
            false => report.different.push(Difference {
                staff: kept.staff.clone(),
                competency: judged.competency.as_str().to_owned(),
                as_of: judged.again.at,
                kept: format!("{} with {} of {} in a check judged again", kept_as.0.code(), kept_as.1, kept_as.2),
                again: format!("{} with {} of {}", again.0.code(), again.1, again.2),
            }),
        }
    }
    Ok(())
}

fn difference(kept: &Kept, result: &CompetencyResult, again: Option<CompetencyResult>) -> Difference {
    let again = again.map_or("nothing, the competency is not in its framework".to_owned(), |a| {
        if a.level == result.level { format!("{} for other reasons", a.level) } else { a.level }
    });
    Difference { staff: kept.staff.clone(), competency: result.competency.as_str().to_owned(), as_of: result.as_of, kept: result.level.clone(), again }
}

/// Frameworks as they were, each read once.
pub(super) struct Frameworks<'s> {
    content: &'s ContentStore,
    read: BTreeMap<Revision, Option<Competencies>>,
}

impl<'s> Frameworks<'s> {
    pub(super) fn of(content: &'s ContentStore) -> Self {
        Self { content, read: BTreeMap::new() }
    }

    /// What is at hand is not asked for.
    pub(super) fn know(&mut self, revision: &Revision, framework: &Competencies) {
        self.read.insert(revision.clone(), Some(framework.clone()));
    }

    pub(super) async fn find(&mut self, revision: &Revision) -> Result<Option<&Competencies>, StorageError> {
        if !self.read.contains_key(revision) {
            let wording = kept_wordings::find(self.content, revision).await?.filter(wordings::is_genuine);
            self.read.insert(revision.clone(), wording.as_ref().and_then(wordings::framework));
        }
        Ok(self.read.get(revision).and_then(Option::as_ref))
    }
}
