//! What is the same for everybody: sign in and out, help, how pages look, leaving, reports about pages.
//!
//! A learner's place and a staff account stand side by side here and never meet: no function takes both.

pub mod card;
pub mod carry;
pub mod choose;
pub mod comfort;
pub mod demo_people;
pub mod help;
pub mod join;
pub mod known_device;
pub mod new_words;
pub mod one_time;
pub mod open;
pub mod open_passkey;
pub mod passkey;
pub mod report;
pub mod secrets;
pub mod session;
pub mod site;
pub mod sso;
pub mod staff;
pub mod staff_account;
pub mod staff_again;
pub mod staff_app;
pub mod staff_codes;
pub mod staff_desk;
pub mod staff_first;
pub mod staff_information;
pub mod staff_import;
pub mod staff_inbox;
pub mod staff_join;
pub mod staff_list;
pub mod staff_new;
pub mod staff_passphrase;
pub mod staff_people;
pub mod step_up;
pub mod throttle;
pub mod ticket;
pub mod wait_words;
pub mod ways_in;
pub mod staff_person;
pub mod staff_second;
pub mod totp;
pub mod upload;
