interface School {
  number: string;
  name: string;
  address: string | null;
  postalCode: string | null;
  city: string | null;
  municipality: { code: string; name: string } | null;
}

let latest = 0;

/** Suggestions from the register while somebody types; an answer that comes late is dropped, a lost network shows none. */
export async function searchSchools(text: string): Promise<School[]> {
  const mine = ++latest;
  if (text.trim().length < 2) return [];
  try {
    const response = await fetch(`/api/institutions?q=${encodeURIComponent(text)}`);
    if (!response.ok) return [];
    const { items } = (await response.json()) as { items: School[] };
    return mine === latest ? items.slice(0, 8) : [];
  } catch {
    return [];
  }
}
