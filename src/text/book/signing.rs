//! What is said of signatures and witnesses: taking out, entering, verifying.

use crate::domain::ground::signer::SignerRole;
use crate::text::{Lang, told, word_of, words};

words! {
    entered(keys): "签名人已入账：登记密钥 {keys} 个", "the signers are in the book: {keys} key(s)";
    registered(signer, key): "  {signer}，密钥指纹 {key}", "  {signer}, fingerprint {key}";
    to_be_signed(line, act, content): "账本第 {line} 行，{act}：{content}", "book line {line}, {act}: {content}";
    digest(sha256): "该行摘要 {sha256}", "line digest {sha256}";
    covered(signer, over, line): "{signer} 已签第 {over} 行，覆盖第 {line} 行", "{signer} signed line {over}, which covers line {line}";
    written(file): "已原样写入 {file}", "written to {file} as it is";
    take_out(line): "取出：choucha sign {line} --out 文件", "take it out: choucha sign {line} --out FILE";
    how(command): "签名：{command}", "sign it: {command}";
    then_sign(line, sig): "签好后入账：choucha sign {line} --sig {sig}", "then enter it: choucha sign {line} --sig {sig}";
    key: "私钥", "KEY";
    fill_in: "请见证人只填写 received（自己的时钟，带时差）和 by（自己的名称），其余一字不动", "the witness fills in received (by his own clock, with the offset) and by (his own name), and leaves the rest as it is";
    then_witness(file, sig): "签好后入账：choucha witness {file} --sig {sig}", "then enter it: choucha witness {file} --sig {sig}";
    signed(signer, line, key): "{signer} 已签账本第 {line} 行及此前各行，密钥指纹 {key}", "{signer} signed line {line} of the book and every line before it, key {key}";
    witness(by, signer, key, received, line): "{by}（{signer}，密钥指纹 {key}）于 {received} 收到账本第 {line} 行的摘要", "{by} ({signer}, key {key}) received the digest of book line {line} at {received}";
    registered_by_us: "密钥由本单位登记：外人须另向见证人核对密钥指纹，才算外部见证", "the key is as this bureau registered it: for an outsider it is a witness only once the fingerprint was compared with the witness's own";
    signatures_hold(count): "签名 {count} 个，均为登记的密钥所签，与所签各行一致", "{count} signature(s), all by registered keys and over the lines they name";
    not_leading(at, what): "账本第 {at} 行的签名：{what}", "the signature in line {at}: {what}";
    kept_holds(file, said): "{file}：{said}；这一行及此前各行与当时一致", "{file}: {said}; that line and every line before it are as they were then";
    kept_fails(file, code, what): "{file}：[{code}] {what}", "{file}: [{code}] {what}";
    unrecorded: "signers 文件与账本所记的不一致，未经 choucha signers --reason 入账", "the file signers is not as the book has it: it was changed without choucha signers --reason";
    waiting(count): "账本有 {count} 处待签名或见证（不影响办事）：", "{count} line(s) of the book wait for a signature or a witness (nothing stops for it):";
    waiting_headings: ["行", "日期", "事项", "内容", "待签", "组长"], ["line", "day", "act", "what", "to be signed by", "leader"];
}

word_of! {
    /// A role.
    role(SignerRole) {
        SignerRole::Leader => "组长", "leader";
        SignerRole::Head => "单位负责人", "head";
        SignerRole::Witness => "外部见证人", "witness";
    }
}

/// A witness who has seen a line, with whose word it is that the key is his.
pub fn seen(lang: Lang, said: &str, is_known: bool) -> String {
    told!(lang, is_known;
        true => "外部见证：{said}；密钥在所给的 signers 中", "witnessed: {said}; the key is in the signers given";
        false => "副署：{said}；密钥由本单位登记，须另向见证人核对", "countersigned: {said}; the key is as the bureau registered it, to be compared with the witness's own";
    )
}

/// The command that signs a file.
pub fn keygen(key: &str, namespace: &str, file: &str) -> String {
    let file = quoted(file);
    format!("ssh-keygen -Y sign -f {key} -n {namespace} -O hashalg=sha256 {file}")
}

/// The name of a file as it is typed.
pub fn quoted(file: &str) -> String {
    if file.contains(char::is_whitespace) {
        format!("\"{file}\"")
    } else {
        file.to_owned()
    }
}
