import { Kind, parse, type ConstDirectiveNode, type EnumTypeDefinitionNode } from 'graphql';
import { ConfigurationError } from '../platform/env.ts';
import type { SubgraphAddress } from './engine/engine.ts';

/** `SUBGRAPH_URL_` and the subgraph's name in capitals, anything but letters and digits written as `_`. */
export const SUBGRAPH_URL_PREFIX = 'SUBGRAPH_URL_';

/** `civil-registry` → `SUBGRAPH_URL_CIVIL_REGISTRY` */
export function overrideVariable(subgraph: string): string {
  return SUBGRAPH_URL_PREFIX + subgraph.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/**
 * Where each subgraph is: as the supergraph says (join spec, `join__Graph`), unless the configuration says otherwise.
 * @param overrides address by variable name, e.g. `SUBGRAPH_URL_LAND`.
 * @throws ConfigurationError with every address that is missing or wrong, and every override that fits no subgraph or several.
 */
export function subgraphAddresses(
  supergraphSdl: string,
  overrides: ReadonlyMap<string, string>,
): readonly SubgraphAddress[] {
  const graphs = readGraphs(supergraphSdl);
  const addresses = graphs.map(({ name, url }) => ({
    name,
    url: overrides.get(overrideVariable(name)) ?? url,
  }));
  const problems = [...misfits(graphs, overrides), ...addresses.flatMap(faultsOf)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return addresses;
}

function readGraphs(sdl: string): readonly SubgraphAddress[] {
  const definition = parseSdl(sdl).definitions.find(isGraphEnum);
  if (!definition?.values)
    throw new ConfigurationError(['SUPERGRAPH: not a Federation 2 supergraph: it has no enum join__Graph']);
  return definition.values.flatMap(({ directives = [] }) => {
    const graph = directives.find(({ name }) => name.value === 'join__graph');
    return graph ? [{ name: argument(graph, 'name'), url: argument(graph, 'url') }] : [];
  });
}

function parseSdl(sdl: string): ReturnType<typeof parse> {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    throw new ConfigurationError([
      `SUPERGRAPH: not GraphQL: ${error instanceof Error ? error.message : 'unreadable'}`,
    ]);
  }
}

function isGraphEnum(definition: { readonly kind: string }): definition is EnumTypeDefinitionNode {
  const { kind, name } = definition as EnumTypeDefinitionNode;
  return kind === Kind.ENUM_TYPE_DEFINITION && name.value === 'join__Graph';
}

function argument(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function misfits(
  graphs: readonly SubgraphAddress[],
  overrides: ReadonlyMap<string, string>,
): readonly string[] {
  return [...overrides.keys()].flatMap((variable) => {
    const named = graphs.filter(({ name }) => overrideVariable(name) === variable).map(({ name }) => name);
    if (named.length === 1) return [];
    const all = graphs.map(({ name }) => overrideVariable(name)).join(', ');
    return named.length === 0
      ? [`${variable}: names no subgraph of the supergraph; possible are ${all}`]
      : [`${variable}: means several subgraphs: ${named.join(', ')}`];
  });
}

function faultsOf({ name, url }: SubgraphAddress): readonly string[] {
  const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (isHttp) return [];
  const fault =
    url === '' ? 'has no address in the supergraph' : `has an address that is not http(s): ${url}`;
  return [`${overrideVariable(name)}: the subgraph "${name}" ${fault}`];
}
