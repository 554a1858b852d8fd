//! What is said of that which moves a draw without being in its seed: who left the scope, narrow scopes, exclusions.

use crate::domain::acts::since_plan::ObjectChange;
use crate::domain::book::passed_over::PassedOver;
use crate::domain::ground::list_name::ListName;
use crate::domain::method::influence::{Narrow, RestsOn};
use crate::text::{Lang, both, told, word_of, words};

words! {
    left(version, total): "注意：计划第 {version} 版发布后，有 {total} 个对象离开了本任务的范围，不能再被抽中：", "note: since version {version} of the plan was published {total} object(s) left the scope of this task and cannot be drawn any more:";
    came(version, total): "注意：计划第 {version} 版发布后，有 {total} 个对象改动后进入了本任务的范围：", "note: since version {version} of the plan was published {total} object(s) were changed and came into the scope of this task:";
    moved(version, total): "注意：计划第 {version} 版发布后，有 {total} 个对象换了分层，抽查比例随之改变：", "note: since version {version} of the plan was published {total} object(s) changed their stratum, and so their ratio:";
    new(version, count): "计划第 {version} 版发布后新增（或恢复有效）的对象：{count} 个", "new objects (or taking part again) since version {version} of the plan was published: {count}";
    untold(version): "注意：计划第 {version} 版的基数没有记录本任务选取对象所用的内容（计划外的经营范围用语或分层列），发布后谁离开了范围无从核对", "note: the base of version {version} of the plan does not keep what this task chooses by (words of scope or strata that no task of the plan had), so nobody can tell who left the scope since";
    changed(code, name, what): "  {code} {name}：{what}", "  {code} {name}: {what}";
    cell(column, was, is): "{column} {was} → {is}", "{column} {was} -> {is}";
    same(column, is): "{column} {is}（choucha.toml 现在规定不参加抽取）", "{column} {is} (does not take part any more by choucha.toml)";
    gone: "名录库中已没有", "not in the library any more";
    more(count): "  另有 {count} 个（--json 和账本按代码列出前 100 个）", "  and {count} more (--json and the book name the first 100 by code)";
    rests(count, grounds): "注意：{count} 个对象被排除的依据是{grounds}，不是事先封存的计划内抽取", "note: {count} exclusion(s) rest on {grounds}, and not on sealed draws of the plan";
    caps_rest(count, grounds): "注意：{count} 家企业达到年度上限的依据是{grounds}，不是事先封存的计划内抽取", "note: {count} enterprise(s) came to their cap by {grounds}, and not by sealed draws of the plan";
    waiting(seals): "尚未抽取 {seals}", "not drawn: {seals}";
    thrown_away(ids): "已作废 {ids}", "voided: {ids}";
    adhoc_draws(draws): "临时任务 {draws}", "draws outside the plan: {draws}";
    unsealed_draws(draws): "未封存的抽取 {draws}", "draws without a seal: {draws}";
}

word_of! {
    /// An empty cell.
    empty(()) {
        () => "（空）", "(empty)";
    }
}

/// A scope of very few objects.
pub fn narrow(lang: Lang, task: &str, narrow: Narrow) -> String {
    let count = narrow.objects;
    told!(lang, narrow.whole;
        false => "注意：{task} 范围内只有 {count} 个对象（不到 10 个），范围可能是为个别对象划定的", "note: only {count} object(s) are in the scope of {task} (fewer than 10): the scope may have been made for somebody";
        true => "注意：{task} 范围内只有 {count} 个对象（不到 10 个），而且全部抽取：抽中谁由范围决定，与种子无关", "note: only {count} object(s) are in the scope of {task} (fewer than 10) and all of them are drawn: the scope decides, and no seed";
    )
}

/// What exclusions rest on; nothing where they rest on sealed draws of the plan.
pub fn rests_on(lang: Lang, rests: &RestsOn) -> Option<String> {
    let grounds = grounds(lang, rests)?;
    Some(self::rests(lang, rests.excluded, grounds))
}

