import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { PersonName } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { Citizen } from './citizen.ts';
import { CivilEntry } from './civil-entry.ts';
import { GuardianshipKind } from './vocabulary.ts';

@ObjectType({ implements: CivilEntry, description: 'Đăng ký giám hộ · A guardianship entry' })
export class GuardianshipEntry extends CivilEntry {
  override readonly __typename = 'GuardianshipEntry';

  @Field(() => GuardianshipKind, { description: 'Loại giám hộ · Kind' })
  kind!: GuardianshipKind;

  @Field(() => Citizen, { nullable: true, description: 'Người giám hộ · Guardian; null for an institution' })
  guardian!: Citizen | null;

  @Field(() => PersonName, { description: 'Tên người hoặc tổ chức giám hộ · Name of the guardian' })
  guardianName!: PersonName;

  @Field(() => Citizen, { nullable: true, description: 'Người được giám hộ · Ward' })
  ward!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên người được giám hộ · Name of the ward' })
  wardName!: PersonName;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Ngày sinh người được giám hộ · Date of birth of the ward',
  })
  wardDateOfBirth!: string | null;

  @Field(() => PersonName, { nullable: true, description: 'Người giám sát việc giám hộ · Supervisor' })
  supervisorName!: PersonName | null;

  @Field(() => String, { nullable: true, description: 'Lý do giám hộ · Reason' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Phạm vi giám hộ · Scope' })
  scope!: string | null;

  @Field(() => DateScalar, { description: 'Ngày bắt đầu · First day' })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày chấm dứt · Day it ended' })
  endedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Lý do chấm dứt · Why it ended' })
  endReason!: string | null;
}
