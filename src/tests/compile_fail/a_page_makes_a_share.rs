// E0451: the fields of a ValidShare are private, so that only the check in storage makes one.
use doorstep::{
    domain::{
        ids::{PlaceId, ShareId},
        roles::Role,
    },
    storage::shared_with_me::ValidShare,
};

pub fn page() -> ValidShare {
    ValidShare { id: ShareId::from_store("s"), place: PlaceId::from_store("p"), role: Role::Clinician, key: unreachable!(), items: Vec::new() }
}

fn main() {}
