//! One try at a knowledge check: its questions, what was answered, and what it comes to, without those that do not count any more.
//!
//! Deliberately absent: keys and reasons.

use crate::{
    domain::{
        competency::{Judged, Outcome},
        ids::{CompetencyId, QuestionId},
        quiz::{Aim, Question},
        tries,
    },
    http::visit::Visit,
    storage::{
        attempts::{Attempt, Response as Answered},
        item_voids::{ItemVoid, Voids},
        judging_again,
    },
};

/// One try: its questions in their order, and what was answered.
pub struct Sheet<'v> {
    pub attempt: Attempt,
    pub questions: Vec<&'v Question>,
    pub answers: Vec<Answered>,
    /// What was asked in tries before this one, the oldest first.
    pub met: Vec<QuestionId>,
    /// Questions that do not count for whoever answers here.
    pub voids: Voids,
}

impl Sheet<'_> {
    /// The answer to the question at this place (from 0).
    pub fn answer(&self, place: usize) -> Option<&Answered> {
        self.answers.iter().find(|a| a.step as usize == place)
    }

    /// Was this one asked in an earlier try? Only when the bank has no other.
    pub fn is_met(&self, question: &Question) -> bool {
        self.met.contains(&question.id)
    }

    /// Why the question at this place does not count: in the words that were answered, or else as it is asked now.
    pub fn void(&self, place: usize) -> Option<&ItemVoid> {
        let question = self.questions.get(place)?;
        let wording = self.answer(place).map_or(&question.revision, |a| &a.item_revision);
        self.voids.find(question.id.as_str(), wording)
    }

    /// What does not count may stay without an answer.
    pub fn missing(&self) -> Vec<usize> {
        (0..self.questions.len()).filter(|place| self.answer(*place).is_none() && self.void(*place).is_none()).collect()
    }

    pub fn judged(&self, visit: &Visit) -> Judged {
        judging_again::judged(&visit.library.competencies.rules, &self.answers, &self.voids)
    }

    pub fn outcome(&self, visit: &Visit) -> Outcome {
        self.judged(visit).outcome
    }

    /// Does the question at this place count in what it comes to? One that was voided does where its point is kept.
    pub fn counts(&self, judged: Judged, place: usize) -> bool {
        self.void(place).is_none() || self.answer(place).is_some_and(|a| judged.counts(judging_again::step(a), true))
    }

    /// The competencies that it gives evidence for: asked about often enough, and with a question that counts.
    pub fn reported(&self, visit: &Visit, judged: Judged) -> Vec<(CompetencyId, u32)> {
        let mut all = tries::reported(&visit.library.competencies, &self.questions);
        let about = |id: &CompetencyId, place: usize| self.questions[place].aim == Aim::Competency(id.clone());
        // An earlier check whose questions are gone has none to look at, and gives nothing new.
        all.retain(|(id, _)| (0..self.questions.len()).any(|place| about(id, place) && self.counts(judged, place)));
        all
    }
}
