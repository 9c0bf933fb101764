/** Runs in the pages of allowed sites: a small card in the corner, in a frame of the extension, apart from the page. */
const ID = 'ondot-card'
const SIZE = { width: '320px', height: '212px' }

async function showCard(): Promise<void> {
  if (window !== window.top || document.getElementById(ID)) return
  const { sites } = await chrome.storage.local.get('sites')
  if (!Array.isArray(sites) || !sites.includes(location.origin)) return
  const host = document.createElement('div')
  host.id = ID
  Object.assign(host.style, { position: 'fixed', right: '16px', bottom: '16px', zIndex: '2147483647' })
  const frame = document.createElement('iframe')
  frame.src = chrome.runtime.getURL('card.html')
  frame.title = 'Ondot'
  Object.assign(frame.style, { border: '0', borderRadius: '18px', boxShadow: '0 4px 24px #0004', ...SIZE })
  const close = document.createElement('button')
  close.textContent = '✕'
  close.setAttribute('aria-label', 'Ondot ✕')
  Object.assign(close.style, {
    position: 'absolute',
    top: '8px',
    right: '8px',
    border: '0',
    background: 'none',
    color: '#777',
    font: '16px sans-serif',
    cursor: 'pointer',
  })
  close.addEventListener('click', () => host.remove())
  host.attachShadow({ mode: 'open' }).append(frame, close)
  document.body.append(host)
}

showCard().catch(() => {})
