import 'reflect-metadata';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { RegisterSource, SectionState, VerificationState } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { DateTimeScalar } from '../../shared/scalars/date-time.ts';

@ObjectType({ description: 'Số thửa theo nhóm chất lượng · Parcels of a quality group' })
export class LandQualityCount {
  @Field(() => Int, { description: 'Nhóm: 1, 2 hoặc 3 · Group: 1, 2 or 3' })
  group!: number;

  @Field(() => Int, { description: 'Số thửa · Parcels' })
  parcels!: number;
}

@ObjectType({
  description:
    'Mức độ số hóa đất đai; của tỉnh là tổng các xã cộng `unassigned` · ' +
    'How much land data there is; of a province, its communes and `unassigned` together',
})
export class LandCoverage {
  @Field(() => SectionState, {
    description:
      'FOUND: có thửa đã số hóa; NOT_DIGITISED: chưa có; NOT_OF_THIS_REGISTER: tỉnh khác, mọi số liệu để trống · ' +
      'FOUND: parcels are digitised; NOT_DIGITISED: none is; NOT_OF_THIS_REGISTER: another province, no figure is given',
  })
  state!: SectionState;

  @Field(() => Int, { nullable: true, description: 'Số thửa đã cấp giấy · Parcels certified' })
  parcelsCertified!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Số thửa đang tồn tại đã vào cơ sở dữ liệu, `landParcels(current: true)` liệt kê; 0 là chưa số hóa, không phải không có đất · ' +
      'Parcels in existence that are in the database, listed by `landParcels(current: true)`; 0 means not digitised, not that there is no land',
  })
  parcelsDigitised!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Của tỉnh: số thửa, nằm trong các số trên, chưa rõ thuộc xã nào, `landParcels(unassigned: true, current: true)` liệt kê; ' +
      'của xã luôn là 0; null khi chưa thống kê · ' +
      'Of a province: the parcels, counted above, of which it is not known in which commune they lie, listed by ' +
      '`landParcels(unassigned: true, current: true)`; of a commune always 0; null where they were not counted',
  })
  unassigned!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Tỷ lệ số hóa trên số đã cấp giấy, từ 0; null khi mẫu số là 0 · Digitised out of certified, from 0; null without a denominator',
  })
  rate?: number | null;

  @UpTo(5)
  @Field(() => [LandQualityCount], { description: 'Theo nhóm chất lượng · By quality group' })
  byQualityGroup!: readonly LandQualityCount[];

  @Field(() => Int, { nullable: true, description: 'Số thửa sạch · Clean parcels, out of the digitised' })
  clean!: number | null;

  @Field(() => Int, { nullable: true, description: 'Số thửa sống · Live parcels, out of the digitised' })
  live!: number | null;

  @Field(() => DateScalar, {
    description: 'Số liệu đến ngày; của tỉnh là ngày cũ nhất · Counted on; of a province, the oldest day',
  })
  asOf!: string;

  @Field(() => Int, { nullable: true, description: 'Số xã được tính · Communes counted' })
  communes!: number | null;

  @Field(() => Int, { nullable: true, description: 'Số xã chưa có dữ liệu · Communes without any data' })
  communesNotDigitised!: number | null;

  @Field(() => RegisterSource, { description: 'Nguồn · Where the figures come from' })
  source!: RegisterSource;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Thời điểm ghi nhận · When they were recorded',
  })
  recordedAt!: string | null;

  @Field(() => VerificationState, {
    nullable: true,
    description: 'Tình trạng xác minh · How far they have been verified',
  })
  verification!: VerificationState | null;
}
