//! What `--help` says: the form of the tables of words that stand beside the arguments of each command.

use crate::text::Lang;

/// The help of a command.
pub struct Help {
    /// The command's name below the one above it.
    pub name: &'static str,
    /// What it does, first line imperative, without full stop.
    pub about: [&'static str; 2],
    /// An example and what it does.
    pub example: [&'static str; 2],
    /// Its arguments: its own, then those it has in common with others.
    pub args: [&'static [Argument]; 2],
    /// The commands below it.
    pub below: &'static [&'static Help],
}

/// The help of an argument.
pub struct Argument {
    /// Its id: the field that takes it.
    pub id: &'static str,
    /// The name of its value, where it has one of its own.
    pub value: Option<[&'static str; 2]>,
    /// What it is.
    pub words: [&'static str; 2],
}

impl Help {
    /// The help of an argument.
    pub fn argument(&self, id: &str) -> Option<&Argument> {
        self.args.into_iter().flatten().find(|arg| arg.id == id)
    }
}

/// The table of a command: its const and name, what it does, an example, then one line an argument with the name of its
/// value; last the tables `@below` it. A table without a name is of arguments that several commands take `@with` it.
macro_rules! help {
    ($const:ident $name:literal: $zh:literal, $en:literal;
        example $example_zh:literal, $example_en:literal;
        $(@with $with:ident;)?
        $($id:ident $($value_zh:literal, $value_en:literal)?: $what_zh:literal, $what_en:literal;)*
        $(@below $($below:path),+;)?) => {
        #[doc = concat!("`", $name, " --help`: ", $zh)]
        pub(crate) const $const: $crate::text::help::Help = $crate::text::help::Help {
            name: $name,
            about: [$zh, $en],
            example: [$example_zh, $example_en],
            args: [
                $crate::text::help::arguments!($($id $($value_zh, $value_en)?: $what_zh, $what_en;)*),
                $crate::text::help::arguments!(@with $($with)?),
            ],
            below: &[$($(&$below),+)?],
        };
    };
}
pub(crate) use help;

/// Arguments of a table of [`help`].
macro_rules! arguments {
    (@with) => { &[] };
    (@with $with:ident) => { $with };
    (@value) => { None };
    (@value $zh:literal, $en:literal) => { Some([$zh, $en]) };
    ($($id:ident $($value_zh:literal, $value_en:literal)?: $zh:literal, $en:literal;)*) => {
        &[$($crate::text::help::Argument {
            id: stringify!($id),
            value: $crate::text::help::arguments!(@value $($value_zh, $value_en)?),
            words: [$zh, $en],
        }),*]
    };
}
pub(crate) use arguments;

/// Headings within a help text: usage, commands, arguments, options, example, and the codes of exit.
pub fn headings(lang: Lang) -> [&'static str; 6] {
    lang.pick(
        ["用法", "命令", "参数", "选项", "示例", "退出码：0 完成或属实；1 已检查、不成立；2 用法错误；3 拒绝，未写入任何内容；4 文件出错，未丢失任何内容；5 完成一部分，所说的已记入账本"],
        ["Usage", "Commands", "Arguments", "Options", "Example", "Exit codes: 0 done, or true; 1 checked, does not hold; 2 usage; 3 refused, nothing written; 4 file trouble, nothing lost; 5 done in part, what is said is in the book"],
    )
}
