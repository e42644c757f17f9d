import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Slices } from '../../platform/slices.ts';
import { type AliasNames, aliasNames } from './alias-names.ts';
import { type CostRules, costRules } from './cost-rules.ts';
import { entityKeys, type EntityKeys } from './entity-keys.ts';
import { interfaceObjects } from './interface-objects.ts';
import { overrideLabels, type OverrideLabels } from './override-labels.ts';
import { parseSupergraph } from './parse-supergraph.ts';
import { repairSupergraph } from './repairs/repair-supergraph.ts';
import { requiredInputs, type RequiredInputs } from './required-inputs.ts';
import { subgraphMembers, type SubgraphMembers } from './subgraph-members.ts';
import type { SupergraphReading } from './supergraph-reading.ts';

/** A supergraph as serving needs it: everything but planning, and nothing of Apollo's library. */
export interface ServedSupergraph {
  /** Without the inaccessible parts: clients' operations are read, and answers shaped by it. */
  readonly apiSchema: GraphQLSchema;
  /** With the inaccessible parts: what subgraphs send and receive is read by it. */
  readonly fullSchema: GraphQLSchema;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly labels: OverrideLabels;
  readonly keys: EntityKeys;
  readonly inputs: RequiredInputs;
  readonly members: SubgraphMembers;
  readonly aliases: AliasNames;
  readonly costs: CostRules;
  /** Names of interfaces that some subgraph declares as `@interfaceObject`. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/** Reads a supergraph that was found valid, in parts of some milliseconds, so that others are served meanwhile. */
export function* serveSupergraph(
  sdl: string,
  { apiSdl, fullSdl, subgraphs, costDirectives }: SupergraphReading,
  activeLabels: ReadonlySet<string>,
): Slices<ServedSupergraph> {
  const document = parseSupergraph(sdl);
  yield;
  const apiSchema = buildSchema(apiSdl, SCHEMA_OPTIONS);
  yield;
  const fullSchema = buildSchema(fullSdl, SCHEMA_OPTIONS);
  yield;
  const { document: repaired } = repairSupergraph(document);
  return {
    apiSchema,
    fullSchema,
    subgraphs,
    labels: overrideLabels(document, activeLabels),
    keys: entityKeys(document),
    inputs: requiredInputs(repaired),
    members: subgraphMembers(document),
    aliases: aliasNames(repaired),
    costs: costRules(document, costDirectives),
    interfaceObjects: interfaceObjects(document),
  };
}

const SCHEMA_OPTIONS = { assumeValid: true, assumeValidSDL: true, noLocation: true } as const;
