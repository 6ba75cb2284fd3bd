//! What a thing of a file is.

/// What a thing of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeKind {
    /// A service that runs.
    Service,
    /// A part that is built into services.
    Component,
    /// Something on which services run or in which they keep data.
    Infrastructure,
    /// Something that another company runs.
    Vendor,
    /// A release.
    Release,
}

impl NodeKind {
    /// The kind as a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Component => "component",
            Self::Infrastructure => "infrastructure",
            Self::Vendor => "vendor",
            Self::Release => "release",
        }
    }

    /// The kind that a word means, also one of other tools; none where the word is not known.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        match word.trim().to_lowercase().as_str() {
            "service" | "microservice" | "application" | "app" | "website" => Some(Self::Service),
            "component" | "library" | "module" | "package" => Some(Self::Component),
            "infrastructure" | "database" | "resource" | "queue" | "server" | "platform" => Some(Self::Infrastructure),
            "vendor" | "external" | "third-party" | "third party" => Some(Self::Vendor),
            "release" => Some(Self::Release),
            _ => None,
        }
    }
}
