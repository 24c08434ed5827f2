// E0451: only somebody's share code gives a Reader, so that nobody is picked from a list.
use doorstep::{
    domain::{ids::StaffId, roles::Role},
    storage::share_codes::Reader,
};

pub fn page() -> Reader {
    Reader { id: StaffId::from_store("s"), role: Role::Clinician, name: "Sam".into() }
}

fn main() {}
