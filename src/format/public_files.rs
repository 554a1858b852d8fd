//! The files of a publication that follow from public.json alone: its tables, the website's data, what ssh-keygen checks. The
//! one who publishes writes them, and whoever verifies a publication makes them anew and compares.

use crate::domain::public::lines::{HEADS, LINES};
use crate::domain::public::publication::Public;

use crate::format::public_file::{Out, PublicFile};
use crate::format::public_tables::TABLES;
use crate::format::{
    public_json, public_lines, public_site, public_tables, signers_file, ssh_armor,
};

/// Everything public as one document, from which the other files follow.
pub const WHOLE: &str = "json/public.json";

/// All of them, in the order of a publication.
pub fn all(public: &Public) -> Vec<PublicFile<'_>> {
    let tables = TABLES.into_iter().flat_map(|(name, table)| {
        let csv = move |out: &mut Out<'_>| public_tables::write(out, table, public).map(|_| ());
        let json = move |out: &mut Out<'_>| public_json::table(out, name, table, public);
        [
            PublicFile::new(format!("csv/{name}.csv"), csv),
            PublicFile::new(format!("json/{name}.json"), json),
        ]
    });
    let mut all: Vec<PublicFile<'_>> = tables.collect();
    all.push(PublicFile::new(WHOLE, |out| {
        public_json::whole(out, public)
    }));
    all.push(PublicFile::new("json/schema.json", |out| {
        public_json::schema(out)
    }));
    all.extend(public_site::all(public));
    let lists = [
        (LINES, public_lines::write_lines(&public.lines)),
        (HEADS, public_lines::write_heads(&public.heads)),
    ];
    all.extend(lists.map(|(name, text)| PublicFile::of_text(name, text)));
    all.extend(signatures(public));
    all
}

/// Who may sign, each signature as ssh-keygen wrote it, each witness's text.
fn signatures(public: &Public) -> Vec<PublicFile<'_>> {
    if public.signers.is_empty() {
        return Vec::new();
    }
    let in_force = public.signers.iter().filter(|signer| signer.in_force);
    let rows: String = in_force
        .map(|signer| signers_file::write(&signer.row))
        .collect();
    let mut files = vec![PublicFile::of_text("signers", rows)];
    for signature in &public.signatures {
        let sig = ssh_armor::write(&signature.sig);
        files.push(PublicFile::of_text(signature.sig_file(), sig));
        if let (Some(name), Some(text)) = (signature.text_file(), &signature.text) {
            files.push(PublicFile::of_text(name, text.clone()));
        }
    }
    files
}
