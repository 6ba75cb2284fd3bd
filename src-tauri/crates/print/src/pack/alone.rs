//! The forward schedule of change and the projected service outages as documents of their own, for those who need no
//! more than these.

use std::ops::ControlFlow;

use super::model::{OutagesModel, ScheduleModel};
use super::{Sheets, TITLE_LINES, outages, schedule};
use crate::display::{Anchor, Document, Orientation};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::Flow;
use crate::press::{self, PrintOptions, PrintedFile, Provenance, Steps};
use crate::text::{Style, or_dash};

/// The table or drawing of a document, and writing it down.
const STEPS: usize = 2;

/// Prints a forward schedule of change alone, across, as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn forward_schedule(
    model: &ScheduleModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let mut steps = Steps::new(STEPS, progress);
    let (document, shaper) = lay_out_schedule(model, options, &mut steps)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// Prints projected service outages alone as tagged PDF. The same model and options give the same bytes.
///
/// `progress` is called with the parts done and the parts there are, and ends the work when it breaks.
///
/// # Errors
/// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
/// [`PrintError::Write`] when the file cannot be made.
pub fn projected_outages(
    model: &OutagesModel,
    options: &PrintOptions,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<PrintedFile, PrintError> {
    let mut steps = Steps::new(STEPS, progress);
    let (document, shaper) = lay_out_outages(model, options, &mut steps)?;
    press::write(&document, &shaper, options, &mut steps)
}

/// Lays out a forward schedule of change without writing it.
pub(super) fn lay_out_schedule(
    model: &ScheduleModel,
    options: &PrintOptions,
    steps: &mut Steps<'_>,
) -> Result<(Document, Shaper), PrintError> {
    let named = Named {
        title: titled(&model.title, "Forward schedule of change"),
        subject: format!("Forward schedule of change of plan {}", model.provenance.plan),
        provenance: &model.provenance,
    };
    named.lay_out(Orientation::Landscape, options, steps, |flow| {
        schedule::schedule(flow, &model.schedule, &Sheets::default());
    })
}

/// Lays out projected service outages without writing them.
pub(super) fn lay_out_outages(
    model: &OutagesModel,
    options: &PrintOptions,
    steps: &mut Steps<'_>,
) -> Result<(Document, Shaper), PrintError> {
    let named = Named {
        title: titled(&model.title, "Projected service outages"),
        subject: format!("Projected service outages of plan {}", model.provenance.plan),
        provenance: &model.provenance,
    };
    named.lay_out(Orientation::Portrait, options, steps, |flow| {
        flow.paragraph(&or_dash(&model.period), Style::BODY, 6.0);
        outages::outages(flow, &model.rows, &Sheets::default());
    })
}

fn titled<'t>(title: &'t str, otherwise: &'t str) -> &'t str {
    if title.trim().is_empty() { otherwise } else { title }
}

/// A document of one chapter under its title.
struct Named<'m> {
    title: &'m str,
    subject: String,
    provenance: &'m Provenance,
}

impl Named<'_> {
    fn lay_out(
        self,
        orientation: Orientation,
        options: &PrintOptions,
        steps: &mut Steps<'_>,
        chapter: impl FnOnce(&mut Flow),
    ) -> Result<(Document, Shaper), PrintError> {
        let mut flow = press::begin(options, options.paper)?;
        flow.new_page(orientation);
        flow.section();
        let width = flow.live().width;
        let (title, _) = flow.cut(self.title, Style::TITLE, width, TITLE_LINES);
        let title = title.text().to_owned();
        flow.title(&title, Anchor("top".to_owned()));
        flow.space(2.0);
        chapter(&mut flow);
        steps.step()?;
        flow.stamp(&self.provenance.furniture(&title, false));
        flow.finish(self.provenance.metadata(&title, self.subject))
    }
}
