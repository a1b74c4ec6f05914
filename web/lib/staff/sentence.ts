/** With a capital first letter: Danish weekdays are written small, headings begin with a capital. */
export function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}
