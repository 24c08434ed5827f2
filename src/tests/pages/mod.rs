//! Pages as a reader meets them: whole journeys, in process.

mod ended_session;
mod every_route;
mod kindness;
mod learner_way;
mod site;
mod staff_people;
mod staff_ways;
mod train;
