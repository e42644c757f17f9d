import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { directivesNamed, isFieldedType, textArgument } from './join-directives.ts';

/** Decides, per caller, which `@override(label:)` are in force. */
export interface OverrideLabels {
  /** Active labels that no field of the supergraph has: a slip, or a move that is over. */
  readonly unused: readonly string[];
  /** Label → in force, for the planner. */
  conditionsFor(callerKey: string | undefined): OverrideConditions;
}

export interface OverrideConditions {
  readonly byLabel: Map<string, boolean>;
  /** Equal for callers who get the same plans; empty when the supergraph has no labels. */
  readonly key: string;
}

const NO_LABELS: OverrideConditions = { byLabel: new Map(), key: '' };

/**
 * Reads the labels of a supergraph. `percent(n)` is in force for n of 100 callers, always the same ones, and whoever
 * is in at 10 percent stays in at 20; other labels are in force when they are named in `active`.
 */
export function overrideLabels(supergraph: DocumentNode, active: ReadonlySet<string>): OverrideLabels {
  const labels = [...labelsIn(supergraph)].toSorted();
  const unused = [...active].filter((label) => !labels.includes(label));
  if (labels.length === 0) return { unused, conditionsFor: () => NO_LABELS };
  return {
    unused,
    conditionsFor: (callerKey) => {
      const share = callerShare(callerKey ?? '');
      const inForce = labels.map((label) => active.has(label) || share < percentOf(label));
      return {
        byLabel: new Map(labels.map((label, index) => [label, inForce[index] ?? false])),
        key: inForce.map((on) => (on ? '1' : '0')).join(''),
      };
    },
  };
}

function labelsIn(supergraph: DocumentNode): ReadonlySet<string> {
  const fields = supergraph.definitions.filter(isFieldedType).flatMap((type) => type.fields ?? []);
  const joins = fields.flatMap((field) => directivesNamed(field, 'join__field'));
  return new Set(joins.flatMap((join) => textArgument(join, 'overrideLabel') ?? []));
}

/** Where a caller stands between 0 and 100. */
function callerShare(callerKey: string): number {
  const hash = createHash('sha256').update(callerKey).digest();
  return (hash.readUInt32BE(0) / 2 ** 32) * 100;
}

function percentOf(label: string): number {
  const match = /^percent\((\d+(?:\.\d+)?)\)$/.exec(label);
  return match ? Number(match[1]) : 0;
}
