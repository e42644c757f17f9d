import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { RegisterRecord, SectionState } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';

@ObjectType({ description: 'Số thửa theo nhóm chất lượng · Parcels of a quality group' })
export class LandQualityCount {
  @Field(() => Int, { description: 'Nhóm: 1, 2 hoặc 3 · Group: 1, 2 or 3' })
  group!: number;

  @Field(() => Int, { description: 'Số thửa · Parcels' })
  parcels!: number;
}

@ObjectType({
  implements: RegisterRecord,
  description:
    'Mức độ số hóa đất đai; của tỉnh là tổng các xã · How much land data there is; of a province, the sum over its communes',
})
export class LandCoverage extends RegisterRecord {
  @Field(() => SectionState, {
    description:
      'FOUND khi có thửa đã số hóa, NOT_DIGITISED khi chưa · FOUND where parcels are digitised, else NOT_DIGITISED',
  })
  state!: SectionState;

  @Field(() => Int, { description: 'Số thửa đã cấp giấy · Parcels certified' })
  parcelsCertified!: number;

  @Field(() => Int, {
    description:
      'Số thửa đã vào cơ sở dữ liệu; 0 là chưa số hóa, không phải không có đất · Parcels in the database; 0 means not digitised, not that there is no land',
  })
  parcelsDigitised!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Tỷ lệ số hóa trên số đã cấp giấy, từ 0; null khi mẫu số là 0 · Digitised out of certified, from 0; null without a denominator',
  })
  rate?: number | null;

  @UpTo(5)
  @Field(() => [LandQualityCount], { description: 'Theo nhóm chất lượng · By quality group' })
  byQualityGroup!: readonly LandQualityCount[];

  @Field(() => Int, { description: 'Số thửa sạch · Clean parcels, out of the digitised' })
  clean!: number;

  @Field(() => Int, { description: 'Số thửa sống · Live parcels, out of the digitised' })
  live!: number;

  @Field(() => DateScalar, {
    description: 'Số liệu đến ngày; của tỉnh là ngày cũ nhất · Counted on; of a province, the oldest day',
  })
  asOf!: string;

  @Field(() => Int, { description: 'Số xã được tính · Communes counted' })
  communes!: number;

  @Field(() => Int, { description: 'Số xã chưa có dữ liệu · Communes without any data' })
  communesNotDigitised!: number;
}
