#!/usr/bin/env python3
"""Repeat a draw made by the method choucha-draw-1, with nothing but Python's standard library (3.8 or later).

    python3 verify.py FOLDER [--seed TEXT] [--json] [--lang zh|en]

复算一次按 choucha-draw-1 方法的抽取，只需 Python 3.8 以上：python3 verify.py 抽取文件夹。核对文本、种子、信标签名、票号、抽中对象，
在本局的文件夹里还核对检查组。退出码：0 全部相符；1 draw.json 不符；2 用法错误；3 不予受理（后附代号）；4 文件读不出。

FOLDER is the folder of a draw, as the office keeps it or as it is published:

  the office's  population.txt excluded.txt owners.txt inspectors.txt recusals.txt salt.txt manifest.txt draw.json
  published     population.txt excluded.txt owners.txt manifest.txt seed.txt draw.json

and beacon.txt in both, where the seed comes from a drand round. In a published folder objects and tickets are
repeated; visits' order and teams are not: they need the office's salt and its lists of people.
The seed is the one stated in draw.json, or TEXT (draw.json and seed.txt may then be missing, and are compared only
if they state the same seed).

What is checked, in this order (the rules are numbered as in the method):
  1. the texts: encoding, characters, line ends, cells, order, and that the manifest names exactly these (rules 1 to 7);
  2. that every enterprise is excluded as a whole or not at all (rule 2), that the take lines are exact ceilings
     (rule 7), and that everything that may be drawn can also be served (rule 13);
  3. the seed: its form, the spelling its source demands, and the signature of a drand round (rules 9, 10, 17);
  4. that draw.json states what these texts and this seed give, key by key: objects, tickets, visits, teams (rule 19);
  5. the standing (rule 18), computed from what the folder has, with the reason and the limits in plain words.
It cannot see who published what and when: compare the manifest's SHA-256 with the copy published before the seed was
known, and the outcome of an event with its source. `sha256sum -c SHA256SUMS` checks the files against their digests.

Exit: 0 everything holds (an `unproven` standing included); 1 draw.json differs (the first difference is printed);
2 usage; 3 a text or the seed is refused (`refused T08: what, where`); 4 a file cannot be read.

  T01 not UTF-8                             T14 strata and take lines do not match, or take lines not ascending
  T02 byte order mark                       T15 malformed id, or items not ascending
  T03 control, line-separating or           T16 excluded code not in population.txt, malformed reason, or
      invisible format character                an enterprise that is not excluded as a whole
  T04 last line not ended                   T17 recusal of an unknown code or certificate
  T05 not NFC                               T18 group under 2, or qualified over group
  T06 empty cell, white space at its end    T19 not enough inspectors
  T07 cells of a line are not as stated     T20 an enterprise that no team could serve
  T08 lines not ascending, or repeated      T21 empty population
  T09 manifest keys not exactly in order    T22 more than 1,000 strata
  T10 malformed value in the manifest       T23 malformed seed
  T11 ratio not 0 < r <= 100% in its        T25 owner of an unknown code, or an owner that has an owner
      shortest form of at most 18 decimals, T26 salt.txt is not one line of 64 hex digits
      or count not 1 or more                D07 seed not spelt as its source demands
  T12 N or n of a take line is wrong        D18 not the signature of the drand round, or not the seed it gives
  T13 digest or line count is not the text's
"""
import argparse
import datetime
import functools
import hashlib
import heapq
import json
import os
import re
import struct
import sys
import unicodedata

METHOD = "choucha-draw-1"
PUBLIC_LISTS = ("population.txt", "excluded.txt", "owners.txt")
HIDDEN_LISTS = ("inspectors.txt", "recusals.txt")
HIDDEN = HIDDEN_LISTS + ("salt.txt",)
MANIFEST_KEYS = ["method", "bureau", "task", "round", "seal", "source", "items", "window", "population", "excluded",
                 "owners", "inspectors", "recusals", "take", "group", "qualified", "teams", "pool"]
MAX_STRATA = 1000
MAX_DECIMALS = 18  # of a percentage
CHINA = datetime.timezone(datetime.timedelta(hours=8))


LANGUAGE = "zh"


def say(english, *values):
    """A sentence in the language of the screen, its values filled in."""
    words = CHINESE[english] if LANGUAGE == "zh" else english
    return words % values if values else words


def language_of_system():
    """Chinese, unless the system's language is another one and known."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), "")
    return "zh" if name in ("", "C", "POSIX") or name.startswith(("zh", "C.")) else "en"


class Refused(Exception):
    """The texts or the seed break a rule of the method."""

    def __init__(self, code, what):
        super().__init__(code + ": " + what)
        self.code = code


class Differs(Exception):
    """A record states something else than the texts and the seed give."""


def require(holds, code, what):
    if not holds:
        raise Refused(code, what() if callable(what) else what)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts))


# ---------------------------------------------------------------- the form of the texts

NUMBER = re.compile(r"(?:0|[1-9][0-9]*)\Z")
PERCENT = re.compile(r"(0|[1-9][0-9]*)(?:\.([0-9]*[1-9]))?%\Z")
COUNT = re.compile(r"#([1-9][0-9]*)\Z")
DIGEST = re.compile(r"(0|[1-9][0-9]*) (sha256|salted) ([0-9a-f]{64})\Z")
WINDOW = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})\Z")
DRAW_ID = re.compile(r"(.+)-([1-9][0-9]*)(?:\.([1-9][0-9]*))?\Z")
OUTSIDE_ID = re.compile(r"V([1-9][0-9]*)\Z")
HEX64 = re.compile(r"[0-9a-f]{64}\Z")
WHITE = set("\t\n\x0b\x0c\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
CONTROLS = ("Cc", "Zl", "Zp")  # Unicode categories: C0, DEL and C1; U+2028; U+2029


def text_lines(name, raw):
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refused("T01", say("%s: not UTF-8 at byte %d", name, fault.start))
    require(not text.startswith("\ufeff"), "T02", say("%s: begins with a byte order mark", name))
    bad = {c for c in set(text) - {"\t", "\n"} if unicodedata.category(c) in CONTROLS + ("Cf",)}
    if bad:
        at = min(text.index(c) for c in bad)
        raise Refused("T03", say("%s line %d: character U+%04X", name, text.count("\n", 0, at) + 1, ord(text[at])))
    require(text == "" or text.endswith("\n"), "T04", say("%s: the last line is not ended", name))
    if not unicodedata.is_normalized("NFC", text):
        n = next(n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line))
        raise Refused("T05", say("%s line %d: not in Unicode form NFC", name, n))
    return text.split("\n")[:-1]


def check_cell(cell, where):
    require(cell != "", "T06", lambda: say("%s: empty", where()))
    require(cell[0] not in WHITE and cell[-1] not in WHITE, "T06",
            lambda: say("%s: white space at an end of %r", where(), cell))


def read_list(name, raw, cells_allowed, key_cells):
    """The rows of a list whose lines ascend by their bytes; the first `key_cells` cells are unique.
    Python compares by code points, which is the order of the UTF-8 bytes, and TAB is below every other character."""
    rows = []
    for n, line in enumerate(text_lines(name, raw), 1):
        row = line.split("\t")
        for cell in row:
            check_cell(cell, lambda: say("%s line %d", name, n))
        require(len(row) in cells_allowed, "T07", lambda: say("%s line %d: %d cells", name, n, len(row)))
        if rows:
            require(rows[-1] < row, "T08", lambda: say("%s line %d: not ascending", name, n))
            require(rows[-1][:key_cells] != row[:key_cells], "T08", lambda: say("%s line %d: %r repeated", name, n, row[0]))
        rows.append(row)
    return rows


def is_id(text):
    """Letters of any script (letter numbers such as 〇 included), digits, "-", "_", "."; not beginning with "." or "-"."""
    return text != "" and text[0] not in ".-" and len(text.encode("utf-8")) <= 64 and all(
        c in "-_." or unicodedata.category(c)[0] == "L" or unicodedata.category(c) in ("Nl", "Nd") for c in text)


def is_number(digits, least, below=2 ** 32):
    return bool(NUMBER.match(digits)) and len(digits) <= len(str(below)) and least <= int(digits) < below


def is_draw_id(text):
    """`<task>-<round>`, from a round's second draw on `<task>-<round>.<k>`; or `V<number>`, a check outside the draws."""
    outside = OUTSIDE_ID.match(text)
    if outside:
        return is_number(outside.group(1), 1)
    found = DRAW_ID.match(text)
    return bool(found) and is_id(found.group(1)) and is_number(found.group(2), 1) and (
        found.group(3) is None or is_number(found.group(3), 2))


def number(text, where, least=0):
    require(is_number(text, least), "T10", say("%s: %r is not a plain number from %d to 2^32 - 1", where, text, least))
    return int(text)


def day(text):
    """A calendar day; None if there is no such day."""
    try:
        return datetime.date(*map(int, text.split("-")))
    except ValueError:
        return None


