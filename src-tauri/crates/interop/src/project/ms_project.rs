//! Milestones of Microsoft Project XML (the MSPDI schema, namespace `http://schemas.microsoft.com/project`).

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use super::COLUMNS;
use crate::csv::{Limits, Problem, Problems, Sheet};

/// How deep elements may lie in each other.
const DEPTH: usize = 64;

/// A task while it is read.
#[derive(Default)]
struct Task {
    line: usize,
    uid: String,
    name: String,
    milestone: bool,
    finish: String,
    actual: String,
    baseline: String,
    /// The number and the finish of the baseline that is being read; 0 is the one that counts.
    baseline_read: (String, String),
}

pub(super) fn sheet(text: &str, name: &str, limits: Limits) -> Result<Sheet, Problems> {
    let mut walk = Walk { text, project: String::new(), open: Vec::new(), task: None, tasks: Vec::new(), limits };
    walk.through()?;
    if !walk.seen_project() {
        let message = "this is no file of Microsoft Project: it has no tasks; save the project as XML";
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    let project = if walk.project.trim().is_empty() { name.to_owned() } else { walk.project.trim().to_owned() };
    let row = |task: Task| {
        let key = format!("{project}-{}", task.uid.trim()).replace('|', "-");
        let day = |time: &str| time.trim().get(..10).unwrap_or_default().to_owned();
        let title = task.name.trim().to_owned();
        let cells = [key, title, project.clone(), day(&task.baseline), day(&task.finish), day(&task.actual)];
        (task.line, cells.to_vec())
    };
    Sheet::of(&COLUMNS, walk.tasks.into_iter().map(row).collect())
}

struct Walk<'a> {
    text: &'a str,
    project: String,
    open: Vec<String>,
    task: Option<Task>,
    tasks: Vec<Task>,
    limits: Limits,
}

