import 'reflect-metadata';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../shared/connection.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { Paged } from '../../shared/cost-directives.ts';
import { ReportPageArguments } from '../../shared/paged-list.ts';
import { pageOfFileHolder, pageOfOwner } from '../loaders/vehicle-lists.ts';
import { VehicleConnection } from '../types/vehicle-connection.ts';
import type { Vehicle } from '../types/vehicle.ts';
import { OwnerIdentifierKind } from '../vocabulary.ts';

/** Vehicles that no citizen and no unit leads to. */
@Resolver()
export class VehicleListsResolver {
  @Paged()
  @Query(() => VehicleConnection, {
    nullable: true,
    description:
      'Xe của tổ chức, người nước ngoài, hoặc theo số chứng minh cũ · ' +
      'Vehicles of an organisation, a foreigner, or the number of an old card',
  })
  vehiclesByOwnerIdentifier(
    @Ctx() context: SubgraphContext,
    @Arg('kind', () => OwnerIdentifierKind, { description: 'Loại giấy tờ · Kind of paper' })
    kind: OwnerIdentifierKind,
    @Arg('number', () => String, { description: 'Số · Number' }) number: string,
    @Args(() => ReportPageArguments) page: ReportPageArguments,
  ): Promise<Connection<Vehicle>> {
    return pageOfOwner(context, { kind, number }, page);
  }

  @Paged()
  @Query(() => VehicleConnection, {
    nullable: true,
    description:
      'Xe, kể cả đã thu hồi, mà cơ quan giữ hồ sơ gốc · Vehicles, revoked ones too, whose original file an agency holds',
  })
  vehiclesByFileHolder(
    @Ctx() context: SubgraphContext,
    @Arg('agency', () => String, {
      description: 'Mã cơ quan, ví dụ PC08-08@2025-07-01 · Code of the agency, e.g. PC08-08@2025-07-01',
    })
    agency: string,
    @Args(() => ReportPageArguments) page: ReportPageArguments,
  ): Promise<Connection<Vehicle>> {
    return pageOfFileHolder(context, agency, page);
  }
}
