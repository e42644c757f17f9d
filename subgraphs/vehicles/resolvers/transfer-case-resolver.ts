import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { TransferCase } from '../types/transfer-case.ts';
import { TransferStep } from '../types/transfer-step.ts';
import { Vehicle } from '../types/vehicle.ts';

/** What of a transfer has a table of its own. */
@Resolver(() => TransferCase)
export class TransferCaseResolver {
  @UpTo(6)
  @FieldResolver(() => [TransferStep], { description: 'Các bước đã qua · Steps so far, in order' })
  steps(@Root() { id }: TransferCase, @Ctx() context: SubgraphContext): Promise<readonly TransferStep[]> {
    return loadersOf(context).transfers.steps(Number(id));
  }

  @FieldResolver(() => Vehicle, {
    nullable: true,
    description: 'Xe được chuyển · The vehicle that changes owner',
  })
  vehicle(@Root() { vehicleId }: TransferCase, @Ctx() context: SubgraphContext): Promise<Vehicle | null> {
    return loadersOf(context).vehicles.byId(vehicleId);
  }
}
