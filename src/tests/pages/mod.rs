//! Pages as a reader meets them: whole journeys, in process.

mod doors;
mod ended_session;
mod every_route;
mod learner_way;
mod shared_device;
mod step_up;
mod train;
mod ways_in;
