//! The key figures of change: drawn, and in a table with what they are computed from.

use super::chart::{self, Bar};
use super::model::{Kpi, KpiPage, KpiValue, PackModel};
use super::{CELL, Sheets, length, or_dash, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// The key figures, or that there are none.
pub fn chapter(flow: &mut Flow, model: &PackModel, _: &Sheets) {
    flow.chapter_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Key figures", Some(part_anchor("kpis")));
    let page = &model.kpis;
    if page.rows.is_empty() {
        flow.paragraph(&"No key figure has been computed for this board yet.".into(), Style::BODY, 6.0);
        return;
    }
    flow.paragraph(&or_dash(&page.period), Style::BODY, 6.0);
    let shares = |kpi: &Kpi| match kpi.value {
        KpiValue::Share(percent) => Some(percent),
        _ => None,
    };
    let times = |kpi: &Kpi| match kpi.value {
        KpiValue::Time(minutes) => Some(minutes as f64),
        _ => None,
    };
    figure(flow, page, ("Shares of all cases", "100\u{A0}%"), shares, Some(100.0));
    figure(flow, page, ("Lengths of time", ""), times, None);
    table(flow, page);
    flow.paragraph(&Text::new().muted(page.note.as_str()), Style::SMALL, 0.0);
}

/// The figures of one kind to one scale, up to `most` or to the largest of them; left out where there is none.
fn figure(
    flow: &mut Flow,
    page: &KpiPage,
    (title, end): (&str, &str),
    amount: impl Fn(&Kpi) -> Option<f64>,
    most: Option<f64>,
) {
    let kpis: Vec<(&Kpi, f64)> = page.rows.iter().filter_map(|kpi| Some((kpi, amount(kpi)?))).collect();
    if kpis.is_empty() {
        return;
    }
    let bars: Vec<Bar> = kpis
        .iter()
        .map(|(kpi, amount)| Bar {
            name: kpi.name.clone(),
            amount: (!kpi.is_too_few()).then_some(*amount),
            shown: if kpi.is_too_few() { too_few(kpi) } else { value(kpi) },
        })
        .collect();
    let largest = bars.iter().filter_map(|bar| bar.amount).fold(0.0, f64::max);
    let most = most.unwrap_or(largest);
    let end = if end.is_empty() { length(most as i64) } else { end.to_owned() };
    flow.heading(2, title, None);
    let about = format!("{title}, {}", page.period);
    chart::draw(flow, &about, &bars, most, &end);
    flow.space(6.0);
}

fn table(flow: &mut Flow, page: &KpiPage) {
    let mut table = Table::new(
        "Key figures",
        vec![
            Column::new("Figure", Width::Share(0.9)).heading_row(),
            Column::new("Value", Width::Fit(72.0)).right(),
            Column::new("n", Width::Fit(36.0)).right(),
            Column::new("Definition", Width::Share(1.7)),
            Column::new("Source\nas of", Width::Share(0.8)),
        ],
    );
    for kpi in &page.rows {
        let shown = if kpi.is_too_few() { Text::new().bold("too few") } else { value(kpi).into() };
        let shown = match kpi.interval {
            Some((low, high)) if !kpi.is_too_few() => {
                shown.muted(format!("\n{}–{}\u{A0}%", percent(low), percent(high)))
            }
            _ => shown,
        };
        let counted = if kpi.counted.is_empty() { String::new() } else { format!("\nn: {}", kpi.counted) };
        table.row([
            or_dash(&kpi.name),
            shown,
            Text::from(kpi.n.to_string()),
            or_dash(&kpi.definition).muted(counted),
            or_dash(&kpi.source).muted(format!("\n{}", kpi.as_of)),
        ]);
    }
    flow.clip_cells(&mut table, CELL);
    flow.space(4.0);
    flow.table(&table, 4.0);
    if page.rows.iter().any(|kpi| kpi.interval.is_some()) {
        let note = "Under a share stands its 95\u{A0}% interval. Figures of fewer than 5 cases are not told.";
        flow.paragraph(&Text::new().muted(note), Style::SMALL, 2.0);
    }
}

fn value(kpi: &Kpi) -> String {
    match kpi.value {
        KpiValue::Unknown => "not recorded".to_owned(),
        KpiValue::Share(share) => format!("{}\u{A0}%", percent(share)),
        KpiValue::Time(minutes) => length(minutes),
        KpiValue::Count(count) => count.to_string(),
    }
}

fn too_few(kpi: &Kpi) -> String {
    format!("too few (n = {})", kpi.n)
}

/// A percentage with one digit behind the point, as far as that says something.
fn percent(share: f64) -> String {
    let told = format!("{share:.1}");
    told.strip_suffix(".0").map_or_else(|| told.clone(), str::to_owned)
}
