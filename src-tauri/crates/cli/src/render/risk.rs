//! Risk: how risky a release is, and the models that tell it.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, indented, lines, table, word};

/// How risky a release is, with the arithmetic.
pub fn risk(answer: &Value, _: &Value) -> String {
    let held = answer["held"].as_str().unwrap_or("not known");
    let mut text = format!("{} {}: risk {held}\n", word(&answer["release"]), word(&answer["title"]));
    let (said, score) = (&answer["assessment"], &answer["score"]);
    if score.is_null() {
        return text + "  nobody assessed it: slipway risk RELEASE --impact 1-5 --likelihood 1-5\n" + &told(answer);
    }
    let at = said["at"].as_str().unwrap_or_default();
    let day = at.split('T').next().unwrap_or_default();
    let _ = writeln!(
        text,
        "  {} assessed it on {day}: impact {}, likelihood {}",
        word(&said["by"]),
        said["impact"],
        said["likelihood"]
    );
    for one in each(&score["contributions"]) {
        let sign = match one["change"].as_i64() {
            Some(1) => "+1",
            Some(-1) => "-1",
            _ => " 0",
        };
        let _ = writeln!(text, "  {sign}  {}", word(&one["sentence"]));
    }
    if let Some(drift) = answer["drift"].as_str() {
        let _ = writeln!(text, "  {drift}");
    }
    text + &told(answer)
}

/// What an assessment did, or would do.
pub fn assessed(answer: &Value, zone: &Value) -> String {
    risk(&answer["risk"], zone)
}

/// What each model tells, which one decides, and how ready a release is.
fn told(answer: &Value) -> String {
    let mut text = String::new();
    for model in each(&answer["models"]) {
        let _ = writeln!(text, "  {}: {}", word(&model["model"]), word(&model["sentence"]));
        // What moves the matrix stands above, and a questionnaire that nobody touched has nothing to tell.
        let is_said = match model["model"].as_str() {
            Some("matrix") => false,
            Some("questionnaire") => answer["assessment"]["answers"].as_object().is_some_and(|said| !said.is_empty()),
            _ => true,
        };
        text += &lines(each(&model["lines"]).filter(|_| is_said).map(|line| format!("      {}", word(line))));
    }
    if let Some(deciding) = answer["deciding"].as_str() {
        let _ = writeln!(text, "  {deciding}");
    }
    let readiness = &answer["readiness"];
    if readiness.is_null() {
        return text;
    }
    let _ = writeln!(text, "not ready by {} of 100 points, {}", readiness["points"], word(&readiness["band"]));
    text += &lines(each(&readiness["lines"]).map(|line| format!("  {}", word(line))));
    let check = |check: &Value| {
        let mark = match check["kept"].as_bool() {
            Some(true) => "ok",
            Some(false) => "MISSING",
            None => "open",
        };
        vec![mark.to_owned(), word(&check["name"]), word(&check["sentence"])]
    };
    text + &indented(&table(&each(&readiness["checks"]).map(check).collect::<Vec<_>>()))
}

/// The models by which risk is told.
pub fn risk_models(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for item in each(&answer["items"]) {
        let (model, gap) = (&item["model"], if text.is_empty() { "" } else { "\n" });
        let version = match item["version"].as_u64() {
            Some(0) | None => "as usual".to_owned(),
            Some(version) => format!("version {version}"),
        };
        let _ = writeln!(text, "{gap}{}, {version}", word(&model["model"]));
        let rule = |(place, rule): (usize, &Value)| {
            let sets = format!("{}, impact {}", word(&rule["risk"]), rule["impact"]);
            vec![(place + 1).to_string(), word(&rule["key"]), word(&rule["words"]), sets]
        };
        text += &indented(&table(&each(&model["rules"]).enumerate().map(rule).collect::<Vec<_>>()));
        for question in each(&model["questions"]) {
            let weight = question["weight"].as_u64().unwrap_or_default();
            let (key, asked) = (word(&question["key"]), word(&question["text"]));
            let _ = writeln!(text, "  {key}  {asked} (× {}.{:02})", weight / 100, weight % 100);
            text +=
                &lines(each(&question["answers"]).map(|one| format!("      {}  {}", one["value"], word(&one["text"]))));
        }
        for (when, field) in [("with", "dated"), ("without", "undated")] {
            let parts = ["work", "policy", "progress", "time"].into_iter().zip(each(&model[field]));
            let weights: Vec<String> = parts.map(|(part, weight)| format!("{part} {weight}")).collect();
            if !weights.is_empty() {
                let _ = writeln!(text, "  per cent {when} a date: {}", weights.join(", "));
            }
        }
        let bands: Vec<String> =
            each(&model["bands"]).map(|band| format!("{} from {}", word(&band["band"]), band["from"])).collect();
        if !bands.is_empty() {
            let _ = writeln!(text, "  bands: {}", bands.join(", "));
        }
        if let Some(least) = model["worst_impact"].as_str() {
            let _ = writeln!(text, "  the highest impact is at least {least}");
        }
    }
    text
}
