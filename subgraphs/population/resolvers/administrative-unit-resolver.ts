import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  isInForce,
  type AdministrativeUnitEntry,
  type AdministrativeUnits,
} from '../../shared/administrative-units/administrative-units.ts';
import { CODELIST_SOURCE } from '../../shared/administrative-units/codelist-source.ts';
import { CODES_BEGAN } from '../../shared/administrative-units/periods.ts';
import { argumentFault } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { known } from '../../shared/known.ts';
import { AdministrativeCodeScalar } from '../../shared/scalars/administrative-code.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { toUnit } from '../loaders/to-unit.ts';
import { AdministrativeUnit } from '../types/administrative-unit.ts';
import { CodelistSource } from '../types/codelist-source.ts';
import { AdministrativeUnitKind, SuccessionKnowledge } from '../types/enums.ts';
import { unitInForce, type CodeQuestion } from './unit-in-force.ts';

const AS_OF = 'Ngày mà mã được hiểu; mặc định hôm nay · Day for which the code is meant; default today';

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @Query(() => AdministrativeUnit, {
    nullable: true,
    description:
      'Đơn vị mang mã vào ngày asOf. Mã chưa từng có: lỗi NOT_FOUND. Mã chỉ có vào thời gian khác: lỗi ' +
      'NOT_IN_FORCE nêu thời gian hiệu lực và đơn vị kế tiếp · ' +
      'The unit that bears the code on the day asOf. A code that never existed: error NOT_FOUND. One in force at another time ' +
      'only: error NOT_IN_FORCE, which names the dates and the successors',
  })
  administrativeUnit(
    @Arg('code', () => AdministrativeCodeScalar, { description: 'Mã tỉnh hoặc xã · Code' }) code: string,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() { units, today }: SubgraphContext,
  ): AdministrativeUnit {
    return toUnit(unitOfCode(units, code, { argument: 'code', date: asOf ?? today }));
  }

  @UpTo(170)
  @Query(() => [AdministrativeUnit], {
    nullable: true,
    description:
      'Các đơn vị theo mã, có hiệu lực vào ngày asOf; không có đối số: các tỉnh, thành phố; lỗi NOT_HELD khi asOf ' +
      'trước ngày có mã · Units in force on the day asOf, by code; without arguments the provinces and cities; error ' +
      'NOT_HELD for a day before codes began',
  })
  administrativeUnits(
    @Arg('parent', () => AdministrativeCodeScalar, {
      nullable: true,
      description: 'Mã tỉnh: chỉ các xã thuộc tỉnh · Code of a province: only its communes',
    })
    parent: string | null,
    @Arg('kind', () => AdministrativeUnitKind, {
      nullable: true,
      description: 'Chỉ loại này · Only this kind',
    })
    kind: AdministrativeUnitKind | null,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() context: SubgraphContext,
  ): readonly AdministrativeUnit[] {
    const found = candidates(context, parent ?? null, asOf ?? context.today);
    if (kind != null) return found.filter((unit) => unit.kind === kind).map(toUnit);
    return found.filter(({ parentId }) => parent != null || parentId === null).map(toUnit);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Tỉnh của xã; để trống với tỉnh · Province of a commune; null for a province',
  })
  parent(@Root() { parentId }: AdministrativeUnit, @Ctx() { units }: SubgraphContext) {
    const parent = parentId === null ? undefined : units.byId(parentId);
    return parent === undefined ? null : toUnit(parent);
  }

  @UpTo(170)
  @FieldResolver(() => [AdministrativeUnit], {
    nullable: true,
    description: 'Các xã của tỉnh, theo mã · Communes of a province, by code',
  })
  children(@Root() { id }: AdministrativeUnit, @Ctx() { units }: SubgraphContext) {
    return units.childrenOf(id).map(toUnit);
  }

  @UpTo(5)
  @FieldResolver(() => [AdministrativeUnit], {
    nullable: true,
    description:
      'Các đơn vị đã nhập vào đơn vị này; xem `succession` · Units that became this one or gave it a part; see `succession`',
  })
  predecessors(@Root() { id }: AdministrativeUnit, @Ctx() { units }: SubgraphContext) {
    return units.predecessorsOf(id).map(toUnit);
  }

  @UpTo(2)
  @FieldResolver(() => [AdministrativeUnit], {
    nullable: true,
    description:
      'Các đơn vị kế tiếp; hai đơn vị khi bị chia; xem `succession` · ' +
      'Units this one became; two where it was split; see `succession`',
  })
  successors(@Root() { id }: AdministrativeUnit, @Ctx() { units }: SubgraphContext) {
    return units.successorsOf(id).map(toUnit);
  }

  @FieldResolver(() => SuccessionKnowledge, {
    description:
      'Danh mục biết đến đâu đơn vị này hình thành từ đâu và trở thành gì · ' +
      'How much the codelist knows of what the unit came from and became',
  })
  succession(@Root() { id }: AdministrativeUnit, @Ctx() { units }: SubgraphContext): SuccessionKnowledge {
    return units.knowsSuccession(id) ? SuccessionKnowledge.COMPLETE : SuccessionKnowledge.UNCERTAIN;
  }

  @FieldResolver(() => CodelistSource, { description: 'Nguồn của danh mục · Where the codelist comes from' })
  source(): CodelistSource {
    return CODELIST_SOURCE;
  }
}

/** @throws NOT_FOUND for a code that no unit ever bore, NOT_IN_FORCE for one that none bore on that day. */
function unitOfCode(
  units: AdministrativeUnits,
  code: string,
  { argument, date }: CodeQuestion,
): AdministrativeUnitEntry {
  return known(unitInForce(units, code, { argument, date, hasAsOf: true }), () =>
    argumentFault(argument, {
      code: 'NOT_FOUND',
      fault: {
        vi: `chưa tỉnh hay xã nào từng mang mã ${code}`,
        en: `no province or commune ever bore ${code}`,
      },
      nextStep: {
        vi: 'Lấy mã từ `administrativeUnits`: không có đối số thì là các tỉnh, với `parent` là các xã.',
        en: 'Take the code from `administrativeUnits`: without arguments the provinces, with `parent` its communes.',
      },
    }),
  );
}

/** Units in force on a day in order of code: those of a province, or all. @throws NOT_HELD before codes began. */
function candidates(
  { units }: SubgraphContext,
  parent: string | null,
  date: string,
): readonly AdministrativeUnitEntry[] {
  if (parent !== null) {
    return units.childrenOf(unitOfCode(units, parent, { argument: 'parent', date }).id);
  }
  if (date < CODES_BEGAN) throw beforeCodes(date);
  const inForce = [...units.all()].filter((unit) => isInForce(unit, date));
  return inForce.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function beforeCodes(date: string) {
  return argumentFault('asOf', {
    code: 'NOT_HELD',
    fault: {
      vi: `danh mục không biết đơn vị nào vào ngày ${date}; mã đơn vị có từ ngày ${CODES_BEGAN}`,
      en: `the codelist knows no unit of ${date}; codes began on ${CODES_BEGAN}`,
    },
    nextStep: {
      vi: `Nêu \`asOf\` từ ngày ${CODES_BEGAN} trở đi, hoặc bỏ \`asOf\` để hỏi cho hôm nay.`,
      en: `Give \`asOf\` with a day from ${CODES_BEGAN} on, or leave it out for today.`,
    },
  });
}
