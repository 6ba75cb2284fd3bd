//! A document about one subject: a title over chapters that follow each other.

#[cfg(test)]
pub(crate) mod testing;

use std::ops::ControlFlow;

use crate::display::{Anchor, Document, Ink, Metadata, Orientation};
use crate::error::PrintError;
use crate::font::Shaper;
use crate::layout::{Flow, Furniture};
use crate::press::{self, PrintOptions, PrintedFile, Provenance, Steps};
use crate::text::Style;

/// A chapter of a document.
pub(crate) type Part<M> = fn(&mut Flow, &M);

/// What a document of one subject on upright pages consists of.
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
    /// As [`Booklet::print`].
    pub(crate) fn print(
        &self,
        model: &M,
        options: &PrintOptions,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<PrintedFile, PrintError> {
        self.booklet().print(model, options, progress)
    }

    fn booklet(&self) -> Booklet<'_, M> {
        Booklet {
            parts: self.parts,
            begins: Some(Orientation::Portrait),
            furniture: self.provenance.furniture(&self.title, self.draft),
            metadata: self.provenance.metadata(&self.title, self.subject.clone()),
        }
    }
}

/// A document under a head and over a foot of its own.
pub(crate) struct Booklet<'a, M> {
    /// Its chapters, in order.
    pub(crate) parts: &'a [Part<M>],
    /// The page that is begun before its first chapter; none where its chapters begin their pages themselves.
    pub(crate) begins: Option<Orientation>,
    /// What stands above and below every page.
    pub(crate) furniture: Furniture,
    /// What it says about itself.
    pub(crate) metadata: Metadata,
}

impl<M> Booklet<'_, M> {
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
        if let Some(orientation) = self.begins {
            flow.new_page(orientation);
            flow.section();
        }
        for part in self.parts {
            part(&mut flow, model);
            steps.step()?;
        }
        flow.stamp(&self.furniture);
        flow.finish(self.metadata.clone())
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
