// E0451: the fields of an OpenRequest are private, so that only a request that somebody made of this observer can be signed.
use doorstep::{
    domain::{
        competency::observing::ForAnother,
        ids::{CompetencyId, ObservationId, StaffId},
    },
    storage::observation_signing::OpenRequest,
};

pub fn page() -> Option<OpenRequest> {
    let two = ForAnother::new(&StaffId::from_store("a"), &StaffId::from_store("b"))?;
    Some(OpenRequest { id: "r".into(), two, competency: CompetencyId::parse("cc-2.2").ok()?, sheet: ObservationId::parse("ob-cc-2.2").ok()? })
}

fn main() {}
