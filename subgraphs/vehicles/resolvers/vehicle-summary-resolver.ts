import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE, readPage, unknownList, type Connection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { A_COUNT, CostsAsMuchAs, Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { readAgencyCode } from '../loaders/read-agency-code.ts';
import { holdersIn, total } from '../loaders/summary-loaders.ts';
import { pageOfCounted } from '../loaders/vehicle-lists.ts';
import { VehicleConnection } from '../types/vehicle-connection.ts';
import { VehicleSummary, type CountedUnit, type VehicleGroup } from '../types/vehicle-summary.ts';
import type { Vehicle } from '../types/vehicle.ts';
import { VehicleKind } from '../vocabulary.ts';

@ArgsType()
class CountedVehiclesArguments extends ReportPageArguments {
  @Field(() => VehicleKind, { nullable: true, description: 'Chỉ loại này · Only this kind' })
  kind?: VehicleKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Chỉ hồ sơ do cơ quan có mã này giữ · Only files held by the agency of this code',
  })
  fileHolder?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ xe tính trong filesHeldElsewhere; false: các xe còn lại · ' +
      'true: only those that filesHeldElsewhere counts; false: only the others',
  })
  fileHeldElsewhere?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ xe tính trong inspectionOverdue; false: các xe còn lại · ' +
      'true: only those that inspectionOverdue counts; false: only the others',
  })
  inspectionOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'true: chỉ xe tính trong unassigned; false: các xe còn lại · ' +
      'true: only those that unassigned counts; false: only the others',
  })
  unassigned?: boolean | null;
}

/** What of a summary costs a count or a list of its own. */
@Resolver(() => VehicleSummary)
export class VehicleSummaryResolver {
  @CostsAsMuchAs(A_COUNT)
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Xe có lần kiểm định gần nhất (khớp số khung và số máy) đã quá hạn · Vehicles whose latest inspection is overdue',
  })
  async inspectionOverdue(
    @Root() { counted }: VehicleSummary,
    @Ctx() context: SubgraphContext,
  ): Promise<number | null> {
    return counted === undefined ? null : total(await loadersOf(context).summaries.overdueIn(counted));
  }

  @Paged()
  @FieldResolver(() => VehicleConnection, {
    nullable: true,
    description:
      'Các xe được đếm, theo mã xe; mỗi đối số thu hẹp như số cùng tên; lỗi NOT_FOUND với mã không của cơ quan nào · ' +
      'The vehicles counted, by id; each argument narrows them to the figure of that name; error NOT_FOUND for a code of no agency',
  })
  async items(
    @Root() { state, counted }: VehicleSummary,
    @Args(() => CountedVehiclesArguments) asked: CountedVehiclesArguments,
    @Ctx() context: SubgraphContext,
  ): Promise<Connection<Vehicle>> {
    const { kind = null, inspectionOverdue: overdue = null, unassigned = null } = asked;
    const agency =
      asked.fileHolder == null ? null : await readAgencyCode(context, 'fileHolder', asked.fileHolder);
    if (counted === undefined) return unknownList(state);
    const unitIds = unitsOf(counted, unassigned);
    const fileHolders = holdersOf(context, counted, { agency, elsewhere: asked.fileHeldElsewhere ?? null });
    const list = JSON.stringify(['vehicles in', counted.id, unassigned, kind, fileHolders, overdue]);
    const sum = (groups: readonly VehicleGroup[]): number =>
      total(
        groups.filter(
          (group) =>
            unitIds.includes(group.unitId) &&
            (kind === null || group.kind === kind) &&
            (fileHolders?.includes(group.fileHolderCode) ?? true),
        ),
      );
    const count = async (): Promise<number> => {
      if (overdue === null) return sum(counted.groups);
      const late = sum(await loadersOf(context).summaries.overdueIn(counted));
      return overdue ? late : sum(counted.groups) - late;
    };
    const page = readPage(context, list, asked, PAGE_SIZE.report);
    return pageOfCounted(context, { unitIds, kind, fileHolders, overdue, count }, page);
  }
}

/** Vehicles of no known commune stand under the province itself; a commune has none. */
function unitsOf({ provinceId, unitIds }: CountedUnit, unassigned: boolean | null): readonly string[] {
  return unassigned === null ? unitIds : unitIds.filter((id) => (id === provinceId) === unassigned);
}

interface AskedHolders {
  readonly agency: string | null;
  readonly elsewhere: boolean | null;
}

/** The agencies whose files are asked for; null for any. */
function holdersOf(
  context: SubgraphContext,
  counted: CountedUnit,
  { agency, elsewhere }: AskedHolders,
): readonly string[] | null {
  if (elsewhere === null) return agency === null ? null : [agency];
  return holdersIn(context, counted, elsewhere).filter((code) => agency === null || code === agency);
}
