#!/usr/bin/env python3
"""Repeat a draw made by the method choucha-draw-1, with nothing but Python's standard library.

    python3 verify.py FOLDER [--seed TEXT] [--json]

FOLDER holds population.txt, excluded.txt, inspectors.txt, recusals.txt, manifest.txt and draw.json. A folder as it is
published lacks inspectors.txt and recusals.txt: counts, tickets and drawn objects are repeated then, teams are not.
The seed is the one stated in draw.json, or TEXT (draw.json may then be missing, and is compared only
if it states the same seed).

What is checked, in this order:
  1. the five texts: encoding, line ends, order, cells, numbers, dates, ids (refusals T01 to T11, T15 to T18, T21, T22);
  2. that the manifest names exactly these texts (T13) and takes from them by exact ceilings (T14, T12);
  3. that the inspectors suffice for every object that may be drawn (T19, T20), and the seed's form (T23);
  4. that draw.json states what these texts and this seed give: every object in its order, with its ticket and its
     team, the key, the manifest's digest, the method, bureau, task, round, source and standing.
It cannot see who published what and when, and it does not check the signature of a drand round: compare
the manifest's SHA-256 with the copy published before the seed was known, and the seed with its source.

Exit: 0 everything holds; 1 draw.json differs (the first difference is printed); 2 usage;
3 a text is refused (`refused T08: what, where`); 4 a file cannot be read.

  T01 not UTF-8                             T13 digest or line count is not the text's
  T02 byte order mark                       T14 strata and take lines do not match, or take lines not ascending
  T03 control or line-separating character  T15 malformed id, or items not ascending
  T04 last line not ended                   T16 excluded code not in population.txt, or its reason malformed
  T05 not NFC                               T17 recusal of an unknown code or certificate
  T06 empty cell, white space at its end    T18 group under 2, or qualified over group
  T07 cells of a line are not as stated     T19 not enough inspectors
  T08 lines not ascending, or repeated      T20 an object that no team could serve
  T09 manifest keys not exactly in order    T21 empty population
  T10 malformed value in the manifest       T22 more than 1,000 strata
  T11 ratio not 0 < r <= 100% in its        T23 malformed seed
      shortest form of at most 18 decimals,
      or count not 1 or more
  T12 N or n of a take line is wrong
"""
import argparse
import datetime
import hashlib
import heapq
import json
import os
import re
import struct
import sys
import unicodedata

METHOD = "choucha-draw-1"
LISTS = ("population.txt", "excluded.txt", "inspectors.txt", "recusals.txt")
TEXTS = LISTS + ("manifest.txt",)
MANIFEST_KEYS = ["method", "bureau", "task", "round", "seal", "source", "items", "window", "population",
                 "excluded", "inspectors", "recusals", "take", "group", "qualified", "teams", "pool"]
MAX_STRATA = 1000
MAX_DECIMALS = 18  # of a percentage

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # a number of any length is read, and then judged by the rules


class Refused(Exception):
    """The texts or the seed break a rule of the method."""

    def __init__(self, code, what):
        super().__init__(code + ": " + what)
        self.code = code


class Differs(Exception):
    """draw.json states something else than the texts and the seed give."""


def require(holds, code, what):
    if not holds:
        raise Refused(code, what() if callable(what) else what)


# ---------------------------------------------------------------- rule 8: streams of numbers

