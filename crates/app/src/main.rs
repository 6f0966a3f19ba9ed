//! The program `spagat`; everything is in the library, so that stories can use it.
use std::process::ExitCode;

fn main() -> ExitCode {
    app::cli::main()
}
