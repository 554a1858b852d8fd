"use strict";
/* The page of one enterprise, or of one object: each of its visits with results, corrections and what followed. */
window.ChouchaVisit = function (data, page, visits) {
  const { now, visible, shown, say, word, named, el, note, objectLink, draws, drawTitle, link, table, terms, itemNames } = page;

  /** How a visit stands, in a few words; what is late is the bureau's lateness and says so. */
  function state(visit) {
    const late = (key, values) => el("span", {}, say(key, values));
    if (visit.state === "lost") return say("state_lost");
    if (visit.overdue) return late(visit.state === "open" ? "state_unvisited" : "state_overdue");
    const told = visit.value !== null ? shown(visit.value) : say("state_" + visit.state);
    return visit.late ? [told, " ", el("span", { class: "tag" }, word("state_late"))] : told;
  }
  const objectState = (o) => (o.lost ? say("state_lost") : state(o.visit));

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
          { head: "task_items", cell: (item) => shown(item.name || itemNames(item.id)[0]) },
          { head: "answer", cell: (item) => named("answer_", item.answer) },
        ], rows(result)));
    }).reverse();
  }

  /** How an object was replaced. */
  const replacedTold = (r) => (r ? say(r.by ? "replaced_told" : r.withheld ? "replaced_withheld" : "replaced_nobody", { by: r.by ? objectLink(r.by) : "", ground: r.ground, day: r.day, reason: r.reason }) : null);

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

  const handling = (visit) => table(word("handling"), [
    { head: "date", cell: (h) => h.date, class: "date" }, { head: "measure", cell: (h) => shown(h.measure) },
    { head: "handling_text", cell: (h) => [shown(h.text || "–"), h.number ? [" ", shown(h.number)] : [], h.to ? [" → ", shown(h.to)] : []].flat() },
    { head: "due", cell: (h) => h.due || "–", class: "date" }, { head: "reinspected", cell: inspectedAgain, class: "date" },
    ...(visit.handling.some((h) => h.published) ? [{ head: "penalty_published", cell: (h) => h.published || "–", class: "date" }] : []),
    { head: "closed", cell: (h) => (h.closed === true ? word("yes") : h.closed || word("no")) },
  ], visit.handling);

  /** A visit as seen from its enterprise, or from one of its objects; `short` is what lists have of it. */
  function visitPart(short, visit, code) {
    const draw = draws.get(visit.draw);
    const whole = code === visit.enterprise && (visit.objects.length > 1 || visit.objects[0].object !== code);
    const own = whole ? null : visit.objects.find((o) => o.object === code);
    const gone = own && own.replaced;
    return [terms(["state", gone ? say("state_lost") : state(short)], ["drawn_on", draw ? draw.drawn_on : null], ["order", own ? String(own.order) : null],
      ["enterprise", own && code !== visit.enterprise ? objectLink(visit.enterprise, visit.name) : null],
      ["inspectors", visit.inspectors.length ? shown(visit.inspectors.join("、")) : null],
      ["instead_of", own && own.instead_of ? objectLink(own.instead_of) : null],
      ["replaced", gone ? replacedTold(gone) : null],
      ["completed", gone ? null : visit.completed], ["deadline", gone ? null : visit.deadline],
      ["entered", visit.entered && !gone ? [visit.entered, visit.late ? [" ", el("span", { class: "tag" }, word("state_late"))] : ""] : null]),
    whole ? visitObjects(visit) : "",
    gone ? "" : resultParts(visit, (object) => whole || object === code),
    visit.handling.length && !gone ? handling(visit) : ""];
  }

  function objectView(code) {
    const mine = now.view, place = el("div", {}, el("h1", {}, shown(code)), el("p", {}, say("reading")));
    const tell = () => {
      if (mine !== now.view) return;
      const own = visits.ofCode(code);
      if (!own.length) return place.replaceChildren(el("h1", {}, shown(code)), el("p", {}, say("object_none")), data.withheld.length ? note("withheld_year", { n: data.withheld.length }) : "", ...visits.missing.map((file) => note("load_failed", { file })));
      const object = own.flatMap((visit) => visit.objects).find((o) => o.object === code);
      place.replaceChildren(el("h1", {}, shown((object ? object.name : own[0].name) || code)),
        terms(["object_code", el("span", { class: "code" }, shown(code))], ["kind", object && object.object !== own[0].enterprise ? el("span", { id: "object-kind" }) : null],
          ["region", object ? shown(object.region) : null], ["times_drawn", say("times_drawn_told", { n: own.length, year: String(data.year) })]));
      for (const short of own) {
        const part = el("div", {}, el("p", {}, say("reading"))), draw = draws.get(short.draw);
        place.append(el("section", { class: "visit" }, el("h3", {}, link({ draw: short.draw }, draw ? drawTitle(draw) : shown(short.draw)), " ", el("span", { class: "soft" }, shown(short.draw))), part));
        visits.whole(short, (visit) => {
          if (mine !== now.view) return;
          if (!visit) return part.replaceChildren(note("load_failed", { file: "site/visits/" + short.draw }));
          const kind = place.querySelector("#object-kind"), known = visit.objects.find((o) => o.object === code);
          if (kind && known) kind.replaceChildren(shown(known.kind));
          part.replaceChildren(...visitPart(short, visit, code).flat(Infinity).filter((node) => node !== ""));
        });
      }
      document.title = document.title.split(visible(code)).join(visible((object ? object.name : own[0].name) || code));
      return place;
    };
    visits.all(tell);
    return [place];
  }

  return { objectView, objectState, state };
};
