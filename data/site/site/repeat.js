"use strict";
/* How a draw is repeated: the method choucha-draw-1, as far as its texts are public: objects and their tickets, not teams.

   A draw is fixed by a manifest (what is drawn, by which ratio, from which lists) and a seed (one line of text that
   nobody could choose). Both go through SHA-256 and give a key; the key starts the cipher ChaCha20; the cipher gives
   every line of population.txt a number, its ticket; the smallest tickets are drawn. Teams are drawn under another key,
   into which the office's salt goes; the salt is not public, and so they cannot be repeated here. Nothing here needs the
   network, and nothing is taken from a library: all of it is written out, so that it can be read.

   The functions are given to the page as window.ChouchaRepeat. The rules' numbers are those of the published method. */
(function () {
  const { Sha256, utf8, hex } = window.ChouchaDigest;
  const { linesOf, before, readManifest, readSource, isSpelt, isSeed, fault } = window.ChouchaTexts;
  const Beacon = window.ChouchaBeacon;

  // ---------------------------------------------------------------- rule 10: ChaCha20, and its numbers
  /** The 16 words of one block. `counter` and `stream` are 64-bit numbers. */
  function chachaBlock(key, counter, stream) {
    const keyWords = new DataView(key.buffer, key.byteOffset);
    const start = Uint32Array.from([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...Array(12).fill(0)]); // "expand 32-byte k"
    for (let i = 0; i < 8; i++) start[4 + i] = keyWords.getUint32(4 * i, true);
    const low = (n) => Number(BigInt.asUintN(32, BigInt(n)));
    const high = (n) => low(BigInt(n) >> 32n);
    start.set([low(counter), high(counter), low(stream), high(stream)], 12);

    const s = start.slice();
    const turn = (n, left) => (n << left) | (n >>> (32 - left));
    const mix = (x, y, z, left) => { s[x] += s[y]; s[z] = turn(s[z] ^ s[x], left); };
    const quarter = (a, b, c, d) => { mix(a, b, d, 16); mix(c, d, b, 12); mix(a, b, d, 8); mix(c, d, b, 7); };
    for (let round = 0; round < 10; round++) {
      quarter(0, 4, 8, 12); quarter(1, 5, 9, 13); quarter(2, 6, 10, 14); quarter(3, 7, 11, 15);
      quarter(0, 5, 10, 15); quarter(1, 6, 11, 12); quarter(2, 7, 8, 13); quarter(3, 4, 9, 14);
    }
    for (let i = 0; i < 16; i++) s[i] += start[i];
    return s;
  }

  /** A number from its halves, as 16 hex digits. */
  const ticketText = (high, low) => high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");

  /** Work goes in slices, so that the page stays alive: between them the browser has its turn. */
  const rest = () => new Promise((done) => setTimeout(done, 0));

  async function digestOf(bytes, tell) {
    const sha = new Sha256();
    for (let at = 0; at < bytes.length; at += 200000) {
      sha.update(bytes.subarray(at, at + 200000));
      tell(Math.min(at + 200000, bytes.length), bytes.length);
      await rest();
    }
    return hex(sha.digest());
  }

  /** Rule 11: the tickets of `count` lines. Number i = words 2i (low half) and 2i+1 (high half) of stream 0. */
  async function ticketsOf(key, count, tell) {
    const high = new Uint32Array(count), low = new Uint32Array(count);
    for (let line = 0, block; line < count; line++) {
      const i = line % 8; // a block holds 8 numbers
      if (i === 0) block = chachaBlock(key, line / 8, 0);
      low[line] = block[2 * i];
      high[line] = block[2 * i + 1];
      if (line % 8000 === 7999) { tell(line, count); await rest(); }
    }
    return { high, low };
  }

  // ---------------------------------------------------------------- rule 7: how many are drawn
  /** n of a stratum of N lines: ceiling(ratio × N), or the fixed count; null when `how` is neither. Whole numbers only. */
  function take(how, N) {
    const count = /^#([1-9][0-9]*)$/.exec(how);
    if (count) return BigInt(count[1]) < 2n ** 32n ? BigInt(count[1]) : null;
    const share = /^(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?%$/.exec(how);
    if (!share || (share[2] || "").length > 18) return null;
    const digits = BigInt(share[1] + (share[2] || ""));
    const whole = 100n * 10n ** BigInt((share[2] || "").length);
    if (digits === 0n || digits > whole) return null;
    return (digits * BigInt(N) + whole - 1n) / whole;
  }

  /** `take: [<stratum> ]<how> of <N> = <n>`, read from the right, because a stratum may hold spaces. */
  function readTake(value) {
    const parts = /^(?:(.*) )?([^ ]*) of ([0-9]+) = ([0-9]+)$/.exec(value);
    return parts && { stratum: parts[1] || "", how: parts[2], of: parts[3], take: parts[4] };
  }
  const writeTake = (t) => (t.stratum ? t.stratum + " " : "") + t.how + " of " + t.of + " = " + (t.take === null ? "?" : t.take);

  // ---------------------------------------------------------------- rule 11: who is drawn
  /** Lines by (ticket, line). Lines ascend by code, so this is the order (ticket, code). */
  const byTicket = (t) => (a, b) => t.high[a] - t.high[b] || t.low[a] - t.low[b] || a - b;

  /** In each stratum, of the lines not excluded, the n smallest; in draw order. Also each line's place in its stratum. */
  function drawLines(tickets, strata, isExcluded, takes) {
    const members = new Map(); // stratum → its lines
    strata.forEach((name, line) => {
      if (!members.has(name)) members.set(name, []);
      if (!isExcluded(line)) members.get(name).push(line);
    });
    const drawn = [], shortfalls = {}, place = new Uint32Array(strata.length);
    for (const [name, lines] of members) {
      lines.sort(byTicket(tickets)).forEach((line, i) => { place[line] = i + 1; });
      const wanted = takes.has(name) ? takes.get(name) : 0n;
      const n = wanted > BigInt(lines.length) ? lines.length : Number(wanted);
      for (const line of lines.slice(0, n)) drawn.push(line);
      if (wanted > BigInt(n)) shortfalls[name] = String(wanted - BigInt(n));
    }
    return { drawn: drawn.sort(byTicket(tickets)), shortfalls, place };
  }

  // ---------------------------------------------------------------- the whole draw, step by step
  /** What a reader of the public texts can grant at most: that the seed is of a source named in a seal, nobody's choice if
      the seal is older. `seed` is the one that the beacon's signature gives. */
  function provable(source, seal, seed, given) {
    if (!source || seal === "0") return "unproven";
    if (source.kind === "drand") return seed === given ? "beacon" : "unproven";
    return source.kind === "event" && source.outcomes >= 10000000n ? "event" : "unproven";
  }

  /** Repeats a draw. `files`: manifest, population, excluded, owners, seed, drawn, and beacon for a drand round, as the draw's
      data.js has them; `page`: the draw as the page states it, with `list`, the objects shown there, or null. `step` is called
      with every step, {name, published, found, ok}; `tell` with (what, done, all) while the work goes on. Gives all lines at
      the end. */
  async function repeat(files, page, step, tell) {
    const compare = (name, published, found) =>
      step({ name, published: String(published), found: String(found), ok: String(published) === String(found) });
    const { values: manifest, takes: manifestTakes } = readManifest(files.manifest);
    const manifestBytes = utf8(files.manifest);
    // Rule 8: the manifest is the one whose digest was published.
    compare("manifest", page.manifest_sha256, await digestOf(manifestBytes, () => {}));
    const FACTS = ["method", "task", "round", "seal", "window", "source"];
    compare("facts", ["choucha-draw-1", page.task, page.round, page.seal, page.window.join(".."), page.source].join("\n"),
      FACTS.map((name) => manifest.get(name)).join("\n"));

    // Rules 1 to 3: the lists are the ones whose digests stand in the manifest, and all texts have their form.
    for (const name of ["population", "excluded", "owners"]) {
      const found = await digestOf(utf8(files[name]), (done, all) => tell(name, done, all));
      compare(name, manifest.get(name), linesOf(files[name]).length + " sha256 " + found);
    }
    compare("form", "", fault(files));

    // Rules 9 and 17: the seed is spelt as its source demands; that of a drand round is the SHA-256 of its signature.
    compare("seed", page.seed, files.seed);
    const source = readSource(manifest.get("source") || "");
    compare("spelling", "", source && isSeed(files.seed) && isSpelt(source, files.seed) ? "" : files.seed);
    let signed = null;
    if (source && source.kind === "drand") {
      const beacon = Beacon.readText(files.beacon || "");
      signed = beacon && beacon.round === source.round ? await Beacon.verify(beacon.round, beacon.signature, rest) : null;
      compare("beacon", files.seed, signed || "");
    }
    const most = provable(source, manifest.get("seal"), signed, files.seed);
    compare("standing", page.standing, page.standing === "unproven" ? "unproven" : most);

    // Rule 10: key = SHA-256( manifest.txt ‖ "seed: " ‖ seed ‖ LF ).
    const key = new Sha256().update(manifestBytes).update(utf8("seed: " + files.seed + "\n")).digest();
    compare("key", page.key, hex(key));

    // Rule 7: N is counted, and n calculated, anew. The manifest and the page must both say the same.
    const population = linesOf(files.population).map((line) => line.split("\t"));
    const [excluded, owners] = [files.excluded, files.owners].map((list) => new Map(linesOf(list).map((line) => line.split("\t"))));
    const codes = population.map((cells) => cells[0]), strata = population.map((cells) => cells[1] || "");
    const lineOf = new Map(codes.map((code, line) => [code, line]));
    const counts = new Map();
    strata.forEach((name) => counts.set(name, (counts.get(name) || 0) + 1));
    const stated = new Map(manifestTakes.map(readTake).map((t) => [t ? t.stratum : null, t]));
    const takes = [...counts.keys()].sort((a, b) => (before(a, b) ? -1 : 1)).map((stratum) => {
      const how = stated.get(stratum) ? stated.get(stratum).how : "?", N = counts.get(stratum);
      return { stratum, how, of: N, take: take(how, N) };
    });
    const inManifest = manifestTakes.join("\n"), onPage = page.takes.map(writeTake).join("\n");
    compare("takes", inManifest === onPage ? onPage : onPage + "\n≠ manifest.txt\n" + inManifest, takes.map(writeTake).join("\n"));

    // Rule 11: every line's ticket, and the smallest of each stratum.
    const tickets = await ticketsOf(key, codes.length, (done, all) => tell("tickets", done, all));
    const text = (line) => ticketText(tickets.high[line], tickets.low[line]);
    const wanted = new Map(takes.map((t) => [t.stratum, t.take || 0n]));
    const result = drawLines(tickets, strata, (line) => excluded.has(codes[line]), wanted);
    /** Compares two lists, and shows their first difference, or how long both are. */
    const lists = (name, published, found) => {
      const longer = published.length > found.length ? published : found;
      const at = longer.findIndex((_, i) => published[i] !== found[i]);
      if (at < 0) compare(name, published.length, found.length);
      else compare(name, published[at] || "", found[at] || "");
    };
    lists("tickets", files.drawn.map((row) => row.code + " " + row.ticket),
      files.drawn.map((row) => row.code + " " + (lineOf.has(row.code) ? text(lineOf.get(row.code)) : "–")));
    const rows = (list) => list.map((row) => row.order + " " + row.code + (row.stratum ? " " + row.stratum : ""));
    const here = result.drawn.map((line, i) => ({ order: i + 1, code: codes[line], stratum: strata[line] }));
    lists("drawn", rows(files.drawn), rows(here));
    const missing = (pairs) => pairs.map(([name, n]) => (name ? name + " " : "") + n).sort().join("\n") || "0";
    compare("shortfalls", missing(page.shortfalls.map((s) => [s.stratum, s.missing])), missing(Object.entries(result.shortfalls)));
    if (page.list) lists("page", rows(page.list), rows(here.map(({ order, code }) => ({ order, code }))));

    const order = new Map(result.drawn.map((line, i) => [line, i + 1]));
    return Array.from(codes.keys()).sort(byTicket(tickets)).map((line) => ({ code: codes[line], stratum: strata[line], ticket: text(line),
      place: result.place[line], of: wanted.get(strata[line]) || 0n, order: order.get(line) || 0, excluded: excluded.get(codes[line]) || "", owner: owners.get(codes[line]) || "" }));
  }

  window.ChouchaRepeat = { chachaBlock, ticketText, ticketsOf, take, drawLines, repeat };
})();
