//! Pages as a reader meets them: whole journeys, in process.

mod ended_session;
pub mod every_route;
mod kindness;
mod learner_way;
pub mod sharing;
mod site;
mod train;
