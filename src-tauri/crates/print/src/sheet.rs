//! A document about one subject: a title over chapters that follow each other on upright pages.

use std::ops::ControlFlow;

use crate::display::{Anchor, Document, Ink, Orientation};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::Flow;
use crate::press::{self, PrintOptions, PrintedFile, Provenance, Steps};
use crate::text::Style;

/// A chapter of a document.
pub(crate) type Part<M> = fn(&mut Flow, &M);

/// What a document of one subject consists of.
pub(crate) struct Sheet<'a, M> {
    /// Its chapters, in order.
    pub(crate) parts: &'a [Part<M>],
    /// What it is called in the running head.
    pub(crate) title: String,
    /// What it says that it is about.
    pub(crate) subject: String,
    /// Whether it says that nothing in it is settled yet.
    pub(crate) draft: bool,
    /// Which state of which plan it shows.
    pub(crate) provenance: &'a Provenance,
}

impl<M> Sheet<'_, M> {
    /// Prints it as tagged PDF; `progress` is called with the parts done and the parts there are.
    ///
    /// # Errors
    /// [`PrintError::Cancelled`] when `progress` breaks, [`PrintError::Font`] when the fallback font is unusable,
    /// [`PrintError::Write`] when the file cannot be made.
    pub(crate) fn print(
        &self,
        model: &M,
        options: &PrintOptions,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<PrintedFile, PrintError> {
        let mut steps = Steps::new(self.parts.len() + 1, progress);
        let (document, shaper) = self.lay_out(model, options, &mut steps)?;
        press::write(&document, &shaper, options, &mut steps)
    }

    /// Lays it out without writing it.
    pub(crate) fn lay_out(
        &self,
        model: &M,
        options: &PrintOptions,
        steps: &mut Steps<'_>,
    ) -> Result<(Document, Shaper), PrintError> {
        let mut flow = press::begin(options, options.paper)?;
        flow.new_page(Orientation::Portrait);
        flow.section();
        for part in self.parts {
            part(&mut flow, model);
            steps.step()?;
        }
        flow.stamp(&self.provenance.furniture(&self.title, self.draft));
        flow.finish(self.provenance.metadata(&self.title, self.subject.clone()))
    }
}

/// The kind of a document over its title, which is cut where it needs more than `lines`.
pub(crate) fn opening(flow: &mut Flow, kind: String, title: &str, anchor: &str, lines: usize) {
    flow.paragraph(&kind.into(), Style::H2.in_ink(Ink::MUTED), 2.0);
    let width = flow.live().width;
    let (title, _) = flow.cut(title, Style::TITLE, width, lines);
    let title = title.text().to_owned();
    flow.title(&title, Anchor(anchor.to_owned()));
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// A document as it is laid out on A4 where nobody stops it.
    pub(crate) fn laid_out<M>(sheet: &Sheet<'_, M>, model: &M) -> (Document, Shaper) {
        let mut go_on = |_, _| ControlFlow::Continue(());
        let mut steps = Steps::new(sheet.parts.len() + 1, &mut go_on);
        sheet.lay_out(model, &PrintOptions::default(), &mut steps).unwrap()
    }

    /// Whether printing ends as soon as nobody waits, whichever part is being made.
    pub(crate) fn stops_after_every_part<M>(sheet: &Sheet<'_, M>, model: &M) -> bool {
        (0..=sheet.parts.len()).all(|after| {
            let mut left = after;
            let stopped = sheet.print(model, &PrintOptions::default(), &mut |_, _| {
                left = left.wrapping_sub(1);
                if left == usize::MAX { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            matches!(stopped, Err(PrintError::Cancelled))
        })
    }
}
