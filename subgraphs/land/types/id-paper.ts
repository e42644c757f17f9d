import 'reflect-metadata';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { IdPaperKind } from '../vocabulary.ts';

registerEnumType(IdPaperKind, {
  name: 'IdPaperKind',
  description: 'Loại giấy tờ · Kind of ID paper',
  valuesConfig: {
    IDENTITY_CARD: { description: 'Thẻ căn cước, căn cước công dân · Identity card of 12 digits' },
    FORMER_ID: { description: 'Chứng minh nhân dân 9 số · Former card of 9 digits' },
    PASSPORT: { description: 'Hộ chiếu · Passport' },
    MILITARY_ID: { description: 'Giấy tờ quân đội · Military card' },
    HOUSEHOLD_BOOK: { description: 'Sổ hộ khẩu · Household book, abolished' },
    ORGANISATION_CODE: { description: 'Mã số tổ chức · Code or decision of an organisation' },
    OTHER: { description: 'Khác · Other' },
  },
});

@ObjectType({ description: 'Giấy tờ nhân thân trong hồ sơ đất · An ID paper in the land file' })
export class IdPaper {
  @Field(() => IdPaperKind, { description: 'Loại · Kind' })
  kind!: IdPaperKind;

  @Field(() => String, { description: 'Số, như ghi · Number, as written' })
  number!: string;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày cấp · Date of issue' })
  issuedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Nơi cấp · Issued by' })
  issuedBy?: string | null;
}
