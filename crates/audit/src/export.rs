//! The log as a file, written page by page while it is sent: memory does not grow with the log.
use crate::model::{Filter, Stored};
use crate::{rules, store};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use base::{Actor, Db, Error};
use futures_util::stream;
use serde::Serialize;
use std::io;

/// The two forms of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Csv,
    Json,
}

const PAGE: i64 = 500;

/// One event as exported.
#[derive(Serialize)]
struct Line<'a> {
    number: i64,
    at: String,
    who: &'a str,
    person: &'a str,
    event: &'a str,
    sentence: String,
    subject: &'a str,
    subject_id: String,
    account: &'a str,
    before: &'a serde_json::Value,
    after: &'a serde_json::Value,
    undoes: Option<i64>,
    undone_by: Option<i64>,
}

impl<'a> Line<'a> {
    fn of(e: &'a Stored, reader: &base::Actor) -> Self {
        Self {
            number: e.number,
            at: e.at.0.to_string(),
            who: &e.who,
            person: &e.actor_name,
            event: &e.name,
            sentence: rules::sentence(e, reader).replace('\u{2212}', "-"),
            subject: &e.subject_kind,
            subject_id: e.subject_id.to_string(),
            account: e.account_key.as_deref().unwrap_or(""),
            before: &e.before_json.0,
            after: &e.after_json.0,
            undoes: e.undoes,
            undone_by: e.undone_by,
        }
    }
}

/// Where the writing stands.
struct Pen {
    db: Db,
    actor: Actor,
    filter: Filter,
    form: Form,
    began: bool,
    over: bool,
}

/// The log of this filter as a download.
pub(crate) fn file(db: Db, actor: Actor, mut filter: Filter, form: Form, day: base::Day) -> Response {
    filter.limit = PAGE;
    let pen = Pen { db, actor, filter, form, began: false, over: false };
    let pieces = stream::unfold(pen, |mut pen| async move {
        if pen.over {
            return None;
        }
        let piece = pen.piece().await.map_err(|e| {
            tracing::error!(error = %e, "an export of the log broke off");
            io::Error::other("the export broke off")
        });
        pen.over |= piece.is_err();
        Some((piece, pen))
    });
    let mut answer = Response::new(Body::from_stream(pieces));
    let (kind, ending) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv"),
        Form::Json => ("application/json", "json"),
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(v) = HeaderValue::from_str(&format!("attachment; filename=\"spagat-log-{day}.{ending}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, v);
    }
    answer
}

impl Pen {
    /// The next some hundred events as text.
    async fn piece(&mut self) -> Result<Vec<u8>, Error> {
        let events = store::log(&self.db, self.actor.workspace, &self.filter).await?;
        self.over = i64::try_from(events.len()).unwrap_or(0) < PAGE;
        self.filter.before = events.last().map_or(0, |e| e.number);
        let events: Vec<Stored> = events.into_iter().map(|e| e.for_log(&self.actor)).collect();
        let first = !self.began;
        self.began = true;
        match self.form {
            Form::Csv => self.csv(&events, first),
            Form::Json => self.json(&events, first),
        }
    }

    fn csv(&self, events: &[Stored], first: bool) -> Result<Vec<u8>, Error> {
        let mut out = csv::Writer::from_writer(Vec::new());
        let broken = |e: csv::Error| Error::from(anyhow::Error::from(e));
        if first {
            let head = [
                "number",
                "at",
                "who",
                "person",
                "event",
                "sentence",
                "subject",
                "subject_id",
                "account",
                "before",
                "after",
                "undoes",
                "undone_by",
            ];
            out.write_record(head).map_err(broken)?;
        }
        for e in events {
            let l = Line::of(e, &self.actor);
            let json = |v: &serde_json::Value| if v.is_null() { String::new() } else { v.to_string() };
            let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
            let cells = [
                l.number.to_string(),
                l.at,
                l.who.to_owned(),
                rules::cell(l.person),
                l.event.to_owned(),
                rules::cell(&l.sentence),
                l.subject.to_owned(),
                l.subject_id,
                rules::cell(l.account),
                rules::cell(&json(l.before)),
                rules::cell(&json(l.after)),
                number(l.undoes),
                number(l.undone_by),
            ];
            out.write_record(cells).map_err(broken)?;
        }
        out.into_inner().map_err(|e| Error::from(anyhow::anyhow!("writing an export: {e}")))
    }

    fn json(&self, events: &[Stored], first: bool) -> Result<Vec<u8>, Error> {
        let mut out = if first { b"[".to_vec() } else { Vec::new() };
        for (i, e) in events.iter().enumerate() {
            out.extend_from_slice(if first && i == 0 { b"\n" } else { b",\n" });
            serde_json::to_writer(&mut out, &Line::of(e, &self.actor))?;
        }
        if self.over {
            out.extend_from_slice(b"\n]\n");
        }
        Ok(out)
    }
}
