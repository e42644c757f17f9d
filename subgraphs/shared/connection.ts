import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { argumentFault } from './argument-fault.ts';
import { decodeCursor, encodeCursor, type CursorKey } from './cursor.ts';
import type { CursorSeal } from './cursor-seal.ts';
import { SectionState } from './register-record.ts';

/** Relay's PageInfo, forward only: every list here is walked from its start. */
@Directive('@shareable')
@ObjectType({ description: 'Vị trí của trang trong danh sách · Where the page stands in its list' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Còn trang sau · More follows' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Có trang trước · Something precedes' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Con trỏ đầu trang · Cursor of the first edge' })
  startCursor?: string | null;

  @Field(() => String, { nullable: true, description: 'Con trỏ cuối trang · Cursor of the last edge' })
  endCursor?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  /** FOUND or NONE; or why it is not known what the list holds. */
  readonly state: SectionState;
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
  /** Counted only when asked; null where the length is not known. */
  readonly totalCount: () => Promise<number | null>;
}

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** What a page is read with: a request's context. */
interface Cursors {
  readonly cursorSeal: CursorSeal;
}

export interface PageRequest {
  /** Name of the list and its arguments. */
  readonly list: string;
  readonly seal: CursorSeal;
  readonly limit: number;
  /** Sort key of the row before the page; undefined for the first page. */
  readonly after: CursorKey | undefined;
}

/** Rows a page has when the caller does not say, and at the most where a list says nothing else. */
export const PAGE_SIZE = { default: 20, max: 100, report: 1000 } as const;

/**
 * Checks `first` and `after` of the list called `list`.
 * @throws BAD_USER_INPUT naming the argument and the bound.
 */
export function readPage(
  { cursorSeal: seal }: Cursors,
  list: string,
  { first, after }: PageArguments,
  max: number = PAGE_SIZE.max,
): PageRequest {
  const limit = first ?? PAGE_SIZE.default;
  if (limit < 1 || limit > max) {
    throw argumentFault('first', {
      fault: { vi: `${limit} nằm ngoài khoảng`, en: `${limit} is out of range` },
      expected: { vi: `từ 1 đến ${max}`, en: `1 to ${max}` },
    });
  }
  return { list, seal, limit, after: after == null ? undefined : decodeCursor(seal, list, after) };
}

export interface PageOf<Row, Node> {
  readonly page: PageRequest;
  /** Up to `page.limit + 1` rows: the one too many tells that a page follows. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => CursorKey;
  readonly toNode: (row: Row) => Node;
  readonly count: () => Promise<number | null>;
  /** What it means that the list is empty; default NONE. */
  readonly empty?: SectionState;
}

/** Turns the rows of a keyset SELECT with `limit page.limit + 1` into a connection. */
export function toConnection<Row, Node>(list: PageOf<Row, Node>): Connection<Node> {
  const { page, rows, keyOf, toNode, count, empty = SectionState.NONE } = list;
  // A cursor is that of an entry: after one the list is not empty.
  const isEmpty = rows.length === 0 && page.after === undefined;
  const edges = rows.slice(0, page.limit).map((row) => new LazyEdge(page, keyOf(row), toNode(row)));
  return {
    state: isEmpty ? empty : SectionState.FOUND,
    edges,
    totalCount: isEmpty && empty !== SectionState.NONE ? unknownCount : count,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A list of which the register cannot know what it holds. */
export function unknownList(state: SectionState): Connection<never> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { state, edges: [], pageInfo, totalCount: unknownCount };
}

function unknownCount(): Promise<null> {
  return Promise.resolve(null);
}

/** Writes its cursor when it is asked for one: clients take that of the page. */
class LazyEdge<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #page: PageRequest;
  readonly #key: CursorKey;

  constructor(page: PageRequest, key: CursorKey, node: Node) {
    this.#page = page;
    this.#key = key;
    this.node = node;
  }

  get cursor(): string {
    return encodeCursor(this.#page.seal, this.#page.list, this.#key);
  }
}
