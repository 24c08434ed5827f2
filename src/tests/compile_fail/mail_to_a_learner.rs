// E0308: a letter is for somebody on staff; a place is nobody that mail could go to.
use doorstep::{
    account::secrets::Secrets,
    storage::{Change, places::OwnPlace, staff_mail},
};

pub async fn page(change: &mut Change, secrets: &Secrets, own: &OwnPlace) -> bool {
    staff_mail::invite(change, secrets, own.id(), "code", 1, 0).await.is_ok()
}

fn main() {}
