//! Milestones of project tools: any bytes are answered, whichever format they seem to have.

#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_interop::csv::{Limits, milestones};
use slipway_interop::project::sheet;

fuzz_target!(
    // The thread that reads is the whole pool, so that the same input always takes the same way.
    init: {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        pool.build_global().expect("no pool was made before");
    },
    |bytes: &[u8]| {
        let limits = Limits { bytes: 1 << 20, rows: 5_000, cells: 50_000, cell: 5_000 };
        let Ok(sheet) = sheet(bytes, "ERP", limits) else { return };
        assert!(sheet.rows.iter().all(|(line, cells)| *line >= 1 && cells.len() <= sheet.columns.len()));
        match milestones(&sheet) {
            Ok(rows) => assert!(rows.len() <= sheet.rows.len()),
            Err(problems) => assert!(!problems.to_string().is_empty()),
        }
    }
);
