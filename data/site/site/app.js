"use strict";
/* The public page of a bureau's inspections: finds, shows and links what site/data.js holds. All of it goes into the
   page as text, never as markup. What is shown is chosen by the part of the address after "#":
   #q=text  #object=CODE (or an enterprise's)  #draw=ID  #draw=ID&repeat=1  #coverage (a section of the first page)  …&lang=en */
(function () {
  const data = window.CHOUCHA, words = window.CHOUCHA_WORDS;
  const Texts = window.ChouchaTexts, Beacon = window.ChouchaBeacon;
  let book = null; // what is told of the book: seals, changes since the plan, lines
  const FOUND_SHOWN = 50, ROWS_SHOWN = 50, TICKETS_SHOWN = 200;
  const SECTIONS = ["refused", "coverage", "late", "draws", "seals", "plans", "rules", "items", "downloads"];
  const $ = (id) => document.getElementById(id);
  let lang = "zh", route = {}, view = 0;

  // ---------------------------------------------------------------- words and data as text

  /** Characters that would turn the text around, hide or act, written out. */
  const visible = (text) => String(text).replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c]/g,
    (c) => "\\u{" + c.codePointAt(0).toString(16) + "}");

  /** A text of the data as an element of its own, so that its direction ends with it. */
  const shown = (text) => el("bdi", /[\u2e80-\u9fff]/.test(text) && lang === "en" ? { lang: "zh-CN" } : {}, visible(text));

  /** A sentence in the page's language, its {names} filled in; {n:company|companies} adds the form for the number n. */
  function say(key, values) {
    const out = document.createDocumentFragment();
    for (const part of words[key][lang].split(/(\{[^}]*\})/)) {
      const hole = /^\{(\w+)(?::([^|]*)\|(.*))?\}$/.exec(part);
      if (!hole) { out.append(part); continue; }
      const value = values[hole[1]];
      out.append(typeof value === "string" ? shown(value) : value);
      if (hole[2] !== undefined) out.append(" " + (value === 1 ? hole[2] : hole[3]));
    }
    return out;
  }
  const word = (key, values) => say(key, values).textContent;

  /** A word for a value of the data, or the value itself where there is none. */
  const named = (prefix, value) => (words[prefix + value] ? word(prefix + value) : visible(value));

  /** An element; attributes named "click", "input" … are listeners. */
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== ""));
    return node;
  }
  const time = (stamp) => String(stamp).replace("T", " ");
  const span = ([from, to]) => from + "–" + to;
  const digest = (hex) => el("code", { class: "digest" }, visible(hex));
  const note = (key, values) => el("p", { class: "note" }, say(key, values));

  /** part of whole as a percentage of two decimals, cut, not rounded: 4.999 % is not 5 %. */
  function percent(part, whole) {
    if (!whole) return "–";
    const cut = String((BigInt(part) * 10000n) / BigInt(whole)).padStart(3, "0");
    return cut.slice(0, -2) + "." + cut.slice(-2) + "%";
  }

  // ---------------------------------------------------------------- addresses

  function readHash() {
    const found = {};
    for (const part of location.hash.slice(1).split("&")) {
      const at = part.indexOf("=");
      let value = part.slice(at + 1);
      try { value = decodeURIComponent(value); } catch { /* a stray % stays as it is */ }
      if (at > 0) found[part.slice(0, at)] = value;
      else if (SECTIONS.includes(part)) found.section = part;
    }
    return found;
  }

  function address(parts, language) {
    const list = Object.entries(parts).map(([name, value]) => (name === "section" ? value : name + "=" + encodeURIComponent(value)));
    if ((language || lang) !== data.language) list.push("lang=" + (language || lang));
    return "#" + list.join("&");
  }
  const link = (parts, ...children) => el("a", { href: address(parts) }, ...children);
  const drawLink = (id) => link({ draw: id }, shown(id));
  const objectLink = (code, text) => link({ object: code }, shown(text || code));

  // ---------------------------------------------------------------- tables

  /** A table. columns: {head: key, cell: row → node, or an array of nodes, class}; the rest of the rows on demand. */
  function table(caption, columns, rows, first, kind) {
    const body = el("tbody", { role: "rowgroup" });
    const heads = columns.map((c) => word(c.head));
    const more = el("button", { type: "button", class: "more", click: () => add(first || ROWS_SHOWN) });
    let at = 0;
    function add(count) {
      const start = at;
      for (const row of rows.slice(at, (at += count))) {
        body.append(el("tr", { role: "row" }, columns.map((c, i) =>
          el("td", { role: "cell", class: c.class || false, "data-head": heads[i] }, el("div", {}, c.cell(row))))));
      }
      more.hidden = at >= rows.length;
      more.replaceChildren(say("more_rows", { n: Math.max(0, rows.length - at) }));
      if (start && body.children[start]) { body.children[start].tabIndex = -1; body.children[start].focus(); }
    }
    add(first || ROWS_SHOWN);
    return el("div", { class: "table " + (kind || "wide") }, el("table", { role: "table" }, el("caption", {}, caption),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, columns.map((c, i) =>
        el("th", { role: "columnheader", scope: "col", class: c.class || false }, heads[i])))), body), more);
  }

  /** Terms and what is said of each; pairs whose second is null are left out. */
  const terms = (...pairs) => el("dl", {}, pairs.filter(([, told]) => told !== null)
    .map(([key, told]) => el("div", {}, el("dt", {}, word(key)), el("dd", {}, told))));

  const section = (id, ...children) => el("section", { id, "aria-labelledby": id + "-head" },
    el("h2", { id: id + "-head" }, word("section_" + id)), ...children);

  // ---------------------------------------------------------------- search

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  let index = null, objects = [], parts = false;
  const by = { draw: new Map(), code: new Map() }; // the objects of a draw; the visits of an enterprise or an object

  function prepare() {
    const put = (map, key, value) => { if (!map.has(key)) map.set(key, []); map.get(key).push(value); };
    objects = data.visits.flatMap((visit) => visit.objects.map((object) => ({ ...object, visit })));
    parts = objects.some((o) => o.object !== o.visit.enterprise);
    index = objects.map((o) => plain([o.name, o.object, o.visit.name, o.visit.enterprise].join("\n")));
    for (const o of objects) put(by.draw, o.visit.draw, o);
    for (const visit of data.visits) {
      for (const code of new Set([visit.enterprise, ...visit.objects.map((o) => o.object)])) put(by.code, code, visit);
    }
  }

  /** The objects whose name or code, or that of their enterprise, holds every word of the text. */
  function find(text) {
    const wanted = plain(text).split(/\s+/).filter((part) => part);
    return objects.filter((_, i) => wanted.every((part) => index[i].includes(part)));
  }

  /** A column for the enterprise, where anything but enterprises was drawn. */
  const enterprise = (visit) => objectLink(visit.enterprise, visit.name);
  const enterpriseColumn = () => (parts ? [{ head: "enterprise", cell: (o) => (o.visit && o.object !== o.visit.enterprise ? enterprise(o.visit) : "–") }] : []);

  function searchView(text) {
    const found = find(text);
    $("status").replaceChildren(say(found.length > FOUND_SHOWN ? "found_first" : "found", { n: found.length, first: FOUND_SHOWN }));
    if (!found.length) return [el("p", {}, say("found_none"))];
    return [table(word("found_caption"), [
      { head: "object_name", cell: (o) => objectLink(o.object, o.name) },
      { head: "object_code", cell: (o) => shown(o.object), class: "code" },
      ...enterpriseColumn(),
      { head: "region", cell: (o) => shown(o.region) },
      { head: "draw", cell: (o) => drawLink(o.visit.draw), class: "id" },
      { head: "state", cell: objectState },
    ], found, FOUND_SHOWN)];
  }

  /** Whether a visit was not made in the days of its round: another lateness than a result that is not entered. */
  const unvisited = (visit) => visit.overdue && visit.state === "open";

  /** How a visit stands, in a few words. */
  function state(visit) {
    const last = visit.results[visit.results.length - 1];
    if (visit.state === "lost") return say("state_lost");
    if (unvisited(visit)) return el("strong", { class: "late" }, say("state_unvisited"));
    if (visit.overdue) return el("strong", { class: "late" }, say("state_overdue", { deadline: visit.deadline }));
    const told = last ? shown(last.values.join("；")) : say("state_" + visit.state);
    return visit.late ? [told, " ", el("strong", { class: "late" }, say("state_late"))] : told;
  }
  const objectState = (o) => (o.replaced ? say("state_lost") : state(o.visit));

  // ---------------------------------------------------------------- the first page

  /** A bar as a drawing: filled = drawn, outlined = expected at least, dashed = at most, upright line = the rule. */
  function bar(all, drawn, rule, least, most) {
    const svg = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const part = (n) => Math.min(100, all ? (n / all) * 100 : 0) + "%";
    const drawing = svg("svg", { class: "bar", width: "100%", height: 24, "aria-hidden": "true" });
    const box = (name, n) => n > 0 && drawing.append(svg("rect", { class: name, x: 0, y: 5, height: 14, width: part(n) }));
    box("most", most); box("least", least); box("drawn", drawn);
    if (rule) drawing.append(svg("line", { class: "rule", x1: part(rule), x2: part(rule), y1: 1, y2: 23 }));
    return drawing;
  }

  function coverageSection() {
    const c = data.coverage, e = c.expected || { least: 0, most: 0 };
    // What the year is held against is fixed by the plan: a library that shrinks makes no coverage.
    const planned = c.plan_base === null || c.plan_base === undefined ? c.base : c.plan_base, left = c.base_left;
    const values = { drawn: c.drawn, base: c.base, share: percent(c.drawn, planned), rule: c.rule, required: c.required,
      least: e.least, most: e.most, version: c.plan_version, plan_base: c.plan_base };
    const parts = ["region", "kind", "level", "grade"].filter((name) => (c.by[name] || []).length).map((name) => {
      const largest = Math.max(...c.by[name].map((row) => (row.base ? row.drawn / row.base : 0)), 0.0001);
      return table(word("coverage_by_" + name), [
        { head: name, cell: (row) => (row.value ? shown(row.value) : word("empty")) },
        { head: "drawn_of", cell: (row) => row.drawn + " / " + row.base, class: "number" },
        { head: "share", cell: (row) => percent(row.drawn, row.base), class: "number" },
        { head: "picture", cell: (row) => bar(largest * row.base, row.drawn), class: "picture" },
      ], c.by[name], 15, "compact");
    });
    return section("coverage",
      el("p", { class: "figure" }, el("span", { class: "large" }, percent(c.drawn, planned)), " ",
        say(c.drawn >= c.required ? "coverage_reached" : "coverage_short", { rule: c.rule, missing: c.required - c.drawn })),
      bar(Math.max(c.required * 1.25, c.drawn, e.most, 1), c.drawn, c.required, e.least, e.most),
      el("p", {}, say("coverage_now", values)),
      c.expected && el("p", {}, say(e.least === e.most ? "coverage_exact" : "coverage_between", values),
        planned !== c.base ? say("coverage_plan_base", values) : ""),
      left ? el("p", {}, say("coverage_left", { n: left.objects, undrawn: left.undrawn, with_them: left.with_them, share: percent(c.drawn, left.with_them) })) : "",
      note("bar_legend"), el("div", { class: "pair" }, parts));
  }

  function lateSection() {
    const late = data.visits.filter((v) => v.late || v.overdue);
    if (!late.length) return section("late", el("p", {}, say("late_none")));
    const count = (is) => late.filter(is).length;
    return section("late", el("p", {}, say("late_some",
      { unvisited: count(unvisited), overdue: count((v) => v.overdue && !unvisited(v)), late: count((v) => v.late), days: book.inForce().entry_working_days })),
      table(word("section_late"), [
        { head: "object_name", cell: enterprise },
        { head: "draw", cell: (v) => drawLink(v.draw), class: "id" },
        { head: "completed", cell: (v) => v.completed || "–", class: "date" },
        { head: "deadline", cell: (v) => v.deadline || "–", class: "date" },
        { head: "entered", cell: (v) => v.entered || el("strong", { class: "late" }, word(unvisited(v) ? "not_visited" : "not_yet")), class: "date" },
      ], late, 10));
  }

  /** Where a seed comes from, in a sentence whose key begins with `prefix`; the source itself where it is none. */
  function sourceTold(prefix, text) {
    const source = Texts.readSource(text);
    if (!source) return shown(text);
    const values = { day: source.day || "", words: source.words || "", digits: String(source.digits), outcomes: String(source.outcomes) };
    if (source.kind === "drand") Object.assign(values, { round: String(source.round), due: chinaTime(Beacon.due(source.round)) });
    return say(prefix + source.kind, values);
  }
  /** A moment in Unix seconds as China's clocks show it. */
  function chinaTime(unix) {
    const at = new Date((Number(unix) + 8 * 3600) * 1000);
    return Number.isNaN(at.getTime()) ? String(unix) : at.toISOString().slice(0, 19).replace("T", " ");
  }
  /** What a draw proves, in a few words: neutral ones for the randomness of a computer. */
  const standing = (d) => named("standing_", d.standing === "unproven" && d.source === "os" ? "os" : d.standing);

  const drawsSection = () => section("draws", data.draws.length ? table(word("section_draws"), [
    { head: "draw", cell: (d) => drawLink(d.id), class: "id" },
    { head: "task_name", cell: (d) => shown(d.task_name) },
    { head: "drawn_on", cell: (d) => d.drawn_on, class: "date" },
    { head: "drawn_of", cell: (d) => d.drawn + " / " + d.population, class: "number" },
    { head: "seed_source", cell: (d) => sourceTold("source_", d.source) },
    { head: "standing", cell: (d) => [standing(d), d.voided ? el("strong", { class: "late" }, " ", word("voided")) : ""] },
  ], data.draws, 60) : el("p", {}, say("draws_none")));

  const itemsSection = () => section("items", data.items.map((item) => el("details", {},
    el("summary", {}, el("span", { class: "code" }, shown(item.id)), " ", shown(item.name), " ", el("span", { class: "tag" }, shown(item.class || ""))),
    terms(["item_content", shown(item.content)], ["item_basis", shown(item.basis)], ["item_method", shown(item.method.replace(/;/g, "；"))],
      ["item_specialty", item.specialty ? shown(item.specialty) : null],
      ["item_from", item.from || item.to ? (item.from || "") + (item.to ? "–" + item.to : "") : null]))));

  /** What of a task is shown: the columns, and the fields of each. */
  const TASK = { task: ["id", "name"], items: ["items"], where: ["kind", "region", "level", "scope", "grade", "range"], ratio: ["ratio"], times: ["times"],
    window: ["window"], team: ["team"], cap: ["cap"] };
  function taskText(task, name) {
    if (name === "items") return [].concat(task.items).join(";").replace(/;/g, "、");
    if (name === "window") return span([task.from, task.to]);
    if (name === "ratio") return task.strata || task.ratio || "";
    return task[name] === null || task[name] === undefined ? "" : String(task[name]).replace(/;/g, "；");
  }

  /** The tasks of a version, marked where they differ from the version before. */
  function planTable(plan, former) {
    const before = new Map((former ? former.tasks : []).map((task) => [task.id, task]));
    const now = new Set(plan.tasks.map((task) => task.id));
    const gone = (former ? former.tasks : []).filter((task) => !now.has(task.id));
    const field = (task, name, label) => {
      const old = before.get(task.id), text = taskText(task, name), was = old ? taskText(old, name) : "";
      if (!text && !was) return [];
      const told = !now.has(task.id) ? el("del", {}, shown(text)) : former && !old ? el("ins", {}, shown(text))
        : old && was !== text ? [el("del", {}, shown(was || word("empty"))), " ", el("ins", {}, shown(text || word("empty")))] : shown(text);
      return [el("div", {}, label ? el("span", { class: "soft" }, word("task_" + name), " ") : "", told)];
    };
    const mark = (task) => (!now.has(task.id) ? "plan_dropped" : former && !before.has(task.id) ? "plan_added" : "");
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

  const downloadsSection = () => section("downloads", el("p", {}, say("downloads_told")),
    el("ul", {}, ["items", "plans", "rules", "seals", "draws", "changes", "results", "handling", "refused", "signatures", "signers"].map((name) => el("li", {}, word("file_" + name), "　",
      el("a", { href: "csv/" + name + ".csv", download: "" }, "csv/" + name + ".csv"), "　",
      el("a", { href: "json/" + name + ".json", download: "" }, "json/" + name + ".json")))),
    el("p", {}, say("lines_told")),
    el("ul", {}, ["lines", "heads"].map((name) => el("li", {}, word("file_" + name), "　", el("a", { href: name + ".csv", download: "" }, name + ".csv")))));

  const homeView = () => [book.weakerNote(), ...book.clockNotes(), ...(data.refused.length ? [book.refusedSection()] : []), coverageSection(), lateSection(), drawsSection(), book.sealsSection(), plansSection(), book.rulesSection(), itemsSection(), downloadsSection()];

  // ---------------------------------------------------------------- one enterprise, or one object

  /** The results of a visit, with the answers of those of its objects that are wanted. */
  function resultParts(visit, wanted) {
    const several = visit.objects.length > 1;
    const rows = (result) => result.objects.filter((of) => wanted(of.object)).flatMap((of) => of.items.map((item) => ({ ...item, object: of.object })));
    return visit.results.map((result, i) => {
      const next = visit.results[i + 1];
      return el("div", { class: next ? "result former" : "result" },
        el("h4", {}, next ? say("result_former", { day: result.day, corrected: next.day }) : say(i ? "result_corrected" : "result", { day: result.day })),
        result.reason ? el("p", {}, say("result_reason", { reason: result.reason })) : "",
        terms(["public_value", result.values.map((value, k) => [k ? "；" : "", shown(value)])],
          ["result_name", result.names.length ? result.names.map((name, k) => [k ? "；" : "", shown(name)]).flat() : null]),
        several ? note("result_of_visit") : "",
        table(word("result_items"), [
          ...(several ? [{ head: "object_code", cell: (item) => objectLink(item.object), class: "code" }] : []),
          { head: "task_items", cell: (item) => [el("span", { class: "code" }, shown(item.id)), " ", shown(item.name)] },
          { head: "answer", cell: (item) => named("answer_", item.answer) },
        ], rows(result)));
    }).reverse();
  }

  /** How an object was replaced. */
  const replacedTold = (r) => (r ? say(r.by ? "replaced_told" : "replaced_nobody", { by: r.by ? objectLink(r.by) : "", ground: r.ground, day: r.day, reason: r.reason }) : null);

  /** The objects of a visit, where it is not one and the enterprise itself. */
  const visitObjects = (visit) => table(word("visit_objects"), [
    { head: "order", cell: (o) => String(o.order), class: "number" },
    { head: "object_name", cell: (o) => objectLink(o.object, o.name) },
    { head: "object_code", cell: (o) => shown(o.object), class: "code" },
    { head: "kind", cell: (o) => shown(o.kind) },
    { head: "instead_of", cell: (o) => (o.instead_of ? objectLink(o.instead_of) : "–") },
    { head: "replaced", cell: (o) => replacedTold(o.replaced) || "–" },
  ], visit.objects);

  /** When a correction was inspected again, or why it was not. */
  const inspectedAgain = (h) => h.reinspected || (h.unchecked ? [el("strong", {}, word("not_reinspected")), "：", shown(h.unchecked)] : "–");

  /** A visit as seen from its enterprise, or from one of its objects. */
  function visitPart(visit, code) {
    const draw = data.draws.find((d) => d.id === visit.draw);
    const whole = code === visit.enterprise && (visit.objects.length > 1 || visit.objects[0].object !== code);
    const own = whole ? null : visit.objects.find((o) => o.object === code);
    const gone = own && own.replaced;
    return el("section", { class: "visit" },
      el("h3", {}, drawLink(visit.draw), "　", draw ? shown(draw.task_name) : ""),
      terms(["state", own ? objectState({ ...own, visit }) : state(visit)], ["order", own ? String(own.order) : null], ["drawn_on", draw ? draw.drawn_on : null],
        ["enterprise", own && code !== visit.enterprise ? enterprise(visit) : null],
        ["inspectors", visit.inspectors.length ? shown(visit.inspectors.join("、")) : null],
        ["instead_of", own && own.instead_of ? objectLink(own.instead_of) : null],
        ["replaced", gone ? replacedTold(gone) : null],
        ["completed", gone ? null : visit.completed], ["deadline", gone ? null : visit.deadline],
        ["entered", visit.entered && !gone ? [visit.entered, visit.late ? el("strong", { class: "late" }, " ", word("state_late")) : ""] : null]),
      whole ? visitObjects(visit) : "",
      gone ? "" : resultParts(visit, (object) => whole || object === code),
      visit.handling.length && !gone ? table(word("handling"), [
        { head: "date", cell: (h) => h.date, class: "date" }, { head: "measure", cell: (h) => shown(h.measure) },
        { head: "handling_text", cell: (h) => [shown(h.text || "–"), h.number ? [" ", shown(h.number)] : [], h.to ? [" → ", shown(h.to)] : []].flat() },
        { head: "due", cell: (h) => h.due || "–", class: "date" }, { head: "reinspected", cell: inspectedAgain, class: "date" },
        ...(visit.handling.some((h) => h.published) ? [{ head: "penalty_published", cell: (h) => h.published || "–", class: "date" }] : []),
        { head: "closed", cell: (h) => (h.closed === true ? word("yes") : h.closed || word("no")) },
      ], visit.handling) : "");
  }

  function objectView(code) {
    const visits = by.code.get(code) || [];
    if (!visits.length) return [el("h1", {}, shown(code)), el("p", {}, say("object_none"))];
    const own = visits.flatMap((visit) => visit.objects).find((o) => o.object === code);
    return [el("h1", {}, shown((own ? own.name : visits[0].name) || code)),
      terms(["object_code", el("span", { class: "code" }, shown(code))], ["kind", own ? shown(own.kind) : null], ["region", own ? shown(own.region) : null],
        ["times_drawn", say("times_drawn_told", { n: visits.length, year: String(data.year) })]), visits.map((visit) => visitPart(visit, code))].flat();
  }

  // ---------------------------------------------------------------- one draw

  const loading = new Map();

  /** Calls `then` with the draw's published texts, or null, as soon as its script has run. */
  function load(draw, then) {
    const here = () => (window.CHOUCHA_DRAWS || {})[draw.id] || null;
    if (here()) return then(here());
    if (loading.has(draw.id)) return loading.get(draw.id).push(then);
    loading.set(draw.id, [then]);
    const tell = () => { const waiting = loading.get(draw.id); loading.delete(draw.id); waiting.forEach((one) => one(here())); };
    const src = draw.folder.split("/").map(encodeURIComponent).join("/") + "/data.js";
    return document.head.append(el("script", { src, load: tell, error: tell }));
  }

  function story(d) {
    const plan = d.origin && d.origin.plan, adhoc = d.origin && d.origin.adhoc;
    const proves = words["proves_" + d.standing] ? d.standing : "unproven";
    const origin = plan ? [say("story_plan", { version: plan.version }), digest(plan.sha256)] : adhoc ? say("story_adhoc", { reason: adhoc.reason }) : say("story_no_origin");
    const amounts = d.takes.map((t) => {
      const short = d.shortfalls.find((s) => s.stratum === t.stratum);
      const got = BigInt(t.take) - BigInt(short ? short.missing : 0);
      return el("li", {}, say(t.stratum ? "story_take_stratum" : "story_take", { stratum: t.stratum === "*" ? word("stratum_rest") : t.stratum, how: t.how, of: t.of, take: t.take, got: String(got) }),
        short ? el("strong", {}, say("story_short", { missing: short.missing })) : "");
    });
    return terms(["story_task", [shown(d.task_name), say("story_round", { task: d.task, round: d.round, window: span(d.window) })]],
      ["voided", d.voided ? el("strong", { class: "late" }, say("story_voided", { day: d.voided.day, reason: d.voided.reason })) : null],
      ["story_origin", origin],
      ["story_settings", d.settings_changed ? book.settingsChanged(d.settings_changed) : null],
      ["story_seal", d.sealed_at ? [say("story_sealed", { at: time(d.sealed_at), n: d.seal }), " ", named("seal_", d.seal_standing)] : say("story_unsealed")],
      ["passed_head", book.passedOver(d.passed_over, d.seal > 0)],
      ["since_head", book.sincePlan(d.since_plan)],
      ["manifest_digest", digest(d.manifest_sha256)],
      ["story_seed", [sourceTold("seed_", d.source), say("story_seed_is"), el("code", { class: "digest" }, visible(d.seed))]],
      ["beacon_signature", d.beacon ? digest(d.beacon) : null],
      ["drawn_on", say("story_drawn", { day: d.drawn_on, at: time(d.drawn_at) })],
      ["story_amount", [say("story_population", { population: d.population, excluded: d.excluded, drawn: d.drawn }), el("ul", {}, amounts)]],
      ["standing", [el("strong", {}, standing(d)), " ", say("proves_" + proves), el("br"), say("not_" + proves)]],
      ["witnesses", d.witnesses.length ? shown(d.witnesses.join("、")) : say("witnesses_none")],
      ["story_coverage", say("story_coverage_told", { from: d.coverage_before.objects, to: d.coverage_after.objects, base: d.coverage_after.base,
        before: percent(d.coverage_before.objects, d.coverage_before.base), after: percent(d.coverage_after.objects, d.coverage_after.base) })]);
  }

  function drawView(id) {
    const d = data.draws.find((draw) => draw.id === id);
    if (!d) return [el("h1", {}, shown(id)), el("p", {}, say("draw_none"))];
    const drawn = (by.draw.get(id) || []).slice().sort((a, b) => a.order - b.order || (a.instead_of ? 1 : 0) - (b.instead_of ? 1 : 0));
    const list = el("section", { "aria-labelledby": "list-head" }, el("h2", { id: "list-head" }, word("list_head")));
    const place = el("div", { id: "repeat-place" }), few = new Set(d.few);
    const show = (files) => {
      const tickets = new Map((files ? files.drawn : []).map((row) => [row.code, row]));
      const strata = d.takes.some((t) => t.stratum);
      const rows = drawn.length ? drawn : (files ? files.drawn : []).map((row) => ({ order: row.order, object: row.code, name: row.code }));
      const ticket = (o) => (o.instead_of ? say("instead_of_told", { code: objectLink(o.instead_of) }) : tickets.has(o.object) ? el("code", {}, tickets.get(o.object).ticket) : "–");
      list.append(table(word("list_head"), [
        { head: "order", cell: (o) => String(o.order), class: "number" },
        { head: "object_name", cell: (o) => objectLink(o.object, o.name) },
        { head: "object_code", cell: (o) => shown(o.object), class: "code" },
        ...(drawn.length ? enterpriseColumn() : []),
        ...(strata ? [{ head: "stratum", cell: (o) => (tickets.has(o.object) ? shown(tickets.get(o.object).stratum) : "–") }] : []),
        { head: "ticket", cell: ticket },
        ...(drawn.length ? [{ head: "inspectors", cell: (o) => [shown(o.visit.inspectors.join("、") || "–"), few.has(o.object) ? el("span", { class: "tag" }, word("few")) : ""] }, { head: "state", cell: objectState }] : []),
      ], rows, 100));
      list.append(few.size && drawn.length ? note("few_told") : "", d.in_page && !files ? note("load_failed", { file: d.folder + "/data.js" }) : "");
    };
    if (d.in_page) load(d, show); else show(null);
    const repeat = el("section", { class: "repeat", "aria-labelledby": "repeat-head" }, el("h2", { id: "repeat-head", tabindex: "-1" }, word("repeat_head")),
      d.in_page ? [el("p", {}, say("repeat_told")), el("a", { class: "button", id: "repeat-button", role: "button", href: address({ draw: id, repeat: 1 }),
        click: (event) => { if (route.repeat) { event.preventDefault(); repeatInto(d, drawn, place); } },
        keydown: (event) => { if (event.key === " ") { event.preventDefault(); event.currentTarget.click(); } } }, word("repeat_button")), place]
        : el("p", {}, say("repeat_too_large", { command: "choucha verify " + d.folder, script: "python3 examples/verify.py " + d.folder })));
    if (d.in_page && route.repeat) repeatInto(d, drawn, place);
    return [el("h1", {}, say("draw_head", { draw: id })), story(d), repeat, list];
  }

  // ---------------------------------------------------------------- repeating a draw

  function repeatInto(d, drawn, place) {
    const mine = ++view; // what comes after another view was opened is dropped
    const progress = el("progress", { max: 1, value: 0, "aria-label": word("repeat_working") });
    const verdict = el("p", { id: "verdict", role: "status", "aria-live": "polite" }, say("repeat_working"));
    const steps = el("ol", { class: "steps" });
    place.replaceChildren(verdict, progress, steps);
    const wrong = [];
    const value = (text) => (text === "" ? word("nothing") : [text.includes("\n") ? el("br") : "", text.split("\n").map((line) => el("code", { class: "digest" }, visible(line), el("br")))]);
    const step = (s) => {
      if (mine !== view) return;
      if (!s.ok) wrong.push(s.name);
      steps.append(el("li", { class: s.ok ? "ok" : "wrong", "data-step": s.name, "data-ok": s.ok ? "yes" : "no" },
        el("span", { class: "mark" }, s.ok ? "✓" : "✗"), " ", el("strong", {}, word(s.ok ? "agrees" : "differs")), " ", say("step_" + s.name),
        s.ok ? (s.found === "" ? "" : el("div", { class: "values" }, value(s.found)))
          : el("div", { class: "values" }, el("p", {}, word("published"), " ", value(s.published)), el("p", {}, word("found_here"), " ", value(s.found)))));
    };
    const tell = (what, done, all) => { progress.value = all ? done / all : 1; };
    const fail = (error) => { if (mine === view) verdict.replaceChildren(error ? say("repeat_broke", { error: String(error) }) : say("load_failed", { file: d.folder + "/data.js" })); progress.remove(); };
    load(d, (files) => {
      if (!files) return fail();
      const page = Object.assign({}, d, { list: drawn.length ? drawn.filter((o) => !o.instead_of).map((o) => ({ order: o.order, code: o.object })) : null });
      const began = performance.now();
      return window.ChouchaRepeat.repeat(files, page, step, tell).then((lines) => {
        if (mine !== view) return;
        progress.remove();
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        verdict.className = wrong.length ? "wrong" : "ok";
        verdict.replaceChildren(say(wrong.length ? "repeat_differs" : "repeat_agrees", { n: wrong.length, steps: steps.children.length, lines: lines.length, seconds }));
        const told = /^inspectors: (.*)$/m.exec(files.manifest), recused = /^recusals: (.*)$/m.exec(files.manifest);
        place.append(el("p", {}, say("repeat_private")), terms(["inspectors_digest", told ? digest(told[1]) : null], ["recusals_digest", recused ? digest(recused[1]) : null]), ticketTable(d, lines));
      }, fail);
    });
  }

  /** Every line of the population with its ticket and what became of it; filtered by name or code. */
  function ticketTable(d, lines) {
    const names = new Map(objects.map((o) => [o.object, o.name]));
    const strata = d.takes.some((t) => t.stratum);
    const outcome = (l) => (l.order ? el("strong", {}, say("outcome_drawn", { order: l.order })) : l.excluded ? say("outcome_excluded", { reason: l.excluded.replace(/^cap:/, "") }) : say("outcome_not"));
    const columns = [
      { head: "ticket", cell: (l) => el("code", {}, l.ticket) },
      { head: "object_code", cell: (l) => shown(l.code), class: "code" },
      { head: "object_name", cell: (l) => (names.has(l.code) ? shown(names.get(l.code)) : "–") },
      ...(lines.some((l) => l.owner) ? [{ head: "owner", cell: (l) => shown(l.owner || "–"), class: "code" }] : []),
      ...(strata ? [{ head: "stratum", cell: (l) => shown(l.stratum) }] : []),
      { head: "place", cell: (l) => (l.place ? say("place_told", { place: l.place, n: String(l.of) }) : "–") },
      { head: "outcome", cell: outcome },
    ];
    const holder = el("div"), count = el("p", { role: "status", "aria-live": "polite" });
    const texts = lines.map((l) => plain(l.code + "\n" + (names.get(l.code) || "")));
    const fill = (text) => {
      const wanted = plain(text).trim();
      const found = lines.filter((_, i) => texts[i].includes(wanted));
      count.replaceChildren(say("tickets_found", { n: found.length }));
      holder.replaceChildren(table(word("tickets_caption"), columns, found, TICKETS_SHOWN));
    };
    fill("");
    return el("div", { class: "tickets" }, el("h3", {}, word("tickets_caption")), el("p", {}, say("tickets_told")), el("label", { for: "filter" }, word("filter_label")),
      el("input", { type: "search", id: "filter", autocomplete: "off", input: (event) => fill(event.target.value) }), count, holder);
  }

  // ---------------------------------------------------------------- the page around it

  function frame() {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
    $("bureau").replaceChildren(link({}, shown(data.bureau)));
    $("title").replaceChildren(say("title_year", { year: String(data.year) }));
    $("language").textContent = lang === "zh" ? "English" : "中文";
    $("language").lang = lang === "zh" ? "en" : "zh-CN";
    $("nav").replaceChildren(...SECTIONS.filter((name) => name !== "refused" || data.refused.length).map((name) => link({ section: name }, word("section_" + name))));
    $("foot").replaceChildren(el("p", {}, say("foot_published", { at: time(data.published_at), day: data.day })),
      el("p", {}, say("foot_head", { line: data.head.line }), " ", digest(data.head.sha256)), el("p", {}, say("foot_private")));
  }

  function render(first) {
    const former = route;
    view++;
    route = readHash();
    lang = ["zh", "en"].includes(route.lang) ? route.lang : data.language;
    frame();
    $("status").replaceChildren();
    if (document.activeElement !== $("q") || route.q === undefined) $("q").value = route.q || "";
    const what = route.draw !== undefined ? drawView(route.draw) : route.object !== undefined ? objectView(route.object) : route.q ? searchView(route.q) : homeView();
    $("content").replaceChildren(...book.rehearsalNote(), ...what);
    const head = $("content").querySelector("h1");
    document.title = [head ? head.textContent : null, word("title_year", { year: String(data.year) }), visible(data.bureau)].filter((part) => part).join(" · ");
    if (route.section) { $(route.section).scrollIntoView(); $(route.section).querySelector("h2").tabIndex = -1; $(route.section).querySelector("h2").focus(); return; }
    if (first || document.activeElement === $("q") || document.activeElement === $("language")) return;
    if (former.draw === route.draw && route.repeat) { $("repeat-head").focus(); return; }
    $("content").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  function start() {
    data.language = ["zh", "en"].includes(data.language) ? data.language : "zh";
    prepare();
    book = window.ChouchaBook(data, { el, say, word, named, shown, time, digest, section, table, drawLink, objectLink, sourceTold });
    let waiting = 0;
    $("q").addEventListener("input", () => {
      const text = $("q").value;
      route = text.trim() ? { q: text } : {};
      view++;
      $("status").replaceChildren();
      $("content").replaceChildren(...(text.trim() ? searchView(text) : homeView()));
      clearTimeout(waiting);
      waiting = setTimeout(() => location.replace(address(route)), 400);
    });
    $("search").addEventListener("submit", (event) => { event.preventDefault(); $("content").focus(); });
    $("skip").addEventListener("click", (event) => { event.preventDefault(); $("content").focus(); });
    $("language").addEventListener("click", () => {
      const { lang: old, ...parts } = route;
      location.replace(address(parts, lang === "zh" ? "en" : "zh"));
    });
    window.addEventListener("hashchange", () => {
      clearTimeout(waiting);
      const next = readHash(); // what was typed is shown already
      if (!next.q || next.q !== route.q || next.draw || next.object || (next.lang || data.language) !== lang) render(false);
    });
    const opened = [];
    window.addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((d) => { d.open = true; opened.push(d); }));
    window.addEventListener("afterprint", () => { for (const d of opened.splice(0)) d.open = false; });
    render(true);
  }

  if (data && data.schema === "choucha-public-1") start();
  else $("content").append(words.no_data.zh + " " + words.no_data.en);
})();
