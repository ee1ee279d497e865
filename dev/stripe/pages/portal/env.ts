import type { Act } from "../../core/act";
import type { PortalView } from "./view";

/** What every portal route finds prepared: the visit as a view, and an act for what the visitor does. */
export type PortalEnv = { Variables: { view: PortalView; act: Act } };
