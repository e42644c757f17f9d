import { isAbstractType, isObjectType } from 'graphql';
import { runInParallel, type Step } from '../execute/execution.ts';
import { findRouted } from '../execute/find-routed.ts';
import { readOwn } from '../execute/own.ts';
import type { ClientPlace } from '../operation/client-places.ts';
import type { FetchNode } from '../plan/plan.ts';
import type { JsonObject } from '../subgraph-client.ts';
import type { Compilation } from './compilation.ts';
import type { CompileSender, EntitySender } from './partial-fetch.ts';
import { wantedPart } from './wanted-part.ts';

/**
 * Compiles an entity fetch so that each object is asked only for what is wanted of it: by its own type, and by the
 * types of the objects above it. Undefined when all objects are asked for the same.
 *
 * Why: for `{ media { ... on Book { reviews } score } }` the planner asks all media for both. A film would then be
 * lost when its `reviews`, which nobody wants, fail and may not be null. Likewise with
 * `{ media { ... on Book { reviews { media { pages } } } ... on Film { reviews { media { score } } } } }` for what is
 * reached below a film.
 */
export function compileRoutedFetch(
  compilation: Compilation,
  fetch: FetchNode,
  compileSender: CompileSender,
): Step | undefined {
  if (!isRouted(compilation, fetch)) return undefined;
  const routes = new Routes(compilation, fetch, compileSender);
  return (run, done) => {
    const groups = new Map<EntitySender, JsonObject[]>();
    findRouted(run.data, fetch.path, compilation.places, (entity, place) => {
      const send = routes.senderFor(place, entity);
      const group = send && groups.get(send);
      if (group) group.push(entity);
      else if (send) groups.set(send, [entity]);
    });
    const steps = [...groups].map(
      ([send, entities]): Step =>
        (_run, sent) =>
          send(run, entities, sent),
    );
    runInParallel(steps, run, done);
  };
}

/** True when the client's selection at the fetch's path depends on the objects above it. */
export function isBelowBranches({ places }: Compilation, fetch: FetchNode): boolean {
  return places.allAt(fetch.path).size > 1;
}

/** True when not all objects at the fetch's path are asked for the same. */
export function isRouted(compilation: Compilation, fetch: FetchNode): boolean {
  const { places } = compilation;
  const reached = [...places.allAt(fetch.path)];
  const [only] = reached;
  if (reached.length === 1 && only && !isAbstractType(only.type)) return false;
  return reached.some((place) =>
    places.typesAt(place).some((typeName) => wantedPart(compilation, fetch, place, typeName) !== fetch),
  );
}

/** One sender for each part of the fetch that is wanted of some object. */
class Routes {
  readonly #compilation: Compilation;
  readonly #fetch: FetchNode;
  readonly #compileSender: CompileSender;
  readonly #byText = new Map<string, EntitySender>();
  readonly #byPlace = new Map<ClientPlace, Map<string | undefined, EntitySender | undefined>>();

  constructor(compilation: Compilation, fetch: FetchNode, compileSender: CompileSender) {
    this.#compilation = compilation;
    this.#fetch = fetch;
    this.#compileSender = compileSender;
  }

  senderFor(place: ClientPlace, entity: JsonObject): EntitySender | undefined {
    const byType = this.#byPlace.get(place) ?? new Map<string | undefined, EntitySender | undefined>();
    this.#byPlace.set(place, byType);
    const typeName = this.#objectType(readOwn(entity, '__typename'));
    if (!byType.has(typeName)) byType.set(typeName, this.#compile(place, typeName));
    return byType.get(typeName);
  }

  /** Of an interface object the type is not known: it may be what this fetch is to say. Subgraphs may also invent names. */
  #objectType(name: unknown): string | undefined {
    const { fullSchema } = this.#compilation;
    return typeof name === 'string' && isObjectType(fullSchema.getType(name)) ? name : undefined;
  }

  #compile(place: ClientPlace, typeName: string | undefined): EntitySender | undefined {
    const part = wantedPart(this.#compilation, this.#fetch, place, typeName);
    if (!part) return undefined;
    const sender = this.#byText.get(part.text) ?? this.#compileSender(this.#compilation, part);
    this.#byText.set(part.text, sender);
    return sender;
  }
}
