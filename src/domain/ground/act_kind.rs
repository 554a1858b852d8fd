//! The kinds of acts, by the words that lines of the book have for them.

/// The kinds, one a line: variant and word.
macro_rules! act_kinds {
    ($($(#[$doc:meta])* $name:ident $word:literal,)+) => {
        /// A kind of act.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ActKind {
            $($(#[$doc])* $name,)+
        }

        impl ActKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word that a line has for it.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }
    };
}

act_kinds! {
    /// The folder was made.
    Init "init",
    /// 发布计划.
    Plan "plan",
    /// 计划备案.
    Filed "filed",
    /// 调整规则.
    Rules "rules",
    /// 封存.
    Seal "seal",
    /// 抽取.
    Draw "draw",
    /// 作废.
    Void "void",
    /// 申请更换.
    Replace "replace",
    /// 更换.
    Replaced "replaced",
    /// 处理决定.
    Decision "decision",
    /// 专业人员协助.
    Assist "assist",
    /// 回避申请.
    Recusal "recusal",
    /// 检查审批.
    Approve "approve",
    /// 文书编号.
    Papers "papers",
    /// 检查完成.
    Done "done",
    /// 录入结果.
    Result "result",
    /// 更正.
    Amend "amend",
    /// 处理.
    Handle "handle",
    /// 公开.
    Publish "publish",
    /// 签名人.
    Signers "signers",
    /// 签名.
    Sign "sign",
    /// 外部见证.
    Witness "witness",
    /// 残行移存.
    Tail "tail",
    /// 时钟更正.
    Clock "clock",
}

impl ActKind {
    /// By its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// Whether a line of this kind is about visits, so that it has a team leader who may sign it.
    pub fn has_leader(self) -> bool {
        matches!(
            self,
            Self::Replace
                | Self::Decision
                | Self::Assist
                | Self::Recusal
                | Self::Done
                | Self::Result
                | Self::Amend
                | Self::Handle
        )
    }
}
