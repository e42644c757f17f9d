import 'reflect-metadata';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import {
  CodedValue,
  RegisterRecord,
  type RegisterSource,
  type VerificationState,
} from '../../shared/register-record.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { DateTimeScalar } from '../../shared/scalars/date-time.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AdministrativeUnit } from './administrative-unit.ts';
import { Citizen } from './citizen.ts';
import { AmendmentKind, AmendmentOrigin } from './vocabulary.ts';

@ObjectType({
  description: 'Mục đã được thay đổi, cải chính, bổ sung · A value of the base act that later acts changed',
})
export class AmendedValue {
  @Field(() => CodedValue, { description: 'Mục · What was changed' })
  field!: CodedValue;

  @Field(() => String, {
    nullable: true,
    description:
      'Giá trị gốc trong sổ, dạng mã nếu có danh mục · Value of the base act, as a code where there is a list',
  })
  base!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Giá trị hiện hành · Value now in force',
  })
  current!: string | null;
}

/** The form around an entry: read together, and only when somebody selects a part of it. */
export interface EntryForm {
  readonly signer: string | null;
  readonly requester: string | null;
  readonly copiesIssued: number;
  readonly recordedAt: string;
  readonly amendedValues: readonly AmendedValue[];
}

/** What every entry of a register book has. Properties marked `?` are read only when somebody selects them. */
@InterfaceType({
  implements: RegisterRecord,
  autoRegisterImplementations: false,
  resolveType: (entry: CivilEntry) => entry.__typename,
  description: 'Việc hộ tịch đã vào sổ · An entry of a civil register book',
})
export abstract class CivilEntry {
  readonly __typename!: string;

  readonly source!: RegisterSource;

  readonly verification!: VerificationState;

  @Field(() => DateTimeScalar, { description: 'Thời điểm ghi nhận · When it was recorded' })
  recordedAt?: string;

  /** Set where the entry was read whole; of births, marriages and deaths a loader reads it. */
  readonly form?: EntryForm;

  /** Name of the office when it is not the commune's own. */
  readonly authority!: string | null;

  @Field(() => ID, { description: 'Mã nội bộ · Key within its kind of entry' })
  id!: number;

  @Field(() => String, { description: 'Quyển số, gồm loại sổ · Book: its kind and volume, e.g. KS-01' })
  book!: string;

  @Field(() => String, { description: 'Số đăng ký · Number in the book' })
  number!: string;

  @Field(() => Int, { description: 'Năm của sổ · Year of the book' })
  year!: number;

  @Field(() => AdministrativeUnit, {
    nullable: true,
    description:
      'Đơn vị hành chính nơi đăng ký, vào thời điểm đăng ký; null nếu ở cơ quan đại diện · ' +
      'Unit that registered, as it was then; null for a mission abroad',
  })
  registeredAt!: AdministrativeUnit | null;

  @Field(() => String, { description: 'Cơ quan đăng ký · Office that registered' })
  registeredBy?: string;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày đăng ký · Date of registration' })
  registeredOn!: string;

  @Field(() => String, { nullable: true, description: 'Người ký · Official who signed' })
  signer?: string | null;

  @Field(() => String, { nullable: true, description: 'Người yêu cầu · Person who asked for it' })
  requester?: string | null;

  @Field(() => Int, { description: 'Số bản sao trích lục đã cấp · Extracts issued so far' })
  copiesIssued?: number;

  @UpTo(2)
  @Field(() => [Amendment], {
    description:
      'Ghi chú thay đổi, theo thứ tự thời gian; bản gốc không bị xóa · ' +
      'Later acts that annotate this one, oldest first; they never erase it',
  })
  amendments?: readonly Amendment[];

  @UpTo(2)
  @Field(() => [AmendedValue], {
    description:
      'Giá trị gốc và hiện hành của các mục đã sửa; các trường khác của bản ghi cho giá trị hiện hành · ' +
      'Base and current value of what was amended; the other fields of the entry give current values',
  })
  amendedValues?: readonly AmendedValue[];
}

@ObjectType({ description: 'Nội dung thay đổi · One value that a later act set' })
export class RecordedChange {
  @Field(() => CodedValue, { description: 'Mục · What was changed' })
  field!: CodedValue;

  @Field(() => String, { nullable: true, description: 'Giá trị trước · Value before' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Giá trị sau · Value after' })
  to!: string | null;
}

/** Kinds of entry that an amendment can annotate. */
export type BaseAct =
  | 'BirthEntry'
  | 'MarriageEntry'
  | 'DeathEntry'
  | 'GuardianshipEntry'
  | 'RecognitionEntry';

export interface BaseActReference {
  readonly act: BaseAct;
  readonly id: number;
}

@ObjectType({
  implements: CivilEntry,
  description:
    'Việc hộ tịch làm thay đổi một bản ghi gốc, tự nó cũng vào sổ · ' +
    'A later act: an entry of its own that annotates a base act without erasing it',
})
export class Amendment extends CivilEntry {
  override readonly __typename = 'Amendment';

  readonly baseAct!: BaseActReference | null;

  @Field(() => CivilEntry, {
    nullable: true,
    description:
      'Bản ghi gốc được ghi chú; null nếu ở sổ nơi khác · The base act that it annotates; null when that stands elsewhere',
  })
  base?: CivilEntry | null;

  @Field(() => AmendmentKind, { description: 'Loại việc · Kind of act' })
  kind!: AmendmentKind;

  @Field(() => AmendmentOrigin, { description: 'Căn cứ ghi sổ · What it rests on' })
  origin!: AmendmentOrigin;

  @UpTo(2)
  @Field(() => [Citizen], { description: 'Người liên quan · Whom it concerns; of a divorce both' })
  persons!: readonly Citizen[];

  @Field(() => String, { nullable: true, description: 'Căn cứ pháp lý · Legal basis' })
  legalBasis!: string | null;

  @Field(() => String, { nullable: true, description: 'Số quyết định, bản án · Number of the decision' })
  decisionNumber!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày quyết định · Date of the decision' })
  decidedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Cơ quan quyết định · Authority that decided' })
  decidedBy!: string | null;

  @Field(() => DateScalar, { description: 'Ngày có hiệu lực · Day from which it holds' })
  effectiveOn!: string;

  @UpTo(2)
  @Field(() => [RecordedChange], { description: 'Nội dung thay đổi · What it changed' })
  changes!: readonly RecordedChange[];
}
