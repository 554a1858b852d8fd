//! Sentences on draws that cannot be made, found or read (D01–D15).

use crate::domain::method::draw_flaw::DrawFlaw;
use crate::text::{Lang, Said, Say, flaws};

impl Say for DrawFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            DrawFlaw::NoTask { task, known }, known = known.join(lang.pick("、", ", ")) =>
                "计划中没有任务“{task}”", "the plan has no task \"{task}\"";
                "现有任务：{known}", "the tasks are: {known}";
            DrawFlaw::NoRound { round, times } =>
                "没有第 {round} 轮：该任务共 {times} 轮", "there is no round {round}: the task has {times}";
                "用 --round 指定 1 到 {times}", "give --round 1 to {times}";
            DrawFlaw::Drawn(draw) =>
                "本轮已抽取：{draw}", "this round has been drawn: {draw}";
                "要抽别的轮次，加 --round；确需重抽本轮，先用 choucha void {draw} --reason \"…\" 作废，原抽取保留在账", "for another round add --round; if this one must be drawn again, void it first with choucha void {draw} --reason \"…\"; it stays in the book";
            DrawFlaw::Sealed { manifest, source } =>
                "本轮已封存：清单摘要 {manifest}，种子来源“{source}”", "this round is sealed: manifest {manifest}, seed from \"{source}\"";
                "据此封存抽取，或写明理由作废封存", "draw from this seal, or void it with a reason";
            DrawFlaw::SeedNeeded(source) =>
                "封存时写明种子来自“{source}”，须给出种子", "the seal says that the seed comes from \"{source}\"; it has to be given";
                "用 choucha draw 的 --seed \"…\" 按来源的写法给出，或写进 plan run 的种子表", "give it to choucha draw with --seed \"…\", spelt as the source says, or in the list of seeds of plan run";
            DrawFlaw::SeedNotTaken =>
                "封存时写明种子取自操作系统，不能另给种子", "the seal says that the seed comes from the operating system; none can be given";
                "去掉 --seed", "leave out --seed";
            DrawFlaw::SeedSpelling(source) =>
                "种子与来源“{source}”的写法不符：应为 64 位小写十六进制数字", "the seed is not spelt as \"{source}\" gives it: 64 lower-case hex digits";
                "核对后原样给出", "check it, and give it as it stands";
            DrawFlaw::SourceForm(source) =>
                "种子来源“{source}”不合规", "the source \"{source}\" is malformed";
                "写 os、given、drand quicknet <轮次>，或一行写明的公开事件（含种子的写法），首尾不留空白", "write os, given, drand quicknet <round>, or a public event in one line, the seed's spelling included, without white space at its ends";
            DrawFlaw::SealBroken(folder) =>
                "封存的文本 {folder} 已被改动或缺失", "the sealed texts in {folder} were changed or are missing";
                "从备份恢复，或写明理由作废封存", "restore them from a copy, or void the seal with a reason";
            DrawFlaw::NoDraw(name) =>
                "账本中没有抽取“{name}”，也没有这个文件夹", "the book has no draw \"{name}\", and there is no such folder";
                "用 choucha ledger show 查看编号，或给出抽取文件夹的路径", "choucha ledger show lists the ids; or give the path of a draw folder";
            DrawFlaw::RehearsalSeed =>
                "演练不接受种子、见证人", "a rehearsal takes neither seed nor witness";
                "演练固定用种子 rehearsal，以免有人用它试种子；去掉 --seed 和 --present", "it uses the seed \"rehearsal\" so that nobody can try seeds with it; leave out --seed and --present";
            DrawFlaw::NotADraw(path) =>
                "{path} 不是抽取文件夹：没有 manifest.txt", "{path} is no draw folder: it has no manifest.txt";
                "给出抽取编号，或含五个文本和 draw.json 的文件夹", "give a draw's id, or a folder with the five texts and draw.json";
            DrawFlaw::DrawRecord { file, why } =>
                "记录无法读取：{file}: {why}", "a record cannot be read: {file}: {why}";
                "请取用原件", "use the original";
        )
    }
}
