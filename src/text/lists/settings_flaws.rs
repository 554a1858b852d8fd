//! Sentences on mistakes in choucha.toml (C03).

use crate::domain::ground::cell::cut;
use crate::domain::lists::settings_flaw::{NoKey, SettingForm, SettingsFlaw, SettingsWhy};
use crate::text::{Lang, Said, both, flaws, word_of};

word_of! {
    /// What is to stand under a key.
    form(SettingForm) {
        SettingForm::Bureau => "写单位全称，加英文引号，如 bureau = \"某某区应急管理局\"", "give the bureau's full name in quotes, as in bureau = \"某某区应急管理局\"";
        SettingForm::Year => "写四位年份，如 year = 2026", "give a year of four digits, as in year = 2026";
        SettingForm::Language => "写 \"zh\" 或 \"en\"", "give \"zh\" or \"en\"";
        SettingForm::Share => "写百分比，如 \"5%\"，大于 0、不超过 100%", "give a percentage, as in \"5%\": more than 0, at most 100%";
        SettingForm::Days => "写 1 到 366 的整数，如 20", "give a whole number from 1 to 366, as in 20";
        SettingForm::Team => "写 2 或更大的整数：每组不得少于 2 人", "give a whole number, 2 or more: nobody inspects alone";
        SettingForm::Cap => "写 1 或更大的整数", "give a whole number, 1 or more";
        SettingForm::Source => "写种子来源，如 \"drand +3d\"；不需要的删去这一行", "give a source of seeds, as in \"drand +3d\", or take the line out";
        SettingForm::MonthDay => "写月-日，如 \"05-31\"", "give month-day, as in \"05-31\"";
        SettingForm::Sign => "写成 [\"事项: 角色\", …]，如 [\"draw: head\", \"result: leader\"]；没有的写 []", "give [\"act: role\", …], as in [\"draw: head\", \"result: leader\"], or [] for none";
        SettingForm::Inspectors => "写 \"full\"、\"number\" 或 \"masked\"", "give \"full\", \"number\" or \"masked\"";
        SettingForm::DrawnPublic => "写 \"now\" 或 \"visited\"", "give \"now\" or \"visited\"";
        SettingForm::File => "写文件名，加英文引号，如 \"objects.csv\"", "give a file name in quotes, as in \"objects.csv\"";
        SettingForm::PaperText => "写一行文字，加英文引号；没有的写 \"\"", "give one line of text in quotes, or \"\" for none";
        SettingForm::PaperLines => "写成 [\"第一条\", \"第二条\"]，每条一行；没有的写 []", "give [\"first line\", \"second line\"], or [] for none";
        SettingForm::Ask => "写 \"scan\"（扫码入企）、\"recorded\"（全过程记录），如 [\"scan\", \"recorded\"]；没有的写 []", "give \"scan\" and \"recorded\", as in [\"scan\", \"recorded\"], or [] for none";
        SettingForm::Approval => "写 \"required\"（批准后才给通知书编号）或 \"optional\"", "give \"required\" (a notice has its number once its visit is approved) or \"optional\"";
        SettingForm::Words => "写成 [\"词\", \"词\"]，没有的写 []", "give [\"word\", \"word\"], or [] for none";
    }
}

