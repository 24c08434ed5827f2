// E0451: two people who are one cannot be made by hand, only by a function that refuses it.
use doorstep::domain::{competency::observing::ForAnother, ids::StaffId};

pub fn page(own: StaffId) -> ForAnother {
    ForAnother { by: own.clone(), whom: own }
}

fn main() {}
