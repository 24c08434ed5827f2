//! What people do in a course besides reading: practices and cases with decisions. Part of `course`, which gives out every name.
//!
//! Deliberately absent: state. An address says which screen or scene somebody is at; what a case gives as evidence is decided elsewhere.

use super::{
    course::{Block, Source},
    ids::*,
    markdown::Inline,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PracticeKind {
    Settings,
    Inbox,
    SignIn,
    Portal,
    /// A page of an app store.
    Store,
    VideoCall,
    /// A talk with a chatbot: its words are quotes.
    Chatbot,
}

impl PracticeKind {
    /// The name that authors write, and the class of its look.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Inbox => "inbox",
            Self::SignIn => "sign-in",
            Self::Portal => "portal",
            Self::Store => "store",
            Self::VideoCall => "video-call",
            Self::Chatbot => "chatbot",
        }
    }
}

/// A made-up phone, inbox or portal: screens that link to each other. No state: the address says which screen and which choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    pub id: PracticeId,
    /// The address: the file's name without `practice-`.
    pub slug: LessonSlug,
    pub title: String,
    pub kind: PracticeKind,
    pub goal: String,
    pub screens: Vec<Screen>,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    pub id: SceneId,
    pub title: Inline,
    pub blocks: Vec<Block>,
    /// Things to tap: where to, the words on them, the smaller words beside.
    pub taps: Vec<Tap>,
    pub choices: Vec<ScreenChoice>,
    pub hint: Option<Vec<Block>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Tap {
    pub to: SceneId,
    pub words: Inline,
    pub beside: Option<Inline>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ScreenChoice {
    pub words: Inline,
    /// The choice that reaches the goal of this screen.
    pub reaches: bool,
    pub reason: Vec<Block>,
}

/// A case with decisions. `scenes[0]` is the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Vignette {
    pub id: VignetteId,
    /// The address: the file's name without `vignette-`.
    pub slug: LessonSlug,
    pub title: String,
    pub competencies: Vec<CompetencyId>,
    /// What the content note before the case names.
    pub flags: Vec<String>,
    pub minutes: u32,
    pub intro: Vec<Block>,
    pub scenes: Vec<Scene>,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    pub id: SceneId,
    pub title: Inline,
    pub blocks: Vec<Block>,
    /// Empty: this scene is an ending.
    pub decisions: Vec<Decision>,
}

/// How a decision serves the person in the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Worth {
    Good,
    Partly,
    NotYet,
    /// Blocks the evidence, whatever the points.
    Unsafe,
}

impl Worth {
    /// 0 to 2 (curriculum 4.7: each decision is worth two points at most).
    pub fn points(self) -> u32 {
        match self {
            Self::Good => 2,
            Self::Partly => 1,
            Self::NotYet | Self::Unsafe => 0,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub words: Inline,
    pub leads_to: SceneId,
    pub worth: Worth,
    pub consequence: Vec<Block>,
}

impl Practice {
    /// The screen that leads here on the shortest way from the start; `None` for the start itself.
    pub fn before(&self, id: &SceneId) -> Option<&SceneId> {
        let start = &self.screens.first()?.id;
        let mut reached = vec![start];
        let mut at = 0;
        while let Some(from) = reached.get(at).copied() {
            for tap in self.screen(from.as_str()).map(|s| s.taps.as_slice()).unwrap_or_default() {
                if &tap.to == id && id != start {
                    return Some(from);
                }
                if !reached.contains(&&tap.to) {
                    reached.push(&tap.to);
                }
            }
            at += 1;
        }
        None
    }

    pub fn screen(&self, id: &str) -> Option<&Screen> {
        self.screens.iter().find(|s| s.id.as_str() == id)
    }
}

impl Screen {
    /// How many of the choices fit.
    pub fn fitting(&self) -> usize {
        self.choices.iter().filter(|c| c.reaches).count()
    }
}

impl Vignette {
    pub fn scene(&self, id: &str) -> Option<&Scene> {
        self.scenes.iter().find(|s| s.id.as_str() == id)
    }
}