def how_many(how, of):
    """n of a take line: ceiling(ratio x N), or the fixed count."""
    if how.startswith("#"):
        require(COUNT.match(how), "T11", say("take: %r is not a count from 1", how))
        return number(how[1:], "take: a count", 1)
    require(how.endswith(("%", "‰")), "T10", say("take: %r is neither a percentage nor a #count", how))
    found = PERCENT.match(how)
    require(found, "T11", say("take: %r is not a percentage in its shortest form", how))
    decimals = found.group(2) or ""
    require(len(decimals) <= MAX_DECIMALS, "T11", say("take: %r has more than %d decimals", how, MAX_DECIMALS))
    require(len(found.group(1)) <= 3, "T11", say("take: %s is not over 0 and up to 100%%", how))
    hundred = 100 * 10 ** len(decimals)
    ratio = int(found.group(1) + decimals)
    require(0 < ratio <= hundred, "T11", say("take: %s is not over 0 and up to 100%%", how))
    return -(-ratio * of // hundred)


# ---------------------------------------------------------------- rule 9: the source of the seed

DRAND = re.compile(r"drand quicknet ([1-9][0-9]*)\Z")
EVENT = re.compile(r"event ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([1-9][0-9]*)/([1-9][0-9]*) (.+)\Z")
LAST_ROUND = 2 ** 53
ENOUGH_OUTCOMES = 10000000  # rule 18: an event with fewer outcomes is unproven


def balls(digits, count, highest):
    """Whether the digits are `count` numbers of two digits from 1 to `highest`, ascending."""
    numbers = [int(digits[2 * i:2 * i + 2]) for i in range(count)]
    return numbers[0] >= 1 and numbers[-1] <= highest and all(a < b for a, b in zip(numbers, numbers[1:]))


# The lotteries known by name: digits, outcomes, and whether so many digits can be their outcome.
LOTTERIES = {
    "双色球": (14, 17721088, lambda s: balls(s[:12], 6, 33) and balls(s[12:], 1, 16)),
    "大乐透": (14, 21425712, lambda s: balls(s[:10], 5, 35) and balls(s[10:], 2, 12)),
    "七星彩": (8, 15000000, lambda s: int(s[6:]) <= 14),
}


class Source:
    """`kind` is os, given, drand (with `round`) or event (with `day`, `digits`, `outcomes`, `words`)."""

    def __init__(self, text):
        self.text, self.kind = text, text
        if text in ("os", "given"):
            return
        drand, event = DRAND.match(text), EVENT.match(text)
        if drand:
            require(is_number(drand.group(1), 1, LAST_ROUND + 1), "T10", say("source: no round of drand: %r", text))
            self.kind, self.round = "drand", int(drand.group(1))
        elif event:
            self.kind = "event"
            self.read_event(*event.groups())
        else:
            raise Refused("T10", say("source: %r is none of os, given, drand quicknet <round>, "
                                 "event <YYYY-MM-DD> <d>/<m> <words>", text))

    def read_event(self, on, digits, outcomes, words):
        self.day, self.words = day(on), words
        require(self.day, "T10", say("source: there is no day %s", on))
        require(is_number(digits, 1, 65), "T10", say("source: %s digits, not 1 to 64", digits))
        self.digits = int(digits)
        require(is_number(outcomes, 2, 10 ** self.digits + 1), "T10",
                say("source: %s outcomes, not 2 to 10^%d", outcomes, self.digits))
        self.outcomes = int(outcomes)
        require(words[0] not in WHITE, "T10", say("source: white space before the words"))
        for name, (its_digits, its_outcomes, _) in LOTTERIES.items():
            require(name not in words or (self.digits, self.outcomes) == (its_digits, its_outcomes), "T10",
                    say("source: %s is %d/%d", name, its_digits, its_outcomes))
        self.dice = "骰" in words or "dice" in words.lower()
        require(not self.dice or self.outcomes in (6 ** self.digits, 10 ** self.digits), "T10",
                say("source: dice are n/6^n or n/10^n"))

    def check_spelling(self, seed):
        """D07: the seed is spelt as the source demands."""
        if self.kind in ("os", "drand"):
            require(HEX64.match(seed), "D07", say("seed: a seed from %s is 64 lower-case hex digits", self.text))
        if self.kind == "event":
            require(re.match("[0-9]{%d}\\Z" % self.digits, seed), "D07", say("seed: not exactly %d digits", self.digits))
            for name, (_, _, possible) in LOTTERIES.items():
                require(name not in self.words or possible(seed), "D07", say("seed: %s is no outcome of %s", seed, name))
            if self.dice and self.outcomes == 6 ** self.digits:
                require(not set(seed) - set("123456"), "D07", say("seed: %s is no throw of dice with six faces", seed))


# ---------------------------------------------------------------- rule 7: the manifest

class Manifest:
    def __init__(self, raw):
        self.raw = raw
        values = self.key_values()
        first = {key: value[0] for key, value in values.items()}
        require(first["method"] == METHOD, "T10", say("method: %r is not %s", first["method"], METHOD))
        self.bureau = first["bureau"]
        self.task = first["task"]
        require(is_id(self.task), "T15", say("task: %r is not an id", self.task))
        self.round = number(first["round"], "round", 1)
        self.seal = number(first["seal"], "seal")
        self.source = Source(first["source"])
        require(self.seal == 0 or self.source.kind not in ("os", "given"), "T10",
                say("source: %s is for draws without a seal only", self.source.text))
        items = first["items"].split(",")
        for item in items:
            require(is_id(item), "T15", say("items: %r is not an id", item))
        require(all(a < b for a, b in zip(items, items[1:])), "T15", say("items: not ascending"))
        self.check_window(first["window"])
        self.digests = {}  # name of a list -> (its lines as written, its SHA-256)
        for name in PUBLIC_LISTS + HIDDEN_LISTS:
            found = DIGEST.match(first[name[:-4]])
            kind = "salted" if name in HIDDEN_LISTS else "sha256"
            require(found and found.group(2) == kind, "T10",
                    say("%s: %r is not <lines> %s <hex>", name[:-4], first[name[:-4]], kind))
            self.digests[name] = (found.group(1), found.group(3))
        self.takes = [self.read_take(value) for value in values["take"]]
        self.group = number(first["group"], "group")
        self.qualified = number(first["qualified"], "qualified")
        self.teams = None if first["teams"] == "none" else number(first["teams"], "teams", 1)
        self.pool = None if first["pool"] == "all" else number(first["pool"], "pool", 1)
        require(self.group >= 2, "T18", say("group: a team has at least 2 people"))
        require(self.qualified <= self.group, "T18", say("qualified: more than the group"))

    def key_values(self):
        values, keys = {}, []
        for n, line in enumerate(text_lines("manifest.txt", self.raw), 1):
            require("\t" not in line, "T03", say("manifest.txt line %d: character U+0009", n))
            key, colon, value = line.partition(": ")
            require(colon and key in MANIFEST_KEYS, "T09", say("manifest.txt line %d: unknown key in %r", n, line))
            if not (key == "take" and keys and keys[-1] == "take"):  # take lines stand together, as many as needed
                require(key == MANIFEST_KEYS[len(keys)] if len(keys) < len(MANIFEST_KEYS) else False, "T09",
                        say("manifest.txt line %d: %r is not the key expected here", n, key))
                keys.append(key)
            check_cell(value, lambda: say("manifest.txt line %d (%s)", n, key))
            values.setdefault(key, []).append(value)
        require(keys == MANIFEST_KEYS, "T09", lambda: say("manifest.txt: %r missing at the end", MANIFEST_KEYS[len(keys)]))
        return values

    @staticmethod
    def check_window(value):
        found = WINDOW.match(value)
        require(found, "T10", say("window: %r is not <YYYY-MM-DD>..<YYYY-MM-DD>", value))
        begin, end = map(day, found.groups())
        require(begin and end, "T10", say("window: %r holds a day that does not exist", value))
        require(begin <= end, "T10", say("window: %r ends before it begins", value))

    @staticmethod
    def read_take(value):
        """`[<stratum> ]<how> of <N> = <n>`, read from the right, for a stratum may hold spaces."""
        left, equals, n = value.rpartition(" = ")
        left, of, base = left.rpartition(" of ")
        require(equals and of and left, "T10", say("take: %r is not [<stratum> ]<how> of <N> = <n>", value))
        stratum, space, how = left.rpartition(" ")
        how_many(how, 0)
        return (stratum if space else None, how, number(base, "take"), number(n, "take"))

    def check_digest(self, name, lines, *parts):
        stated_lines, stated = self.digests[name]
        require(stated_lines == str(lines), "T13", say("%s: %d lines, the manifest states %s", name, lines, stated_lines))
        actual = sha256(*parts).hexdigest()
        require(stated == actual, "T13", say("%s: SHA-256%s is %s, the manifest states %s", name, say(" behind the salt") if len(parts) > 1 else "", actual, stated))

    def sha256(self):
        return sha256(self.raw).hexdigest()


# ---------------------------------------------------------------- rules 1 to 7: the case that is drawn

class Case:
    """The texts, checked. `texts` maps a file's name to its bytes; without inspectors, recusals and salt it is the case
    as it is published: nobody serves in it, so objects can be repeated, and teams cannot."""

    def __init__(self, texts):
        self.public = not any(name in texts for name in HIDDEN)
        self.manifest = Manifest(texts["manifest.txt"])
        self.read_population(texts["population.txt"])
        self.read_excluded(texts["excluded.txt"])
        self.read_owners(texts["owners.txt"])
        self.check_excluded_by_enterprise()
        self.certs, self.is_qualified, self.recused = [], [], {}
        if not self.public:
            self.read_salt(texts["salt.txt"])
            self.read_inspectors(texts["inspectors.txt"])
            self.read_recusals(texts["recusals.txt"])
        self.check_takes()
        if not self.public:
            self.check_inspectors_suffice()
        self.beacon = texts.get("beacon.txt")

    def read_population(self, raw):
        name = "population.txt"
        rows = read_list(name, raw, (1, 2), 1)
        require(rows, "T21", say("population.txt: no object"))
        for n, row in enumerate(rows, 1):
            require(len(row) == len(rows[0]), "T07", say("%s line %d: a stratum on some lines only", name, n))
        self.codes = [row[0] for row in rows]
        self.has_strata = len(rows[0]) == 2
        self.strata = [row[1] if self.has_strata else "" for row in rows]
        self.known = set(self.codes)
        count = len(set(self.strata))
        require(count <= MAX_STRATA, "T22", say("population.txt: %d strata, more than %d", count, MAX_STRATA))
        self.manifest.check_digest(name, len(rows), raw)

    def read_excluded(self, raw):
        name = "excluded.txt"
        rows = read_list(name, raw, (2,), 1)
        for n, (code, reason) in enumerate(rows, 1):
            require(code in self.known, "T16", say("%s line %d: %r is not in population.txt", name, n, code))
            require(reason.startswith("cap:") and reason != "cap:", "T16",
                    say("%s line %d: %r is not cap:<draw>[,<draw>...]", name, n, reason))
            draws = reason[4:].split(",")
            for draw_id in draws:
                require(is_draw_id(draw_id), "T15", say("%s line %d: %r is not the id of a draw", name, n, draw_id))
            require(all(a < b for a, b in zip(draws, draws[1:])), "T16", say("%s line %d: draws not ascending", name, n))
        self.excluded = dict(rows)  # code -> reason
        self.manifest.check_digest(name, len(rows), raw)

    def read_owners(self, raw):
        name = "owners.txt"
        rows = read_list(name, raw, (2,), 1)
        self.owners = dict(rows)  # code -> the company it belongs to
        for n, (code, owner) in enumerate(rows, 1):
            require(code in self.known, "T25", say("%s line %d: %r is not in population.txt", name, n, code))
            require(owner not in self.owners, "T25", say("%s line %d: the owner %r has an owner", name, n, owner))
        self.manifest.check_digest(name, len(rows), raw)

    def enterprise(self, code):
        """Rule 3: whom a visit is made to."""
        return self.owners.get(code, code)

    def check_excluded_by_enterprise(self):
        """Rule 2: all objects of an enterprise are excluded with the same ids, or none of them."""
        first = {}
        for code in self.codes:
            whose = self.enterprise(code)
            other = first.setdefault(whose, code)
            require(self.excluded.get(code) == self.excluded.get(other), "T16",
                    lambda: say("excluded.txt: enterprise %r: %r is excluded with %s, %r with %s", whose, other, self.excluded.get(other, say("nothing")), code, self.excluded.get(code, say("nothing"))))

    def read_salt(self, raw):
        require(re.match(rb"[0-9a-f]{64}\n\Z", raw), "T26", say("salt.txt: not one line of 64 lower-case hex digits"))
        self.salt = raw

    def read_inspectors(self, raw):
        name = "inspectors.txt"
        rows = read_list(name, raw, (1, 2), 1)
        for n, row in enumerate(rows, 1):
            require(len(row) == 1 or row[1] == "+", "T07", say("%s line %d: the second cell is not +", name, n))
        self.certs = [row[0] for row in rows]
        self.is_qualified = [len(row) == 2 for row in rows]
        self.manifest.check_digest(name, len(rows), self.salt, raw)

    def read_recusals(self, raw):
        name = "recusals.txt"
        rows = read_list(name, raw, (2,), 2)
        line_of = {cert: j for j, cert in enumerate(self.certs)}
        for n, (code, cert) in enumerate(rows, 1):
            require(code in self.known, "T17", say("%s line %d: code %r is not in population.txt", name, n, code))
            require(cert in line_of, "T17", say("%s line %d: certificate %r is not in inspectors.txt", name, n, cert))
            # code -> the lines of the inspectors who must not meet it
            self.recused.setdefault(code, set()).add(line_of[cert])
        self.manifest.check_digest(name, len(rows), self.salt, raw)

    def check_takes(self):
        sizes = {}
        for stratum in self.strata:
            sizes[stratum] = sizes.get(stratum, 0) + 1
        named = [take[0] for take in self.manifest.takes]
        expected = sorted(sizes) if self.has_strata else [None]
        require(named == expected, "T14", lambda: say("take lines are for %r, the strata of population.txt are %r", named[:20], expected[:20]))
        self.take_counts = {}
        for stratum, how, base, n in self.manifest.takes:
            stratum = stratum or ""
            where = say("take %s", stratum) if stratum else "take"
            require(base == sizes[stratum], "T12", say("%s: N is %d, not %d", where, base, sizes[stratum]))
            right = how_many(how, base)
            require(n == right, "T12", say("%s: %s of %d is %d, not %d", where, how, base, right, n))
            self.take_counts[stratum] = n

    def check_inspectors_suffice(self):
        """Rule 13: T19 for the crew as a whole, T20 for every enterprise that may be drawn, all its objects at once."""
        group, qualified, teams = self.manifest.group, self.manifest.qualified, self.manifest.teams or 1
        all_m, all_q = len(self.certs), sum(self.is_qualified)
        require(all_m >= teams * group, "T19", say("inspectors.txt: %d inspectors for %d team(s) of %d", all_m, teams, group))
        require(all_q >= teams * qualified, "T19", say("inspectors.txt: %d qualified for %d team(s) with %d each", all_q, teams, qualified))
        recused_from = {}  # enterprise -> the lines recused from at least one of its objects
        for code, lines in self.recused.items():
            if code not in self.excluded:
                recused_from.setdefault(self.enterprise(code), set()).update(lines)
        blocked = []
        for enterprise, lines in recused_from.items():
            free = all_m - len(lines), all_q - sum(self.is_qualified[j] for j in lines)
            if free[0] < group or free[1] < qualified:
                blocked.append(say("%r (%d left of whom %d qualified, recused: %s)", enterprise, free[0], free[1], " ".join(self.certs[j] for j in sorted(lines)[:20])))
        require(not blocked, "T20", lambda: say("%d enterprise(s) cannot be served by %d with %d qualified: %s", len(blocked), group, qualified, "; ".join(blocked[:20])))


# ---------------------------------------------------------------- rule 10: seed, keys, streams of numbers

def check_seed(case, seed):
    """T23, D07, D18: the seed's form, its spelling, and, of a drand round, the signature it is computed from."""
    try:
        raw = seed.encode("utf-8")
    except UnicodeError:
        raise Refused("T23", say("seed: not UTF-8"))
    require(1 <= len(raw) <= 1024, "T23", say("seed: %d bytes, not 1 to 1,024", len(raw)))
    require(not any(unicodedata.category(c) in CONTROLS for c in seed), "T23",
            say("seed: a control or line-separating character"))
    source = case.manifest.source
    source.check_spelling(seed)
    if source.kind == "drand":
        require(seed == beacon_seed(source.round, case.beacon), "D18",
                say("seed: not the SHA-256 of the signature in beacon.txt"))
    return raw


def chacha20_numbers(key, stream, first_block, blocks):
    """The 8 numbers of each of `blocks` ChaCha20 blocks (64-bit block counter, 64-bit stream id).
    Each of the 16 words is a row of 64-bit lanes, one for each block, of which the lower 32 bits are used: Python's
    long integers work on many blocks at once."""
    one = int.from_bytes(struct.pack("<Q", 1) * blocks, "little")
    lanes32 = one * 0xFFFFFFFF

    def lanes(values):
        return int.from_bytes(struct.pack("<%dQ" % blocks, *values), "little")

    counters = [(first_block + i) & 0xFFFFFFFFFFFFFFFF for i in range(blocks)]
    start = [word * one for word in struct.unpack("<12I", b"expand 32-byte k" + key)]
    start.append(lanes(c & 0xFFFFFFFF for c in counters))
    start.append(lanes(c >> 32 for c in counters))
    start.append((stream & 0xFFFFFFFF) * one)
    start.append((stream >> 32) * one)
    s = list(start)
    for _ in range(10):  # two of the twenty rounds: the columns, then the diagonals
        for a, b, c, d in ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)):
            for x, y, z, left in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                s[x] = (s[x] + s[y]) & lanes32
                mixed = s[z] ^ s[x]
                s[z] = ((mixed << left) | (mixed >> (32 - left))) & lanes32
    s = [(a + b) & lanes32 for a, b in zip(s, start)]
    numbers = [0] * (8 * blocks)
    for k in range(8):  # number k of a block = its words 2k (low half) and 2k+1 (high half)
        row = s[2 * k] | (s[2 * k + 1] << 32)
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


