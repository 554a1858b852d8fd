//! Lines of the book that wait for a signature, on the screen.

use serde_json::{Value, json};

use crate::domain::book::unsigned::Unsigned;
use crate::domain::lists::inspector::Directory;
use crate::text::Lang;
use crate::text::book::{lines, signing};

use crate::view::fitted::shortened;
use crate::view::table;

/// The table of them.
pub fn waiting(
    lang: Lang,
    waiting: &[Unsigned],
    directory: &Directory,
    width: Option<u16>,
) -> String {
    let rows = waiting.iter().map(|unsigned| {
        let leader = unsigned.leader.as_deref();
        let leader = leader.map(|cert| format!("{} {cert}", directory.name(cert)));
        [
            unsigned.line.to_string(),
            unsigned.day.clone(),
            lines::act(lang, &unsigned.act).to_owned(),
            shortened(&lines::content(lang, &unsigned.act)).into_owned(),
            signing::role(lang, unsigned.role).to_owned(),
            leader.unwrap_or_default().trim().to_owned(),
        ]
    });
    table::render(signing::waiting_headings(lang), rows, width)
}

/// One of them, for scripts.
pub fn document(unsigned: &Unsigned) -> Value {
    json!({
        "line": unsigned.line, "day": unsigned.day, "act": unsigned.act.kind().word(), "role": unsigned.role,
        "leader": unsigned.leader,
    })
}
