"use strict";
/* The means of which the page is made: words in its language, data as text and never as markup, addresses, tables, bars, and
   scripts that are read when somebody asks for what they hold. */
window.ChouchaPage = function (data, words) {
  const Texts = window.ChouchaTexts, Beacon = window.ChouchaBeacon;
  const ROWS_SHOWN = 50;
  const SECTIONS = ["refused", "results", "coverage", "late", "draws", "seals", "plans", "items", "rules", "repeat", "downloads"];
  /** What the whole page shares: its language, where it is, and a number for each view, so that what comes too late is dropped. */
  const now = { lang: "zh", route: {}, view: 0 };

  // ---------------------------------------------------------------- words and data as text

  /** Characters that would turn the text around, hide or act, written out. */
  const visible = (text) => String(text).replace(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u061c]/g,
    (c) => "\\u{" + c.codePointAt(0).toString(16) + "}");

  /** A text with its days and times unbroken. */
  const unbroken = (text) => text.split(/(\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)/).filter((part) => part)
    .map((part) => (/^\d{4}-\d\d-\d\d/.test(part) ? el("span", { class: "day" }, part) : part));

  /** A text of the data as an element of its own, so that its direction ends with it. */
  const shown = (text) => el("bdi", /[\u2e80-\u9fff]/.test(text) && now.lang === "en" ? { lang: "zh-CN" } : {}, unbroken(visible(text)));

  /** A sentence in the page's language, its {names} filled in; {n:company|companies} adds the form for the number n. */
  function say(key, values) {
    const out = document.createDocumentFragment();
    for (const part of words[key][now.lang].split(/(\{[^}]*\})/)) {
      const hole = /^\{(\w+)(?::([^|]*)\|(.*))?\}$/.exec(part);
      if (!hole) { out.append(part); continue; }
      const value = values[hole[1]];
      if (Array.isArray(value)) out.append(...value);
      else out.append(typeof value === "string" ? shown(value) : value);
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

  /** A moment in Unix seconds as China's clocks show it. */
  function chinaTime(unix) {
    const at = new Date((Number(unix) + 8 * 3600) * 1000);
    return Number.isNaN(at.getTime()) ? String(unix) : at.toISOString().slice(0, 19).replace("T", " ");
  }
  /** A time of the records, in China's time whatever the zone of the computer that wrote it. */
  function time(stamp) {
    const at = Date.parse(stamp);
    return Number.isNaN(at) ? String(stamp) : chinaTime(Math.floor(at / 1000));
  }
  const span = ([from, to]) => from + "–" + to;
  const digest = (text) => el("code", { class: String(text).length > 24 ? "digest" : "short" }, visible(text));
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
    const list = Object.entries(parts).filter(([name, value]) => value !== "" && name !== "lang")
      .map(([name, value]) => (name === "section" ? value : name + "=" + encodeURIComponent(value)));
    if ((language || now.lang) !== data.language) list.push("lang=" + (language || now.lang));
    return "#" + list.join("&");
  }
  const link = (parts, ...children) => el("a", { href: address(parts) }, ...children);
  const objectLink = (code, text) => link({ object: code }, shown(text || code));

  /** Draws by their ids, those among them whose lists are withheld (they have a day until which), and a link to one by the name of its task; the round is said where it is not the first. */
  const draws = new Map(data.draws.concat(data.withheld).map((draw) => [draw.id, draw]));
  const drawTitle = (d) => [shown(d.task_name || d.task), d.round > 1 ? say("round_told", { round: d.round }) : ""];
  const drawLink = (id) => link({ draw: id }, draws.has(id) ? drawTitle(draws.get(id)) : shown(id));
  const drawCell = (id) => [drawLink(id), el("div", { class: "soft" }, shown(id))];

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

  /** A bar from 0 to 100 % of `all`: filled = drawn, light = expected at least, dashed = at most, upright line = the rule. */
  function bar(all, drawn, rule, least, most) {
    const svg = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      return node;
    };
    const part = (n) => Math.min(100, all ? (n / all) * 100 : 0) + "%";
    const drawing = svg("svg", { class: "bar", width: "100%", height: 24, "aria-hidden": "true" });
    drawing.append(svg("rect", { class: "all", x: 0, y: 5, height: 14, width: "100%" }));
    const box = (name, n) => n > 0 && drawing.append(svg("rect", { class: name, x: 0, y: 5, height: 14, width: part(n) }));
    box("most", most); box("least", least); box("drawn", drawn);
    if (rule) drawing.append(svg("line", { class: "rule", x1: part(rule), x2: part(rule), y1: 1, y2: 23 }));
    return drawing;
  }

  // ---------------------------------------------------------------- the regime's notations in plain words

  /** How much is drawn: a share, or a count that stands as "#20". */
  const amount = (how) => (/^#\d+$/.test(how) ? word("count_of", { n: how.slice(1) }) : how);

  /** `信用等级: *=5%; A=1%` in words; the text as it stands where it is not of that form. */
  function strataText(text) {
    const parts = /^([^:：]+)[:：](.*)$/.exec(text);
    const strata = parts ? parts[2].split(/[;；]/).map((part) => part.trim()).filter((part) => part).map((part) => /^(.*?)=(.*)$/.exec(part)) : [];
    if (!strata.length || strata.some((one) => !one)) return text;
    const last = strata.filter(([, value]) => value.trim() === "*");
    const label = (value) => (value === "*" ? word("stratum_rest") : /^[A-Z]$/.test(value) ? word("grade_letter", { letter: value }) : value);
    return word("strata_by", { column: parts[1].trim() }) + strata.filter((one) => !last.includes(one)).concat(last)
      .map(([, value, how]) => label(value.trim()) + " " + amount(how.trim())).join(word("comma"));
  }

  /** Items by their names; one that is not in the list any more by its id. */
  const items = new Map(data.items.map((item) => [item.id, item.name]));
  const itemNames = (ids) => [].concat(ids).join(";").split(/[;；]/).filter((id) => id).map((id) => items.get(id) || id);

  /** Where a seed comes from, in a sentence whose key begins with `prefix`; the source itself where it is none. */
  function sourceTold(prefix, text) {
    const source = Texts.readSource(text);
    if (!source) return shown(text);
    const values = { day: source.day || "", words: source.words || "", digits: String(source.digits), outcomes: String(source.outcomes) };
    if (source.kind === "drand") Object.assign(values, { round: String(source.round), due: chinaTime(Beacon.due(source.round)) });
    return say(prefix + source.kind, values);
  }
  /** The name of a draw's standing: neutral for the randomness of a computer, which nobody outside can look at. */
  const standingOf = (d) => (d.standing === "unproven" && d.source === "os" ? "os" : words["standing_" + d.standing] ? d.standing : "unproven");

  /** Outside witnesses that received a line of the book from `from` on and before `to`. */
  const witnessesOf = (from, to) => data.witnessed.filter((w) => w.line >= from && (!to || w.line < to));
  const witnessTold = (w) => say("witnessed_told", { by: w.by || w.signer, received: time(w.received || w.time), line: w.line, key: w.key });

  // ---------------------------------------------------------------- scripts, read when they are asked for

  const waiting = new Map();
  /** Calls `then` with what `here` finds as soon as the script has run: null where it cannot be read. */
  function read(path, here, then) {
    if (here() !== undefined) return then(here());
    if (waiting.has(path)) return waiting.get(path).push(then);
    waiting.set(path, [then]);
    const tell = () => { const all = waiting.get(path); waiting.delete(path); all.forEach((one) => one(here() === undefined ? null : here())); };
    return document.head.append(el("script", { src: path.split("/").map(encodeURIComponent).join("/"), load: tell, error: tell }));
  }

  return { now, SECTIONS, visible, shown, say, word, named, el, time, span, digest, note, percent, readHash, address, link, objectLink, draws, drawTitle, drawLink,
    drawCell, table, terms, section, bar, amount, strataText, itemNames, sourceTold, standingOf, witnessesOf, witnessTold, read };
};
