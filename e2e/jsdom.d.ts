/** jsdom comes without types; this is what the stories use. */
declare module "jsdom" {
  export const JSDOM: { fragment(html: string): DocumentFragment };
}
