"use strict";
/* The public beacon, drand's network quicknet: is a signature the network's signature of a round? Rule 17 of the method.

   The network's nodes together sign the number of every round, every three seconds. The seed of a round is the SHA-256 of
   its signature. A signature is a point of the curve y² = x³ + 4 (BLS12-381), and whether it is the network's is an
   equation of two pairings, which anybody can calculate who has the network's public key. Nothing here is secret, so the
   plain way is taken, with whole numbers of any size. The functions are given to the page as window.ChouchaBeacon. */
(function () {
  const { sha256, utf8, hex, fromHex } = window.ChouchaDigest;
  const P = 0x1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaabn; // numbers are modulo P
  const R = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n; // the order of the group
  const X = 0xd201000000010000n; // minus the curve's parameter
  const GENESIS = 1692803367, PERIOD = 3, LAST_ROUND = 2 ** 53;
  const TAG = utf8("BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_");
  // Points of G2: [x, y], each a number c0 + c1·u with u² = −1. The public key's x is c1 ‖ c0 of the key as it is published.
  const KEY = [[0x0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45an,
    0x03cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451n],
  [0x0e5db2b6bfbb01c867749cadffca88b36c24f3012ba09fc4d3022c5c37dce0f977d3adb5d183c7477c442b1f04515273n,
    0x01a714f2edb74119a2f2b0d5a7c75ba902d163700a61bc224ededd8e63aef7be1aaf8e93d7a9718b047ccddb3eb5d68bn]];
  const GENERATOR = [[0x024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8n,
    0x13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7en],
  [0x0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801n,
    0x0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79ben]];
  // The curve y² = x³ + A·x + B on to which RFC 9380 (8.8.1) hashes, and x of one point of the kernel of its isogeny to G1's curve.
  const A = 0x144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98936f8da0e0f97f5cf428082d584c1dn;
  const B = 0x12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef55a23215a316ceaa5d1cc48e98e172be0n;
  const KERNEL = 0x1665a9c648e78314490a94f654d9b1039ab85847223bfaed9aa54f0f07736d122d1ceca1ac0e9123e753fde16e97c3d7n;

  // ---------------------------------------------------------------- numbers modulo P
  const mod = (a) => { const r = a % P; return r < 0n ? r + P : r; };
  function power(a, n) {
    let r = 1n;
    for (const bit of n.toString(2)) { r = (r * r) % P; if (bit === "1") r = (r * a) % P; }
    return r;
  }
  /** 1/a, by Euclid's algorithm. */
  function inverse(a) {
    let [r, s, x, y] = [P, mod(a), 0n, 1n];
    while (s) { const q = r / s; [r, s] = [s, r - q * s]; [x, y] = [y, x - q * y]; }
    return mod(x);
  }
  const root = (a) => power(a, (P + 1n) / 4n); // a square root, if there is one
  const cube = (x) => x * x * x;
  const number = (bytes) => BigInt("0x" + hex(bytes));

  // ---------------------------------------------------------------- points of G1's curve; null is the point at infinity
  function add(p, q) {
    if (!p || !q) return p || q;
    if (p[0] === q[0] && mod(p[1] + q[1]) === 0n) return null;
    const slope = p[0] === q[0] ? 3n * p[0] * p[0] * inverse(2n * p[1]) : (q[1] - p[1]) * inverse(q[0] - p[0]);
    const m = mod(slope), x = mod(m * m - p[0] - q[0]);
    return [x, mod(m * (p[0] - x) - p[1])];
  }
  function times(n, p) {
    let sum = null;
    for (const bit of n.toString(2)) { sum = add(sum, sum); if (bit === "1") sum = add(sum, p); }
    return sum;
  }

  /** The point that a signature is, or null: 48 bytes, the only spelling of a point on the curve, in the group of order R.
      Without the last, a genuine signature plus a point of small order would hold too, and give the round another seed. */
  function point(signature) {
    if (signature.length !== 48 || (signature[0] & 0xc0) !== 0x80) return null; // compressed, and not infinity
    const x = number(signature) & ((1n << 381n) - 1n);
    const square = mod(cube(x) + 4n), y = root(square);
    if (x >= P || mod(y * y) !== square) return null;
    const p = [x, (y > P - y) === Boolean(signature[0] & 0x20) ? y : P - y];
    return times(R, p) === null ? p : null;
  }

  // ---------------------------------------------------------------- a round's number as a point (RFC 9380)
  /** One number on to the curve of A and B (simplified SWU, Z = 11), and on to G1's curve by Vélu's formulas. */
  function toCurve(u) {
    const t = mod(11n * u * u), d = mod(t * t + t);
    let x = d === 0n ? mod(B * inverse(11n * A)) : mod(-B * inverse(A) * (1n + inverse(d)));
    const right = () => mod(cube(x) + A * x + B);
    if (power(right(), (P - 1n) / 2n) === P - 1n) x = mod(t * x);
    let y = root(right());
    if (y % 2n !== u % 2n) y = P - y;
    let k = KERNEL, sx = x, sy = 1n;
    for (let i = 0; i < 5; i++) { // the kernel's points, up to their sign
      const v = inverse(x - k), a = mod(2n * (3n * k * k + A)), w = mod(4n * (cube(k) + A * k + B));
      sx += a * v + w * v * v;
      sy -= a * v * v + 2n * w * cube(v);
      k = mod(((k * k - A) ** 2n - 8n * B * k) * inverse(w)); // x of twice the point
    }
    return [mod(sx * inverse(121n)), mod(y * sy * inverse(1331n))];
  }

  function hashToCurve(message) {
    const join = (...parts) => Uint8Array.from(parts.flatMap((part) => Array.from(part)));
    const tag = join(TAG, [TAG.length]);
    const first = sha256(join(new Uint8Array(64), message, [0, 128, 0], tag));
    const blocks = [sha256(join(first, [1], tag))];
    for (let i = 2; i <= 4; i++) blocks.push(sha256(join(first.map((byte, k) => byte ^ blocks[i - 2][k]), [i], tag)));
    const u = [0, 2].map((i) => number(join(blocks[i], blocks[i + 1])) % P);
    return times(1n + X, add(toCurve(u[0]), toCurve(u[1])));
  }

  // ---------------------------------------------------------------- the pairing
  /** Numbers with 12 coefficients, modulo w¹² − 2w⁶ + 2, where u = w⁶ − 1. A product is one product of long numbers. */
  const WIDTH = 8n * 104n;
  const long = (a) => a.reduceRight((sum, c) => (sum << WIDTH) + c, 0n);
  function product(a, b) {
    const n = a === b ? long(a) ** 2n : long(a) * long(b);
    const c = Array.from({ length: 23 }, (_, i) => BigInt.asUintN(Number(WIDTH), n >> (WIDTH * BigInt(i))));
    for (let i = 22; i > 11; i--) { c[i - 6] += 2n * c[i]; c[i - 12] -= 2n * c[i]; }
    return c.slice(0, 12).map(mod);
  }
  const ONE = [1n, ...Array(11).fill(0n)];

  // Numbers c0 + c1·u.
  const mul2 = (a, b) => [mod(a[0] * b[0] - a[1] * b[1]), mod(a[0] * b[1] + a[1] * b[0])];
  const sub2 = (a, b) => [mod(a[0] - b[0]), mod(a[1] - b[1])];
  const inverse2 = (a) => { const n = inverse(a[0] * a[0] + a[1] * a[1]); return [mod(a[0] * n), mod(-a[1] * n)]; };
  const tangent = (t) => mul2(mul2([3n, 0n], mul2(t[0], t[0])), inverse2(mul2([2n, 0n], t[1])));
  const chord = (t, q) => mul2(sub2(q[1], t[1]), inverse2(sub2(q[0], t[0])));

  /** t + q, where `m` is the slope of the line through them, and that line's value at the point p of G1. */
  function step(t, q, m, p) {
    const c = sub2(mul2(m, t[0]), t[1]), d = mul2(m, [mod(-p[0]), 0n]);
    const line = [mod(c[0] - c[1]), 0n, mod(d[0] - d[1]), p[1], 0n, 0n, c[1], 0n, d[1], 0n, 0n, 0n];
    const x = sub2(sub2(mul2(m, m), t[0]), q[0]);
    return [[x, sub2(mul2(m, sub2(t[0], x)), t[1])], line];
  }

  /** Whether the product of e(p, q) over the pairs is 1 (ate pairing). `rest` gives the browser its turn. */
  async function cancel(pairs, rest) {
    let f = ONE, value = ONE, line;
    const sums = pairs.map(([, q]) => q);
    for (const bit of X.toString(2).slice(1)) {
      f = product(f, f);
      for (const [i, [p, q]] of pairs.entries()) {
        [sums[i], line] = step(sums[i], sums[i], tangent(sums[i]), p);
        f = product(f, line);
        if (bit === "0") continue;
        [sums[i], line] = step(sums[i], q, chord(sums[i], q), p);
        f = product(f, line);
      }
    }
    for (const [i, bit] of Array.from(((P ** 12n - 1n) / R).toString(2)).entries()) {
      value = product(value, value);
      if (bit === "1") value = product(value, f);
      if (i % 256 === 255) await rest();
    }
    return value.every((c, i) => c === ONE[i]);
  }

  // ---------------------------------------------------------------- rounds
  const isRound = (round) => Number.isSafeInteger(round - 1) && round >= 1 && round <= LAST_ROUND;

  /** When a round is due, in Unix seconds; and the first round due at a moment or after it. */
  const due = (round) => BigInt(GENESIS) + BigInt(PERIOD) * (BigInt(round) - 1n);
  const firstRoundAt = (unix) => Math.max(0, Math.ceil((unix - GENESIS) / PERIOD)) + 1;

  /** The seed of a round, 64 hex digits, or null when the signature (bytes) is not the network's for it. */
  async function verify(round, signature, rest) {
    const s = isRound(round) ? point(signature) : null;
    if (s === null) return null;
    await rest();
    const message = hashToCurve(sha256(fromHex(BigInt(round).toString(16).padStart(16, "0"))));
    await rest();
    return (await cancel([[[s[0], P - s[1]], GENERATOR], [message, KEY]], rest)) ? hex(sha256(signature)) : null;
  }

  /** beacon.txt, one line `drand quicknet <round> <96 hex digits>`: {round, signature}, or null. */
  function readText(text) {
    const parts = /^drand quicknet ([1-9][0-9]{0,15}) ([0-9a-f]{96})\n$/.exec(text);
    if (!parts || BigInt(parts[1]) > BigInt(LAST_ROUND)) return null;
    return { round: Number(parts[1]), signature: fromHex(parts[2]) };
  }

  window.ChouchaBeacon = { verify, due, firstRoundAt, readText };
})();
