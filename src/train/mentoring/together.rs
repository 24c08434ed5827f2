//! What both of a mentorship have on their pages: goals, meetings, their own notes; and what happens when somebody sends one of the forms.

use axum::http::StatusCode;
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

use super::{LATE, Typed, button, key, lines, name_of};
use crate::{
    domain::mentorship::{FURTHEST_YEARS, LINE, LONGEST_NOTE, MINUTES, MOST_GOALS, MOST_MEETINGS, Standing},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        mentorship_notes as notes,
        mentorship_parts::{self as parts, Goal, Meeting, NewMeeting, Parts},
        mentorships::{self, Mentorship, Side},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::calendar::{SiteCalendar, day_in_words},
    ui::forms::{self, Fix},
};

/// One mentorship as one of its two has it.
pub struct Together<'v> {
    pub visit: &'v Visit,
    pub staff: &'v Staff,
    pub side: Side,
    pub one: Mentorship,
    /// The address of the page.
    pub at: String,
}

/// What a form came to.
pub enum Came {
    /// Go on, with this word of what was done.
    Done(&'static str),
    Mend(Vec<Fix>),
}

impl Together<'_> {
    pub async fn parts(&self) -> Result<(Parts, String), Trouble> {
        let stores = &self.visit.house.stores.people;
        let own = notes::read(stores, &self.visit.house.secrets, self.staff, &self.one.id).await?;
        Ok((parts::of(stores, self.staff, self.side, &self.one.id).await?, own))
    }

    /// The acts that both pages know. `None`: it is none of them.
    pub async fn act(&self, form: &Form, typed: &Typed) -> Result<Option<Came>, Trouble> {
        let (people, now, id) = (&self.visit.house.stores.people, self.visit.house.now(), &self.one.id);
        let came = match form.text("do") {
            "end" => {
                let mut change = people.change().await?;
                mentorships::end(&mut change, self.staff, self.side, id, now).await?;
                change.commit().await?;
                Came::Done("ended")
            }
            "note" => self.note(typed).await?,
            "goal" if self.side == Side::Asker => self.goal(form, typed).await?,
            "standing" if self.side == Side::Asker => {
                if let Some(standing) = Standing::from_code(form.text("standing")) {
                    let mut change = people.change().await?;
                    parts::set_goal(&mut change, self.staff, id, form.text("item"), standing).await?;
                    change.commit().await?;
                }
                Came::Done("")
            }
            "met" => self.met(form, typed).await?,
            _ => return Ok(None),
        };
        Ok(Some(came))
    }

    async fn note(&self, typed: &Typed) -> Result<Came, Trouble> {
        let (words, say) = (typed.get("note"), self.visit.say());
        let letters = words.chars().count();
        if letters > LONGEST_NOTE {
            return Ok(Came::Mend(vec![Fix { field: "note", words: say.with("site-long", &[("most", LONGEST_NOTE), ("now", letters)]) }]));
        }
        let house = &self.visit.house;
        let mut change = house.stores.people.change().await?;
        notes::save(&mut change, &house.secrets, self.staff, &self.one.id, words, house.now()).await?;
        change.commit().await?;
        Ok(Came::Done("note"))
    }

    fn today(&self) -> Option<Date> {
        SiteCalendar::of(&self.visit.house.settings.time_zone).day(self.visit.house.now()).parse().ok()
    }

    async fn goal(&self, form: &Form, typed: &Typed) -> Result<Came, Trouble> {
        let say = self.visit.say();
        let mut fixes: Vec<Fix> = line_fix(self.visit, "goal", typed.get("goal")).into_iter().collect();
        let last = self.today().and_then(|today| today.checked_add(FURTHEST_YEARS.years()).ok());
        let day =
            typed.get("goal-day").parse::<Date>().ok().filter(|day| self.today().is_some_and(|today| *day >= today) && last.is_some_and(|last| *day <= last));
        if day.is_none() {
            fixes.push(Fix { field: "goal-day", words: say.with("team-fix-day", &[("years", FURTHEST_YEARS)]) });
        }
        let (Some(day), true) = (day, fixes.is_empty()) else { return Ok(Came::Mend(fixes)) };
        let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
        let (mut change, now) = (self.visit.house.stores.people.change().await?, self.visit.house.now());
        if submissions::begin_as_staff(&mut change, self.staff, &key, now).await? != Submission::First {
            return Ok(Came::Done("goal"));
        }
        if !parts::add_goal(&mut change, self.staff, &self.one.id, typed.get("goal"), &day.to_string(), now).await? {
            return Ok(self.not_taken("goal", MOST_GOALS));
        }
        change.commit().await?;
        Ok(Came::Done("goal"))
    }

