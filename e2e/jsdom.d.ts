/** jsdom comes without types; this is what the stories and tests use. */
declare module "jsdom" {
  export const JSDOM: {
    new (text: string, options?: { contentType?: string }): { readonly window: { readonly document: Document } };
    fragment(html: string): DocumentFragment;
  };
}
