/** A browser as far as logging in needs one: it keeps cookies of each origin and does not follow redirects by itself. */
export class TestBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Asks for an address with the cookies of its origin, and keeps those that come back. */
  async get(address: string): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '' || /expires=thu, 01 jan 1970/i.test(header)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page comes, or until one leads to `stopAt`; answers where it stopped. */
  async follow(address: string, stopAt: (address: string) => boolean): Promise<string> {
    let at = address;
    for (let steps = 0; steps < 20; steps += 1) {
      if (stopAt(at)) return at;
      const response = await this.get(at);
      const location = response.headers.get('location');
      await response.body?.cancel();
      if (location === null) return at;
      at = new URL(location, at).href;
    }
    throw new Error(`Redirects without end, last to ${at}`);
  }

  cookie(origin: string, name: string): string | undefined {
    return this.jars.get(origin)?.get(name);
  }

  setCookie(origin: string, name: string, value: string): void {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar.set(name, value));
  }
}
