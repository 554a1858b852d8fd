//! Mistakes in the use of a command, in words.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::{Lang, both};

/// A mistake in the use of a command, and where to read on. English has clap's own words.
pub fn mistake(lang: Lang, error: &clap::Error) -> String {
    if lang == Lang::En {
        return error.render().to_string().trim_end().to_owned();
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let (arg, value) = (
        context(ContextKind::InvalidArg),
        context(ContextKind::InvalidValue),
    );
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有参数“{arg}”"),
        ErrorKind::InvalidSubcommand => {
            format!("没有命令“{}”", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{arg}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "缺少命令".to_owned()
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("参数“{arg}”缺少值"),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!(
                "参数“{arg}”的值“{value}”不可用{}",
                if valid.is_empty() {
                    String::new()
                } else {
                    format!("，可用：{valid}")
                }
            )
        }
        ErrorKind::ValueValidation => invalid(&arg, &value, error),
        ErrorKind::ArgumentConflict => {
            format!(
                "参数“{arg}”与“{}”不能同时使用",
                context(ContextKind::PriorArg)
            )
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("参数“{arg}”的值个数不对")
        }
        ErrorKind::InvalidUtf8 => "参数不是合规的文字".to_owned(),
        _ => error.render().to_string().trim_end().to_owned(),
    };
    let suggested = context(ContextKind::SuggestedArg) + &context(ContextKind::SuggestedSubcommand);
    let suggested = if suggested.is_empty() {
        String::new()
    } else {
        format!("（是不是“{suggested}”？）")
    };
    format!("用法错误：{what}{suggested}\n用 --help 查看用法")
}

/// How the message of a reader of arguments begins that takes only certain words.
const ONE_OF: &str = "one of: ";

/// The message of a reader of arguments that takes only these words.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    format!("{ONE_OF}{}", words.join(", "))
}

/// A value that its reader does not take: no date, no word that it knows, or no number.
fn invalid(arg: &str, value: &str, error: &clap::Error) -> String {
    let why = std::error::Error::source(error).map_or(String::new(), ToString::to_string);
    if let Some(words) = why.strip_prefix(ONE_OF) {
        let words = words.replace(", ", "、");
        format!("参数“{arg}”的值“{value}”不可用，可用：{words}")
    } else if why == "YYYY-MM-DD" {
        format!("参数“{arg}”的值“{value}”不是日期，应写作 2026-06-01")
    } else {
        format!("参数“{arg}”的值“{value}”应为整数")
    }
}

/// Words that clap writes into a help text by itself, in the language asked for.
pub fn help_text(lang: Lang, rendered: &str) -> String {
    if lang == Lang::En {
        return rendered.to_owned();
    }
    rendered
        .replace("[OPTIONS]", "[选项]")
        .replace("<COMMAND>", "<命令>")
        .replace("[COMMAND]", "[命令]")
}

/// The version.
pub fn version(lang: Lang, version: &str) -> String {
    both!(
        lang,
        "choucha {version}（抽取方法 choucha-draw-1）",
        "choucha {version} (draw method choucha-draw-1)"
    )
}
