// E0308: a learner's rows need an OwnPlace; a Staff is something else.
use doorstep::storage::{PeopleStore, ratings, staff::Staff};

pub async fn page(people: &PeopleStore, staff: &Staff) -> usize {
    ratings::all(people, staff).await.map_or(0, |all| all.len())
}

fn main() {}
