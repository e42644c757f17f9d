/** How much of what has only come in part may be kept. */
export interface BodyRoom {
  readonly bodies: number;
  /** In all of them together. */
  readonly bytes: number;
}

/** One process's share. A body of an honest client is here for milliseconds, so that many are slow on purpose. */
export const BODY_ROOM: BodyRoom = { bodies: 1_000, bytes: 64 * 1024 * 1024 };

/**
 * Request bodies that have begun to come and are not complete. Who sends slowly takes no place from others: when there
 * are too many, the oldest is given up.
 */
export class BodiesUnderWay {
  readonly #room: BodyRoom;
  readonly #bodies = new Set<BodyUnderWay>();
  #bytes = 0;

  constructor(room: BodyRoom = BODY_ROOM) {
    this.#room = room;
  }

  /** @param giveUp is called at most once, and then nothing else of the body counts. */
  begin(giveUp: () => void): BodyUnderWay {
    const body = { bytes: 0, giveUp };
    this.#bodies.add(body);
    this.#makeRoom();
    return body;
  }

  grow(body: BodyUnderWay, bytes: number): void {
    if (!this.#bodies.has(body)) return;
    body.bytes += bytes;
    this.#bytes += bytes;
    this.#makeRoom();
  }

  end(body: BodyUnderWay): void {
    if (this.#bodies.delete(body)) this.#bytes -= body.bytes;
  }

  #makeRoom(): void {
    const { bodies, bytes } = this.#room;
    for (const oldest of this.#bodies) {
      if (this.#bodies.size <= bodies && this.#bytes <= bytes) return;
      this.end(oldest);
      oldest.giveUp();
    }
  }
}

export interface BodyUnderWay {
  bytes: number;
  readonly giveUp: () => void;
}