def double_round(s, lanes32):
    """Two rounds of ChaCha20 on 16 words. Each word is a row of 64-bit lanes that use their lower 32 bits,
    one lane for each block: Python's long integers work on many blocks at once."""
    for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                       (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
        for x, y, z, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = (s[x] + s[y]) & lanes32
            mixed = s[z] ^ s[x]
            s[z] = ((mixed << left) | (mixed >> (32 - left))) & lanes32


def chacha20_numbers(key, stream, first_block, blocks):
    """The 8 numbers of each of `blocks` ChaCha20 blocks (64-bit block counter, 64-bit stream id)."""
    one = int.from_bytes(struct.pack("<Q", 1) * blocks, "little")
    lanes32 = one * 0xFFFFFFFF

    def lanes(values):
        return int.from_bytes(struct.pack("<%dQ" % blocks, *values), "little")

    counters = [(first_block + i) & 0xFFFFFFFFFFFFFFFF for i in range(blocks)]
    words = struct.unpack("<12I", b"expand 32-byte k" + key)
    start = [word * one for word in words]
    start.append(lanes(c & 0xFFFFFFFF for c in counters))
    start.append(lanes(c >> 32 for c in counters))
    start.append((stream & 0xFFFFFFFF) * one)
    start.append((stream >> 32) * one)
    state = list(start)
    for _ in range(10):
        double_round(state, lanes32)
    state = [(a + b) & lanes32 for a, b in zip(state, start)]
    numbers = [0] * (8 * blocks)
    for k in range(8):  # number k of a block = its words 2k (low half) and 2k+1 (high half)
        row = state[2 * k] | (state[2 * k + 1] << 32)
        numbers[k::8] = struct.unpack("<%dQ" % blocks, row.to_bytes(8 * blocks, "little"))
    return numbers


class Stream:
    """Number i of stream s = the 8 bytes at 8*i of its key stream, little-endian."""

    def __init__(self, key, stream, blocks_at_once=16):
        self.key, self.stream, self.blocks, self.runs = key, stream, blocks_at_once, {}

    def number(self, i):
        run, place = divmod(i, 8 * self.blocks)
        if run not in self.runs:
            self.runs[run] = chacha20_numbers(self.key, self.stream, run * self.blocks, self.blocks)
        return self.runs[run][place]


# ---------------------------------------------------------------- the form of the texts

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")  # TAB and LF part cells and lines
WHITE = set("\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
NUMBER = re.compile(r"(?:0|[1-9][0-9]*)\Z")
PERCENT = re.compile(r"(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?%\Z")
COUNT = re.compile(r"#([1-9][0-9]*)\Z")
DIGEST = re.compile(r"(0|[1-9][0-9]*) sha256 ([0-9a-f]{64})\Z")
WINDOW = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})\Z")


def text_lines(name, raw):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refused("T01", "%s: not UTF-8 at byte %d" % (name, fault.start))
    require(not text.startswith("\ufeff"), "T02", "%s: begins with a byte order mark" % name)
    found = FORBIDDEN.search(text)
    require(not found, "T03", lambda: "%s line %d: character U+%04X"
            % (name, text.count("\n", 0, found.start()) + 1, ord(found.group())))
    require(text == "" or text.endswith("\n"), "T04", "%s: the last line is not ended" % name)
    if not unicodedata.is_normalized("NFC", text):
        n = next(n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line))
        raise Refused("T05", "%s line %d: not in Unicode form NFC" % (name, n))
    return text.split("\n")[:-1]


def check_cell(cell, where):
    require(cell != "", "T06", lambda: where() + ": empty")
    require(cell[0] not in WHITE and cell[-1] not in WHITE, "T06",
            lambda: "%s: white space at an end of %r" % (where(), cell))


def read_list(name, raw, cells_allowed, key_cells):
    """The rows of a list whose lines ascend by their bytes; the first `key_cells` cells are unique.
    Python compares by code points, which is the order of the UTF-8 bytes, and TAB is below every other character."""
    rows = []
    for n, line in enumerate(text_lines(name, raw), 1):
        row = line.split("\t")
        for cell in row:
            check_cell(cell, lambda: "%s line %d" % (name, n))
        require(len(row) in cells_allowed, "T07", lambda: "%s line %d: %d cells" % (name, n, len(row)))
        if rows:
            require(rows[-1] < row, "T08", lambda: "%s line %d: not ascending" % (name, n))
            require(rows[-1][:key_cells] != row[:key_cells], "T08", lambda: "%s line %d: %r repeated" % (name, n, row[0]))
        rows.append(row)
    return rows


def id_characters(text):
    """Letters of any script (letter numbers such as 〇 included), digits, "-", "_", "."; not beginning with "."."""
    return text != "" and text[0] != "." and all(
        c in "-_." or unicodedata.category(c)[0] == "L" or unicodedata.category(c) in ("Nl", "Nd") for c in text)


def check_id(text, where):
    require(id_characters(text) and len(text.encode("utf-8")) <= 64, "T15", "%s: %r is not an id" % (where, text))


def number(text, where, least=0):
    require(NUMBER.match(text) and least <= int(text) < 2 ** 32, "T10",
            "%s: %r is not a plain number from %d to 2^32 - 1" % (where, text, least))
    return int(text)


