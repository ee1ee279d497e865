import fc from "fast-check";
import { expect, it } from "vitest";
import { openShop } from "../contract/shop";
import { clientOf, newKey } from "../contract/target";
import { operations } from "../operations";
import { startLocalStripe } from "../server";
import { arbitraryParams } from "../testing/arbitrary-params";
import { oneOfEach } from "../testing/one-of-each";
import { toForm } from "../testing/to-form";

const runs = Number(process.env.FUZZ_RUNS ?? 400);
const operation = (index: number) => operations[index % operations.length] ?? operations[0];

/** Any call of any operation ends in an answer that fits its schema, or in a refusal: never in a failure of our own. */
it("answers or refuses whatever it is asked", { timeout: 120_000 }, async () => {
  const server = await startLocalStripe({ port: 0 });
  const key = newKey();
  const target = { stripe: clientOf(server, key), isReal: false, close: server.close };
  await openShop(target);
  const known = await oneOfEach(target.stripe);

  let taken = 0;
  const call = fc
    .nat({ max: operations.length - 1 })
    .chain((index) => fc.tuple(fc.constant(index), arbitraryParams(operation(index)?.params ?? "", known), fc.nat()));
  await fc.assert(
    fc.asyncProperty(call, async ([index, params, choice]) => {
      const [method = "", template = ""] = operation(index)?.route.split(" ") ?? [];
      const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
        const ids = known(name === "id" ? (template.split("/")[2] ?? "").replace(/s$/, "") : name);
        return ids[choice % Math.max(1, ids.length)] ?? "none";
      });
      const form = toForm(params as object);
      const isPost = method === "POST";
      const answer = await fetch(`${server.url}${path}${isPost ? "" : `?${form}`}`, {
        method,
        headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/x-www-form-urlencoded" },
        ...(isPost && { body: form.toString() }),
      });
      const text = await answer.text();
      taken += Number(answer.status === 200);
      if (answer.status !== 501) expect(answer.status, `${method} ${path} ${form}: ${text}`).toBeLessThan(500);
    }),
    { numRuns: runs, seed: process.env.FUZZ_RUNS ? undefined : 1 },
  );
  expect(taken, "too few calls were taken to say anything").toBeGreaterThan(runs / 10);
  await server.close();
});
