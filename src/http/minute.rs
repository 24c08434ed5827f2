//! What is made at most once a minute, however many ask: for lists that cost work and that programs fetch again and again.
//!
//! Whoever comes while it is being made waits for it and gets the same. Deliberately absent: anything that differs by who asks.

use std::collections::BTreeMap;

use tokio::sync::Mutex;

const MINUTE: i64 = 60_000;

#[derive(Default)]
pub struct Minute(Mutex<BTreeMap<i64, (i64, String)>>);

impl Minute {
    pub async fn get<E>(&self, number: i64, now: i64, make: impl AsyncFnOnce() -> Result<String, E>) -> Result<String, E> {
        let mut kept = self.0.lock().await;
        if let Some((at, text)) = kept.get(&number)
            && (*at..*at + MINUTE).contains(&now)
        {
            return Ok(text.clone());
        }
        let text = make().await?;
        kept.insert(number, (now, text.clone()));
        Ok(text)
    }

    /// Something in it changed here: the next one who asks gets it new. Other servers see it within the minute.
    pub async fn forget(&self) {
        self.0.lock().await.clear();
    }
}
