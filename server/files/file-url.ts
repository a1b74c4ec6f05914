/** Where a stored file is shown from. */
export function fileUrl({ id, name }: { id: string; name: string }): string {
  return `/api/files/${id}/${encodeURIComponent(name)}`;
}
