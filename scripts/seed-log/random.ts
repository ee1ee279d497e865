/** Chance that is the same for the same seed. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 32 bits (mulberry32). */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  share = () => this.bits() / 2 ** 32;
  below = (limit: number) => Math.floor(this.share() * limit);
  pick = <T>(from: readonly T[]): T => from[this.below(from.length)] as T;

  /** One of the words, each as often as its weight says. */
  weighed<T>(weights: readonly (readonly [T, number])[]): T {
    let left = this.share() * weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [word, weight] of weights) {
      left -= weight;
      if (left < 0) return word;
    }
    return (weights[0] as readonly [T, number])[0];
  }

  hex = (bits = this.bits()) => bits.toString(16).padStart(8, "0");

  /** Letters and digits, as in the ids of Stripe. */
  id = (prefix: string) => `${prefix}seed${this.hex()}${this.hex()}`;

  /** A UUIDv7 of that moment; without one, a UUIDv4. */
  uuid(at?: number): string {
    const [one, two, three] = [this.hex(), this.hex(), this.hex()];
    const time = at === undefined ? `${this.hex()}${three.slice(4)}` : at.toString(16).padStart(12, "0");
    const version = at === undefined ? "4" : "7";
    return `${time.slice(0, 8)}-${time.slice(8)}-${version}${one.slice(1, 4)}-a${one.slice(5)}-${two}${three.slice(0, 4)}`;
  }
}
