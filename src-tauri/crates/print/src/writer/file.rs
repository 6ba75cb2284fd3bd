//! The file itself: streams as they are, everything else packed into object streams, and behind them where each of it
//! stands (ISO 32000-1, 7.5.7 and 7.5.8).
//!
//! `lopdf` could save it too, but would copy every object first.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::syntax;
use crate::error::PrintError;

/// How many objects stand in one object stream.
const PACKED: usize = 100;

/// Writes a file of PDF 1.7 that holds `objects`, which come in rising order and are gone once they are written.
///
/// # Errors
/// [`PrintError::Write`] when the file grows beyond what its own index can point at.
pub fn write(objects: impl Iterator<Item = (ObjectId, Object)>, trailer: Dictionary) -> Result<Vec<u8>, PrintError> {
    // Four bytes beyond ASCII tell whoever copies the file that it is not text.
    let mut file = File { bytes: b"%PDF-1.7\n%\xBB\xAD\xC0\xDE\n".to_vec(), places: vec![Place::None] };
    let mut packs = Vec::new();
    let mut pack = Pack::default();
    for ((id, _), object) in objects {
        if let Object::Stream(stream) = &object {
            file.stream(id, stream)?;
            continue;
        }
        // The object streams are numbered behind all others.
        file.put(id, Place::None);
        pack.add(id, &object);
        if pack.ids.len() == PACKED {
            packs.push(std::mem::take(&mut pack).finish()?);
        }
    }
    if !pack.ids.is_empty() {
        packs.push(pack.finish()?);
    }
    for (ids, stream) in packs {
        let container = file.next_id();
        file.stream(container, &stream)?;
        for (index, id) in (0..).zip(ids) {
            file.put(id, Place::Packed { container, index });
        }
    }
    file.finish(trailer)
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    None,
    /// So many bytes behind the start of the file.
    At(u32),
    /// In an object stream.
    Packed {
        container: u32,
        index: u16,
    },
}

struct File {
    bytes: Vec<u8>,
    /// By the number of the object.
    places: Vec<Place>,
}

impl File {
    fn next_id(&self) -> u32 {
        self.places.len() as u32
    }

    fn put(&mut self, id: u32, place: Place) {
        let id = id as usize;
        if id >= self.places.len() {
            self.places.resize(id + 1, Place::None);
        }
        self.places[id] = place;
    }

    fn stream(&mut self, id: u32, stream: &Stream) -> Result<(), PrintError> {
        let at = self.here()?;
        self.put(id, Place::At(at));
        syntax::print(&mut self.bytes, format_args!("{id} 0 obj\n"));
        syntax::stream(&mut self.bytes, stream);
        self.bytes.extend(b" \nendobj\n");
        Ok(())
    }

    fn here(&self) -> Result<u32, PrintError> {
        u32::try_from(self.bytes.len()).map_err(|_| PrintError::Write("the file is larger than 4 GiB".to_owned()))
    }

    /// Writes where everything stands, which is a stream itself.
    fn finish(mut self, mut trailer: Dictionary) -> Result<Vec<u8>, PrintError> {
        let (id, start) = (self.next_id(), self.here()?);
        self.put(id, Place::At(start));
        let mut table = Vec::with_capacity(7 * self.places.len());
        let mut sections: Vec<Object> = Vec::new();
        let known = |place: &Place| !matches!(place, Place::None);
        for section in (0_i64..).zip(&self.places).collect::<Vec<_>>().chunk_by(|a, b| known(a.1) == known(b.1)) {
            let Some((first, place)) = section.first() else { continue };
            if !known(place) {
                continue;
            }
            sections.extend([(*first).into(), (section.len() as i64).into()]);
            for (_, place) in section {
                match place {
                    Place::None => {}
                    Place::At(offset) => {
                        table.push(1);
                        table.extend(offset.to_be_bytes());
                        table.extend([0, 0]);
                    }
                    Place::Packed { container, index } => {
                        table.push(2);
                        table.extend(container.to_be_bytes());
                        table.extend(index.to_be_bytes());
                    }
                }
            }
        }
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(id) + 1);
        trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
        trailer.set("Index", sections);
        self.stream(id, &Stream::new(trailer, table))?;
        syntax::print(&mut self.bytes, format_args!("\nstartxref\n{start}\n%%EOF"));
        Ok(self.bytes)
    }
}

/// Objects on their way into an object stream.
#[derive(Default)]
struct Pack {
    ids: Vec<u32>,
    /// The number of each object and where it begins.
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Pack {
    fn add(&mut self, id: u32, object: &Object) {
        syntax::print(&mut self.head, format_args!("{id} {} ", self.body.len()));
        syntax::object(&mut self.body, object);
        self.body.push(b' ');
        self.ids.push(id);
    }

    fn finish(self) -> Result<(Vec<u32>, Stream), PrintError> {
        let failed = |error: std::io::Error| PrintError::Write(error.to_string());
        let entries = dictionary! {
            "Type" => "ObjStm",
            "N" => self.ids.len() as i64,
            "First" => self.head.len() as i64,
            "Length" => 0,
            "Filter" => "FlateDecode",
        };
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&[self.head, self.body].concat()).map_err(failed)?;
        Ok((self.ids, Stream::new(entries, packed.finish().map_err(failed)?)))
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Document as Pdf, Object, Stream, dictionary};

    use super::{PACKED, write};

    #[test]
    fn every_object_is_found_again_under_its_number_whatever_numbers_are_missing() {
        let number = |id: u32| ((id, 0), Object::from(i64::from(id)));
        let stream = Stream::new(dictionary! {}, b"q Q".to_vec());
        let catalogue = dictionary! { "Type" => "Catalog", "Pages" => (2, 0) };
        let pages = dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 };
        let first = [((1, 0), catalogue.into()), ((2, 0), pages.into()), ((5, 0), stream.into())];
        let last = 9 + 2 * PACKED as u32;
        let bytes = write(first.into_iter().chain((9..=last).map(number)), dictionary! { "Root" => (1, 0) }).unwrap();
        let pdf = Pdf::load_mem(&bytes).unwrap();
        assert_eq!(pdf.get_object((5, 0)).unwrap().as_stream().unwrap().content, b"q Q");
        assert!((9..=last).all(|id| pdf.get_object((id, 0)).and_then(Object::as_i64).ok() == Some(i64::from(id))));
        assert!([3, 4, 6, 7, 8].iter().all(|id| pdf.get_object((*id, 0)).is_err()));
    }
}
