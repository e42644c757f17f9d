import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { TransferState } from '../vocabulary.ts';
import { recordColumns } from '../../shared/record-columns.ts';
import { VehicleRow } from './vehicle-row.ts';

/** A change of owner as a case; at most one is open for a vehicle. */
export const TransferCaseRow = defineEntity({
  name: 'TransferCaseRow',
  tableName: 'transfer_case',
  properties: {
    id: p.integer().primary().autoincrement(false),
    vehicleId: () => p.manyToOne(VehicleRow).mapToPk().fieldName('vehicle_id'),
    state: p.enum(() => TransferState),
    /** Day of the step that brought it into this state. */
    stateSince: p.date(),
    openedOn: p.date(),
    closedOn: p.date().strictNullable(),
    sellerId: p.text().strictNullable(),
    sellerName: p.text().strictNullable(),
    buyerId: p.text().strictNullable(),
    buyerName: p.text().strictNullable(),
    /** Who has the original file now; while it travels, who sent it. */
    fileHolderCode: p.text(),
    /** Where the buyer registers. */
    receivingAgencyCode: p.text(),
    revocationCertificate: p.text().strictNullable(),
    revokedOn: p.date().strictNullable(),
    /** Codes of the list `transfer-papers`. */
    missingPapers: p.array<string>().columnType('text[]'),
    ...recordColumns(),
  },
  checks: [
    {
      name: 'transfer_case_closed_check',
      expression: `(closed_on is not null) = (state in ('COMPLETED', 'CANCELLED'))`,
    },
    { name: 'transfer_case_seller_check', expression: `seller_id ~ '^[0-9]{12}$'` },
    { name: 'transfer_case_buyer_check', expression: `buyer_id ~ '^[0-9]{12}$'` },
  ],
  indexes: [
    { name: 'transfer_case_vehicle_index', properties: ['vehicleId', 'openedOn'] },
    { name: 'transfer_case_buyer_index', properties: ['buyerId'] },
  ],
  uniques: [{ name: 'transfer_case_one_open_unique', properties: ['vehicleId'], where: 'closed_on is null' }],
});

export type TransferCaseRow = Readonly<InferEntity<typeof TransferCaseRow>>;

/** One step of a case, numbered from 1. */
export const TransferStepRow = defineEntity({
  name: 'TransferStepRow',
  tableName: 'transfer_step',
  properties: {
    caseId: () => p.manyToOne(TransferCaseRow).mapToPk().fieldName('case_id').primary(),
    number: p.smallint().primary(),
    state: p.enum(() => TransferState),
    occurredOn: p.date(),
    agencyCode: p.text(),
    note: p.text().strictNullable(),
  },
});

export type TransferStepRow = Readonly<InferEntity<typeof TransferStepRow>>;
