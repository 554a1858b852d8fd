"use strict";
/* What the page tells of the bureau's book: every seal, what was passed over for a draw, what changed in the library since the
   plan, rules in force, lines that are not accepted. `page` has the means by which site/app.js makes elements of data. */
window.ChouchaBook = function (data, page) {
  const { el, say, word, named, shown, time, digest, section, table, draws, drawLink, drawCell, objectLink, sourceTold, witnessesOf, witnessTold } = page;

  /** What was passed over: other seals of the same moment that were not used; of a draw without a seal, voided draws of its day. */
  function passedOver(p, sealed) {
    if (!p.open.length && !p.voided.length) return null;
    const ids = (list) => list.map((id, i) => [i ? "、" : "", sealed ? shown(id) : drawLink(id)]).flat();
    return [say(sealed ? "passed_over" : "passed_draws", { n: p.open.length + p.voided.length }),
      p.open.length ? el("div", {}, say("passed_open"), ids(p.open)) : "", p.voided.length ? el("div", {}, say("passed_voided"), ids(p.voided)) : ""];
  }

  function fate(s) {
    return [s.fate === "open" || s.fate === "drawn" ? named("fate_", s.fate) : el("strong", { class: "late" }, named("fate_", s.fate)),
      s.fate_day ? [" ", shown(s.fate_day)] : "", s.draw ? [" ", drawLink(s.draw)] : "", s.reason ? el("div", {}, shown(s.reason)) : ""];
  }

  /** A seal by the name of its task, with its own id. */
  const sealed = (s) => [shown(s.task_name || s.task), s.round > 1 ? say("round_told", { round: s.round }) : "", el("div", { class: "soft" }, shown(s.id))];

  /** When it was sealed, by whose clock, and who outside received that before the seed was known. */
  function sealedAt(s) {
    const draw = draws.get(s.draw);
    const witnesses = s.seal_standing === "countersigned" ? witnessesOf(s.line, draw && draw.line) : [];
    return [time(s.sealed_at), s.declared ? el("div", {}, say("declared_day", { day: s.declared })) : "", witnesses.map((w) => el("div", {}, witnessTold(w)))];
  }

  const sealsSection = () => section("seals", el("p", {}, say("seals_told")), data.seals.length ? table(word("section_seals"), [
    { head: "task_name", cell: sealed, class: "task" },
    { head: "sealed_at", cell: sealedAt, class: "stamp" },
    { head: "commitment", cell: (s) => [sourceTold("source_", s.source), el("div", {}, digest(s.manifest_sha256))], class: "commitment" },
    { head: "fate", cell: (s) => [fate(s), passedOver(s.passed_over, true) ? el("div", { class: "note" }, passedOver(s.passed_over, true)) : ""] },
  ], data.seals.slice().reverse(), 30) : el("p", {}, say("seals_none")));

  /** Objects that changed in one way, each with what changed; nothing where there are none. */
  function changed(objects, head, values) {
    const cells = (o) => Object.entries(o.was).map(([key, was]) => {
      const is = o.is[key] === undefined ? "" : o.is[key];
      return el("div", {}, named("column_", key), " ", was === is ? [shown(is), " ", say("since_words")] : [el("del", {}, shown(was || word("empty"))), " ", el("ins", {}, shown(is || word("empty")))]);
    });
    return objects.total ? [el("p", {}, say(head, { n: objects.total, ...values })),
      el("ul", {}, objects.objects.map((o) => el("li", {}, objectLink(o.code, o.name), " ", el("span", { class: "code" }, shown(o.code)), " ", o.is ? cells(o) : say("since_gone")))),
      objects.total > objects.objects.length ? say(objects.objects.length ? "since_more" : "since_withheld", { n: objects.total - objects.objects.length }) : ""] : [];
  }

  /** Who left the base of coverage when a version of the plan was published; nothing for the first. */
  function leftOfBase(plan) {
    const since = plan.since_before;
    if (!since) return "";
    const told = since.left_undrawn !== null;
    const left = changed(since.left, told ? "base_left" : "base_left_withheld", { undrawn: since.left_undrawn });
    const all = since.left_of_all > since.left.total ? el("p", {}, say(told ? "base_left_of_all" : "base_left_of_all_withheld", { n: since.left_of_all, undrawn: since.left_of_all_undrawn })) : "";
    return [left, all, since.new ? el("p", {}, say("base_new", { n: since.new })) : ""];
  }

  /** What changed in the library since the plan, in the scope of a draw; null where there was no plan. */
  function sincePlan(since) {
    if (!since) return null;
    if (!since.told) return say("since_untold", { version: since.version });
    const way = (name) => changed(since[name], "since_" + name, {});
    const ways = ["left", "came", "moved"].map(way).flat();
    return [ways.length ? ways : say("since_nothing", { version: since.version }), since.new ? el("p", {}, say("since_new", { n: since.new })) : ""];
  }

  /** Lines of the book that break a rule: that they are there is told, what they say is left out. */
  const refusedSection = () => section("refused", el("p", {}, say("refused_told")), table(word("section_refused"), [
    { head: "line", cell: (r) => String(r.line), class: "number" },
    { head: "act", cell: (r) => shown(r.act) },
    { head: "codes", cell: (r) => shown(r.codes.join("、")) },
  ], data.refused, 20, "compact"));

  /** A rule that is weaker than the regulation's, with both values. */
  const weakerText = (w) => say("weaker_rule", { rule: word("rule_" + w.rule), value: w.in_force, fixed: w.regulation });
  const weakerList = (rules) => rules.weaker.map((w, i) => [i ? word("and_so_on") : "", weakerText(w)]);
  const inForce = () => data.rules[data.rules.length - 1];

  function weakerNote() {
    const rules = inForce();
    return rules.weaker.length ? el("p", { class: "weaker", role: "note" }, el("strong", { class: "late" }, say("weaker_told")), weakerList(rules)) : "";
  }

  const rulesSection = () => section("rules", el("p", {}, say("rules_told")), table(word("section_rules"), [
    { head: "rules_from", cell: (r) => r.day, class: "date" },
    { head: "rule_coverage", cell: (r) => r.coverage, class: "number" },
    { head: "rule_entry_working_days", cell: (r) => String(r.entry_working_days), class: "number" },
    { head: "rule_team", cell: (r) => String(r.team), class: "number" },
    { head: "rule_cap", cell: (r) => String(r.cap), class: "number" },
    { head: "rule_plan_by", cell: (r) => r.plan_by, class: "date" },
    { head: "rules_weaker", cell: (r) => (r.weaker.length ? el("strong", { class: "late" }, weakerList(r)) : "–") },
    { head: "reason", cell: (r) => (r.reason ? shown(r.reason) : "–") },
  ], data.rules, 20));

  /** What of the settings was changed between the plan and a draw, the status words above all. */
  function settingsChanged(change) {
    const { taking_part: taking, not_taking_part: out } = change;
    const parts = [["words_taking", taking.added], ["words_taking_gone", taking.removed], ["words_out", out.added], ["words_out_gone", out.removed]]
      .filter(([, words]) => words.length).map(([key, words]) => el("li", {}, word(key), " ", shown(words.join("、"))));
    return [say(parts.length ? "settings_words" : "settings_other", { version: change.version }), parts.length ? el("ul", {}, parts) : ""];
  }

  /** A rehearsal says so on every view, first. */
  const rehearsalNote = () => (data.rehearsal ? [el("p", { class: "weaker", role: "note" }, el("strong", { class: "late" }, say("rehearsal_told")))] : []);

  /** Each act that said that the clock of the book stood wrong before it. */
  const clockNotes = () => data.clock.map((c) => el("p", { class: "weaker", role: "note" }, say("clock_told", { line: c.line, until: c.until }), " ", shown(c.reason)));

  return { passedOver, sealsSection, sincePlan, leftOfBase, refusedSection, weakerNote, rulesSection, settingsChanged, inForce, rehearsalNote, clockNotes };
};
