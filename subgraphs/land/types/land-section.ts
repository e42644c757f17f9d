import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { LandCertificate } from './land-certificate.ts';
import { LandParcel, type LandParcelHead } from './land-parcel.ts';

@ObjectType({
  description:
    'Đất đai của một công dân · What the land register can say of a citizen: see `state` before reading an empty list',
})
export class LandSection {
  @Field(() => SectionState, {
    description:
      'FOUND đang có đất; MISMATCH giấy đã đổi hoặc thu hồi mà chưa chấm dứt; NOT_DIGITISED xã nơi thường trú chưa có dữ liệu; NONE không có, xem `coverage` · FOUND holds land; MISMATCH holds a certificate that was replaced or revoked; NOT_DIGITISED no data of the commune of residence; NONE nothing, see `coverage`',
  })
  state!: SectionState;

  @UpTo(3)
  @Field(() => [LandCertificate], {
    description: 'Giấy chứng nhận đứng tên · Certificates that name the citizen as holder today',
  })
  certificates!: readonly LandCertificate[];

  @UpTo(4)
  @Field(() => [LandParcel], {
    description: 'Thửa đất đang tồn tại trên các giấy đó · Parcels in existence on those certificates',
  })
  parcels!: readonly (LandParcel | LandParcelHead)[];

  /** What `coverage` is read by; not in the graph. */
  readonly communeIds!: readonly string[];
}
