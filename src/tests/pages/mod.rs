//! Pages as a reader meets them: whole journeys, in process.

mod learner_way;
mod every_route;
mod train;
