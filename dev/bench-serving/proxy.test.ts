import { EventEmitter, once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type InstanceProxy, startProxy } from "./proxy";

const open: (Server | InstanceProxy)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function instance(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(server);
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function proxyTo(...instances: string[]): Promise<InstanceProxy> {
  const proxy = await startProxy();
  open.push(proxy);
  for (const url of instances) proxy.add(url);
  return proxy;
}

const named =
  (name: string): RequestListener =>
  (_, answer) =>
    answer.end(name);
const ask = async (proxy: InstanceProxy) => (await fetch(proxy.url)).text();

it("takes turns, and leaves out whoever refuses", async () => {
  const [one, two] = [await instance(named("one")), await instance(named("two"))];
  const proxy = await proxyTo(one.url, two.url);
  expect([await ask(proxy), await ask(proxy), await ask(proxy)]).toEqual(["one", "two", "one"]);
  await new Promise((done) => two.server.close(done));
  expect([await ask(proxy), await ask(proxy), await ask(proxy)]).toEqual(["one", "one", "one"]);
});

it("is a 502 when a connection breaks: the request may have been read", async () => {
  const proxy = await proxyTo(
    (await instance((asked) => asked.socket.destroy())).url,
    (await instance(named("two"))).url,
  );
  expect((await fetch(proxy.url, { method: "POST", body: "once" })).status).toBe(502);
});

it("waits for what was sent before an instance is drained", async () => {
  const waiting: (() => void)[] = [];
  const arrived = new EventEmitter();
  const { url } = await instance((_, answer) => {
    waiting.push(() => answer.end("late"));
    arrived.emit("request");
  });
  const proxy = await proxyTo(url);
  const arrival = once(arrived, "request");
  const asked = ask(proxy);
  await arrival;
  let isDrained = false;
  const draining = proxy.drain(url).then(() => (isDrained = true));
  expect((await fetch(proxy.url)).status).toBe(502); // there is nobody else
  expect(isDrained).toBe(false);
  for (const finish of waiting) finish();
  expect(await asked).toBe("late");
  await draining;
});
