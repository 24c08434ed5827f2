// What a staff page may do. It compiles, or the cases beside it say nothing.
use doorstep::{
    account::secrets::Secrets,
    storage::{PeopleStore, shared_with_me, staff::Staff},
};

pub async fn page(people: &PeopleStore, secrets: &Secrets, staff: &Staff) -> usize {
    shared_with_me::open(people, secrets, staff, "a share", 0).await.ok().flatten().map_or(0, |opened| opened.shown.len())
}

fn main() {}
