"use client";

import { type MouseEvent, type ReactNode, use } from "react";
import { useFormStatus } from "react-dom";
import { LeavingContext } from "./leaving-context";

type Props = {
  children: ReactNode;
  /** What the button says while it works: "Opening the portal…" */
  pendingLabel: string;
  /** It may reach over what stands beside the button, and keeps no room there before. */
  isPendingBeside?: boolean;
  look?: "primary" | "secondary" | "link" | "nav";
  className?: string;
  name?: string;
  value?: string;
};

const looks = { primary: "button button-primary", secondary: "button", link: "link", nav: "nav-item" };

/** The submit button of every form. Both labels lie in one cell, so that its width stays when it changes to the other. */
export function SubmitButton(props: Props) {
  const { children, pendingLabel, isPendingBeside = false, look = "primary", className = "", name, value } = props;
  const isLeaving = use(LeavingContext);
  const isPending = useFormStatus().pending || isLeaving;
  // not `disabled`: that would throw the focus away in the middle of what the person is doing
  const refuseSecondClick = (event: MouseEvent) => isPending && event.preventDefault();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={isPending}
      onClick={refuseSecondClick}
      className={`${looks[look]} ${className}`}
    >
      <span className={`grid ${look === "link" ? "" : "place-items-center"} ${isPendingBeside ? "relative" : ""}`}>
        <span className={`col-start-1 row-start-1 ${isPending ? "invisible" : ""}`}>{children}</span>
        <span
          className={`col-start-1 row-start-1 ${isPending ? "" : "invisible"} ${isPendingBeside ? "absolute whitespace-nowrap" : ""}`}
        >
          {pendingLabel}
        </span>
      </span>
    </button>
  );
}
