//! Awards: what a clinician's record says, frozen by their own wish so that anybody can check it, as a page, on paper, and as an Open Badge.
//!
//! Made from the record and from nothing else (`offers`), signed once (`badge`), weighed anew whenever somebody asks (`weigh`). One's own
//! pages need a session; `public` and `issuer` need none, look none up and keep nothing. Deliberately absent: credits, a gallery of people,
//! a count of awards, and anything about learners.

pub mod badge;
pub mod by_site;
pub mod issuer;
pub mod mine;
pub mod offers;
pub mod one;
pub mod paper;
pub mod pdf;
pub mod public;
pub mod revoked;
pub mod weigh;
pub mod words;
