//! The files of a publication that follow from public.json alone: its tables, the website's data, what ssh-keygen checks. The
//! one who publishes writes them, and whoever verifies a publication makes them anew and compares.

use crate::domain::public::lines::{HEADS, LINES};
use crate::domain::public::publication::Public;

use crate::format::public_tables::TABLES;
use crate::format::{
    public_json, public_lines, public_site, public_tables, signers_file, ssh_armor,
};

/// Everything public as one document, from which the other files follow.
pub const WHOLE: &str = "json/public.json";

/// Gives each of them, by its name below the folder of the publication.
///
/// # Errors
/// What `each` answers.
///
/// # Panics
/// Never: a vector takes every byte of a table.
pub fn each<E>(
    public: &Public,
    mut each: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    for (name, table) in TABLES {
        let csv =
            public_tables::write(Vec::new(), table, public).expect("a vector takes every byte");
        each(&format!("csv/{name}.csv"), &csv)?;
        let json = public_json::table(name, table, public);
        each(&format!("json/{name}.json"), &json)?;
    }
    each(WHOLE, &public_json::whole(public))?;
    each("json/schema.json", &public_json::schema())?;
    public_site::each(public, &mut each)?;
    each(LINES, public_lines::write_lines(&public.lines).as_bytes())?;
    each(HEADS, public_lines::write_heads(&public.heads).as_bytes())?;
    signatures(public, each)
}

/// Who may sign, each signature as ssh-keygen wrote it, each witness's text.
fn signatures<E>(
    public: &Public,
    mut each: impl FnMut(&str, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    if public.signers.is_empty() {
        return Ok(());
    }
    let in_force = public.signers.iter().filter(|signer| signer.in_force);
    let rows: String = in_force
        .map(|signer| signers_file::write(&signer.row))
        .collect();
    each("signers", rows.as_bytes())?;
    for signature in &public.signatures {
        let sig = ssh_armor::write(&signature.sig);
        each(&signature.sig_file(), sig.as_bytes())?;
        if let (Some(name), Some(text)) = (signature.text_file(), &signature.text) {
            each(&name, text.as_bytes())?;
        }
    }
    Ok(())
}
