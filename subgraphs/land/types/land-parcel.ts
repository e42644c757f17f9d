import 'reflect-metadata';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { RegisterRecord } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { AdministrativeUnit } from './administrative-unit.ts';

@ObjectType({
  description:
    'Khóa tự nhiên của thửa: xã lúc lập bản đồ, tờ, thửa, tỷ lệ · What names a parcel on its map; the commune is the one of the map',
})
export class ParcelKey {
  @Field(() => AdministrativeUnit, {
    description: 'Xã lúc lập bản đồ, thường là xã cũ · Commune of the map, mostly one that has since merged',
  })
  unit?: AdministrativeUnit | null;

  @Field(() => String, { description: 'Số tờ bản đồ · Map sheet' })
  sheet!: string;

  @Field(() => String, { description: 'Số thửa · Parcel number' })
  number!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Mẫu số tỷ lệ bản đồ, ví dụ 1000 · Denominator of the scale, e.g. 1000',
  })
  scale?: number | null;
}

@ObjectType({ description: 'Số thửa cũ · A number the parcel bore before' })
export class PreviousParcelNumber {
  @Field(() => ParcelKey, { description: 'Khóa tự nhiên khi đó · The key at the time' })
  key!: ParcelKey;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Dùng đến · In use until' })
  until?: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({ implements: RegisterRecord, description: 'Thửa đất · Land parcel' })
export class LandParcel extends RegisterRecord {
  @Field(() => ID, {
    description: 'Mã thửa 12 ký tự, cấp một lần · Parcel id of 12 characters, issued once',
  })
  id!: string;

  @Field(() => ParcelKey, { description: 'Khóa tự nhiên · Natural key' })
  naturalKey!: ParcelKey;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description:
      'Xã hiện nay; null khi xã cũ bị chia và chưa rõ thôn · Commune of today; null where the old one was split and the hamlet does not decide',
  })
  unit?: AdministrativeUnit | null;

  @Field(() => Float, { nullable: true, description: 'Diện tích đo đạc, m² · Measured area, m²' })
  measuredArea?: number | null;

  @Field(() => Float, { nullable: true, description: 'Diện tích pháp lý, m² · Legal area, m²' })
  legalArea?: number | null;

  @Field(() => Boolean, {
    description: 'Thửa đang tồn tại (chưa tách, hợp) · In existence: neither split nor merged away',
  })
  current!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'Nhóm chất lượng: 1 đúng-đủ-sạch-sống, 2 cần chỉnh sửa hoặc xác minh, 3 phải xây dựng lại; null là chưa phân loại · Quality group: 1 right-sufficient-clean-live, 2 to be corrected or verified, 3 to be rebuilt; null is not yet assessed',
  })
  qualityGroup?: number | null;

  @Field(() => String, { nullable: true, description: 'Tài liệu đo đạc · Survey document' })
  surveyDocument?: string | null;

  /** Where the resolvers find its relations; not in the graph. */
  certificateSerial!: string | null;
  parentId!: string | null;
}

/** As much of a parcel as a page of a commune shows; read where nothing else is asked for. */
export type LandParcelHead = Pick<LandParcel, 'id' | 'legalArea'>;
