import type { Place } from "../stage/form";
import { at, report } from "../stage/harness";
import { pagesASecond } from "../stage/pages-a-second";

const readers = 8;

/** How many account pages with their history are made in a second, beside a page of Next's that reads one row. */
export async function accountPage(ours: Place, bare: Place): Promise<void> {
  const rates: { ours: number; bare: number }[] = [];
  for (let round = -1; round < 3; round++) {
    const rate = { ours: await pagesASecond(ours, readers), bare: await pagesASecond(bare, readers) };
    if (round >= 0) rates.push(rate); // before that they warm up
  }
  const ratio = at(
    0.5,
    rates.map((rate) => (100 * rate.ours) / rate.bare),
  );
  report(
    "account pages a second",
    {
      ours: at(
        0.5,
        rates.map((rate) => rate.ours),
      ),
      bare: at(
        0.5,
        rates.map((rate) => rate.bare),
      ),
      ratio: ratio / 100,
    },
    "ratio 0.75",
  );
}
