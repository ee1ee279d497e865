import { join } from "node:path";
import { removeHome } from "../postgres/home";
import { onStopSignal } from "../processes";
import { stopStack } from "../stack";
import type { Stage } from "./harness";
import { startStage } from "./stage";

/** Measures on a stage of its own, takes it down however that ends or is stopped, and ends this process. */
export async function onStage(dir: string, measure: (stage: Stage) => Promise<void>): Promise<never> {
  let code = 0;
  const end = async () => {
    await stopStack(dir);
    removeHome(join(dir, "postgres"));
    process.exit(code);
  };
  onStopSignal(() => void end());
  try {
    await measure(await startStage(dir));
  } catch (error) {
    console.error(error);
    code = 1;
  }
  return end();
}
