import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * Puts a wire between the app and its database that can be held: what is sent waits then, as it does for a server that is paused.
 * To be called before the app connects.
 */
export async function holdableDatabase() {
  const database = new URL(process.env.DATABASE_URL ?? "");
  const ends: Socket[] = [];
  let isHeld = false;
  const wire = createServer((near) => {
    const far = connect(Number(database.port), database.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on("error", () => {}); // the other side hung up
    ends.push(near, far);
    if (isHeld) far.pause();
  });
  await new Promise<void>((ready) => wire.listen(0, "127.0.0.1", ready));
  const { port } = wire.address() as AddressInfo;
  process.env.DATABASE_URL = Object.assign(new URL(database), { hostname: "127.0.0.1", port: String(port) }).href;
  return {
    hold: () => {
      isHeld = true;
      for (const end of ends) end.pause();
    },
    release: () => {
      isHeld = false;
      for (const end of ends) end.resume();
    },
    close: () => {
      for (const end of ends) end.destroy();
      wire.close();
    },
  };
}
