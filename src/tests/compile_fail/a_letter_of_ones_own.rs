// E0603: only the two letters are ever put up to be sent; there is no way to put up another, nor to hand words to the mail server.
use doorstep::{
    account::secrets::Secrets,
    domain::{ids::StaffId, letter::Letter},
    storage::{Change, staff_mail},
};

pub async fn page(change: &mut Change, secrets: &Secrets, id: &StaffId) -> bool {
    staff_mail::put(change, secrets, id, &Letter::Invitation { code: "Dear Ana".into() }, 1, 0).await.is_ok()
}

fn main() {}
