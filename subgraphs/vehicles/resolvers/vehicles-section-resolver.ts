import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { IdentificationPlate } from '../types/identification-plate.ts';
import { TransferCase } from '../types/transfer-case.ts';
import { VehiclesSection } from '../types/vehicles-section.ts';

/** What of a citizen's section has a table of its own. */
@Resolver(() => VehiclesSection)
export class VehiclesSectionResolver {
  @UpTo(2)
  @FieldResolver(() => [IdentificationPlate], {
    description:
      'Biển số định danh của công dân, kể cả đang giữ lại sau khi bán xe · ' +
      'The citizen’s identification plates, also those kept after a sale; not part of `state`',
  })
  identificationPlates(
    @Root() { ownerId }: VehiclesSection,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly IdentificationPlate[]> {
    return loadersOf(context).plates.byOwner(ownerId);
  }

  @UpTo(2)
  @FieldResolver(() => [TransferCase], {
    description:
      'Xe đang mua, chưa sang tên xong · Changes of owner under way in which the citizen is the new one; not part of `state`',
  })
  purchases(
    @Root() { ownerId }: VehiclesSection,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly TransferCase[]> {
    return loadersOf(context).transfers.openByBuyer(ownerId);
  }
}
