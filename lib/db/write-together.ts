type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Makes one write of many that are asked for at once: what comes while one is under way goes together in the next. Nobody
 * waits for company, and each is told when its own was written, or why not.
 * @param write writes them all or none, and answers for each in their order
 * @param mayBeOfOne whether such a failure may be the fault of one of them: then each is tried alone
 */
export function writeTogether<Item, Result>(
  write: (items: Item[]) => Promise<Result[]>,
  { most, mayBeOfOne }: { most: number; mayBeOfOne: (error: unknown) => boolean },
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isWriting = false;

  async function settle(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await write(group.map(({ item }) => item));
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (group.length > 1 && mayBeOfOne(error)) for (const one of group) await settle([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  async function work(): Promise<void> {
    isWriting = true;
    while (waiting.length) await settle(waiting.splice(0, most));
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void work();
    });
}
