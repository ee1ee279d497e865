import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freeRenders } from "./free-renders";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const { abort } = AbortController.prototype;
beforeEach(freeRenders);
afterEach(() => {
  AbortController.prototype.abort = abort;
});

const requests = new AsyncLocalStorage<object>();

/** A render as React and Next end it: in an Immediate of its request, by aborting with an error that nobody reads. */
const render = (request: object, end: (controller: AbortController) => void) =>
  new Promise<AbortController>((done) =>
    requests.run(request, () =>
      setImmediate(() => {
        const controller = new AbortController();
        end(controller);
        done(controller);
      }),
    ),
  );

it.each([
  ["with React's reason", (controller: AbortController) => controller.abort(new Error("This render completed"))],
  ["without a reason", (controller: AbortController) => controller.abort()],
])("lets go of the other requests when one render is kept, aborted %s", async (_, end) => {
  const seen: WeakRef<object>[] = [];
  const renders = Array.from({ length: 100 }, () => {
    const request = { body: "x".repeat(100) };
    seen.push(new WeakRef(request));
    return render(request, end);
  });
  const [kept] = await Promise.all(renders);
  renders.length = 0;
  await turn();
  collectGarbage();
  expect(seen.filter((request) => request.deref()).length).toBeLessThan(5);
  expect(kept?.signal.aborted).toBe(true);
});

it("leaves the reason as it was given", () => {
  const controller = new AbortController();
  const reason = new Error("given");
  controller.abort(reason);
  expect(controller.signal.reason).toBe(reason);
  expect(reason.stack).toContain("free-renders.test");
});
