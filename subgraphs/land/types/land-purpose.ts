import 'reflect-metadata';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { CodedValue } from '../../shared/register-record.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { LandTermKind } from '../vocabulary.ts';

registerEnumType(LandTermKind, {
  name: 'LandTermKind',
  description: 'Loại thời hạn sử dụng · Kind of term',
  valuesConfig: {
    LONG_TERM: { description: 'Lâu dài · Without end' },
    FIXED: { description: 'Có thời hạn · Until a date' },
  },
});

@ObjectType({ description: 'Thời hạn sử dụng đất · Term of use' })
export class LandTerm {
  @Field(() => LandTermKind, { description: 'Loại · Kind' })
  kind!: LandTermKind;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Sử dụng đến; null là lâu dài hoặc không rõ · Until; null is without end or unknown',
  })
  until?: string | null;
}

@ObjectType({
  description: 'Mục đích sử dụng; một thửa có thể có nhiều · A purpose of use; a parcel may have several',
})
export class LandPurpose {
  @Field(() => String, { description: 'Mã loại đất, ví dụ ONT · Code of the kind of land, e.g. ONT' })
  code!: string;

  @Field(() => String, { description: 'Tên loại đất · Name in Vietnamese' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Tên tiếng Anh · Name in English' })
  nameEn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Danh mục của mã; null khi mã không thuộc danh mục nào · The list of the code; null where no list has it',
  })
  list?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Mã hiện hành gần nhất của mã cũ; chỉ để tham khảo · Closest code of today for an old one; not official',
  })
  currentCode?: string | null;

  @Field(() => CodedValue, { nullable: true, description: 'Nguồn gốc sử dụng · How the right arose' })
  origin?: CodedValue | null;

  @Field(() => LandTerm, {
    nullable: true,
    description: 'Thời hạn; null là không rõ · Term; null is unknown',
  })
  term?: LandTerm | null;

  @Field(() => Float, { nullable: true, description: 'Diện tích, m² · Area, m²' })
  area?: number | null;
}
