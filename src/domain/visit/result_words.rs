//! The words of a result: what people write for an answer (检查情况) and for the signature (签字情况), and what it means.

use std::borrow::Cow;

use crate::domain::acts::inspection::Answer;
use crate::domain::ground::cell::is_plain_of;
use crate::domain::ground::word::word;

/// The words of 检查情况 that a form asks for.
pub const ANSWERS: &[&str] = &["未发现", "发现", "未能检查", "不适用"];
/// The words of 签字情况 that a form asks for.
pub const SIGN_OFFS: &[&str] = &["签字", "拒签"];
/// The words of 全过程记录 that a form asks for.
pub const RECORDED: &[&str] = &["是", "否"];

fn lower(word: Cow<'_, str>) -> Cow<'_, str> {
    if is_plain_of(&word, |byte| byte.is_ascii_lowercase()) {
        word
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The answer that somebody means. 是, 否, 有 and 无 are none: the column may ask whether it is right, or whether there is a
/// problem.
pub fn answer(said: &str) -> Option<Answer> {
    Some(match &*lower(word(said)) {
        "未发现" | "未发现问题" | "没有发现问题" | "无问题" | "没有问题" | "没问题" | "正常"
        | "符合" | "符合要求" | "符合规定" | "合格" | "合规" | "√" | "✓" | "✔" | "☑" | "clear" => {
            Answer::Clear
        }
        "发现" | "发现问题" | "有问题" | "存在问题" | "不正常" | "异常" | "不符合"
        | "不符合要求" | "不符合规定" | "不合格" | "不合规" | "×" | "✕" | "✖" | "✗" | "✘" | "☒"
        | "x" | "found" => Answer::Found,
        "未能检查" | "未检查" | "未查" | "未检" | "没有检查" | "无法检查" | "unchecked" => {
            Answer::Unchecked
        }
        "不适用" | "合理缺项" | "缺项" | "不涉及" | "无此项" | "inapplicable" => {
            Answer::Inapplicable
        }
        _ => return None,
    })
}

/// Whether somebody says signed (or refused); `None` for any other word.
pub fn signed(said: &str) -> Option<bool> {
    match &*lower(word(said)) {
        "签字" | "已签字" | "签字确认" | "已签" | "签" | "签名" | "已签名" | "签收" | "是"
        | "√" | "✓" | "✔" | "signed" | "yes" => Some(true),
        "拒签" | "拒绝签字" | "拒不签字" | "拒绝" | "未签" | "未签字" | "不签" | "否" | "×"
        | "refused" | "no" => Some(false),
        _ => None,
    }
}

/// Whether somebody says that a visit was recorded; `None` for any other word.
pub fn recorded(said: &str) -> Option<bool> {
    match &*lower(word(said)) {
        "是" | "有" | "已记录" | "已录" | "已录像" | "√" | "✓" | "✔" | "yes" => {
            Some(true)
        }
        "否" | "无" | "没有" | "未记录" | "未录" | "未录像" | "×" | "no" => {
            Some(false)
        }
        _ => None,
    }
}
