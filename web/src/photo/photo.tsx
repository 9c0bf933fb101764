export default function Photo() {
  return null
}
