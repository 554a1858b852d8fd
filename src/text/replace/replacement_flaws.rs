//! Sentences on replacements, recusal requests and experts that are refused (R06–R14).

use super::replacement::seed_flag;
use crate::domain::replace::flaw::ReplacementFlaw;
use crate::text::{Lang, Said, Say, flaws, terms};

impl Say for ReplacementFlaw {
    fn say(&self, lang: Lang) -> Said {
        flaws!(lang, self;
            in {
                ReplacementFlaw::Visit(flaw) => flaw.say(lang),
                ReplacementFlaw::Draw(flaw) => flaw.say(lang),
            }
            ReplacementFlaw::NotInTeam { visit, cert, team }, team = team.join(lang.pick("、", ", ")) =>
                "{visit} 的检查组里没有 {cert}", "{cert} is not in the team of {visit}";
                "核对执法证号；现检查组：{team}", "see the certificate number; the team is now: {team}";
            ReplacementFlaw::Ground { ground, of_inspector: true }, ground = terms::ground(lang, *ground) =>
                "“{ground}”是更换对象的事由，不能用于检查人员", "\"{ground}\" is a ground for replacing an object, not an inspector";
                "更换检查人员的事由：回避、因病因事不能参加、调离；更换对象用 --object", "an inspector is replaced on the ground recusal, unable or left; an object with --object";
            ReplacementFlaw::Ground { ground, .. }, ground = terms::ground(lang, *ground) =>
                "“{ground}”是更换检查人员的事由，不能用于对象", "\"{ground}\" is a ground for replacing an inspector, not an object";
                "更换对象的事由：注销、迁出、查无；更换检查人员用 --inspector 执法证号", "an object is replaced on the ground deregistered, moved or missing; an inspector with --inspector CERT";
            ReplacementFlaw::Waits { visit, line, source: Some(source) }, seed = seed_flag(source) =>
                "{visit} 的更换申请（账本第 {line} 行，种子来源“{source}”）还没有抽签", "the request about {visit} in line {line} of the book (seed from \"{source}\") waits for its lot";
                "先把它办完：choucha replace {visit}{seed}", "finish it first: choucha replace {visit}{seed}";
            ReplacementFlaw::Waits { visit, line, source: None } =>
                "{visit} 的更换对象申请（账本第 {line} 行）还没有办完", "the request in line {line} of the book to replace an object of {visit} is not finished";
                "先把它办完：choucha replace {visit}", "finish it first: choucha replace {visit}";
            ReplacementFlaw::NothingWaits(visit) =>
                "{visit} 没有等待抽签的更换申请", "no request about {visit} waits for its lot";
                "要申请更换，写明 --inspector 执法证号 或 --object，以及 --ground 和 --reason", "to make one give --inspector CERT or --object, with --ground and --reason";
            ReplacementFlaw::NoCandidate { visit, leaver } =>
                "没有人可以在 {visit} 接替 {leaver}：其余人员均须回避、执法证失效、已在组内、曾被换下，或不具备所需专业", "nobody may take the place of {leaver} at {visit}: all others are recused, without a valid certificate, in the team, replaced out of it, or lack the specialty needed";
                "由负责人决定怎样检查，写入账本，席位空缺：choucha replace {visit} --inspector {leaver} --ground … --reason \"…\" --decision \"…\"", "have it decided how to inspect, and put it into the book; the seat stays empty: choucha replace {visit} --inspector {leaver} --ground … --reason \"…\" --decision \"…\"";
            ReplacementFlaw::NoDecision(visit) =>
                "{visit} 的席位有人可以接替，不需要处理决定", "somebody may take the seat at {visit}; no decision is needed";
                "去掉 --decision，由抽签决定", "leave out --decision; the lot decides";
            ReplacementFlaw::SeedNeeded(source) =>
                "更换申请的种子来自“{source}”，须给出种子", "the seed of the request comes from \"{source}\"; it has to be given";
                "信标轮次用 --beacon 给出签名，其他来源用 --seed \"…\" 照来源的写法给出", "give a drand round's signature with --beacon, any other seed with --seed \"…\", spelt as the source says";
            ReplacementFlaw::SeedNotTaken =>
                "这项更换申请的种子取自操作系统或不需要种子，不能另给", "the seed of the request comes from the operating system, or it needs none; none can be given";
                "去掉 --seed 或 --beacon", "leave out --seed or --beacon";
            ReplacementFlaw::SeedTooEarly(source) =>
                "种子来源“{source}”须在申请记入账本以后产生，申请时不能给出种子", "the seed from \"{source}\" has to come up after the request is in the book; it cannot be given with it";
                "先不带 --seed、--beacon 申请并公布申请行的摘要，种子产生后再给出并抽签", "make the request without --seed and --beacon and publish the digest of its line; give them when the seed has come up";
            ReplacementFlaw::ExpertInTeam { visit, name } =>
                "{name} 是 {visit} 检查组的成员，不能作为协助的专业人员", "{name} is a member of the team of {visit} and cannot assist it as an expert";
                "填写检查组以外的专业人员", "name an expert from outside the team";
            ReplacementFlaw::Differs { visit, difference }, place = &difference.place, recorded = &difference.recorded, repeated = &difference.repeated =>
                "{visit} 的更换与复算不符：{place} 记作 {recorded}，复算为 {repeated}", "the replacement at {visit} is not as recomputed: {place} says {recorded}, recomputed {repeated}";
                "候选人、种子、签名和抽签都由抽取的文本和账本决定，不能另写", "candidates, seed, signature and lot follow from the texts of the draw and the book; they cannot be written otherwise";
            ReplacementFlaw::WhichObject { visit, objects }, objects = objects.join(lang.pick("、", ", ")) =>
                "{visit} 要更换的是哪个对象不明", "which object of {visit} is to be replaced is not said";
                "以对象代码代替企业代码；现有对象：{objects}", "give the object's code instead of the enterprise's; its objects are now: {objects}";
        )
    }
}
