//! The list of revoked awards, as other programs read it: a Bitstring Status List (W3C, 1.0), signed like the badges themselves.
//!
//! A bit is set unless an award stands behind it that holds or has ended by its date. So whoever was deleted, and every number that was
//! never given out, reads as revoked, and the list does not tell how many awards there are. Weighed once a minute at most.

use std::io::Write;

use axum::{
    body::Body,
    extract::{Path, State},
    http::Response,
};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;

use super::{badge, issuer, weigh};
use crate::{
    account::secrets::encode,
    domain::{competency::Evidence, ids::StaffId},
    http::{error::Trouble, house::House},
    storage::{
        award_keys,
        awards::{self, LIST},
    },
    train::{decide, replay::Frameworks},
};

/// Lists that could ever be needed; an address beyond is nowhere.
const MOST: i64 = 1000;

/// `GET /awards/status/{list}`
pub async fn show(State(house): State<House>, Path(list): Path<String>) -> Result<Response<Body>, Trouble> {
    let list = list.parse().ok().filter(|n| (0..MOST).contains(n)).ok_or(Trouble::NotFound)?;
    let now = house.now();
    let text = house.revoked_awards.get(list, now, async || made(&house, list, now).await).await?;
    Ok(issuer::machine_file("application/vc+jwt", text))
}

async fn made(house: &House, list: i64, now: i64) -> Result<String, Trouble> {
    let people = &house.stores.people;
    if !awards::has_list(people, list).await? {
        return Err(Trouble::NotFound);
    }
    let signer = award_keys::signer(people, &house.secrets).await?.ok_or(Trouble::NotFound)?;
    let bits = bits(house, list, now).await?;
    let address = address(house, list);
    let list = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer::address(house),
        "validFrom": badge::moment(now),
        "credentialSubject": {
            "id": format!("{address}#list"),
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(&bits)?,
        },
        "iss": issuer::address(house),
        "iat": now.div_euclid(1000),
    });
    Ok(badge::signed(house, &signer, "vc+jwt", &list))
}

pub fn address(house: &House, list: i64) -> String {
    format!("{}/awards/status/{list}", house.settings.origin())
}

async fn bits(house: &House, list: i64, now: i64) -> Result<Vec<u8>, Trouble> {
    let mut bits = vec![0xff_u8; usize::try_from(LIST / 8).unwrap_or_default()];
    let mut frameworks = Frameworks::of(&house.stores.content);
    // They come person by person, so each one's evidence is read once.
    let mut of: Option<(StaffId, Vec<Evidence>)> = None;
    for award in awards::in_list(&house.stores.people, list).await? {
        if of.as_ref().is_none_or(|(holder, _)| holder != award.holder()) {
            let evidence = decide::for_rules(&awards::evidence_behind(&house.stores.people, &award).await?);
            of = Some((award.holder().clone(), evidence));
        }
        let evidence = of.as_ref().map(|(_, evidence)| evidence.as_slice()).unwrap_or_default();
        if !weigh::weighed(&mut frameworks, &award, evidence, now).await?.is_revoked() {
            clear(&mut bits, award.drawn.bit.rem_euclid(LIST));
        }
    }
    Ok(bits)
}

/// The first bit is the highest of the first byte.
fn clear(bits: &mut [u8], number: i64) {
    let number = usize::try_from(number).unwrap_or_default();
    if let Some(byte) = bits.get_mut(number / 8) {
        *byte &= !(0x80 >> (number % 8));
    }
}

/// Packed with gzip, in base64url, with the “u” that says so (multibase).
fn encoded(bits: &[u8]) -> Result<String, Trouble> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let packed = packed.write_all(bits).and_then(|()| packed.finish()).map_err(|e| Trouble::Ours(e.to_string()))?;
    Ok(format!("u{}", encode(&packed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bit_is_the_highest_of_the_first_byte() {
        let mut bits = vec![0xff_u8; 3];
        for number in [0, 9, 23] {
            clear(&mut bits, number);
        }
        assert_eq!(bits, [0x7f, 0xbf, 0xfe]);
        clear(&mut bits, 24);
        assert_eq!(bits, [0x7f, 0xbf, 0xfe], "beyond the end there is nothing");
    }
}
