import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { populationLoaders } from '../loaders/population-loaders.ts';
import { Citizen } from '../types/citizen.ts';
import { IdentityCard } from '../types/identity-card.ts';
import { RelativeWithoutId } from '../types/relative-without-id.ts';
import { AbsenceDeclaration, Residence } from '../types/residence.ts';
import { isKnown } from './is-known.ts';

/** What a citizen has several of, or had: each kind one further SELECT, made only when asked for. */
@Resolver(() => Citizen)
export class CitizenRecordsResolver {
  @FieldResolver(() => Residence, {
    nullable: true,
    description: 'Nơi tạm trú còn hiệu lực · Temporary residence in force today',
  })
  async temporaryResidence(@Root() { id }: Citizen, @Ctx() context: SubgraphContext) {
    return (await residencesOf(id, context)).temporary;
  }

  @FieldResolver(() => Residence, {
    nullable: true,
    description:
      'Nơi ở hiện tại: nơi đã khai báo, nếu không thì nơi tạm trú, nếu không thì nơi thường trú · ' +
      'Present dwelling: the one declared, else the temporary, else the permanent residence',
  })
  async currentResidence(@Root() { id, permanentResidence }: Citizen, @Ctx() context: SubgraphContext) {
    const { current, temporary } = await residencesOf(id, context);
    return current ?? temporary ?? permanentResidence;
  }

  @FieldResolver(() => Residence, { nullable: true, description: 'Nơi lưu trú hôm nay · Lodging of today' })
  async lodging(@Root() { id }: Citizen, @Ctx() context: SubgraphContext) {
    return (await residencesOf(id, context)).lodging;
  }

  @FieldResolver(() => AbsenceDeclaration, {
    nullable: true,
    description: 'Khai báo tạm vắng còn hiệu lực · Declared absence in force today',
  })
  async absence(@Root() { id }: Citizen, @Ctx() context: SubgraphContext) {
    return (await residencesOf(id, context)).absence;
  }

  @UpTo(2)
  @FieldResolver(() => [AbsenceDeclaration], {
    nullable: true,
    description: 'Mọi khai báo tạm vắng, mới trước · All declared absences, newest first',
  })
  async absences(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return isKnown(citizen) ? (await residencesOf(citizen.id, context)).absences : null;
  }

  @UpTo(3)
  @FieldResolver(() => [Residence], {
    nullable: true,
    description:
      'Mọi đăng ký cư trú, kể cả đã xóa: thường trú hiện nay rồi đến mới nhất · ' +
      'All registrations of residence, deleted ones too: the permanent one of today, then newest first',
  })
  async residences(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    if (!isKnown(citizen)) return null;
    const { all } = await residencesOf(citizen.id, context);
    return citizen.permanentResidence ? [citizen.permanentResidence, ...all] : all;
  }

  @UpTo(2)
  @FieldResolver(() => [IdentityCard], {
    nullable: true,
    description: 'Các thẻ đã được thay, mới trước · Cards since replaced, newest first',
  })
  formerIdentityCards(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return isKnown(citizen) ? populationLoaders(context).citizens.formerCardsOf(citizen.id) : null;
  }

  @UpTo(2)
  @FieldResolver(() => [RelativeWithoutId], {
    nullable: true,
    description: 'Người thân chưa có số định danh · Relatives without a personal ID',
  })
  relativesWithoutId(@Root() citizen: Citizen, @Ctx() context: SubgraphContext) {
    return isKnown(citizen) ? populationLoaders(context).citizens.relativesOf(citizen.id) : null;
  }
}

function residencesOf(id: string, context: SubgraphContext) {
  return populationLoaders(context).citizens.residencesOf(id);
}
