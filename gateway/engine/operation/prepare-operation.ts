import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
  validate,
} from 'graphql';
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

/** Shapes by their printed document and operation name. */
export interface ShapeStore {
  get(key: string): OperationShape | undefined;
  set(key: string, shape: OperationShape): unknown;
}

/** What texts are prepared with. */
export interface Preparation {
  readonly schema: GraphQLSchema;
  readonly shapes: ShapeStore;
  readonly documentPolicy: DocumentPolicy | undefined;
  readonly costPolicy: CostPolicy | undefined;
  readonly costs: CostRules;
}

/**
 * Parses, recognises the shape, and validates when the shape is new. A text of a known shape needs no validation:
 * its literals were only taken out where every value of their kind is valid.
 */
export function prepareText(preparation: Preparation, request: EngineRequest): PreparedText | Refusal {
  const { schema, shapes, documentPolicy } = preparation;
  const parsed = parseOperation(request, documentPolicy);
  if (isRefusal(parsed)) return parsed;
  const extracted = extractLiterals(schema, parsed.document, parsed.operation);
  const key = `${request.operationName ?? ''}\0${print(extracted.document)}`;
  const known = shapes.get(key);
  if (known) return { shape: known, values: extracted.values };
  const errors = validate(schema, parsed.document);
  if (errors.length > 0) return refuse('GRAPHQL_VALIDATION_FAILED', errors);
  if (parsed.operation.operation === 'subscription') {
    return refuse('OPERATION_RESOLUTION_FAILURE', [
      { message: 'Subscriptions are not served.', locations: undefined },
    ]);
  }
  const plannable = toPlannable(extracted.document, extracted.operation);
  const shape: OperationShape = {
    kind: parsed.operation.operation,
    name: parsed.operation.name?.value,
    document: extracted.document,
    operation: extracted.operation,
    plannable,
    conditionVariables: conditionVariables(plannable.document),
    checkVariables: compileVariableCheck(schema, parsed.operation),
    estimateCost: costOf(preparation, extracted),
  };
  shapes.set(key, shape);
  return { shape, values: extracted.values };
}

function costOf(
  { schema, costs, costPolicy }: Preparation,
  { document, operation }: ExtractedOperation,
): OperationCost | undefined {
  if (!costPolicy) return undefined;
  const { assumedListSize } = costPolicy;
  return compileCost({ schema, rules: costs, assumedListSize }, operation, fragmentsIn(document));
}
