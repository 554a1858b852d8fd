"use strict";
/* The first page: the results of the year, newest on top, then coverage, what the bureau is late with, draws, plan, items, how to
   repeat, and the files. */
window.ChouchaYear = function (data, page, visits, book) {
  const { now, shown, say, word, el, span, digest, note, percent, address, link, objectLink, draws, drawTitle, drawLink, drawCell, table, terms, section, bar,
    amount, strataText, itemNames, sourceTold, standingOf } = page;
  const RESULTS_SHOWN = 20, RESULTS_MORE = 100;
  const tallies = Object.entries(data.tallies);
  const sum = (of) => tallies.reduce((all, [, tally]) => all + of(tally), 0);

  // ---------------------------------------------------------------- results

  /** The result of a visit in short, and what else is to be said of it. */
  function result(visit) {
    const told = visit.value !== null ? shown(visit.value) : say("state_" + visit.state);
    const tag = (key) => [" ", el("span", { class: "tag" }, word(key))];
    return [told, visit.late ? tag("state_late") : "", visit.handled ? tag(visit.done ? "handled_done" : "handled") : ""];
  }

  const resultsTable = (rows, first) => table(word("section_results"), [
    { head: "enterprise_name", cell: (v) => objectLink(v.enterprise, v.name) },
    { head: "task_name", cell: (v) => drawLink(v.draw) },
    { head: "public_value", cell: result },
    { head: "entered", cell: (v) => v.day, class: "date" },
  ], rows, first);

  const newestFirst = (a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.draw < b.draw ? -1 : a.draw > b.draw ? 1 : a.place - b.place);

  /** The results that a reader asks for, in `place`: all, or those of a task, or with one result. */
  function fill(place, wanted) {
    const mine = now.view, entered = sum((t) => t.entered);
    const at = data.values.indexOf(wanted.result);
    const chosen = tallies.filter(([draw, tally]) => (!wanted.task || (draws.get(draw) || {}).task === wanted.task) && (!wanted.result || tally.values[at]));
    const tell = (all) => {
      if (mine !== now.view) return;
      const rows = all.filter((v) => v.state === "entered" && (!wanted.result || v.value === wanted.result)).sort(newestFirst);
      place.replaceChildren(el("p", { class: "soft", role: "status" }, say("results_found", { n: rows.length })), rows.length ? resultsTable(rows, RESULTS_MORE) : "",
        ...visits.missing.map((file) => note("load_failed", { file })));
    };
    const load = () => { place.replaceChildren(el("p", {}, say("reading"))); visits.ofDraws(chosen.map(([draw]) => draw), tell); };
    if (wanted.task || wanted.result) return load();
    place.replaceChildren(entered ? resultsTable(visits.newest, RESULTS_SHOWN) : el("p", {}, say("results_none")));
    if (entered > visits.newest.length) place.append(el("p", {}, el("button", { type: "button", id: "all-results", click: load }, say("results_all", { n: entered }))));
    return place;
  }

  function choice(id, key, options, chosen, change) {
    const all = el("option", { value: "" }, word("choose_all"));
    const select = el("select", { id, change: (event) => change(event.target.value) }, all, options.map(([value, text]) => el("option", { value, selected: value === chosen ? "" : null }, text)));
    return el("div", {}, el("label", { for: id }, word(key)), select);
  }

  function resultsSection(route) {
    const place = el("div", { id: "results-place" }), wanted = { result: route.result || "", task: route.task || "" };
    const change = (name) => (value) => { wanted[name] = value; Object.assign(now.route, { section: "results" }, wanted); location.replace(address({ section: "results", ...wanted })); fill(place, wanted); };
    const counts = data.values.map((value, at) => [value, sum((t) => t.values[at] || 0)]).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
    const tasks = new Map([...draws.values()].filter((d) => (data.tallies[d.id] || {}).entered).map((d) => [d.task, d.task_name || d.task]));
    const entered = sum((t) => t.entered), handled = sum((t) => t.handled);
    const choices = counts.map(([value, n]) => [value, page.visible(value) + "（" + n + "）"]);
    fill(place, wanted);
    return section("results",
      el("p", { class: "lead" }, say("results_told", { visits: sum((t) => t.visits), entered })),
      counts.length ? el("ul", { class: "counts" }, counts.map(([value, n]) => el("li", {}, link({ section: "results", result: value }, shown(value)), " ", el("span", { class: "count" }, String(n))))) : "",
      handled ? el("p", {}, say("results_handled", { n: handled })) : "",
      entered ? el("div", { class: "choices" }, choice("by-result", "choose_result", choices, wanted.result, change("result")),
        choice("by-task", "choose_task", [...tasks].map(([id, name]) => [id, page.visible(name)]), wanted.task, change("task"))) : "",
      place);
  }

  // ---------------------------------------------------------------- coverage and lateness

  function coverageSection() {
    const c = data.coverage, e = c.expected || { least: 0, most: 0 };
    // What the year is held against is fixed by the plan: a library that shrinks makes no coverage.
    const planned = c.plan_base === null || c.plan_base === undefined ? c.base : c.plan_base, left = c.base_left;
    const values = { drawn: c.drawn, base: c.base, share: percent(c.drawn, planned), rule: c.rule, required: c.required,
      least: e.least, most: e.most, version: c.plan_version, plan_base: c.plan_base };
    const rule = parseFloat(c.rule) / 100;
    const parts = ["region", "kind", "level", "grade"].filter((name) => (c.by[name] || []).some((row) => row.value)).map((name) =>
      table(word("coverage_by_" + name), [
        { head: name, cell: (row) => (row.value ? shown(row.value) : word("empty")) },
        { head: "drawn_of", cell: (row) => row.drawn + " / " + row.base, class: "number" },
        { head: "share", cell: (row) => percent(row.drawn, row.base), class: "number" },
        { head: "picture", cell: (row) => bar(row.base, row.drawn, rule * row.base), class: "picture" },
      ], c.by[name], 15, "compact"));
    return section("coverage",
      el("p", { class: "figure" }, el("span", { class: "large" }, percent(c.drawn, planned)), " ",
        say(c.drawn >= c.required ? "coverage_reached" : "coverage_short", { rule: c.rule, missing: c.required - c.drawn })),
      bar(planned, c.drawn, c.required, e.least, e.most),
      el("div", { class: "axis", "aria-hidden": "true" }, ["0%", "25%", "50%", "75%", "100%"].map((text) => el("span", {}, text))),
      note("bar_legend", { rule: c.rule }),
      el("p", {}, say("coverage_now", values)),
      c.withheld ? el("p", { id: "coverage-withheld" }, say("coverage_withheld", { n: c.withheld })) : "",
      c.expected && el("p", {}, say(e.least === e.most ? "coverage_exact" : "coverage_between", values),
        planned !== c.base ? say("coverage_plan_base", values) : ""),
      left ? el("p", {}, say(left.undrawn === null ? "coverage_left_withheld" : "coverage_left", { n: left.objects, undrawn: left.undrawn, with_them: left.with_them, share: percent(c.drawn, left.with_them) })) : "",
      el("div", { class: "pair" }, parts));
  }

  /** What the bureau did not do in time: by draws, since it is the bureau's and no company's lateness. */
  function lateSection() {
    const late = tallies.filter(([, t]) => t.unvisited || t.overdue || t.late);
    if (!late.length) return section("late", el("p", {}, say("late_none")));
    const count = (name) => ({ head: "late_" + name, cell: ([, t]) => String(t[name]), class: "number" });
    return section("late", el("p", {}, say("late_some",
      { unvisited: sum((t) => t.unvisited), overdue: sum((t) => t.overdue), late: sum((t) => t.late), days: book.inForce().entry_working_days })),
      table(word("section_late"), [
        { head: "task_name", cell: ([draw]) => drawCell(draw) },
        { head: "task_window", cell: ([draw]) => (draws.has(draw) ? shown(span(draws.get(draw).window)) : "–"), class: "window" },
        count("unvisited"), count("overdue"), count("late"),
      ], late, 20));
  }

  // ---------------------------------------------------------------- draws, plan, items

  /** Why objects were replaced this year, with how many each. */
  function replacedNote() {
    const grounds = new Map();
    for (const [, tally] of tallies) for (const [ground, n] of Object.entries(tally.replaced)) grounds.set(ground, (grounds.get(ground) || 0) + n);
    const all = [...grounds.values()].reduce((a, b) => a + b, 0);
    return all ? el("p", {}, say("replaced_year", { n: all }), [...grounds].map(([ground, n], i) => [i ? word("comma") : "", shown(ground), " ", String(n)])) : "";
  }

  function progress(d) {
    const tally = data.tallies[d.id];
    if (d.voided) return el("strong", { class: "late" }, word("voided"));
    const told = d.visits === null ? say("withheld_counts") : tally ? say("draw_progress", { entered: tally.entered, visits: tally.visits }) : "–";
    return d.until ? [told, el("div", { class: "soft" }, say("withheld_until", { until: d.until }))] : told;
  }

  const drawsSection = () => section("draws", draws.size ? [el("p", {}, say("draws_told")), table(word("section_draws"), [
    { head: "task_name", cell: (d) => drawCell(d.id), class: "task" },
    { head: "drawn_on", cell: (d) => d.drawn_on, class: "date" },
    { head: "drawn_of", cell: (d) => (d.until ? (d.drawn === null ? "–" : String(d.drawn)) : d.drawn + " / " + d.population), class: "number" },
    { head: "seed_source", cell: (d) => (standingOf(d) === "os" ? say("standing_os") : [sourceTold("source_", d.source), el("div", { class: "soft" }, say("standing_" + standingOf(d)))]) },
    { head: "results_of_draw", cell: progress, class: "progress" },
  ], [...draws.values()].sort((a, b) => b.line - a.line), 60), data.withheld.length ? note("withheld_year", { n: data.withheld.length }) : "", replacedNote()] : el("p", {}, say("draws_none")));

  const itemsSection = () => section("items", data.items.map((item) => el("details", {},
    el("summary", {}, shown(item.name), " ", el("span", { class: "tag" }, shown(item.class || "")), " ", el("span", { class: "soft" }, shown(item.id))),
    terms(["item_content", shown(item.content)], ["item_basis", shown(item.basis)], ["item_method", shown(item.method.replace(/;/g, "；"))],
      ["item_specialty", item.specialty ? shown(item.specialty) : null],
      ["item_from", item.from || item.to ? (item.from || "") + (item.to ? "–" + item.to : "") : null]))));

  /** What of a task is shown: the columns, and the fields of each. */
  const TASK = { task: ["name", "id"], items: ["items"], where: ["kind", "region", "level", "scope", "grade", "range"], ratio: ["ratio"], times: ["times"],
    window: ["window"], team: ["team"], cap: ["cap"] };
  function taskText(task, name) {
    if (name === "items") return itemNames(task.items).join("；");
    if (name === "window") return span([task.from, task.to]);
    if (name === "ratio") return task.strata ? strataText(task.strata) : amount(task.ratio || "");
    return task[name] === null || task[name] === undefined ? "" : String(task[name]).replace(/;/g, "；");
  }

  /** The tasks of a version, marked where they differ from the version before. */
  function planTable(plan, former) {
    const before = new Map((former ? former.tasks : []).map((task) => [task.id, task]));
    const current = new Set(plan.tasks.map((task) => task.id));
    const gone = (former ? former.tasks : []).filter((task) => !current.has(task.id));
    const field = (task, name, label) => {
      const old = before.get(task.id), text = taskText(task, name), was = old ? taskText(old, name) : "";
      if (!text && !was) return [];
      const told = !current.has(task.id) ? el("del", {}, shown(text)) : former && !old ? el("ins", {}, shown(text))
        : old && was !== text ? [el("del", {}, shown(was || word("empty"))), " ", el("ins", {}, shown(text || word("empty")))] : shown(text);
      return [el("div", { class: name === "id" ? "soft" : false }, label ? el("span", { class: "soft" }, word("task_" + name), " ") : "", told)];
    };
    const mark = (task) => (!current.has(task.id) ? "plan_dropped" : former && !before.has(task.id) ? "plan_added" : "");
    const columns = Object.entries(TASK).map(([head, names]) => ({ head: "task_" + head, class: ["times", "team", "cap"].includes(head) ? "number" : head,
      cell: (task) => {
        const cells = names.map((name) => field(task, name, names.length > 2)).flat();
        return [head === "task" && mark(task) ? el("span", { class: "tag" }, word(mark(task))) : "", cells.length ? cells : "–"];
      } }));
    return table(word("plan_caption", { version: plan.version }), columns, plan.tasks.concat(gone), 100);
  }

  const paper = (office, of) => [office, of.number, of.on].join("，");

  const plansSection = () => section("plans", data.plans.length ? data.plans.map((plan, i) => el("details", { open: i === data.plans.length - 1 ? "" : null },
    el("summary", {}, say("plan_head", { version: plan.version, day: plan.day }), " ", plan.late ? el("strong", { class: "late" }, word("plan_late")) : ""),
    terms(["reason", plan.reason ? shown(plan.reason) : null], ["plan_approved", plan.approved ? shown(paper(plan.approved.by, plan.approved)) : null], ["plan_filed", plan.filed.length ? shown(plan.filed.map((filed) => paper(filed.with, filed)).join("；")) : null], ["plan_base", String(plan.base)], ["plan_digest", digest(plan.sha256)]),
    book.leftOfBase(plan), i ? note("plan_marks", { version: data.plans[i - 1].version }) : "", planTable(plan, data.plans[i - 1]))).reverse() : el("p", {}, say("plans_none")));

  // ---------------------------------------------------------------- how to repeat, and the files

  const file = (name) => el("a", { href: name, download: "" }, name);
  const repeatSection = () => section("repeat", el("p", {}, say("repeat_year")),
    el("ul", {}, el("li", {}, el("a", { href: "repeat.html" }, word("repeat_page"))), el("li", {}, word("repeat_method"), "　", file("method.zh.txt"), "　", file("method.en.txt")),
      el("li", {}, word("repeat_program"), "　", file("verify.py")), el("li", {}, word("repeat_sums"), "　", file("SHA256SUMS"))));

  const downloadsSection = () => section("downloads", el("p", {}, say("downloads_told")),
    el("ul", {}, ["items", "plans", "rules", "seals", "draws", "changes", "results", "handling", "refused", "signatures", "signers"].map((name) => el("li", {}, word("file_" + name), "　",
      file("csv/" + name + ".csv"), "　", file("json/" + name + ".json")))),
    el("p", {}, say("lines_told")),
    el("ul", {}, ["lines", "heads"].map((name) => el("li", {}, word("file_" + name), "　", file(name + ".csv")))));

  const home = (route) => [book.weakerNote(), ...book.clockNotes(), ...(data.refused.length ? [book.refusedSection()] : []), resultsSection(route),
    data.coverage ? coverageSection() : "", lateSection(), drawsSection(), book.sealsSection(), plansSection(), itemsSection(), book.rulesSection(), repeatSection(), downloadsSection()];

  return { home, result };
};
