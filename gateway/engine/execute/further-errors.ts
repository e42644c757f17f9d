import type { ErrorFace } from '../error-policy.ts';
import type { ResponsePath } from '../operation/response-tree.ts';
import type { LocatedError } from './located-error.ts';

interface Further {
  /** Of the first. */
  readonly face: ErrorFace;
  count: number;
  /** Where they are, list indexes left out: there may be hundreds of thousands. Names, separated by blanks. */
  places: Set<string>;
}

/** Errors that are too many to be listed: how many of each service, and at which fields. */
export class FurtherErrors {
  readonly #byService = new Map<string, Further>();

  get isEmpty(): boolean {
    return this.#byService.size === 0;
  }

  add(face: ErrorFace, path: ResponsePath | undefined, count: number): void {
    const service = face.extensions.service ?? '';
    const further = this.#byService.get(service) ?? { face, count: 0, places: new Set() };
    this.#byService.set(service, further);
    further.count += count;
    further.places.add(placeOf(path ?? []));
  }

  rename(nameOf: (key: string) => string): void {
    for (const further of this.#byService.values()) {
      const renamed = [...further.places].map((place) => place.split(' ').map(nameOf).join(' '));
      further.places = new Set(renamed);
    }
  }

  /**
   * The face of one that is, as far as it is known, at the path, above or beneath it. A value that is wrong in itself,
   * which is no service's error, explains no other.
   */
  causeAt(path: ResponsePath): ErrorFace | undefined {
    if (this.isEmpty) return undefined;
    const place = placeOf(path);
    for (const [service, { face, places }] of this.#byService)
      for (const other of service === '' ? [] : places)
        if (other.startsWith(place) || place.startsWith(other)) return face;
    return undefined;
  }

  /** For each service one error that counts them. */
  summaries(): readonly LocatedError[] {
    return [...this.#byService.values()]
      .filter(({ count }) => count > 0)
      .map(({ face: { extensions }, count }) => ({
        message: {
          vi: `Còn ${count} lỗi khác${of(' của cơ sở dữ liệu', extensions.service)} không được liệt kê.`,
          en: `Further errors${of(' of the register', extensions.service)} are not listed: ${count}.`,
        },
        path: undefined,
        extensions: { ...extensions, omittedErrors: count },
      }));
  }
}

function of(words: string, service: string | undefined): string {
  return service === undefined ? '' : `${words} "${service}"`;
}

function placeOf(path: ResponsePath): string {
  let place = '';
  for (const step of path) if (typeof step === 'string') place += `${step} `;
  return place;
}
