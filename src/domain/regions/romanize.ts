const INITIALS = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.split(' ')
const MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
/** Finals by how they sound before a consonant or at the end; '' is no final. */
const CODAS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')
/** Finals by what they are before a vowel, where they begin the next syllable. */
const LIAISONS = '-g-kk-gs-n-nj-n-d-r-lg-lm-lb-ls-lt-lp-r-m-b-ps-s-ss-ng-j-ch-k-t-p-'.split('-')

const FIRST_SYLLABLE = 0xac00
const SILENT_INITIAL = '-'
const NASAL_OF: Readonly<Record<string, string>> = { k: 'ng', t: 'n', p: 'm' }

/**
 * Revised Romanization of a Hangul name (Ministry of Culture, notice 2000-8), lower case, with the sound changes it asks of
 * proper nouns: liaison, nasals (왕십리 wangsimni), l (신림 sillim), ti → chi; ㄱㄷㅂ keep a following h (묵호 mukho).
 * No ㄴ is put in between (삼양 samyang): in place names that is the exception. Other characters pass through.
 */
export function romanize(hangul: string): string {
  const syllables = [...hangul].map(syllableOf)
  return syllables
    .map((syllable, i) => {
      if (typeof syllable === 'string') return syllable
      const before = syllables[i - 1]
      const after = syllables[i + 1]
      const onset = joint(typeof before === 'object' ? before : null, syllable).onset
      const coda = joint(syllable, typeof after === 'object' ? after : null).coda
      return onset + MEDIALS[syllable.medial] + coda
    })
    .join('')
}

type Syllable = { initial: string; medial: number; final: number }

function syllableOf(character: string): Syllable | string {
  const index = character.charCodeAt(0) - FIRST_SYLLABLE
  if (index < 0 || index >= 19 * 21 * 28) return character
  return {
    initial: INITIALS[Math.floor(index / (21 * 28))]!,
    medial: Math.floor(index / 28) % 21,
    final: index % 28,
  }
}

/** How two neighbours sound where they meet; null stands for the edge of the word. */
function joint(left: Syllable | null, right: Syllable | null): { coda: string; onset: string } {
  const coda = left ? CODAS[left.final]! : ''
  const onset = right?.initial ?? ''
  if (onset === SILENT_INITIAL) return left ? liaison(left, right!) : { coda: '', onset: '' }
  if (onset === 'r') {
    if (coda === 'n' || coda === 'l') return { coda: 'l', onset: 'l' }
    if (coda !== '') return { coda: NASAL_OF[coda] ?? coda, onset: 'n' }
  }
  if (onset === 'n' && coda === 'l') return { coda: 'l', onset: 'l' }
  if (onset === 'n' || onset === 'm') return { coda: NASAL_OF[coda] ?? coda, onset }
  return { coda, onset }
}

function liaison(left: Syllable, right: Syllable): { coda: string; onset: string } {
  const moved = LIAISONS[left.final]!
  const palatal = MEDIALS[right.medial] === 'i' ? ({ d: 'j', t: 'ch' }[moved] ?? moved) : moved
  return { coda: '', onset: palatal }
}
