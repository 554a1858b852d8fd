//! `ledger verify`, signatures and witnesses: what was found, in words and for scripts.

use serde_json::{Value, json};

use crate::acts::book::verify_signatures::{Seen, SignaturesChecked};
use crate::console::Console;
use crate::disk::standard_input::shown;
use crate::text::Say;
use crate::text::book::signing;

/// What holds and what does not of signatures and witnesses.
pub(super) fn say(found: &SignaturesChecked, console: &mut Console) -> std::io::Result<()> {
    let lang = console.lang;
    let said = |seen: &Seen| {
        let Seen { witness, is_known } = seen;
        let (by, signer, key) = (&witness.by, &witness.signer, &witness.key);
        let said = signing::witness(lang, by, signer, key, &witness.received, witness.line);
        signing::seen(lang, &said, *is_known)
    };
    if found.is_unrecorded {
        console.mark(false, signing::unrecorded(lang))?;
    }
    for (at, flaw) in &found.not_leading {
        let what = flaw.say(lang).what;
        console.mark(false, &signing::not_leading(lang, at, what))?;
    }
    if found.signed > 0 && found.not_leading.is_empty() {
        console.mark(true, &signing::signatures_hold(lang, found.signed))?;
    }
    for seen in &found.witnessed {
        console.mark(true, &said(seen))?;
    }
    for (file, seen) in &found.kept {
        let line = match seen {
            Ok(seen) => signing::kept_holds(lang, shown(file), said(seen)),
            Err(refusal) => {
                let what = refusal.say(lang).what;
                signing::kept_fails(lang, shown(file), refusal.code(), what)
            }
        };
        console.mark(seen.is_ok(), &line)?;
    }
    Ok(())
}

fn seen_document(seen: &Seen) -> Value {
    let Seen { witness, is_known } = seen;
    json!({
        "line": witness.line, "received": witness.received, "by": witness.by, "signer": witness.signer,
        "key": witness.key, "known": is_known,
    })
}

/// The same for scripts.
pub(super) fn document(found: &SignaturesChecked) -> Value {
    let not_leading = found.not_leading.iter();
    let not_leading =
        not_leading.map(|(line, flaw)| json!({ "line": line, "refused": flaw.code() }));
    let kept = found.kept.iter().map(|(file, seen)| match seen {
        Ok(seen) => json!({ "file": shown(file), "seen": seen_document(seen) }),
        Err(refusal) => json!({ "file": shown(file), "refused": refusal.code() }),
    });
    json!({
        "signed": found.signed, "not_leading": not_leading.collect::<Vec<_>>(),
        "witnessed": found.witnessed.iter().map(seen_document).collect::<Vec<_>>(),
        "kept": kept.collect::<Vec<_>>(), "signers_unrecorded": found.is_unrecorded,
    })
}