impl Walk<'_> {
    fn through(&mut self) -> Result<(), Problems> {
        let mut reader = Reader::from_str(self.text);
        let (mut line, mut counted) = (1, 0);
        loop {
            let event = reader.read_event();
            let position = usize::try_from(reader.buffer_position()).unwrap_or(counted).min(self.text.len());
            line += self.text.get(counted..position).unwrap_or_default().matches('\n').count();
            counted = position;
            let wrong = |message: String| Problems::one(Problem::of_line(line, message));
            match event.map_err(|error| wrong(format!("this is no XML that can be read: {error}")))? {
                Event::Start(tag) => {
                    let name = tag.local_name().as_ref().to_owned();
                    self.starts(name, line).map_err(wrong)?;
                }
                Event::End(_) => self.ends(),
                Event::Text(text) => self.says(&text.xml10_content()).map_err(wrong)?,
                Event::CData(text) => self.says(&text.xml10_content()).map_err(wrong)?,
                Event::GeneralRef(entity) => {
                    let letter = entity.resolve_char_ref().map_err(|error| wrong(error.to_string()))?;
                    let named = resolve_xml_entity(&entity.xml10_content()).map(str::to_owned);
                    let told = letter.map(String::from).or(named).ok_or_else(|| {
                        wrong("it speaks of an entity that XML does not know; files with a DTD are not read".to_owned())
                    })?;
                    self.says(&told).map_err(wrong)?;
                }
                Event::Eof if self.open.is_empty() => return Ok(()),
                Event::Eof => {
                    return Err(wrong("the file ends in the middle; it was not written to its end".to_owned()));
                }
                _ => {}
            }
        }
    }

    fn seen_project(&self) -> bool {
        !self.tasks.is_empty() || self.text.contains("schemas.microsoft.com/project")
    }

    fn starts(&mut self, name: String, line: usize) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err(format!("elements lie more than {DEPTH} deep"));
        }
        match name.as_str() {
            "Task" => self.task = Some(Task { line, ..Task::default() }),
            "Baseline" => {
                if let Some(task) = &mut self.task {
                    task.baseline_read = (String::new(), String::new());
                }
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn says(&mut self, text: &str) -> Result<(), String> {
        let Self { open, task, project, limits, .. } = self;
        let [.., around, of] = open.as_slice() else { return Ok(()) };
        let into = match (around.as_str(), of.as_str(), task) {
            ("Project", "Title", _) => project,
            ("Task", "UID", Some(task)) => &mut task.uid,
            ("Task", "Name", Some(task)) => &mut task.name,
            ("Task", "Finish", Some(task)) => &mut task.finish,
            ("Task", "ActualFinish", Some(task)) => &mut task.actual,
            ("Task", "Milestone", Some(task)) => {
                task.milestone = text.trim() == "1" || text.trim().eq_ignore_ascii_case("true");
                return Ok(());
            }
            ("Baseline", "Number", Some(task)) => &mut task.baseline_read.0,
            ("Baseline", "Finish", Some(task)) => &mut task.baseline_read.1,
            _ => return Ok(()),
        };
        into.push_str(text);
        if into.len() > limits.cell { Err(format!("{of} has more than {} bytes", limits.cell)) } else { Ok(()) }
    }

    fn ends(&mut self) {
        match self.open.pop().as_deref() {
            Some("Baseline") => {
                if let Some(task) = self.task.as_mut().filter(|task| matches!(task.baseline_read.0.trim(), "" | "0")) {
                    task.baseline = std::mem::take(&mut task.baseline_read.1);
                }
            }
            Some("Task") => self.tasks.extend(self.task.take().filter(|task| task.milestone)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROJECT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <Name>erp.mpp</Name>
  <Title>ERP &amp; finance</Title>
  <Tasks>
    <Task><UID>1</UID><Name>Build</Name><Milestone>0</Milestone><Finish>2026-11-20T17:00:00</Finish></Task>
    <Task>
      <UID>2</UID><Name>Interface &#8211; tested</Name><Milestone>1</Milestone>
      <Start>2026-12-04T17:00:00</Start><Finish>2026-12-04T17:00:00</Finish>
      <Baseline><Number>1</Number><Finish>2026-10-01T17:00:00</Finish></Baseline>
      <Baseline><Number>0</Number><Finish>2026-12-01T17:00:00</Finish></Baseline>
      <ExtendedAttribute><Finish>2020-01-01T00:00:00</Finish></ExtendedAttribute>
    </Task>
    <Task><UID>3</UID><Name><![CDATA[Go <live>]]></Name><Milestone>1</Milestone><ActualFinish>2026-11-30T09:00:00</ActualFinish></Task>
  </Tasks>
</Project>"#;

    fn read(text: &str) -> Result<Sheet, Problems> {
        sheet(text, "plan", Limits::default())
    }

    #[test]
    fn milestones_are_read_with_the_first_baseline_and_tasks_are_not() {
        let rows = read(PROJECT).unwrap().rows;
        let project = "ERP & finance";
        let row = |cells: [&str; 6]| cells.map(String::from).to_vec();
        assert_eq!(
            rows,
            [
                (7, row(["ERP & finance-2", "Interface \u{2013} tested", project, "2026-12-01", "2026-12-04", ""])),
                (14, row(["ERP & finance-3", "Go <live>", project, "", "", "2026-11-30"])),
            ]
        );
    }

    #[test]
    fn a_file_that_is_cut_off_too_deep_or_something_else_is_told_with_its_line() {
        let told = |text: &str| read(text).unwrap_err().to_string();
        let cut = PROJECT.split_once("<ExtendedAttribute>").unwrap().0;
        assert!(told(cut).contains("line 12") && told(cut).contains("in the middle"), "{}", told(cut));
        assert!(told("<html></html>").contains("no file of Microsoft Project"));
        assert!(told("<Project><Tasks></Project>").contains("no XML"));
        assert!(told(&"<a>".repeat(100)).contains("64 deep"));
        let bomb = "<!DOCTYPE p [<!ENTITY a \"aaaa\">]><Project><Title>&a;</Title></Project>";
        assert!(told(bomb).contains("entity"));
    }
}
