//! Paper: layout, shaping, the PDF writer and the pages of the CAB pack.
