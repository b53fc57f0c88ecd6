/** 张三 → 张*, 沈建国 → 沈*国, 欧阳小明 → 欧**明; counted by code point so that rare characters stay whole. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return characters.length === 0 ? '' : '*';
  const first = characters[0];
  if (characters.length === 2) return `${first}*`;
  return `${first}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** 310118********1234; anything that is not 18 characters is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length === 18 ? `${idNumber.slice(0, 6)}********${idNumber.slice(14)}` : '*'.repeat(18);
}

/** 138****1234; anything that is not 11 characters keeps its last two at most. */
export function maskPhone(phone: string): string {
  if (phone.length === 11) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  return phone.length > 4 ? `****${phone.slice(-2)}` : '****';
}
