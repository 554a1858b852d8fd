//! Mistakes in the use of a command, in words.

use std::error::Error;
use std::fmt;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Lang, words};

words! {
    version(version, target, commit): "choucha {version}（抽取方法 choucha-draw-1）\n平台 {target}；源代码提交号：{commit}", "choucha {version} (draw method choucha-draw-1)\nfor {target}; commit: {commit}";
    unknown_commit: "未注明", "not named";
    todo(command): "用 {command} --help 查看用法", "see {command} --help";
    twice(named): "标准输入（-）只能用一次，现在写在 {named}", "the standard input (-) can be read once only, and stands for {named}";
    said(what): "用法错误：{what}\n用 --help 查看用法", "error: {what}\n\nFor more information, try '--help'.";
}

/// Why the reader of an argument does not take a value.
#[derive(Debug)]
pub enum BadValue {
    /// It is no day.
    Day,
    /// It is no signer.
    Signer,
    /// It is no name of a workbook.
    Workbook,
    /// It is none of these words.
    Word(Vec<&'static str>),
}

/// As clap's own English sentence ends.
impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("YYYY-MM-DD"),
            Self::Signer => f.write_str("head/NAME, leader/CERT or witness/NAME"),
            Self::Workbook => f.write_str("a name that ends in .xlsx"),
            Self::Word(words) => write!(f, "one of: {}", words.join(", ")),
        }
    }
}

impl Error for BadValue {}

/// A mistake in the use of a command.
#[derive(Debug)]
pub struct Mistake {
    /// Its kind, for scripts; the same in both languages.
    pub kind: &'static str,
    /// What it is, in a few words.
    pub what: String,
    /// All that is said of it on the screen.
    pub said: String,
}

/// A mistake that clap found. English has clap's own words.
pub fn mistake(lang: Lang, error: &clap::Error) -> Mistake {
    let (what, said) = match lang {
        Lang::En => {
            let said = error.render().to_string().trim_end().to_owned();
            (what_in_english(error, &said), said)
        }
        Lang::Zh => {
            let what = what(error) + &suggested(error);
            let said = format!("用法错误：{what}\n用 --help 查看用法");
            (what, said)
        }
    };
    Mistake {
        kind: kind(error.kind()),
        what,
        said,
    }
}

/// The standard input named as more than one file.
pub fn standard_input_twice(lang: Lang, named: &[String]) -> Mistake {
    let what = twice(lang, lang.list(named));
    Mistake {
        kind: "standard-input-twice",
        said: said(lang, &what),
        what,
    }
}

/// The word of a kind of mistakes, for scripts.
fn kind(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownArgument => "unknown-argument",
        ErrorKind::InvalidSubcommand => "unknown-command",
        ErrorKind::MissingRequiredArgument => "missing-argument",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "missing-command"
        }
        ErrorKind::ArgumentConflict => "conflict",
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            "number-of-values"
        }
        // What a value should be, clap says in several ways.
        ErrorKind::InvalidValue
        | ErrorKind::ValueValidation
        | ErrorKind::NoEquals
        | ErrorKind::InvalidUtf8
        | ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => "value",
    }
}

/// The sentence of clap's own text, without what follows it.
fn what_in_english(error: &clap::Error, said: &str) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is missing".to_owned();
    }
    let said = said.strip_prefix("error: ").unwrap_or(said);
    let end = said
        .find("\n\nUsage:")
        .or_else(|| said.find("\n\nFor more"));
    let said = &said[..end.unwrap_or(said.len())];
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What clap says of a mistake under this heading.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(one) => one.to_string(),
        None => String::new(),
    }
}

/// What the mistake is.
fn what(error: &clap::Error) -> String {
    let context = |kind| context(error, kind);
    let (arg, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    match error.kind() {
        ErrorKind::UnknownArgument => format!("没有参数“{arg}”"),
        ErrorKind::InvalidSubcommand => {
            format!("没有命令“{}”", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{arg}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "缺少命令".to_owned()
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("参数“{arg}”缺少值"),
        ErrorKind::InvalidValue => match context(ContextKind::ValidValue) {
            valid if valid.is_empty() => format!("参数“{arg}”的值“{value}”不可用"),
            valid => format!("参数“{arg}”的值“{value}”不可用，可用：{valid}"),
        },
        ErrorKind::ValueValidation => match error.source().and_then(|why| why.downcast_ref()) {
            Some(BadValue::Word(words)) => {
                let words = words.join("、");
                format!("参数“{arg}”的值“{value}”不可用，可用：{words}")
            }
            Some(BadValue::Day) => {
                format!("参数“{arg}”的值“{value}”不是日期，应写作 2026-06-01")
            }
            Some(BadValue::Workbook) => {
                format!("参数“{arg}”的值“{value}”不是工作簿的文件名，应以 .xlsx 结尾")
            }
            Some(BadValue::Signer) => {
                format!(
                    "参数“{arg}”的值“{value}”不是签名人，应写作 head/姓名、leader/执法证号 或 witness/名称"
                )
            }
            None => format!("参数“{arg}”的值“{value}”应为整数"),
        },
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            format!("参数“{arg}”与“{other}”不能同时使用")
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("参数“{arg}”的值个数不对")
        }
        ErrorKind::InvalidUtf8 => "参数不是合规的文字".to_owned(),
        ErrorKind::NoEquals
        | ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => error.render().to_string().trim_end().to_owned(),
    }
}

/// What may have been meant.
fn suggested(error: &clap::Error) -> String {
    let suggested = context(error, ContextKind::SuggestedArg)
        + &context(error, ContextKind::SuggestedSubcommand);
    if suggested.is_empty() {
        suggested
    } else {
        format!("（是不是“{suggested}”？）")
    }
}

/// Words that clap writes into a help text by itself, in the language asked for.
pub fn help_text(lang: Lang, rendered: &str) -> String {
    match lang {
        Lang::En => rendered.to_owned(),
        Lang::Zh => rendered
            .replace("[OPTIONS]", "[选项]")
            .replace("<COMMAND>", "<命令>")
            .replace("[COMMAND]", "[命令]"),
    }
}