TICKETS, LOTS, TEAM_LOTS, VISIT_ORDER = 0, 1, 2, 4  # streams; the first runs under the key, the others under the people key


# ---------------------------------------------------------------- rules 11 to 15: the draw

def draw_objects(case, key):
    """Rule 11: the drawn (ticket, code, line) in draw order, and what each stratum lacks."""
    tickets = Stream(key, TICKETS, min(1024, len(case.codes) // 8 + 1))
    entries = {stratum: [] for stratum in case.take_counts}
    for line, code in enumerate(case.codes):
        if code not in case.excluded:
            entries[case.strata[line]].append((tickets.number(line), code, line))
    drawn, shortfalls = [], {}
    for stratum, n in case.take_counts.items():
        drawn += sorted(entries[stratum])[:n]
        if n > len(entries[stratum]):
            shortfalls[stratum] = n - len(entries[stratum])
    return sorted(drawn), shortfalls


class Visit:
    """The drawn objects of one enterprise. `recused` has the lines of those recused from at least one of them."""

    def __init__(self, case, lines):
        self.lines = lines
        self.first = min(lines)  # the object with the smallest code: population.txt ascends by code
        self.recused = set()
        for line in lines:
            self.recused |= case.recused.get(case.codes[line], set())
        self.team = None


def make_visits(case, people_key, drawn):
    """Rule 12: the visits, in visit order."""
    lines_of = {}
    for _, code, line in drawn:
        lines_of.setdefault(case.enterprise(code), []).append(line)
    numbers = Stream(people_key, VISIT_ORDER)
    visits = [Visit(case, lines) for lines in lines_of.values()]
    return sorted(visits, key=lambda visit: (numbers.number(visit.first), case.codes[visit.first]))


class Members:
    """The pool of rule 13 and its members' turns. A member is known by the line j of inspectors.txt."""

    def __init__(self, case, people_key, visits):
        self.case = case
        self.group, self.qualified = case.manifest.group, case.manifest.qualified
        self.lots = Stream(people_key, LOTS)
        order = sorted(range(len(case.certs)), key=lambda j: (self.lot(0, j), case.certs[j]))
        needs = {(frozenset(visit.recused), self.group, self.qualified) for visit in visits}
        if case.manifest.teams:
            needs.add((frozenset(), case.manifest.teams * self.group, case.manifest.teams * self.qualified))
        size = len(order) if case.manifest.pool is None else min(case.manifest.pool, len(order))
        self.pool = order[:max([size] + [self.length_for(order, *need) for need in needs])]
        self.turns = dict.fromkeys(self.pool, 0)
        # Two queues by (turns, lot, cert): of all, and of the qualified. See `spend_turn`.
        self.by_turns, self.qualified_by_turns = [], []
        for j in self.pool:
            self.queue(j)

    def lot(self, r, j):
        return self.lots.number(r * len(self.case.certs) + j)

    def length_for(self, order, recused, people, qualified):
        """How far the order must be followed until that many people and that many qualified, none recused, are in it.
        Growing one by one until every need is met ends at the longest of these."""
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
        queue = self.qualified_by_turns if qualified_only else self.by_turns
        while True:
            turns, _, _, j = heapq.heappop(queue)
            if turns == self.turns[j]:
                self.turns[j] += 1
                return j

    def own_team(self, visit):
        """Rule 14. Whoever sits or is passed is no candidate any more for this visit, and is again for the next one."""
        team, spent = [], []
        for seat in range(1, self.group + 1):
            while True:
                j = self.spend_turn(qualified_only=seat <= self.qualified)
                spent.append(j)
                if j not in visit.recused:
                    team.append(j)
                    break
        for j in spent:
            self.queue(j)
        return team


class StandingTeams:
    """Rule 15."""

    def __init__(self, case, people_key, members):
        self.members, self.count = members, case.manifest.teams
        self.numbers = Stream(people_key, TEAM_LOTS)
        self.seats = [[] for _ in range(self.count)]
        unseated = list(members.pool)  # ascending (lot(0, j), cert)
        for seat in range(1, members.group + 1):
            for team in self.seats:
                j = next(j for j in unseated if seat > members.qualified or case.is_qualified[j])
                unseated.remove(j)
                team.append(j)
        self.by_turns = []
        for t in range(self.count):
            self.queue(0, t)

    def queue(self, turns, t):
        heapq.heappush(self.by_turns, (turns, self.numbers.number(turns * self.count + t), t))

    def team_for(self, visit):
        spent, team = [], None
        while self.by_turns and team is None:
            turns, _, t = heapq.heappop(self.by_turns)
            spent.append((turns + 1, t))
            if not any(j in visit.recused for j in self.seats[t]):
                team = self.seats[t]
        for turns, t in spent:
            self.queue(turns, t)
        if team is None:  # every team was passed
            return self.members.own_team(visit)
        for j in team:
            self.members.turns[j] += 1
            self.members.queue(j)
        return team


def draw(case, seed):
    """The whole draw as one document; of a published case what can be repeated of it."""
    raw = check_seed(case, seed)
    keyed = case.manifest.raw + b"seed: " + raw + b"\n"
    key = sha256(keyed).digest()
    drawn, shortfalls = draw_objects(case, key)
    rows = [{"order": order, "code": code, "ticket": "%016x" % ticket, "stratum": case.strata[line]}
            for order, (ticket, code, line) in enumerate(drawn, 1)]
    document = {"manifest_sha256": case.manifest.sha256(), "key": key.hex()}
    if case.public:
        document.update({"drawn": rows, "shortfalls": shortfalls, "pool": [], "visits": {}})
        return document
    people_key = sha256(keyed, case.salt).digest()
    visits = make_visits(case, people_key, drawn)
    members = Members(case, people_key, visits)
    standing_teams = StandingTeams(case, people_key, members) if case.manifest.teams else None
    made = {case.certs[j]: 0 for j in members.pool}
    of_line = {}
    for place, visit in enumerate(visits, 1):
        team = standing_teams.team_for(visit) if standing_teams else members.own_team(visit)
        certs = [case.certs[j] for j in team]
        for cert in certs:
            made[cert] += 1
        for line in visit.lines:
            of_line[line] = {"visit": place, "team": certs, "recused": len(visit.recused)}
    for row, (_, _, line) in zip(rows, drawn):
        row.update(of_line[line])
    document.update({"people_key": people_key.hex(), "drawn": rows, "shortfalls": shortfalls,
                     "pool": [case.certs[j] for j in members.pool], "visits": made})
    return document


# ---------------------------------------------------------------- rule 17: the beacon (drand quicknet)
#
# A signature of round r is a point S of the curve's group G1 with e(S, generator of G2) = e(M, the network's key), where
# M is the point that r is hashed to and e the ate pairing of BLS12-381. Everything here is public, so nothing has to
# take the same time for every input. Fields: Fp are integers modulo P; Fp2 = Fp[u] / (u^2 + 1), as pairs; Fp12 =
# Fp[w] / (w^12 - 2 w^6 + 2), as 12 coefficients, with u = w^6 - 1.

GENESIS, PERIOD = 1692803367, 3
CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
NETWORK_KEY = ("83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
               "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a")
TAG = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
BEACON = re.compile(rb"drand quicknet ([1-9][0-9]*) ([0-9a-f]{96})\n\Z")

P = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab
R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001  # the order of G1 and G2
X = 0xd201000000010000  # minus the curve's parameter
# Points of G2's curve y^2 = x^3 + 4(1 + u), in Fp2: the generator, and the network's key, whose x are the two halves of
# the key as it is published (x1 first, with three marks in its uppermost bits), and whose y belongs to that x.
GENERATOR = ((0x024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8,
              0x13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e),
             (0x0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801,
              0x0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be))
KEY = ((int(NETWORK_KEY[96:], 16), int(NETWORK_KEY[:96], 16) & (2 ** 381 - 1)),
       (0x0e5db2b6bfbb01c867749cadffca88b36c24f3012ba09fc4d3022c5c37dce0f977d3adb5d183c7477c442b1f04515273,
        0x01a714f2edb74119a2f2b0d5a7c75ba902d163700a61bc224ededd8e63aef7be1aaf8e93d7a9718b047ccddb3eb5d68b))
# RFC 9380, 8.8.1: the curve y^2 = x^3 + A x + B that is hashed to first, and the x of a point of order 11 on it, which
# makes the way from there to G1's curve y^2 = x^3 + 4.
A = 0x144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98936f8da0e0f97f5cf428082d584c1d
B = 0x12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef55a23215a316ceaa5d1cc48e98e172be0
KERNEL = 0x1665a9c648e78314490a94f654d9b1039ab85847223bfaed9aa54f0f07736d122d1ceca1ac0e9123e753fde16e97c3d7


def due(drand_round):
    """Unix seconds from which a round's signature is known."""
    return GENESIS + PERIOD * (drand_round - 1)


def inverse(a):
    return pow(a, -1, P)


def g1_add(p, q):
    """Sum of two points of G1's curve; None is the point at infinity."""
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = 3 * p[0] * p[0] * inverse(2 * p[1]) % P
    else:
        slope = (q[1] - p[1]) * inverse(q[0] - p[0]) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def g1_times(n, point):
    total = None
    for bit in bin(n)[2:]:
        total = g1_add(total, total)
        if bit == "1":
            total = g1_add(total, point)
    return total


def g1_point(signature):
    """48 bytes -> a point of G1, or None. There is one spelling of each point: compressed, x below P. A point of the
    curve outside the group (G1 is a small part of it) is none: with those one round would have many signatures."""
    if len(signature) != 48 or signature[0] & 0xc0 != 0x80:  # compressed, and not the point at infinity
        return None
    x = int.from_bytes(bytes([signature[0] & 0x1f]) + signature[1:], "big")
    y = pow(x ** 3 + 4, (P + 1) // 4, P)
    if x >= P or (y * y - x ** 3 - 4) % P:
        return None
    if (y > P - y) != bool(signature[0] & 0x20):
        y = P - y
    return (x, y) if g1_times(R, (x, y)) is None else None


def map_to_curve(u):
    """RFC 9380, 6.6.3: one element of Fp -> a point of the curve with A and B -> by Vélu's formulas, with the multiples
    of the point of order 11, a point of G1's curve."""
    t = 11 * u * u % P
    d = (t * t + t) % P
    x = B * inverse(11 * A) % P if d == 0 else -B * inverse(A) * (1 + inverse(d)) % P
    if pow(x ** 3 + A * x + B, (P - 1) // 2, P) == P - 1:
        x = t * x % P
    y = pow(x ** 3 + A * x + B, (P + 1) // 4, P)
    if y % 2 != u % 2:
        y = P - y
    k, to_x, to_y = KERNEL, x, 1
    for _ in range(5):
        i, s, w = inverse(x - k), 2 * (3 * k * k + A), 4 * (k ** 3 + A * k + B)
        to_x += s * i + w * i * i
        to_y -= s * i * i + 2 * w * i ** 3
        k = ((k * k - A) ** 2 - 8 * B * k) * inverse(w) % P  # x of twice that point
    return to_x * inverse(11 ** 2) % P, y * to_y * inverse(11 ** 3) % P


def hash_to_g1(message):
    """RFC 9380: BLS12381G1_XMD:SHA-256_SSWU_RO_ with the tag of the network."""
    tag = TAG + bytes([len(TAG)])
    b0 = sha256(bytes(64), message, b"\0\x80\0", tag).digest()
    blocks = [sha256(b0, b"\1", tag).digest()]
    for i in range(2, 5):
        blocks.append(sha256(bytes(a ^ b for a, b in zip(b0, blocks[-1])), bytes([i]), tag).digest())
    u, v = (int.from_bytes(blocks[i] + blocks[i + 1], "big") % P for i in (0, 2))
    return g1_times(1 + X, g1_add(map_to_curve(u), map_to_curve(v)))


def sub2(a, b):
    return (a[0] - b[0]) % P, (a[1] - b[1]) % P


def mul2(a, b):
    return (a[0] * b[0] - a[1] * b[1]) % P, (a[0] * b[1] + a[1] * b[0]) % P


def inverse2(a):
    n = inverse(a[0] * a[0] + a[1] * a[1])
    return a[0] * n % P, -a[1] * n % P


LANE = 104  # bytes for a coefficient of a product: under 12 * P^2


def mul12(a, b):
    """A product in Fp12 is one product of long integers, a lane for each coefficient."""
    long_a, long_b = (int.from_bytes(b"".join(c.to_bytes(LANE, "little") for c in f), "little") for f in (a, b))
    lanes = (long_a * long_b).to_bytes(24 * LANE, "little")
    c = [int.from_bytes(lanes[LANE * i:LANE * (i + 1)], "little") for i in range(23)]
    for i in range(22, 11, -1):  # w^12 = 2 w^6 - 2
        c[i - 6] += 2 * c[i]
        c[i - 12] -= 2 * c[i]
    return [x % P for x in c[:12]]


def line_step(t, q, p):
    """t + q on G2's curve, and the line through them at the point p of G1."""
    if t == q:
        slope = mul2(mul2((3, 0), mul2(t[0], t[0])), inverse2(mul2((2, 0), t[1])))
    else:
        slope = mul2(sub2(q[1], t[1]), inverse2(sub2(q[0], t[0])))
    c, d = sub2(mul2(slope, t[0]), t[1]), mul2(slope, (-p[0] % P, 0))
    line = [(c[0] - c[1]) % P, 0, (d[0] - d[1]) % P, p[1], 0, 0, c[1], 0, d[1], 0, 0, 0]
    x = sub2(sub2(mul2(slope, slope), t[0]), q[0])
    return (x, sub2(mul2(slope, sub2(t[0], x)), t[1])), line


def pairings_cancel(pairs):
    """Whether the product of e(p, q) over the pairs is 1."""
    f, points = [1] + [0] * 11, [q for _, q in pairs]
    for bit in bin(X)[3:]:
        f = mul12(f, f)
        for i, (p, q) in enumerate(pairs):
            points[i], line = line_step(points[i], points[i], p)
            f = mul12(f, line)
            if bit == "1":
                points[i], line = line_step(points[i], q, p)
                f = mul12(f, line)
    # The product is f to the power (P^12 - 1) / R = (P^6 - 1) (P^2 + 1) ((P^4 - P^2 + 1) / R).
    # The power P^2 multiplies the coefficient of w^i by c^i, c = (1 + u)^((P^2 - 1) / 6) = 2^((P - 1) / 6).
    c = pow(2, (P - 1) // 6, P)
    f = mul12(f, [a * pow(c, i, P) % P for i, a in enumerate(f)])
    g = f
    for bit in bin((P ** 4 - P ** 2 + 1) // R)[3:]:
        g = mul12(g, g)
        if bit == "1":
            g = mul12(g, f)
    # The power P^6 turns w into -w: that g^(P^6 - 1) is 1 means that g has no odd powers of w.
    return not any(g[1::2])


@functools.lru_cache(maxsize=1024)
def is_signature(drand_round, signature):
    """Whether these bytes are the network's signature of that round."""
    point = g1_point(signature)
    if point is None:
        return False
    message = hash_to_g1(sha256(drand_round.to_bytes(8, "big")).digest())
    return pairings_cancel([((point[0], P - point[1]), GENERATOR), (message, KEY)])


def beacon_seed(drand_round, beacon):
    """The seed that beacon.txt gives for a round; `beacon` are the file's bytes, or None."""
    require(beacon is not None, "D18", say("beacon.txt is missing"))
    found = BEACON.match(beacon)
    require(found, "D18", say("beacon.txt: not one line `drand quicknet <round> <96 hex digits>`"))
    stated = found.group(1).decode("ascii")
    require(stated == str(drand_round), "D18", say("beacon.txt: of round %s, the source is round %d", stated, drand_round))
    signature = bytes.fromhex(found.group(2).decode("ascii"))
    require(is_signature(drand_round, signature), "D18",
            say("beacon.txt: not the signature of round %d of drand quicknet", drand_round))
    return sha256(signature).hexdigest()


# ---------------------------------------------------------------- rule 19: what draw.json states

INSIDE_KEYS = ["method", "bureau", "task", "round", "manifest_sha256", "seed", "source", "witnesses", "key", "sealed_at",
               "drawn_at", "declared", "takes", "shortfalls", "drawn", "loads", "coverage_before", "coverage_after",
               "origin", "tool"]
PUBLIC_KEYS = [key for key in INSIDE_KEYS if key != "loads"]
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z")


def moment(text):
    """The moment an RFC 3339 text with its offset names, in China's time, fractions of a second left out; None if it
    is none."""
    found = MOMENT.match(text) if isinstance(text, str) else None
    if not found:
        return None
    offset = "+00:00" if text[-1] == "Z" else text[-6:]
    try:
        return datetime.datetime.fromisoformat(found.group(1) + offset).astimezone(CHINA)
    except (OverflowError, ValueError):
        return None


def read_record(path):
    """draw.json, strictly: UTF-8, one object, no key twice, no number that JSON does not know."""
    def unique(pairs):
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError(say("a key stands twice"))
        return found

    def no_constant(word):
        raise ValueError(say("%s is no number", word))

    with open(path, "rb") as file:
        raw = file.read()
    try:
        stated = json.loads(raw.decode("utf-8"), object_pairs_hook=unique, parse_constant=no_constant)
        json.dumps(stated, ensure_ascii=False).encode("utf-8")  # half a surrogate pair is no text
    except (ValueError, RecursionError) as fault:
        raise Differs(say("draw.json: not JSON in UTF-8: %s", fault))
    if not isinstance(stated, dict) or not isinstance(stated.get("seed"), str):
        raise Differs(say("draw.json: no seed is stated"))
    return stated


def same(a, b):
    """Equal as JSON: 1 is neither true nor 1.0."""
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


def what_draw_json_states(case, seed, document):
    """The values of draw.json that texts and seed determine, `drawn` apart."""
    manifest = case.manifest
    values = {
        "method": METHOD, "bureau": manifest.bureau, "task": manifest.task, "round": manifest.round,
        "manifest_sha256": document["manifest_sha256"], "seed": seed, "source": manifest.source.text,
        "key": document["key"],
        "takes": [{"stratum": stratum or "", "how": how, "of": of, "take": n} for stratum, how, of, n in manifest.takes],
        "shortfalls": [{"stratum": stratum, "missing": n} for stratum, n in document["shortfalls"].items()],
    }
    if not case.public:
        recused_from = [0] * len(case.certs)
        for lines in case.recused.values():
            for j in lines:
                recused_from[j] += 1
        values["loads"] = [{"cert": cert, "pool": cert in document["visits"], "visits": document["visits"].get(cert, 0),
                            "recused_from": recused_from[j]} for j, cert in enumerate(case.certs)]
    return values


def compare(stated, case, seed, document):
    """Holds draw.json against the repetition; raises at the first difference."""
    def differs(what, *values):
        raise Differs("draw.json: " + say(what, *values))

    keys = PUBLIC_KEYS if case.public else INSIDE_KEYS
    for key in keys:
        if key not in stated:
            differs("%s is missing", key)
    for key in stated:
        if key not in keys:
            differs("%r is no key of it%s", key, say(", published") if case.public else "")
    for key, value in what_draw_json_states(case, seed, document).items():
        if not same(stated[key], value):
            differs("%s is %r, the texts give %r", key, stated[key], value)

    rows = stated["drawn"]
    if not isinstance(rows, list):
        differs("drawn is no list")
    for place, (row, right) in enumerate(zip(rows, document["drawn"]), 1):
        if not isinstance(row, dict):
            differs("drawn %d: no object", place)
        for name, value in right.items():
            if name not in row or not same(row[name], value):
                differs("drawn %d: %s is %r, the draw gives %r", place, name, row.get(name), value)
        for name in row:
            # in public, `few` may stand: that fewer than 2g inspectors remain for a visit needs the hidden lists
            if name not in right and not (case.public and name == "few" and row[name] is True):
                differs("drawn %d: %r is %r, which cannot stand there", place, name, row[name])
    if len(rows) != len(document["drawn"]):
        differs("drawn has %d objects, the draw gives %d", len(rows), len(document["drawn"]))

    # What texts and seed do not determine has its form at least.
    if not isinstance(stated["witnesses"], list) or not all(isinstance(name, str) for name in stated["witnesses"]):
        differs("witnesses is no list of names")
    if not moment(stated["drawn_at"]):
        differs("drawn_at %r is no time with its offset", stated["drawn_at"])
    if case.manifest.seal == 0 and stated["sealed_at"] is not None:
        differs("sealed_at is %r, the manifest says that it was drawn unsealed", stated["sealed_at"])
    if case.manifest.seal > 0 and not moment(stated["sealed_at"]):
        differs("sealed_at %r is no time with its offset", stated["sealed_at"])
    declared = stated["declared"]
    if declared is not None and not (isinstance(declared, str) and re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", declared)
                                     and day(declared)):
        differs("declared %r is no day", declared)
    for key in ("coverage_before", "coverage_after", "origin"):
        if not isinstance(stated[key], dict):
            differs("%s is no object", key)
    if not isinstance(stated["tool"], str):
        differs("tool is no text")


def read_public_seed(path, stated):
    """seed.txt of a published folder: the seed and a line end."""
    with open(path, "rb") as file:
        raw = file.read()
    if raw != stated.encode("utf-8") + b"\n":
        raise Differs(say("seed.txt: not the seed of draw.json and one line end"))


# ---------------------------------------------------------------- rule 18: the standing

def in_china(unix):
    """A moment as it is read on a clock in China."""
    try:
        return datetime.datetime.fromtimestamp(unix, CHINA).strftime("%Y-%m-%d %H:%M:%S +08:00")
    except (OverflowError, OSError, ValueError):
        return say("Unix second %d", unix)


def why_unproven(case, stated, name):
    """Every reason why this folder does not prove where the seed came from; none left means `beacon` or `event`."""
    manifest, source = case.manifest, case.manifest.source
    reasons = []
    if manifest.seal == 0:
        reasons.append(say("drawn unsealed: nothing shows that the lists were fixed before the seed was known"))
    if source.kind == "os":
        reasons.append(say("the seed is the operating system's: whoever drew could try again until one pleased"))
    elif source.kind == "given":
        reasons.append(say("the seed was given by somebody, who could choose it"))
    elif source.kind == "event" and source.outcomes < ENOUGH_OUTCOMES:
        reasons.append(say("the event has %d outcomes, fewer than %d: so few can all be tried beforehand", source.outcomes, ENOUGH_OUTCOMES))
    if manifest.seal > 1:
        reasons.append(say("seal %d: whether an earlier seal of this round was voided when its seed could be known stands in "
                       "the book", manifest.seal))
    first_id = "%s-%d" % (manifest.task, manifest.round)
    if unicodedata.normalize("NFC", name) != first_id:
        reasons.append(say("the folder is not named %s, as that of a round's first draw: whether an earlier draw of this "
                       "round was voided stands in the book", first_id))
    if stated is None:
        reasons.append(say("no draw.json for this seed: when it was sealed and drawn is not stated"))
        return reasons
    if stated["declared"] is not None:
        reasons.append(say("a day was declared (%s): this is a rehearsal, and its clock says nothing", stated["declared"]))
    sealed, drawn = moment(stated["sealed_at"]), moment(stated["drawn_at"])
    if sealed and source.kind == "drand":
        if sealed.timestamp() >= due(source.round):
            reasons.append(say("sealed at %s, not before the round was due", stated["sealed_at"]))
        if drawn.timestamp() < due(source.round):
            reasons.append(say("drawn at %s, before the round was due: that clock was wrong", stated["drawn_at"]))
    if sealed and source.kind == "event":
        if sealed.date() >= source.day:
            reasons.append(say("sealed at %s, not before the event's day", stated["sealed_at"]))
        if drawn.date() < source.day:
            reasons.append(say("drawn at %s, before the event's day", stated["drawn_at"]))
    return reasons


def standing(case, seed, stated, name):
    """What the folder shows of the seed and of the seal, with the reasons, and what it cannot show."""
    source = case.manifest.source
    reasons = why_unproven(case, stated, name)
    if reasons:
        word = "unproven"
    elif source.kind == "drand":
        word = "beacon"
        reasons = [say("the seed is the SHA-256 of the signature of round %d of drand quicknet, and the signature is the "
                   "network's; the record says sealed at %s, the round was due at %s", source.round, stated["sealed_at"], in_china(due(source.round)))]
    else:
        word = "event"
        reasons = [say("the seed is one of %d outcomes of an event of %s; the record says sealed at %s, drawn at %s", source.outcomes, source.day, stated["sealed_at"], stated["drawn_at"])]
    limits = []
    if source.kind == "event":
        limits.append(say("whether %s is the outcome that was published for: %s; compare with the event's own source", seed, source.words))
        if not (source.dice or any(lottery in source.words for lottery in LOTTERIES)):
            limits.append(say("whether the event has %d outcomes: the office stated it; count them", source.outcomes))
    if case.manifest.seal:
        limits.append(say("when it was sealed and drawn, but by the office's own clock; an outside witness of the seal, if there "
                      "is one, is in the book"))
    limits.append(say("whether this draw, a seal or a draw of the same round was voided, whether the clock was set right, and "
                  "whether the case is a rehearsal: that is in the book"))
    if case.beacon is not None and source.kind != "drand":
        limits.append(say("what beacon.txt is for: the source is no drand round, so it was not looked at"))
    if case.public:
        limits.append(say("teams: objects and tickets repeated; teams only with the office's salt"))
    return {"seed": word, "why": reasons, "seal": "claimed" if case.manifest.seal else "none", "limits": limits}


# ---------------------------------------------------------------- words

# Every sentence in Chinese, by its English one.
CHINESE = {
    "%s: begins with a byte order mark": "%s：以字节顺序标记（BOM）开头",
    "%s: the last line is not ended": "%s：最后一行没有换行",
    "%s: white space at an end of %r": "%s：%r 的首尾有空白",
    "%s: empty": "%s：空",
    "%s: %r is not a plain number from %d to 2^32 - 1": "%s：%r 不是 %d 到 2^32 - 1 的整数",
    "take: %r is neither a percentage nor a #count": "take：%r 既不是百分比，也不是 # 户数",
    "take: %r is not a percentage in its shortest form": "take：%r 不是最简写法的百分比",
    "take: %r has more than %d decimals": "take：%r 的小数多于 %d 位",
    "take: %s is not over 0 and up to 100%%": "take：%s 不在 0 以上、100%% 以内",
    "seed: %d bytes, not 1 to 1,024": "种子：%d 字节，应为 1 至 1024 字节",
    "seed: a control or line-separating character": "种子：含控制字符或换行字符",
    "beacon.txt is missing": "缺少 beacon.txt",
    "beacon.txt: not one line `drand quicknet <round> <96 hex digits>`":
        "beacon.txt：不是一行 `drand quicknet <轮次> <96 位十六进制数>`",
    "beacon.txt: of round %s, the source is round %d": "beacon.txt：是第 %s 轮的，种子来源是第 %d 轮",
    "beacon.txt: not the signature of round %d of drand quicknet": "beacon.txt：不是 drand quicknet 第 %d 轮的签名",
    "whether this draw, a seal or a draw of the same round was voided, whether the clock was set right, and whether the case is a rehearsal: that is in the book":
        "本次抽取、本轮的封存或别的抽取是否作废，时钟是否更正过，是不是演练：须看账本",
    "not shown by the folder:": "从文件夹看不出来的：",
    "%s line %d: character U+%04X": "%s 第 %d 行：字符 U+%04X",
    "%s line %d: not in Unicode form NFC": "%s 第 %d 行：不是 Unicode 的 NFC 形式",
    "%s line %d: %d cells": "%s 第 %d 行：%d 格",
    "take: %r is not a count from 1": "take：%r 不是 1 以上的户数",
    "source: there is no day %s": "种子来源：没有 %s 这一天",
    "source: %s digits, not 1 to 64": "种子来源：%s 位数字，应为 1 至 64 位",
    "source: %s outcomes, not 2 to 10^%d": "种子来源：%s 种可能，应为 2 至 10^%d 种",
    "source: white space before the words": "种子来源：说明之前有空白",
    "source: dice are n/6^n or n/10^n": "种子来源：骰子应写作 n/6^n 或 n/10^n",
    "method: %r is not %s": "抽取方法：%r 不是 %s",
    "task: %r is not an id": "任务：%r 不是编号",
    "source: %s is for draws without a seal only": "种子来源：%s 只能用于没有封存的抽取",
    "items: not ascending": "事项：没有按升序排列",
    "group: a team has at least 2 people": "每组人数：一组至少 2 人",
    "qualified: more than the group": "专业人数：多于每组人数",
    "manifest.txt: %r missing at the end": "manifest.txt：末尾缺少 %r",
    "window: %r is not <YYYY-MM-DD>..<YYYY-MM-DD>": "检查期间：%r 不是 <年-月-日>..<年-月-日>",
    "window: %r holds a day that does not exist": "检查期间：%r 中有不存在的日期",
    "window: %r ends before it begins": "检查期间：%r 结束早于开始",
    "take: %r is not [<stratum> ]<how> of <N> = <n>": "take：%r 不是 [<分层> ]<比例> of <N> = <n>",
    "%s: %d lines, the manifest states %s": "%s：有 %d 行，清单所写是 %s 行",
    "%s: SHA-256%s is %s, the manifest states %s": "%s：SHA-256%s是 %s，清单所写是 %s",
    " behind the salt": "（接在盐之后）",
    "population.txt: no object": "population.txt：没有对象",
    "population.txt: %d strata, more than %d": "population.txt：有 %d 层，多于 %d 层",
    "salt.txt: not one line of 64 lower-case hex digits": "salt.txt：不是一行 64 位小写十六进制数",
    "take lines are for %r, the strata of population.txt are %r": "take 各行是 %r，population.txt 的分层是 %r",
    "inspectors.txt: %d inspectors for %d team(s) of %d": "inspectors.txt：%d 名检查人员，不够 %d 组，每组 %d 人",
    "inspectors.txt: %d qualified for %d team(s) with %d each":
        "inspectors.txt：%d 名专业人员，不够 %d 组，每组 %d 人",
    "%d enterprise(s) cannot be served by %d with %d qualified: %s":
        "%d 家企业派不出 %d 人的检查组（其中专业人员 %d 人）：%s",
    "seed: not the SHA-256 of the signature in beacon.txt": "种子：不是 beacon.txt 中签名的 SHA-256",
    "draw.json: no seed is stated": "draw.json：没有写种子",
    "drawn is no list": "drawn 不是列表",
    "drawn has %d objects, the draw gives %d": "drawn 有 %d 个对象，复算是 %d 个",
    "witnesses is no list of names": "witnesses 不是姓名的列表",
    "drawn_at %r is no time with its offset": "drawn_at %r 不是带时区的时间",
    "sealed_at is %r, the manifest says that it was drawn unsealed": "sealed_at 是 %r，而清单写明没有封存",
    "sealed_at %r is no time with its offset": "sealed_at %r 不是带时区的时间",
    "declared %r is no day": "declared %r 不是日期",
    "tool is no text": "tool 不是文字",
    "seed.txt: not the seed of draw.json and one line end": "seed.txt：不是 draw.json 的种子加一个换行",
    "drawn unsealed: nothing shows that the lists were fixed before the seed was known":
        "没有封存：看不出名单在种子产生之前已经定下",
    "the seed is the operating system's: whoever drew could try again until one pleased":
        "种子是操作系统的随机数：是否只抽了一次，外人无从核对",
    "seal %d: whether an earlier seal of this round was voided when its seed could be known stands in the book":
        "第 %d 次封存：本轮以前的封存是否在种子可知以后作废，须看账本",
    "the folder is not named %s, as that of a round's first draw: whether an earlier draw of this round was voided stands in the book":
        "文件夹不叫 %s（本轮第一次抽取的名称）：本轮以前的抽取是否作废，须看账本",
    "no draw.json for this seed: when it was sealed and drawn is not stated":
        "没有这个种子的 draw.json：没有写明何时封存、何时抽取",
    "a day was declared (%s): this is a rehearsal, and its clock says nothing":
        "日期是声明的（%s）：这是演练，时钟说明不了什么",
    "whether %s is the outcome that was published for: %s; compare with the event's own source":
        "%s 是不是“%s”公布的结果，请到事件的发布处核对",
    "when it was sealed and drawn, but by the office's own clock; an outside witness of the seal, if there is one, is in the book":
        "何时封存、何时抽取，只有本局的时钟为凭；有外部见证的，见账本",
    "what beacon.txt is for: the source is no drand round, so it was not looked at":
        "beacon.txt 是做什么用的：种子来源不是信标轮次，没有核对它",
    "teams: objects and tickets repeated; teams only with the office's salt":
        "检查组：复算的是对象和票号，检查组须有本局的盐才能复算",
    "%s: %s, task %s, round %d": "%s：%s，任务 %s，第 %d 轮",
    "texts: all rules hold: %d objects (%d excluded), %d with an owner%s":
        "各文本合乎规则：对象 %d 个（排除 %d 个），有所属主体的 %d 个%s",
    "; inspectors and recusals are not public": "；检查人员和回避名单不公开",
    "; %d inspectors (%d qualified), %d objects with recusals":
        "；检查人员 %d 名（专业人员 %d 名），有回避的对象 %d 个",
    "manifest sha256: %s": "清单的 SHA-256：%s",
    "seal %d, source: %s": "第 %d 次封存（0 为没有封存），种子来源：%s",
    "key: %s": "密钥：%s",
    "draw.json: the same draw": "draw.json：与复算相同",
    "draw.json: not compared": "draw.json：没有核对",
    "seed: %s": "种子来历：%s",
    "seal: %s": "封存：%s",
    "beacon": "信标取种",
    "event": "公开事件取种",
    "unproven": "可复算，种子未经证明",
    "claimed": "仅本局时钟",
    "none": "未封存",
    "%s: not UTF-8 at byte %d": "%s：第 %d 字节起不是 UTF-8",
    "%s line %d: not ascending": "%s 第 %d 行：没有按升序排列",
    "%s line %d: %r repeated": "%s 第 %d 行：%r 重复",
    "source: no round of drand: %r": "种子来源：没有这一轮信标：%r",
    "source: %s is %d/%d": "种子来源：%s 应写作 %d/%d",
    "seed: a seed from %s is 64 lower-case hex digits": "种子：来源为 %s 的种子应为 64 位小写十六进制数",
    "seed: not exactly %d digits": "种子：不是正好 %d 位数字",
    "items: %r is not an id": "事项：%r 不是编号",
    "%s: %r is not <lines> %s <hex>": "%s：%r 不是 <行数> %s <十六进制数>",
    "manifest.txt line %d: character U+0009": "manifest.txt 第 %d 行：字符 U+0009",
    "manifest.txt line %d: unknown key in %r": "manifest.txt 第 %d 行：%r 中的键不认识",
    "%s line %d: a stratum on some lines only": "%s 第 %d 行：有的行有分层，有的行没有",
    "%s line %d: %r is not in population.txt": "%s 第 %d 行：%r 不在 population.txt 中",
    "%s line %d: %r is not cap:<draw>[,<draw>...]": "%s 第 %d 行：%r 不是 cap:<抽取>[,<抽取>...]",
    "%s line %d: draws not ascending": "%s 第 %d 行：抽取编号没有按升序排列",
    "%s line %d: the owner %r has an owner": "%s 第 %d 行：所属主体 %r 自己又有所属主体",
    "excluded.txt: enterprise %r: %r is excluded with %s, %r with %s":
        "excluded.txt：企业 %r 的对象 %r 以 %s 排除，%r 以 %s 排除",
    "nothing": "（没有）",
    "%s line %d: the second cell is not +": "%s 第 %d 行：第二格不是 +",
    "%s line %d: code %r is not in population.txt": "%s 第 %d 行：代码 %r 不在 population.txt 中",
    "%s line %d: certificate %r is not in inspectors.txt": "%s 第 %d 行：执法证号 %r 不在 inspectors.txt 中",
    "%s: N is %d, not %d": "%s：N 写作 %d，应为 %d",
    "%s: %s of %d is %d, not %d": "%s：%s 乘 %d 写作 %d，应为 %d",
    "seed: not UTF-8": "种子：不是 UTF-8",
    "%s is no number": "%s 不是数",
    "a key stands twice": "有的键写了两次",
    "draw.json: not JSON in UTF-8: %s": "draw.json：不是 UTF-8 的 JSON：%s",
    "%s is missing": "缺少 %s",
    "%r is no key of it%s": "不应有键 %r%s",
    ", published": "（公开的）",
    "%s is %r, the texts give %r": "%s 写作 %r，由文本算出的是 %r",
    "drawn %d: no object": "drawn 第 %d 个：不是对象",
    "%s is no object": "%s 不是对象",
    "Unix second %d": "Unix 第 %d 秒",
    "the seed was given by somebody, who could choose it": "种子由人给定，可以挑选",
    "sealed at %s, not before the round was due": "封存于 %s，不早于该轮产生",
    "drawn at %s, before the round was due: that clock was wrong": "抽取于 %s，早于该轮产生：时钟有误",
    "sealed at %s, not before the event's day": "封存于 %s，不早于事件当日",
    "drawn at %s, before the event's day": "抽取于 %s，早于事件当日",
    "whether the event has %d outcomes: the office stated it; count them":
        "事件是否有 %d 种可能：是本局所写，请数一数",
    "shortfall%s: %d": "缺额%s：%d",
    "Repeat a draw of the method %s from its folder.": "从抽取的文件夹复算一次抽取（方法 %s）。",
    "folder of the draw": "抽取的文件夹",
    "the seed, instead of the one stated in draw.json": "种子，不用 draw.json 所写的",
    "print the draw as one JSON document": "输出一份 JSON",
    "language of the words: zh or en": "说中文（zh）还是英文（en）",
    "note: this Python knows Unicode %s; the method asks for 14.0 or later, so texts with newer characters may be judged wrongly":
        "注意：这个 Python 的 Unicode 是 %s；方法要求 14.0 以上，含有更新字符的文本可能判断有误",
    "source: %r is none of os, given, drand quicknet <round>, event <YYYY-MM-DD> <d>/<m> <words>":
        "种子来源：%r 不是 os、given、drand quicknet <轮次>、event <年-月-日> <d>/<m> <说明> 中的一种",
    "seed: %s is no outcome of %s": "种子：%s 不可能是%s的结果",
    "seed: %s is no throw of dice with six faces": "种子：%s 不可能是六面骰子的点数",
    "manifest.txt line %d: %r is not the key expected here": "manifest.txt 第 %d 行：这里不应是 %r",
    "%s line %d: %r is not the id of a draw": "%s 第 %d 行：%r 不是抽取编号",
    "take %s": "take %s",
    "drawn %d: %s is %r, the draw gives %r": "drawn 第 %d 个：%s 写作 %r，复算是 %r",
    "drawn %d: %r is %r, which cannot stand there": "drawn 第 %d 个：不应有 %r：%r",
    "the event has %d outcomes, fewer than %d: so few can all be tried beforehand":
        "事件有 %d 种可能，少于 %d 种：这样少，事先可以逐一试过",
    "the seed is the SHA-256 of the signature of round %d of drand quicknet, and the signature is the network's; the record says sealed at %s, the round was due at %s":
        "种子是 drand quicknet 第 %d 轮签名的 SHA-256，签名确是信标网络的；记录写明封存于 %s，该轮应于 %s 产生",
    "the seed is one of %d outcomes of an event of %s; the record says sealed at %s, drawn at %s":
        "种子是 %d 种可能中的一种，事件在 %s；记录写明封存于 %s，抽取于 %s",
    "visit %d": "第 %d 户",
    "%d of %d recused": "回避 %d / %d 人",
    "refused %s": "不予受理 %s",
    "differs: %s": "不符：%s",
    "cannot read: %s": "读不出：%s",
    "%s line %d": "%s 第 %d 行",
    "manifest.txt line %d (%s)": "manifest.txt 第 %d 行（%s）",
    "%r (%d left of whom %d qualified, recused: %s)": "%r（剩 %d 人，其中专业人员 %d 人，回避：%s）",
}


# ---------------------------------------------------------------- the command

def visible(text):
    return "".join(c if c.isprintable() else "\\u{%x}" % ord(c) for c in text)


def print_readable(case, document, stands, compared):
    manifest = case.manifest
    print(say("%s: %s, task %s, round %d", METHOD, visible(manifest.bureau), manifest.task, manifest.round))
    print(say("texts: all rules hold: %d objects (%d excluded), %d with an owner%s", len(case.codes), len(case.excluded), len(case.owners), say("; inspectors and recusals are not public") if case.public
        else say("; %d inspectors (%d qualified), %d objects with recusals", len(case.certs), sum(case.is_qualified), len(case.recused))))
    print(say("manifest sha256: %s", document["manifest_sha256"]))
    print(say("seal %d, source: %s", manifest.seal, visible(manifest.source.text)))
    print(say("key: %s", document["key"]))
    for row in document["drawn"]:
        cells = [str(row["order"]), row["ticket"], visible(row["code"]), visible(row["stratum"]) or "-"]
        if not case.public:
            cells += [say("visit %d", row["visit"]), " ".join(visible(cert) for cert in row["team"]),
                      say("%d of %d recused", row["recused"], len(case.certs))]
        print("\t".join(cells))
    for stratum, missing in document["shortfalls"].items():
        print(say("shortfall%s: %d", " " + visible(stratum) if stratum else "", missing))
    print(say("draw.json: the same draw") if compared else say("draw.json: not compared"))
    print(say("seed: %s", say(stands["seed"])))
    for reason in stands["why"]:
        print("  " + visible(reason))
    print(say("seal: %s", say(stands["seal"])))
    print(say("not shown by the folder:"))
    for limit in stands["limits"]:
        print("  " + visible(limit))


def read_texts(folder):
    """The texts of a folder; without any of the hidden ones it is a published folder."""
    def there(name):
        return os.path.exists(os.path.join(folder, name))

    names = ("manifest.txt",) + PUBLIC_LISTS
    if any(map(there, HIDDEN)):
        names += HIDDEN
    if there("beacon.txt"):
        names += ("beacon.txt",)
    texts = {}
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            texts[name] = file.read()
    return texts


def repeat(folder, typed):
    """The case, its draw, draw.json where it states the seed, and the seed. `typed` is the seed of the command line."""
    case = Case(read_texts(folder))
    record, seed_file = (os.path.join(folder, name) for name in ("draw.json", "seed.txt"))
    stated = read_record(record) if typed is None or os.path.exists(record) else None
    seed = stated["seed"] if typed is None else typed
    document = draw(case, seed)
    if stated is None or stated["seed"] != seed:
        return case, document, None, seed
    compare(stated, case, seed, document)
    if case.public and (typed is None or os.path.exists(seed_file)):
        read_public_seed(seed_file, seed)
    return case, document, stated, seed


def main(arguments=None):
    for out in (sys.stdout, sys.stderr):
        if hasattr(out, "reconfigure"):
            out.reconfigure(encoding="utf-8", errors="backslashreplace")
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--lang", choices=("zh", "en"))
    global LANGUAGE
    LANGUAGE = first.parse_known_args(arguments)[0].lang or language_of_system()
    parser = argparse.ArgumentParser(description=say("Repeat a draw of the method %s from its folder.", METHOD))
    parser.add_argument("folder", help=say("folder of the draw"))
    parser.add_argument("--seed", help=say("the seed, instead of the one stated in draw.json"))
    parser.add_argument("--json", action="store_true", help=say("print the draw as one JSON document"))
    parser.add_argument("--lang", choices=("zh", "en"), help=say("language of the words: zh or en"))
    options = parser.parse_args(arguments)
    if tuple(map(int, unicodedata.unidata_version.split("."))) < (14,):
        print(say("note: this Python knows Unicode %s; the method asks for 14.0 or later, so texts with newer characters may "
              "be judged wrongly", unicodedata.unidata_version), file=sys.stderr)
    try:
        case, document, stated, seed = repeat(options.folder, options.seed)
    except Refused as refusal:
        print(say("refused %s", refusal), file=sys.stderr)
        return 3
    except Differs as difference:
        print(say("differs: %s", difference), file=sys.stderr)
        return 1
    except OSError as trouble:
        print(say("cannot read: %s", trouble), file=sys.stderr)
        return 4
    stands = standing(case, seed, stated, os.path.basename(os.path.abspath(options.folder)))
    if options.json:
        document["standing"] = stands
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print_readable(case, document, stands, compared=stated is not None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
