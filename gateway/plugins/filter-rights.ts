import type { OperationFilter } from '../engine/engine.ts';
import type { AuthMode } from './identify-caller.ts';

/**
 * Removes from an operation what the caller may not see. The engine applies it before planning, so that a plan never
 * asks a register for it, and the outcome is part of the plan's cache key.
 * @returns undefined with `off`: nothing is removed, and nothing is paid for it.
 */
export function filterRights(mode: AuthMode): OperationFilter | undefined {
  return FILTERS[mode];
}

const FILTERS: Readonly<Record<AuthMode, OperationFilter | undefined>> = { off: undefined };
