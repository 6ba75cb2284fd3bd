//! The driver through which the window is used.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::display::Display;
use super::process::Process;

/// `tauri-driver` and what it starts: the driver of the web view, and the window.
pub struct Driver {
    process: Process,
    port: u16,
}

impl Driver {
    /// Starts one for a display; what the window remembers goes into `home`.
    pub async fn start(display: &Display, home: &Path) -> Self {
        let [port, native] = free_ports();
        let mut command = Command::new(program());
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        command.env("DISPLAY", &display.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        // There is no assistive technology and no session here, and looking for their buses takes seconds.
        command
            .env("NO_AT_BRIDGE", "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("GSETTINGS_BACKEND", "memory");
        // Without a graphics card, frames that are shared with one come seconds late.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        command.env("HOME", home).env("LC_ALL", "C.UTF-8");
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
            let folder = home.join(name);
            std::fs::create_dir_all(&folder).expect("a folder");
            command.env(name, folder);
        }
        let mut driver = Self { process: Process::start(command.stdout(Stdio::null())), port };
        for _ in 0..200 {
            assert!(driver.process.is_running(), "the driver ended by itself");
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
                && TcpStream::connect((Ipv4Addr::LOCALHOST, native)).is_ok()
            {
                return driver;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("waited 10 s for the driver at port {port}");
    }

    /// Opens the window with arguments.
    pub async fn open(&self, arguments: &[String]) -> Client {
        let options = json!({ "application": window(), "args": arguments });
        let capabilities = [("tauri:options".to_owned(), options)].into_iter().collect();
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let opened = tokio::time::timeout(Duration::from_mins(1), builder.connect(&address)).await;
        let client = opened.expect("waited a minute for the window to open");
        client.unwrap_or_else(|error| panic!("the window could not be opened: {error}"))
    }
}

/// Two ports that nobody listens to.
fn free_ports() -> [u16; 2] {
    let taken = [(); 2].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port"));
    taken.map(|listener| listener.local_addr().expect("its address").port())
}

/// The driver: named by `TAURI_DRIVER`, or where `cargo xtask` puts it.
fn program() -> PathBuf {
    found(slipway_tests::built("TAURI_DRIVER", "../tools/bin/tauri-driver"))
}

/// The window: named by `SLIPWAY_DESKTOP`, or beside the tests.
fn window() -> PathBuf {
    found(slipway_tests::built("SLIPWAY_DESKTOP", "slipway-desktop"))
}

fn found(program: PathBuf) -> PathBuf {
    assert!(program.exists(), "{} is missing; `cargo xtask test desktop-tests` makes it", program.display());
    program
}
