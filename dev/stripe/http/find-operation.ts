import { type Operation, operations } from "../operations";

export type FoundOperation = { operation: Operation; path: Record<string, string> };

const patterns = operations.map((operation) => {
  const [method = "", path = ""] = operation.route.split(" ");
  return { operation, method, pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
});

/** The operation a request means, and the parts of its path. Fixed paths stand before those with a part that varies. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  for (const candidate of patterns) {
    const match = candidate.method === method ? candidate.pattern.exec(path) : null;
    if (match) return { operation: candidate.operation, path: decode(match.groups ?? {}) };
  }
  return undefined;
}

const decode = (groups: Record<string, string>) =>
  Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
