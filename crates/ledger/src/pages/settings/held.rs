//! What was typed into one of the page's forms and could not be taken: it stands there again, each fault beside its field.
use super::{SettingsQuery, page_of};
use base::PageResult;
use base::form::FormErrors;
use base::page::Desk;

#[derive(Default)]
pub(super) struct Held {
    /// Which form: `rate`, `fixed`, `shared`, `group`, `reopen`, `gone-…`, `label-…`, `end-…`, `target-…`.
    form: String,
    values: Vec<(&'static str, String)>,
    errors: FormErrors,
}

impl Held {
    pub(super) fn new(form: impl Into<String>, values: Vec<(&'static str, String)>, errors: FormErrors) -> Self {
        Self { form: form.into(), values, errors }
    }
    /// A form with one field at fault.
    pub(super) fn one(form: impl Into<String>, field: &'static str, typed: &str, sentence: String) -> Self {
        let mut errors = FormErrors::new();
        errors.add(field, sentence);
        Self::new(form, vec![(field, typed.to_owned())], errors)
    }
    pub(super) fn is(&self, form: &str) -> bool {
        self.form == form
    }
    /// Whether one of the forms has the name before the dash, such as `gone`.
    pub(super) fn within(&self, forms: &str) -> bool {
        self.form.split_once('-').is_some_and(|(name, _)| name == forms)
    }
    pub(super) fn value<'a>(&'a self, form: &str, field: &str, default: &'a str) -> &'a str {
        let typed = self.values.iter().find(|(f, _)| *f == field).filter(|_| self.is(form));
        typed.map_or(default, |(_, v)| v.as_str())
    }
    pub(super) fn chosen(&self, form: &str, field: &str, option: &str) -> bool {
        self.value(form, field, "") == option
    }
    pub(super) fn fault(&self, form: &str, field: &str) -> &str {
        self.errors.of(field).filter(|_| self.is(form)).unwrap_or("")
    }
    /// The page again, 422, with what was typed.
    pub(super) async fn answer(self, desk: &Desk) -> PageResult {
        let line = self.form.strip_prefix("label-").unwrap_or_default().to_owned();
        let q = SettingsQuery { line, versions: String::new() };
        desk.faulty(&page_of(desk, &q, self).await?)
    }
}
