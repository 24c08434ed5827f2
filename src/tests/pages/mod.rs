//! Pages as a reader meets them: whole journeys, in process.

mod administrators;
mod asked;
mod class_signs_in;
mod classes;
mod competencies;
mod course_sites;
mod document;
mod doors;
mod ended_session;
pub mod every_route;
mod kindness;
mod learner_way;
mod my_information;
mod neutral_titles;
mod observe;
mod replay;
mod shared_device;
pub mod sharing;
mod signed_in_again;
mod site;
mod staff_mail;
mod staff_passkeys;
mod staff_people;
mod staff_ways;
mod step_up;
mod train;
mod ways_in;
