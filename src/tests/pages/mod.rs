//! Pages as a reader meets them: whole journeys, in process.

mod ended_session;
pub mod every_route;
mod kindness;
mod learner_way;
mod my_information;
mod neutral_titles;
mod step_up;
mod train;
