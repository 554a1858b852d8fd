//! The demonstration's throw-away keys: in a folder beside its own, which vanishes with the run.

use std::path::Path;

use tempfile::TempDir;

use crate::console::Console;
use crate::disk::{At, Trouble, durable, signers, ssh_keygen};
use crate::text::book::signing;

use crate::commands::demo_script::{DemoKey, DemoSignature};

/// The folder of the keys.
pub(super) struct DemoKeys {
    folder: TempDir,
    /// As commands name it.
    pub(super) name: String,
}

impl DemoKeys {
    /// Makes keys beside the case folder, and the file `signers` in it; nothing where this machine has no ssh-keygen.
    pub(super) fn make(keys: &[DemoKey], case: &Path) -> Result<Option<Self>, Trouble> {
        if !ssh_keygen::is_here() {
            return Ok(None);
        }
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let parent = match case.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let prefix = format!("{name}-keys");
        let mut named = tempfile::Builder::new();
        let folder = named.prefix(&prefix).rand_bytes(0).tempdir_in(parent);
        let folder = folder.at(parent)?;
        let mut rows = String::new();
        for key in keys {
            let file = folder.path().join(&key.file);
            ssh_keygen::make(&file)?;
            let public = file.with_extension("pub");
            let public = std::fs::read_to_string(&public).at(&public)?;
            rows.extend([&key.row, " ", public.trim(), "\n"]);
        }
        durable::create_with(&case.join(signers::FILE), rows.as_bytes())?;
        let name = parent.join(&prefix);
        let name = name.strip_prefix(".").unwrap_or(&name);
        let name = name.display().to_string();
        Ok(Some(Self { folder, name }))
    }

    /// Signs a file of the folder, and says how.
    pub(super) fn sign(
        &self,
        signature: &DemoSignature,
        console: &mut Console,
    ) -> anyhow::Result<()> {
        let DemoSignature {
            key,
            namespace,
            file,
        } = signature;
        let [key_path, file_path] = [key, file].map(|name| self.folder.path().join(name));
        ssh_keygen::sign(&key_path, namespace, &file_path)?;
        let [key, file] = [key, file].map(|name| format!("{}/{name}", self.name));
        let command = signing::keygen(&key, namespace, &file);
        console.line(&format!("$ {command}"))?;
        Ok(())
    }
}
