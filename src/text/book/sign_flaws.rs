//! Sentences on signatures, witnesses' texts and versions of `signers` that are not taken (S01–S15).

use crate::domain::book::sign_flaw::{RoleFlaw, RowFlaw, SignFlaw};
use crate::domain::ground::ssh_key::KeyFlaw;
use crate::text::{Lang, Said, Say, flaws, told, words};

words! {
    form_of_row: "每行写：角色/证号或姓名 选项 密钥种类 密钥，例如 head/张三 namespaces=\"choucha-line-1\" ssh-ed25519 AAAA…；选项只有 namespaces、valid-after、valid-before", "write in each row: role/number or name, options, kind and key, such as head/zhang namespaces=\"choucha-line-1\" ssh-ed25519 AAAA…; options are namespaces, valid-after, valid-before";
}

/// What is wrong with a key.
fn key(lang: Lang, flaw: &KeyFlaw) -> String {
    told!(lang, flaw;
        KeyFlaw::Form => "密钥不完整或写法不对", "the key is cut off or malformed";
        KeyFlaw::Kind(kind) => "不接受密钥种类“{kind}”，只接受 ssh-ed25519 和 sk-ssh-ed25519@openssh.com", "keys of the kind \"{kind}\" are not taken, only ssh-ed25519 and sk-ssh-ed25519@openssh.com";
        KeyFlaw::Point => "密钥是弱密钥，不知道私钥也能伪造它的签名", "the key is a weak one: its signatures can be forged without any secret";
    )
}

/// What is wrong with a row of `signers`.
fn row(lang: Lang, flaw: &RowFlaw) -> String {
    told!(lang, flaw;
        in { RowFlaw::Key(flaw) => key(lang, flaw) }
        RowFlaw::NotUtf8 => "不是 UTF-8", "not UTF-8";
        RowFlaw::Cells => "缺少签名人、密钥种类或密钥", "signer, kind or key is missing";
        RowFlaw::Signer(text) => "签名人“{text}”不是 leader/执法证号、head/姓名 或 witness/名称", "the signer \"{text}\" is not leader/certificate, head/name or witness/name";
        RowFlaw::Option(text) => "选项“{text}”不认识或写了两次", "the option \"{text}\" is not known, or stands twice";
        RowFlaw::Value(text) => "选项“{text}”的值写法不对", "the value of the option \"{text}\" is malformed";
        RowFlaw::Twice => "同一签名人的同一密钥已在前面", "the same key of the same signer stands in a row before";
    )
}

/// Why a role does not go with what is signed.
fn role(lang: Lang, flaw: &RoleFlaw) -> String {
    told!(lang, flaw;
        RoleFlaw::WitnessSigns => "外部见证人（witness）不签账本的行，只签见证文本", "a witness signs texts of their own, not lines of the book";
        RoleFlaw::NoWitness(found), found = found.word() => "见证文本只能由外部见证人（witness）签，不能由 {found} 签", "only a witness signs a witness's text, not a {found}";
        RoleFlaw::NoVisit(line) => "账本第 {line} 行不涉及具体检查，没有组长可签", "line {line} of the book is about no visit, so no team leader signs it";
        RoleFlaw::NotLeader { line, leaders }, all = lang.list(leaders) => "账本第 {line} 行所涉检查的组长是 {all}，不是签名人", "the leader of what line {line} of the book is about is {all}, not the signer";
        RoleFlaw::Differs => "所记角色与签名人的角色不一致", "the role is not that of the signer";
    )
}

/// Signers one after the other, or nobody.
fn named(lang: Lang, signers: &[String]) -> String {
    if signers.is_empty() {
        lang.pick("没有登记给任何人", "is registered for nobody")
            .to_owned()
    } else {
        let all = lang.list(signers);
        told!(lang, ();
            () => "登记给了 {all}", "is registered for {all}";
        )
    }
}

