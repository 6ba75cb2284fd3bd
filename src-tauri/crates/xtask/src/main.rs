//! Set-up and checks of the project: `cargo xtask run | test | bench | dist | setup | types`.

mod architecture;
mod display;
mod process;
mod run;
mod setup;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "cargo xtask COMMAND

  run     set up, build, and open the window on the sample plan
  test    set up and run every check and every test
  bench   run the benchmarks
  dist    build the packages for other machines
  setup   install what is missing, and nothing else
  types   generate the boundary's types and permissions again";

/// The folder of the project.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("run") => run::run(),
        Some("test") => test::test(arguments.next()),
        Some("bench") => setup::setup()
            .and_then(|()| process::cargo(&["bench", "--workspace", "--exclude", "slipway-desktop", "--benches"])),
        Some("dist") => run::dist(),
        Some("setup") => setup::setup(),
        Some("types") => test::types(),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