    async fn met(&self, form: &Form, typed: &Typed) -> Result<Came, Trouble> {
        let say = self.visit.say();
        let mut fixes = Vec::new();
        let first = self.today().and_then(|today| today.checked_sub(FURTHEST_YEARS.years()).ok());
        let day =
            typed.get("met-day").parse::<Date>().ok().filter(|day| self.today().is_some_and(|today| *day <= today) && first.is_some_and(|first| *day >= first));
        if day.is_none() {
            fixes.push(Fix { field: "met-day", words: say.t("learning-log-day-fix") });
        }
        let minutes = typed.get("met-minutes").parse::<u32>().ok().filter(|minutes| MINUTES.contains(minutes));
        if minutes.is_none() {
            fixes.push(Fix { field: "met-minutes", words: say.with("mentor-fix-minutes", &[("most", MINUTES.end())]) });
        }
        fixes.extend(line_fix(self.visit, "met-words", typed.get("met-words")));
        let (Some(day), Some(minutes), true) = (day, minutes, fixes.is_empty()) else { return Ok(Came::Mend(fixes)) };
        let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
        let (mut change, now) = (self.visit.house.stores.people.change().await?, self.visit.house.now());
        if submissions::begin_as_staff(&mut change, self.staff, &key, now).await? != Submission::First {
            return Ok(Came::Done("met"));
        }
        let day = day.to_string();
        let new = NewMeeting { day: &day, minutes, words: typed.get("met-words") };
        if !parts::add_meeting(&mut change, self.staff, self.side, &self.one.id, new, now).await? {
            return Ok(self.not_taken("met-words", MOST_MEETINGS));
        }
        change.commit().await?;
        Ok(Came::Done("met"))
    }

    /// It is full, or it ended in another window.
    fn not_taken(&self, field: &'static str, most: usize) -> Came {
        let say = self.visit.say();
        Came::Mend(vec![match self.one.runs() {
            true => Fix { field, words: say.with("mentor-fix-most", &[("most", most)]) },
            false => Fix { field: LATE, words: say.t("mentor-fix-over") },
        }])
    }

    /// Goals and meetings with their forms while it runs, and the own notes.
    pub fn view(&self, parts: &Parts, own: &str, typed: &Typed, fixes: &[Fix]) -> AnyView {
        view! { {self.goals(parts, typed, fixes)}{self.meetings(parts, typed, fixes)}{self.own_notes(own, typed, fixes)} }.into_any()
    }

    fn goals(&self, parts: &Parts, typed: &Typed, fixes: &[Fix]) -> AnyView {
        let say = self.visit.say();
        let may_write = self.side == Side::Asker && self.one.runs();
        let list = if parts.goals.is_empty() {
            view! { <p>{say.t(if may_write { "mentor-goals-none" } else { "mentor-goals-none-yet" })}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{parts.goals.iter().map(|goal| self.goal_line(goal, may_write)).collect_view()}</ul> }.into_any()
        };
        let form = may_write.then(|| {
            let day = forms::Field { id: "goal-day", label: say.t("mentor-goal-day"), hint: None, kind: "date", complete: "off", value: typed.get("goal-day") };
            view! {
                <form method="post" action=self.at.clone() class="flow"><h3>{say.t("mentor-goal-new")}</h3>{forms::token(self.visit)}{key()}
                    <input type="hidden" name="do" value="goal"/>{lines(say, "goal", "2", ("mentor-goal", "mentor-goal-hint"), typed.get("goal"), fixes)}
                    {day.view(fixes)}<div class="acts"><button class="btn second" type="submit">{say.t("mentor-goal-go")}</button></div></form>
            }
        });
        view! { <section class="flow" aria-labelledby="goals"><h2 id="goals">{say.t("mentor-goals")}</h2>{list}{form}</section> }.into_any()
    }

