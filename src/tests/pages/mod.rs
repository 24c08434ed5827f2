//! Pages as a reader meets them: whole journeys, in process.

mod asked;
mod competencies;
mod document;
mod doors;
mod ended_session;
pub mod every_route;
mod kindness;
mod learner_way;
pub mod sharing;
mod signed_in_again;
mod site;
mod shared_device;
mod my_information;
mod neutral_titles;
mod step_up;
mod staff_people;
mod staff_ways;
mod train;
mod ways_in;