def how_many(how, of):
    """n of a take line: ceiling(ratio x N), or the fixed count."""
    if how.startswith("#"):
        require(COUNT.match(how) and int(how[1:]) < 2 ** 64, "T11", "take: %r is not a count from 1 to 2^64 - 1" % how)
        return int(how[1:])
    require(how.endswith(("%", "‰")), "T10", "take: %r is neither a percentage nor a #count" % how)
    found = PERCENT.match(how)
    require(found, "T11", "take: %r is not a percentage in its shortest form" % how)
    decimals = found.group(2) or ""
    require(len(decimals) <= MAX_DECIMALS, "T11", "take: %r has more than %d decimals" % (how, MAX_DECIMALS))
    hundred = 100 * 10 ** len(decimals)
    ratio = int(found.group(1) + decimals)
    require(0 < ratio <= hundred, "T11", "take: %s is not over 0 and up to 100%%" % how)
    return -(-ratio * of // hundred)


# ---------------------------------------------------------------- rules 1 to 5: the case that is drawn

class Case:
    """The five texts, checked. `texts` maps a file name to its bytes."""

    def __init__(self, texts):
        self.manifest_bytes = texts["manifest.txt"]
        self.read_manifest()
        self.read_population(texts["population.txt"])
        self.read_excluded(texts["excluded.txt"])
        self.read_inspectors(texts["inspectors.txt"])
        self.read_recusals(texts["recusals.txt"])
        self.check_takes()
        self.check_inspectors_suffice()

    public = False

    def read_manifest(self):
        values, keys = {}, []
        for n, line in enumerate(text_lines("manifest.txt", self.manifest_bytes), 1):
            require("\t" not in line, "T03", "manifest.txt line %d: character U+0009" % n)
            key, colon, value = line.partition(": ")
            require(colon and key in MANIFEST_KEYS, "T09", "manifest.txt line %d: unknown key in %r" % (n, line))
            if not (key == "take" and keys and keys[-1] == "take"):  # take lines stand together, as many as needed
                require(key == MANIFEST_KEYS[len(keys)] if len(keys) < len(MANIFEST_KEYS) else False, "T09",
                        "manifest.txt line %d: %r is not the key expected here" % (n, key))
                keys.append(key)
            check_cell(value, lambda: "manifest.txt line %d (%s)" % (n, key))
            values.setdefault(key, []).append(value)
        require(keys == MANIFEST_KEYS, "T09", lambda: "manifest.txt: %r missing at the end" % MANIFEST_KEYS[len(keys)])
        first = {key: value[0] for key, value in values.items()}

        require(first["method"] == METHOD, "T10", "method: %r is not %s" % (first["method"], METHOD))
        self.bureau, self.source = first["bureau"], first["source"]
        self.task = first["task"]
        check_id(self.task, "task")
        self.round = number(first["round"], "round", 1)
        self.seal = number(first["seal"], "seal")
        items = first["items"].split(",")
        for item in items:
            check_id(item, "items")
        require(all(a < b for a, b in zip(items, items[1:])), "T15", "items: not ascending")
        self.check_window(first["window"])
        self.digests = {}
        for name in LISTS:
            found = DIGEST.match(first[name[:-4]])
            require(found, "T10", "%s: %r is not <lines> sha256 <hex>" % (name[:-4], first[name[:-4]]))
            self.digests[name] = (int(found.group(1)), found.group(2))
        self.takes = [self.read_take(value) for value in values["take"]]
        self.group = number(first["group"], "group")
        self.qualified = number(first["qualified"], "qualified")
        self.teams = None if first["teams"] == "none" else number(first["teams"], "teams", 1)
        self.pool_size = None if first["pool"] == "all" else number(first["pool"], "pool", 1)
        require(self.group >= 2, "T18", "group: a team has at least 2 people")
        require(self.qualified <= self.group, "T18", "qualified: more than the group")

    @staticmethod
    def check_window(value):
        found = WINDOW.match(value)
        require(found, "T10", "window: %r is not <YYYY-MM-DD>..<YYYY-MM-DD>" % value)
        try:
            begin, end = (datetime.date(*map(int, day.split("-"))) for day in found.groups())
        except ValueError:
            raise Refused("T10", "window: %r holds a day that does not exist" % value)
        require(begin <= end, "T10", "window: %r ends before it begins" % value)

    @staticmethod
    def read_take(value):
        """`[<stratum> ]<how> of <N> = <n>`, read from the right, for a stratum may hold spaces."""
        left, equals, n = value.rpartition(" = ")
        left, of, base = left.rpartition(" of ")
        require(equals and of and left, "T10", "take: %r is not [<stratum> ]<how> of <N> = <n>" % value)
        stratum, space, how = left.rpartition(" ")
        how_many(how, 0)
        return (stratum if space else None, how, number(base, "take"), number(n, "take"))

    def check_digest(self, name, raw, lines):
        stated = self.digests[name]
        require(stated[0] == lines, "T13", "%s: %d lines, the manifest states %d" % (name, lines, stated[0]))
        actual = hashlib.sha256(raw).hexdigest()
        require(stated[1] == actual, "T13", "%s: SHA-256 is %s, the manifest states %s" % (name, actual, stated[1]))

    def read_population(self, raw):
        name = "population.txt"
        rows = read_list(name, raw, (1, 2), 1)
        require(rows, "T21", "population.txt: no object")
        for n, row in enumerate(rows, 1):
            require(len(row) == len(rows[0]), "T07", "%s line %d: a stratum on some lines only" % (name, n))
        self.codes = [row[0] for row in rows]
        self.has_strata = len(rows[0]) == 2
        self.strata = [row[1] if self.has_strata else "" for row in rows]
        self.known = set(self.codes)
        count = len(set(self.strata))
        require(count <= MAX_STRATA, "T22", "population.txt: %d strata, more than %d" % (count, MAX_STRATA))
        self.check_digest(name, raw, len(rows))

    def read_excluded(self, raw):
        name = "excluded.txt"
        rows = read_list(name, raw, (2,), 1)
        for n, (code, reason) in enumerate(rows, 1):
            require(code in self.known, "T16", "%s line %d: %r is not in population.txt" % (name, n, code))
            require(reason.startswith("cap:") and reason != "cap:", "T16",
                    "%s line %d: %r is not cap:<draw>[,<draw>...]" % (name, n, reason))
            draws = reason[4:].split(",")
            for draw in draws:  # a draw's id is a task's with its round, so the limit of a task's id does not bind it
                require(id_characters(draw), "T15", "%s line %d: %r is not an id" % (name, n, draw))
            require(all(a < b for a, b in zip(draws, draws[1:])), "T16", "%s line %d: draws not ascending" % (name, n))
        self.excluded = {row[0] for row in rows}
        self.check_digest(name, raw, len(rows))

    def read_inspectors(self, raw):
        name = "inspectors.txt"
        rows = read_list(name, raw, (1, 2), 1)
        for n, row in enumerate(rows, 1):
            require(len(row) == 1 or row[1] == "+", "T07", "%s line %d: the second cell is not +" % (name, n))
        self.certs = [row[0] for row in rows]
        self.is_qualified = [len(row) == 2 for row in rows]
        self.check_digest(name, raw, len(rows))

    def read_recusals(self, raw):
        name = "recusals.txt"
        rows = read_list(name, raw, (2,), 2)
        line_of = {cert: j for j, cert in enumerate(self.certs)}
        self.recused = {}  # code -> the lines of the inspectors who must not meet it
        for n, (code, cert) in enumerate(rows, 1):
            require(code in self.known, "T17", "%s line %d: code %r is not in population.txt" % (name, n, code))
            require(cert in line_of, "T17", "%s line %d: certificate %r is not in inspectors.txt" % (name, n, cert))
            self.recused.setdefault(code, set()).add(line_of[cert])
        self.check_digest(name, raw, len(rows))

    def check_takes(self):
        sizes = {}
        for stratum in self.strata:
            sizes[stratum] = sizes.get(stratum, 0) + 1
        named = [take[0] for take in self.takes]
        expected = sorted(sizes) if self.has_strata else [None]
        require(named == expected, "T14", lambda: "take lines are for %r, the strata of population.txt are %r"
                % (named[:20], expected[:20]))
        self.take_counts = {}
        for stratum, how, base, n in self.takes:
            stratum = stratum or ""
            where = "take %s" % stratum if stratum else "take"
            require(base == sizes[stratum], "T12", "%s: N is %d, not %d" % (where, sizes[stratum], base))
            right = how_many(how, base)
            require(n == right, "T12", "%s: %s of %d is %d, not %d" % (where, how, base, right, n))
            self.take_counts[stratum] = n

    def check_inspectors_suffice(self):
        all_m, all_q = len(self.certs), sum(self.is_qualified)
        teams = self.teams or 1
        require(all_m >= teams * self.group, "T19", "inspectors.txt: %d inspectors for %d team(s) of %d"
                % (all_m, teams, self.group))
        require(all_q >= teams * self.qualified, "T19", "inspectors.txt: %d qualified for %d team(s) with %d each"
                % (all_q, teams, self.qualified))
        blocked = []
        for code, lines in self.recused.items():
            free = all_m - len(lines), all_q - sum(self.is_qualified[j] for j in lines)
            if code not in self.excluded and (free[0] < self.group or free[1] < self.qualified):
                blocked.append("%r (%d left of whom %d qualified, recused: %s)"
                               % (code, free[0], free[1], " ".join(self.certs[j] for j in sorted(lines)[:20])))
        require(not blocked, "T20", lambda: "%d object(s) cannot be served by %d with %d qualified: %s"
                % (len(blocked), self.group, self.qualified, "; ".join(blocked[:20])))


class PublicCase(Case):
    """The texts that are published: nobody serves in them, so objects can be repeated, and teams cannot."""

    public = True

    def __init__(self, texts):
        self.manifest_bytes = texts["manifest.txt"]
        self.read_manifest()
        self.read_population(texts["population.txt"])
        self.read_excluded(texts["excluded.txt"])
        self.check_takes()
        self.certs, self.is_qualified, self.recused = [], [], {}


# ---------------------------------------------------------------- rules 7 and 9 to 12: the draw

def draw_key(manifest_bytes, seed):
    """Rule 7: key = SHA-256(manifest, "seed: ", seed, LF)."""
    try:
        raw = seed.encode("utf-8", "surrogateescape")
        text = raw.decode("utf-8")
    except UnicodeError:
        raise Refused("T23", "seed: not UTF-8")
    require(1 <= len(raw) <= 1024, "T23", "seed: %d bytes, not 1 to 1,024" % len(raw))
    require(not re.search("[\t\n]", text) and not FORBIDDEN.search(text), "T23", "seed: a control or line-separating character")
    return hashlib.sha256(manifest_bytes + b"seed: " + raw + b"\n").digest()


def draw_objects(key, codes, strata, excluded_lines, take_counts):
    """Rule 9: the drawn (ticket, code, line) in draw order, and what each stratum lacks."""
    tickets = Stream(key, 0, min(1024, len(codes) // 8 + 1))
    entries = {stratum: [] for stratum in take_counts}
    for line, code in enumerate(codes):
        if line not in excluded_lines:
            entries[strata[line]].append((tickets.number(line), code, line))
    drawn, shortfalls = [], {}
    for stratum, n in take_counts.items():
        drawn += sorted(entries[stratum])[:n]
        if n > len(entries[stratum]):
            shortfalls[stratum] = n - len(entries[stratum])
    return sorted(drawn), shortfalls


class Members:
    """The pool of rule 10 and its members' turns. A member is known by its line j of inspectors.txt."""

    def __init__(self, case, key, drawn_codes):
        self.case = case
        self.lots = Stream(key, 1)
        order = sorted(range(len(case.certs)), key=lambda j: (self.lot(0, j), case.certs[j]))
        size = len(order) if case.pool_size is None else min(case.pool_size, len(order))
        needs = {frozenset(case.recused.get(code, ())) for code in drawn_codes}
        lengths = [self.length_with(order, recused, case.group, case.qualified) for recused in needs]
        if case.teams:
            lengths.append(self.length_with(order, (), case.teams * case.group, case.teams * case.qualified))
        self.pool = order[:max([size] + lengths)]
        self.turns = dict.fromkeys(self.pool, 0)
        self.by_turns, self.qualified_by_turns = [], []
        for j in self.pool:
            self.queue(j)

    def lot(self, r, j):
        return self.lots.number(r * len(self.case.certs) + j)

    def length_with(self, order, recused, people, qualified):
        """How far the order must be followed until that many people and that many qualified, none recused, are in it.
        Growing one by one until every condition holds ends at the longest of these."""
        for length, j in enumerate(order, 1):
            if j not in recused:
                people -= 1
                qualified -= self.case.is_qualified[j]
            if people <= 0 and qualified <= 0:
                return length
        raise AssertionError("the checks of the texts make this impossible")

    def queue(self, j):
        entry = (self.turns[j], self.lot(self.turns[j], j), self.case.certs[j], j)
        heapq.heappush(self.by_turns, entry)
        if self.case.is_qualified[j]:
            heapq.heappush(self.qualified_by_turns, entry)

    def spend_turn(self, qualified_only):
        """The member with the smallest (turns, lot(turns, j), cert); its turn is spent. It is out of reach until it is
        queued again. An entry whose turns are no longer the member's is a leftover of the other queue."""
        heap = self.qualified_by_turns if qualified_only else self.by_turns
        while True:
            turns, _, _, j = heapq.heappop(heap)
            if turns == self.turns[j]:
                self.turns[j] += 1
                return j

    def own_team(self, recused):
        """Rule 11. Whoever sits or is passed is no candidate any more for this object, and is again for the next one."""
        team, spent = [], []
        for seat in range(1, self.case.group + 1):
            while True:
                j = self.spend_turn(seat <= self.case.qualified)
                spent.append(j)
                if j not in recused:
                    team.append(j)
                    break
        for j in spent:
            self.queue(j)
        return team


class StandingTeams:
    """Rule 12."""

    def __init__(self, case, key, members):
        self.case, self.members = case, members
        self.numbers = Stream(key, 2)
        self.seats = [[] for _ in range(case.teams)]
        unseated = list(members.pool)  # ascending (lot(0, j), cert)
        for seat in range(1, case.group + 1):
            for team in self.seats:
                j = next(j for j in unseated if seat > case.qualified or case.is_qualified[j])
                unseated.remove(j)
                team.append(j)
        self.heap = []
        for t in range(case.teams):
            self.queue(0, t)

    def queue(self, turns, t):
        heapq.heappush(self.heap, (turns, self.numbers.number(turns * self.case.teams + t), t))

    def team_for(self, recused):
        spent, team = [], None
        while self.heap and team is None:
            turns, _, t = heapq.heappop(self.heap)
            spent.append((turns + 1, t))
            if not any(j in recused for j in self.seats[t]):
                team = self.seats[t]
        for turns, t in spent:
            self.queue(turns, t)
        if team is None:  # every team was passed
            return self.members.own_team(recused)
        for j in team:
            self.members.turns[j] += 1
            self.members.queue(j)
        return team


def draw(case, seed):
    """The whole draw as one document."""
    key = draw_key(case.manifest_bytes, seed)
    excluded_lines = {line for line, code in enumerate(case.codes) if code in case.excluded}
    drawn, shortfalls = draw_objects(key, case.codes, case.strata, excluded_lines, case.take_counts)
    if case.public:
        rows = [{"order": order, "code": code, "ticket": "%016x" % ticket, "stratum": case.strata[line], "team": []}
                for order, (ticket, code, line) in enumerate(drawn, 1)]
        return {"manifest_sha256": hashlib.sha256(case.manifest_bytes).hexdigest(), "key": key.hex(), "drawn": rows,
                "shortfalls": shortfalls, "pool": [], "visits": {}}
    members = Members(case, key, [code for _, code, _ in drawn])
    standing = StandingTeams(case, key, members) if case.teams else None
    visits = {case.certs[j]: 0 for j in members.pool}
    rows = []
    for order, (ticket, code, line) in enumerate(drawn, 1):
        recused = case.recused.get(code, frozenset())
        team = standing.team_for(recused) if standing else members.own_team(recused)
        certs = [case.certs[j] for j in team]
        for cert in certs:
            visits[cert] += 1
        rows.append({"order": order, "code": code, "ticket": "%016x" % ticket, "stratum": case.strata[line], "team": certs})
    return {"manifest_sha256": hashlib.sha256(case.manifest_bytes).hexdigest(), "key": key.hex(), "drawn": rows,
            "shortfalls": shortfalls, "pool": [case.certs[j] for j in members.pool], "visits": visits}


# ---------------------------------------------------------------- rules 6 and 13: what draw.json states

def standings(case, seed):
    if case.seal == 0 or case.source in ("os", "given"):
        return ["unproven"]
    if not case.source.startswith("drand "):
        return ["event"]
    # a drand round's signature and time are not checked here: a lower claim than `beacon` is no fault
    return ["event", "unproven"] + (["beacon"] if re.match("[0-9a-f]{64}\\Z", seed) else [])


def compare(stated, case, seed, result):
    right = {"method": METHOD, "bureau": case.bureau, "task": case.task, "round": case.round, "source": case.source,
             "manifest_sha256": result["manifest_sha256"], "key": result["key"]}
    for name, value in right.items():
        if stated.get(name) != value:
            raise Differs("%s is %r, the texts give %r" % (name, stated.get(name), value))
    if stated.get("standing") not in standings(case, seed):
        raise Differs("standing is %r, the manifest allows %s" % (stated.get("standing"), " or ".join(standings(case, seed))))
    rows = stated.get("drawn")
    if not isinstance(rows, list):
        raise Differs("drawn is missing")
    for place, (row, due) in enumerate(zip(rows, result["drawn"]), 1):
        for name, value in due.items():
            if not isinstance(row, dict) or row.get(name) != value:
                raise Differs("drawn %d: %s is %r, the draw gives %r"
                              % (place, name, row.get(name) if isinstance(row, dict) else None, value))
    if len(rows) != len(result["drawn"]):
        raise Differs("drawn has %d objects, the draw gives %d" % (len(rows), len(result["drawn"])))


def read_stated(folder):
    try:
        with open(os.path.join(folder, "draw.json"), "rb") as file:
            stated = json.loads(file.read().decode("utf-8"))
    except ValueError as fault:
        raise Differs("not JSON in UTF-8: %s" % fault)
    if not isinstance(stated, dict) or not isinstance(stated.get("seed"), str):
        raise Differs("no seed is stated")
    return stated


def visible(text):
    return "".join(c if c.isprintable() else "\\u{%x}" % ord(c) for c in text)


def print_readable(case, result, compared):
    print("%s: %s, task %s, round %d" % (METHOD, visible(case.bureau), case.task, case.round))
    if case.public:
        print("texts: %d objects (%d excluded): all rules hold; inspectors and recusals are not public, so teams are not repeated"
              % (len(case.codes), len(case.excluded)))
    else:
        print("texts: %d objects (%d excluded), %d inspectors (%d qualified), %d objects with recusals: all rules hold"
              % (len(case.codes), len(case.excluded), len(case.certs), sum(case.is_qualified), len(case.recused)))
    print("manifest sha256: " + result["manifest_sha256"])
    print("seal %d, source: %s" % (case.seal, visible(case.source)))
    print("key: " + result["key"])
    for row in result["drawn"]:
        print("\t".join([str(row["order"]), row["ticket"], visible(row["code"]), visible(row["stratum"]) or "-",
                         " ".join(visible(cert) for cert in row["team"])]))
    for stratum, missing in result["shortfalls"].items():
        print("shortfall%s: %d" % (" " + visible(stratum) if stratum else "", missing))
    print("draw.json: the same draw" if compared else "draw.json: not compared")


def main(arguments=None):
    for out in (sys.stdout, sys.stderr):
        if hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(description="Repeat a draw of the method %s from its folder." % METHOD)
    parser.add_argument("folder")
    parser.add_argument("--seed", help="the seed, instead of the one stated in draw.json")
    parser.add_argument("--json", action="store_true", help="print the draw as one JSON document")
    options = parser.parse_args(arguments)
    try:
        texts = {}
        hidden = ("inspectors.txt", "recusals.txt")
        public = not any(os.path.exists(os.path.join(options.folder, name)) for name in hidden)
        for name in TEXTS:
            if public and name in hidden:
                continue
            with open(os.path.join(options.folder, name), "rb") as file:
                texts[name] = file.read()
        case = PublicCase(texts) if public else Case(texts)
        present = os.path.exists(os.path.join(options.folder, "draw.json"))
        stated = read_stated(options.folder) if present or options.seed is None else None
        seed = stated["seed"] if options.seed is None else options.seed
        result = draw(case, seed)
        compared = stated is not None and stated["seed"] == seed
        if compared:
            compare(stated, case, seed, result)
    except Refused as refusal:
        print("refused %s" % refusal, file=sys.stderr)
        return 3
    except Differs as difference:
        print("differs: draw.json: %s" % difference, file=sys.stderr)
        return 1
    except OSError as trouble:
        print("cannot read: %s" % trouble, file=sys.stderr)
        return 4
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        print_readable(case, result, compared)
    return 0


if __name__ == "__main__":
    sys.exit(main())
