import 'reflect-metadata';
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo, type Connection, type Edge } from './connection.ts';
import { SectionState } from './register-record.ts';

/** What a list in the graph is called, and what it holds. */
export interface PagedListType<Node> {
  /** Without `Connection`. */
  readonly name: string;
  readonly node: () => ClassType<object> & (abstract new () => Node);
  /** `Tiếng Việt · English`, of the list and of one entry. */
  readonly description: string;
  readonly entry: string;
}

/** The graph's types of a list by pages: its edges, its total, and why it is empty where it is. */
export function pagedList<Node>({ name, node, description, entry }: PagedListType<Node>) {
  @ObjectType(`${name}Edge`, { description: entry })
  class ListEdge implements Edge<Node> {
    @Field(() => String, { description: 'Con trỏ · Cursor, opaque' })
    cursor!: string;

    @Field(() => node(), { description: entry })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description })
  class List implements Connection<Node> {
    @Field(() => SectionState, {
      description:
        'FOUND: danh sách có mục; NONE: không có mục nào; trạng thái khác: vì sao không biết được · ' +
        'FOUND: the list has entries; NONE: it has none; any other: why nothing can be said',
    })
    state!: SectionState;

    @Field(() => PageInfo, { description: 'Vị trí trang · Where the page stands' })
    pageInfo!: PageInfo;

    @Field(() => [ListEdge], { description: 'Các mục của trang · The entries of the page' })
    edges!: readonly ListEdge[];

    @Field(() => Int, {
      nullable: true,
      description:
        'Số mục của cả danh sách; để trống khi trạng thái không phải FOUND hay NONE, và khi tìm kiếm có hơn 10.000 kết quả · ' +
        'Length of the whole list; null where the state is neither FOUND nor NONE, and where a search finds more than 10,000',
    })
    totalCount!: () => Promise<number | null>;
  }
  return List;
}

/** Arguments of lists that reports read. */
@ArgsType()
export class ReportPageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'Số mục mỗi trang, 1–1000; mặc định 20 · Entries a page, 1 to 1,000; default 20',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'endCursor của trang trước · endCursor of the page before',
  })
  after?: string | null;
}
