//! The projected service outages of the pack, and alone.

use slipway_domain::release::ServiceOutage;
use slipway_print::pack::model::{OutageRow, OutagesModel};
use slipway_print::projected_outages;

use super::PrintMeeting;
use super::meetings::find;
use super::pack::weeks_ahead;
use crate::desk::App;
use crate::error::Result;
use crate::host::Task;
use crate::paper::PrintedPaper;
use crate::paper::press::{self, Wish};
use crate::paper::time::{brief, days};

const USE_CASE: &str = "outages_print";

/// Prints the projected service outages of the weeks from a meeting on as PDF.
pub fn print_outages(app: &App, input: PrintMeeting, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| {
        let meeting = find(desk, context, &input.meeting)?;
        let ahead = weeks_ahead(&meeting);
        let zone = &desk.plan.settings.zone;
        let model = OutagesModel {
            title: format!("Projected service outages, {}", desk.plan.settings.name),
            period: days(zone.wall(ahead.start()).date(), zone.wall(ahead.end()).date()),
            rows: rows(&desk.plan.projected_outages(ahead)),
            provenance: press::provenance(desk, context)?,
        };
        Ok((model, desk.seq()))
    })?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: input.duplex,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        projected_outages(&model, options, progress)
    })
}

/// A row for each service that is away, in the zone of its region, or of the release where it has none.
pub(super) fn rows(away: &[ServiceOutage<'_>]) -> Vec<OutageRow> {
    let row = |one: &ServiceOutage<'_>| OutageRow {
        service: one.service.name.clone(),
        region: one.region.map(|region| region.name.clone()).unwrap_or_default(),
        when_local: brief(one.at, one.region.map_or_else(|| one.release.planned.zone(), |region| &region.zone)),
        minutes: u32::try_from(one.outage.minutes.get()).unwrap_or(u32::MAX),
        release: one.release.key.to_string(),
        reason: one.outage.reason.clone(),
        users_informed: one.outage.informed,
    };
    away.iter().map(row).collect()
}
