import {
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { compileArguments } from './compile-arguments.ts';
import { compileObject, type WriteObject } from './compile-object.ts';
import type { Place } from './field-errors.ts';
import { isPromise, type Eventual, type Text } from './field-failure.ts';
import { toInfo, type FieldSite } from './field-site.ts';
import { guard } from './guard.ts';
import { compileRepresentationCheck, unknownType, type Representation } from './representation.ts';
import type { Run } from './run.ts';
import type { CompiledField } from './write-fields.ts';
import { writeInParts } from './write-in-parts.ts';

/** The field by which a gateway asks for entities: https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec */
export const ENTITIES = '_entities';

/**
 * `_entities`, without the promises and the marks that Apollo's resolver leaves on each entity: the type of an entity is
 * the one that its representation names. A representation that cannot be right, or whose entity cannot be resolved,
 * costs that entity and no other.
 */
export function compileEntities(name: string, site: FieldSite): CompiledField['write'] {
  const { definition, nodes, parentType } = site;
  const argumentsOf = compileArguments(definition, nodes[0]);
  const protect = guard(definition.type, nodes);
  const entityOf = entityCompiler(site);
  return (run, _, parent) => {
    const place: Place = { prev: parent, key: name, typename: parentType.name };
    return protect(run, place, () => {
      const representations = argumentsOf(run)['representations'] as readonly unknown[];
      const info = toInfo(site, run, place);
      return writeInParts(representations, (representation, index) =>
        entityOf(typenameOf(representation))(run, representation as Representation, { place, index, info }),
      );
    });
  };
}

interface Spot {
  /** Of the list. */
  readonly place: Place;
  readonly index: number;
  readonly info: GraphQLResolveInfo;
}

type WriteEntity = (run: Run, representation: Representation, spot: Spot) => Eventual<Text>;

function typenameOf(representation: unknown): unknown {
  return (representation as { readonly __typename?: unknown } | null | undefined)?.__typename;
}

/** Compiles each type when it first comes up; names of nothing are the caller's to make up, and are not kept. */
function entityCompiler(site: FieldSite): (typename: unknown) => WriteEntity {
  const compiled = new Map<unknown, WriteEntity>();
  const refuse = compileRefusal(site);
  return (typename) => {
    const known = compiled.get(typename);
    if (known) return known;
    const type = typeof typename === 'string' ? site.compilation.schema.getType(typename) : undefined;
    if (!isObjectType(type) || !isEntity(type, site)) return refuse;
    const made = compileEntity(type, site);
    compiled.set(typename, made);
    return made;
  };
}

function isEntity(type: GraphQLObjectType, { compilation, definition }: FieldSite): boolean {
  const entity = getNamedType(definition.type);
  return isUnionType(entity) && compilation.schema.isSubType(entity, type);
}

function compileRefusal({ definition, nodes }: FieldSite): WriteEntity {
  const protect = guard(getNamedType(definition.type), nodes);
  return (run, _, { place: list, index }) =>
    protect(run, { prev: list, key: index, typename: undefined }, () => {
      throw unknownType();
    });
}

function compileEntity(type: GraphQLObjectType, site: FieldSite): WriteEntity {
  const resolveReference = referenceResolverOf(type) ?? ((representation) => representation);
  const check = compileRepresentationCheck(type);
  const write: WriteObject = compileObject(type, site);
  const protect = guard(type, site.nodes);
  const writePresent: WriteObject = (run, value, place) => {
    if (value instanceof Error) throw value;
    return value === null || value === undefined ? 'null' : write(run, value, place);
  };
  return (run, representation, { place: list, index, info }) => {
    const place: Place = { prev: list, key: index, typename: undefined };
    return protect(run, place, () => {
      check(representation);
      const value = resolveReference(representation, run.context, info);
      return isPromise(value)
        ? value.then((come) => writePresent(run, come, place))
        : writePresent(run, value, place);
    });
  };
}

type ResolveReference = (
  representation: Representation,
  context: unknown,
  info: GraphQLResolveInfo,
) => unknown;

/** Where `@apollo/subgraph` keeps a type's `__resolveReference`. */
function referenceResolverOf({ extensions }: GraphQLObjectType): ResolveReference | undefined {
  const { apollo } = extensions as {
    readonly apollo?: { readonly subgraph?: { readonly resolveReference?: ResolveReference } };
  };
  return apollo?.subgraph?.resolveReference;
}
