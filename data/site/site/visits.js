"use strict";
/* The visits of the year: in short, a script for each draw, for lists and the search; and whole, so many to a script, for the page of
   an enterprise. Both are read when they are asked for. */
window.ChouchaVisits = function (data, page) {
  const { read } = page;
  const STATES = ["open", "completed", "entered", "lost"];

  /** A row of the scripts as a visit in short. */
  function visitOf(draw, [place, enterprise, name, day, state, value, marks, team, objects]) {
    const visit = { draw, place, enterprise, name, day, state: STATES.includes(state) ? state : "open", value: value === null ? null : data.values[value],
      late: !!(marks & 1), overdue: !!(marks & 2), handled: !!(marks & 4), done: !!(marks & 8), team: team.map((at) => data.inspectors[at]) };
    visit.objects = objects.map(([order, region, code, own, instead_of, lost]) => ({ visit, order, region: data.regions[region],
      object: code === undefined ? enterprise : code, name: code === undefined ? name : own, instead_of: instead_of || null, lost: !!lost }));
    return visit;
  }

  const known = new Map(); // the visits of a draw, once they are read
  const missing = []; // files that could not be read

  /** Calls `then` with the visits of a draw in short; with none where it has none, or where they cannot be read. */
  function ofDraw(draw, then) {
    if (known.has(draw)) return then(known.get(draw));
    if (!Object.hasOwn(data.tallies, draw)) return then([]);
    const path = "site/visits/" + draw + "/rows.js", here = () => (window.CHOUCHA_ROWS || {})[draw];
    return read(path, here, (rows) => {
      if (!known.has(draw)) {
        if (!rows && !missing.includes(path)) missing.push(path);
        known.set(draw, (rows || []).map((row) => visitOf(draw, row)));
        if (rows) window.CHOUCHA_ROWS[draw] = []; // they are kept once only
      }
      then(known.get(draw));
    });
  }

  /** Calls `then` with the visits of several draws, when all of them are read. */
  function ofDraws(draws, then) {
    let left = draws.length;
    if (!left) return then([]);
    const one = () => { left -= 1; if (!left) then(draws.flatMap((draw) => known.get(draw) || [])); };
    return draws.forEach((draw) => ofDraw(draw, one));
  }

  const drawn = Object.keys(data.tallies);
  const all = (then) => ofDraws(drawn, then);
  const isRead = () => drawn.every((draw) => known.has(draw));

  /** Calls `then` with a visit as a whole, or with null. */
  function whole(visit, then) {
    const part = visit.draw + "/" + (Math.floor(visit.place / data.in_a_file) + 1), here = () => (window.CHOUCHA_VISITS || {})[part];
    read("site/visits/" + part + ".js", here, (visits) => then(visits ? visits[visit.place % data.in_a_file] : null));
  }

  // ---------------------------------------------------------------- the search

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  let objects = [], index = [], parts = false, indexed = false;
  /** All objects, and what of each is searched, made once when everything is read. */
  function prepare() {
    if (indexed) return;
    indexed = isRead();
    objects = drawn.flatMap((draw) => known.get(draw) || []).flatMap((visit) => visit.objects);
    index = objects.map((o) => plain(o.name + "\n" + o.object + (o.object === o.visit.enterprise ? "" : "\n" + o.visit.name + "\n" + o.visit.enterprise)));
    parts = objects.some((o) => o.object !== o.visit.enterprise);
  }

  /** The objects whose name or code, or that of their enterprise, holds every word of the text. */
  function find(text) {
    prepare();
    const wanted = plain(text).split(/\s+/).filter((part) => part);
    return objects.filter((_, i) => wanted.every((part) => index[i].includes(part)));
  }

  /** The visits of an enterprise, or of an object. */
  const ofCode = (code) => drawn.flatMap((draw) => known.get(draw) || [])
    .filter((visit) => visit.enterprise === code || visit.objects.some((o) => o.object === code));

  const newest = data.newest.map(([draw, row]) => visitOf(draw, row));

  return { ofDraw, ofDraws, all, isRead, whole, find, ofCode, newest, plain, missing, hasParts: () => parts };
};
