//! What people can learn: 50 learner skills and 32 clinician competencies, as content holds them. Versioned files, not code.
//!
//! Deliberately absent: anybody's results. Those name a framework's version and one of these ids.

use super::{
    competency::{LaterUnsafe, LevelRules, Rule},
    course::Review,
    ids::{CompetencyId, ModuleId, SkillId},
    locale::Words,
};
use serde::{Deserialize, Serialize};

/// The two learner courses' map of “I can…” statements.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skills {
    pub id: String,
    pub version: u32,
    pub title: Words,
    pub categories: Vec<Category>,
    pub skills: Vec<Skill>,
    pub modules: Vec<ModuleName>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: String,
    pub title: Words,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    pub id: SkillId,
    pub category: String,
    pub level: SkillLevel,
    pub digcomp_area: u8,
    /// The module that teaches it; it may not be published yet.
    pub module: ModuleId,
    /// One of the twelve that the home page's skills check asks about.
    pub core: bool,
    /// Only doing shows it: Check yourself asks nothing about it.
    #[serde(default)]
    pub hands_only: bool,
    pub statement: Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkillLevel {
    Entry,
    Basic,
    Confident,
}

/// A module by the name that frameworks use, published or not.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleName {
    pub id: ModuleId,
    pub title: Words,
}

impl Skills {
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id.as_str() == id)
    }
    pub fn core(&self) -> impl Iterator<Item = &Skill> {
        self.skills.iter().filter(|skill| skill.core)
    }
    pub fn of_module(&self, id: &ModuleId) -> impl Iterator<Item = &Skill> {
        self.skills.iter().filter(move |skill| &skill.module == id)
    }
    pub fn of_category(&self, id: &str) -> impl Iterator<Item = &Skill> {
        self.skills.iter().filter(move |skill| skill.category == id)
    }
    pub fn module_name(&self, id: &ModuleId) -> Option<&Words> {
        self.modules.iter().find(|module| &module.id == id).map(|module| &module.title)
    }
}

/// The clinician framework and the rules by which evidence becomes a result.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competencies {
    pub id: String,
    pub version: u32,
    pub rules_version: u32,
    /// Until a standard-setting panel is recorded every result says “provisional” (product decision 14).
    pub panel: Option<Review>,
    pub title: Words,
    pub levels: Vec<Level>,
    pub evidence_kinds: Vec<EvidenceKindName>,
    pub domains: Vec<Domain>,
    pub modules: Vec<ModuleName>,
    pub rules: Rules,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub id: LevelId,
    pub title: Words,
    pub meaning: Words,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LevelId {
    Foundation,
    Proficient,
    Lead,
}

impl LevelId {
    /// The lowest first.
    pub const ALL: [Self; 3] = [Self::Foundation, Self::Proficient, Self::Lead];

    /// As in files and in stored evidence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Foundation => "foundation",
            Self::Proficient => "proficient",
            Self::Lead => "lead",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    Knowledge,
    Vignette,
    Observed,
    Reflection,
    PriorLearning,
    CourseCompletion,
}

impl EvidenceKind {
    pub const ALL: [Self; 6] = [Self::Knowledge, Self::Vignette, Self::Observed, Self::Reflection, Self::PriorLearning, Self::CourseCompletion];

