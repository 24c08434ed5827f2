//! The way somebody takes through a case: which decision at which scene, where they stand now, what it comes to. Pure.
//!
//! A way is nothing but the numbers of the decisions, so that a guest can carry it in a form and a record can store it step by step.
//! Deliberately absent: changing a decision. Taking it again is another way (another attempt).

use super::{
    competency::{self, Outcome, Step},
    course::{Decision, Scene, Vignette, Worth},
    frameworks::Rules,
};

/// More decisions than any case has; a way in a form is somebody else's text.
const LONGEST: usize = 40;

/// One decision that was made.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'v> {
    pub scene: &'v Scene,
    pub number: usize,
    pub decision: &'v Decision,
    /// What it was worth when it was made.
    pub worth: Step,
}

/// A decision as it was stored, with the scenes of the text in which it was made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'v> {
    pub scene: &'v str,
    pub number: usize,
    pub worth: Step,
    pub scenes: &'v [Scene],
}

#[derive(Debug, Clone)]
pub struct Way<'v> {
    pub taken: Vec<Taken<'v>>,
    /// The scene to decide at, or the ending.
    pub now: &'v Scene,
}

/// Follows the decisions. `None` if one of them does not exist: the text changed, or the form was not ours.
pub fn walk<'v>(case: &'v Vignette, chosen: &[usize]) -> Option<Way<'v>> {
    if chosen.len() > LONGEST {
        return None;
    }
    let mut way = Way { taken: Vec::new(), now: case.scenes.first()? };
    for number in chosen {
        let decision = way.now.decisions.get(*number)?;
        way.taken.push(Taken { scene: way.now, number: *number, decision, worth: step(decision) });
        way.now = case.scene(decision.leads_to.as_str())?;
    }
    Some(way)
}

/// Follows stored decisions, each in the text in which it was made, and stands in `today` at the end. `None` if the last one leads to a
/// scene that is not there any more.
pub fn follow<'v>(today: &'v [Scene], made: &[Made<'v>]) -> Option<Way<'v>> {
    let mut taken = Vec::new();
    let mut next = today.first()?.id.as_str();
    for made in made {
        let scene = find(made.scenes, made.scene)?;
        let decision = scene.decisions.get(made.number)?;
        taken.push(Taken { scene, number: made.number, decision, worth: made.worth });
        next = decision.leads_to.as_str();
    }
    Some(Way { taken, now: find(today, next)? })
}

fn find<'v>(scenes: &'v [Scene], id: &str) -> Option<&'v Scene> {
    scenes.iter().find(|scene| scene.id.as_str() == id)
}

impl<'v> Way<'v> {
    pub fn ended(&self) -> bool {
        self.now.decisions.is_empty()
    }

    /// The step (counting from 1) at which this scene was decided, the latest if it was met twice.
    pub fn step_at(&self, scene: &str) -> Option<usize> {
        self.taken.iter().rposition(|t| t.scene.id.as_str() == scene).map(|i| i + 1)
    }

    /// The decision of a step, if it was made at this scene.
    pub fn at_step(&self, step: usize, scene: &str) -> Option<Taken<'v>> {
        step.checked_sub(1).and_then(|i| self.taken.get(i)).copied().filter(|t| t.scene.id.as_str() == scene)
    }

    /// The scene that a step led to.
    pub fn after(&self, step: usize) -> Option<&'v Scene> {
        if step == self.taken.len() { Some(self.now) } else { self.taken.get(step).map(|t| t.scene) }
    }

    pub fn steps(&self) -> Vec<Step> {
        self.taken.iter().map(|t| t.worth).collect()
    }

    /// What it comes to, once it has ended.
    pub fn outcome(&self, rules: &Rules) -> Option<Outcome> {
        self.ended().then(|| competency::vignette(rules, &self.steps()))
    }

    /// As a form carries it: `0.2.1`.
    pub fn to_text(&self) -> String {
        self.taken.iter().map(|t| t.number.to_string()).collect::<Vec<_>>().join(".")
    }
}

/// The most decisions that a way without a circle takes.
pub fn most_decisions(case: &Vignette) -> usize {
    fn from<'v>(case: &'v Vignette, scene: &'v Scene, met: &mut Vec<&'v Scene>) -> usize {
        if scene.decisions.is_empty() || met.iter().any(|m| m.id == scene.id) {
            return 0;
        }
        met.push(scene);
        let next = scene.decisions.iter().filter_map(|d| case.scene(d.leads_to.as_str()));
        let longest = next.map(|scene| from(case, scene, met)).max().unwrap_or(0);
        met.pop();
        longest + 1
    }
    case.scenes.first().map_or(0, |start| from(case, start, &mut Vec::new()))
}

/// The numbers of a way in a form; `None` for anything else.
pub fn numbers(text: &str) -> Option<Vec<usize>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.split('.').map(|n| n.parse().ok()).collect()
}

/// What one decision is worth.
pub fn step(decision: &Decision) -> Step {
    Step { points: decision.worth.points(), possible: Worth::Good.points(), unsafe_step: decision.worth == Worth::Unsafe }
}
