// E0624: an OwnPlace comes from a card or from a running session.
use doorstep::{
    domain::{
        ids::{OrganisationId, PlaceId},
        locale::Locale,
    },
    storage::places::OwnPlace,
};

pub fn page() -> OwnPlace {
    OwnPlace::new(OrganisationId::from_store("home"), PlaceId::from_store("p"), unreachable!(), Locale::English, None)
}

fn main() {}