/// A mistake in choucha.toml.
pub fn said(lang: Lang, flaw: &SettingsFlaw) -> Said {
    let place = flaw.line.map_or(String::new(), |line| {
        both!(lang, " 第 {line} 行", ", line {line}")
    });
    flaws!(lang, &flaw.why;
        in { SettingsWhy::NoKey(none) => no_key(lang, &place, none) }
        SettingsWhy::Encoding =>
            "choucha.toml 不是 UTF-8 编码", "choucha.toml is not UTF-8";
            "用记事本“另存为”，编码选 UTF-8", "save it again as UTF-8";
        SettingsWhy::Unnamed =>
            "choucha.toml 还没有填写单位名称", "choucha.toml has no bureau's name yet";
            "在 bureau = 后面填写单位全称", "put the bureau's full name behind bureau =";
        SettingsWhy::Quotes =>
            "choucha.toml{place}：引号是中文引号", "choucha.toml{place}: the quotes are not straight ones";
            "改成英文引号 \"…\"", "use straight quotes, \"…\"";
        SettingsWhy::EqualsSign =>
            "choucha.toml{place}：等号是全角的“＝”", "choucha.toml{place}: the equals sign is a full-width one";
            "改成英文的 =", "use =";
        SettingsWhy::Unquoted(key) =>
            "choucha.toml{place}：{key} 的值不是数字，又没有加引号", "choucha.toml{place}: the value of {key} is no number and has no quotes";
            "文字加英文引号，如 {key} = \"…\"", "put the text in quotes, as in {key} = \"…\"";
        SettingsWhy::StrangeKey(key) =>
            "choucha.toml{place}：没有“{key}”这个键或节，键和节都用英文", "choucha.toml{place}: there is no key or section \"{key}\"; both are English words";
            "照 choucha init --sample 生成的样例写；说明文字前面加 #", "write it as choucha init --sample does; a remark begins with #";
        SettingsWhy::OpenQuote =>
            "choucha.toml{place}：引号没有成对", "choucha.toml{place}: a quote does not close";
            "补上缺少的英文引号 \"", "put the missing \" there";
        SettingsWhy::NoValue =>
            "choucha.toml{place}：这一行不是“键 = 值”", "choucha.toml{place}: the line is not \"key = value\"";
            "写成 键 = 值；说明文字前面加 #", "write key = value; a remark begins with #";
        SettingsWhy::Twice(key) =>
            "choucha.toml{place}：{key} 写了两次", "choucha.toml{place}: {key} stands there twice";
            "只留一处", "keep one of them";
        SettingsWhy::Toml(said) =>
            "choucha.toml{place}：写法读不懂（{said}）", "choucha.toml{place}: this cannot be read ({said})";
            "每行写成 键 = 值，文字加英文引号，说明前面加 #；可对照 choucha init --sample 生成的样例", "write key = value on each line, texts in quotes, remarks behind #; choucha init --sample writes one to compare with";
        SettingsWhy::NoSection { name, near: Some(near), .. } =>
            "choucha.toml{place}：没有 [{name}] 这一节，是不是 [{near}]？", "choucha.toml{place}: there is no section [{name}]; is it [{near}]?";
            "改成 [{near}]", "write [{near}]";
        SettingsWhy::NoSection { name, near: None, known }, known = lang.list(known.iter().map(|name| format!("[{name}]"))) =>
            "choucha.toml{place}：没有 [{name}] 这一节", "choucha.toml{place}: there is no section [{name}]";
            "可用的各节：{known}", "the sections are {known}";
        SettingsWhy::NoTable(name) =>
            "choucha.toml{place}：{name} 应当是一节", "choucha.toml{place}: {name} should be a section";
            "单独写一行 [{name}]，它的各项写在下面", "write [{name}] on a line of its own, and what belongs to it below";
        SettingsWhy::Missing(key) =>
            "choucha.toml 缺少 {key}", "choucha.toml has no {key}";
            "在第一节之前加上 {key} = …；可对照 choucha init --sample 生成的样例", "add {key} = … above the first section; choucha init --sample writes one to compare with";
        SettingsWhy::Value { key, value, form: wanted }, value = cut(value), todo = form(lang, *wanted) =>
            "choucha.toml{place}：{key} 的值 {value} 不可用", "choucha.toml{place}: {key} cannot be {value}";
            "{todo}", "{todo}";
        SettingsWhy::BothStatuses(word) =>
            "choucha.toml{place}：状态词“{word}”既在 taking_part 又在 not_taking_part", "choucha.toml{place}: the status \"{word}\" stands in taking_part and in not_taking_part";
            "只留在一处：参加抽取的写在 taking_part，不参加的写在 not_taking_part", "keep it in one: taking_part for those in the draws, not_taking_part for the others";
        SettingsWhy::KnownStatus { word, takes_part: true } =>
            "choucha.toml{place}：状态词“{word}”是参加抽取的，不能写在 not_taking_part", "choucha.toml{place}: the status \"{word}\" takes part in draws and cannot stand in not_taking_part";
            "从 not_taking_part 中删去；不参加抽取的对象，把它的状态改成实际的状态", "take it out of not_taking_part; give objects that take no part the status that they have";
        SettingsWhy::KnownStatus { word, takes_part: false } =>
            "choucha.toml{place}：状态词“{word}”是不参加抽取的，不能写在 taking_part", "choucha.toml{place}: the status \"{word}\" takes no part in draws and cannot stand in taking_part";
            "从 taking_part 中删去；参加抽取的对象，把它的状态改成实际的状态", "take it out of taking_part; give objects that take part the status that they have";
    )
}

/// A key that there is not.
fn no_key(lang: Lang, place: &str, none: &NoKey) -> Said {
    let NoKey {
        name,
        section,
        near,
        belongs,
        known,
    } = none;
    let of = match *section {
        "" => both!(lang, "各节之前", "above all sections"),
        section => both!(lang, "[{section}] 中", "in [{section}]"),
    };
    flaws!(lang, (near, belongs);
        (_, Some("")) =>
            "choucha.toml{place}：{name} 不属于 [{section}]", "choucha.toml{place}: {name} does not belong in [{section}]";
            "移到第一节之前", "move it above the first section";
        (_, Some(other)) =>
            "choucha.toml{place}：{name} 属于 [{other}]，不在{of}", "choucha.toml{place}: {name} belongs in [{other}], and not {of}";
            "移到 [{other}] 下面", "move it below [{other}]";
        (Some(near), None) =>
            "choucha.toml{place}：{of}没有 {name}，是不是 {near}？", "choucha.toml{place}: there is no {name} {of}; is it {near}?";
            "改成 {near}", "write {near}";
        (None, None), known = lang.list(known) =>
            "choucha.toml{place}：{of}没有 {name}", "choucha.toml{place}: there is no {name} {of}";
            "可用的有：{known}；用不到的，前面加 #", "there are {known}; put # before what is not needed";
    )
}
