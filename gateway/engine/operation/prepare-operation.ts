import { hash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, print } from 'graphql';
import { fragmentsIn } from './document-parts.ts';
import type { CostPolicy, DocumentPolicy, EngineRequest } from '../engine.ts';
import type { OperationKind } from '../subgraph-client.ts';
import type { CostRules } from '../../supergraph/cost-rules.ts';
import { compileCost, type OperationCost } from '../cost/compile-cost.ts';
import { compileVariableCheck, type VariableCheck } from './check-variables.ts';
import { conditionVariables } from './condition-variables.ts';
import { type ExtractedOperation, extractLiterals } from './extract-literals.ts';
import { parseOperation } from './parse-operation.ts';
import { type PlannableDocument, toPlannable } from './plannable-document.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** A valid operation, whatever the literals in its text. */
export interface OperationShape {
  /** Equal for equal shapes, and short: what is printed may be a thousand times as long as its text. */
  readonly key: string;
  /** Of its print or the text it was first read from, whichever is longer: literals left in it are parts of that text. */
  readonly characters: number;
  readonly kind: OperationKind;
  readonly name: string | undefined;
  /** As the client wrote it, with literals as variables. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly plannable: PlannableDocument;
  readonly checkVariables: VariableCheck;
  /** Undefined when costs are not limited. */
  readonly estimateCost: OperationCost | undefined;
  /** Variables that `@skip` and `@include` read, by their names in `plannable`. */
  readonly conditionVariables: readonly string[];
}

/** One text of a shape: the values of the literals in it. */
export interface PreparedText {
  readonly shape: OperationShape;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A text that parses and that the policy lets pass; not validated. */
export interface DraftOperation extends ExtractedOperation {
  /** `OperationShape.key`, should it be valid. */
  readonly shapeKey: string;
  /** `OperationShape.characters`. */
  readonly characters: number;
  /** As the client wrote it. */
  readonly written: OperationDefinitionNode;
}

/** What texts are prepared with. */
export interface Preparation {
  readonly schema: GraphQLSchema;
  readonly documentPolicy: DocumentPolicy | undefined;
  readonly costPolicy: CostPolicy | undefined;
  readonly costs: CostRules;
}

/** Parses, and takes the literals out: only where every value of their kind is valid. */
export function draftOperation(
  { schema, documentPolicy }: Preparation,
  request: EngineRequest,
): DraftOperation | Refusal {
  const parsed = parseOperation(request, documentPolicy);
  if (isRefusal(parsed)) return parsed;
  const extracted = extractLiterals(schema, parsed, request.query);
  // With our names: a text in which the client has written the same itself is another shape.
  const names = Object.keys(extracted.values).join(' ');
  const printed = print(extracted.document);
  const shapeKey = hash('sha256', `${request.operationName ?? ''}\0${names}\0${printed}`, 'base64');
  const characters = Math.max(printed.length, request.query.length);
  return { ...extracted, shapeKey, characters, written: parsed.operation };
}

/** The shape of a draft that was found valid. */
export function shapeOf(preparation: Preparation, draft: DraftOperation): OperationShape | Refusal {
  const { document, operation, written } = draft;
  if (written.operation === 'subscription') {
    return refuse('GRAPHQL_VALIDATION_FAILED', {
      vi: 'Không phục vụ subscription.',
      en: 'Subscriptions are not served.',
    });
  }
  if (!preparation.schema.getRootType(written.operation)) {
    // Nothing in it is of any type, and so nothing was found wrong.
    return refuse('GRAPHQL_VALIDATION_FAILED', {
      vi: `Lược đồ không có ${written.operation}.`,
      en: `The schema has no ${written.operation}.`,
    });
  }
  const plannable = toPlannable(document, operation);
  return {
    key: draft.shapeKey,
    characters: draft.characters,
    kind: written.operation,
    name: written.name?.value,
    document,
    operation,
    plannable,
    conditionVariables: conditionVariables(plannable.document),
    checkVariables: compileVariableCheck(preparation.schema, written),
    estimateCost: costOf(preparation, draft),
  };
}

function costOf(
  { schema, costs, costPolicy }: Preparation,
  { document, operation }: ExtractedOperation,
): OperationCost | undefined {
  if (!costPolicy) return undefined;
  return compileCost({ schema, rules: costs, ...costPolicy }, operation, fragmentsIn(document));
}
