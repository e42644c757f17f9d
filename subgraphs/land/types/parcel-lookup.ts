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
      'FOUND một thửa; AMBIGUOUS nhiều thửa hoặc chưa chắc thuộc xã; NOT_DIGITISED không có, nhưng xã có thửa chỉ có hồ sơ giấy, xem `coverage`; NONE không có, và mọi thửa đã cấp giấy của xã đều đã số hóa · ' +
      'FOUND one parcel; AMBIGUOUS several, or not certain to lie in the commune; NOT_DIGITISED it is not in the database, but parcels of the commune exist on paper only, see `coverage`; NONE it is not, and every certified parcel of the commune is digitised',
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
    description: 'Các xã hiện nay đã tra · Communes of today that were searched',
  })
  searched!: readonly AdministrativeUnit[];
}
