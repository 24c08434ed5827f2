// E0603: the reading itself is storage's own.
pub use doorstep::storage::share_values::read;

fn main() {}
