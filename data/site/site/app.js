"use strict";
/* The public page of a bureau's inspections: finds, shows and links what site/data.js and the scripts beside it hold. All of it goes
   into the page as text, never as markup. What is shown is chosen by the part of the address after "#":
   #q=text  #object=CODE (or an enterprise's)  #draw=ID  #draw=ID&repeat=1  #results&result=…&task=…  #coverage  …&lang=en */
(function () {
  const data = window.CHOUCHA, words = window.CHOUCHA_WORDS;
  const FOUND_SHOWN = 50;
  const $ = (id) => document.getElementById(id);

  function start() {
    data.language = ["zh", "en"].includes(data.language) ? data.language : "zh";
    const page = window.ChouchaPage(data, words);
    const { now, shown, say, word, visible, el, time, digest, note, address, readHash, link, objectLink, drawLink, table } = page;
    const visits = window.ChouchaVisits(data, page);
    const book = window.ChouchaBook(data, page);
    const year = window.ChouchaYear(data, page, visits, book), visit = window.ChouchaVisit(data, page, visits);
    const draw = window.ChouchaDraw(data, page, visits, book, visit);

    // -------------------------------------------------------------- search

    /** What is found so far; once everything is read, all of it. */
    function found(text) {
      const rows = visits.find(text), read = visits.isRead();
      $("status").replaceChildren(read ? say(rows.length > FOUND_SHOWN ? "found_first" : "found", { n: rows.length, first: FOUND_SHOWN }) : say("reading"));
      const missing = visits.missing.map((file) => note("load_failed", { file }));
      if (!rows.length) return read ? [el("p", {}, say("found_none")), ...(data.withheld.length ? [note("withheld_year", { n: data.withheld.length })] : []), ...missing] : [];
      return [table(word("found_caption"), [
        { head: "object_name", cell: (o) => objectLink(o.object, o.name) },
        { head: "object_code", cell: (o) => shown(o.object), class: "code" },
        ...(visits.hasParts() ? [{ head: "enterprise", cell: (o) => (o.object !== o.visit.enterprise ? objectLink(o.visit.enterprise, o.visit.name) : "–") }] : []),
        { head: "region", cell: (o) => shown(o.region) },
        { head: "task_name", cell: (o) => drawLink(o.visit.draw) },
        { head: "state", cell: visit.objectState },
      ], rows, FOUND_SHOWN), ...missing];
    }

    function searchView(text) {
      const mine = now.view, place = el("div", { id: "found" });
      place.replaceChildren(...found(text));
      if (!visits.isRead()) visits.all(() => { if (mine === now.view) place.replaceChildren(...found(text)); });
      return [place];
    }

    // -------------------------------------------------------------- the page around it

    function frame() {
      document.documentElement.lang = now.lang === "zh" ? "zh-CN" : "en";
      for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
      for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
      $("bureau").replaceChildren(link({}, shown(data.bureau)));
      $("title").replaceChildren(say("title_year", { year: String(data.year) }));
      $("language").textContent = now.lang === "zh" ? "English" : "中文";
      $("language").lang = now.lang === "zh" ? "en" : "zh-CN";
      const there = page.SECTIONS.filter((name) => (name !== "refused" || data.refused.length) && (name !== "coverage" || data.coverage));
      $("nav").replaceChildren(...there.map((name) => link({ section: name }, word("section_" + name))));
      $("foot").replaceChildren(el("p", {}, say("foot_published", { at: time(data.published_at), day: data.day })),
        el("p", {}, say("foot_head", { line: data.head.line }), " ", digest(data.head.sha256)), el("p", {}, say("foot_private")));
    }

    function render(first) {
      const former = now.route;
      now.view++;
      const route = now.route = readHash();
      now.lang = ["zh", "en"].includes(route.lang) ? route.lang : data.language;
      frame();
      $("status").replaceChildren();
      if (document.activeElement !== $("q") || route.q === undefined) $("q").value = route.q || "";
      const what = route.draw !== undefined ? draw.drawView(route.draw) : route.object !== undefined ? visit.objectView(route.object) : route.q ? searchView(route.q) : year.home(route);
      $("content").replaceChildren(...book.rehearsalNote(), ...what.filter((node) => node !== ""));
      const head = $("content").querySelector("h1");
      document.title = [head ? head.textContent : null, word("title_year", { year: String(data.year) }), visible(data.bureau)].filter((part) => part).join(" · ");
      const section = route.section && $(route.section);
      if (section) { section.scrollIntoView(); section.querySelector("h2").tabIndex = -1; section.querySelector("h2").focus(); return; }
      if (first || document.activeElement === $("q") || document.activeElement === $("language")) return;
      if (former.draw === route.draw && route.repeat) { $("repeat-head").focus(); return; }
      $("content").focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }

    /** Whether the address asks for what is shown already: what was typed, or chosen among the results. */
    function isShown(next) {
      const { route } = now;
      if (next.draw || next.object || (next.lang || data.language) !== now.lang) return false;
      if (next.q) return next.q === route.q;
      const same = (name) => (next[name] || "") === (route[name] || "");
      return next.section === "results" && same("section") && same("result") && same("task") && Boolean($("results-place"));
    }

    let waiting = 0;
    $("q").addEventListener("input", () => {
      const text = $("q").value;
      now.route = text.trim() ? { q: text } : {};
      now.view++;
      $("status").replaceChildren();
      $("content").replaceChildren(...book.rehearsalNote(), ...(text.trim() ? searchView(text) : year.home({})).filter((node) => node !== ""));
      clearTimeout(waiting);
      waiting = setTimeout(() => location.replace(address(now.route)), 400);
    });
    $("q").addEventListener("focus", () => visits.all(() => {}), { once: true });
    $("search").addEventListener("submit", (event) => { event.preventDefault(); $("content").focus(); });
    $("skip").addEventListener("click", (event) => { event.preventDefault(); $("content").focus(); });
    $("language").addEventListener("click", () => location.replace(address(now.route, now.lang === "zh" ? "en" : "zh")));
    window.addEventListener("hashchange", () => { clearTimeout(waiting); if (!isShown(readHash())) render(false); });
    const opened = [];
    window.addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((d) => { d.open = true; opened.push(d); }));
    window.addEventListener("afterprint", () => { for (const d of opened.splice(0)) d.open = false; });
    render(true);
  }

  if (data && data.schema === "choucha-public-1") start();
  else $("content").append(words.no_data.zh + " " + words.no_data.en);
})();
