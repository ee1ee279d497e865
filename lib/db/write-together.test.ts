import { describe, expect, it } from "vitest";
import { writeTogether } from "./write-together";

/** Writes that end when the test says so. */
function controlled() {
  const writes: { items: string[]; end: () => void; fail: (error: Error) => void }[] = [];
  const write = (items: string[]) =>
    new Promise<string[]>((resolve, reject) => {
      writes.push({ items, end: () => resolve(items.map((item) => `${item} written`)), fail: reject });
    });
  return { writes, write };
}
const bad = new Error("a bad value");
const mayBeOfOne = (error: unknown) => error === bad;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("writeTogether", () => {
  it("writes at once what comes alone, and together what comes meanwhile, so many at most", async () => {
    const { writes, write } = controlled();
    const put = writeTogether(write, { most: 2, mayBeOfOne });
    const answers = ["a", "b", "c", "d"].map(put);
    expect(writes.map(({ items }) => items)).toEqual([["a"]]);
    for (let turn = 0; turn < 3; turn++) {
      writes[turn]?.end();
      await settled();
    }
    expect(writes.map(({ items }) => items)).toEqual([["a"], ["b", "c"], ["d"]]);
    expect(await Promise.all(answers)).toEqual(["a written", "b written", "c written", "d written"]);
    const later = put("e");
    writes[3]?.end();
    expect(await later).toBe("e written");
  });

  it("tries each alone where one of them may be bad, and fails that one", async () => {
    const write = async (items: string[]) => {
      if (items.includes("bad")) throw bad;
      return items;
    };
    const put = writeTogether(write, { most: 10, mayBeOfOne });
    const answers = await Promise.allSettled(["a", "b", "bad", "c"].map(put));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  });

  it("fails all of a write whose failure is nobody's, and goes on", async () => {
    const { writes, write } = controlled();
    const put = writeTogether(write, { most: 10, mayBeOfOne });
    const answers = Promise.allSettled(["a", "b", "c"].map(put));
    writes[0]?.end();
    await settled();
    writes[1]?.fail(new Error("the connection is gone"));
    expect((await answers).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(writes).toHaveLength(2);
    const later = put("d");
    writes[2]?.end();
    expect(await later).toBe("d written");
  });
});
