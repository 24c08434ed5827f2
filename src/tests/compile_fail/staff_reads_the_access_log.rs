// E0308: who looked is for the one who was looked at.
use doorstep::storage::{PeopleStore, access_log, staff::Staff};

pub async fn page(people: &PeopleStore, staff: &Staff) -> usize {
    access_log::all(people, staff).await.map_or(0, |all| all.len())
}

fn main() {}
