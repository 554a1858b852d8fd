//! Words of 状态: the register's own and their variants, of objects and of inspectors. They are compared in Unicode's form KC
//! without white space and without any mark, so that `存续（在营、开业、在册）` is one word whatever brackets and commas it is
//! written with.

use super::word::word;

/// With which an object takes part.
const OBJECT_IN: &[&str] = &[
    "有效",
    "有效期内",
    "存续",
    "存续企业",
    "存续在业",
    "存续在营开业在册",
    "存续在营开业在册企业",
    "在业",
    "在业企业",
    "在业存续",
    "在营",
    "在营企业",
    "在营开业",
    "在营开业企业",
    "在营开业在册",
    "在册",
    "在册企业",
    "开业",
    "已开业",
    "开业正常",
    "正常",
    "正常开业",
    "正常在业",
    "正常经营",
    "正常营业",
    "正常生产",
    "正常运营",
    "经营",
    "经营中",
    "在经营",
    "在经营企业",
    "正在经营",
    "营业",
    "营业中",
    "正在营业",
    "运营",
    "运营中",
    "登记",
    "已登记",
    "登记成立",
    "成立",
    "确立",
    "迁入",
    "生产",
    "生产中",
    "在产",
    "在用",
    "使用中",
    "正常使用",
    "启用",
    "已启用",
    "在建",
    "施工中",
    "仍注册",
];

/// With which it does not.
const OBJECT_OUT: &[&str] = &[
    "注销",
    "已注销",
    "注销企业",
    "注销登记",
    "简易注销",
    "强制注销",
    "清算注销",
    "吊销",
    "已吊销",
    "吊销企业",
    "吊销未注销",
    "吊销已注销",
    "吊销后注销",
    "吊销并注销",
    "吊销尚未注销",
    "吊销营业执照",
    "吊销许可证",
    "撤销",
    "已撤销",
    "撤销登记",
    "撤销设立",
    "撤销企业",
    "撤销许可",
    "迁出",
    "已迁出",
    "迁出企业",
    "迁移异地",
    "迁往异地",
    "迁往市外",
    "迁往外省市",
    "迁往外地",
    "停业",
    "已停业",
    "停业歇业",
    "长期停业",
    "停产停业",
    "停产",
    "已停产",
    "长期停产",
    "歇业",
    "已歇业",
    "失效",
    "已失效",
    "无效",
    "清算",
    "清算中",
    "正在清算",
    "破产",
    "已破产",
    "倒闭",
    "已倒闭",
    "关闭",
    "已关闭",
    "责令关闭",
    "除名",
    "已除名",
    "解散",
    "已解散",
    "停用",
    "已停用",
    "报废",
    "已报废",
    "拆除",
    "已拆除",
    "不再经营",
    "停止经营",
];

/// With which an inspector serves.
const INSPECTOR_IN: &[&str] = &[
    "有效",
    "在岗",
    "在职",
    "在编",
    "在任",
    "在岗在编",
    "在编在岗",
    "在职在岗",
    "在岗在职",
    "在职在编",
    "正常",
    "正常在岗",
    "是",
    "有效期内",
    "已激活",
    "启用",
];

/// With which they do not.
const INSPECTOR_OUT: &[&str] = &[
    "失效",
    "已失效",
    "无效",
    "调离",
    "已调离",
    "调出",
    "已调出",
    "调离执法岗位",
    "离岗",
    "已离岗",
    "不在岗",
    "退休",
    "已退休",
    "离职",
    "已离职",
    "不在职",
    "辞职",
    "已辞职",
    "辞退",
    "开除",
    "停职",
    "免职",
    "退出",
    "死亡",
    "已故",
    "去世",
    "病故",
    "注销",
    "已注销",
    "吊销",
    "已吊销",
    "撤销",
    "暂扣",
    "收回",
    "已收回",
    "过期",
    "已过期",
    "到期",
    "已到期",
    "作废",
    "停用",
    "否",
];

/// Whether an object with this word takes part; nothing for a word that is none of them.
pub fn of_object(status: &str) -> Option<bool> {
    decided(status, (OBJECT_IN, OBJECT_OUT))
}

/// Whether an inspector with this word serves.
pub fn of_inspector(status: &str) -> Option<bool> {
    decided(status, (INSPECTOR_IN, INSPECTOR_OUT))
}

/// A word as statuses are compared.
pub fn plain(status: &str) -> String {
    word(status)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn decided(status: &str, (part, out): (&[&str], &[&str])) -> Option<bool> {
    if part.contains(&status) {
        return Some(true);
    }
    if out.contains(&status) {
        return Some(false);
    }
    let plain = plain(status);
    let is = |words: &[&str]| words.contains(&plain.as_str());
    is(part)
        .then_some(true)
        .or_else(|| is(out).then_some(false))
}

/// Whether an object with this cell takes part, where the cell is one of the commonest words as it stands: as in nearly every
/// row of a library, for which nothing need be folded.
pub fn verbatim(cell: &str) -> Option<bool> {
    match cell {
        "存续"
        | "有效"
        | "存续（在营、开业、在册）"
        | "在营（开业）企业"
        | "开业"
        | "在业"
        | "正常" => Some(true),
        "注销" | "吊销" | "吊销，未注销" | "吊销，已注销" | "撤销" | "迁出" | "停业" | "歇业" => {
            Some(false)
        }
        _ => None,
    }
}
