//! Tests of `src/text/system.rs`: what the operating system says of files, in the language of the screen.

use std::io::{Error, ErrorKind};

use choucha::text::Lang;
use choucha::text::system::{error, kind};

fn both(of: &Error) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| error(lang, of))
}

#[cfg(unix)]
#[test]
fn a_failure_is_told_in_our_words_with_the_system_s_number() {
    for (number, zh, en) in [
        (
            2,
            "没有这个文件或文件夹（系统错误 2）",
            "there is no such file or folder (system error 2)",
        ),
        (
            5,
            "读写出错，磁盘或连接有故障（系统错误 5）",
            "it could not be read or written: the disk or the connection is at fault (system error 5)",
        ),
        (
            13,
            "没有权限（系统错误 13）",
            "there is no permission for it (system error 13)",
        ),
        (
            28,
            "磁盘空间不足（系统错误 28）",
            "no space is left on the disk (system error 28)",
        ),
        (
            9999,
            "系统报错（系统错误 9999）",
            "the system refused it (system error 9999)",
        ),
    ] {
        let failure = Error::from_raw_os_error(number);
        assert_eq!(both(&failure), [zh, en]);
        // However it is wrapped.
        assert_eq!(both(&Error::other(failure)), [zh, en]);
    }
}

#[test]
fn what_no_system_reported_has_no_number() {
    assert_eq!(
        both(&ErrorKind::UnexpectedEof.into()),
        ["内容不完整，提前结束", "its content ends too early"]
    );
    assert_eq!(both(&Error::other("甲")), ["甲", "甲"]);
    assert_eq!(
        both(&ErrorKind::Other.into()),
        ["系统报错", "the system refused it"]
    );
    assert_eq!(kind(Lang::Zh, ErrorKind::StorageFull), "磁盘空间不足");
    assert_eq!(kind(Lang::En, ErrorKind::Other), "the system refused it");
}
