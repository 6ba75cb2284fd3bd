//! What is asked about milestones of projects.

use std::path::PathBuf;

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, paper};
use crate::arguments::{Milestone, MilestoneSaid, Milestones};
use crate::progress::OnTerminal;
use crate::render;

/// What `milestones` asks.
pub fn milestones(which: Milestones) -> Asked {
    let Milestones { project, release, late, out, letter, mono, fallback_font } = which;
    let filter = json!({ "project": project, "release": release, "late": late });
    let is_pdf = |path: &PathBuf| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    match out {
        Some(path) if is_pdf(&path) => {
            let input = json!({
                "path": path, "filter": filter, "paper": paper(letter), "mono": mono, "fallback_font": fallback_font,
            });
            asked("alignment_sheet_print", input, render::printed)
        }
        Some(path) => asked("milestones_export", json!({ "path": path, "filter": filter }), render::written),
        None => Asked { told_in: ToldIn::Plan, ..asked("milestone_list", filter, render::milestones) },
    }
}

/// What a subcommand of `milestone` asks.
pub fn milestone(app: &App, milestone: Milestone) -> Result<Asked, AppError> {
    Ok(match milestone {
        Milestone::Set(said) => asked("milestone_save", card(app, *said)?, render::changed),
        Milestone::Remove { key } => asked("milestone_remove", json!({ "key": key }), render::changed),
    })
}

/// The card of a milestone: what was said, on top of what it is.
fn card(app: &App, said: MilestoneSaid) -> Result<Value, AppError> {
    let listed = app.call("milestone_list", json!({}), &OnTerminal)?;
    let old = listed["items"].as_array().into_iter().flatten().map(|one| &one["milestone"]);
    let old = old.into_iter().find(|one| one["key"] == said.key.as_str());
    let mut card = old.cloned().unwrap_or_else(|| json!({ "key": said.key, "title": "" }));
    let MilestoneSaid { title, project, release, baseline, forecast, actual, .. } = said;
    let fields = [
        ("title", title),
        ("project", project),
        ("release", release),
        ("baseline", baseline),
        ("forecast", forecast),
        ("actual", actual),
    ];
    for (field, said) in fields {
        if let Some(said) = said {
            card[field] = said.into();
        }
    }
    Ok(card)
}