/// The same of enterprises, before any draw excludes them.
pub fn caps_rest_on(lang: Lang, rests: &RestsOn) -> Option<String> {
    let grounds = grounds(lang, rests)?;
    Some(caps_rest(lang, rests.excluded, grounds))
}

fn grounds(lang: Lang, rests: &RestsOn) -> Option<String> {
    let of = |draws: &[String]| (!draws.is_empty()).then(|| lang.list(draws));
    let adhoc = of(&rests.adhoc).map(|draws| adhoc_draws(lang, draws));
    let unsealed = of(&rests.unsealed).map(|draws| unsealed_draws(lang, draws));
    let both: Vec<String> = adhoc.into_iter().chain(unsealed).collect();
    (!both.is_empty()).then(|| both.join(lang.pick("、", "; ")))
}

/// What was passed over for a draw; nothing where nothing was.
pub fn passed_over(lang: Lang, over: &PassedOver) -> Option<String> {
    let (which, count) = (which(lang, over), over.count());
    let all = count + 1;
    let note = told!(lang, over.open.is_empty();
        true => "注意：与本次同时可知结果、范围有重叠的，另有 {count} 个作废而未用（{which}）：本次是从 {all} 个结果中留下的一个", "note: {count} other(s), known together with this and sharing objects with it, were voided ({which}): this is what was kept of {all} outcomes";
        false => "注意：与本次同时可知结果、范围有重叠的，另有 {count} 个没有用（{which}）：如不抽取，本次就是从 {all} 个结果中留下的一个", "note: {count} other(s), known together with this and sharing objects with it, are not used ({which}): left like that, this is what was kept of {all} outcomes";
    );
    (count > 0).then_some(note)
}

/// The other seals that a seal's seed comes together with.
pub fn sealed_together(lang: Lang, over: &PassedOver) -> Option<String> {
    let (which, count) = (which(lang, over), over.count());
    let all = count + 1;
    let note = both!(
        lang,
        "注意：另有 {count} 个封存与它的种子同时可知、范围有重叠（{which}）：都要抽取，只抽其中合意的，就是从 {all} 个结果中挑选，抽取时、核验时和公示页都会写明",
        "note: the seeds of {count} other seal(s) sharing objects with it come at the same time ({which}): draw all of them; whoever draws only what pleases has a choice of {all}, and draw, verify and the public page say so"
    );
    (count > 0).then_some(note)
}

/// Which they are, by what became of them.
pub fn which(lang: Lang, over: &PassedOver) -> String {
    let open = (!over.open.is_empty()).then(|| waiting(lang, lang.list(&over.open)));
    let voided = (!over.voided.is_empty()).then(|| thrown_away(lang, lang.list(&over.voided)));
    let both: Vec<String> = open.into_iter().chain(voided).collect();
    both.join(lang.pick("；", "; "))
}

/// The name of a column of the library by its key, or of one that no list has.
pub fn column(lang: Lang, key: &str) -> String {
    let columns = ListName::Objects.columns().iter();
    let known = columns.into_iter().find(|column| column.key == key);
    known.map_or_else(
        || key.to_owned(),
        |column| lang.pick(column.zh, column.key).to_owned(),
    )
}

/// What changed of an object.
pub fn change(lang: Lang, change: &ObjectChange) -> String {
    let shown = |cell: &str| {
        if cell.is_empty() {
            empty(lang, ()).to_owned()
        } else {
            cell.to_owned()
        }
    };
    let Some(is) = &change.is else {
        return gone(lang).to_owned();
    };
    let cells = change.was.iter().map(|(key, was)| {
        let (column, is) = (column(lang, key), is.get(key).map_or("", String::as_str));
        if was == is {
            same(lang, column, shown(is))
        } else {
            cell(lang, column, shown(was), shown(is))
        }
    });
    let cells: Vec<String> = cells.collect();
    cells.join(lang.pick("；", "; "))
}

/// An object with what changed.
pub fn object(lang: Lang, object: &ObjectChange) -> String {
    let what = change(lang, object);
    changed(lang, &object.code, &object.name, what)
        .replace(" ：", "：")
        .replace(" : ", ": ")
}
