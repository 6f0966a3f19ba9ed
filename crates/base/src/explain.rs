//! The explain panel: every computed number can say how it came about. Slices fill this, `ui/ui.html` prints it.

/// How a number came about.
#[derive(Debug, Clone, Default)]
pub struct Explain {
    /// The figure's code in the address: `?explain=db2`.
    pub code: String,
    /// „So entsteht DB II“ without the first words: the name of the figure.
    pub name: String,
    /// The formatted value, or the word for unknown.
    pub value: String,
    pub unknown: bool,
    /// `profit`, `satisfaction` or empty: the scale whose colour the value may wear.
    pub scale: &'static str,
    /// Unit, share, period.
    pub note: String,
    /// The formula in words.
    pub formula: String,
    pub inputs: Vec<Input>,
    /// Source, cost rates, what is missing, how sure – each with its heading.
    pub parts: Vec<Part>,
    /// Rule and version, such as `DB-2`.
    pub rule: String,
}

/// One input of the formula.
#[derive(Debug, Clone, Default)]
pub struct Input {
    pub label: String,
    pub value: String,
    /// The entries behind it.
    pub href: Option<String>,
    /// A sum line.
    pub total: bool,
    /// A default of the program, printed as „(Vorgabe)“.
    pub default: bool,
}

/// One headed paragraph.
#[derive(Debug, Clone, Default)]
pub struct Part {
    pub heading: String,
    pub text: String,
    /// Label and address of a link after the text.
    pub link: Option<(String, String)>,
}

impl Input {
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), ..Self::default() }
    }
    #[must_use]
    pub fn link(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
    #[must_use]
    pub fn total(mut self) -> Self {
        self.total = true;
        self
    }
    #[must_use]
    pub fn default_value(mut self) -> Self {
        self.default = true;
        self
    }
}

impl Part {
    pub fn new(heading: impl Into<String>, text: impl Into<String>) -> Self {
        Self { heading: heading.into(), text: text.into(), link: None }
    }
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.link = Some((label.into(), href.into()));
        self
    }
}
