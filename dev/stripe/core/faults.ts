/** A failure asked for through the control API: the next `times` calls of an operation meet it. */
export type Fault = {
  /** Method and path, e.g. `POST /v1/billing_portal/sessions`; `{…}` stands for any one part. */
  operation: string;
  times: number;
  status?: number;
  code?: string;
  message?: string;
  /** Answer with this text, whatever it is, instead of an error of Stripe's. */
  body?: string;
  delayMs?: number;
  /** Begin an answer and never come to its end, a byte at a time. */
  drip?: boolean;
  /** Never answer. */
  hang?: boolean;
  /** Close the connection without an answer. */
  reset?: boolean;
  /** Do the work first: the caller cannot know that it was done. */
  afterCommit?: boolean;
};

/** The fault this call meets, used up by one. */
export function takeFault(faults: Fault[], method: string, path: string): Fault | undefined {
  const index = faults.findIndex((fault) => matches(fault.operation, method, path));
  const fault = faults[index];
  if (fault && --fault.times <= 0) faults.splice(index, 1);
  return fault;
}

function matches(operation: string, method: string, path: string): boolean {
  const [wantedMethod, wantedPath = "/"] = operation.split(" ");
  if (wantedMethod !== "*" && wantedMethod !== method) return false;
  if (wantedPath === "*") return true;
  const wanted = wantedPath.split("/");
  const actual = path.split("/");
  return (
    wanted.length === actual.length && wanted.every((part, index) => part.startsWith("{") || part === actual[index])
  );
}
