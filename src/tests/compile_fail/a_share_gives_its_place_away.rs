// E0624: a ValidShare does not say whose place it is about, nor lets anybody read more with it.
use doorstep::{domain::ids::PlaceId, storage::shared_with_me::ValidShare};

pub fn page(share: &ValidShare) -> &PlaceId {
    share.place()
}

fn main() {}
