//! The containers in which Windows and macOS keep an icon in several sizes.

/// One size of an icon.
pub struct Drawing {
    /// Its width and height in pixels.
    pub size: u32,
    /// The PNG file.
    pub png: Vec<u8>,
}

/// An `.ico` file, with the sizes in the order given.
pub fn ico(drawings: &[&Drawing]) -> Vec<u8> {
    let mut file = Vec::new();
    file.extend(0_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend((drawings.len() as u16).to_le_bytes());
    let mut offset = 6 + 16 * drawings.len();
    for drawing in drawings {
        // A side of 256 pixels is written as zero.
        let side = u8::try_from(drawing.size).unwrap_or(0);
        file.extend([side, side, 0, 0]);
        file.extend(1_u16.to_le_bytes());
        file.extend(32_u16.to_le_bytes());
        file.extend((drawing.png.len() as u32).to_le_bytes());
        file.extend((offset as u32).to_le_bytes());
        offset += drawing.png.len();
    }
    for drawing in drawings {
        file.extend(&drawing.png);
    }
    file
}

/// The names that macOS has for sizes in pixels, for plain displays and for fine ones.
const NAMES: &[(&[u8; 4], u32)] = &[
    (b"icp4", 16),
    (b"ic11", 32),
    (b"icp5", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
];

/// An `.icns` file of those sizes that macOS has a name for.
pub fn icns(drawings: &[Drawing]) -> Vec<u8> {
    let mut parts = Vec::new();
    for (name, size) in NAMES {
        for drawing in drawings.iter().filter(|drawing| drawing.size == *size) {
            parts.extend(*name);
            parts.extend((drawing.png.len() as u32 + 8).to_be_bytes());
            parts.extend(&drawing.png);
        }
    }
    let mut file = b"icns".to_vec();
    file.extend((parts.len() as u32 + 8).to_be_bytes());
    file.extend(parts);
    file
}

#[cfg(test)]
mod tests {
    use super::{Drawing, icns, ico};

    #[test]
    fn an_ico_says_where_each_drawing_lies() {
        let small = Drawing { size: 16, png: b"small".to_vec() };
        let large = Drawing { size: 256, png: b"larger".to_vec() };
        let file = ico(&[&small, &large]);
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!((file[6], file[22]), (16, 0));
        let at = u32::from_le_bytes(file[34..38].try_into().unwrap()) as usize;
        assert_eq!(&file[at..], b"larger");
    }

    #[test]
    fn an_icns_says_its_own_length() {
        let file =
            icns(&[Drawing { size: 128, png: b"drawing".to_vec() }, Drawing { size: 48, png: b"none".to_vec() }]);
        assert_eq!(u32::from_be_bytes(file[4..8].try_into().unwrap()) as usize, file.len());
        assert_eq!(&file[8..12], b"ic07");
        assert_eq!(file.len(), 8 + 8 + 7);
    }
}
