"use strict";
/* The public texts of a draw: how they are read, and whether they have the form that the method wants. The rules' numbers
   are those of the published method. Given to the other scripts as window.ChouchaTexts. */
(function () {
  const { utf8 } = window.ChouchaDigest;
  const linesOf = (text) => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

  /** Whether a comes before b by their UTF-8 bytes: code points decide, and surrogates stand above all single units. */
  function before(a, b) {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    const rank = (unit) => (Number.isNaN(unit) ? -1 : (unit & 0xf800) === 0xd800 ? unit + 0x10000 : unit);
    return rank(a.charCodeAt(i)) < rank(b.charCodeAt(i));
  }
  /** The first place where a list does not ascend strictly, or -1. */
  const disorder = (list) => list.findIndex((_, i) => i > 0 && !before(list[i - 1], list[i]));

  // ---------------------------------------------------------------- forms
  const SMALL = (text) => /^(0|[1-9][0-9]{0,9})$/.test(text) && Number(text) < 2 ** 32;
  const COUNT = (text) => SMALL(text) && text !== "0";
  const isId = (text) => /^(?![.-])[\p{L}\p{Nd}\p{Nl}._-]+$/u.test(text) && utf8(text).length <= 64;
  /** A cell: not empty, no white space at its ends; what no text may hold is looked for in the whole text. */
  const isCell = (text) => text !== "" && !/^\s|\s$/.test(text);
  /** Control, separating and invisible characters; halves of characters. TAB and LF part cells and lines. */
  const FORBIDDEN = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}]/u;
  const isClean = (text) => !FORBIDDEN.test(text) && text.normalize("NFC") === text && (text === "" || text.endsWith("\n"));
  function isDay(text) {
    const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    if (!parts || parts[1] === "0000") return false;
    const day = new Date(0);
    day.setUTCFullYear(parts[1], parts[2] - 1, parts[3]);
    return day.getUTCMonth() === parts[2] - 1 && day.getUTCDate() === Number(parts[3]);
  }
  /** An id of a draw, `<task>-<round>` or `<task>-<round>.<k>`, or `V<number>` of a check outside the draws. */
  function isDraw(text) {
    if (/^V[1-9][0-9]*$/.test(text)) return true;
    const parts = /^(.+)-([0-9]+)(?:\.([0-9]+))?$/u.exec(text);
    return Boolean(parts) && isId(parts[1]) && COUNT(parts[2]) && (parts[3] === undefined || (COUNT(parts[3]) && parts[3] !== "1"));
  }

  // ---------------------------------------------------------------- rule 9: the source, and how its seed is spelt
  /** A source: {kind: "os" | "given" | "drand" | "event", …}, or null. */
  function readSource(text) {
    if (text === "os" || text === "given") return { kind: text };
    const drand = /^drand quicknet ([1-9][0-9]{0,15})$/.exec(text);
    if (drand) return BigInt(drand[1]) <= 2n ** 53n ? { kind: "drand", round: Number(drand[1]) } : null;
    const event = /^event ([0-9-]{10}) ([1-9][0-9]?)\/([1-9][0-9]{0,64}) (.+)$/u.exec(text);
    if (!event || !isDay(event[1]) || !isCell(event[4])) return null;
    const digits = Number(event[2]), outcomes = BigInt(event[3]);
    if (digits > 64 || outcomes < 2n || outcomes > 10n ** BigInt(digits)) return null;
    const known = lotteries(event[4]);
    if (!known.every((one) => one.fits(digits, outcomes))) return null;
    return { kind: "event", day: event[1], digits, outcomes, words: event[4], known };
  }

  const ascending = (digits, count, most) => {
    const balls = Array.from({ length: count }, (_, i) => Number(digits.slice(2 * i, 2 * i + 2)));
    return balls.every((ball, i) => ball >= 1 && ball <= most && (i === 0 || ball > balls[i - 1]));
  };
  const is = (d, m) => (digits, outcomes) => digits === d && outcomes === m;
  /** Lotteries known by name: d and m, and which digits can be an outcome. */
  const LOTTERIES = [
    { name: /双色球/, fits: is(14, 17721088n), possible: (s) => ascending(s, 6, 33) && ascending(s.slice(12), 1, 16) },
    { name: /大乐透/, fits: is(14, 21425712n), possible: (s) => ascending(s, 5, 35) && ascending(s.slice(10), 2, 12) },
    { name: /七星彩/, fits: is(8, 15000000n), possible: (s) => Number(s.slice(6)) <= 14 },
    { name: /骰|dice/i, fits: (d, m) => m === 6n ** BigInt(d) || m === 10n ** BigInt(d),
      possible: (s, m) => m === 10n ** BigInt(s.length) || /^[1-6]*$/.test(s) },
  ];
  const lotteries = (words) => LOTTERIES.filter((lottery) => lottery.name.test(words));

  /** Whether a seed is spelt as its source demands; a drand round's seed comes from its signature. */
  function isSpelt(source, seed) {
    if (source.kind === "given") return true;
    if (source.kind !== "event") return /^[0-9a-f]{64}$/.test(seed);
    return /^[0-9]*$/.test(seed) && seed.length === source.digits && source.known.every((one) => one.possible(seed, source.outcomes));
  }
  const isSeed = (seed) => seed !== "" && utf8(seed).length <= 1024 && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(seed);

  // ---------------------------------------------------------------- rule 7: the manifest
  /** {keys, values: Map, takes} of manifest.txt. */
  function readManifest(text) {
    const values = new Map(), takes = [], keys = [];
    for (const line of linesOf(text)) {
      const at = line.indexOf(": "), key = line.slice(0, Math.max(0, at)), value = line.slice(at + 2);
      if (key !== "take" || keys[keys.length - 1] !== "take") keys.push(key);
      if (key === "take") takes.push(value); else values.set(key, value);
    }
    return { keys, values, takes };
  }

  const digestOf = (way) => (text) => new RegExp("^(0|[1-9][0-9]*) " + way + " [0-9a-f]{64}$").test(text) && SMALL(text.split(" ")[0]);
  /** Every key in its order, and the form of its value. */
  const KEYS = {
    method: (text) => text === "choucha-draw-1", bureau: isCell, task: isId, round: COUNT, seal: SMALL,
    source: (text, m) => { const s = readSource(text); return s !== null && (["os", "given"].includes(s.kind) ? m.get("seal") === "0" : true); },
    items: (text) => text.split(",").every(isId) && disorder(text.split(",")) < 0,
    window: (text) => /^.{10}\.\..{10}$/.test(text) && isDay(text.slice(0, 10)) && isDay(text.slice(12)) && text.slice(0, 10) <= text.slice(12),
    population: digestOf("sha256"), excluded: digestOf("sha256"), owners: digestOf("sha256"),
    inspectors: digestOf("salted"), recusals: digestOf("salted"), take: () => true,
    group: (text) => COUNT(text) && text !== "1", qualified: (text, m) => SMALL(text) && Number(text) <= Number(m.get("group")),
    teams: (text) => text === "none" || COUNT(text), pool: (text) => text === "all" || COUNT(text),
  };

  // ---------------------------------------------------------------- rules 1 to 3: the lists
  /** What in a list is not of its form: its line, from 1; 0 for the text as a whole; -1 when all is well. */
  function listFault(text, cells) {
    if (!isClean(text)) return 0;
    const lines = linesOf(text);
    const width = cells || (lines.length ? lines[0].split("\t").length : 1);
    let former = null;
    return lines.findIndex((line, i) => {
      const parts = line.split("\t"), last = former;
      [former] = parts;
      return width > 2 || parts.length !== width || !parts.every(isCell) || (i > 0 && !(before(last, former) && before(lines[i - 1], line)));
    }) + 1 || -1;
  }
  const pairs = (text) => linesOf(text).map((line) => line.split("\t"));

  /** The first place where the texts are not as rules 1, 2, 3, 7 and 9 want them, as "file line" or "file key"; "" for none. */
  function fault(files) {
    const manifest = readManifest(files.manifest), names = Object.keys(KEYS);
    if (!isClean(files.manifest) || files.manifest.includes("\t") || manifest.takes.length > 1000) return "manifest.txt";
    const key = names.find((name, i) => manifest.keys[i] !== name || (name !== "take" && !KEYS[name](manifest.values.get(name), manifest.values)));
    if (key || manifest.keys.length !== names.length) return "manifest.txt " + (key || manifest.keys[names.length]);
    if (![...manifest.values.values(), ...manifest.takes].every(isCell)) return "manifest.txt";
    for (const [name, cells] of [["population", 0], ["excluded", 2], ["owners", 2]]) {
      const line = listFault(files[name], cells);
      if (line >= 0) return name + ".txt " + line;
    }
    const codes = new Set(pairs(files.population).map(([code]) => code));
    if (!codes.size) return "population.txt 0";
    const excluded = new Map(pairs(files.excluded)), owners = new Map(pairs(files.owners));
    const isReason = (reason) => { const ids = reason.slice(4).split(","); return reason.startsWith("cap:") && ids.every(isDraw) && disorder(ids) < 0; };
    for (const [code, reason] of excluded) if (!codes.has(code) || !isReason(reason)) return "excluded.txt " + code;
    for (const [code, owner] of owners) if (!codes.has(code) || owners.has(owner)) return "owners.txt " + code;
    // An enterprise is excluded as a whole, for the same draws, or not at all.
    const reasons = new Map();
    for (const code of codes) {
      const enterprise = owners.get(code) || code, reason = excluded.get(code) || "";
      if (reasons.has(enterprise) && reasons.get(enterprise) !== reason) return "excluded.txt " + enterprise;
      reasons.set(enterprise, reason);
    }
    return "";
  }

  window.ChouchaTexts = { linesOf, before, readManifest, readSource, isSpelt, isSeed, fault };
})();
