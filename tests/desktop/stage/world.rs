//! One person at one window.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Client;
use slipway_tests::{Desk, NOW};

use super::display::Display;
use super::driver::Driver;
use super::plan_file::PlanFile;

/// A window on a plan, on a display of its own. Ends with the test, also with one that fails; what was on
/// the screen then is kept in `target/desktop-failures/`.
pub struct World {
    client: Option<Client>,
    driver: Driver,
    pub(super) display: Display,
    /// The folder of the plan, and the command line beside the window.
    pub desk: Desk,
}

impl World {
    /// Opens the window on the sample plan.
    pub async fn with_sample() -> Self {
        let world = Self::open(Desk::with_sample()).await;
        world.wait_ready().await;
        world
    }

    /// Opens the window on an empty plan.
    pub async fn with_empty_plan() -> Self {
        Self::open(Desk::with_plan()).await
    }

    /// Opens the window on whatever a folder has as `plan.slipway`.
    pub async fn open(desk: Desk) -> Self {
        let display = Display::start();
        let driver = Driver::start(&display, &desk.path("home")).await;
        let mut world = Self { client: None, driver, display, desk };
        world.start().await;
        world
    }

    /// Closes the window and opens it again.
    pub async fn restart(&mut self) {
        let client = self.client.take().expect("an open window");
        self.bounded("the window to close", client.close()).await.expect("the window closes");
        self.start().await;
        self.wait_ready().await;
    }

    /// The plan as SQLite holds it.
    pub fn plan(&self) -> PlanFile {
        PlanFile(self.desk.path("plan.slipway"))
    }

    pub(super) fn client(&self) -> &Client {
        self.client.as_ref().expect("an open window")
    }

    /// Waits for an answer of the driver, and no longer than is reasonable.
    pub(super) async fn bounded<T>(&self, what: &str, work: impl Future<Output = T>) -> T {
        let Ok(done) = tokio::time::timeout(Duration::from_secs(30), work).await else {
            panic!("waited 30 s for {what}");
        };
        done
    }

    async fn start(&mut self) {
        let plan = self.desk.path("plan.slipway").display().to_string();
        let arguments = ["--plan", &plan, "--as-of", NOW, "--actor", "ada"].map(str::to_owned);
        self.client = Some(self.driver.open(&arguments).await);
    }

    async fn wait_ready(&self) {
        self.wait("the window to show the plan", "return document.querySelector('[data-frame=rail]')").await;
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let folder = failures();
            // A picture that cannot be taken must not hide why the test failed.
            let _ = std::fs::create_dir_all(&folder);
            let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
            let file = folder.join(format!("{test}.png"));
            if self.display.picture(&file) {
                eprintln!("What was on the screen: {}", file.display());
            }
        }
    }
}

fn failures() -> PathBuf {
    let program = slipway_tests::built("SLIPWAY_DESKTOP", "slipway-desktop");
    program.ancestors().nth(2).unwrap_or(Path::new(".")).join("desktop-failures")
}
