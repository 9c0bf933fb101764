import type { EvidenceCounts, EvidenceQuery, EvidenceRow } from '../../src/domain/evidence.ts'

/** Counts that a test states; it keeps what it was asked. Rows are given for any gender and slot: a test states one. */
export function memoryEvidence(rows: readonly EvidenceRow[]): EvidenceCounts & { asked: EvidenceQuery[] } {
  const asked: EvidenceQuery[] = []
  return {
    asked,
    async countsFor(query) {
      asked.push(query)
      return rows.filter(
        ({ region, apparentC, pool }) =>
          query.regions.includes(region) &&
          apparentC >= query.fromC &&
          apparentC <= query.toC &&
          !(pool === 'gender' && query.gender === 'any') &&
          !(pool === 'cell' && query.months.length === 0),
      )
    },
  }
}
