import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';
import { UpTo } from '../../shared/cost-directives.ts';
import { PersonName } from '../../shared/register-record.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { Citizen } from './citizen.ts';
import { CivilEntry } from './civil-entry.ts';

/** The form of a sealed entry. Nothing builds one until rights exist: see `seal-adoptions.ts`. */
@ObjectType({
  implements: CivilEntry,
  description: 'Đăng ký nuôi con nuôi, liên kết được niêm phong · An adoption; a sealed link',
})
export class AdoptionEntry extends CivilEntry {
  override readonly __typename = 'AdoptionEntry';

  @Field(() => Citizen, { nullable: true, description: 'Con nuôi · Adopted child' })
  adopted!: Citizen | null;

  @Field(() => PersonName, { description: 'Họ và tên con nuôi · Name of the child' })
  adoptedName!: PersonName;

  @UpTo(2)
  @Field(() => [Citizen], {
    description: 'Cha mẹ nuôi có số định danh · Adoptive parents who have a personal ID',
  })
  adoptiveParents!: readonly Citizen[];

  @Field(() => PersonName, {
    nullable: true,
    description: 'Họ và tên cha nuôi · Name of the adoptive father',
  })
  adoptiveFatherName!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'Họ và tên mẹ nuôi · Name of the adoptive mother' })
  adoptiveMotherName!: PersonName | null;

  @Field(() => String, { nullable: true, description: 'Bên giao con nuôi · Who gave the child' })
  givenBy!: string | null;

  @Field(() => Boolean, { description: 'Có yếu tố nước ngoài · With a foreign element' })
  withForeignElement!: boolean;

  @Field(() => DateScalar, { description: 'Ngày bắt đầu · First day' })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Ngày chấm dứt · Day it ended' })
  endedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Lý do chấm dứt · Why it ended' })
  endReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Số quyết định chấm dứt · Decision that ended it' })
  endDecisionNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Tòa án quyết định chấm dứt · Court that ended it' })
  endDecidedBy!: string | null;
}
