//! The log: lines of JSON on standard error, for whoever runs the site. What is in them is decided where they are written (mostly the
//! guard); here is how much, and that a panic tells where it happened and never what was in its hands.

use std::panic;

/// `level` is the setting: error, warn, info or debug.
pub fn start(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(format!("warn,doorstep={level}")).unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second subscriber in one process (tests) is no reason to stop.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    panics_tell_where_only(|place| tracing::error!(place, "a part of the program stopped; the others go on"));
}

/// The words of a panic may hold a piece of somebody's text: a text that is cut at a wrong byte prints itself.
pub fn panics_tell_where_only(tell: impl Fn(String) + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |about| {
        tell(about.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default());
    }));
}
