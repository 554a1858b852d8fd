//! What the operating system says of files, in our own words: its own are in the language that the system has, not in that of
//! the screen.

use std::io::{Error, ErrorKind};

use crate::text::{Lang, words};

words! {
    numbered(what, number): "{what}（系统错误 {number}）", "{what} (system error {number})";
    unnamed: "系统报错", "the system refused it";
}

/// What each kind of failure is, in Chinese and English.
const KINDS: [(ErrorKind, [&str; 2]); 27] = [
    (
        ErrorKind::NotFound,
        ["没有这个文件或文件夹", "there is no such file or folder"],
    ),
    (
        ErrorKind::PermissionDenied,
        ["没有权限", "there is no permission for it"],
    ),
    (
        ErrorKind::AlreadyExists,
        [
            "同名的文件或文件夹已存在",
            "a file or folder of that name is there",
        ],
    ),
    (
        ErrorKind::NotADirectory,
        ["路径中有一段不是文件夹", "a part of the path is no folder"],
    ),
    (
        ErrorKind::IsADirectory,
        ["是文件夹，不是文件", "it is a folder and no file"],
    ),
    (
        ErrorKind::DirectoryNotEmpty,
        ["文件夹不空", "the folder is not empty"],
    ),
    (
        ErrorKind::ReadOnlyFilesystem,
        ["磁盘是只读的", "nothing can be written to that disk"],
    ),
    (
        ErrorKind::StorageFull,
        ["磁盘空间不足", "no space is left on the disk"],
    ),
    (
        ErrorKind::QuotaExceeded,
        ["磁盘配额已用完", "the disk quota is used up"],
    ),
    (
        ErrorKind::FileTooLarge,
        [
            "文件过大，磁盘放不下",
            "the file is larger than the disk takes",
        ],
    ),
    (
        ErrorKind::ResourceBusy,
        ["正被其他程序使用", "another program is using it"],
    ),
    (
        ErrorKind::ExecutableFileBusy,
        ["程序正在运行，不能改动", "it is a program that is running"],
    ),
    (
        ErrorKind::Deadlock,
        ["几个程序互相等待", "programs wait for each other"],
    ),
    (
        ErrorKind::InvalidFilename,
        [
            "名称过长，或有不能用的字符",
            "the name is too long, or has characters that it cannot have",
        ],
    ),
    (
        ErrorKind::CrossesDevices,
        [
            "不能直接移到另一个磁盘",
            "it cannot be moved to another disk",
        ],
    ),
    (
        ErrorKind::TooManyLinks,
        ["链接过多", "there are too many links to it"],
    ),
    (
        ErrorKind::StaleNetworkFileHandle,
        [
            "网络文件夹已断开",
            "the network folder is not there any more",
        ],
    ),
    (
        ErrorKind::HostUnreachable,
        ["网络文件夹连不上", "the network folder cannot be reached"],
    ),
    (ErrorKind::TimedOut, ["等候超时", "it took too long"]),
    (
        ErrorKind::InvalidInput,
        [
            "系统不接受这个路径或数值",
            "the system does not take this path or value",
        ],
    ),
    (
        ErrorKind::InvalidData,
        [
            "内容不是应有的格式或编码",
            "its content has not the form or the encoding that it has to have",
        ],
    ),
    (
        ErrorKind::UnexpectedEof,
        ["内容不完整，提前结束", "its content ends too early"],
    ),
    (
        ErrorKind::WriteZero,
        ["没有写完", "it could not be written to its end"],
    ),
    (
        ErrorKind::BrokenPipe,
        [
            "接收输出的程序已结束",
            "the program that takes the output has ended",
        ],
    ),
    (ErrorKind::Interrupted, ["被中断", "it was interrupted"]),
    (ErrorKind::OutOfMemory, ["内存不足", "no memory is left"]),
    (
        ErrorKind::Unsupported,
        ["系统不支持这样做", "the system cannot do that"],
    ),
];

/// What a failure is that is of no kind, by its number.
const NUMBERS: [(i32, [&str; 2]); 3] = [
    (
        5,
        [
            "读写出错，磁盘或连接有故障",
            "it could not be read or written: the disk or the connection is at fault",
        ],
    ),
    (
        23,
        ["系统打开的文件过多", "the system has too many files open"],
    ),
    (24, ["打开的文件过多", "too many files are open"]),
];

/// A kind of failure.
pub fn kind(lang: Lang, kind: ErrorKind) -> String {
    known(lang, kind).unwrap_or(unnamed(lang)).to_owned()
}

fn known(lang: Lang, kind: ErrorKind) -> Option<&'static str> {
    let [zh, en] = KINDS.iter().find(|(known, _)| *known == kind)?.1;
    Some(lang.pick(zh, en))
}

/// A failure, with the number by which the system knows it. Of one that is wrapped, what is wrapped; of one that no system
/// reported, what is said of it where that is all there is.
pub fn error(lang: Lang, error: &Error) -> String {
    if let Some(number) = error.raw_os_error() {
        let of_number = || {
            let [zh, en] = NUMBERS.iter().find(|(known, _)| *known == number)?.1;
            cfg!(unix).then(|| lang.pick(zh, en))
        };
        let what = known(lang, error.kind()).or_else(of_number);
        return numbered(lang, what.unwrap_or(unnamed(lang)), number);
    }
    let mut cause = error
        .get_ref()
        .map(|inner| inner as &(dyn std::error::Error + 'static));
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref::<Error>() {
            return self::error(lang, inner);
        }
        cause = inner.source();
    }
    let said = || error.get_ref().map(ToString::to_string);
    let what = known(lang, error.kind()).map(str::to_owned).or_else(said);
    what.unwrap_or_else(|| unnamed(lang).to_owned())
}
