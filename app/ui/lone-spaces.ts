/**
 * React marks the border between two texts of a page from the server with a comment, and Chromium tells a space that stands alone beside
 * such a mark to no screen reader: the words would be read as one. Pages without scripts are sent without the marks. On the others they
 * are taken away when React has found its way, and each lone space is put in its place once more, which is when Chromium looks at it.
 */
export function freeLoneSpaces(page: Document): void {
  const marks: Comment[] = [];
  const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) if ((comments.currentNode as Comment).data === " ") marks.push(comments.currentNode as Comment);
  for (const mark of marks) {
    const beside = [mark.previousSibling, mark.nextSibling];
    mark.remove();
    for (const text of beside)
      if (text?.nodeType === Node.TEXT_NODE && text.nodeValue?.trim() === "")
        text.parentNode?.insertBefore(text, text.nextSibling);
  }
}
