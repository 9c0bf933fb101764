import { armPath, legsPath } from './body.ts'

const TORSO =
  'M106,86 Q106,94 92,97 Q82,100 82,110 L86,124 L92,168 L85,202 L84,228 L156,228 L155,202 L148,168 L154,124 L158,110 Q158,100 148,97 Q134,94 134,86Z'

/** Nobody in particular: skin, hair and a small smile. */
export function Person({ gender }: { gender: 'female' | 'male' | 'any' }) {
  return (
    <g>
      {gender === 'female' && (
        <path class="hair" d="M94,46 Q92,100 100,112 Q120,120 140,112 Q148,100 146,46Z" />
      )}
      {gender === 'any' && <path class="hair" d="M95,46 Q93,76 100,84 Q120,90 140,84 Q147,76 145,46Z" />}
      <path d={armPath(1, false)} class="limb" stroke-width="15" />
      <path d={armPath(1, true)} class="limb" stroke-width="15" />
      <circle cx="176" cy="214" r="8.5" class="skin" />
      <circle cx="64" cy="214" r="8.5" class="skin" />
      <path d={legsPath(176, 404, -2)} class="skin" />
      <path
        d="M124,400 L141,400 Q154,406 154,417 L124,417Z M116,400 L99,400 Q86,406 86,417 L116,417Z"
        class="skin"
      />
      <path d={TORSO} class="skin" />
      <path d="M110,66 V94 Q120,100 130,94 V66Z" class="skin skin-shade" />
      <ellipse cx="120" cy="51" rx="22" ry="26" class="skin" />
      <path
        class="hair"
        d={
          gender === 'male'
            ? 'M97,50 Q92,20 121,20 Q149,20 143,50 Q140,38 132,34 Q114,38 104,34 Q99,40 97,50Z'
            : 'M96,52 Q90,19 120,19 Q150,19 144,52 Q141,40 128,33 Q110,42 101,40 Q97,44 96,52Z'
        }
      />
      <circle cx="112" cy="53" r="2.1" class="ink" />
      <circle cx="128" cy="53" r="2.1" class="ink" />
      <path d="M114,64 Q120,69 126,64" class="smile" />
      <circle cx="106" cy="61" r="4" class="cheek" />
      <circle cx="134" cy="61" r="4" class="cheek" />
    </g>
  )
}
