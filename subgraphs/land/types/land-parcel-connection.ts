import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../shared/connection.ts';
import { LandParcel } from './land-parcel.ts';

@ObjectType({ description: 'Một thửa trong danh sách · A parcel in its list' })
export class LandParcelEdge {
  @Field(() => String, { description: 'Con trỏ · Cursor' })
  cursor!: string;

  @Field(() => LandParcel, { description: 'Thửa đất · The parcel' })
  node!: LandParcel;
}

@ObjectType({ description: 'Các thửa của một xã, theo mã thửa · Parcels of a commune, by id' })
export class LandParcelConnection {
  @Field(() => [LandParcelEdge], { description: 'Các thửa của trang · The parcels of the page' })
  edges!: readonly LandParcelEdge[];

  @Field(() => PageInfo, { description: 'Vị trí trang · Where the page stands' })
  pageInfo!: PageInfo;

  /** What the count is read by; not in the graph. */
  readonly list!: ParcelList;
}

/** The parcels of a commune, or those of one quality group; `qualityGroup` null is all. */
export interface ParcelList {
  readonly unitId: string;
  readonly qualityGroup: number | null;
}
