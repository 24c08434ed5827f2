//! Whole-product tests: one binary, so that the product is linked once.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by them")]

mod abuse;
mod book;
mod book_command;
mod commands;
mod compile_fail;
mod content;
mod curriculum;
mod house;
mod house_rules;
mod logs;
mod matrix;
mod pages;
mod proof;
mod publishing;
mod slow_visitors;
mod soft_key;
mod storage;
mod timing;
mod two_servers;
mod two_worlds;