    /// As in files and in stored evidence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Vignette => "vignette",
            Self::Observed => "observed",
            Self::Reflection => "reflection",
            Self::PriorLearning => "prior-learning",
            Self::CourseCompletion => "course-completion",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a “By” column can ask for it. What cannot stands in a rule of its own, as another way.
    pub fn is_of_columns(self) -> bool {
        !matches!(self, Self::PriorLearning | Self::CourseCompletion)
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceKindName {
    pub id: EvidenceKind,
    /// As in the “By” column of the curriculum: K, V, O, R; P and C for what is in no column.
    pub letter: String,
    pub title: Words,
    pub meaning: Words,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    pub id: String,
    pub title: Words,
    /// How long evidence holds: until the end of the day so many calendar months later.
    pub valid_months: u32,
    /// Whether a later unsafe outcome takes back what was accepted before it.
    #[serde(default)]
    pub later_unsafe: LaterUnsafe,
    pub module: ModuleId,
    pub competencies: Vec<Competency>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competency {
    pub id: CompetencyId,
    pub title: Words,
    pub foundation: Words,
    pub proficient: Words,
    pub lead: Words,
    /// Its “By” column: the kinds of evidence that it can be shown by.
    pub evidence: Vec<EvidenceKind>,
    /// What its levels ask for, where that is not what the framework asks of all.
    #[serde(default)]
    pub rules: LevelRules,
    /// The ids that it had in earlier versions: evidence under them counts here.
    #[serde(default)]
    pub formerly: Vec<CompetencyId>,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub knowledge: KnowledgeRules,
    pub vignette: VignetteRules,
    /// What each level asks for, of every competency that does not say it itself.
    pub levels: LevelRules,
    /// So long after its end a standing is kept while it is renewed.
    pub grace_days: u32,
    /// The domains that the Foundation level is about.
    pub foundation_domains: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeRules {
    pub pass_percent: u32,
    /// Every safety item must be right, whatever the sum.
    pub safety_all_right: bool,
    pub tries: u32,
    pub wait_hours: u32,
    /// Below this many answered items only the domain is reported.
    pub items_for_competency: u32,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VignetteRules {
    pub points_needed: u32,
    pub points_possible: u32,
    pub unsafe_blocks: bool,
}

impl Competencies {
    pub fn all(&self) -> impl Iterator<Item = &Competency> {
        self.domains.iter().flat_map(|domain| &domain.competencies)
    }
    /// What a level asks for of a competency, with lower levels and the “By” column put in. `None`: it does not have this level.
    pub fn rule(&self, competency: &Competency, level: LevelId) -> Option<Rule> {
        let written = competency.rules.of(level).or(self.rules.levels.of(level))?;
        written.for_column(&competency.evidence, level, &|lower| self.rule(competency, lower))
    }
    /// The levels for which a rule of this competency accepts prior learning, the lowest first. None for most.
    pub fn prior_levels(&self, competency: &Competency) -> Vec<LevelId> {
        let rules: Vec<Rule> = LevelId::ALL.into_iter().filter_map(|level| self.rule(competency, level)).collect();
        let asked = |level: &LevelId| rules.iter().flat_map(Rule::needs).any(|need| need.kind == EvidenceKind::PriorLearning && need.level == Some(*level));
        LevelId::ALL.into_iter().filter(asked).collect()
    }
    /// The kinds that its rules know beside its column: other ways to show it.
    pub fn other_kinds(&self, competency: &Competency) -> Vec<EvidenceKind> {
        let rules: Vec<Rule> = LevelId::ALL.into_iter().filter_map(|level| self.rule(competency, level)).collect();
        let named = |kind: &EvidenceKind| !kind.is_of_columns() && rules.iter().flat_map(Rule::needs).any(|need| need.kind == *kind);
        EvidenceKind::ALL.into_iter().filter(named).collect()
    }
    pub fn competency(&self, id: &str) -> Option<&Competency> {
        self.all().find(|competency| competency.id.as_str() == id)
    }
    pub fn domain(&self, id: &str) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == id)
    }
    pub fn domain_of(&self, id: &CompetencyId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.competencies.iter().any(|c| &c.id == id))
    }
    pub fn of_module(&self, id: &ModuleId) -> impl Iterator<Item = &Competency> {
        self.domains.iter().filter(move |domain| &domain.module == id).flat_map(|domain| &domain.competencies)
    }
    pub fn kind(&self, id: EvidenceKind) -> Option<&EvidenceKindName> {
        self.evidence_kinds.iter().find(|kind| kind.id == id)
    }
    pub fn module_name(&self, id: &ModuleId) -> Option<&Words> {
        self.modules.iter().find(|module| &module.id == id).map(|module| &module.title)
    }
}