impl Say for SignFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            SignFlaw::Row { line, what }, what = row(lang, what), form = form_of_row(lang) =>
                "signers 第 {line} 行：{what}", "line {line} of signers: {what}";
                "{form}", "{form}";
            SignFlaw::Unrecorded =>
                "signers 文件与账本所记的不一致", "the file signers is not as the book has it";
                "改动属实的，运行 choucha signers --reason 理由 入账；否则恢复原文件", "if it was meant to change, enter it with choucha signers --reason TEXT; else restore the former file";
            SignFlaw::Unchanged =>
                "signers 文件与账本所记的一致，没有变更", "the file signers is as the book has it; nothing has changed";
                "先改 signers，再入账", "change signers first";
            SignFlaw::NoLine { line, lines } =>
                "账本没有第 {line} 行可签，现有 {lines} 行", "the book has no line {line} to be signed; it has {lines}";
                "用 choucha ledger show 查看行号", "choucha ledger show lists the lines";
            SignFlaw::Form(None) =>
                "不是 ssh-keygen -Y sign 生成的签名，或不完整", "not a signature of ssh-keygen -Y sign, or cut off";
                "交来 ssh-keygen 生成的 .sig 文件，不要改动其中内容", "hand in the .sig file that ssh-keygen wrote, as it is";
            SignFlaw::Form(Some(flaw)), what = key(lang, flaw) =>
                "签名所用密钥不可用：{what}", "the key of the signature cannot be used: {what}";
                "用 ssh-keygen -t ed25519（或 ed25519-sk）另行生成密钥，登记后重新签名", "make a key with ssh-keygen -t ed25519 (or ed25519-sk), register it, and sign again";
            SignFlaw::Namespace { expected, found } =>
                "签名的用途是“{found}”，应为“{expected}”", "the signature was made for \"{found}\", not for \"{expected}\"";
                "签名时写 -n {expected}", "sign with -n {expected}";
            SignFlaw::Hash(found) =>
                "签名所用摘要算法是“{found}”，应为 sha256", "the signature is over a digest of the kind \"{found}\", not sha256";
                "签名时写 -O hashalg=sha256", "sign with -O hashalg=sha256";
            SignFlaw::NoKey { signer, key, line } =>
                "到账本第 {line} 行为止，{signer} 没有登记过密钥 {key}", "as of line {line} of the book {signer} has no key {key}";
                "密钥须先登记（signers 和 choucha signers）；登记以前的行，由登记以后任一行的签名连同覆盖", "a key has to be registered first (signers, and choucha signers); lines before that are covered by a signature over any later line";
            SignFlaw::NotValid { signer, time } =>
                "{signer} 的密钥在 {time} 不在有效期内，或未准许用于此", "the key of {signer} is not valid at {time}, or not for this";
                "核对 signers 中的 valid-after、valid-before、namespaces；到期的另行登记新密钥", "look at valid-after, valid-before and namespaces in signers; register a new key for one that has expired";
            SignFlaw::Role(flaw), what = role(lang, flaw) =>
                "{what}", "{what}";
                "用 choucha ledger show 查看该行，由应签的人签名", "choucha ledger show has the line; let the right person sign";
            SignFlaw::Unverified =>
                "签名与所签的内容或密钥不符", "the signature is not this key's over these bytes";
                "重新导出要签的文件，不要另存或改动，签名后再交来", "take the file to be signed anew, sign it as it is, and hand the signature in again";
            SignFlaw::WitnessForm =>
                "不是见证文本：应为六行，依次是 choucha-witness-1、bureau、line、sha256、received、by", "no witness's text: it has six lines, choucha-witness-1, bureau, line, sha256, received, by";
                "用 choucha witness 行号 --print 取文本，只填 received（带时差的时间）和 by，其余一字不动，UTF-8、换行为 LF", "take the text from choucha witness LINE --print, fill in received (a time with its offset) and by, leave the rest as it is; UTF-8, LF";
            SignFlaw::OtherBook { line } =>
                "所签的单位、行号或摘要与本账本第 {line} 行不符", "bureau, line or digest are not those of line {line} of this book";
                "核对是否别的案卷；确属本案卷的，账本在签署后被改动过", "see whether it is of another case folder; if it is of this one, the book was changed since it was signed";
            SignFlaw::Twice { line, signer, at } =>
                "{signer} 对第 {line} 行的签名已在账本第 {at} 行", "the signature of {signer} over line {line} stands in line {at} already";
                "不必重复", "there is no need to enter it again";
            SignFlaw::Whose { key, signers }, whose = named(lang, signers) =>
                "密钥 {key} {whose}", "the key {key} {whose}";
                "用 --as 角色/名字 写明由谁签名；没有登记的先登记到 signers", "say who signs with --as ROLE/NAME; register the key in signers first";
            SignFlaw::NoFile =>
                "案卷中没有 signers 文件", "the case folder has no file signers";
                "按 OpenSSH 的 allowed_signers 写法建 signers，每个密钥一行；要撤销全部密钥的，留一个空文件", "write signers, a row for each key, as OpenSSH's allowed_signers; to withdraw all keys, leave an empty file";
        )
    }
}
