import getPort, { portNumbers } from "get-port";

/** A free port: the one of the address used before, else the preferred one, else the next free one above it. */
export async function choosePort(preferred: number, before?: string): Promise<number> {
  const remembered = before ? Number(URL.canParse(before) ? new URL(before).port : 0) : 0;
  const candidates = [...(remembered ? [remembered] : []), ...portNumbers(preferred, preferred + 99)];
  return getPort({ port: candidates, reserve: true });
}
