"use strict";
/* SHA-256, written out so that it can be read: a page opened from a disk is no place where a browser must offer its own.
   Given to the other scripts as window.ChouchaDigest. */
(function () {
  // ---------------------------------------------------------------- SHA-256 (FIPS 180-4)
  // The constants are the first 32 bits of the fractions of cube roots (K) and square roots (START) of the primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) >>> 0;
  const K = Uint32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const START = Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));

  class Sha256 {
    constructor() {
      Object.assign(this, { state: START.slice(), block: new Uint8Array(64), words: new Uint32Array(64), length: 0 });
    }

    /** Takes in more bytes. */
    update(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        this.block[this.length++ % 64] = bytes[i];
        if (this.length % 64 === 0) this.compress();
      }
      return this;
    }

    compress() {
      const w = this.words, b = this.block;
      const turn = (x, n) => (x >>> n) | (x << (32 - n));
      for (let i = 0; i < 16; i++) w[i] = (b[4 * i] << 24) | (b[4 * i + 1] << 16) | (b[4 * i + 2] << 8) | b[4 * i + 3];
      for (let i = 16; i < 64; i++) {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      let [a, bb, c, d, e, f, g, h] = this.state;
      for (let i = 0; i < 64; i++) {
        const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & bb) ^ (a & c) ^ (bb & c))) | 0;
        h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = bb; bb = a; a = (t1 + t2) | 0;
      }
      [a, bb, c, d, e, f, g, h].forEach((x, i) => { this.state[i] += x; });
    }

    /** The digest, 32 bytes: after a byte 80, zeros, and the length in bits. */
    digest() {
      const padding = new Uint8Array((this.length % 64 < 56 ? 64 : 128) - (this.length % 64));
      padding[0] = 0x80;
      new DataView(padding.buffer).setBigUint64(padding.length - 8, BigInt(this.length) * 8n);
      this.update(padding);
      const out = new DataView(new ArrayBuffer(32));
      this.state.forEach((word, i) => out.setUint32(4 * i, word));
      return new Uint8Array(out.buffer);
    }
  }

  const utf8 = (text) => new TextEncoder().encode(text);
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  const fromHex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));

  /** The digest of some bytes, 32 bytes. */
  const sha256 = (bytes) => new Sha256().update(bytes).digest();

  window.ChouchaDigest = { Sha256, sha256, utf8, hex, fromHex };
})();
