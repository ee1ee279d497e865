import { describe, expect, it } from "vitest";
import { inBackground } from "./background";
import { stripe } from "./client";
import { takeTurn } from "./take-turn";

/** Begins that many, four at a time as a worker's jobs are, and tells when each began. */
async function inLanes(count: number, begin: () => Promise<unknown>): Promise<number[]> {
  const begun: number[] = [];
  const lane = async () => {
    for (let at = 0; at < count / 4; at++) {
      await begin();
      begun.push(Date.now());
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return begun.sort((a, b) => a - b);
}
const read = () => stripe().products.list({ limit: 1 });

describe("takeTurn", () => {
  it("keeps each read a second behind the one twenty before it", async () => {
    const start = Date.now();
    const begun = await inLanes(44, takeTurn);
    expect(begun).toHaveLength(44);
    expect(Number(begun[20]) - start).toBeGreaterThanOrEqual(990); // two clocks: the database's and this one
    expect(Number(begun[40]) - start).toBeGreaterThanOrEqual(1_990);
  });

  it("is asked by what runs in the background, and never by what a person waits for", async () => {
    const start = Date.now();
    const backlog = inBackground(() => inLanes(60, read));
    await inLanes(4, read);
    const person = Date.now() - start;
    const last = Number((await backlog).at(-1)) - start;
    expect(last).toBeGreaterThanOrEqual(1_990);
    expect(person).toBeLessThan(last);
  });
});
