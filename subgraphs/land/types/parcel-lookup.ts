import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { AdministrativeUnit } from './administrative-unit.ts';
import { LandParcel } from './land-parcel.ts';

@ObjectType({ description: 'Kết quả tra theo tờ, thửa · Answer to a search by sheet and number' })
export class ParcelLookup {
  @Field(() => SectionState, {
    description:
      'FOUND một thửa; AMBIGUOUS nhiều thửa hoặc chưa chắc thuộc xã; NOT_DIGITISED xã chưa có dữ liệu; NONE không có thửa đó · FOUND one parcel; AMBIGUOUS several, or not certain to lie in the commune; NOT_DIGITISED no data of the commune; NONE no such parcel',
  })
  state!: SectionState;

  @Field(() => LandParcel, { nullable: true, description: 'Thửa, khi FOUND · The parcel, when FOUND' })
  parcel?: LandParcel | null;

  @UpTo(3)
  @Field(() => [LandParcel], {
    description: 'Các thửa khả dĩ, khi AMBIGUOUS · The parcels it may be, when AMBIGUOUS',
  })
  candidates!: readonly LandParcel[];

  @UpTo(5)
  @Field(() => [AdministrativeUnit], {
    nullable: true,
    description:
      'Các xã hiện nay đã tra; xem `landCoverage` của chúng trước khi tin NONE · Communes of today that were searched; see their `landCoverage` before trusting NONE',
  })
  searched?: readonly AdministrativeUnit[] | null;
}
