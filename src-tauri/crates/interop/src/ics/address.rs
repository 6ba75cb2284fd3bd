//! People outside of the plan, by their mail addresses.

use std::fmt::{self, Write as _};

use thiserror::Error;

/// A mail address such as `grace@example.org`: what stands in it cannot end a line, a header or an address.
///
/// The form that every mail program takes (RFC 5321, section 4.1.2, without quoted names and addresses of machines);
/// domains with other letters in their ASCII form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

/// A text that is not a mail address.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a mail address such as grace@example.org")]
pub struct EmailAddressError(pub String);

impl EmailAddress {
    /// The longest address, in bytes.
    pub const MAX_BYTES: usize = 254;

    /// The longest part before the `@`, in bytes.
    const MAX_NAME: usize = 64;

    /// Parses an address; spaces around it are left out.
    pub fn parse(text: &str) -> Result<Self, EmailAddressError> {
        let address = text.trim();
        let fits = address.len() <= Self::MAX_BYTES;
        let parts = address.rsplit_once('@').filter(|(name, domain)| fits && is_name(name) && is_domain(domain));
        match parts {
            Some(_) => Ok(Self(address.to_owned())),
            None => Err(EmailAddressError(text.chars().take(Self::MAX_BYTES).collect())),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as a URI (RFC 6068, section 2), with what has a meaning in one told by numbers.
    pub fn mailto(&self) -> String {
        let mut uri = String::from("mailto:");
        for letter in self.0.chars() {
            if letter.is_ascii_alphanumeric() || "@-._~!$'*+".contains(letter) {
                uri.push(letter);
            } else {
                let _ = write!(uri, "%{:02X}", u32::from(letter));
            }
        }
        uri
    }

    /// Whether both reach the same mailbox, as far as the address tells.
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

/// Words of letters, digits and a few signs, with single dots between them.
fn is_name(name: &str) -> bool {
    let is_sign = |letter: char| "!#$%&'*+-/=?^_`{|}~".contains(letter);
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphanumeric() || is_sign(letter));
    name.len() <= EmailAddress::MAX_NAME && name.split('.').all(is_word)
}

/// Labels of letters, digits and inner hyphens, with single dots between them.
fn is_domain(domain: &str) -> bool {
    domain.split('.').all(|label| {
        let plain = label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    })
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for EmailAddress {
    type Err = EmailAddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Somebody who plans an event or is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// What they are called; may be empty.
    pub name: String,
    /// Where mail reaches them.
    pub address: EmailAddress,
}

impl Participant {
    /// `;CN="Grace Hopper"` with a value that cannot end early; nothing where there is no name.
    ///
    /// A parameter has no way to write its own quotation mark. The one of RFC 6868 is not read by every calendar, so a
    /// single mark stands for it; only what would be taken for that way is written by it.
    pub(super) fn common_name(&self) -> String {
        let name = super::line::one_line(&self.name);
        let name = name.replace('"', "'").replace('^', "^^");
        if name.is_empty() { name } else { format!(";CN=\"{name}\"") }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_taken_as_it_is_and_anything_else_is_refused_with_its_text() {
        for address in
            ["grace@example.org", "g.hopper+cab@mail.example.co.uk", "o'hara@localhost", "r&d@xn--bcher-kva.example"]
        {
            assert_eq!(EmailAddress::parse(&format!(" {address} ")).unwrap().as_str(), address);
        }
        let long = format!("{}@example.org", "a".repeat(65));
        for text in [
            "",
            "grace",
            "@example.org",
            "grace@",
            "grace@@example.org",
            "grace hopper@example.org",
            "Grace <grace@example.org>",
            "grace.@example.org",
            "grace@-example.org",
            "grace@example..org",
            "grace@exämple.org",
            "grace@example.org\r\nBcc: all@example.org",
            "grace@example.org,ada@example.org",
            "\"grace\"@example.org",
            "grace@[192.0.2.1]",
            long.as_str(),
        ] {
            assert!(EmailAddress::parse(text).is_err(), "{text}");
        }
        let error = EmailAddress::parse("grace\n").unwrap_err();
        assert_eq!(error.to_string(), "\"grace\\n\" is not a mail address such as grace@example.org");
    }

    #[test]
    fn what_means_something_in_a_uri_is_told_by_numbers() {
        let mailto = |text| EmailAddress::parse(text).unwrap().mailto();
        assert_eq!(mailto("g.hopper+cab@example.org"), "mailto:g.hopper+cab@example.org");
        assert_eq!(mailto("r&d?50%@example.org"), "mailto:r%26d%3F50%25@example.org");
    }

    proptest! {
        #[test]
        fn nothing_that_is_taken_for_an_address_can_end_a_line_or_a_list(text in "\\PC{0,12}@\\PC{0,12}|[ -~\\r\\n]{0,30}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                let uri = address.mailto();
                prop_assert!(uri.bytes().all(|byte| byte.is_ascii_graphic() && !b",;<>\"\\".contains(&byte)));
            }
        }

        #[test]
        fn a_name_of_any_kind_stays_between_its_quotation_marks(name in any::<String>()) {
            let participant = Participant { name, address: EmailAddress::parse("a@example.org").unwrap() };
            let told = participant.common_name();
            prop_assert!(!told.contains(char::is_control));
            prop_assert!(told.is_empty() || told.matches('"').count() == 2 && told.ends_with('"'));
        }
    }
}
