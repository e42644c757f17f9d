import {
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequiredArguments } from '../../../../supergraph/repairs/name-required-arguments.ts';
import type { SubgraphFields } from '../../../../supergraph/subgraph-fields.ts';
import type { SubgraphMembers } from '../../../../supergraph/subgraph-members.ts';
import { collectFields, type FieldGroup } from '../../../operation/collect-fields.ts';
import type { SelectionScope } from '../../../operation/selection.ts';
import type { DependentFields } from './dependent-fields.ts';
import { entityFetchFor, type EntityRequest } from '../entity-fetch-for.ts';
import type { KeyHop, KeyHops } from './key-hops.ts';
import { listSteps } from '../list-steps.ts';
import type { FetchNode, PlanNode } from '../../plan.ts';
import { onType, setOf, TYPE_NAME } from '../../selection-nodes.ts';
import { SentFields } from './sent-fields.ts';

/** What is known of the subgraphs, and what the client's selections are read by. */
export interface AskContext {
  readonly fullSchema: GraphQLSchema;
  readonly scope: SelectionScope;
  readonly operation: OperationDefinitionNode;
  readonly members: SubgraphMembers;
  readonly fields: SubgraphFields;
  readonly required: RequiredArguments;
  readonly hops: KeyHops;
  readonly dependent: DependentFields;
}

/** Objects of one type that a subgraph hands out. */
export interface Asked {
  readonly subgraph: string;
  readonly typeName: string;
  /** As in fetches. */
  readonly path: readonly string[];
}

/** What a subgraph is asked for, and what others can be asked for once it has answered. */
export interface Question {
  readonly selections: readonly SelectionNode[];
  readonly next: readonly PlanNode[];
}

export const NOTHING: Question = { selections: [], next: [] };
const ITS_TYPE: Question = { selections: [TYPE_NAME], next: [] };

/**
 * The client's fields of objects: those that the subgraph can be asked for by itself, and keys and inputs by which
 * others are asked for theirs. Left out is what nobody can be asked for in this way: what only an interface object tells,
 * what a label or a context decides over, and what a second subgraph would add to an object without a key.
 */
export function askFields(context: AskContext, asked: Asked, groups: readonly FieldGroup[]): Question {
  const own: Question[] = [];
  const others: Question[] = [];
  const byHop = new Map<KeyHop, FieldGroup[]>();
  for (const group of groups) {
    if (isOwn(context, asked, group)) {
      own.push(askField(context, asked, group));
      continue;
    }
    const hop = context.hops.towards(group.name, asked.subgraph, asked.typeName);
    if (hop) byHop.set(hop, [...(byHop.get(hop) ?? []), group]);
    else others.push(askComputed(context, asked, group));
  }
  for (const [hop, beyond] of byHop) others.push(askByKey(context, asked, hop, beyond));
  return together([...own, ...others]);
}

export function together(questions: readonly Question[]): Question {
  return {
    selections: questions.flatMap(({ selections }) => selections),
    next: questions.flatMap((question) => question.next),
  };
}

function isOwn({ fields }: AskContext, { subgraph, typeName }: Asked, { name }: FieldGroup): boolean {
  return name === '__typename' || fields.resolves(subgraph, typeName, name);
}

/** A field with what is asked below it; nothing when nobody can be asked for any of that. */
function askField(
  context: AskContext,
  asked: Asked,
  { name, nodes, key, selectionSets }: FieldGroup,
): Question {
  const [node] = nodes;
  if (!node) return NOTHING;
  const type = context.fullSchema.getType(asked.typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field || isLeafType(getNamedType(field.type))) return { selections: [node], next: [] };
  const inner = getNamedType(field.type);
  const path = [...asked.path, key, ...listSteps(field.type)];
  const { selections, next } = askBelow(context, { ...asked, typeName: inner.name, path }, selectionSets);
  if (selections.length === 0) return NOTHING;
  return { selections: [{ ...node, selectionSet: setOf(selections) }], next };
}

/** The client's selections on objects whose type may be an interface or a union. */
function askBelow(context: AskContext, asked: Asked, sets: readonly SelectionSetNode[]): Question {
  const on = (typeName: string): Question =>
    askFields(context, { ...asked, typeName }, collectFields(context.scope, typeName, sets));
  if (!isAbstractType(context.fullSchema.getType(asked.typeName))) return on(asked.typeName);
  const members = context.members.membersOf(asked.subgraph, asked.typeName);
  return together([ITS_TYPE, ...members.map((member) => askOnType(member, on(member)))]);
}

/** The question as a fragment. */
export function askOnType(typeName: string, { selections, next }: Question): Question {
  return selections.length === 0 ? NOTHING : { selections: [onType(typeName, selections)], next };
}

function askByKey(
  context: AskContext,
  asked: Asked,
  { subgraph, key }: KeyHop,
  groups: readonly FieldGroup[],
): Question {
  const there = askFields(context, { ...asked, subgraph }, groups);
  if (there.selections.length === 0) return NOTHING;
  const sent = new SentFields(asked.typeName, key, context.required);
  const fetch = fetchOf(context, { ...asked, subgraph }, sent, there);
  return { selections: [TYPE_NAME, ...sent.selections], next: [inSequence([], fetch, there.next)] };
}

/** A field with `@requires`, from whoever computes it once its inputs are there. */
function askComputed(context: AskContext, asked: Asked, group: FieldGroup): Question {
  const computation = context.dependent.find(group.name, asked.subgraph, asked.typeName);
  if (!computation) return NOTHING;
  const { subgraph } = computation;
  const there = askField(context, { ...asked, subgraph }, group);
  if (there.selections.length === 0) return NOTHING;
  const sent = new SentFields(asked.typeName, computation.sent, context.required);
  const inputs = askFields(context, asked, sent.groups);
  const fetch = fetchOf(context, { ...asked, subgraph }, sent, there);
  return {
    selections: [TYPE_NAME, ...inputs.selections],
    next: [inSequence(inputs.next, fetch, there.next)],
  };
}

function fetchOf(context: AskContext, asked: Asked, { required }: SentFields, there: Question): FetchNode {
  const { selections } = there;
  const operation = operationFor(asked.subgraph, context.operation);
  return entityFetchFor({ ...asked, required, selections, operation, fragments: [] }, context.fullSchema);
}

function inSequence(before: readonly PlanNode[], fetch: FetchNode, after: readonly PlanNode[]): PlanNode {
  const together = (nodes: readonly PlanNode[]): readonly PlanNode[] =>
    nodes.length === 0 ? [] : [{ kind: 'parallel', nodes }];
  return { kind: 'sequence', nodes: [...together(before), fetch, ...together(after)] };
}

/** Subgraphs see the client's name of the operation with their own, as in the planner's fetches. */
function operationFor(
  subgraph: string,
  { name, variableDefinitions = [] }: OperationDefinitionNode,
): EntityRequest['operation'] {
  const value = `${name?.value}__${subgraph.replaceAll(/\W/g, '_')}`;
  return { variableDefinitions, ...(name && { name: { ...name, value } }) };
}
