import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SubgraphContext } from '../../shared/context.ts';
import { UpTo } from '../../shared/cost-directives.ts';
import { SectionState } from '../../shared/register-record.ts';
import { formatPlate } from '../../shared/scalars/plate.ts';
import { loadersOf } from '../loaders/loaders-of.ts';
import { matchInspection, type InspectionMatch } from '../rules/match-inspection.ts';
import { isOnTwoWheels } from '../rules/match-vehicles.ts';
import { GuardianConsent } from '../types/guardian-consent.ts';
import { IdentificationPlate } from '../types/identification-plate.ts';
import { Inspection } from '../types/inspection.ts';
import { RegistrationEvent } from '../types/registration-event.ts';
import { TransferCase } from '../types/transfer-case.ts';
import type { VehicleHead } from '../types/vehicle-head.ts';
import { Vehicle } from '../types/vehicle.ts';

/** What of a vehicle has a table of its own, or is worked out when asked for; all of it found by the head alone. */
@Resolver(() => Vehicle)
export class VehicleResolver {
  @FieldResolver(() => String, { description: 'Biển số như in trên biển · Plate as painted' })
  plateAsPainted(@Root() vehicle: VehicleHead): string {
    return formatPlate(vehicle.plate, isOnTwoWheels(vehicle) ? 'MOTORCYCLE' : 'CAR');
  }

  @UpTo(5)
  @FieldResolver(() => [RegistrationEvent], {
    description: 'Lịch sử đăng ký, cũ nhất trước · History of the registration, oldest first',
  })
  events(
    @Root() { id }: VehicleHead,
    @Ctx() context: SubgraphContext,
  ): Promise<readonly RegistrationEvent[]> {
    return loadersOf(context).history.events(Number(id));
  }

  @FieldResolver(() => TransferCase, {
    nullable: true,
    description: 'Vụ việc sang tên đang mở, hoặc gần nhất · The change of owner under way, else the last one',
  })
  transfer(@Root() { id }: VehicleHead, @Ctx() context: SubgraphContext): Promise<TransferCase | null> {
    return loadersOf(context).transfers.latest(Number(id));
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description:
      'Kiểm định gần nhất khớp số khung và số máy; null thì xem `inspectionState` · ' +
      'Latest inspection of this chassis and engine; where null, `inspectionState` says why',
  })
  async inspection(
    @Root() vehicle: VehicleHead,
    @Ctx() context: SubgraphContext,
  ): Promise<Inspection | null> {
    return (await inspectionOf(vehicle, context)).inspection;
  }

  @FieldResolver(() => SectionState, {
    description:
      'NONE: không có kiểm định; MISMATCH: trùng số khung nhưng khác số máy; AMBIGUOUS: thiếu số máy để đối chiếu · ' +
      'NONE: no inspection; MISMATCH: same chassis, other engine; AMBIGUOUS: an engine number is missing to tell',
  })
  async inspectionState(
    @Root() vehicle: VehicleHead,
    @Ctx() context: SubgraphContext,
  ): Promise<SectionState> {
    return (await inspectionOf(vehicle, context)).state;
  }

  @FieldResolver(() => GuardianConsent, {
    nullable: true,
    description: 'Văn bản đồng ý cho chủ xe 15–18 tuổi · Consent for an owner of 15 to 18',
  })
  guardianConsent(
    @Root() { id }: VehicleHead,
    @Ctx() context: SubgraphContext,
  ): Promise<GuardianConsent | null> {
    return loadersOf(context).history.consent(Number(id));
  }

  @FieldResolver(() => IdentificationPlate, {
    nullable: true,
    description: 'Biển số định danh đang gắn trên xe · The identification plate that the vehicle bears',
  })
  identificationPlate(
    @Root() { id }: VehicleHead,
    @Ctx() context: SubgraphContext,
  ): Promise<IdentificationPlate | null> {
    return loadersOf(context).plates.byVehicle(Number(id));
  }
}

async function inspectionOf(vehicle: VehicleHead, context: SubgraphContext): Promise<InspectionMatch> {
  const { chassisNumber } = vehicle;
  const known = chassisNumber === null ? [] : await loadersOf(context).inspections.ofChassis(chassisNumber);
  return matchInspection(vehicle, known);
}
