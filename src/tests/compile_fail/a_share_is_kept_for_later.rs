// E0277: a ValidShare is true at one moment; a copy would outlive a withdrawal.
use doorstep::storage::shared_with_me::ValidShare;

pub fn page(share: &ValidShare) -> ValidShare {
    ValidShare::clone(share)
}

fn main() {}
