//! The made-up key figures of a pack.

use slipway_print::pack::model::{Kpi, KpiPage, KpiValue};

/// Eight figures, two of which have too few cases.
pub fn kpis() -> KpiPage {
    use KpiValue::{Count, Share, Time};
    let closed = "closed releases";
    let rows = vec![
        kpi("Success", Share(91.2), (57, closed), "Done as planned, inside the window, no incident within 72 h."),
        kpi("Emergency share", Share(5.3), (57, closed), "Emergency changes of all closed changes."),
        kpi("Backed out", Share(3.5), (57, closed), "Closed with the remedy plan carried out."),
        kpi("Change failure rate", Share(12.0), (83, "deployments"), "Deployments that needed a repair at once."),
        kpi("Decided at first CAB", Share(78.0), (41, "items"), "Approved, conditionally or not, or rejected at once."),
        kpi("Deferred", Share(25.0), (4, "items"), "Put off to a later meeting."),
        kpi("Approval age, median", Time(4 * 1440 + 90), (41, "approvals"), "From handing in to the first approval."),
        kpi("Approval age, p90", Time(9 * 1440), (41, "approvals"), "Nine of ten approvals are younger."),
        kpi("Freeze exceptions", Count(3), (3, "exceptions"), "Granted exceptions from hard freezes."),
    ];
    KpiPage {
        period: "1 August to 31 October 2026".to_owned(),
        rows,
        note: "Planned and emergency changes are told apart.".to_owned(),
    }
}

fn kpi(name: &str, value: KpiValue, (n, counted): (u32, &str), definition: &str) -> Kpi {
    Kpi {
        name: name.to_owned(),
        value,
        n,
        counted: counted.to_owned(),
        interval: match value {
            KpiValue::Share(share) => Some(((share - 4.0).max(0.0), (share + 6.5).min(100.0))),
            _ => None,
        },
        definition: definition.to_owned(),
        source: "plan, closed changes".to_owned(),
        as_of: "16 November 2026".to_owned(),
    }
}
