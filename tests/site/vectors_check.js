"use strict";
/* Holds the page's scripts against the method's vectors, given as window.VECTORS; says what is wrong, or how many agree. */
window.checkVectors = async function () {
  const R = window.ChouchaRepeat, T = window.ChouchaTexts, B = window.ChouchaBeacon, V = window.VECTORS, wrong = [];
  const { sha256, utf8, hex, fromHex } = window.ChouchaDigest, rest = () => Promise.resolve();
  let agreed = 0;
  const same = (name, expected, found) => {
    if (JSON.stringify(expected) === JSON.stringify(found)) agreed++;
    else wrong.push(name + ": " + JSON.stringify(expected) + " ≠ " + JSON.stringify(found));
  };
  for (const v of V.cipher || []) {
    v.numbers.forEach((number, i) => {
      const at = BigInt(v.index) + BigInt(i);
      const block = R.chachaBlock(fromHex(v.key), at / 8n, BigInt(v.stream)), k = Number(at % 8n);
      same("cipher " + v.name + " " + i, number, R.ticketText(block[2 * k + 1], block[2 * k]));
    });
  }
  for (const v of V.key || []) {
    const sha = (text) => hex(sha256(utf8(text)));
    same("key " + v.name, [v.manifest_sha256, v.key], [sha(v.manifest), sha(v.manifest + "seed: " + v.seed + "\n")]);
  }
  for (const v of V.ratio || []) {
    const n = R.take(v.ratio, v.refuse ? 1000 : v.of);
    same("ratio " + v.name, v.refuse ? null : String(v.take), n === null ? null : String(n));
  }
  for (const v of V.tickets || []) {
    const tickets = await R.ticketsOf(fromHex(v.key), v.strata.length, () => {});
    const takes = new Map(Object.entries(v.takes).map(([name, n]) => [name, BigInt(n)]));
    const excluded = new Set(v.excluded);
    const { drawn, shortfalls } = R.drawLines(tickets, v.strata, (line) => excluded.has(line), takes);
    same("tickets " + v.name, [v.drawn, v.tickets], [drawn, drawn.map((line) => R.ticketText(tickets.high[line], tickets.low[line]))]);
    same("shortfalls " + v.name, Object.entries(v.shortfalls).map(([k, n]) => [k, String(n)]), Object.entries(shortfalls));
  }
  // Signatures; beacon.txt; when which round is due.
  for (const v of V.beacon || []) {
    const read = v.signature ? { round: v.round, signature: fromHex(v.signature) } : v.text === undefined ? null : B.readText(v.text);
    if (v.unix !== undefined) same("beacon " + v.name, [v.first, v.due], [B.firstRoundAt(v.unix), Number(B.due(v.first))]);
    else if (v.due !== undefined) same("beacon " + v.name, String(v.due), String(B.due(v.round)));
    else same("beacon " + v.name, v.seed || null, read && (await B.verify(read.round, read.signature, rest)));
  }
  // Whole draws: manifest, lists and seed of each vector against what it expects.
  for (const v of V.assignment || []) {
    const files = { manifest: v.texts["manifest.txt"], population: v.texts["population.txt"], excluded: v.texts["excluded.txt"], owners: v.texts["owners.txt"],
      beacon: v.texts["beacon.txt"] || "", seed: v.seed, drawn: v.expect.drawn };
    const value = (key) => files.manifest.split("\n").find((line) => line.startsWith(key + ": ")).slice(key.length + 2);
    const takes = files.manifest.split("\n").filter((line) => line.startsWith("take: ")).map((line) => {
      const [, stratum, how, of, take] = /^take: (?:(.*) )?([^ ]+) of (\d+) = (\d+)$/.exec(line);
      return { stratum: stratum || "", how, of, take };
    });
    const page = { manifest_sha256: v.expect.manifest_sha256, key: v.expect.key, seed: v.seed, takes, list: null,
      shortfalls: Object.entries(v.expect.shortfalls).map(([stratum, missing]) => ({ stratum, missing })),
      standing: "unproven", task: value("task"), round: value("round"), seal: value("seal"), window: value("window").split(".."), source: value("source") };
    const steps = [];
    await R.repeat(files, page, (step) => steps.push(step), () => {});
    same("draw " + v.name, [], steps.filter((step) => !step.ok));
  }
  // Codes compare by their UTF-8 bytes, where a surrogate pair stands above U+FFxx.
  for (const [a, b] of [["a", "ab"], ["10", "9"], ["\uff5e", "\u{20000}"], ["\ue000", "\u{1f600}"], ["中", "国"], ["国1", "国2"]]) {
    same("before " + a, [true, false, false], [T.before(a, b), T.before(b, a), T.before(a, a)]);
  }
  return wrong.length ? "WRONG\n" + wrong.join("\n") : "AGREED " + agreed;
};
