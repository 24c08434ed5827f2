//! What a test lets go wrong in a house, so that it can see what a reader would see then (product decision 17).
//!
//! Only Rust code that holds the house can order a fault. Deliberately absent: a setting, a variable or an address for it, and any fault
//! that opens a door. What is ordered here makes an answer fail, never pass.

use std::sync::{
    Mutex,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    body::Body,
    http::{Response, StatusCode},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The handler panics.
    HandlerPanics,
    /// The guard itself panics, after the handler.
    GuardPanics,
    /// The handler answers with this status and nothing else.
    Answers(StatusCode),
}

/// The faults of one house: none, or one on one line of the table.
#[derive(Debug, Default)]
pub struct Faults {
    /// So that a house without faults, that is every real one, takes no lock.
    any: AtomicBool,
    ordered: Mutex<Option<(&'static str, Fault)>>,
}

impl Faults {
    /// From now on, until the next order.
    pub fn order(&self, path: &'static str, fault: Fault) {
        if let Ok(mut place) = self.ordered.lock() {
            *place = Some((path, fault));
        }
        self.any.store(true, Ordering::Release);
    }

    pub fn stop(&self) {
        self.any.store(false, Ordering::Release);
    }

    pub(super) fn on(&self, path: &str) -> Option<Fault> {
        if !self.any.load(Ordering::Acquire) {
            return None;
        }
        let ordered = self.ordered.lock().ok().and_then(|place| *place)?;
        (ordered.0 == path).then_some(ordered.1)
    }
}

impl Fault {
    /// Instead of the handler; `None` where the handler is well.
    pub(super) fn instead_of_handler(self) -> Option<Response<Body>> {
        match self {
            Self::HandlerPanics => std::panic::resume_unwind(Box::new("ordered by a test")),
            Self::GuardPanics => None,
            Self::Answers(status) => {
                let mut answer = Response::new(Body::empty());
                *answer.status_mut() = status;
                Some(answer)
            }
        }
    }

    pub(super) fn after_handler(self) {
        if self == Self::GuardPanics {
            std::panic::resume_unwind(Box::new("ordered by a test"));
        }
    }
}
