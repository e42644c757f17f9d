import type {
  AdministrativeUnitEntry,
  AdministrativeUnits,
} from '../shared/administrative-units/administrative-units.ts';
import { FORMER_PROVINCES, formerProvincesOf } from '../shared/codelists/provinces.ts';
import type { RegistrationAgency } from './types/registration-agency.ts';
import { AgencyLevel } from './vocabulary.ts';

/** Code of the national traffic police (Cục Cảnh sát giao thông, C08), which plates central agencies (80). */
const NATIONAL_AGENCY = 'C08';

/** Code of a province's traffic police (Phòng Cảnh sát giao thông, PC08), by the dated id of the province. */
export function provincialAgencyCode(provinceId: string): string {
  return `PC08-${provinceId}`;
}

/**
 * The agencies that register vehicles, of today and before July 2025: `C08`, `PC08-` and the dated id of a province, or
 * `CAX-` and that of a commune, whose police (công an xã) register most motorcycles. District police, who registered
 * until 28 February 2025, are not listed: their files went to the province.
 */
export interface Agencies {
  /** An agency by its code, the same object each time; a code of no agency gives one that says so. */
  byCode(code: string): RegistrationAgency;
  /**
   * True when an agency's files lie outside a province of today: in another, or in the ministry. Those of a former
   * province lie in the one it became; where a code of no agency keeps its files nobody can say, so not elsewhere.
   */
  isOutside(code: string, provinceId: string): boolean;
}

const known = new WeakMap<AdministrativeUnits, Agencies>();

/** The agencies of a codelist of units; made on first use, an agency at a time. */
export function agenciesOf(units: AdministrativeUnits): Agencies {
  const made = known.get(units) ?? createAgencies(units);
  known.set(units, made);
  return made;
}

const CODE = /^(PC08|CAX)-(.+)$/;

function createAgencies(units: AdministrativeUnits): Agencies {
  const agencies = new Map([[NATIONAL_AGENCY, NATIONAL]]);
  const byCode = (code: string): RegistrationAgency => {
    const found = agencies.get(code);
    if (found !== undefined) return found;
    const agency = createAgency(units, code, byCode);
    if (agency === undefined) return unknownAgency(code);
    agencies.set(code, agency);
    return agency;
  };
  return {
    byCode,
    isOutside: (code, provinceId) =>
      code === NATIONAL_AGENCY || (provinceOf(units, code) ?? provinceId) !== provinceId,
  };
}

function createAgency(
  units: AdministrativeUnits,
  code: string,
  byCode: (code: string) => RegistrationAgency,
): RegistrationAgency | undefined {
  const [, prefix, unitId = ''] = CODE.exec(code) ?? [];
  const unit = units.byId(unitId);
  const isProvincial = prefix === 'PC08';
  if (unit === undefined || isProvincial !== (unit.parentId === null)) return undefined;
  // A split commune has two heirs; which one took a file stands in no list.
  const [heir, ...others] = units.successorsOf(unitId);
  return {
    code,
    ...(isProvincial ? provincialNames(unit) : communeNames(unit)),
    level: isProvincial ? AgencyLevel.PROVINCE : AgencyLevel.COMMUNE,
    unit: { id: unit.id },
    platePrefixes: prefixesOf(provinceOfUnit(units, unit)),
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    successor: heir !== undefined && others.length === 0 ? byCode(`${prefix}-${heir.id}`) : null,
  };
}

function provincialNames({ fullName, nameEn, name }: AdministrativeUnitEntry) {
  return {
    name: `Phòng Cảnh sát giao thông, Công an ${withSmallKind(fullName)}`,
    nameEn: `Traffic Police Division, ${nameEn ?? name} Provincial Police`,
  };
}

function communeNames({ fullName, nameEn, name }: AdministrativeUnitEntry) {
  return { name: `Công an ${withSmallKind(fullName)}`, nameEn: `${nameEn ?? name} Commune Police` };
}

/** `Tỉnh Tuyên Quang` → `tỉnh Tuyên Quang`, as it is written after another word. */
function withSmallKind(fullName: string): string {
  return fullName.charAt(0).toLowerCase() + fullName.slice(1);
}

function prefixesOf({ code, validTo }: AdministrativeUnitEntry): readonly string[] {
  const provinces =
    validTo === null
      ? formerProvincesOf(code)
      : FORMER_PROVINCES.filter((province) => province.code === code);
  return provinces.flatMap(({ platePrefixes }) => platePrefixes).toSorted();
}

function provinceOfUnit(units: AdministrativeUnits, unit: AdministrativeUnitEntry): AdministrativeUnitEntry {
  return (unit.parentId === null ? undefined : units.byId(unit.parentId)) ?? unit;
}

function provinceOf(units: AdministrativeUnits, code: string): string | null {
  const unit = units.byId(CODE.exec(code)?.[2] ?? '');
  if (unit === undefined) return null;
  const province = provinceOfUnit(units, unit);
  return (units.successorsOf(province.id)[0] ?? province).id;
}

const NATIONAL: RegistrationAgency = {
  code: NATIONAL_AGENCY,
  name: 'Cục Cảnh sát giao thông, Bộ Công an',
  nameEn: 'Traffic Police Department, Ministry of Public Security',
  level: AgencyLevel.NATIONAL,
  unit: null,
  platePrefixes: ['80'],
  validFrom: null,
  validTo: null,
  successor: null,
};

function unknownAgency(code: string): RegistrationAgency {
  return {
    code,
    name: `Cơ quan không có trong danh mục (${code})`,
    nameEn: `Agency not in the codelist (${code})`,
    level: null,
    unit: null,
    platePrefixes: [],
    validFrom: null,
    validTo: null,
    successor: null,
  };
}
