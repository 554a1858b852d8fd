//! Sentences on a case folder that was made beside an office's files, or after last year's.

use crate::text::words;

words! {
    beside(folder, year): "已在 {folder} 建 {year} 年案卷，原有的文件没有改动", "made the case folder {folder} of {year}; the files that were there are as they were";
    beside_rehearsal(folder, year): "已在 {folder} 建 {year} 年演练案卷，原有的文件没有改动", "made the rehearsal folder {folder} of {year}; the files that were there are as they were";
    taken(list, file): "  {list}：{file}", "  {list}: {file}";
    unsure(list, files): "  {list}：{files} 都像，没有替你选，请在 choucha.toml 的 [files] 中写明", "  {list}: {files} look like it alike, so none was taken; name it under [files] in choucha.toml";
    blank(lists): "没有找到文件、只写了表头的：{lists}", "lists without a file, for which only a header was written: {lists}";
    unknown(files): "没有认出是什么表、没有用的：{files}", "files that look like no list and are not used: {files}";
    beside_next(folder): "下一步：核对 choucha.toml 的 [files] 是否认对，再运行 choucha -C {folder} check", "next: see whether [files] of choucha.toml is right, then run choucha -C {folder} check";
    after(folder, year, last): "已新建 {year} 年案卷 {folder}，清单、名录、代码和设置取自 {last}，账本重新开始", "made the case folder {folder} of {year} with lists, codes and settings of {last}; its book begins anew";
    carried(files): "带过来的：{files}", "taken over: {files}";
    left(files): "没有带过来的：{files}", "not taken over: {files}";
    plan_blank: "年度计划须重新编制：plan.csv 只有表头", "the plan is to be made anew: plan.csv has its header only";
    plan_shared: "年度计划与别的名录在同一个工作簿里，一并带了过来，须改成新年度的", "the plan came along in a workbook with other lists: change it for the new year";
    signers_next: "签名人名单已带过来，须重新入账：choucha signers --reason", "the signers came along, and are entered anew with choucha signers --reason";
    after_next(folder): "下一步：核对各表和日期，编制年度计划，再运行 choucha -C {folder} check", "next: see to the lists and their days, make the plan, then run choucha -C {folder} check";
    ask_list(list): "哪个文件是{list}？", "Which file is the {list}?";
    none_of_them: "都不是", "none of these";
}
