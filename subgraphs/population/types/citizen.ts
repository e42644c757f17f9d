import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';
import { pagedList } from '../../shared/paged-list.ts';
import { CodedValue, PersonName } from '../../shared/register-record.ts';
import { CitizenIdScalar } from '../../shared/scalars/citizen-id.ts';
import { PartialDateScalar } from '../../shared/scalars/partial-date.ts';
import { LifeStatus, Sex } from './enums.ts';
import { IdentityCard } from './identity-card.ts';
import { PopulationRecord } from './population-record.ts';
import { Residence } from './residence.ts';

/** The fields here come with the citizen's row; those that cost a further SELECT stand in `resolvers/`. */
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Công dân; người mà CSDL dân cư không biết chỉ có id, các trường khác để trống · ' +
    'A citizen; of someone the population register does not know only the id is given, all else is null',
})
export class Citizen {
  @Field(() => CitizenIdScalar, { description: 'Số định danh cá nhân · Personal ID' })
  id!: string;

  @Field(() => PersonName, { nullable: true, description: 'Họ, chữ đệm và tên · Name of today' })
  name!: PersonName | null;

  @Field(() => Sex, { nullable: true, description: 'Giới tính · Sex' })
  sex!: Sex | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Ngày, tháng, năm sinh đến mức đã biết · Date of birth, as far as known',
  })
  dateOfBirth!: string | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Dân tộc, danh mục 1979; dữ liệu nhạy cảm · Ethnic group in the list of 1979; sensitive',
  })
  ethnicity!: CodedValue | null;

  @Field(() => CodedValue, { nullable: true, description: 'Quốc tịch · Nationality, ISO 3166-1' })
  nationality!: CodedValue | null;

  @Field(() => IdentityCard, { nullable: true, description: 'Thẻ hiện tại · The present card' })
  identityCard!: IdentityCard | null;

  @Field(() => LifeStatus, { nullable: true, description: 'Tình trạng sống · Alive, deceased or missing' })
  lifeStatus!: LifeStatus | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày chết · Date of death' })
  dateOfDeath!: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'Ngày mất tích · Missing since' })
  missingSince!: string | null;

  @Field(() => Residence, {
    nullable: true,
    description: 'Nơi thường trú hiện nay · Permanent residence of today',
  })
  permanentResidence!: Residence | null;

  @Field(() => CodedValue, {
    nullable: true,
    description: 'Quan hệ với chủ hộ · Relation to the head of household',
  })
  relationToHead!: CodedValue | null;

  @Field(() => PopulationRecord, {
    nullable: true,
    description: 'Nguồn và xác minh của bản ghi · Source and verification of the record',
  })
  populationRecord!: PopulationRecord | null;

  fatherId!: string | null;
  motherId!: string | null;
  spouseId!: string | null;
  legalRepresentativeId!: string | null;
  householdNumber!: string | null;
  householdSince!: string | null;
}

export const CitizenConnection = pagedList({
  name: 'Citizen',
  node: () => Citizen,
  description: 'Danh sách công dân theo trang · A list of citizens, by page',
  entry: 'Một công dân trong danh sách · A citizen in a list',
});
