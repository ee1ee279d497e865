"use client";

import { createContext } from "react";

/** Whether the form around is done and the browser is on its way to another site: its button stays pending until then. */
export const LeavingContext = createContext(false);
