"use strict";
/* The page of one draw: who was drawn, how it was sealed, where its seed comes from, what that proves, and the draw repeated. */
window.ChouchaDraw = function (data, page, visits, book, visit) {
  const { now, visible, shown, say, word, named, el, time, span, digest, note, percent, address, objectLink, draws, drawTitle, drawLink, table, terms, amount,
    sourceTold, standingOf, witnessesOf, witnessTold, read } = page;
  const TICKETS_SHOWN = 200;
  let turns = 0; // of repeating: what comes of one after another was begun, or another view opened, is dropped

  /** Calls `then` with the draw's published texts, or null. */
  const load = (draw, then) => read(draw.folder + "/data.js", () => (window.CHOUCHA_DRAWS || {})[draw.id], then);

  /** Which draws used up the caps of the excluded enterprises, each with how many objects. */
  function excludedTold(files) {
    const reasons = new Map();
    for (const line of files.excluded.split("\n").filter((text) => text)) {
      const reason = line.split("\t")[1] || "";
      reasons.set(reason, (reasons.get(reason) || 0) + 1);
    }
    return [...reasons].map(([reason, n]) => el("li", {}, say("excluded_by", { n, draws: capDraws(reason) })));
  }
  /** The draws that an exclusion names, by their tasks. */
  const capDraws = (reason) => reason.replace(/^cap:/, "").split(",").map((id, i) => [i ? "、" : "", draws.has(id) ? drawTitle(draws.get(id)) : shown(id)]).flat(Infinity);

  /** When it was sealed, and who outside received that. */
  function sealed(d) {
    if (!d.sealed_at) return say("story_unsealed");
    const seal = data.seals.find((s) => s.draw === d.id);
    const witnesses = d.seal_standing === "countersigned" && seal ? witnessesOf(seal.line, d.line) : [];
    return [say("story_sealed", { at: time(d.sealed_at), n: d.seal }), " ", named("seal_", d.seal_standing), witnesses.length ? el("ul", {}, witnesses.map((w) => el("li", {}, witnessTold(w)))) : ""];
  }

  function story(d) {
    const plan = d.origin && d.origin.plan, adhoc = d.origin && d.origin.adhoc, proves = standingOf(d);
    const origin = plan ? [say("story_plan", { version: plan.version }), digest(plan.sha256)] : adhoc ? say("story_adhoc", { reason: adhoc.reason }) : say("story_no_origin");
    const amounts = d.takes.map((t) => {
      const short = d.shortfalls.find((s) => s.stratum === t.stratum);
      const got = BigInt(t.take) - BigInt(short ? short.missing : 0), is_count = t.how.startsWith("#");
      const key = (t.stratum ? "story_take_stratum" : "story_take") + (is_count ? "_count" : "");
      return el("li", {}, say(key, { stratum: t.stratum === "*" ? word("stratum_rest") : t.stratum, how: amount(t.how), of: t.of, take: t.take, got: String(got) }),
        short ? el("strong", {}, say("story_short", { missing: short.missing })) : "");
    });
    const excluded = el("ul", {});
    if (d.excluded && d.in_page) load(d, (files) => files && excluded.append(...excludedTold(files)));
    return terms(["story_task", [shown(d.task_name), say("story_round", { task: d.task, round: d.round, window: span(d.window) })]],
      ["story_origin", origin],
      ["story_settings", d.settings_changed ? book.settingsChanged(d.settings_changed) : null],
      ["story_seal", sealed(d)],
      ["passed_head", book.passedOver(d.passed_over, d.seal > 0)],
      ["since_head", book.sincePlan(d.since_plan)],
      ["manifest_digest", digest(d.manifest_sha256)],
      ["story_seed", [sourceTold("seed_", d.source), say("story_seed_is"), digest(d.seed)]],
      ["beacon_signature", d.beacon ? digest(d.beacon) : null],
      ["drawn_on", say("story_drawn", { day: d.drawn_on, at: time(d.drawn_at) })],
      ["story_amount", [say("story_population", { population: d.population, excluded: d.excluded, drawn: d.drawn }), excluded, el("ul", {}, amounts)]],
      ["standing", [el("strong", {}, say("standing_" + proves)), " ", say("proves_" + proves), el("br"), say("not_" + proves)]],
      ["witnesses", d.witnesses.length ? shown(d.witnesses.join("、")) : say("witnesses_none")],
      ["story_coverage", !d.coverage_before ? say("story_coverage_withheld") : say("story_coverage_told", { from: d.coverage_before.objects, to: d.coverage_after.objects, base: d.coverage_after.base,
        before: percent(d.coverage_before.objects, d.coverage_before.base), after: percent(d.coverage_after.objects, d.coverage_after.base) })]);
  }

  /** How far the visits of the draw are, and what came of them. */
  function progress(d) {
    const tally = data.tallies[d.id];
    if (!tally) return "";
    const values = data.values.map((value, at) => [value, tally.values[at] || 0]).filter(([, n]) => n).sort((a, b) => b[1] - a[1]);
    return el("p", {}, say("draw_told", { day: d.drawn_on, population: d.population, drawn: d.drawn, visits: tally.visits, entered: tally.entered }),
      values.map(([value, n], i) => [i ? word("comma") : "", shown(value), " ", String(n)]), values.length ? word("full_stop") : "");
  }

  /** Draw order: one that came in place of another stands behind it. */
  const inOrder = (a, b) => a.order - b.order || (a.instead_of ? 1 : 0) - (b.instead_of ? 1 : 0);

  function fillList(d, list, drawn, files) {
    const few = new Set(d.few), tickets = new Map((files ? files.drawn : []).map((row) => [row.code, row]));
    const strata = d.takes.some((t) => t.stratum), parts = drawn.some((o) => o.object !== o.visit.enterprise);
    const rows = drawn.length ? drawn : (files ? files.drawn : []).map((row) => ({ order: row.order, object: row.code, name: row.code }));
    const ticket = (o) => (o.instead_of ? say("instead_of_told", { code: objectLink(o.instead_of) }) : tickets.has(o.object) ? el("code", { class: "short" }, tickets.get(o.object).ticket) : "–");
    list.append(table(word("list_head"), [
      { head: "order", cell: (o) => String(o.order), class: "number" },
      { head: "object_name", cell: (o) => [objectLink(o.object, o.name), o.name === o.object ? "" : el("div", { class: "soft code" }, shown(o.object))] },
      ...(parts ? [{ head: "enterprise", cell: (o) => (o.object !== o.visit.enterprise ? objectLink(o.visit.enterprise, o.visit.name) : "–") }] : []),
      ...(strata ? [{ head: "stratum", cell: (o) => (tickets.has(o.object) ? shown(tickets.get(o.object).stratum) : "–") }] : []),
      { head: "ticket", cell: ticket },
      ...(drawn.length ? [{ head: "inspectors", cell: (o) => [shown(o.visit.team.join("、") || "–"), few.has(o.object) ? el("span", { class: "tag" }, word("few")) : ""] }, { head: "state", cell: visit.objectState }] : []),
    ], rows, 100), few.size && drawn.length ? note("few_told") : "", d.in_page && !files ? note("load_failed", { file: d.folder + "/data.js" }) : "");
  }

  const title = (d) => el("h1", {}, drawTitle(d), " ", el("span", { class: "soft" }, shown(d.id)));
  const voided = (d) => (d.voided ? el("p", {}, el("strong", { class: "late" }, say("story_voided", { day: d.voided.day, reason: d.voided.reason }))) : "");

  /** A draw whose list is withheld: that it was made, under which commitment, how far its visits are, and the results so far. */
  function withheldView(d) {
    const tally = data.tallies[d.id], mine = now.view, place = el("div");
    const list = el("section", { "aria-labelledby": "list-head" }, el("h2", { id: "list-head" }, word("withheld_results")), place);
    visits.ofDraw(d.id, (of) => {
      const objects = mine === now.view ? of.flatMap((one) => one.objects).sort(inOrder) : [];
      if (objects.length) place.append(table(word("withheld_results"), [
        { head: "object_name", cell: (o) => objectLink(o.object, o.name) },
        { head: "enterprise", cell: (o) => objectLink(o.visit.enterprise, o.visit.name) },
        { head: "state", cell: visit.objectState },
      ], objects, 100));
      else place.append(el("p", {}, say("results_none")));
    });
    return [title(d), voided(d), el("p", { class: "weaker", role: "note", id: "withheld" }, say("withheld_told", { day: d.drawn_on, until: d.until })),
      d.cites.length ? el("p", {}, say("withheld_cites"), d.cites.map((id, i) => [i ? "、" : "", draws.has(id) ? drawLink(id) : shown(id)])) : "",
      d.visits === null ? el("p", {}, say("withheld_counts")) : tally ? el("p", {}, say("withheld_progress", { drawn: d.drawn, visits: tally.visits, entered: tally.entered })) : "", list,
      el("section", { "aria-labelledby": "story-head" }, el("h2", { id: "story-head" }, word("story_head")), terms(
        ["story_task", [shown(d.task_name), say("story_round", { task: d.task, round: d.round, window: span(d.window) })]],
        ["story_seal", sealed(d)],
        ["passed_head", book.passedOver(d.passed_over, d.seal > 0)],
        ["manifest_digest", digest(d.manifest_sha256)],
        ["story_seed", sourceTold("seed_", d.source)],
        ["drawn_on", say("story_drawn", { day: d.drawn_on, at: time(d.drawn_at) })],
        ["standing", [el("strong", {}, say("standing_" + standingOf(d))), " ", say("withheld_standing")]]))];
  }

  function drawView(id) {
    const d = draws.get(id), mine = now.view;
    if (!d) return [el("h1", {}, shown(id)), el("p", {}, say("draw_none"))];
    if (d.until) return withheldView(d);
    const list = el("section", { "aria-labelledby": "list-head" }, el("h2", { id: "list-head" }, word("list_head")));
    const place = el("div", { id: "repeat-place" });
    const objects = (then) => visits.ofDraw(id, (of) => { if (mine === now.view) then(of.flatMap((one) => one.objects).sort(inOrder)); });
    const repeat = () => objects((drawn) => repeatInto(d, drawn, place));
    objects((drawn) => (d.in_page ? load(d, (files) => mine === now.view && fillList(d, list, drawn, files)) : fillList(d, list, drawn, null)));
    const told = el("section", { class: "repeat", "aria-labelledby": "repeat-head" }, el("h2", { id: "repeat-head", tabindex: "-1" }, word("repeat_head")),
      d.in_page ? [el("p", {}, say("repeat_told")), el("a", { class: "button", id: "repeat-button", role: "button", href: address({ draw: id, repeat: 1 }),
        click: (event) => { if (now.route.repeat) { event.preventDefault(); repeat(); } },
        keydown: (event) => { if (event.key === " ") { event.preventDefault(); event.currentTarget.click(); } } }, word("repeat_button")), place]
        : el("p", {}, say("repeat_too_large", { command: "choucha verify " + d.folder, script: "python3 verify.py " + d.folder })),
      el("p", { class: "note" }, el("a", { href: "repeat.html" }, word("repeat_page"))));
    if (d.in_page && now.route.repeat) repeat();
    return [title(d), voided(d), progress(d), list,
      el("section", { "aria-labelledby": "story-head" }, el("h2", { id: "story-head" }, word("story_head")), story(d)), told];
  }

  // ---------------------------------------------------------------- repeating a draw

  function repeatInto(d, drawn, place) {
    const view = now.view, turn = ++turns;
    const is_gone = () => view !== now.view || turn !== turns;
    const progress = el("progress", { max: 1, value: 0, "aria-label": word("repeat_working") });
    const verdict = el("p", { id: "verdict", role: "status", "aria-live": "polite" }, say("repeat_working"));
    const steps = el("ol", { class: "steps" });
    place.replaceChildren(verdict, progress, steps);
    const wrong = [];
    const value = (text) => (text === "" ? word("nothing") : [text.includes("\n") ? el("br") : "", text.split("\n").map((line) => el("code", { class: "digest" }, visible(line), el("br")))]);
    const step = (s) => {
      if (is_gone()) return;
      if (!s.ok) wrong.push(s.name);
      steps.append(el("li", { class: s.ok ? "ok" : "wrong", "data-step": s.name, "data-ok": s.ok ? "yes" : "no" },
        el("span", { class: "mark" }, s.ok ? "✓" : "✗"), " ", el("strong", {}, word(s.ok ? "agrees" : "differs")), " ", say("step_" + s.name),
        s.ok ? (s.found === "" ? "" : el("div", { class: "values" }, value(s.found)))
          : el("div", { class: "values" }, el("p", {}, word("published"), " ", value(s.published)), el("p", {}, word("found_here"), " ", value(s.found)))));
    };
    const tell = (what, done, all) => { progress.value = all ? done / all : 1; };
    const fail = (error) => { if (!is_gone()) verdict.replaceChildren(error ? say("repeat_broke", { error: String(error) }) : say("load_failed", { file: d.folder + "/data.js" })); progress.remove(); };
    load(d, (files) => {
      if (!files) return fail();
      const on_page = Object.assign({}, d, { list: drawn.length ? drawn.filter((o) => !o.instead_of).map((o) => ({ order: o.order, code: o.object })) : null });
      const began = performance.now();
      return window.ChouchaRepeat.repeat(files, on_page, step, tell).then((lines) => {
        if (is_gone()) return;
        progress.remove();
        const seconds = ((performance.now() - began) / 1000).toFixed(1);
        verdict.className = wrong.length ? "wrong" : "ok";
        verdict.replaceChildren(say(wrong.length ? "repeat_differs" : "repeat_agrees", { n: wrong.length, steps: steps.children.length, lines: lines.length, seconds }));
        const told = /^inspectors: (.*)$/m.exec(files.manifest), recused = /^recusals: (.*)$/m.exec(files.manifest);
        place.append(el("p", {}, say("repeat_private")), terms(["inspectors_digest", told ? digest(told[1]) : null], ["recusals_digest", recused ? digest(recused[1]) : null]), ticketTable(d, drawn, lines));
      }, fail);
    });
  }

  /** Every line of the population with its ticket and what became of it; filtered by name or code. */
  function ticketTable(d, drawn, lines) {
    const names = new Map(drawn.map((o) => [o.object, o.name]));
    const strata = d.takes.some((t) => t.stratum);
    const outcome = (l) => (l.order ? el("strong", {}, say("outcome_drawn", { order: l.order })) : l.excluded ? say("outcome_excluded", { reason: capDraws(l.excluded) }) : say("outcome_not"));
    const columns = [
      { head: "ticket", cell: (l) => el("code", { class: "short" }, l.ticket) },
      { head: "object_code", cell: (l) => shown(l.code), class: "code" },
      { head: "object_name", cell: (l) => (names.has(l.code) ? shown(names.get(l.code)) : "–") },
      ...(lines.some((l) => l.owner) ? [{ head: "owner", cell: (l) => shown(l.owner || "–"), class: "code" }] : []),
      ...(strata ? [{ head: "stratum", cell: (l) => shown(l.stratum) }] : []),
      { head: "place", cell: (l) => (l.place ? say("place_told", { place: l.place, n: String(l.of) }) : "–") },
      { head: "outcome", cell: outcome },
    ];
    const holder = el("div"), count = el("p", { role: "status", "aria-live": "polite" });
    const texts = lines.map((l) => visits.plain(l.code + "\n" + (names.get(l.code) || "")));
    const fill = (text) => {
      const wanted = visits.plain(text).trim();
      const found = lines.filter((_, i) => texts[i].includes(wanted));
      count.replaceChildren(say("tickets_found", { n: found.length }));
      holder.replaceChildren(table(word("tickets_caption"), columns, found, TICKETS_SHOWN));
    };
    fill("");
    return el("div", { class: "tickets" }, el("h3", {}, word("tickets_caption")), el("p", {}, say("tickets_told")), el("label", { for: "filter" }, word("filter_label")),
      el("input", { type: "search", id: "filter", autocomplete: "off", input: (event) => fill(event.target.value) }), count, holder);
  }

  return { drawView };
};
