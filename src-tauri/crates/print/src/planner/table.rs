//! The layers as a table, for the page behind the sheet.

use super::model::{PlannerLayer, PlannerModel};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text, or_dash};

/// More stretches than this are counted, not listed.
const LISTED: usize = 13;

/// Every layer that has a code, with what it is about, who answers for it, and its days.
///
/// Maintenance windows are not told apart on the sheet, so they are not here either.
pub fn layers(flow: &mut Flow, model: &PlannerModel, codes: &[String]) {
    flow.continue_page();
    flow.section();
    flow.heading(1, &format!("Layers of {}", model.year), None);
    let caption = format!("Times are {}; each layer is set in the zone beside it.", model.zone);
    flow.paragraph(&caption.into(), Style::BODY, 6.0);
    let mut table = Table::new(
        "Layers",
        vec![
            Column::new("Code", Width::Fit(40.0)),
            Column::new("Layer", Width::Fit(190.0)).heading_row(),
            Column::new("Kind", Width::Fit(90.0)),
            Column::new("What it is about", Width::Share(1.0)),
            Column::new("Owner", Width::Fit(110.0)),
            Column::new("Zone", Width::Fit(110.0)),
            Column::new("Times", Width::Fit(34.0)).right(),
            Column::new("When", Width::Share(1.9)),
        ],
    );
    let mut rows: Vec<(&str, &PlannerLayer)> = model.coded(codes).collect();
    rows.sort_by_key(|(_, layer)| layer.kind);
    for (code, layer) in rows {
        table.row([
            Text::from(code),
            or_dash(&layer.told()),
            Text::from(layer.kind.name()),
            or_dash(&layer.about),
            or_dash(&layer.owner),
            or_dash(&layer.zone),
            Text::from(layer.spans.len().to_string()),
            or_dash(&when(layer)),
        ]);
    }
    flow.table(&table, 0.0);
}

fn when(layer: &PlannerLayer) -> String {
    let listed: Vec<&str> = layer.spans.iter().take(LISTED).map(|span| span.when.as_str()).collect();
    let more = layer.spans.len() - listed.len();
    match layer.spans.last() {
        Some(last) if more > 0 => format!("{}; {more} more, the last {}", listed.join("; "), last.when),
        _ => listed.join("; "),
    }
}
