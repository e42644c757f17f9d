import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PAGE_SIZE, readPage, unknownList, type Connection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { A_COUNT, CostsAsMuchAs, Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { holdersElsewhere, total } from '../loaders/summary-loaders.ts';
import { pageOfCounted } from '../loaders/vehicle-lists.ts';
import { VehicleConnection } from '../types/vehicle-connection.ts';
import { VehicleSummary, type CountedUnit } from '../types/vehicle-summary.ts';
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
    description: 'Chỉ xe tính trong filesHeldElsewhere · Only those that filesHeldElsewhere counts',
  })
  fileHeldElsewhere?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Chỉ xe tính trong inspectionOverdue · Only those that inspectionOverdue counts',
  })
  inspectionOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Chỉ xe tính trong unassigned · Only those that unassigned counts',
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
      'Các xe được đếm, theo mã xe; mỗi đối số thu hẹp như số cùng tên · ' +
      'The vehicles counted, by id; each argument narrows them to the figure of that name',
  })
  items(
    @Root() { state, counted }: VehicleSummary,
    @Args(() => CountedVehiclesArguments) asked: CountedVehiclesArguments,
    @Ctx() context: SubgraphContext,
  ): Connection<Vehicle> | Promise<Connection<Vehicle>> {
    if (counted === undefined) return unknownList(state);
    const { kind = null, inspectionOverdue } = asked;
    const unitIds = unitsOf(counted, asked);
    const fileHolders = holdersOf(context, counted, asked);
    const overdue = inspectionOverdue === true;
    const list = JSON.stringify(['vehicles in', counted.id, unitIds.length, kind, fileHolders, overdue]);
    const count = async (): Promise<number> => {
      const groups = overdue ? await loadersOf(context).summaries.overdueIn(counted) : counted.groups;
      const wanted = groups.filter(
        (group) =>
          unitIds.includes(group.unitId) &&
          (kind === null || group.kind === kind) &&
          (fileHolders?.includes(group.fileHolderCode) ?? true),
      );
      return total(wanted);
    };
    const page = readPage(context, list, asked, PAGE_SIZE.report);
    return pageOfCounted(context, { unitIds, kind, fileHolders, overdue, count }, page);
  }
}

/** Vehicles of no known commune stand under the province itself; a commune has none. */
function unitsOf({ id, provinceId, unitIds }: CountedUnit, { unassigned }: CountedVehiclesArguments) {
  if (unassigned !== true) return unitIds;
  return id === provinceId ? [id] : [];
}

/** The agencies whose files are asked for; null for any. */
function holdersOf(
  context: SubgraphContext,
  counted: CountedUnit,
  { fileHolder, fileHeldElsewhere }: CountedVehiclesArguments,
): readonly string[] | null {
  const elsewhere = fileHeldElsewhere === true ? holdersElsewhere(context, counted) : null;
  if (fileHolder == null) return elsewhere;
  return elsewhere === null ? [fileHolder] : elsewhere.filter((code) => code === fileHolder);
}
