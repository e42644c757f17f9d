import { LandCertificateRow, LandHolderRow } from '../../../subgraphs/land/entities.ts';
import type { RowSink } from '../load/register-writer.ts';
import type { Random } from '../random.ts';
import { dateOf, dayOf } from '../world/days.ts';
import type { LandCertificate } from '../world/land-certificate.ts';
import { fullName, type Person } from '../world/person.ts';

/** A ward where nearly all holders' birth dates are known to the year only. */
const YEARS_ONLY_COMMUNE = '02212';

/** Those of today under party 1, whom they had the land from under party 2. */
export function writeHolders(
  sink: RowSink,
  random: Random,
  certificate: LandCertificate,
  verification: string,
): void {
  const { serial, issued, holders, body, former, parcels, bulk } = certificate;
  const yearsOnly = parcels[0]?.unit?.startsWith(YEARS_ONLY_COMMUNE) ?? false;
  const since = dateOf(former?.until ?? issued);
  const common = { certificateSerial: serial, role: 'Chủ sử dụng đất', share: '1/1', verification };
  holders.forEach((holder, index) =>
    sink.add(LandHolderRow, {
      ...common,
      party: 1,
      position: index + 1,
      kind: kindOf(certificate),
      citizenId: holder.id,
      name: body?.name ?? fullName(holder.name),
      dateOfBirth: knownDate(random, holder, yearsOnly ? 0.87 : 0.2),
      share: holders.length > 1 ? 'Sở hữu chung' : '1/1',
      since,
      howVerified: bulk ? null : random.chance(0.7) ? 'POPULATION_DATABASE' : 'PAPERS',
      idPapers: random.chance(0.3) ? [{ kind: 'FORMER_ID', number: `07${holder.id.slice(5)}` }] : null,
    }),
  );
  if (body && holders.length === 0) {
    sink.add(LandHolderRow, { ...common, party: 1, position: 1, kind: body.kind, name: body.name, since });
  }
  if (former)
    sink.add(LandHolderRow, {
      ...common,
      ...formerColumns(former.holder),
      since: dateOf(issued),
      until: since,
    });
}

function kindOf({ holders, body }: LandCertificate): string {
  return body?.kind ?? (holders.length > 1 ? 'COUPLE' : 'PERSON');
}

function formerColumns({ id, name, born }: Person) {
  return {
    party: 2,
    position: 1,
    kind: 'PERSON',
    citizenId: id,
    name: fullName(name),
    dateOfBirth: dateOf(born).slice(0, 4),
  };
}

/** The certificate before this one, whose holders hold by this one now. */
export function writeReplaced(sink: RowSink, certificate: LandCertificate): void {
  const { replaces, issued, holders, body } = certificate;
  if (!replaces) return;
  sink.add(LandCertificateRow, {
    serial: replaces.serial,
    serialAsWritten: replaces.serial,
    registerNumber: null,
    issuedOn: dateOf(replaces.issued),
    status: 'REPLACED',
    sourceSystem: 'LAND_PAPER',
    recordedAt: `${dateOf(Math.max(issued, dayOf('2019-01-01')))}T04:00:00Z`,
    verification: 'VERIFIED',
  });
  const names = holders.length > 0 ? holders.map(({ name }) => fullName(name)) : [body?.name];
  names.forEach((name, index) =>
    sink.add(LandHolderRow, {
      certificateSerial: replaces.serial,
      party: 1,
      position: index + 1,
      kind: kindOf(certificate),
      citizenId: holders[index]?.id,
      name,
      role: 'Chủ sử dụng đất',
      since: dateOf(replaces.issued),
      until: dateOf(issued),
      verification: 'VERIFIED',
    }),
  );
}

function knownDate(random: Random, { born }: Person, yearOnlyShare: number): string {
  return random.chance(yearOnlyShare) ? dateOf(born).slice(0, 4) : dateOf(born);
}
