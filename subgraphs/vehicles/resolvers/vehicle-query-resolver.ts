import 'reflect-metadata';
import type { GraphQLError } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { callerError } from '../../../platform/errors.ts';
import { naming } from '../../shared/argument-fault.ts';
import type { SubgraphContext } from '../../shared/context.ts';
import { parseChassisNumber } from '../../shared/scalars/chassis-number.ts';
import { PlateScalar } from '../../shared/scalars/plate.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { matchByChassis, matchByPlate } from '../rules/match-vehicles.ts';
import { normaliseEngineNumber } from '../rules/normalise-engine-number.ts';
import { onlyVehicle } from '../rules/only-vehicle.ts';
import { VehicleLookup } from '../types/vehicle-lookup.ts';
import { Vehicle } from '../types/vehicle.ts';
import { VehicleKind } from '../vocabulary.ts';

const PLATE = 'Biển số, mọi cách viết · Plate, in any spelling';
const KIND =
  'Loại xe, khi ô tô và xe máy cùng dạng chuẩn · Kind, where a car and a motorcycle share the normal form';
const CHASSIS = 'Số khung, mọi cách viết · Chassis number, in any spelling';
const ENGINE = 'Một trong các số máy · One of the engine numbers';

@ArgsType()
class VehicleLookupArguments {
  @Field(() => PlateScalar, { nullable: true, description: PLATE })
  plate?: string | null;

  @Field(() => VehicleKind, { nullable: true, description: KIND })
  kind?: VehicleKind | null;

  @Field(() => String, { nullable: true, description: CHASSIS })
  chassis?: string | null;

  @Field(() => String, { nullable: true, description: ENGINE })
  engine?: string | null;
}

/** The ways to one vehicle. */
@Resolver()
export class VehicleQueryResolver {
  @Query(() => Vehicle, {
    nullable: true,
    description:
      'Xe đang mang biển số, hoặc xe cuối cùng đã mang; lỗi AMBIGUOUS nếu nhiều xe, NOT_FOUND nếu không có · ' +
      'The vehicle that bears the plate, else the last that did; error AMBIGUOUS where several do, NOT_FOUND where none',
  })
  async vehicle(
    @Ctx() context: SubgraphContext,
    @Arg('plate', () => PlateScalar, { description: PLATE }) plate: string,
    @Arg('kind', () => VehicleKind, { nullable: true, description: KIND }) kind?: VehicleKind | null,
  ): Promise<Vehicle> {
    return onlyVehicle('plate', matchByPlate(await loadersOf(context).vehicles.byPlate(plate), kind));
  }

  @Query(() => Vehicle, {
    nullable: true,
    description:
      'Xe có số khung (và số máy); lỗi AMBIGUOUS nếu nhiều xe, NOT_FOUND nếu không có hoặc số máy không khớp · ' +
      'The vehicle of a chassis (and engine); error AMBIGUOUS where several fit, NOT_FOUND where none does or the engine is another',
  })
  async vehicleByChassis(
    @Ctx() context: SubgraphContext,
    @Arg('chassis', () => String, { description: CHASSIS }) chassis: string,
    @Arg('engine', () => String, { nullable: true, description: ENGINE }) engine?: string | null,
  ): Promise<Vehicle> {
    return onlyVehicle('chassis', await lookUpChassis(context, chassis, engine));
  }

  @Query(() => VehicleLookup, {
    nullable: true,
    description:
      'Tra cứu theo biển số hoặc số khung, trả về mọi xe khớp · Look-up by plate or by chassis that shows all that fit',
  })
  async vehicleLookup(
    @Ctx() context: SubgraphContext,
    @Args(() => VehicleLookupArguments) { plate, kind, chassis, engine }: VehicleLookupArguments,
  ): Promise<VehicleLookup> {
    if (plate != null && chassis == null) {
      return matchByPlate(await loadersOf(context).vehicles.byPlate(plate), kind);
    }
    if (chassis != null && plate == null) return lookUpChassis(context, chassis, engine);
    throw notOneNumber(plate == null && engine != null);
  }
}

async function lookUpChassis(
  context: SubgraphContext,
  chassis: string,
  engine: string | null | undefined,
): Promise<VehicleLookup> {
  const number = engine == null ? null : naming('engine', () => normaliseEngineNumber(engine));
  const frame = naming('chassis', () => parseChassisNumber(chassis));
  return matchByChassis(await loadersOf(context).vehicles.byChassis(frame), number);
}

/** An engine number that stands alone is to blame; else none is: two are too many, or all are missing. */
function notOneNumber(isEngineAlone: boolean): GraphQLError {
  const message = {
    vi: 'vehicleLookup nhận biển số hoặc số khung; cần đúng một trong hai.',
    en: 'vehicleLookup takes either plate or chassis; expected exactly one of them.',
  };
  return callerError('BAD_USER_INPUT', message, {
    ...(isEngineAlone && { argument: 'engine' }),
    nextStep: {
      vi: 'Nêu `plate`, hoặc `chassis` (kèm hay không kèm `engine`), không nêu cả hai.',
      en: 'Give `plate`, or `chassis` with or without `engine`, and not both.',
    },
  });
}
