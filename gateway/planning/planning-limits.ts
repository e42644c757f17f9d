export interface PlanningLimits {
  /** Milliseconds for one planning, or one validation. */
  readonly timeoutMs: number;
  /** Plannings and validations that wait for the thread. */
  readonly maxQueue: number;
}

/** The table in the gateway's README gives the reasons. */
export const DEFAULT_PLANNING_LIMITS: PlanningLimits = Object.freeze({ timeoutMs: 3_000, maxQueue: 500 });
