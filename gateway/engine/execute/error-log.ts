import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import { FurtherErrors } from './further-errors.ts';
import type { LocatedError } from './located-error.ts';

/** More errors of a service help nobody: a list of a thousand citizens without a land register says so once too often. */
export const MAX_ERRORS = 100;

/** Gives an error another place; undefined takes it out. @param isReported by a subgraph, at the path */
export type Relocation = (path: ResponsePath, isReported: boolean) => ResponsePath | undefined;

/** All places of an error. @param lostDepth see `Entry` */
export type PlacesOf = (error: LocatedError, lostDepth: number) => readonly ResponsePath[];

interface Entry {
  error: LocatedError;
  /** How often a subgraph has written it, at this place. Then it stands whatever else has come there. */
  reported: number;
  /** How much of its path leads to the value that is null because of it. */
  readonly lostDepth: number;
}

type Told = Partial<Pick<Entry, 'reported' | 'lostDepth'>>;

/**
 * The errors of one request: each once at its place, at most `MAX_ERRORS` of each service. All others are counted, in
 * one error without a place, so that no null is without an error.
 */
export class ErrorLog {
  #entries: Entry[] = [];
  readonly #seen = new Map<string, Entry>();
  /** Errors by service; those of no service under the empty name. */
  readonly #counts = new Map<string, number>();
  readonly #further = new FurtherErrors();
  /** Paths with an error at or beneath them; built when first asked. */
  #beneath: ReadonlySet<string> | undefined;

  get isEmpty(): boolean {
    return this.#entries.length === 0 && this.#further.isEmpty;
  }

  /** As they are answered. */
  get all(): readonly LocatedError[] {
    return [...this.#entries.map(withCount), ...this.#further.summaries()];
  }

  add(face: ErrorFace, path: ResponsePath | undefined, told: Told = {}): void {
    const { reported = 0, lostDepth = path?.length ?? 0 } = told;
    const service = face.extensions.service ?? '';
    if (this.isFullOf(service)) return this.addFurther(face, path);
    const key = `${sayingOf(face)} ${JSON.stringify(path)}`;
    const known = this.#seen.get(key);
    if (known) {
      known.reported += reported;
      return;
    }
    this.#beneath = undefined;
    this.#counts.set(service, (this.#counts.get(service) ?? 0) + 1);
    const { message, extensions } = face;
    const entry: Entry = { error: { message, path, extensions }, reported, lostDepth };
    this.#seen.set(key, entry);
    this.#entries.push(entry);
  }

  /** Counts errors that are not listed. @param path where they are, or above that */
  addFurther(face: ErrorFace, path: ResponsePath | undefined, count = 1): void {
    this.#further.add(face, path, count);
  }

  /**
   * Gives every error that has a place another one. An error that moves up to a parent is left out when the same is
   * said further down: it was told where it hurts.
   * @param nameOf the client's name for a key of the plan
   */
  relocate(placeOf: Relocation, nameOf: (key: string) => string): void {
    const moved = this.#entries.map(({ error, reported }): MovedError => ({
      error,
      reported,
      path: error.path && placeOf(error.path, reported > 0),
    }));
    this.#clear();
    this.#further.rename(nameOf);
    for (const { error, reported, path } of moved) {
      if ((error.path && !path) || isToldBelow({ error, path }, moved)) continue;
      this.add(error, path && path.length > 0 ? path : undefined, { reported });
    }
  }

  /** Puts errors in several places; where there are none, an error stays as it is. */
  spread(placesOf: PlacesOf): void {
    const entries = this.#entries;
    this.#clear();
    for (const { error, reported, lostDepth } of entries) {
      const places = placesOf(error, lostDepth);
      const own = places.find((place) => isAtOrBeneath(place, error.path ?? [])) ?? places[0] ?? error.path;
      for (const place of places.length === 0 ? [own] : places)
        this.add(error, place, { reported: place === own ? reported : 0 });
    }
  }

  /** Gives errors their places in the client's text; undefined leaves one as it is. */
  locate(locationsOf: (error: LocatedError) => LocatedError['locations']): void {
    for (const entry of this.#entries) {
      const locations = locationsOf(entry.error);
      if (locations) entry.error = { ...entry.error, locations };
    }
  }

  #clear(): void {
    this.#entries = [];
    this.#seen.clear();
    this.#counts.clear();
    this.#beneath = undefined;
  }

  /** The face of an error that keeps the value at a path from being there. */
  causeAt(path: ResponsePath): ErrorFace | undefined {
    const cause = this.#entries.find(
      ({ error }) => error.path && (isAtOrBeneath(error.path, path) || isAtOrBeneath(path, error.path)),
    );
    return cause ? cause.error : this.#further.causeAt(path);
  }

  /** True when further errors of the service are only counted. */
  isFullOf(service: string): boolean {
    return (this.#counts.get(service) ?? 0) >= MAX_ERRORS;
  }

  /** True when some error already says why there is nothing at the path. */
  explains(path: ResponsePath): boolean {
    if (this.isEmpty) return false;
    this.#beneath ??= new Set(this.#entries.flatMap(({ error }) => prefixes(error.path ?? [])));
    return (
      this.#beneath.has(JSON.stringify(path)) ||
      this.#entries.some(({ error }) => error.path === undefined || isAtOrBeneath(path, error.path)) ||
      this.#further.causeAt(path) !== undefined
    );
  }
}

/** As it is answered: an error that was written several times says how many of them are not listed. */
function withCount({ error, reported }: Entry): LocatedError {
  if (reported < 2) return error;
  return { ...error, extensions: { ...error.extensions, omittedErrors: reported - 1 } };
}

/** What an error says; a service that fails twice says the same, for whatever reason. */
function sayingOf({ message, extensions: { service, code, argument } }: ErrorFace): string {
  return JSON.stringify([service, code, argument, message.en]);
}

interface MovedError extends Omit<Entry, 'lostDepth'> {
  readonly path: ResponsePath | undefined;
}

/** True for an error that has moved up, while another that says the same stands further down. */
function isToldBelow(
  { error, path }: Pick<MovedError, 'error' | 'path'>,
  all: readonly MovedError[],
): boolean {
  if (!path || path.length === error.path?.length) return false;
  return all.some(
    (other) => other.path && isBeneath(other.path, path) && sayingOf(other.error) === sayingOf(error),
  );
}

function isBeneath(path: ResponsePath, above: ResponsePath): boolean {
  return path.length > above.length && isAtOrBeneath(path, above);
}

function isAtOrBeneath(path: ResponsePath, above: ResponsePath): boolean {
  return above.length <= path.length && above.every((step, index) => step === path[index]);
}

function prefixes(path: ResponsePath): readonly string[] {
  return path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
}
