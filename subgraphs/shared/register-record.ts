import 'reflect-metadata';
import { Directive, Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from './scalars/date-time.ts';

/** How far a recorded value can be trusted; unverified is never shown as verified. */
export enum VerificationState {
  VERIFIED = 'VERIFIED',
  UNVERIFIED = 'UNVERIFIED',
  UNDER_INVESTIGATION = 'UNDER_INVESTIGATION',
}
registerEnumType(VerificationState, {
  name: 'VerificationState',
  description: 'Tình trạng xác minh · How far the record has been verified',
  valuesConfig: {
    VERIFIED: { description: 'Đã xác minh · Checked against the papers or the person' },
    UNVERIFIED: { description: 'Chưa xác minh · Entered, not yet checked' },
    UNDER_INVESTIGATION: { description: 'Đang xác minh lại · In doubt, being looked into' },
  },
});

/** What a sector can say of a citizen, a unit or a look-up; no right and register down are errors, not states. */
export enum SectionState {
  FOUND = 'FOUND',
  NONE = 'NONE',
  NOT_DIGITISED = 'NOT_DIGITISED',
  AMBIGUOUS = 'AMBIGUOUS',
  MISMATCH = 'MISMATCH',
  NOT_OF_THIS_REGISTER = 'NOT_OF_THIS_REGISTER',
}
registerEnumType(SectionState, {
  name: 'SectionState',
  description: 'Trạng thái trả lời của ngành · What the register can say',
  valuesConfig: {
    FOUND: { description: 'Có dữ liệu · The register has records' },
    NONE: { description: 'Không có dữ liệu · The register has none' },
    NOT_DIGITISED: { description: 'Chưa số hóa · This place is not in the database, so nothing can be said' },
    AMBIGUOUS: { description: 'Không xác định duy nhất · Several records fit; none is chosen' },
    MISMATCH: { description: 'Dữ liệu mâu thuẫn · Records of the register contradict one another' },
    NOT_OF_THIS_REGISTER: {
      description:
        'Địa bàn không thuộc cơ sở dữ liệu này, nên không biết được · ' +
        'The place belongs to the registers of another province, so nothing can be said',
    },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'Nguồn dữ liệu · The register a value comes from' })
export class RegisterSource {
  @Field(() => String, { description: 'Mã hệ thống · Code of the system' })
  code!: string;

  @Field(() => String, { description: 'Tên · Name in Vietnamese' })
  name!: string;

  @Field(() => String, { description: 'Tên tiếng Anh · Name in English' })
  nameEn!: string;

  @Field(() => String, { description: 'Cơ quan chủ quản · Agency that owns it' })
  owner!: string;
}

// Registered by hand in each sector: automatic registration would pull every sector's records into each schema.
@InterfaceType({
  autoRegisterImplementations: false,
  description: 'Bản ghi của sổ bộ · A record of a register',
})
export abstract class RegisterRecord {
  @Field(() => RegisterSource, { description: 'Nguồn · Where the record comes from' })
  source!: RegisterSource;

  @Field(() => DateTimeScalar, { description: 'Thời điểm ghi nhận · When it was recorded' })
  recordedAt!: string;

  @Field(() => VerificationState, { description: 'Tình trạng xác minh · How far it has been verified' })
  verification!: VerificationState;
}

@Directive('@shareable')
@ObjectType({ description: 'Giá trị theo danh mục · A value of a codelist' })
export class CodedValue {
  @Field(() => String, { description: 'Mã · Code' })
  code!: string;

  @Field(() => String, { description: 'Tên · Name in Vietnamese' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Tên tiếng Anh · Name in English' })
  nameEn?: string | null;

  @Field(() => String, { description: 'Danh mục · The list the code belongs to' })
  list!: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Họ tên · A person’s name, in the order surname, middle, given' })
export class PersonName {
  @Field(() => String, { description: 'Họ và tên đầy đủ · Full name' })
  full!: string;

  @Field(() => String, { nullable: true, description: 'Họ · Surname' })
  surname?: string | null;

  @Field(() => String, { nullable: true, description: 'Chữ đệm · Middle name' })
  middle?: string | null;

  @Field(() => String, { nullable: true, description: 'Tên · Given name' })
  given?: string | null;
}