    fn goal_line(&self, goal: &Goal, may_write: bool) -> impl IntoView + use<> {
        let say = self.visit.say();
        let by = say.with("team-by-day", &[("day", day_in_words(say, &goal.due_day))]);
        let stands = say.t(&format!("mentor-goal-{}", goal.standing.code()));
        let others = Standing::ALL.into_iter().filter(|s| may_write && *s != goal.standing).map(|standing| {
            let words = say.with(&format!("mentor-mark-{}", standing.code()), &[("goal", goal.words.as_str())]);
            view! { <button class="btn second" type="submit" name="standing" value=standing.code() aria-label=words>{say.t(&format!("mentor-goal-{}", standing.code()))}</button> }
        });
        let form = may_write.then(|| {
            view! {
                <form method="post" action=self.at.clone()>{forms::token(self.visit)}<input type="hidden" name="do" value="standing"/>
                    <input type="hidden" name="item" value=goal.id.clone()/><div class="acts">{others.collect_view()}</div></form>
            }
        });
        view! { <li class="flow"><p>{goal.words.clone()}</p><p class="small soft">{by}" "{stands}</p>{form}</li> }
    }

    fn meetings(&self, parts: &Parts, typed: &Typed, fixes: &[Fix]) -> AnyView {
        let say = self.visit.say();
        let one = |meeting: &Meeting| {
            let by = meeting.by.clone().unwrap_or_else(|| say.t("watch-gone"));
            let line = [("day", day_in_words(say, &meeting.day)), ("minutes", meeting.minutes.to_string()), ("name", by)];
            view! { <li><p>{meeting.words.clone()}</p><p class="small soft">{say.with("mentor-met-line", &line)}</p></li> }
        };
        let list = if parts.meetings.is_empty() {
            view! { <p>{say.t("mentor-met-none")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{parts.meetings.iter().map(one).collect_view()}</ul> }.into_any()
        };
        let form = self.one.runs().then(|| {
            let day = forms::Field { id: "met-day", label: say.t("mentor-met-day"), hint: None, kind: "date", complete: "off", value: typed.get("met-day") };
            let minutes = forms::Field {
                id: "met-minutes",
                label: say.t("mentor-met-minutes"),
                hint: None,
                kind: "number",
                complete: "off",
                value: typed.get("met-minutes"),
            };
            let told = say.with("mentor-met-told", &[("name", name_of(say, &self.one))]);
            view! {
                <form method="post" action=self.at.clone() class="flow"><h3>{say.t("mentor-met-new")}</h3><p>{told}</p>{forms::token(self.visit)}{key()}
                    <input type="hidden" name="do" value="met"/>{day.view(fixes)}{minutes.view(fixes)}
                    {lines(say, "met-words", "2", ("mentor-met-words", "mentor-met-hint"), typed.get("met-words"), fixes)}
                    <div class="acts"><button class="btn second" type="submit">{say.t("mentor-met-go")}</button></div></form>
            }
        });
        view! { <section class="flow" aria-labelledby="meetings"><h2 id="meetings">{say.t("mentor-meetings")}</h2>{list}{form}</section> }.into_any()
    }

    pub fn own_notes(&self, own: &str, typed: &Typed, fixes: &[Fix]) -> AnyView {
        let say = self.visit.say();
        let words = typed.maybe("note").unwrap_or(own);
        view! {
            <form method="post" action=self.at.clone() class="flow"><h2>{say.t("mentor-notes")}</h2><p>{say.t("mentor-notes-words")}</p>{forms::token(self.visit)}
                <input type="hidden" name="do" value="note"/><input type="hidden" name="item" value=self.one.id.as_str().to_owned()/>
                {lines(say, "note", "6", ("mentor-note", "mentor-note-hint"), words, fixes)}
                <div class="acts"><button class="btn second" type="submit">{say.t("mentor-note-go")}</button></div></form>
        }
        .into_any()
    }

    /// The first of two taps.
    pub fn end_link(&self) -> AnyView {
        view! { <p><a href=format!("{}?sure=end", self.at)>{self.visit.say().t("mentor-end")}</a></p> }.into_any()
    }

    /// For a request that waits.
    pub fn take_back(&self) -> AnyView {
        button(self.visit, &self.at, "back", self.one.id.as_str(), self.visit.say().t("mentor-take-back"))
    }
}

/// What to mend in a short line.
pub fn line_fix(visit: &Visit, field: &'static str, typed: &str) -> Option<Fix> {
    let now = typed.chars().count();
    let words = || visit.say().with("reflect-fix-words", &[("least", *LINE.start()), ("most", *LINE.end()), ("now", now)]);
    (!LINE.contains(&now)).then(|| Fix { field, words: words() })
}

pub fn status(fixes: &[Fix]) -> StatusCode {
    if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}
