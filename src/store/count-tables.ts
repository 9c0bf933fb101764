import { TOGETHER_STEP_C } from '../domain/evidence.ts'
import { GARMENT_CLASSES, type GarmentClass } from '../domain/garment-class.ts'

/** The column of each garment class in evidence_count. */
export const CLASS_COLUMNS = GARMENT_CLASSES.map(columnOf)

export function columnOf(garmentClass: GarmentClass): string {
  return garmentClass.replaceAll('-', '_')
}

/** A table whose rows add up looks of evidence. Counting one look and counting all anew say the same because both use `ofLooks`. */
export type CountTable = {
  name: string
  key: readonly string[]
  /** The type of each column of the key. */
  keyTypes: readonly string[]
  /** `looks`, of which no row has 0, and what else it counts. */
  counts: readonly string[]
  /** The query of the rows of looks, in the order of the key and then the counts. */
  ofLooks(where: string, sign?: string): string
}

const LOOKS_AND_CLASSES = ['looks', ...CLASS_COLUMNS]

/** Looks of a region, and among them those of each class. Cells are added up first: the other pools are sums of cells. */
export const EVIDENCE_COUNT: CountTable = {
  name: 'evidence_count',
  key: ['region', 'pool', 'gender', 'slot', 'month', 'apparent_c', 'model_version'],
  keyTypes: ['text', 'text', 'text', 'text', 'integer', 'integer', 'text'],
  counts: LOOKS_AND_CLASSES,
  ofLooks: (where, sign = '1') => {
    const bits = GARMENT_CLASSES.map((each, n) => `sum((class_bits >> ${n}) & 1) as ${columnOf(each)}`)
    const sums = LOOKS_AND_CLASSES.map((column) => `${sign} * sum(${column}) as ${column}`)
    return `
      select region, pool,
        case when pool = 'all' then '' else cell.gender end as gender,
        case when pool = 'cell' then cell.slot else '' end as slot,
        case when pool = 'cell' then cell.month else 0 end as month,
        apparent_c, model_version, ${sums.join(', ')}
      from (
        select region, gender, slot, extract(month from taken_on)::integer as month,
          floor((weather ->> 'apparentC')::double precision + 0.5)::integer as apparent_c, model_version,
          count(*) as looks, ${bits.join(', ')}
        from look cross join unnest(regions) as region
        where state = 'evidence' and ${where}
        group by 1, 2, 3, 4, 5, 6
      ) as cell cross join unnest(array['all', 'gender', 'cell']) as pool
      group by 1, 2, 3, 4, 5, 6, 7`
  },
}

/** Looks that show all of no, one or two classes, as bits; looks of the same classes are added up first. */
export const WORN_TOGETHER: CountTable = {
  name: 'worn_together',
  key: ['gender', 'from_c', 'model_version', 'class_bits'],
  keyTypes: ['text', 'integer', 'text', 'integer'],
  counts: ['looks'],
  ofLooks: (where, sign = '1') => `
    select gender, from_c, model_version, mask.class_bits, ${sign} * sum(looks) as looks
    from (
      select gender, ${TOGETHER_STEP_C} * floor((weather ->> 'apparentC')::double precision / ${TOGETHER_STEP_C})::integer as from_c,
        model_version, class_bits, count(*) as looks
      from look where state = 'evidence' and ${where}
      group by 1, 2, 3, 4
    ) as shown
    join unnest('{${masks()}}'::integer[]) as mask (class_bits) on shown.class_bits & mask.class_bits = mask.class_bits
    group by 1, 2, 3, 4`,
}

function masks(): number[] {
  const bits = GARMENT_CLASSES.map((_, n) => 1 << n)
  return [0, ...bits.flatMap((a, i) => bits.slice(i).map((b) => a | b))]
}

export const COUNT_TABLES = [EVIDENCE_COUNT, WORN_TOGETHER]
